//! Requests: the records of `septet/_plans.py` to the core's requests and back.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::address::{PhoneNumber, SenderId};
use crate::errors::{guard, raise};
use crate::json::{Document, Floats};
use crate::options::Integer;
use crate::records::Record;
use crate::storage::utf8;

static SEND_REQUEST: Record = Record::new("septet._plans", "SendRequest");
static BULK_REQUEST: Record = Record::new("septet._plans", "BulkRequest");

/// A text of a request: a `str`, or a number or sender that was checked before.
fn text(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<String> {
    if let Ok(number) = value.cast::<PhoneNumber>() {
        return Ok(number.get().number.to_string());
    }
    if let Ok(sender) = value.cast::<SenderId>() {
        return Ok(sender.get().sender.as_str().into());
    }
    let text = value.cast::<PyString>()?;
    utf8(text)?.map(Into::into).map_err(|error| raise(error.in_field(field)))
}

fn maybe_text(request: &Bound<'_, PyAny>, name: &str, field: &'static str) -> PyResult<Option<String>> {
    let value = request.getattr(name)?;
    if value.is_none() { Ok(None) } else { text(&value, field).map(Some) }
}

fn route_id(request: &Bound<'_, PyAny>) -> PyResult<Option<i64>> {
    Ok(request.getattr("route_id")?.extract::<Option<Integer>>()?.map(|Integer(id)| id))
}

/// Texts of a list of recipients.
pub(crate) fn recipients(values: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    if values.is_instance_of::<PyString>() {
        return Err(pyo3::exceptions::PyTypeError::new_err("recipients is a list of str, not one str"));
    }
    let mut recipients = Vec::with_capacity(values.len().unwrap_or(0));
    for (index, value) in values.try_iter()?.enumerate() {
        let value = value?;
        let plain = value.cast::<PyString>().ok().and_then(|text| text.to_str().ok());
        recipients.push(match plain {
            Some(plain) => plain.to_owned(),
            None => text(&value, "recipients").inspect_err(|error| {
                // Only the core's errors have places; a `TypeError` says enough.
                let _ = error.value(value.py()).setattr("index", index);
            })?,
        });
    }
    Ok(recipients)
}

/// A send request from a record, a `dict` or JSON.
pub(crate) fn send_request(value: &Bound<'_, PyAny>) -> PyResult<septet::SendRequest> {
    if !SEND_REQUEST.is(value)? {
        return Document::of(value, Floats::Numbers)?.read(septet::SendRequest::from_json);
    }
    let mut request = septet::SendRequest::default();
    request.to = maybe_text(value, "to", "to")?;
    request.from = maybe_text(value, "from_", "from")?;
    request.body = maybe_text(value, "body", "body")?;
    request.route_id = route_id(value)?;
    request.reference = maybe_text(value, "reference", "reference")?;
    request.unknown = value.getattr("unknown")?.extract()?;
    Ok(request)
}

/// A bulk request from a record, a `dict` or JSON.
pub(crate) fn bulk_request(value: &Bound<'_, PyAny>) -> PyResult<septet::BulkRequest> {
    if !BULK_REQUEST.is(value)? {
        return Document::of(value, Floats::Numbers)?.read(septet::BulkRequest::from_json);
    }
    let mut request = septet::BulkRequest::default();
    request.from = maybe_text(value, "from_", "from")?;
    request.body = maybe_text(value, "body", "body")?;
    let listed = value.getattr("recipients")?;
    request.recipients = if listed.is_none() { None } else { Some(recipients(&listed)?) };
    request.route_id = route_id(value)?;
    request.reference = maybe_text(value, "reference", "reference")?;
    request.unknown = value.getattr("unknown")?.extract()?;
    Ok(request)
}

fn send_fields(py: Python<'_>, request: septet::SendRequest) -> PyResult<Bound<'_, PyTuple>> {
    let unknown = PyTuple::new(py, request.unknown)?;
    (request.to, request.from, request.body, request.route_id, request.reference, unknown).into_pyobject(py)
}

fn bulk_fields(py: Python<'_>, request: septet::BulkRequest) -> PyResult<Bound<'_, PyTuple>> {
    let unknown = PyTuple::new(py, request.unknown)?;
    let recipients = request.recipients.map(|recipients| PyTuple::new(py, recipients)).transpose()?;
    (request.from, request.body, recipients, request.route_id, request.reference, unknown).into_pyobject(py)
}

/// The fields of a send request in a `dict` or JSON.
#[pyfunction]
pub(crate) fn _read_send_request<'py>(document: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| send_fields(document.py(), send_request(document)?))
}

/// The fields of a bulk request in a `dict` or JSON.
#[pyfunction]
pub(crate) fn _read_bulk_request<'py>(document: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| bulk_fields(document.py(), bulk_request(document)?))
}

/// The fields of a send request, checked and in their plain types.
#[pyfunction]
pub(crate) fn _send_request_fields<'py>(request: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| send_fields(request.py(), send_request(request)?))
}

/// The fields of a bulk request, checked and in their plain types.
#[pyfunction]
pub(crate) fn _bulk_request_fields<'py>(request: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| bulk_fields(request.py(), bulk_request(request)?))
}

/// A send request as JSON.
#[pyfunction]
pub(crate) fn _write_send_request(request: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(|| Ok(send_request(request)?.to_json()))
}

/// A bulk request as JSON.
#[pyfunction]
pub(crate) fn _write_bulk_request(request: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(|| Ok(bulk_request(request)?.to_json()))
}

/// Cut a bulk request with more recipients than one may have into requests of at most 1,000, in order.
///
/// To plan them as the one list that they are, use one `BulkPlanner`. Raises as `BulkRequest` does.
///
/// >>> request = septet.BulkRequest(from_="Conerix", body="Hi", recipients=["+12025550143"] * 2_500)
/// >>> [len(part.recipients) for part in septet.chunk(request)]
/// [1000, 1000, 500]
#[pyfunction]
#[pyo3(signature = (request))]
pub(crate) fn chunk<'py>(request: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    guard(|| {
        let py = request.py();
        let request = bulk_request(request)?;
        septet::chunk(&request).map(|part| BULK_REQUEST.of(py, bulk_fields(py, part)?)).collect()
    })
}
