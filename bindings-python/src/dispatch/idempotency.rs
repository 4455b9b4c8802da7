//! One request, one sending.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use septet::http::Operation;
use septet::{Fingerprint, Stored};

use super::seconds;
use crate::answers::Fields;
use crate::errors::guard;
use crate::options::word;
use crate::plan::{bulk_request, send_request};
use crate::records::Record;

static STORED: Record = Record::new("septet._gateway", "Stored");
static DECISION: Record = Record::new("septet._gateway", "Decision");

fn read(print: &Bound<'_, PyAny>) -> PyResult<Fingerprint> {
    word(print, str::parse)
}

/// What a request asks for, as 64 hexadecimal digits: the same for every spelling, and in every language.
///
/// `operation` is "send" or "bulk", as `http.route` tells it; the request as `plan_send` and `plan_bulk` take it. White space,
/// escapes, the order of members and unknown ones change nothing; the order of recipients does. Who knows a fingerprint can
/// try bodies and numbers until one fits: keep it as safe as the request.
///
/// Raises `SeptetError` as `SendRequest` and `BulkRequest` do; `invalid_option` for another operation.
///
/// >>> one = septet.fingerprint("send", {"to": "+12025550143", "from": "Conerix", "body": "Hi"})
/// >>> one == septet.fingerprint("send", '{"body":"\\u0048i", "from":"Conerix", "to":"+12025550143"}')
/// True
#[pyfunction]
#[pyo3(signature = (operation, request))]
pub(crate) fn fingerprint(operation: &Bound<'_, PyAny>, request: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(|| {
        let print = match word(operation, Operation::from_name)? {
            Operation::Send => send_request(request)?.fingerprint(),
            Operation::Bulk => bulk_request(request)?.fingerprint(),
            _ => return Err(crate::wire::unknown()),
        };
        Ok(print.to_string())
    })
}

fn stored_of(record: &Bound<'_, PyAny>) -> PyResult<Stored> {
    let print = read(&record.getattr("fingerprint")?)?;
    Ok(match Fields(record).maybe("expires_at", seconds)? {
        Some(expires_at) => Stored::answered(print, expires_at),
        None => Stored::in_flight(print),
    })
}

/// The fields of what is stored, checked and in their plain types.
#[pyfunction]
pub(crate) fn _stored_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let stored = stored_of(record)?;
        (stored.fingerprint().to_string(), stored.expires_at()).into_pyobject(record.py())
    })
}

/// What to do with a request, given what is `Stored` under its key (None for nothing), as a `Decision`.
///
/// `now` is a time: aware `datetime`, RFC 3339 or unix seconds. To send once only, looking the key up and storing it as in
/// flight have to be one step of the store (insert if absent).
///
/// Raises `SeptetError` `fingerprint_invalid`.
///
/// >>> asked = septet.fingerprint("send", {"to": "+12025550143", "from": "Conerix", "body": "Hi"})
/// >>> septet.decide(None, asked, now=0).decision
/// 'proceed'
/// >>> septet.decide(septet.Stored(asked), asked, now=60)
/// Decision(decision='in_flight', code='request_in_flight')
/// >>> septet.decide(septet.Stored(asked, expires_at=86_400), asked, now=60).decision
/// 'replay'
#[pyfunction]
#[pyo3(signature = (stored, fingerprint, now))]
pub(crate) fn decide<'py>(
    stored: Option<&Bound<'py, PyAny>>,
    fingerprint: &Bound<'py, PyString>,
    now: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let stored = match stored {
            None => None,
            Some(stored) if STORED.is(stored)? => Some(stored_of(stored)?),
            Some(other) => return Err(crate::wire::not_a("Stored", other)?),
        };
        let decision = septet::decide(stored, read(fingerprint.as_any())?, seconds(now)?);
        let code = decision.error().map(septet::ErrorCode::as_str);
        DECISION.of(now.py(), (decision.as_str(), code))
    })
}
