//! Text operations beside the hot one.

use napi::Result;
use napi::bindgen_prelude::{External, Utf16String};
use napi_derive::napi;
use septet::TextOptions;
use serde::Serialize;

use crate::input::{in_utf16, text as text_of};
use crate::options::or_default;
use crate::refusal::refuse;
use crate::views::{code_point, to_json};

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
}

/// Answers a question about a text.
#[napi(catch_unwind)]
pub fn ask_text(
    question: TextQuestion,
    text: Utf16String,
    options: Option<&External<TextOptions>>,
    most: Option<u32>,
) -> Result<String> {
    let options = or_default(options);
    match question {
        TextQuestion::Refusal => {
            options.analyze_utf16(&text).map(|_| String::new()).map_err(|error| refuse(&error))
        }
        TextQuestion::Offenders => offenders(&text, options, most.map_or(usize::MAX, |most| most as usize)),
        TextQuestion::Segments => segment(&text, options),
        TextQuestion::Prepared => prepare(&text, options),
        TextQuestion::Sentence => explain(&text, options),
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
    /// Where the preparation changed it; else it is the range of the caller's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// The segments as a JSON list.
fn segment(text: &[u16], options: &TextOptions) -> Result<String> {
    let ranges = options.segment_ranges_utf16(text).map_err(|error| refuse(&error))?;
    let view = |range: septet::SegmentRange| {
        let own = text_of(text.get(range.start..range.end).unwrap_or_default())?;
        let prepared = options.prepare(&own);
        Ok(SegmentView {
            start: range.start,
            end: range.end,
            units: range.units,
            octets: range.octets,
            header: range
                .header
                .map(|header| header.as_octets().iter().map(|octet| format!("{octet:02x}")).collect()),
            text: prepared.changed().then(|| prepared.text.clone().into_owned()),
        })
    };
    Ok(to_json(&ranges.map(view).collect::<Result<Vec<_>>>()?))
}

#[derive(Serialize)]
struct PreparedView<'a> {
    text: &'a str,
    /// Where the positions of the two texts stop running in step: prepared, original.
    shifts: Vec<(usize, usize)>,
}

/// A text after preparation, and the way back from its positions, as JSON.
fn prepare(text: &[u16], options: &TextOptions) -> Result<String> {
    let original = text_of(text)?;
    let prepared = options.prepare(&original);
    let (mut of_prepared, mut of_original) =
        (Utf16Positions::of(&prepared.text), Utf16Positions::of(&original));
    let shifts = prepared.shifts().iter().map(|(prepared, original)| {
        // Both ascend, so each text is walked once.
        (of_prepared.at(*prepared), of_original.at(*original))
    });
    let shifts = shifts.collect();
    Ok(to_json(&PreparedView { text: &prepared.text, shifts }))
}

/// Ascending positions of a text in UTF-16 units.
struct Utf16Positions<'a> {
    text: &'a str,
    octets: usize,
    units: usize,
}

impl<'a> Utf16Positions<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, octets: 0, units: 0 }
    }

    fn at(&mut self, octets: usize) -> usize {
        let step = self.text.get(self.octets..octets).unwrap_or_default();
        self.units += step.encode_utf16().count();
        self.octets = octets;
        self.units
    }
}

/// The core's sentence.
fn explain(text: &[u16], options: &TextOptions) -> Result<String> {
    let text = text_of(text)?;
    let sentence = options.explain(&text);
    sentence.map_err(|error| refuse(&in_utf16(error, &text)))
}
