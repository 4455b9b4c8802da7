//! How a text is to be encoded and split: built once, used by every call with the same options.

use napi::Result;
use napi::bindgen_prelude::{External, Uint8Array, Utf16String};
use napi_derive::napi;
use septet::{
    EncodingChoice, Error, ErrorCode, Languages, Newline, Normalization, ReferenceBits, TextOptions,
};

use crate::input::utf8;
use crate::refusal::refuse;

/// The options as JavaScript gives them; the types are checked there.
#[napi(object, object_to_js = false)]
pub struct OptionParts {
    pub encoding: Option<Utf16String>,
    pub reference_bits: Option<f64>,
    pub max_segments: Option<f64>,
    pub newline: Option<Utf16String>,
    pub normalize: Option<Utf16String>,
    pub languages: Option<Vec<Utf16String>>,
    pub keep_graphemes: Option<bool>,
    pub keep_words: Option<bool>,
    pub keep_urls: Option<bool>,
    pub numbering: Option<bool>,
    pub header_elements: Option<Uint8Array>,
    pub concatenation_reference: Option<f64>,
    /// The name of a member that is no option.
    pub unknown: Option<String>,
}

/// Builds options for many calls.
#[napi(catch_unwind)]
pub fn text_options(parts: OptionParts) -> Result<External<TextOptions>> {
    let built = build(parts).and_then(|options| {
        // The core checks options when they are used, and refuses the empty text for no other reason.
        options.analyze("")?;
        Ok(options)
    });
    built.map(External::new).map_err(|error| refuse(&error))
}

fn build(parts: OptionParts) -> std::result::Result<TextOptions, Error> {
    let mut options = TextOptions::new();
    if let Some(word) = &parts.encoding {
        options = options.encoding(EncodingChoice::from_name(&utf8(word)?)?);
    }
    if let Some(bits) = parts.reference_bits {
        options = options.reference_bits(ReferenceBits::from_bits(integer(bits, "reference_bits")?)?);
    }
    if let Some(most) = parts.max_segments {
        let most = integer(most, "max_segments")?;
        options = options.max_segments(usize::try_from(most).unwrap_or(usize::MAX));
    }
    if let Some(word) = &parts.newline {
        options = options.newline(Newline::from_name(&utf8(word)?)?);
    }
    if let Some(word) = &parts.normalize {
        options = options.normalize(Normalization::from_name(&utf8(word)?)?);
    }
    if let Some(codes) = &parts.languages {
        let codes = codes.iter().map(|code| utf8(code)).collect::<std::result::Result<Vec<_>, _>>()?;
        options = options.languages(Languages::from_codes(codes.iter().map(String::as_str))?);
    }
    options = options
        .keep_graphemes(parts.keep_graphemes.unwrap_or_default())
        .keep_words(parts.keep_words.unwrap_or_default())
        .keep_urls(parts.keep_urls.unwrap_or_default())
        .numbering(parts.numbering.unwrap_or_default());
    if let Some(elements) = &parts.header_elements {
        options = options.header_elements(elements);
    }
    if let Some(reference) = parts.concatenation_reference {
        let reference = u16::try_from(integer(reference, "concatenation_reference")?);
        options = options.concatenation_reference(reference.map_err(|_| invalid("concatenation_reference"))?);
    }
    match parts.unknown {
        Some(name) => Err(Error::new(ErrorCode::InvalidOption).in_field(name)),
        None => Ok(options),
    }
}

/// A number of JavaScript as the integer that it is.
fn integer(value: f64, option: &'static str) -> std::result::Result<u64, Error> {
    // Where the cast changed something (a fraction, a sign, a range) the way back shows it.
    let integer = value as u64;
    if integer as f64 == value { Ok(integer) } else { Err(invalid(option)) }
}

fn invalid(option: &'static str) -> Error {
    Error::new(ErrorCode::InvalidOption).in_field(option)
}

static DEFAULT: TextOptions = TextOptions::new();

/// Built options, or the default ones.
pub(crate) fn or_default(options: Option<&External<TextOptions>>) -> &TextOptions {
    options.map_or(&DEFAULT, |options| options)
}
