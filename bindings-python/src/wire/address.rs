//! The address field of a TPDU.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use septet::tpdu::Address;

use super::{bytes, not_a, reading, small};
use crate::address::{PhoneNumber, SenderId};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::octets::required;
use crate::records::Record;

static ADDRESS: Record = Record::new("septet.tpdu", "Address");

/// The address of an argument: an `Address`, a `PhoneNumber`, a `SenderId`, or a text as people write it.
#[inline(never)]
pub(super) fn to_address(value: &Bound<'_, PyAny>) -> PyResult<Address> {
    if value.is_instance_of::<PyString>() {
        return reading(value, Address::from_text);
    }
    if let Ok(number) = value.cast::<PhoneNumber>() {
        return Ok(number.get().number.into());
    }
    if let Ok(sender) = value.cast::<SenderId>() {
        return Ok(sender.get().sender.into());
    }
    if ADDRESS.is(value)? {
        return Address::decode(&Fields(value).octets("octets")?).map_err(raise);
    }
    Err(not_a("Address, PhoneNumber, SenderId or str", value)?)
}

fn fields<'py>(py: Python<'py>, address: &Address) -> PyResult<Bound<'py, PyTuple>> {
    let octets = bytes(py, &address.encode());
    (address.text(), address.ton(), address.npi(), address.ambiguous_padding(), octets).into_pyobject(py)
}

#[inline(never)]
pub(super) fn address<'py>(py: Python<'py>, address: &Address) -> PyResult<Bound<'py, PyAny>> {
    ADDRESS.of(py, fields(py, address)?)
}

/// The fields of an address, from what `Address` is called with.
#[pyfunction]
pub(crate) fn _address_fields<'py>(
    text: &Bound<'py, PyAny>,
    ton: Option<&Bound<'py, PyAny>>,
    npi: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let made = match ton {
            None => to_address(text)?,
            Some(ton) => {
                let (ton, npi) = (small(ton, "ton")?, small(npi, "npi")?);
                reading(text, |digits| Address::numeric(digits, ton, npi))?
            }
        };
        fields(text.py(), &made)
    })
}

/// The address of the octets of the field.
#[pyfunction]
pub(crate) fn _address_read<'py>(octets: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| address(octets.py(), &Address::decode(&required(octets)?).map_err(raise)?))
}

/// The international number of an address.
#[pyfunction]
pub(crate) fn _address_number(address: &Bound<'_, PyAny>) -> PyResult<Option<PhoneNumber>> {
    guard(|| Ok(to_address(address)?.number().map(|number| PhoneNumber { number })))
}
