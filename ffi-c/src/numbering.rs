//! Numbering plans: whether a number is valid, what it is for and where.

use core::ffi::c_char;

use septet::LineType;

use crate::error::septet_error;
use crate::guard::{guard, quietly};
use crate::number::from_digits;
use crate::ptr::{self, Pod, septet_str};
use crate::status::{septet_status, septet_usage};

/// What a valid number is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_line_type {
    /// The number is not valid.
    SEPTET_LINE_NONE = 0,
    /// A fixed line; takes messages in few networks.
    SEPTET_LINE_FIXED_LINE = 1,
    /// A mobile phone.
    SEPTET_LINE_MOBILE = 2,
    /// One of both: nobody can tell from the digits (North America).
    SEPTET_LINE_FIXED_LINE_OR_MOBILE = 3,
    /// The called pays.
    SEPTET_LINE_TOLL_FREE = 4,
    /// The caller pays more than for a call.
    SEPTET_LINE_PREMIUM_RATE = 5,
    /// Both pay.
    SEPTET_LINE_SHARED_COST = 6,
    /// Telephony over the internet.
    SEPTET_LINE_VOIP = 7,
    /// A number that follows a person to any line.
    SEPTET_LINE_PERSONAL_NUMBER = 8,
    /// A pager.
    SEPTET_LINE_PAGER = 9,
    /// A company's number that leads to any of its lines.
    SEPTET_LINE_UAN = 10,
    /// A mailbox for voice messages.
    SEPTET_LINE_VOICEMAIL = 11,
}

/// What the numbering plans say about a number.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_numbering {
    /// `sizeof(septet_numbering)`, set by the caller.
    pub struct_size: u32,
    /// 1 when a plan has such a number. It does not say that somebody has it.
    pub valid: u32,
    /// A number of `septet_line_type`.
    pub line_type: u32,
    /// Why it is not valid, 0 when it is: `SEPTET_ERR_CALLING_CODE_UNASSIGNED`, `SEPTET_ERR_TRUNK_PREFIX_KEPT`,
    /// `SEPTET_ERR_NUMBER_LENGTH_IMPOSSIBLE` or `SEPTET_ERR_NUMBER_RANGE_UNASSIGNED`.
    pub reason: septet_status,
    /// The digits of the valid number that was probably meant, or 0.
    pub suggestion: u64,
    /// Its region (ISO 3166-1, or `001` when it belongs to no country) ended by NUL; empty when it is not known. Also of a number
    /// that is not valid, when its calling code or first digits tell it.
    pub region: [c_char; 4],
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_numbering {}

/// Looks a number up in the numbering plans (`septet_numbering_version`): valid or not and why, type, region. Constant time;
/// allocates nothing.
///
/// - `digits`: as `septet_phone.digits`.
///
/// A number that is not valid is an answer and no failure. Errors: those of `septet_phone_parse` for digits that are no number.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_numbering(
    digits: u64,
    out: *mut septet_numbering,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let info = from_digits(digits)?.numbering();
        let ok = septet_usage::SEPTET_OK as septet_status;
        out.write(septet_numbering {
            struct_size: 0,
            valid: info.valid.into(),
            line_type: info.line_type.map_or(0, |line_type| line_type.number().into()),
            reason: info.reason.map_or(ok, |reason| reason.number()),
            suggestion: info.suggestion.map_or(0, |number| number.digits()),
            region: ptr::code(info.region),
            reserved: 0,
        });
        Ok(())
    })
}

/// The word of a `septet_line_type`: `mobile`, `fixed_line`. Static; absent for `SEPTET_LINE_NONE` and for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_line_type_name(line_type: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let line_type = u8::try_from(line_type).ok().and_then(LineType::from_number);
        septet_str::of_option(line_type.map(LineType::as_str))
    })
}

/// The code of region number `index` (ISO 3166-1, or `001`), as `septet_number_columns.region` holds them, counted from 0. The
/// order may change with the release of the numbering plans. Static; absent after the last.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_region_code(index: usize) -> septet_str {
    quietly(septet_str::ABSENT, || septet_str::of_option(septet::regions().get(index).copied()))
}
