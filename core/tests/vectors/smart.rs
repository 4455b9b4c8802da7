//! Smart encoding, advice, templates and keywords.

use septet::{
    AdviceOptions, Amount, AnalysisColumns, Change, Classes, ErrorCode, Field, FieldAlphabet, Template,
    TemplateColumns, TemplateStyle, TextOptions, TransliterationOptions,
};
use serde_json::{Value, json};

use crate::Answer;
use crate::text::{Forms, Unit, Units, text_options};

/// The most changes that a vector lists.
const SHOWN: usize = 20;

pub(crate) fn transliterate(input: &Value) -> Vec<(&'static str, Answer)> {
    let run = |options: &TextOptions, text: &str| -> Answer {
        let mut how = TransliterationOptions::new();
        if let Some(classes) = input.get("classes") {
            let words = classes.as_array().expect("a list of words");
            how = how.classes(Classes::from_names(words.iter().map(|word| word.as_str().expect("a word")))?);
        }
        if let Some(when_equal) = input.get("when_equal") {
            how = how.when_equal(when_equal.as_bool().expect("true or false"));
        }
        let smart = options.transliterate(text, &how)?;
        if input.get("classes").is_none()
            && input.get("options").is_none()
            && input.get("when_equal").is_none()
        {
            assert_eq!(smart, septet::transliterate(text), "the short way gives the same");
        }
        let units = Units::new(text, Unit::Utf8);
        Ok(json!({
            "text": smart.text,
            "change_count": smart.changes.len(),
            "changes": changes(&smart.changes, &units),
            "untouched": smart.untouched.map(septet::Untouched::as_str),
            "blocker": smart.blocker.map(|position| units.position(position)),
            "before": smart.before.map(|before| before.segments),
            "after": smart.after.segments,
            "encoding": smart.after.encoding.as_str(),
            "units": smart.after.units,
        }))
    };
    utf8(input, run)
}

pub(crate) fn advise(input: &Value) -> Vec<(&'static str, Answer)> {
    let run = |options: &TextOptions, text: &str| -> Answer {
        let mut facts = AdviceOptions::new();
        if let Some(price) = price(input) {
            let currency = input["currency"].as_str().expect("a currency").parse()?;
            facts = facts.price(price, currency);
        }
        if let Some(recipients) = input.get("recipients") {
            let recipients = recipients.as_u64().expect("a count");
            facts = facts.recipients(usize::try_from(recipients).expect("a small one"));
        }
        let units = Units::new(text, Unit::Utf8);
        let advice = options.advise(text, &facts)?;
        let one = |advice: &septet::Advice<'_>| {
            json!({
                "kind": advice.kind.as_str(),
                "change_count": advice.changes.len(),
                "changes": changes(&advice.changes, &units),
                "cut": advice.cut.map(|position| units.position(position)),
                "units": advice.units,
                "language": advice.language.map(septet::Language::as_str),
                "classes": advice.classes.names().collect::<Vec<_>>(),
                "before": advice.before,
                "after": advice.after,
                "saved": advice.saved.map(|saved| saved.to_string()),
                "text": advice.apply(text),
            })
        };
        Ok(json!({ "advice": advice.iter().map(one).collect::<Vec<_>>() }))
    };
    utf8(input, run)
}

fn changes(list: &[Change<'_>], units: &Units) -> Vec<Value> {
    let one = |change: &Change<'_>| {
        json!({
            "position": units.position(change.position),
            "from": change.from,
            "to": change.to.as_str(),
            "class": change.class.as_str(),
            "units": change.units,
        })
    };
    list.iter().take(SHOWN).map(one).collect()
}

pub(crate) fn lint_template(input: &Value) -> Vec<(&'static str, Answer)> {
    let run = |options: &TextOptions, text: &str| -> Answer {
        let fields = fields(input)?;
        let style = TemplateStyle::from_name(input["style"].as_str().expect("a word"))?;
        let bounds = Template::parse(text, style, &fields)?.bounds(options)?;
        if input.get("options").is_none() {
            assert_eq!(
                septet::lint_template(text, style, &fields),
                Ok(bounds),
                "the short way gives the same"
            );
        }
        let units = Units::new(text, Unit::Utf8);
        let size = |analysis: septet::Analysis| {
            let (encoding, segments) = (analysis.encoding.as_str(), analysis.segments);
            json!({ "encoding": encoding, "units": analysis.units, "segments": segments })
        };
        let name = |field: usize| fields[field].name;
        Ok(json!({
            "smallest": size(bounds.smallest),
            "largest": size(bounds.largest),
            "placeholders": bounds.placeholders,
            "deciding_field": bounds.deciding_field.map(name),
            "ucs2_literal": bounds.ucs2_literal.map(|position| units.position(position)),
            "ucs2_field": bounds.ucs2_field.map(name),
        }))
    };
    utf8(input, run)
}

pub(crate) fn template_rows(input: &Value) -> Vec<(&'static str, Answer)> {
    let run = |options: &TextOptions, text: &str| -> Answer {
        let fields = fields(input)?;
        let style = TemplateStyle::from_name(input["style"].as_str().expect("a word"))?;
        let template = Template::parse(text, style, &fields)?;
        let rows = input["rows"].as_array().expect("rows");
        let (mut data, mut offsets) = (Vec::new(), vec![0_usize]);
        for value in rows.iter().flat_map(|row| row.as_array().expect("values")) {
            data.extend_from_slice(value.as_str().expect("a string").as_bytes());
            offsets.push(data.len());
        }
        let count = rows.len();
        let (mut error, mut encoding, mut cost) = (vec![0; count], vec![0; count], vec![0; count]);
        let (mut units, mut segments, mut first) = (vec![0; count], vec![0; count], vec![0; count]);
        let analysis = AnalysisColumns {
            error: &mut error,
            encoding: &mut encoding,
            units: &mut units,
            segments: &mut segments,
            first_offender: &mut first,
        };
        let mut columns = TemplateColumns { analysis, cost: &mut cost };
        let total = template.rows(&data, &offsets, options, price(input), &mut columns)?;
        let known = |value: i64| (value >= 0).then_some(value);
        let one = |row: usize| {
            json!({
                "code": ErrorCode::from_number(i32::from(error[row])).map(ErrorCode::as_str),
                "encoding": match encoding[row] { 0 => Some("gsm7"), 1 => Some("ucs2"), _ => None },
                "units": known(units[row].into()),
                "segments": known(segments[row].into()),
                "cost": known(cost[row]).map(|nanos| nanos.to_string()),
            })
        };
        Ok(json!({
            "rows": (0..count).map(one).collect::<Vec<_>>(),
            "total": {
                "rows": total.rows,
                "failed": total.failed,
                "segments": total.segments,
                "most_segments": total.most_segments,
                "cost": total.cost.map(|cost| cost.nanos().to_string()),
            },
        }))
    };
    utf8(input, run)
}

pub(crate) fn classify_keyword(input: &Value) -> Vec<(&'static str, Answer)> {
    utf8(input, |_, text| {
        let keyword = septet::classify_keyword(text);
        Ok(json!({ "match": keyword.as_str(), "kind": keyword.kind().map(septet::KeywordKind::as_str) }))
    })
}

fn fields(input: &Value) -> Result<Vec<Field<'_>>, septet::Error> {
    input["fields"].as_array().expect("a list of fields").iter().map(field).collect()
}

fn field(field: &Value) -> Result<Field<'_>, septet::Error> {
    let length = field["max_length"].as_u64().expect("a length");
    let alphabet = FieldAlphabet::from_name(field["alphabet"].as_str().expect("a word"))?;
    let length = usize::try_from(length).expect("a small one");
    Ok(Field::new(field["name"].as_str().expect("a name"), length, alphabet))
}

fn price(input: &Value) -> Option<Amount> {
    input.get("price").map(|price| price.as_str().expect("an amount").parse().expect("an amount"))
}

/// These operations take UTF-8; what is ill-formed is refused by the conversion to it.
fn utf8(input: &Value, run: impl Fn(&TextOptions, &str) -> Answer) -> Vec<(&'static str, Answer)> {
    let options = match text_options(input.get("options").unwrap_or(&Value::Null)) {
        Ok(options) => options,
        Err(error) => return vec![("options", Err(error.into()))],
    };
    let mut answers = Vec::new();
    let forms = Forms::of(input);
    match &forms.utf16 {
        Some(units) if String::from_utf16(units).is_err() => {
            let refused = septet::analyze_utf16(units).map(|_| Value::Null);
            answers.push(("UTF-16", refused.map_err(|error| crate::Refusal { error, unit: "utf16" })));
        }
        _ => match septet::text_from_utf8(&forms.utf8) {
            Ok(text) => answers.push(("UTF-8", run(&options, text))),
            Err(error) => answers.push(("UTF-8", Err(error.into()))),
        },
    }
    answers
}
