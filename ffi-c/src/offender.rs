//! What forces a text out of the GSM-7 alphabet.

use core::ffi::c_char;

use septet::{Offender, OffenderClass};

use crate::error::septet_error;
use crate::guard::{guard, quietly};
use crate::options::{septet_text_options, text_options};
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// Why a character is outside the alphabet, or what it is there for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_offender_class {
    /// Curly quotes, dashes, ellipses: the same meaning in plain punctuation.
    SEPTET_OFFENDER_TYPOGRAPHIC = 0,
    /// White space other than space and line end.
    SEPTET_OFFENDER_SPACE = 1,
    /// Drawn as nothing.
    SEPTET_OFFENDER_INVISIBLE = 2,
    /// A letter with a mark that the alphabet lacks.
    SEPTET_OFFENDER_ACCENT = 3,
    /// A letter of another script that looks like a letter of the alphabet.
    SEPTET_OFFENDER_LOOKALIKE = 4,
    /// Several letters in one character.
    SEPTET_OFFENDER_LIGATURE = 5,
    /// A fraction in one character.
    SEPTET_OFFENDER_FRACTION = 6,
    /// A sign that can be approximated.
    SEPTET_OFFENDER_SYMBOL = 7,
    /// An emoji.
    SEPTET_OFFENDER_EMOJI = 8,
    /// A control character.
    SEPTET_OFFENDER_CONTROL = 9,
    /// A letter of a script that the alphabet does not write.
    SEPTET_OFFENDER_SCRIPT = 10,
    /// Anything else.
    SEPTET_OFFENDER_OTHER = 11,
}

use septet_offender_class::*;

pub(crate) const CLASSES: [(septet_offender_class, OffenderClass); 12] = [
    (SEPTET_OFFENDER_TYPOGRAPHIC, OffenderClass::Typographic),
    (SEPTET_OFFENDER_SPACE, OffenderClass::Space),
    (SEPTET_OFFENDER_INVISIBLE, OffenderClass::Invisible),
    (SEPTET_OFFENDER_ACCENT, OffenderClass::Accent),
    (SEPTET_OFFENDER_LOOKALIKE, OffenderClass::Lookalike),
    (SEPTET_OFFENDER_LIGATURE, OffenderClass::Ligature),
    (SEPTET_OFFENDER_FRACTION, OffenderClass::Fraction),
    (SEPTET_OFFENDER_SYMBOL, OffenderClass::Symbol),
    (SEPTET_OFFENDER_EMOJI, OffenderClass::Emoji),
    (SEPTET_OFFENDER_CONTROL, OffenderClass::Control),
    (SEPTET_OFFENDER_SCRIPT, OffenderClass::Script),
    (SEPTET_OFFENDER_OTHER, OffenderClass::Other),
];

/// A character outside the alphabet, with the combining marks that belong to it. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_offender {
    /// Where it starts, in units of the input, counted from 0.
    pub position: usize,
    /// How much of the input it takes, in units of the input.
    pub length: usize,
    /// A number of `septet_offender_class`.
    pub offender_class: u32,
    /// 1 when a replacement would bring it into the alphabet.
    pub has_replacement: u32,
    /// The replacement in UTF-8, ended by NUL; empty to delete it.
    pub replacement: [c_char; 8],
}

impl septet_offender {
    fn of(offender: Offender<'_>) -> Self {
        let text = offender.replacement;
        Self {
            position: offender.position,
            length: offender.length,
            offender_class: class_number(offender.class),
            has_replacement: u32::from(text.is_some()),
            replacement: replacement(text.as_ref().map_or("", |text| text.as_str())),
        }
    }
}

pub(crate) fn class_number(class: OffenderClass) -> u32 {
    let known = CLASSES.iter().find(|(_, known)| *known == class);
    known.map_or(SEPTET_OFFENDER_OTHER, |(number, _)| *number) as u32
}

/// A replacement, which has at most five octets, ended by NUL.
pub(crate) fn replacement(text: &str) -> [c_char; 8] {
    let mut replacement = [0; 8];
    for (place, octet) in replacement.iter_mut().take(7).zip(text.bytes()) {
        *place = octet as c_char;
    }
    replacement
}

/// Lists every offender of a text, in order. `septet_analysis.offender_count` tells how many there are.
///
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8` (position), `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_offenders(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_offender,
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
        let offenders = options.offenders(text);
        out.write_all(offenders.clone().count(), offenders.map(septet_offender::of))
    })
}

/// `septet_text_offenders` for UTF-16; positions and lengths are in units.
///
/// Errors: as there, with `SEPTET_ERR_UNPAIRED_SURROGATE` (position) in place of invalid UTF-8.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_offenders_utf16(
    text: *const u16,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_offender,
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
        let offenders = options.offenders_utf16(text)?;
        out.write_all(offenders.clone().count(), offenders.map(septet_offender::of))
    })
}

/// The word of a `septet_offender_class`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_offender_class_name(offender_class: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let class = CLASSES.iter().find(|(number, _)| *number as u32 == offender_class);
        septet_str::of_option(class.map(|(_, class)| class.as_str()))
    })
}
