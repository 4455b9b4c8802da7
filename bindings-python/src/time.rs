//! Times: aware `datetime`s out; in, these, RFC 3339 texts and unix seconds.

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use septet::{Error, ErrorCode, Timestamp};

use crate::errors::raise;
use crate::options::Integer;

static DATETIME: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn datetime_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    DATETIME.import(py, "datetime", "datetime")
}

/// A time as an aware `datetime` in UTC.
///
/// # Errors
/// `invalid_timestamp` for the year 0, which Python lacks.
pub(crate) fn datetime(py: Python<'_>, time: Timestamp) -> PyResult<Bound<'_, PyAny>> {
    let read = datetime_class(py)?.call_method1(intern!(py, "fromisoformat"), (time.to_string(),));
    read.map_err(|_| raise(Error::new(ErrorCode::InvalidTimestamp)))
}

/// A time from an aware `datetime`, an RFC 3339 text or unix seconds. A fraction of a second is dropped.
///
/// # Errors
/// `invalid_timestamp`, also for a `datetime` that does not know its zone; `TypeError` for anything else.
pub(crate) fn timestamp(value: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let py = value.py();
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_string_lossy().parse().map_err(raise);
    }
    if value.is_instance(datetime_class(py)?)? {
        let written = iso(value)?;
        if written.is_ok() || value.call_method0(intern!(py, "utcoffset"))?.is_none() {
            return written.map_err(raise);
        }
        // An offset with seconds, as local mean times have, is none of RFC 3339; UTC is the same time.
        let utc = py
            .import(intern!(py, "datetime"))?
            .getattr(intern!(py, "timezone"))?
            .getattr(intern!(py, "utc"))?;
        let moved = value.call_method1(intern!(py, "astimezone"), (utc,));
        let moved = moved.map_err(|_| raise(Error::new(ErrorCode::InvalidTimestamp)))?;
        return iso(&moved)?.map_err(raise);
    }
    match value.extract::<Integer>() {
        Ok(Integer(unix)) => Timestamp::from_unix(unix).map_err(raise),
        Err(_) => {
            let name = value.get_type().name()?;
            Err(PyTypeError::new_err(format!("a time is datetime, str or int, not {name}")))
        }
    }
}

/// A `datetime` by its own RFC 3339 text; one that does not know its zone has none.
fn iso(time: &Bound<'_, PyAny>) -> PyResult<Result<Timestamp, Error>> {
    let text = time.call_method0(intern!(time.py(), "isoformat"))?;
    Ok(text.cast::<PyString>()?.to_string_lossy().parse())
}
