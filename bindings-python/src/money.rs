//! Money: exact decimals in and out, never a float.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyInt, PyString, PyType};
use septet::{Amount, Error};

use crate::errors::raise;
use crate::storage::with_octets;

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    DECIMAL.import(py, "decimal", "Decimal")
}

/// An amount as `decimal.Decimal`, with at least two decimals.
pub(crate) fn decimal(py: Python<'_>, amount: Amount) -> PyResult<Bound<'_, PyAny>> {
    decimal_class(py)?.call1((amount.to_string(),))
}

/// The same, where there is one.
pub(crate) fn maybe_decimal(py: Python<'_>, amount: Option<Amount>) -> PyResult<Option<Bound<'_, PyAny>>> {
    amount.map(|amount| decimal(py, amount)).transpose()
}

/// Whether an object is a `Decimal`.
pub(crate) fn is_decimal(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(decimal_class(value.py())?)
}

/// An amount from a `Decimal`, a `str` or an `int`.
///
/// # Errors
/// `TypeError` for a float, whose decimals are not what was written, and for anything else; the core's errors of amounts, in
/// the field.
pub(crate) fn amount(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Amount> {
    let text = match value.cast::<PyString>() {
        Ok(text) => text.clone(),
        Err(_) if is_exact(value)? => value.str()?,
        Err(_) => {
            let name = value.get_type().name()?;
            return Err(PyTypeError::new_err(format!("money is Decimal, str or int, not {name}")));
        }
    };
    let read = |octets: &[u8]| std::str::from_utf8(octets).unwrap_or("\u{FFFD}").parse();
    with_octets(&text, read)?.map_err(|error: Error| raise(error.in_field(field)))
}

fn is_exact(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(is_decimal(value)? || (value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>()))
}
