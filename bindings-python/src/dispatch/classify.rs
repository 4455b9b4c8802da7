//! What answers of networks mean.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use septet::{Classification, Provider, Route};

use super::seconds;
use crate::errors::guard;
use crate::json::{Document, Floats};
use crate::options::word;
use crate::records::Record;
use crate::state::{self, Reduced};
use crate::wire::small;

static CLASSIFICATION: Record = Record::new("septet._gateway", "Classification");

fn told(py: Python<'_>, found: Classification) -> PyResult<Bound<'_, PyAny>> {
    let fields = (
        found.outcome.as_str(),
        found.code.map(septet::ErrorCode::as_str),
        found.class().map(septet::ErrorClass::as_str),
        found.retry_after_ms,
        found.listed,
    );
    CLASSIFICATION.of(py, fields)
}

/// The rules of one route, which come before the tables.
///
/// Made from a `dict` or JSON: `unlisted`, the outcome of answers that no table knows ("hard" unless told; "retryable",
/// "route_fault" or "unknown"), and `overrides`, rules with one of `command_status`, `http_status` or
/// `provider_code`, an `outcome`, and perhaps the `error` that is told. Immutable; compared by its rules. A route carries them as its
/// member `classifier`: `of_route`.
///
/// Raises `SeptetError`: the errors of a document, `unknown_member`, `wrong_type`, `missing_member`, `invalid_option` with the
/// field, `duplicate_override`; about a rule with its `index`.
///
/// >>> rules = septet.Classifier({"overrides": [{"command_status": 11, "outcome": "retryable"}]})
/// >>> rules.classify_smpp(11).outcome, septet.classify_smpp(11).outcome
/// ('retryable', 'hard')
#[pyclass(frozen, module = "septet")]
pub(crate) struct Classifier {
    classifier: septet::Classifier,
}

impl Classifier {
    fn read(document: Document) -> PyResult<Self> {
        Ok(Self { classifier: document.read(septet::Classifier::from_json)? })
    }
}

#[pymethods]
impl Classifier {
    #[new]
    #[pyo3(signature = (rules, /))]
    fn new(rules: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| Self::read(Document::of(rules, Floats::Numbers)?))
    }

    /// Read rules from JSON.
    #[staticmethod]
    #[pyo3(signature = (json))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| Self::read(Document::written(json)?))
    }

    /// The rules that a route (as `Dispatch` takes them) carries in its member `classifier`; without it the tables alone count.
    ///
    /// >>> route = {"id": 12, "classifier": {"overrides": [{"command_status": 11, "outcome": "retryable"}]}}
    /// >>> septet.Classifier.of_route(route).classify_smpp(11).outcome
    /// 'retryable'
    #[staticmethod]
    #[pyo3(signature = (route))]
    fn of_route(route: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| {
            let route = Document::of(route, Floats::Refused)?.read(Route::from_json)?;
            Ok(Self { classifier: route.classifier().clone() })
        })
    }

    /// The rules as JSON, which `from_json` reads: the same for the same rules.
    fn to_json(&self) -> String {
        self.classifier.to_json()
    }

    /// As the function of this name, with these rules.
    #[pyo3(signature = (command_status))]
    fn classify_smpp<'py>(&self, command_status: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        guard(|| smpp(&self.classifier, command_status))
    }

    /// As the function of this name, with these rules.
    #[pyo3(signature = (status, *, has_message_id = false, retry_after = None, now = None))]
    fn classify_http<'py>(
        &self,
        status: &Bound<'py, PyAny>,
        has_message_id: bool,
        retry_after: Option<&str>,
        now: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guard(|| http(&self.classifier, status, has_message_id, retry_after, now))
    }

    /// As the function of this name, with these rules.
    #[pyo3(signature = (provider, code))]
    fn classify_provider<'py>(
        &self,
        provider: &Bound<'py, PyAny>,
        code: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guard(|| of_provider(&self.classifier, provider, code))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Classifier({})", PyString::new(py, &self.to_json()).repr()?))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().classifier == self.classifier)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        state::hash(&PyTuple::new(slf.py(), [slf.get().to_json()])?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, PyTuple::new(slf.py(), [slf.get().to_json()])?)
    }

    #[staticmethod]
    fn _restore(source: String) -> PyResult<Self> {
        Self::read(Document::own(source))
    }
}

fn smpp<'py>(rules: &septet::Classifier, command_status: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    told(command_status.py(), rules.classify_smpp(small(command_status, "command_status")?))
}

fn http<'py>(
    rules: &septet::Classifier,
    status: &Bound<'py, PyAny>,
    has_message_id: bool,
    retry_after: Option<&str>,
    now: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let now = now.map(seconds).transpose()?;
    told(status.py(), rules.classify_http(small(status, "http_status")?, has_message_id, retry_after, now))
}

fn of_provider<'py>(
    rules: &septet::Classifier,
    provider: &Bound<'py, PyAny>,
    code: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let provider = word(provider, Provider::from_name)?;
    told(code.py(), rules.classify_provider(provider, &crate::text_of(code)?))
}

/// What the command_status of an SMSC's answer means, as a `Classification` (SMPP 3.4, 5.1.3; 5.0, 4.7.6).
///
/// Raises `SeptetError` `invalid_option` for what does not fit 32 bits.
///
/// >>> septet.classify_smpp(0x58)
/// Classification(outcome='retryable', code='upstream_throttled', class_='upstream', listed=True)
#[pyfunction]
#[pyo3(signature = (command_status))]
pub(crate) fn classify_smpp<'py>(command_status: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| smpp(&septet::Classifier::new(), command_status))
}

/// What the HTTP status of an upstream's answer means, as a `Classification` (RFC 9110, 15).
///
/// `has_message_id` tells whether the body names the message: success without it proves nothing. `retry_after` is the header
/// of that name; `now` a time (aware `datetime`, RFC 3339 or unix seconds), needed only where that header is a date.
///
/// >>> found = septet.classify_http(429, retry_after="30")
/// >>> found.outcome, found.retry_after_ms
/// ('retryable', 30000)
#[pyfunction]
#[pyo3(signature = (status, *, has_message_id = false, retry_after = None, now = None))]
pub(crate) fn classify_http<'py>(
    status: &Bound<'py, PyAny>,
    has_message_id: bool,
    retry_after: Option<&str>,
    now: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| http(&septet::Classifier::new(), status, has_message_id, retry_after, now))
}

/// What silence means, by whether any octet of the request went out.
///
/// >>> septet.classify_no_response(written=True).outcome
/// 'unknown'
#[pyfunction]
#[pyo3(signature = (written))]
pub(crate) fn classify_no_response(py: Python<'_>, written: bool) -> PyResult<Bound<'_, PyAny>> {
    guard(|| told(py, septet::classify_no_response(written)))
}

/// What a provider's own code means, as a `Classification`.
///
/// Raises `SeptetError` `invalid_option` for a provider that has no table.
///
/// >>> septet.classify_provider("twilio", "20429").code
/// 'upstream_throttled'
#[pyfunction]
#[pyo3(signature = (provider, code))]
pub(crate) fn classify_provider<'py>(
    provider: &Bound<'py, PyAny>,
    code: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| of_provider(&septet::Classifier::new(), provider, code))
}
