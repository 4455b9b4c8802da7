//! JSON on its way to the core, which reads and judges it: as text, as octets, or as Python objects written out.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyString};
use septet::{Error, ErrorCode};

use crate::address::{PhoneNumber, SenderId};
use crate::errors::{in_code_points, raise, without_position};
use crate::money::is_decimal;
use crate::octets::octets;
use crate::plan::PriceTable;
use crate::storage::utf8;

/// More levels than the core accepts, so that it is the core that refuses them; a list in itself has to end somewhere.
const DEPTH: usize = 64;

/// What a `float` is in Python objects that stand for JSON.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Floats {
    /// A number like any other: the core says that an id is none.
    Numbers,
    /// A `TypeError`: where it stands there is money.
    Refused,
}

/// A document in one of the forms that callers have.
pub(crate) struct Document {
    json: Vec<u8>,
    form: Form,
}

#[derive(Clone, Copy)]
enum Form {
    Text,
    Octets,
    Objects,
}

impl Document {
    /// From a `str`, `bytes`, `bytearray`, `memoryview`, or a `dict` of the document's members.
    ///
    /// # Errors
    /// `TypeError` for anything else; `unpaired_surrogate`.
    pub(crate) fn of(value: &Bound<'_, PyAny>, floats: Floats) -> PyResult<Self> {
        if value.is_instance_of::<PyDict>() {
            let mut json = String::new();
            write(value, &mut json, floats, DEPTH)?;
            return Ok(Self { json: json.into_bytes(), form: Form::Objects });
        }
        Self::written(value)
    }

    /// From JSON as text or octets.
    pub(crate) fn written(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            let text = utf8(text)?.map_err(raise)?;
            return Ok(Self { json: text.as_bytes().to_vec(), form: Form::Text });
        }
        let Some(json) = octets(value)? else {
            let name = value.get_type().name()?;
            return Err(PyTypeError::new_err(format!("JSON is str, bytes or dict, not {name}")));
        };
        Ok(Self { json: json.into_owned(), form: Form::Octets })
    }

    /// From JSON that this face wrote itself.
    pub(crate) fn own(json: String) -> Self {
        Self { json: json.into_bytes(), form: Form::Objects }
    }

    /// Lets the core read it. A position is told in code points of a `str` and in octets of `bytes`.
    pub(crate) fn read<'a, T>(&'a self, read: impl FnOnce(&'a [u8]) -> Result<T, Error>) -> PyResult<T> {
        self.try_read(read).map_err(raise)
    }

    /// The same with the core's error.
    pub(crate) fn try_read<'a, T>(
        &'a self,
        read: impl FnOnce(&'a [u8]) -> Result<T, Error>,
    ) -> Result<T, Error> {
        read(&self.json).map_err(|error| match self.form {
            Form::Text => in_code_points(error, std::str::from_utf8(&self.json).unwrap_or_default()),
            Form::Octets => error,
            Form::Objects => without_position(&error),
        })
    }

    /// The JSON itself.
    pub(crate) fn into_text(self) -> String {
        String::from_utf8(self.json).unwrap_or_default()
    }
}

/// Writes a Python object as JSON.
///
/// # Errors
/// `TypeError` for what JSON has not; `unpaired_surrogate`; `json_too_deep`.
pub(crate) fn write(
    value: &Bound<'_, PyAny>,
    json: &mut String,
    floats: Floats,
    depth: usize,
) -> PyResult<()> {
    let Some(deeper) = depth.checked_sub(1) else {
        return Err(raise(Error::new(ErrorCode::JsonTooDeep)));
    };
    if value.is_none() {
        json.push_str("null");
    } else if let Ok(text) = value.cast::<PyString>() {
        write_text(text, json)?;
    } else if let Ok(truth) = value.cast::<PyBool>() {
        json.push_str(if truth.is_true() { "true" } else { "false" });
    } else if value.is_instance_of::<PyInt>() {
        // Not its own `str`, which a subclass such as an enumeration may have changed.
        let digits = value.py().get_type::<PyInt>().call_method1("__repr__", (value,))?;
        json.push_str(digits.cast::<PyString>()?.to_str()?);
    } else if let Ok(members) = value.cast::<PyDict>() {
        json.push('{');
        for (index, (name, member)) in members.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            write_text(name.cast()?, json)?;
            json.push(':');
            write(&member, json, floats, deeper).map_err(|error| in_member(error, &name))?;
        }
        json.push('}');
    } else if let Ok(number) = value.cast::<PyFloat>() {
        if floats == Floats::Refused || !number.value().is_finite() {
            return Err(PyTypeError::new_err(format!(
                "a float cannot stand here: {number} (money is Decimal, str or int)"
            )));
        }
        json.push_str(number.repr()?.to_str()?);
    } else if is_decimal(value)? {
        let digits = value.str()?;
        let finite: bool = value.call_method0("is_finite")?.extract()?;
        if finite { json.push_str(digits.to_str()?) } else { write_text(&digits, json)? }
    } else if let Ok(number) = value.cast::<PhoneNumber>() {
        write_str(&number.get().number.to_string(), json);
    } else if let Ok(sender) = value.cast::<SenderId>() {
        write_str(sender.get().sender.as_str(), json);
    } else if let Ok(table) = value.cast::<PriceTable>() {
        json.push_str(&table.get().source);
    } else if let Ok(items) = value.try_iter() {
        if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
            return Err(no_json(value)?);
        }
        json.push('[');
        for (index, item) in items.enumerate() {
            if index > 0 {
                json.push(',');
            }
            write(&item?, json, floats, deeper)?;
        }
        json.push(']');
    } else {
        return Err(no_json(value)?);
    }
    Ok(())
}

fn no_json(value: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    Ok(PyTypeError::new_err(format!("{} cannot stand in a document", value.get_type().name()?)))
}

/// An error about a member's text names the member.
fn in_member(error: PyErr, name: &Bound<'_, PyAny>) -> PyErr {
    let py = name.py();
    let told = || -> PyResult<()> {
        let value = error.value(py);
        if value.hasattr("field")? && value.getattr("field")?.is_none() {
            value.setattr("field", name)?;
        }
        Ok(())
    };
    match told() {
        Ok(()) => error,
        Err(other) => other,
    }
}

fn write_text(text: &Bound<'_, PyString>, json: &mut String) -> PyResult<()> {
    write_str(utf8(text)?.map_err(raise)?, json);
    Ok(())
}

/// A JSON string (RFC 8259, 7).
fn write_str(text: &str, json: &mut String) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\u{0}'..='\u{1F}' => json.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => json.push(character),
        }
    }
    json.push('"');
}
