//! Languages that have national tables, and sets of them.

use septet::{Language, Languages};

use crate::error::septet_error;
use crate::guard::{Failure, guard, quietly};
use crate::options::invalid;
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// Languages with a national table by their National Language Identifier (3GPP TS 23.038, 6.2.1.2.4). A set of them has the bit
/// `SEPTET_LANGUAGE_BIT(identifier)` of each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_language {
    /// No language: the default alphabet and its extension table.
    SEPTET_LANGUAGE_NONE = 0,
    /// Turkish.
    SEPTET_LANGUAGE_TURKISH = 1,
    /// Spanish (single shift only).
    SEPTET_LANGUAGE_SPANISH = 2,
    /// Portuguese.
    SEPTET_LANGUAGE_PORTUGUESE = 3,
    /// Bengali.
    SEPTET_LANGUAGE_BENGALI = 4,
    /// Gujarati.
    SEPTET_LANGUAGE_GUJARATI = 5,
    /// Hindi.
    SEPTET_LANGUAGE_HINDI = 6,
    /// Kannada.
    SEPTET_LANGUAGE_KANNADA = 7,
    /// Malayalam.
    SEPTET_LANGUAGE_MALAYALAM = 8,
    /// Oriya.
    SEPTET_LANGUAGE_ORIYA = 9,
    /// Punjabi.
    SEPTET_LANGUAGE_PUNJABI = 10,
    /// Tamil.
    SEPTET_LANGUAGE_TAMIL = 11,
    /// Telugu.
    SEPTET_LANGUAGE_TELUGU = 12,
    /// Urdu.
    SEPTET_LANGUAGE_URDU = 13,
}

/// The number of a language, 0 for none.
pub(crate) fn identifier(language: Option<Language>) -> u32 {
    language.map_or(septet_language::SEPTET_LANGUAGE_NONE as u32, |language| language.identifier().into())
}

/// The language of a number, `None` for 0.
pub(crate) fn language(identifier: u32, field: &'static str) -> Result<Option<Language>, Failure> {
    if identifier == septet_language::SEPTET_LANGUAGE_NONE as u32 {
        return Ok(None);
    }
    let known = u8::try_from(identifier).ok().and_then(Language::from_identifier);
    known.map(Some).ok_or_else(|| invalid(field))
}

/// The languages of a set of bits.
pub(crate) fn languages(bits: u32) -> Result<Languages, Failure> {
    // Most calls: they need not look at every language.
    if bits == 0 {
        return Ok(Languages::NONE);
    }
    let languages: Languages =
        Language::ALL.into_iter().filter(|language| bits & bit(*language) != 0).collect();
    if set(languages) == bits { Ok(languages) } else { Err(invalid("languages")) }
}

fn set(languages: Languages) -> u32 {
    languages.iter().fold(0, |bits, language| bits | bit(language))
}

fn bit(language: Language) -> u32 {
    1 << language.identifier()
}

/// The ISO 639-1 code of a National Language Identifier (`septet_analysis.locking`, `.single`). Static; absent for a number that
/// is none.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_language_code(identifier: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let language = u8::try_from(identifier).ok().and_then(Language::from_identifier);
        septet_str::of_option(language.map(Language::as_str))
    })
}

/// The set of the languages of ISO 639-1 codes in lower case (`tr`, `es`), for `septet_text_options.languages`.
///
/// - `codes`, `count`: the codes.
/// - `out`: receives the bits.
///
/// Errors: `SEPTET_ERR_LANGUAGE_UNKNOWN` (index of the first code that has no national table), `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_languages_parse(
    codes: *const septet_str,
    count: usize,
    out: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, codes) = unsafe { (ptr::out(out)?, ptr::texts(codes, count)?) };
        out.write(set(Languages::from_codes(codes)?));
        Ok(())
    })
}

/// The set of the languages with national tables that are official or widely written in a region (ISO 3166-1: `TR`), by the
/// Unicode CLDR. 0 for a region where none of them is, and for an unknown one.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_languages_for_region(region: septet_str) -> u32 {
    quietly(0, || {
        // SAFETY: the caller keeps the conventions.
        let region = unsafe { region.required() };
        region.map_or(0, |region| set(septet::languages_for_region(region)))
    })
}
