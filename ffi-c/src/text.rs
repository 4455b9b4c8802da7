//! Texts, one at a time: count, prepare, explain.

use core::ffi::c_char;
use core::mem::offset_of;

use septet::{Analysis, Encoding};

use crate::error::{SEPTET_NONE, septet_error};
use crate::guard::{Failure, guard};
use crate::language::identifier;
use crate::options::{encoding_number, septet_encoding, septet_text_options, text_options};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// What a text is and what it takes to send it.
///
/// A unit is a septet in GSM-7 and a UTF-16 unit in UCS-2. Positions are 0-based, in units of the input: octets of UTF-8, or
/// UTF-16 units.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_analysis {
    /// `sizeof(septet_analysis)`, set by the caller.
    pub struct_size: u32,
    /// The encoding in which the text is sent: `SEPTET_ENCODING_GSM7` or `SEPTET_ENCODING_UCS2`.
    pub encoding: u32,
    /// Septets or UTF-16 units of the whole text, headers not counted.
    pub units: usize,
    /// Segments, each sent and billed as one message; 1 for an empty text.
    pub segments: usize,
    /// Unicode scalar values.
    pub characters: usize,
    /// UTF-16 units, whatever the encoding.
    pub utf16_units: usize,
    /// Units still free in the last segment.
    pub remaining: usize,
    /// Units that one segment of this message holds.
    pub per_segment: usize,
    /// Where the first character stands that is outside the alphabet, or `SEPTET_NONE`.
    pub first_offender: usize,
    /// How many characters, with their combining marks, are outside the alphabet.
    pub offender_count: usize,
    /// National Language Identifier of the locking shift table in use, or 0.
    pub locking: u32,
    /// National Language Identifier of the single shift table in use, or 0.
    pub single: u32,
    /// Segments when nothing but pairs is kept together: the same as `segments` unless the options keep clusters, words or URLs.
    pub greedy_segments: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_analysis {
    const FIRST_SIZE: usize = offset_of!(Self, greedy_segments);
}

impl septet_analysis {
    #[inline]
    pub(crate) fn of(analysis: &Analysis) -> Self {
        Self {
            struct_size: 0,
            encoding: encoding_number(analysis.encoding),
            units: analysis.units,
            segments: analysis.segments,
            characters: analysis.characters,
            utf16_units: analysis.utf16_units,
            remaining: analysis.remaining,
            per_segment: analysis.per_segment,
            first_offender: analysis.first_offender.unwrap_or(SEPTET_NONE),
            offender_count: analysis.offender_count,
            locking: identifier(analysis.locking),
            single: identifier(analysis.single),
            greedy_segments: analysis.greedy_segments,
        }
    }
}

/// Counts and classifies a text. Linear in the text; allocates nothing, unless the options say so.
///
/// - `text`, `len`: UTF-8, `len` octets.
/// - `options`: NULL for the defaults.
/// - `out`: receives the analysis.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8` (position); `SEPTET_ERR_NOT_GSM7` when GSM-7 was demanded (position of the first offender,
/// `actual` their number); `SEPTET_ERR_TOO_MANY_SEGMENTS` beyond `max_segments` (`actual`, `limit`); `SEPTET_ERR_INVALID_OPTION`,
/// `SEPTET_ERR_HEADER_INVALID`, `SEPTET_ERR_HEADER_TOO_LONG` for the options themselves.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_analyze(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_analysis,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::pod_out(out)?, ptr::octets(text, len)?) };
        let analysis = if options.is_null() {
            septet::analyze_utf8(octets)?
        } else {
            // SAFETY: as above.
            unsafe { analyze_with(octets, options) }?
        };
        out.write(septet_analysis::of(&analysis));
        Ok(())
    })
}

/// Apart, so that calls without options do not make room on the stack for them.
///
/// # Safety
/// As [`text_options`].
#[inline(never)]
unsafe fn analyze_with(octets: &[u8], options: *const septet_text_options) -> Result<Analysis, Failure> {
    let text = septet::text_from_utf8(octets)?;
    // SAFETY: promised by the caller.
    Ok(unsafe { text_options(options) }?.unwrap_or_default().analyze(text)?)
}

/// `septet_text_analyze` for UTF-16: `len` units in the byte order of the machine; positions are in units.
///
/// Errors: as there, with `SEPTET_ERR_UNPAIRED_SURROGATE` (position) in place of invalid UTF-8.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_analyze_utf16(
    text: *const u16,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_analysis,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options) =
            unsafe { (ptr::pod_out(out)?, ptr::array(text, len)?, text_options(options)?) };
        let analysis = match options {
            None => septet::analyze_utf16(text)?,
            Some(options) => options.analyze_utf16(text)?,
        };
        out.write(septet_analysis::of(&analysis));
        Ok(())
    })
}

/// Writes the text as it will be analysed and sent, after the preparation that the options ask for. Line ends never make it longer
/// than the text; composition makes it at most three times as long.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8` (position), `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_prepare(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options) = unsafe {
            (ptr::buffer_out(out, out_cap, out_len)?, ptr::text(text, len)?, text_options(options)?)
        };
        out.write_str(&options.unwrap_or_default().prepare(text).text)
    })
}

/// The position in the original text of a position in the prepared text, both in octets of UTF-8. Linear in the text.
///
/// Errors: as `septet_text_prepare`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_original_position(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    position: usize,
    out: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options) = unsafe { (ptr::out(out)?, ptr::text(text, len)?, text_options(options)?) };
        out.write(options.unwrap_or_default().prepare(text).original_position(position));
        Ok(())
    })
}

/// Writes one sentence in English that says why a text costs what it costs: "UCS-2 because of U+2019 (right single
/// quotation mark) at character 3; with ' it is 1 segment instead of 3".
///
/// Errors: as `septet_text_analyze`, and `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_explain(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options) = unsafe {
            (ptr::buffer_out(out, out_cap, out_len)?, ptr::text(text, len)?, text_options(options)?)
        };
        out.write_str(&options.unwrap_or_default().explain(text)?)
    })
}

/// The word of a `septet_encoding` in results: `gsm7` or `ucs2`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_encoding_name(encoding: u32) -> septet_str {
    let encoding = [Encoding::Gsm7, Encoding::Ucs2].into_iter().find(|known| {
        // The wish for either is no encoding of a text.
        encoding != septet_encoding::SEPTET_ENCODING_AUTO as u32 && encoding_number(*known) == encoding
    });
    septet_str::of_option(encoding.map(Encoding::as_str))
}
