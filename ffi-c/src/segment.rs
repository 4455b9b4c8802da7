//! A text split into the segments in which it is sent.

use core::ffi::c_char;
use core::fmt::Write;

use septet::SegmentRange;

use crate::error::septet_error;
use crate::guard::guard;
use crate::options::{septet_text_options, text_options};
use crate::ptr::{self, Fixed};
use crate::status::{septet_status, septet_usage};

/// `septet_segment.header_len` of a segment that needs a concatenation reference where the options give none.
pub const SEPTET_HEADER_UNKNOWN: u32 = u32::MAX;

/// One segment of a text. This struct does not grow.
///
/// `start` and `end` are a range of the caller's text, in units of the input; the ranges of all segments join to the whole
/// text. Where the options change the text, composition above all, the text of a segment is not its range:
/// `septet_text_segment_text` gives it as it is sent.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_segment {
    /// The first position.
    pub start: usize,
    /// The position after the last.
    pub end: usize,
    /// Septets or UTF-16 units of text, a counter included, the header not counted.
    pub units: u32,
    /// Octets of user data: header, fill bits and text, at most 140.
    pub octets: u32,
    /// Octets of `header`: 0 for a message that has none, or `SEPTET_HEADER_UNKNOWN`.
    pub header_len: u32,
    /// The user data header, beginning with its own length octet.
    pub header: [u8; 140],
    /// What stands before the text when the segments are numbered, `(1/3) `, ended by NUL; else empty.
    pub counter: [c_char; 12],
}

// The header's own number, which the generator of the header cannot compute.
const _: () = assert!(septet::USER_DATA_OCTETS == 140);

impl septet_segment {
    fn of(range: &SegmentRange) -> Self {
        let mut header = [0; 140];
        let octets = range.header.as_ref().map(septet::Header::as_octets);
        for (place, octet) in header.iter_mut().zip(octets.unwrap_or_default()) {
            *place = *octet;
        }
        let mut counter = [0; 12];
        if let Some(number) = range.counter {
            // Two numbers of three digits at most, so there is room.
            let _ = write!(Fixed::new(&mut counter), "{number}");
        }
        Self {
            start: range.start,
            end: range.end,
            // A segment has at most 140 octets, so these are small.
            units: range.units as u32,
            octets: range.octets as u32,
            header_len: octets.map_or(SEPTET_HEADER_UNKNOWN, |octets| octets.len() as u32),
            header,
            counter,
        }
    }
}

/// Splits a text into the segments in which it is sent. Linear in the text; allocates nothing, unless the options say so.
///
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many segments there are: at most 255.
///
/// Errors: as `septet_text_analyze`, with `SEPTET_ERR_TOO_MANY_SEGMENTS` beyond 255 in any case; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_segments(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_segment,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options) = unsafe {
            (ptr::array_out(out, out_cap, out_count)?, ptr::text(text, len)?, text_options(options)?)
        };
        let options = options.unwrap_or_default();
        let segments = options.segments(text)?;
        out.write_all(segments.len(), segments.map(|segment| septet_segment::of(&segment.range)))
    })
}

/// `septet_text_segments` for UTF-16; ranges are in units.
///
/// Errors: as there, with `SEPTET_ERR_UNPAIRED_SURROGATE` (position) in place of invalid UTF-8.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_segments_utf16(
    text: *const u16,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_segment,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options) = unsafe {
            (ptr::array_out(out, out_cap, out_count)?, ptr::array(text, len)?, text_options(options)?)
        };
        let options = options.unwrap_or_default();
        let ranges = options.segment_ranges_utf16(text)?;
        out.write_all(ranges.len(), ranges.map(|range| septet_segment::of(&range)))
    })
}

/// Writes the text of one segment as it is sent, its counter included: number `index`, counted from 0. Linear in the whole text.
///
/// Errors: as `septet_text_segments`, and `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_segment_text(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    index: usize,
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
        let options = options.unwrap_or_default();
        let segment = options.segments(text)?.nth(index);
        out.write_str(&segment.ok_or(septet_usage::SEPTET_ERR_NO_SUCH_ITEM)?.text)
    })
}
