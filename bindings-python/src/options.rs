//! The options of a text, from keyword arguments.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString, PyTuple};
use septet::{
    EncodingChoice, Error, ErrorCode, Languages, Newline, Normalization, ReferenceBits, TextOptions,
};

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

const LANGUAGES: &str = "languages";

/// What the keyword arguments of a function ask for; `None` when there are none.
///
/// # Errors
/// `TypeError` for an unknown name or a wrong type; `invalid_option` for a value that is none.
#[inline(never)]
pub(crate) fn read(keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Option<TextOptions>> {
    let Some(keywords) = keywords else { return Ok(None) };
    // A list may change, and what is iterated over may be gone, before an analysis is shown with the same options.
    if let Some(languages) = keywords.get_item(LANGUAGES)?.filter(|languages| !languages.is_none()) {
        let name = PyString::new(keywords.py(), LANGUAGES);
        keywords.set_item(&name, kept(&languages).map_err(|error| named(error, &name))?)?;
    }
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
        "normalize" => options.normalize(word(value, Normalization::from_name)?),
        LANGUAGES => options.languages(languages(value, LANGUAGES)?),
        "keep_graphemes" => options.keep_graphemes(value.extract()?),
        "keep_words" => options.keep_words(value.extract()?),
        "keep_urls" => options.keep_urls(value.extract()?),
        "numbering" => options.numbering(value.extract()?),
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

/// Whether the keyword arguments ask for composition.
pub(crate) fn composes(keywords: Option<&Bound<'_, PyDict>>) -> PyResult<bool> {
    let normalization = keywords.map(|keywords| keywords.get_item("normalize")).transpose()?.flatten();
    let normalization = normalization.filter(|value| !value.is_none());
    let normalization = normalization.map(|value| word(&value, Normalization::from_name)).transpose()?;
    Ok(normalization.is_some_and(|normalization| normalization != Normalization::None))
}

/// The keyword arguments that were given, by their names; `None` when all are absent.
pub(crate) fn given<'py>(
    py: Python<'py>,
    arguments: [(&'static str, Option<&Bound<'py, PyAny>>); 12],
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

/// Some words.
///
/// # Errors
/// `TypeError` for what holds anything but `str`, and for a `str`, which would be its letters.
pub(crate) fn words(value: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    kept(value)?.iter().map(|word| self::word(&word, |word| Ok(word.to_owned()))).collect()
}

/// The languages of some codes.
///
/// # Errors
/// As [`words`], and `language_unknown` in a field.
pub(crate) fn languages(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Languages> {
    let codes = words(value)?;
    Languages::from_codes(codes.iter().map(String::as_str)).map_err(|error| raise(error.in_field(field)))
}

/// Words as a tuple, which stays what it is.
fn kept<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    if value.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("expected several words, got one str"));
    }
    match value.cast::<PyTuple>() {
        Ok(tuple) => Ok(tuple.clone()),
        Err(_) => PyTuple::new(value.py(), value.try_iter()?.collect::<PyResult<Vec<_>>>()?),
    }
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
