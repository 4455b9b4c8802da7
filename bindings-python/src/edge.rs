//! Ids from the caller's random octets, and the edge of HTTP.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::errors::{guard, raise};
use crate::options::Integer;

fn id(random: &[u8], make: impl FnOnce(&[u8; 24]) -> String) -> PyResult<String> {
    guard(|| match random.try_into() {
        Ok(random) => Ok(make(random)),
        Err(_) => Err(PyValueError::new_err(format!("an id takes 24 random octets, not {}", random.len()))),
    })
}

/// A message's id: "msg_" and 25 base-62 characters, from 24 random octets of the caller's.
///
/// Raises `ValueError` for another number of octets.
///
/// >>> septet.message_id(bytes(24))
/// 'msg_0000000000000000000000000'
#[pyfunction]
#[pyo3(signature = (random))]
pub(crate) fn message_id(random: &[u8]) -> PyResult<String> {
    id(random, septet::message_id)
}

/// A request's id: "req_" and 25 base-62 characters, made like `message_id`.
///
/// >>> septet.request_id(bytes(24))
/// 'req_0000000000000000000000000'
#[pyfunction]
#[pyo3(signature = (random))]
pub(crate) fn request_id(random: &[u8]) -> PyResult<String> {
    id(random, septet::request_id)
}

/// An event's id: "evt_" and 25 base-62 characters, made like `message_id`.
///
/// >>> septet.event_id(bytes(24))
/// 'evt_0000000000000000000000000'
#[pyfunction]
#[pyo3(signature = (random))]
pub(crate) fn event_id(random: &[u8]) -> PyResult<String> {
    id(random, septet::event_id)
}

#[pyfunction]
pub(crate) fn _http_route(method: &str, path: &str) -> PyResult<&'static str> {
    guard(|| Ok(septet::http::route(method, path).map_err(raise)?.as_str()))
}

#[pyfunction]
pub(crate) fn _http_check<'a>(
    authorization: Option<&'a str>,
    content_type: Option<&str>,
    body_length: Integer,
    max_body: Integer,
) -> PyResult<&'a str> {
    guard(|| {
        let length = |Integer(length): Integer| usize::try_from(length).unwrap_or(0);
        septet::http::check(authorization, content_type, length(body_length), length(max_body)).map_err(raise)
    })
}
