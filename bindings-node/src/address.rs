//! Phone numbers and senders.

use napi::Result;
use napi::bindgen_prelude::Utf16String;
use napi_derive::napi;
use septet::{Error, ErrorCode, LineType, NumberLevel, PhoneNumber, SenderAlphabet, SenderId};
use serde::Serialize;

use crate::input::{in_utf16, text as text_of, utf8};
use crate::refusal::refuse;
use crate::views::to_json;

/// The levels by the number that the hot call takes.
const LEVELS: [NumberLevel; 3] = [NumberLevel::Syntax, NumberLevel::Length, NumberLevel::Numbering];

pub(crate) fn level_of_number(number: u32) -> Option<NumberLevel> {
    LEVELS.get(number as usize).copied()
}

/// The number of a level's word, for the hot call.
#[napi(catch_unwind)]
pub fn number_level(word: Utf16String) -> Result<u32> {
    let level = utf8(&word).and_then(|word| NumberLevel::from_name(&word));
    let level = level.map_err(|error| refuse(&error))?;
    let place = LEVELS.iter().position(|known| *known == level);
    place
        .and_then(|place| u32::try_from(place).ok())
        .ok_or_else(|| refuse(&Error::new(ErrorCode::InvalidOption).in_field("level")))
}

/// Throws what the core has against a number; the hot call has no way to say it.
#[napi(catch_unwind)]
pub fn explain_number(text: Utf16String, level: u32) -> Result<()> {
    let level = level_of_number(level).unwrap_or_default();
    let text = text_of(&text)?;
    PhoneNumber::parse_at(&text, level).map(drop).map_err(|error| refuse(&in_utf16(error, &text)))
}

#[derive(Serialize)]
struct NumberView {
    masked: String,
    regions: &'static [&'static str],
    region: Option<&'static str>,
    numbering: NumberingView,
}

#[derive(Serialize)]
struct NumberingView {
    valid: bool,
    #[serde(rename = "type")]
    line_type: Option<&'static str>,
    region: Option<&'static str>,
    reason: Option<&'static str>,
    suggestion: Option<String>,
}

/// What is seldom asked about a number that was checked, as JSON.
#[napi(catch_unwind)]
pub fn describe_number(text: Utf16String) -> Result<String> {
    let text = text_of(&text)?;
    let number = PhoneNumber::parse(&text).map_err(|error| refuse(&in_utf16(error, &text)))?;
    let info = number.numbering();
    let numbering = NumberingView {
        valid: info.valid,
        line_type: info.line_type.map(LineType::as_str),
        region: info.region,
        reason: info.reason.map(ErrorCode::as_str),
        suggestion: info.suggestion.map(|suggestion| suggestion.to_string()),
    };
    Ok(to_json(&NumberView {
        masked: number.masked().to_string(),
        regions: number.calling_code().map(septet::CallingCode::regions).unwrap_or_default(),
        region: number.region(),
        numbering,
    }))
}

/// A sender as JavaScript has it.
#[derive(Serialize)]
pub(crate) struct SenderView {
    text: String,
    kind: &'static str,
    tier: &'static str,
    ton: u8,
    npi: u8,
    number: Option<String>,
    /// What may be shown: a name as it is, a number masked.
    shown: String,
}

impl SenderView {
    pub(crate) fn of(sender: &SenderId) -> Self {
        Self {
            text: sender.as_str().into(),
            kind: sender.kind().as_str(),
            tier: sender.tier().as_str(),
            ton: sender.ton(),
            npi: sender.npi(),
            number: sender.number().map(|number| number.to_string()),
            shown: sender
                .number()
                .map_or_else(|| sender.as_str().into(), |number| number.masked().to_string()),
        }
    }
}

/// Reads a sender; JSON.
#[napi(catch_unwind)]
pub fn parse_sender(text: Utf16String, alphabet: Option<Utf16String>) -> Result<String> {
    let alphabet = match alphabet {
        None => SenderAlphabet::default(),
        Some(word) => {
            let alphabet = utf8(&word).and_then(|word| SenderAlphabet::from_name(&word));
            alphabet.map_err(|error| refuse(&error))?
        }
    };
    let text = text_of(&text)?;
    let sender = SenderId::parse_in(&text, alphabet).map_err(|error| refuse(&in_utf16(error, &text)))?;
    Ok(to_json(&SenderView::of(&sender)))
}
