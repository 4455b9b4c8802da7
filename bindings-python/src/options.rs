//! The options of a text, from keyword arguments.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};
use septet::{EncodingChoice, Error, ErrorCode, Newline, ReferenceBits, TextOptions};

use crate::errors::raise;
use crate::storage::with_octets;

/// An integer argument. One beyond 64 bits saturates, so that whoever judges its range refuses it; a `bool` is no integer.
pub(crate) struct Integer(pub(crate) i64);

impl<'py> FromPyObject<'_, 'py> for Integer {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if value.is_instance_of::<PyBool>() || !value.is_instance_of::<PyInt>() {
            return Err(PyTypeError::new_err(format!("expected int, got {}", value.get_type().name()?)));
        }
        Ok(Self(match value.extract::<i64>() {
            Ok(integer) => integer,
            Err(_) if value.lt(0)? => i64::MIN,
            Err(_) => i64::MAX,
        }))
    }
}

/// What the keyword arguments of a function ask for; `None` when there are none.
///
/// # Errors
/// `TypeError` for an unknown name or a wrong type; `invalid_option` for a value that is none.
#[inline(never)]
pub(crate) fn read(keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Option<TextOptions>> {
    let Some(keywords) = keywords else { return Ok(None) };
    let mut options = TextOptions::new();
    for (name, value) in keywords {
        let name: Bound<'_, PyString> = name.cast_into()?;
        options = with(options, name.to_str()?, &value).map_err(|error| named(error, &name))?;
    }
    Ok(Some(options))
}

fn with(options: TextOptions, name: &str, value: &Bound<'_, PyAny>) -> PyResult<TextOptions> {
    let integer = || value.extract::<Integer>().map(|Integer(integer)| integer);
    if value.is_none() {
        return Ok(options);
    }
    Ok(match name {
        "encoding" => options.encoding(word(value, EncodingChoice::from_name)?),
        "newline" => options.newline(word(value, Newline::from_name)?),
        "reference_bits" => {
            options.reference_bits(ReferenceBits::from_bits(unsigned(integer()?)).map_err(raise)?)
        }
        // No segment at all is refused as much as less than none.
        "max_segments" => options.max_segments(usize::try_from(integer()?).unwrap_or(0)),
        "header_elements" => options.header_elements(value.extract::<&[u8]>()?),
        "concatenation_reference" => {
            let refused = |_| raise(Error::new(ErrorCode::InvalidOption).in_field("concatenation_reference"));
            options.concatenation_reference(u16::try_from(integer()?).map_err(refused)?)
        }
        _ => return Err(PyTypeError::new_err("unexpected keyword argument")),
    })
}

/// The keyword arguments that were given, by their names; `None` when all are absent.
pub(crate) fn given<'py>(
    py: Python<'py>,
    arguments: [(&'static str, Option<&Bound<'py, PyAny>>); 6],
) -> PyResult<Option<Bound<'py, PyDict>>> {
    if arguments.iter().all(|(_, value)| value.is_none()) {
        return Ok(None);
    }
    let keywords = PyDict::new(py);
    for (name, value) in arguments {
        if let Some(value) = value {
            keywords.set_item(name, value)?;
        }
    }
    Ok(Some(keywords))
}

/// A negative number is as wrong as 0 for everything that counts.
fn unsigned(integer: i64) -> u64 {
    u64::try_from(integer).unwrap_or(0)
}

/// A word that one of the core's readers knows.
pub(crate) fn word<T>(value: &Bound<'_, PyAny>, read: impl FnOnce(&str) -> Result<T, Error>) -> PyResult<T> {
    let text = value.cast::<PyString>()?;
    // All words are ASCII; whatever is not is refused like any other.
    with_octets(text, |octets| read(std::str::from_utf8(octets).unwrap_or("\u{FFFD}")))?.map_err(raise)
}

/// A `TypeError` says which argument it is about.
fn named(error: PyErr, name: &Bound<'_, PyString>) -> PyErr {
    Python::attach(|py| {
        if error.is_instance_of::<PyTypeError>(py) {
            PyTypeError::new_err(format!("argument '{name}': {}", error.value(py)))
        } else {
            error
        }
    })
}
