//! Signatures of webhooks.

use std::borrow::Cow;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::seconds;
use crate::errors::{guard, raise};
use crate::octets::{octets, required};
use crate::wire::{reading, small};

/// A body or a secret: octets, or a text that stands for its UTF-8.
fn text_or_octets<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
    match value.is_instance_of::<PyString>() {
        true => Ok(crate::text_of(value)?.into_bytes().into()),
        false => required(value),
    }
}

fn secrets_of(secrets: &Bound<'_, PyAny>) -> PyResult<Vec<Vec<u8>>> {
    if secrets.is_instance_of::<PyString>() || octets(secrets)?.is_some() {
        return Err(PyTypeError::new_err("secrets are several, each str or bytes"));
    }
    secrets.try_iter()?.map(|secret| Ok(text_or_octets(&secret?)?.into_owned())).collect()
}

/// Check a webhook's signature over its body, which has to be as it came and not JSON written again; nothing when it fits.
///
/// `header` is `t=SECONDS,v1=HEX`; `secrets` are several while one is replaced, each `str` or `bytes`; `now` is a time (aware
/// `datetime`, RFC 3339 or unix seconds); `tolerance` in seconds, 300 unless told.
///
/// Raises `SeptetError`, in this order: `invalid_option` without a secret or with an empty one; `signature_malformed` with the
/// position in the header; `signature_mismatch`; `signature_expired`.
///
/// >>> header = septet.sign_webhook(b'{"id":"evt_1"}', ["whsec_new", "whsec_old"], now=1_778_585_661)
/// >>> septet.verify_signature(header, b'{"id":"evt_1"}', ["whsec_old"], now=1_778_585_700)
/// >>> septet.verify_signature(header, b'{"id":"evt_2"}', ["whsec_old"], now=1_778_585_700)
/// Traceback (most recent call last):
///     ...
/// septet._errors.SeptetError: no signature fits the body
#[pyfunction]
#[pyo3(signature = (header, body, secrets, now, tolerance = None))]
pub(crate) fn verify_signature(
    header: &Bound<'_, PyAny>,
    body: &Bound<'_, PyAny>,
    secrets: &Bound<'_, PyAny>,
    now: &Bound<'_, PyAny>,
    tolerance: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    guard(|| {
        let (body, secrets, now) = (text_or_octets(body)?, secrets_of(secrets)?, seconds(now)?);
        let tolerance = tolerance.map(|seconds| small(seconds, "tolerance")).transpose()?;
        let tolerance = tolerance.unwrap_or(septet::SIGNATURE_TOLERANCE);
        reading(header, |header| septet::verify_signature(header, &body, &secrets, now, tolerance))
    })
}

/// The header that signs a webhook's body, with one `v1` for each secret.
///
/// Takes body, secrets and time as `verify_signature` does. Raises `SeptetError`: `invalid_option` without a secret or with an
/// empty one; `invalid_timestamp` before 1970.
///
/// >>> septet.sign_webhook('{"id":"evt_1"}', ["whsec_one"], now=1_778_585_661)[:18]
/// 't=1778585661,v1=0c'
#[pyfunction]
#[pyo3(signature = (body, secrets, now))]
pub(crate) fn sign_webhook(
    body: &Bound<'_, PyAny>,
    secrets: &Bound<'_, PyAny>,
    now: &Bound<'_, PyAny>,
) -> PyResult<String> {
    guard(|| {
        let (body, secrets) = (text_or_octets(body)?, secrets_of(secrets)?);
        septet::sign_webhook(&body, &secrets, seconds(now)?).map_err(raise)
    })
}
