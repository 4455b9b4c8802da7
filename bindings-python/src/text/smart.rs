//! Texts that would cost less: smart encoding, and advice.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::{AdviceOptions, Classes, Currency, Error, ErrorCode, Language, TransliterationOptions};

use super::analysis::Analysis;
use super::walk::Walk;
use crate::errors::{code_points_before, guard, in_code_points, raise};
use crate::money::{amount, maybe_decimal};
use crate::options::{self, Integer, word, words};
use crate::records::Record;
use crate::storage::utf8;

static CHANGE: Record = Record::new("septet._smart", "Change");
static TRANSLITERATION: Record = Record::new("septet._smart", "Transliteration");
static ADVICE: Record = Record::new("septet._smart", "Advice");

/// The replacements in a text, which are in its order, so that it is walked through once.
fn changes<'py>(
    py: Python<'py>,
    text: &str,
    changes: &[septet::Change<'_>],
) -> PyResult<Bound<'py, PyTuple>> {
    let mut walk = Walk::new(text);
    let one = |change: &septet::Change<'_>| {
        let position = walk.count_to(change.position);
        CHANGE.of(py, (position, change.from, change.to.as_str(), change.class.as_str(), change.units))
    };
    PyTuple::new(py, changes.iter().map(one).collect::<PyResult<Vec<_>>>()?)
}

/// Smart encoding: replace characters outside the alphabet, all or nothing, only where that saves segments.
///
/// `classes` are the classes of characters that may be replaced, "typographic", "space" and "invisible" unless told; others
/// ("accent", "lookalike", "ligature", "fraction", "symbol") change what the text looks like. `when_equal` replaces also where
/// the number of segments stays the same. Takes the options of `analyze` besides. Linear in the text.
///
/// Raises `SeptetError` as `analyze` does, and `invalid_option` for a word that is no class.
///
/// >>> smart = septet.transliterate("It’s on" + " and on" * 20)
/// >>> smart.before.segments, smart.after.segments, smart.changes
/// (3, 1, (Change(position=2, class_='typographic', units=0),))
/// >>> septet.transliterate("It’s on" + " and on" * 20 + "中").untouched
/// 'no_replacement'
#[pyfunction]
#[pyo3(
    signature = (text, *, classes = None, when_equal = false, **options),
    text_signature = "(text, *, classes=None, when_equal=False, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn transliterate<'py>(
    text: &Bound<'py, PyString>,
    classes: Option<&Bound<'py, PyAny>>,
    when_equal: bool,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = text.py();
        let read = options::read(options)?.unwrap_or_default();
        let mut how = TransliterationOptions::new().when_equal(when_equal);
        if let Some(names) = classes {
            let names = words(names)?;
            how = how.classes(Classes::from_names(names.iter().map(String::as_str)).map_err(raise)?);
        }
        let text = utf8(text)?.map_err(raise)?;
        let smart = read.transliterate(text, &how).map_err(|error| raise(in_code_points(error, text)))?;
        let told = |found, text| Analysis::of_text(found, text, options.cloned().map(Bound::unbind));
        let fields = (
            &*smart.text,
            changes(py, text, &smart.changes)?,
            smart.untouched.map(septet::Untouched::as_str),
            smart.blocker.map(|position| code_points_before(text, position)),
            smart.before.map(|before| told(before, text)),
            told(smart.after, &smart.text),
        );
        TRANSLITERATION.of(py, fields)
    })
}

/// What would make a text take fewer segments, best first. Only ever proposed; nothing to save, nothing is proposed.
///
/// `price` of one segment (`Decimal`, `str` or `int`) in `currency` and the number of `recipients` tell what is saved in money;
/// `propose_languages` are codes of languages whose national tables may be proposed. Takes the options of `analyze` besides, of
/// which `max_segments` refuses no text. Linear in the text.
///
/// Raises `SeptetError` as `analyze` does, and `amount_negative`, `amount_overflow`, `currency_invalid`, `missing_member` for
/// a price without a currency; `TypeError` for a float as price.
///
/// >>> [best, *_] = septet.advise("[Sale] " + "a" * 152, price="0.04", currency="EUR", recipients=100_000)
/// >>> best.kind, best.before, best.after, best.saved, best.currency
/// ('drop_extension', 2, 1, Decimal('4000.00'), 'EUR')
#[pyfunction]
#[pyo3(
    signature = (text, *, price = None, currency = None, recipients = None, propose_languages = None, **options),
    text_signature = "(text, *, price=None, currency=None, recipients=1, propose_languages=(), encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn advise<'py>(
    text: &Bound<'py, PyString>,
    price: Option<&Bound<'py, PyAny>>,
    currency: Option<&Bound<'py, PyAny>>,
    recipients: Option<Integer>,
    propose_languages: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    guard(|| {
        let py = text.py();
        let options = options::read(options)?.unwrap_or_default();
        let mut facts = AdviceOptions::new();
        let currency = currency.map(|currency| word(currency, str::parse::<Currency>)).transpose()?;
        if let Some(price) = price.map(|price| amount(price, "price")).transpose()? {
            let missing = || raise(Error::new(ErrorCode::MissingMember).in_field("currency"));
            facts = facts.price(price, currency.ok_or_else(missing)?);
        }
        if let Some(Integer(recipients)) = recipients {
            let refused = |_| raise(Error::new(ErrorCode::InvalidOption).in_field("recipients"));
            facts = facts.recipients(usize::try_from(recipients).map_err(refused)?);
        }
        if let Some(codes) = propose_languages {
            let languages = options::languages(codes, "propose_languages")?;
            facts = facts.languages(&languages.iter().collect::<Vec<_>>());
        }
        let text = utf8(text)?.map_err(raise)?;
        let found = options.advise(text, &facts).map_err(|error| raise(in_code_points(error, text)))?;
        let one = |advice: septet::Advice<'_>| {
            let edit = (
                advice.kind.as_str(),
                changes(py, text, &advice.changes)?,
                advice.cut.map(|position| code_points_before(text, position)),
                advice.units,
                advice.language.map(Language::as_str),
                PyTuple::new(py, advice.classes.names().collect::<Vec<_>>())?,
                advice.before,
                advice.after,
                maybe_decimal(py, advice.saved)?,
                advice.currency.map(|currency| currency.to_string()),
            );
            ADVICE.of(py, edit)
        };
        found.into_iter().map(one).collect()
    })
}
