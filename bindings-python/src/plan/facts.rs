//! What the caller knows and wants, beside the request.

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use septet::{Error, ErrorCode};

use crate::errors::{guard, raise};
use crate::json::{Document, Floats};
use crate::state::{self, Reduced};

/// What the caller knows and wants. None: nothing is known, and nothing is checked beyond the request itself.
///
/// - `approved_senders`: senders that the account may use
/// - `opted_out`, `blocked`: numbers (`str` or `PhoneNumber`)
/// - `hlr`: look-ups, `{"number": …, "reachable": True, "network"?: "23410"}`
/// - `balance` (`Decimal`, `str` or `int`) in `currency`; `prices`, a `PriceTable`; `routes`, ids
/// - `category`: "transactional" or "marketing"; `strict`: unknown members are errors
/// - `sender_alphabet`: "portable", "common" or "gsm"; `number_level`: "syntax", "length" or "numbering", an error instead
///   of a warning with `number_errors`; `duplicates`: "fail", "allow" or "collapse"
/// - `encoding`, `reference_bits`, `max_segments`, `newline`, `normalize`, `languages`, `keep_graphemes`, `keep_words`,
///   `keep_urls`, `numbering`, as `analyze` takes them
///
/// Raises `SeptetError` with the field for values that are none, `TypeError` for wrong types, floats as money among them.
///
/// >>> septet.Facts(opted_out=["+447700900100"], balance="10.00", currency="USD", category="marketing")
/// Facts(opted_out=1, balance=10.00)
#[pyclass(frozen, module = "septet")]
pub(crate) struct Facts {
    pub(crate) facts: Arc<septet::Facts>,
    /// The facts as JSON, for pickling.
    source: Arc<str>,
}

impl Facts {
    fn read(document: Document) -> PyResult<Self> {
        let facts = Arc::new(document.read(septet::Facts::from_json)?);
        Ok(Self { facts, source: document.into_text().into() })
    }

    /// Facts from facts, a `dict`, JSON or nothing.
    pub(crate) fn of(value: Option<&Bound<'_, PyAny>>) -> PyResult<Arc<septet::Facts>> {
        let Some(value) = value else { return Ok(Arc::default()) };
        match value.cast::<Self>() {
            Ok(facts) => Ok(facts.get().facts.clone()),
            Err(_) => Ok(Self::read(Document::of(value, Floats::Refused)?)?.facts),
        }
    }
}

#[pymethods]
impl Facts {
    #[new]
    #[pyo3(
        signature = (**facts),
        text_signature = "(*, approved_senders=None, opted_out=None, blocked=None, hlr=None, balance=None, currency=None, prices=None, routes=None, category=None, strict=None, sender_alphabet=None, number_level=None, number_errors=None, duplicates=None, encoding=None, reference_bits=None, max_segments=None, newline=None, normalize=None, languages=None, keep_graphemes=None, keep_words=None, keep_urls=None, numbering=None)"
    )]
    fn new(facts: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        guard(|| {
            let Some(members) = facts else {
                return Ok(Self { facts: Arc::default(), source: "{}".into() });
            };
            let document = Document::of(members, Floats::Refused)?;
            let read = document.try_read(septet::Facts::from_json);
            let read = read.map_err(|error| as_argument(error, members))?;
            Ok(Self { facts: Arc::new(read), source: document.into_text().into() })
        })
    }

    /// Read facts from JSON with the members that the keyword arguments name.
    #[staticmethod]
    #[pyo3(signature = (json))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| Self::read(Document::written(json)?))
    }

    /// The facts as JSON, which `from_json` reads.
    fn to_json(&self) -> &str {
        &self.source
    }

    /// Lists of people are counted and not printed.
    fn __repr__(&self) -> String {
        let facts = &self.facts;
        let counts = [
            ("opted_out", facts.opted_out.len()),
            ("blocked", facts.blocked.len()),
            ("hlr", facts.hlr.len()),
        ];
        let mut shown = crate::masked::Shown::new("Facts");
        for (name, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            shown = shown.plain(name, count);
        }
        let balance = facts.balance.map(|balance| balance.amount);
        let currency = facts.prices.as_ref().map(|prices| format!("PriceTable('{}')", prices.currency()));
        shown.maybe("balance", balance).maybe("prices", currency).end()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().facts == self.facts)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        let facts = &slf.get().facts;
        state::hash(&PyTuple::new(slf.py(), [facts.opted_out.len(), facts.blocked.len(), facts.hlr.len()])?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, PyTuple::new(slf.py(), [&*slf.get().source])?)
    }

    #[staticmethod]
    fn _restore(source: String) -> PyResult<Self> {
        Self::read(Document::own(source))
    }
}

/// An argument that is unknown or of a wrong type is a `TypeError`, as everywhere in Python.
fn as_argument(error: Error, members: &Bound<'_, PyDict>) -> PyErr {
    let is_argument = error.field().is_some_and(|field| members.contains(field).unwrap_or(false));
    match (error.code(), error.field()) {
        (ErrorCode::UnknownMember | ErrorCode::WrongType, Some(field)) if is_argument => {
            PyTypeError::new_err(format!("argument '{field}': {error}"))
        }
        _ => raise(error),
    }
}
