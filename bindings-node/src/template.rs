//! Templates: what they take, and what rows of values make of them.

use napi::Result;
use napi::bindgen_prelude::{
    BigInt64ArraySlice, External, Int8ArraySlice, Int16ArraySlice, Int32ArraySlice, Utf16String,
};
use napi_derive::napi;
use septet::{
    Amount, AnalysisColumns, Error, ErrorCode, Field, FieldAlphabet, Template, TemplateColumns,
    TemplateStyle, TextOptions,
};
use serde::Serialize;

use crate::analysis::SizeView;
use crate::batch::{Offsets, owned};
use crate::input::{JsonText, in_utf16, text as text_of};
use crate::options::or_default;
use crate::positions::utf16_position;
use crate::refusal::refuse;
use crate::text::Details;
use crate::views::to_json;

/// The declared fields.
fn fields(details: &Details) -> std::result::Result<Vec<Field<'_>>, Error> {
    let lengths = details.words("fieldLengths").map(|length| length.parse().unwrap_or(usize::MAX));
    let names = details.words("fieldNames").zip(lengths);
    let fields = names.zip(details.words("fieldAlphabets"));
    fields
        .map(|((name, length), alphabet)| Ok(Field::new(name, length, FieldAlphabet::from_name(alphabet)?)))
        .collect()
}

/// Does something with a template; an error's position is one of the template.
fn with_template<T>(
    text: &str,
    details: &Details,
    work: impl FnOnce(&Template<'_>, &[Field<'_>]) -> std::result::Result<T, Error>,
) -> Result<T> {
    let run = || {
        let style = TemplateStyle::from_name(details.word("style").unwrap_or_default())?;
        let fields = fields(details)?;
        work(&Template::parse(text, style, &fields)?, &fields)
    };
    run().map_err(|error| refuse(&in_utf16(error, text)))
}

/// Only reads a template.
pub(crate) fn check(text: &[u16], details: &Details) -> Result<String> {
    with_template(&text_of(text)?, details, |_, _| Ok(String::new()))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BoundsView {
    // Where offenders stand in a text with made-up values means nothing to the caller.
    smallest: SizeView,
    largest: SizeView,
    placeholders: usize,
    /// Names of fields.
    deciding_field: Option<String>,
    ucs2_field: Option<String>,
    ucs2_literal: Option<usize>,
}

/// What a template takes at least and at most, as JSON.
pub(crate) fn bounds(text: &[u16], options: &TextOptions, details: &Details) -> Result<String> {
    let text = text_of(text)?;
    with_template(&text, details, |template, fields| {
        let bounds = template.bounds(options)?;
        let name = |index: usize| fields.get(index).map(|field| field.name.to_owned());
        Ok(to_json(&BoundsView {
            smallest: SizeView::of(&bounds.smallest),
            largest: SizeView::of(&bounds.largest),
            placeholders: bounds.placeholders,
            deciding_field: bounds.deciding_field.and_then(name),
            ucs2_field: bounds.ucs2_field.and_then(name),
            ucs2_literal: bounds.ucs2_literal.map(|position| utf16_position(&text, position)),
        }))
    })
}

/// A template filled.
pub(crate) fn fill(text: &[u16], details: &Details) -> Result<String> {
    let text = text_of(text)?;
    let values: Vec<_> = details.words("values").collect();
    let filled = with_template(&text, details, |template, _| {
        // Of a value the position is one of the value.
        Ok(template.fill(&values).map_err(|error| {
            let value = error.index().and_then(|index| values.get(index)).copied();
            refuse(&in_utf16(error, value.unwrap_or_default()))
        }))
    });
    filled?
}

/// Values in one buffer of UTF-8.
struct Values {
    octets: Vec<u8>,
    ends: Vec<i64>,
    /// Values that are no text.
    ill_formed: Vec<bool>,
}

impl Values {
    /// Of strings that were joined.
    fn of(units: &[u16], offsets: &[i64]) -> Self {
        let mut values =
            Self { octets: Vec::with_capacity(units.len()), ends: vec![0], ill_formed: Vec::new() };
        for pair in offsets.windows(2) {
            let place = |offset: i64| usize::try_from(offset).unwrap_or(usize::MAX);
            let value = units.get(place(pair[0])..place(pair[1])).unwrap_or_default();
            let text = String::from_utf16(value);
            match &text {
                Ok(text) => values.octets.extend_from_slice(text.as_bytes()),
                // Such an octet is in no text, so that the core refuses the row.
                Err(_) => values.octets.push(0xFF),
            }
            values.ill_formed.push(text.is_err());
            values.ends.push(values.octets.len() as i64);
        }
        values
    }

    /// Those of a row.
    fn row(&self, row: usize, width: usize) -> Vec<&str> {
        let ends = self.ends.get(row * width..=(row + 1) * width).unwrap_or_default();
        let value = |pair: &[i64]| {
            let octets = self.octets.get(pair[0] as usize..pair[1] as usize).unwrap_or_default();
            std::str::from_utf8(octets).unwrap_or_default()
        };
        ends.windows(2).map(value).collect()
    }

    /// Turns what the core found in UTF-8 into what it is of strings.
    fn finish(&self, template: &Template<'_>, width: usize, columns: &mut AnalysisColumns<'_>) {
        for (row, ill_formed) in self.ill_formed.chunks(width).enumerate() {
            if ill_formed.contains(&true)
                && let Some(error) = columns.error.get_mut(row)
            {
                *error = ErrorCode::UnpairedSurrogate.number() as i16;
            }
            if let Some(position @ 1..) = columns.first_offender.get_mut(row)
                && let Ok(text) = template.fill(&self.row(row, width))
            {
                *position = utf16_position(&text, *position as usize) as i32;
            }
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TotalView {
    rows: usize,
    failed: usize,
    segments: usize,
    most_segments: usize,
    /// In decimal.
    cost: Option<String>,
}

/// Fills a template with rows of values, which lie in one string or one buffer. The total as JSON.
#[napi(catch_unwind)]
#[allow(clippy::too_many_arguments, reason = "as for analyze_buffer")]
pub fn template_rows(
    text: Utf16String,
    details: Utf16String,
    options: Option<&External<TextOptions>>,
    data: JsonText,
    offsets: Offsets,
    mut error: Int16ArraySlice<'_>,
    mut encoding: Int8ArraySlice<'_>,
    mut units: Int32ArraySlice<'_>,
    mut segments: Int32ArraySlice<'_>,
    mut first_offender: Int32ArraySlice<'_>,
    mut cost: BigInt64ArraySlice<'_>,
) -> Result<String> {
    let text = text_of(&text)?;
    let details = Details::of(Some(&details))?;
    let price: Option<Amount> = match details.word("price") {
        Some(price) => Some(price.parse().map_err(|error: Error| refuse(&error.in_field("price")))?),
        None => None,
    };
    let offsets = owned(&offsets);
    // SAFETY: as in `analyze_buffer`.
    let mut columns = unsafe {
        let analysis = AnalysisColumns {
            error: error.as_mut(),
            encoding: encoding.as_mut(),
            units: units.as_mut(),
            segments: segments.as_mut(),
            first_offender: first_offender.as_mut(),
        };
        TemplateColumns { analysis, cost: cost.as_mut() }
    };
    with_template(&text, &details, |template, fields| {
        let options = or_default(options);
        let total = match &data {
            JsonText::A(units) => {
                let values = Values::of(units, &offsets);
                let total = template.rows(&values.octets, &values.ends, options, price, &mut columns)?;
                values.finish(template, fields.len(), &mut columns.analysis);
                total
            }
            JsonText::B(octets) => template.rows(octets, &offsets, options, price, &mut columns)?,
        };
        Ok(to_json(&TotalView {
            rows: total.rows,
            failed: total.failed,
            segments: total.segments,
            most_segments: total.most_segments,
            cost: total.cost.map(|cost| cost.to_string()),
        }))
    })
}
