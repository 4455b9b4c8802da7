//! Phone numbers, one at a time.

use core::ffi::c_char;

use septet::{Error, ErrorCode, NumberLevel, PhoneNumber};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::ptr::{self, Pod};
use crate::status::septet_status;

/// How much is asked of a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_number_level {
    /// `+` and 7 to 15 digits, the first 1 to 9.
    SEPTET_NUMBER_SYNTAX = 0,
    /// And the calling code is assigned and has numbers of this length.
    SEPTET_NUMBER_LENGTH = 1,
    /// And the numbering plan has such a number: `septet_phone_numbering` tells more.
    SEPTET_NUMBER_NUMBERING = 2,
}

/// A phone number in international form (ITU-T E.164).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_phone {
    /// `sizeof(septet_phone)`, set by the caller.
    pub struct_size: u32,
    /// Its calling code; 0 when that is not assigned.
    pub calling_code: u32,
    /// All digits as one number: calling code, then national number.
    pub digits: u64,
    /// How many digits, 7 to 15.
    pub digit_count: u32,
    /// How many regions share the calling code: `septet_phone_regions` lists them.
    pub region_count: u32,
    /// Its region (ISO 3166-1, `001` for none) ended by NUL, where the calling code belongs to one alone; else empty.
    pub region: [c_char; 4],
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_phone {}

/// A region's code (ISO 3166-1, or `001` for none), ended by NUL. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_region {
    /// The code.
    pub code: [c_char; 4],
}

pub(crate) fn level(number: u32) -> Result<NumberLevel, Failure> {
    match number {
        0 => Ok(NumberLevel::Syntax),
        1 => Ok(NumberLevel::Length),
        2 => Ok(NumberLevel::Numbering),
        _ => Err(Error::new(ErrorCode::InvalidOption).in_field("level").into()),
    }
}

/// A number from its digits, as `septet_phone.digits` holds them.
pub(crate) fn from_digits(digits: u64) -> Result<PhoneNumber, Failure> {
    // A plus and the 20 digits that 64 bits can have.
    let mut text = [0; 21];
    let mut rest = digits;
    let mut start = text.len();
    loop {
        start -= 1;
        text[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    start -= 1;
    text[start] = b'+';
    Ok(PhoneNumber::parse(&text[start..])?)
}

/// Reads a phone number: exactly `+` and 7 to 15 ASCII digits, the first of them not 0. Nothing is trimmed, nothing repaired;
/// allocates nothing.
///
/// - `level`: a number of `septet_number_level`.
///
/// Errors: `SEPTET_ERR_NUMBER_EMPTY`, `_MISSING_PLUS`, `_INVALID_CHARACTER`, `_LEADING_ZERO` (position), `_TOO_SHORT`, `_TOO_LONG`
/// (`actual`, `limit`); from `SEPTET_NUMBER_LENGTH` on `SEPTET_ERR_CALLING_CODE_UNASSIGNED`, `SEPTET_ERR_NUMBER_LENGTH_IMPOSSIBLE`;
/// at `SEPTET_NUMBER_NUMBERING` `SEPTET_ERR_TRUNK_PREFIX_KEPT` (position), `SEPTET_ERR_NUMBER_RANGE_UNASSIGNED`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_parse(
    text: *const c_char,
    len: usize,
    level: u32,
    out: *mut septet_phone,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::pod_out(out)?, ptr::octets(text, len)?) };
        let number = PhoneNumber::parse_at(text, self::level(level)?)?;
        let code = number.calling_code();
        out.write(septet_phone {
            struct_size: 0,
            calling_code: code.map_or(0, |code| code.code().into()),
            digits: number.digits(),
            digit_count: number.digit_count().into(),
            region_count: code.map_or(0, |code| code.regions().len() as u32),
            region: ptr::code(number.region()),
            reserved: 0,
        });
        Ok(())
    })
}

/// Lists the regions that share a number's calling code, the main one first; none when the code is not assigned.
///
/// - `digits`: as `septet_phone.digits`.
///
/// Errors: those of `septet_phone_parse` for digits that are no number, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_regions(
    digits: u64,
    out: *mut septet_region,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::array_out(out, out_cap, out_count) }?;
        let regions = from_digits(digits)?.calling_code().map(|code| code.regions()).unwrap_or_default();
        out.write_all(
            regions.len(),
            regions.iter().map(|region| septet_region { code: ptr::code(Some(region)) }),
        )
    })
}

/// Writes a number with its `+`: at most `SEPTET_PHONE_MAX_LEN` octets.
///
/// Errors: those of `septet_phone_parse` for digits that are no number, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_format(
    digits: u64,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_display(from_digits(digits)?)
    })
}

/// Writes a number for logs, with all but the calling code and the last two digits masked: `+1********43`. At most
/// `SEPTET_PHONE_MAX_LEN` octets.
///
/// Errors: as `septet_phone_format`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_mask(
    digits: u64,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_display(from_digits(digits)?.masked())
    })
}
