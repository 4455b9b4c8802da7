//! What makes a text cheaper, and what an inbound text means.

use napi::Result;
use septet::alphabet::{ESCAPE, Septets, Tables};
use septet::{
    Advice, AdviceOptions, Amount, Change, Classes, Currency, Error, KeywordKind, Language, Languages,
    TextOptions, TransliterationOptions, Untouched,
};
use serde::Serialize;

use crate::analysis::AnalysisView;
use crate::input::{in_utf16, text as text_of};
use crate::positions::{Utf16Positions, utf16_position};
use crate::refusal::refuse;
use crate::text::Details;
use crate::views::to_json;

#[derive(Serialize)]
struct ChangeView<'a> {
    position: usize,
    from: &'a str,
    to: &'a str,
    class: &'static str,
    units: isize,
}

/// Changes, which stand in the order of the text.
fn changes<'a>(changes: &'a [Change<'_>], text: &str) -> Vec<ChangeView<'a>> {
    let mut positions = Utf16Positions::of(text);
    let view = |change: &'a Change<'_>| ChangeView {
        position: positions.at(change.position),
        from: change.from,
        to: change.to.as_str(),
        class: change.class.as_str(),
        units: change.units,
    };
    changes.iter().map(view).collect()
}

#[derive(Serialize)]
struct TransliterationView<'a> {
    text: &'a str,
    changes: Vec<ChangeView<'a>>,
    untouched: Option<&'static str>,
    blocker: Option<usize>,
    before: Option<AnalysisView>,
    after: AnalysisView,
}

/// Smart encoding, as JSON.
pub(crate) fn transliterate(text: &[u16], options: &TextOptions, details: &Details) -> Result<String> {
    let text = text_of(text)?;
    let mut how = TransliterationOptions::new().when_equal(details.list("whenEqual").is_some());
    if details.list("classes").is_some() {
        let classes = Classes::from_names(details.words("classes"));
        how = how.classes(classes.map_err(|error| refuse(&error))?);
    }
    let smart = options.transliterate(&text, &how).map_err(|error| refuse(&in_utf16(error, &text)))?;
    Ok(to_json(&TransliterationView {
        text: &smart.text,
        changes: changes(&smart.changes, &text),
        untouched: smart.untouched.map(Untouched::as_str),
        blocker: smart.blocker.map(|position| utf16_position(&text, position)),
        before: smart.before.map(|before| AnalysisView::of(&before, &text)),
        after: AnalysisView::of(&smart.after, &smart.text),
    }))
}

#[derive(Serialize)]
struct AdviceView<'a> {
    kind: &'static str,
    changes: Vec<ChangeView<'a>>,
    cut: Option<usize>,
    units: usize,
    language: Option<&'static str>,
    classes: Vec<&'static str>,
    before: usize,
    after: usize,
    /// In decimal.
    saved: Option<String>,
    currency: Option<String>,
    /// The text after the edit.
    text: String,
}

impl<'a> AdviceView<'a> {
    fn of(advice: &'a Advice<'_>, text: &str) -> Self {
        Self {
            kind: advice.kind.as_str(),
            changes: changes(&advice.changes, text),
            cut: advice.cut.map(|position| utf16_position(text, position)),
            units: advice.units,
            language: advice.language.map(Language::as_str),
            classes: advice.classes.names().collect(),
            before: advice.before,
            after: advice.after,
            saved: advice.saved.map(|saved| saved.to_string()),
            currency: advice.currency.map(|currency| currency.as_str().into()),
            text: advice.apply(text),
        }
    }
}

/// What would save segments, as a JSON list.
pub(crate) fn advise(text: &[u16], options: &TextOptions, details: &Details) -> Result<String> {
    let text = text_of(text)?;
    let facts = advice_options(details).map_err(|error| refuse(&error))?;
    let advice = options.advise(&text, &facts).map_err(|error| refuse(&in_utf16(error, &text)))?;
    Ok(to_json(&advice.iter().map(|advice| AdviceView::of(advice, &text)).collect::<Vec<_>>()))
}

fn advice_options(details: &Details) -> std::result::Result<AdviceOptions, Error> {
    let mut options = AdviceOptions::new();
    if let (Some(price), Some(currency)) = (details.word("price"), details.word("currency")) {
        let price: Amount = price.parse().map_err(|error: Error| error.in_field("price"))?;
        let currency: Currency = currency.parse().map_err(|error: Error| error.in_field("currency"))?;
        options = options.price(price, currency);
    }
    if let Some(recipients) = details.word("recipients").and_then(|count| count.parse().ok()) {
        options = options.recipients(recipients);
    }
    let codes = details.words("proposeLanguages");
    let languages = Languages::from_codes(codes).map_err(|error| error.in_field("propose_languages"))?;
    Ok(options.languages(&languages.iter().collect::<Vec<_>>()))
}

#[derive(Serialize)]
struct KeywordView {
    r#match: &'static str,
    kind: Option<&'static str>,
}

/// Whether an inbound text is a keyword, as JSON.
pub(crate) fn classify_keyword(text: &[u16]) -> Result<String> {
    let keyword = septet::classify_keyword(&text_of(text)?);
    Ok(to_json(&KeywordView { r#match: keyword.as_str(), kind: keyword.kind().map(KeywordKind::as_str) }))
}

/// The languages of a region, as a JSON list.
pub(crate) fn languages_for_region(region: &[u16]) -> Result<String> {
    let languages = septet::languages_for_region(&text_of(region)?);
    Ok(to_json(&languages.iter().map(Language::as_str).collect::<Vec<_>>()))
}

#[derive(Serialize)]
struct AlphabetView {
    /// The characters by their septets, nothing where there is none.
    basic: Vec<String>,
    /// The same behind the escape.
    extension: Vec<String>,
    /// Each character once, with its septets in hex.
    septets: Vec<(char, String)>,
}

/// The characters of a pair of tables, as JSON.
pub(crate) fn alphabet(details: &Details) -> Result<String> {
    let language = |shift| {
        let language = details.word(shift).map(Language::from_code).transpose();
        language.map_err(|error| refuse(&error.in_field(shift)))
    };
    let tables = Tables::new(language("locking")?, language("single")?);
    let cells = |decode: &dyn Fn(u8) -> Option<char>| (0..128).map(decode).collect::<Vec<_>>();
    let basic = cells(&|septet| tables.decode_basic(septet));
    let extension = cells(&|septet| tables.decode_extended(septet));
    let mut characters: Vec<char> = basic.iter().chain(&extension).flatten().copied().collect();
    characters.sort_unstable();
    characters.dedup();
    let septets = characters.into_iter().filter_map(|character| {
        Some(match tables.encode_char(character)? {
            Septets::Basic(septet) => (character, format!("{septet:02x}")),
            Septets::Extended(septet) => (character, format!("{ESCAPE:02x}{septet:02x}")),
        })
    });
    let septets = septets.collect();
    let strings =
        |cells: Vec<Option<char>>| cells.into_iter().map(|cell| cell.map_or(String::new(), String::from));
    Ok(to_json(&AlphabetView {
        basic: strings(basic).collect(),
        extension: strings(extension).collect(),
        septets,
    }))
}
