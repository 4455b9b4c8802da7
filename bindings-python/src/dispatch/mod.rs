//! Dispatches, and what gateways ask besides: answers of networks, repeated requests, webhooks, the life of a message.
//!
//! The classes are Python's (`septet/_dispatch.py`, `_gateway.py`); native are what changes in place and what is read once.

mod classify;
mod idempotency;
mod life;
mod machine;
mod routes;
mod signature;

pub(crate) use classify::{
    Classifier, classify_http, classify_no_response, classify_provider, classify_smpp,
};
pub(crate) use idempotency::{_stored_fields, decide, fingerprint};
pub(crate) use life::{_message_advance, _message_event, status_may_become};
pub(crate) use machine::_Machine;
pub(crate) use routes::select_routes;
pub(crate) use signature::{sign_webhook, verify_signature};

use pyo3::prelude::*;

use crate::options::Integer;
use crate::time::timestamp;

/// Seconds since 1970: an `int` as it is, which the core judges, or any other form of a time.
fn seconds(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    match value.extract::<Integer>() {
        Ok(Integer(seconds)) => Ok(seconds),
        Err(_) => Ok(timestamp(value)?.unix()),
    }
}
