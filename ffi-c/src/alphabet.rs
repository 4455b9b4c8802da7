//! The GSM 7 bit alphabet and its national tables, one character at a time.

use septet::alphabet::{ESCAPE, Septets, Tables};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::language::language;
use crate::options::invalid;
use crate::ptr;
use crate::status::septet_status;

/// Which of the two tables in force is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_shift {
    /// The locking shift table, whose characters take one septet: the default alphabet without a language.
    SEPTET_SHIFT_LOCKING = 0,
    /// The single shift table, whose characters take two septets: the extension table without a language.
    SEPTET_SHIFT_SINGLE = 1,
}

/// # Errors
/// For numbers that are no languages.
fn tables(locking: u32, single: u32) -> Result<Tables, Failure> {
    Ok(Tables::new(language(locking, "locking")?, language(single, "single")?))
}

/// Lists the 128 characters of a table by their septets, as code points of Unicode; 0 where there is none (no table holds U+0000).
///
/// - `shift`: a number of `septet_shift`.
/// - `language`: a number of `septet_language`. One without a locking shift table leaves the default alphabet in force.
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are: 128.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_alphabet_cells(
    shift: u32,
    language: u32,
    out: *mut u32,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::array_out(out, out_cap, out_count) }?;
        let tables = tables(language, language)?;
        let decode = match shift {
            0 => Tables::decode_basic,
            1 => Tables::decode_extended,
            _ => return Err(invalid("shift")),
        };
        let cell = |septet| decode(tables, septet).map_or(0, u32::from);
        out.write_all(128, (0..128).map(cell))
    })
}

/// Writes the septets of a character: one, or the escape and one, one in each octet; none when neither table holds it.
///
/// - `character`: its code point.
/// - `locking`, `single`: numbers of `septet_language` for the tables in force; 0 for the default.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_alphabet_encode(
    character: u32,
    locking: u32,
    single: u32,
    out: *mut u8,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::array_out(out, out_cap, out_count) }?;
        let tables = tables(locking, single)?;
        match char::from_u32(character).and_then(|character| tables.encode_char(character)) {
            Some(Septets::Basic(septet)) => out.write_slice(&[septet]),
            Some(Septets::Extended(septet)) => out.write_slice(&[ESCAPE, septet]),
            None => out.write_slice(&[]),
        }
    })
}
