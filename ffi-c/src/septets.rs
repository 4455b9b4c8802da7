//! Septets in octets, and texts in septets.

use core::ffi::c_char;

use septet::alphabet::Tables;
use septet::{decode_septets, encode_septets, pack_septets, unpack_septets};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{language, octet};
use crate::ptr;
use crate::status::septet_status;

/// Packs septets, one in each octet, eight into seven octets: the first septet in the lowest bits of the first octet, above the
/// fill bits (TS 23.038, 6.1.2.1.1). Fill bits and spare bits are zero. Linear in the septets.
///
/// - `septets`, `count`: the septets.
/// - `fill_bits`: 0 to 6 bits before the first septet.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
///
/// Errors: `SEPTET_ERR_SEPTET_INVALID` (position) at the first value above 0x7F; `SEPTET_ERR_INVALID_OPTION` for more than 6 fill
/// bits; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_septets_pack(
    septets: *const u8,
    count: usize,
    fill_bits: u32,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, septets) = unsafe { (ptr::array_out(out, out_cap, out_len)?, ptr::array(septets, count)?) };
        out.write_slice(&pack_septets(septets, octet(fill_bits, "fill_bits")?)?)
    })
}

/// Unpacks exactly `count` septets that stand behind `fill_bits`, one into each octet. Fill bits, spare bits and octets behind them
/// are not looked at: spare bits never become an `@`. Linear in the septets.
///
/// - `octets`, `len`: the packed septets.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many septets there are: `count`.
///
/// Errors: `SEPTET_ERR_OCTETS_TRUNCATED` (position: the end) when the octets do not hold so many; `SEPTET_ERR_INVALID_OPTION` for
/// more than 6 fill bits; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_septets_unpack(
    octets: *const u8,
    len: usize,
    count: usize,
    fill_bits: u32,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::array_out(out, out_cap, out_len)?, ptr::array(octets, len)?) };
        out.write_slice(&unpack_septets(octets, count, octet(fill_bits, "fill_bits")?)?)
    })
}

/// The septets of a text, one in each octet, by the default alphabet or national tables.
///
/// - `text`, `len`: UTF-8, `len` octets.
/// - `locking`, `single`: National Language Identifiers of the tables, 0 for the default ones.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many septets there are.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_NOT_GSM7` (position) at the first character that is in neither table;
/// `SEPTET_ERR_INVALID_OPTION` for an identifier without a language; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_septets_encode(
    text: *const c_char,
    len: usize,
    locking: u32,
    single: u32,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::array_out(out, out_cap, out_len)?, ptr::text(text, len)?) };
        out.write_slice(&encode_septets(text, tables(locking, single)?)?)
    })
}

/// The text of septets, one in each octet. Every sequence of septets is a text; escapes that announce no character are counted,
/// and read as TS 23.038, 6.2.1.1 says.
///
/// - `locking`, `single`: National Language Identifiers of the tables, 0 for the default ones.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets of UTF-8 there are.
/// - `unknown_escapes`: receives the number of such escapes; may be NULL.
///
/// Errors: `SEPTET_ERR_SEPTET_INVALID` (position) at the first value above 0x7F; `SEPTET_ERR_INVALID_OPTION`;
/// `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_septets_decode(
    septets: *const u8,
    count: usize,
    locking: u32,
    single: u32,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    unknown_escapes: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, escapes, septets) = unsafe {
            (
                ptr::buffer_out(out, out_cap, out_len)?,
                ptr::optional_out(unknown_escapes)?,
                ptr::array(septets, count)?,
            )
        };
        let decoded = decode_septets(septets, tables(locking, single)?)?;
        out.write_str(&decoded.text)?;
        if let Some(escapes) = escapes {
            escapes.write(decoded.unknown_escapes);
        }
        Ok(())
    })
}

/// The tables of two identifiers.
pub(crate) fn tables(locking: u32, single: u32) -> Result<Tables, Failure> {
    Ok(Tables::new(language(locking, "locking")?, language(single, "single")?))
}
