//! Keywords of inbound texts.

use pyo3::prelude::*;
use pyo3::types::PyString;
use septet::KeywordKind;

use crate::errors::{guard, raise};
use crate::records::Record;
use crate::storage::utf8;

static KEYWORD: Record = Record::new("septet._smart", "Keyword");

/// Say whether an inbound text is a keyword (STOP, START, HELP and their kin), by whole words and never by a part of one.
///
/// Case, marks on letters, punctuation and invisible characters do not count. Linear in the text. Raises `SeptetError`
/// `unpaired_surrogate`.
///
/// >>> septet.classify_keyword(" Stop! ")
/// Keyword(match='exact', kind='opt_out')
/// >>> septet.classify_keyword("please stop texting me").match, septet.classify_keyword("Stop by on Friday").match
/// ('likely', 'none')
#[pyfunction]
#[pyo3(signature = (text))]
pub(crate) fn classify_keyword<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let keyword = septet::classify_keyword(utf8(text)?.map_err(raise)?);
        KEYWORD.of(text.py(), (keyword.as_str(), keyword.kind().map(KeywordKind::as_str)))
    })
}
