//! Octets of the caller's: `bytes`, `bytearray` or `memoryview`.

use std::borrow::Cow;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView};

/// The octets of an object; `None` for one that holds none. Those of `bytes` are not copied: nothing changes them.
#[inline(never)]
pub(crate) fn octets<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<Option<Cow<'a, [u8]>>> {
    if let Ok(octets) = value.cast::<PyBytes>() {
        return Ok(Some(octets.as_bytes().into()));
    }
    if let Ok(octets) = value.cast::<PyByteArray>() {
        return Ok(Some(octets.to_vec().into()));
    }
    if value.is_instance_of::<PyMemoryView>() {
        return Ok(Some(value.call_method0("tobytes")?.extract::<Vec<u8>>()?.into()));
    }
    Ok(None)
}

/// The octets of an argument.
///
/// # Errors
/// `TypeError` for anything that holds none, a `str` among them.
#[inline(never)]
pub(crate) fn required<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
    let name = value.get_type().name()?;
    octets(value)?
        .ok_or_else(|| PyTypeError::new_err(format!("octets are bytes, bytearray or memoryview, not {name}")))
}

/// The octets of an argument as `bytes` of their own.
#[pyfunction]
pub(crate) fn _octets<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    Ok(PyBytes::new(value.py(), &required(value)?))
}
