//! Text operations beside the hot one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use napi::Result;
use napi::bindgen_prelude::{External, Utf16String};
use napi_derive::napi;
use septet::TextOptions;
use serde::Serialize;

use crate::input::{in_utf16, text as text_of};
use crate::options::or_default;
use crate::positions::Utf16Positions;
use crate::refusal::refuse;
use crate::views::{code_point, to_json};
use crate::{smart, template};

/// What is asked about a text. One exported function for all, because the glue of each costs kilobytes.
#[napi(string_enum = "camelCase")]
pub enum TextQuestion {
    /// Nothing: only what the core has against the text is thrown, which the hot call has no way to say.
    Refusal,
    /// A JSON list, at most so many.
    Offenders,
    /// A JSON list.
    Segments,
    /// JSON.
    Prepared,
    /// The core's sentence.
    Sentence,
    /// JSON: the text after smart encoding, and what was changed.
    Transliteration,
    /// A JSON list of what would save segments.
    Advice,
    /// JSON: whether it is a keyword, and which.
    Keyword,
    /// JSON: the languages of a region.
    RegionLanguages,
    /// JSON: the cells of a pair of tables. The text is not looked at.
    Alphabet,
    /// Nothing: only what the core has against a template is thrown.
    Template,
    /// JSON: what a template takes at least and at most.
    TemplateBounds,
    /// A template with values in place of the placeholders.
    TemplateFilled,
}

/// Answers a question about a text.
#[napi(catch_unwind)]
pub fn ask_text(
    question: TextQuestion,
    text: Utf16String,
    options: Option<&External<TextOptions>>,
    most: Option<u32>,
    details: Option<Utf16String>,
) -> Result<String> {
    let options = or_default(options);
    let details = || Details::of(details.as_deref());
    match question {
        TextQuestion::Refusal => {
            options.analyze_utf16(&text).map(|_| String::new()).map_err(|error| refuse(&error))
        }
        TextQuestion::Offenders => offenders(&text, options, most.map_or(usize::MAX, |most| most as usize)),
        TextQuestion::Segments => segment(&text, options),
        TextQuestion::Prepared => prepare(&text, options),
        TextQuestion::Sentence => explain(&text, options),
        TextQuestion::Transliteration => smart::transliterate(&text, options, &details()?),
        TextQuestion::Advice => smart::advise(&text, options, &details()?),
        TextQuestion::Keyword => smart::classify_keyword(&text),
        TextQuestion::RegionLanguages => smart::languages_for_region(&text),
        TextQuestion::Alphabet => smart::alphabet(&details()?),
        TextQuestion::Template => template::check(&text, &details()?),
        TextQuestion::TemplateBounds => template::bounds(&text, options, &details()?),
        TextQuestion::TemplateFilled => template::fill(&text, &details()?),
    }
}

/// What else a question says: lists of words by name, written by JavaScript, which has checked the types. A reader of typed
/// members would take twenty kilobytes.
#[derive(Default)]
pub(crate) struct Details(BTreeMap<String, Vec<String>>);

impl Details {
    pub(crate) fn of(json: Option<&[u16]>) -> Result<Self> {
        let Some(json) = json else { return Ok(Self::default()) };
        let members = serde_json::from_str(&text_of(json)?);
        members.map(Self).map_err(|error| napi::Error::from_reason(error.to_string()))
    }

    /// The words of a member, where it is there.
    pub(crate) fn list(&self, name: &str) -> Option<&[String]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// The same; none where it is not there.
    pub(crate) fn words(&self, name: &str) -> impl Iterator<Item = &str> {
        self.list(name).unwrap_or_default().iter().map(String::as_str)
    }

    /// The only word of a member.
    pub(crate) fn word(&self, name: &str) -> Option<&str> {
        self.words(name).next()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OffenderView {
    position: usize,
    length: usize,
    code_points: Vec<String>,
    class: &'static str,
    replacement: Option<String>,
}

/// The offenders as a JSON list, at most `most` of them.
fn offenders(text: &[u16], options: &TextOptions, most: usize) -> Result<String> {
    let found = options.offenders_utf16(text).map_err(|error| refuse(&error))?;
    let view = |offender: septet::Offender<'_>| OffenderView {
        position: offender.position,
        length: offender.length,
        code_points: offender.code_points().map(code_point).collect(),
        class: offender.class.as_str(),
        replacement: offender.replacement.map(|replacement| replacement.as_str().into()),
    };
    Ok(to_json(&found.take(most).map(view).collect::<Vec<_>>()))
}

#[derive(Serialize)]
struct SegmentView {
    start: usize,
    end: usize,
    units: usize,
    octets: usize,
    /// In hex; none when it needs a reference that was not given.
    header: Option<String>,
    /// What stands before the text of a numbered one.
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<String>,
    /// Where a preparation changed it or a counter stands before it; else it is the range of the caller's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// The segments as a JSON list.
fn segment(text: &[u16], options: &TextOptions) -> Result<String> {
    let text = text_of(text)?;
    let segments = options.segments(&text).map_err(|error| refuse(&in_utf16(error, &text)))?;
    // The ranges join, so the text is walked once.
    let mut positions = Utf16Positions::of(&text);
    let view = |septet::Segment { text, range, .. }| SegmentView {
        start: positions.at(range.start),
        end: positions.at(range.end),
        units: range.units,
        octets: range.octets,
        header: range
            .header
            .map(|header| header.as_octets().iter().map(|octet| format!("{octet:02x}")).collect()),
        counter: range.counter.map(|counter| counter.to_string()),
        text: match text {
            Cow::Owned(text) => Some(text),
            Cow::Borrowed(_) => None,
        },
    };
    Ok(to_json(&segments.map(view).collect::<Vec<_>>()))
}

#[derive(Serialize)]
struct PreparedView<'a> {
    text: &'a str,
    changed: bool,
    /// Where the positions of the two texts stop running in step: prepared, original.
    shifts: Vec<(usize, usize)>,
}

/// A text after preparation, and the way back from its positions, as JSON.
fn prepare(text: &[u16], options: &TextOptions) -> Result<String> {
    let original = text_of(text)?;
    let prepared = options.prepare(&original);
    let mut of_original = Utf16Positions::of(&original);
    let (mut octets, mut units, mut apart) = (0, 0, 0);
    let mut shifts = Vec::new();
    // Not the core's: `e` and its mark take as many octets as `ẽ`, but two units.
    for character in prepared.text.chars().filter(|_| prepared.changed()) {
        octets += character.len_utf8();
        units += character.len_utf16();
        let before = of_original.at(prepared.original_position(octets));
        if before.wrapping_sub(units) != apart {
            apart = before.wrapping_sub(units);
            shifts.push((units, before));
        }
    }
    Ok(to_json(&PreparedView { text: &prepared.text, changed: prepared.changed(), shifts }))
}

/// The core's sentence.
fn explain(text: &[u16], options: &TextOptions) -> Result<String> {
    let text = text_of(text)?;
    let sentence = options.explain(&text);
    sentence.map_err(|error| refuse(&in_utf16(error, &text)))
}
