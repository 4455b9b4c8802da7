//! Errors on their way between the core and Python.
//!
//! The exceptions are Python classes (`septet/_errors.py`), so that they pickle, can be subclassed and have types; here they
//! are made and read. No text is written here: an error's sentence is the core's.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple, PyType};
use septet::{Error, ErrorCode};

/// Runs a piece of the face; a panic becomes a `SeptetInternalError` instead of pyo3's `PanicException`, which no
/// `except Exception` would see.
pub(crate) fn guard<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(internal(&*panic)))
}

/// What became of a panic. Apart from `guard`, which stands in every function.
#[cold]
#[inline(never)]
fn internal(panic: &(dyn Any + Send)) -> PyErr {
    let sentence = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let sentence = sentence.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    Python::attach(|py| match class(py, &INTERNAL, "SeptetInternalError") {
        Ok(class) => PyErr::from_type(class.clone(), sentence),
        Err(error) => error,
    })
}

static REFUSAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static INTERNAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn class<'py>(
    py: Python<'py>,
    cell: &'py PyOnceLock<Py<PyType>>,
    name: &'static str,
) -> PyResult<&'py Bound<'py, PyType>> {
    cell.import(py, "septet._errors", name)
}

/// The core's error as a Python exception to raise. For `map_err`.
#[cold]
#[inline(never)]
pub(crate) fn raise(error: Error) -> PyErr {
    Python::attach(|py| match value(py, &error) {
        Ok(value) => PyErr::from_value(value),
        Err(error) => error,
    })
}

/// The core's error as a Python object.
pub(crate) fn value<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    class(py, &REFUSAL, "SeptetError")?.call1((
        error.to_string(),
        error.code().as_str(),
        error.position(),
        error.field(),
        error.index(),
        error.actual(),
        error.limit(),
    ))
}

/// Errors as a tuple of Python objects.
pub(crate) fn values<'py>(py: Python<'py>, errors: &[Error]) -> PyResult<Bound<'py, PyTuple>> {
    let values = errors.iter().map(|error| value(py, error)).collect::<PyResult<Vec<_>>>()?;
    PyTuple::new(py, values)
}

/// The core's error of a Python object that came from it.
pub(crate) fn to_core(value: &Bound<'_, PyAny>) -> PyResult<Error> {
    let py = value.py();
    if !value.is_instance(class(py, &REFUSAL, "SeptetError")?)? {
        return Err(PyTypeError::new_err(format!("{} is not a SeptetError", value.get_type().name()?)));
    }
    let code: Bound<'_, PyString> = value.getattr(intern!(py, "code"))?.cast_into()?;
    let code = code.to_str()?;
    let known = ErrorCode::from_name(code)
        .ok_or_else(|| pyo3::exceptions::PyValueError::new_err(format!("no such code: {code}")))?;
    let number = |name| value.getattr(name)?.extract::<Option<usize>>();
    let mut error = Error::new(known);
    // Which side of the limit it is on is told by the numbers themselves.
    match (number(intern!(py, "actual"))?, number(intern!(py, "limit"))?) {
        (Some(actual), Some(limit)) if actual < limit => error = error.below(actual, limit),
        (Some(actual), Some(limit)) => error = error.above(actual, limit),
        (Some(actual), None) => error = error.counting(actual),
        (None, _) => {}
    }
    if let Some(position) = number(intern!(py, "offset"))? {
        error = error.at(position);
    }
    if let Some(field) = value.getattr(intern!(py, "field"))?.extract::<Option<String>>()? {
        error = error.in_field(field);
    }
    if let Some(index) = number(intern!(py, "index"))? {
        error = error.at_index(index);
    }
    Ok(error)
}

/// Errors of a Python sequence.
pub(crate) fn list_to_core(errors: &Bound<'_, PyAny>) -> PyResult<Vec<Error>> {
    errors.try_iter()?.map(|error| to_core(&error?)).collect()
}

/// The same error without its position, for input of which the caller has never seen the octets.
pub(crate) fn without_position(error: &Error) -> Error {
    let mut bare = Error::new(error.code());
    match (error.actual(), error.limit()) {
        (Some(actual), Some(limit)) if actual < limit => bare = bare.below(actual, limit),
        (Some(actual), Some(limit)) => bare = bare.above(actual, limit),
        (Some(actual), None) => bare = bare.counting(actual),
        (None, _) => {}
    }
    if let Some(field) = error.field() {
        bare = bare.in_field(field.to_owned());
    }
    if let Some(index) = error.index() {
        bare = bare.at_index(index);
    }
    bare
}

/// The same error with its position in code points of a text instead of octets; one in header elements counts their octets.
pub(crate) fn in_code_points(error: Error, text: &str) -> Error {
    match error.position() {
        Some(_) if error.field() == Some("header_elements") => error,
        Some(position) => error.at(code_points_before(text, position)),
        None => error,
    }
}

/// How many code points stand before a position in octets.
pub(crate) fn code_points_before(text: &str, position: usize) -> usize {
    text.get(..position).map_or(position, |before| before.chars().count())
}

/// What the table says about a code: number, class, disposition, HTTP status, meaning; `None` for an unknown word.
#[pyfunction]
pub(crate) fn _error_row(code: &str) -> Option<(i32, &'static str, &'static str, u16, &'static str)> {
    ErrorCode::from_name(code).map(|code| {
        (
            code.number(),
            code.class().as_str(),
            code.disposition().as_str(),
            code.http_status(),
            code.meaning(),
        )
    })
}

/// The word of a code's number, as columns hold it; `None` for 0 and unknown ones.
#[pyfunction]
pub(crate) fn _error_code(number: i32) -> Option<&'static str> {
    ErrorCode::from_number(number).map(ErrorCode::as_str)
}

/// Panics, so that the tests see what becomes of it.
#[pyfunction]
pub(crate) fn _panic() -> PyResult<()> {
    guard(|| std::panic::resume_unwind(Box::new("asked for")))
}
