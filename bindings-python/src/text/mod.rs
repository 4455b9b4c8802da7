//! Texts: what they are, why they cost what they cost, what would cost less, and their segments.

mod analysis;
mod keyword;
mod languages;
mod offender;
mod preparation;
mod segments;
mod smart;
mod template;
mod walk;

pub(crate) use analysis::{Analysis, analyze};
pub(crate) use keyword::classify_keyword;
pub(crate) use languages::{alphabet, languages_for_region};
pub(crate) use offender::{OffenderIterator, offenders};
pub(crate) use preparation::prepare;
pub(crate) use segments::segment;
pub(crate) use smart::{advise, transliterate};
pub(crate) use template::{
    _check_field, _fill_template, _template_fields, Declared, lint_template, values, with_template,
};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::errors::{guard, in_code_points, raise};
use crate::options;
use crate::storage::utf8;

/// Say in one English sentence why a text costs what it costs.
///
/// Takes the options of `analyze`. Characters are counted from 1 in the sentence, as people do. Raises
/// `SeptetError` as `analyze` does.
///
/// >>> septet.explain("Hello")
/// 'GSM-7; 5 septets, 1 segment'
/// >>> septet.explain("It’s on" + " and on" * 20)
/// "UCS-2 because of U+2019 (right single quotation mark) at character 3; with ' it is 1 segment instead of 3"
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn explain(text: &Bound<'_, PyString>, options: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
    guard(|| {
        let options = options::read(options)?.unwrap_or_default();
        let text = utf8(text)?.map_err(raise)?;
        options.explain(text).map_err(|error| raise(in_code_points(error, text)))
    })
}
