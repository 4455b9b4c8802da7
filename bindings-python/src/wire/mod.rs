//! The wire: septets, headers, user data and TPDUs, the fields of SMPP, receipts, and messages put together again.
//!
//! The classes are Python's (`septet/_wire.py`, `_delivery.py`, `_parts.py`, `tpdu.py`, `smpp.py`): they hold what the wire
//! holds, and these functions turn them into the core's values and back. Only what changes in place is native.

mod address;
mod delivery;
mod message;
mod octet_text;
mod reassembler;
mod smpp;
mod submit_sm;
mod tpdu;
mod tpdu_parts;
mod udh;
mod user_data;

pub(crate) use address::{_address_fields, _address_number, _address_read};
pub(crate) use delivery::{
    _message_id_in, _receipt_fields, DeliveryAggregate, convert_message_id, normalize_message_id, tp_status,
};
pub(crate) use message::{_part_body_checked, _part_body_content, _part_body_of, _part_of};
pub(crate) use octet_text::{decode_septets, encode_septets, pack_septets, unpack_septets};
pub(crate) use reassembler::Reassembler;
pub(crate) use smpp::{
    _smpp_check, _smpp_command_status, _smpp_content, _smpp_fields, _smpp_header, _smpp_name, _smpp_part,
    _smpp_place, _smpp_read, _smpp_receipt, _smpp_time, _smpp_user_data, _smpp_write,
};
pub(crate) use submit_sm::_smpp_submit;
pub(crate) use tpdu::{_submit_split, _tpdu_decode, _tpdu_encode, _tpdu_fields};
pub(crate) use tpdu_parts::{
    _data_coding_fields, _data_coding_of, _data_coding_waiting, _data_coding_with, _service_time,
    _service_time_fields, _validity_enhanced, _validity_fields, _validity_relative,
};
pub(crate) use udh::{_udh_build, _udh_elements, _udh_parse};
pub(crate) use user_data::{
    _user_data_of, _user_data_part, _user_data_read, _user_data_split, decode_user_data, encode_user_data,
    encoding,
};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use septet::{Content, Error, ErrorCode, Language, alphabet::Tables};

use crate::answers::Fields;
use crate::errors::{in_code_points, raise};
use crate::octets;
use crate::options::{Integer, word};
use crate::storage::utf8;

/// An integer of a field's width.
///
/// # Errors
/// `invalid_option` with the field for one that does not fit.
pub(crate) fn small<T: TryFrom<i64>>(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<T> {
    T::try_from(wide(value)?).map_err(|_| unfit(field))
}

// What is the same for every width, text and word stands once: inlined, it was most of this face's size.
#[inline(never)]
fn wide(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    value.extract::<Integer>().map(|Integer(integer)| integer)
}

#[inline(never)]
fn unfit(field: &'static str) -> PyErr {
    raise(Error::new(ErrorCode::InvalidOption).in_field(field))
}

impl<'py> Fields<'_, 'py> {
    #[inline(never)]
    fn get(&self, name: &str) -> PyResult<Bound<'py, PyAny>> {
        self.0.getattr(name)
    }

    fn small<T: TryFrom<i64>>(&self, name: &'static str) -> PyResult<T> {
        small(&self.get(name)?, name)
    }

    #[inline(never)]
    fn flag(&self, name: &str) -> PyResult<bool> {
        self.get(name)?.extract()
    }

    #[inline(never)]
    fn octets(&self, name: &str) -> PyResult<Vec<u8>> {
        Ok(octets::required(&self.get(name)?)?.into_owned())
    }
}

/// Lets the core read a text. A position is told in code points.
pub(crate) fn reading<T>(
    text: &Bound<'_, PyAny>,
    read: impl FnOnce(&str) -> Result<T, Error>,
) -> PyResult<T> {
    let text = readable(text)?;
    read(text).map_err(|error| told(error, text))
}

#[inline(never)]
fn readable<'a>(text: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    utf8(text.cast::<PyString>()?)?.map_err(raise)
}

#[inline(never)]
fn told(error: Error, text: &str) -> PyErr {
    raise(in_code_points(error, text))
}

/// The `TypeError` for an object of another kind.
#[inline(never)]
pub(crate) fn not_a(kind: &str, value: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    Ok(PyTypeError::new_err(format!("expected {kind}, got {}", value.get_type().name()?)))
}

#[inline(never)]
fn bytes<'py>(py: Python<'py>, octets: &[u8]) -> Bound<'py, PyBytes> {
    PyBytes::new(py, octets)
}

/// A text as `str`, data as `bytes`.
fn content<'py>(py: Python<'py>, content: &Content) -> PyResult<Bound<'py, PyAny>> {
    match content {
        Content::Text(text) => Ok(PyString::new(py, text).into_any()),
        Content::Octets(octets) => Ok(bytes(py, octets).into_any()),
        _ => Err(unknown()),
    }
}

/// What the core tells and this face has no word for yet, which would be a defect.
pub(crate) fn unknown() -> PyErr {
    pyo3::exceptions::PyRuntimeError::new_err("a kind of value that this face does not know")
}

#[inline(never)]
fn language(code: &Bound<'_, PyAny>) -> PyResult<Language> {
    word(code, Language::from_code)
}

fn code(language: Option<Language>) -> Option<&'static str> {
    language.map(Language::as_str)
}

/// The tables of two codes.
#[inline(never)]
fn tables(locking: Option<&Bound<'_, PyAny>>, single: Option<&Bound<'_, PyAny>>) -> PyResult<Tables> {
    Ok(Tables::new(locking.map(language).transpose()?, single.map(language).transpose()?))
}
