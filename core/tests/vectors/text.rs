//! Text operations, through UTF-8, UTF-16 and Latin-1.

use septet::alphabet::{ESCAPE, Septets, Tables};
use septet::{
    Analysis, EncodingChoice, Error, Language, Languages, Newline, Normalization, Offenders, ReferenceBits,
    SegmentRange, SegmentRanges, TextOptions, languages_for_region, text_from_utf8,
};
use serde_json::{Value, json};

use crate::{Answer, Refusal};

/// A vector's text in every form that it has.
pub(crate) struct Forms {
    pub(crate) utf8: Vec<u8>,
    /// Absent when the text was given as ill-formed UTF-8.
    pub(crate) utf16: Option<Vec<u16>>,
    utf32: Option<Vec<u32>>,
    latin1: Option<Vec<u8>>,
}

impl Forms {
    pub(crate) fn of(input: &Value) -> Self {
        if let Some(hex) = input.get("text_utf16") {
            let octets = octets(hex);
            let units: Vec<u16> =
                octets.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            return match String::from_utf16(&units) {
                Ok(text) => Self::well_formed(text),
                // Only UTF-16 and UTF-32 can hold it.
                Err(_) => {
                    let code_point = |unit: Result<char, std::char::DecodeUtf16Error>| {
                        unit.map_or_else(|error| u32::from(error.unpaired_surrogate()), u32::from)
                    };
                    let utf32 = char::decode_utf16(units.iter().copied()).map(code_point).collect();
                    Self { utf8: Vec::new(), utf16: Some(units), utf32: Some(utf32), latin1: None }
                }
            };
        }
        if let Some(hex) = input.get("text_utf8") {
            let octets = octets(hex);
            return match String::from_utf8(octets) {
                Ok(text) => Self::well_formed(text),
                Err(error) => Self { utf8: error.into_bytes(), utf16: None, utf32: None, latin1: None },
            };
        }
        Self::well_formed(plain_text(&input["text"]))
    }

    fn well_formed(text: String) -> Self {
        let latin1 = text.chars().map(|character| u8::try_from(character).ok()).collect();
        let utf32 = Some(text.chars().map(u32::from).collect());
        Self { utf16: Some(text.encode_utf16().collect()), utf32, latin1, utf8: text.into_bytes() }
    }

    /// Runs a function on every form. What it gives for a position is turned into all three units.
    fn through(
        &self,
        utf8: impl Fn(&str, &Units) -> Result<Value, Error>,
        utf16: impl Fn(&[u16], &Units) -> Result<Value, Error>,
        utf32: impl Fn(&[u32], &Units) -> Result<Value, Error>,
        latin1: impl Fn(&[u8], &Units) -> Result<Value, Error>,
    ) -> Vec<(&'static str, Answer)> {
        let mut answers = Vec::new();
        let text = self.utf16.as_deref().map(String::from_utf16_lossy).unwrap_or_default();
        if self.utf16.is_none() || !self.utf8.is_empty() || text.is_empty() {
            let answer =
                text_from_utf8(&self.utf8).and_then(|text| utf8(text, &Units::new(text, Unit::Utf8)));
            answers.push(("UTF-8", answer.map_err(Refusal::from)));
        }
        if let Some(units) = &self.utf16 {
            let answer = utf16(units, &Units::new(&text, Unit::Utf16));
            answers.push(("UTF-16", answer.map_err(|error| Refusal { error, unit: "utf16" })));
        }
        if let Some(code_points) = &self.utf32 {
            let answer = utf32(code_points, &Units::new(&text, Unit::Char));
            answers.push(("UTF-32", answer.map_err(|error| Refusal { error, unit: "char" })));
        }
        if let Some(octets) = &self.latin1 {
            let answer = latin1(octets, &Units::new(&text, Unit::Char));
            answers.push(("Latin-1", answer.map_err(|error| Refusal { error, unit: "char" })));
        }
        answers
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Utf8,
    Char,
    Utf16,
}

/// Positions of one text in all three units.
pub(crate) struct Units {
    unit: Unit,
    // UTF-8, code points, UTF-16, for each start of a character and for the end.
    starts: Vec<[usize; 3]>,
}

impl Units {
    pub(crate) fn new(text: &str, unit: Unit) -> Self {
        let mut at = [0; 3];
        let mut starts = vec![at];
        for character in text.chars() {
            at = [at[0] + character.len_utf8(), at[1] + 1, at[2] + character.len_utf16()];
            starts.push(at);
        }
        Self { unit, starts }
    }

    pub(crate) fn position(&self, position: usize) -> Value {
        let unit = self.unit as usize;
        let index =
            self.starts.binary_search_by_key(&position, |start| start[unit]).expect("a start of a character");
        let [utf8, char, utf16] = self.starts[index];
        json!({ "utf8": utf8, "char": char, "utf16": utf16 })
    }
}

pub(crate) fn analyze(input: &Value) -> Vec<(&'static str, Answer)> {
    let forms = Forms::of(input);
    let Some(options) = input.get("options") else {
        let mut answers = forms.through(
            |text, units| {
                assert_eq!(septet::analyze_utf8(text.as_bytes()), Ok(septet::analyze(text)));
                Ok(analysis(septet::analyze(text), units))
            },
            |text, units| septet::analyze_utf16(text).map(|found| analysis(found, units)),
            |text, units| septet::analyze_utf32(text).map(|found| analysis(found, units)),
            |text, units| Ok(analysis(septet::analyze_latin1(text), units)),
        );
        answers.extend(analyze_with(&forms, &TextOptions::new()));
        return answers;
    };
    match text_options(options) {
        Ok(options) => analyze_with(&forms, &options),
        Err(error) => vec![("options", Err(error.into()))],
    }
}

fn analyze_with(forms: &Forms, options: &TextOptions) -> Vec<(&'static str, Answer)> {
    forms.through(
        |text, units| options.analyze(text).map(|found| analysis(found, units)),
        |text, units| options.analyze_utf16(text).map(|found| analysis(found, units)),
        |text, units| options.analyze_utf32(text).map(|found| analysis(found, units)),
        |text, units| options.analyze_latin1(text).map(|found| analysis(found, units)),
    )
}

fn analysis(found: Analysis, units: &Units) -> Value {
    json!({
        "encoding": found.encoding.as_str(),
        "units": found.units,
        "segments": found.segments,
        "greedy_segments": found.greedy_segments,
        "characters": found.characters,
        "utf16_units": found.utf16_units,
        "remaining": found.remaining,
        "per_segment": found.per_segment,
        "locking": found.locking.map(septet::Language::as_str),
        "single": found.single.map(septet::Language::as_str),
        "first_offender": found.first_offender.map(|position| units.position(position)),
        "offender_count": found.offender_count,
    })
}

pub(crate) fn offenders(input: &Value) -> Vec<(&'static str, Answer)> {
    let options =
        text_options(input.get("options").unwrap_or(&Value::Null)).expect("options that can be read");
    Forms::of(input).through(
        |text, units| Ok(list_offenders(options.offenders(text), units)),
        |text, units| options.offenders_utf16(text).map(|found| list_offenders(found, units)),
        |text, units| options.offenders_utf32(text).map(|found| list_offenders(found, units)),
        |text, units| Ok(list_offenders(options.offenders_latin1(text), units)),
    )
}

fn list_offenders(found: Offenders<'_>, units: &Units) -> Value {
    let offender = |offender: septet::Offender<'_>| {
        let code_points = offender.code_points().map(|code_point| format!("U+{:04X}", u32::from(code_point)));
        json!({
            "position": units.position(offender.position),
            "code_points": code_points.collect::<Vec<_>>(),
            "class": offender.class.as_str(),
            "replacement": offender.replacement.map(|replacement| replacement.to_string()),
        })
    };
    json!({ "offenders": found.map(offender).collect::<Vec<_>>() })
}

pub(crate) fn segment(input: &Value) -> Vec<(&'static str, Answer)> {
    let options = match text_options(input.get("options").unwrap_or(&Value::Null)) {
        Ok(options) => options,
        Err(error) => return vec![("options", Err(error.into()))],
    };
    // What is sent stands in the UTF-8 entry point alone; the others give its ranges.
    let mut texts = Vec::new();
    if let Ok(segments) = text_from_utf8(&Forms::of(input).utf8).and_then(|text| {
        Ok(options.segments(text)?.map(|segment| segment.text.into_owned()).collect::<Vec<_>>())
    }) {
        texts = segments;
    }
    let list = |ranges: SegmentRanges<'_>, units: &Units| {
        let encoding = ranges.analysis().encoding;
        let list = ranges.zip(&texts).map(|(range, text)| one_segment(&range, text.clone(), units));
        json!({ "encoding": encoding.as_str(), "segments": list.collect::<Vec<_>>() })
    };
    Forms::of(input).through(
        |text, units| {
            let segments = options.segments(text)?;
            let encoding = segments.analysis().encoding;
            let list = segments.map(|segment| one_segment(&segment.range, segment.text.into_owned(), units));
            Ok(json!({ "encoding": encoding.as_str(), "segments": list.collect::<Vec<_>>() }))
        },
        |text, units| Ok(list(options.segment_ranges_utf16(text)?, units)),
        |text, units| Ok(list(options.segment_ranges_utf32(text)?, units)),
        |text, units| Ok(list(options.segment_ranges_latin1(text)?, units)),
    )
}

fn one_segment(range: &SegmentRange, text: String, units: &Units) -> Value {
    json!({
        "start": units.position(range.start),
        "end": units.position(range.end),
        "units": range.units,
        "text": text,
        "header": range.header.map(|header| format!("{header:?}")),
        "octets": range.octets,
    })
}

pub(crate) fn prepare(input: &Value) -> Vec<(&'static str, Answer)> {
    let options = text_options(&input["options"]).expect("options that can be read");
    let mut answers = Forms::of(input).through(
        |text, original| {
            let prepared = options.prepare(text);
            let units = Units::new(&prepared.text, Unit::Utf8);
            let pair = |at: &[usize; 3]| {
                json!([units.position(at[0]), original.position(prepared.original_position(at[0]))])
            };
            let positions: Vec<_> = units.starts.iter().map(pair).collect();
            Ok(json!({ "text": prepared.text, "changed": prepared.changed(), "positions": positions }))
        },
        // Preparation is one of UTF-8; the UTF-16 entry points prepare on the way. They refuse what is ill-formed.
        |text, _| options.analyze_utf16(text).map(|_| Value::Null),
        |text, _| options.analyze_utf32(text).map(|_| Value::Null),
        |_, _| Ok(Value::Null),
    );
    answers.retain(|(_, answer)| !matches!(answer, Ok(Value::Null)));
    answers
}

pub(crate) fn alphabet(input: &Value) -> Answer {
    let language = match &input["language"] {
        Value::Null => None,
        code => Some(Language::from_code(code.as_str().expect("a code"))?),
    };
    let locking = input["shift"] == "locking";
    let tables = if locking { Tables::new(language, None) } else { Tables::new(None, language) };
    let cells: Vec<_> = (0..128)
        .map(|septet| if locking { tables.decode_basic(septet) } else { tables.decode_extended(septet) })
        .collect();
    let septets = |character: char| match tables.encode_char(character).expect("it stands in the table") {
        Septets::Basic(septet) => format!("{septet:02x}"),
        Septets::Extended(septet) => format!("{ESCAPE:02x}{septet:02x}"),
    };
    Ok(json!({
        "cells": cells.iter().map(|cell| cell.map_or(String::new(), String::from)).collect::<Vec<_>>(),
        "septets": cells.iter().map(|cell| cell.map_or(String::new(), septets)).collect::<Vec<_>>(),
    }))
}

pub(crate) fn region_languages(input: &Value) -> Answer {
    let languages = languages_for_region(input["region"].as_str().expect("a region"));
    Ok(json!({ "languages": languages.iter().map(Language::as_str).collect::<Vec<_>>() }))
}

pub(crate) fn explain(input: &Value) -> Vec<(&'static str, Answer)> {
    let options =
        text_options(input.get("options").unwrap_or(&Value::Null)).expect("options that can be read");
    let mut answers = Forms::of(input).through(
        |text, _| options.explain(text).map(|sentence| json!({ "sentence": sentence })),
        |text, _| options.analyze_utf16(text).map(|_| Value::Null),
        |text, _| options.analyze_utf32(text).map(|_| Value::Null),
        |_, _| Ok(Value::Null),
    );
    answers.retain(|(_, answer)| !matches!(answer, Ok(Value::Null)));
    answers
}

pub(crate) fn text_options(json: &Value) -> Result<TextOptions, Error> {
    let mut options = TextOptions::new();
    if let Some(word) = json.get("encoding") {
        options = options.encoding(EncodingChoice::from_name(word.as_str().expect("a word"))?);
    }
    if let Some(bits) = json.get("reference_bits") {
        options = options.reference_bits(ReferenceBits::from_bits(bits.as_u64().expect("a number"))?);
    }
    if let Some(most) = json.get("max_segments") {
        options =
            options.max_segments(usize::try_from(most.as_u64().expect("a number")).expect("a small one"));
    }
    if let Some(word) = json.get("newline") {
        options = options.newline(Newline::from_name(word.as_str().expect("a word"))?);
    }
    if let Some(word) = json.get("normalize") {
        options = options.normalize(Normalization::from_name(word.as_str().expect("a word"))?);
    }
    if let Some(codes) = json.get("languages") {
        let codes = codes.as_array().expect("a list").iter().map(|code| code.as_str().expect("a code"));
        options = options.languages(Languages::from_codes(codes)?);
    }
    let flag = |name: &str| json.get(name).is_some_and(|value| value.as_bool().expect("true or false"));
    options = options
        .keep_graphemes(flag("keep_graphemes"))
        .keep_words(flag("keep_words"))
        .keep_urls(flag("keep_urls"))
        .numbering(flag("numbering"));
    if let Some(hex) = json.get("header_elements") {
        options = options.header_elements(&octets(hex));
    }
    if let Some(reference) = json.get("concatenation_reference") {
        let reference = reference.as_u64().expect("a number");
        options = options.concatenation_reference(u16::try_from(reference).expect("sixteen bits"));
    }
    Ok(options)
}

/// A string, or `{"repeat": [[string, count], …]}`.
pub(crate) fn plain_text(json: &Value) -> String {
    if let Some(text) = json.as_str() {
        return text.into();
    }
    let parts = json["repeat"].as_array().expect("a list of parts");
    let part = |part: &Value| {
        let count = part[1].as_u64().expect("a count");
        part[0].as_str().expect("a string").repeat(usize::try_from(count).expect("a small one"))
    };
    parts.iter().map(part).collect()
}

pub(crate) fn octets(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().expect("hexadecimal").as_bytes();
    let digit = |digit: u8| char::from(digit).to_digit(16).expect("a hexadecimal digit") as u8;
    hex.chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}
