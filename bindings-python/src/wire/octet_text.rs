//! Septets in octets, and the text that they are.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use super::{bytes, reading, small, tables};
use crate::errors::{guard, raise};
use crate::octets::required;
use crate::records::Record;

static DECODED_SEPTETS: Record = Record::new("septet._wire", "DecodedSeptets");

fn fill<'py>(fill_bits: Option<&Bound<'py, PyAny>>) -> PyResult<u8> {
    fill_bits.map_or(Ok(0), |bits| small(bits, "fill_bits"))
}

/// Pack septets, one in each octet, into octets: the first in the lowest bits, above the fill bits (0 to 6).
///
/// Fill bits and spare bits are zero. Raises `SeptetError`: `septet_invalid` at the first value above 0x7F,
/// `invalid_option` for other fill bits.
///
/// >>> septet.pack_septets(b"hello").hex()
/// 'e8329bfd06'
#[pyfunction]
#[pyo3(signature = (septets, fill_bits = None), text_signature = "(septets, fill_bits=0)")]
pub(crate) fn pack_septets<'py>(
    septets: &Bound<'py, PyAny>,
    fill_bits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| {
        let packed = septet::pack_septets(&required(septets)?, fill(fill_bits)?).map_err(raise)?;
        Ok(bytes(septets.py(), &packed))
    })
}

/// Unpack exactly `count` septets that stand behind fill bits (0 to 6), one in each octet.
///
/// What stands in fill bits, in spare bits and behind them is not looked at, so spare bits never become an `@`. Raises
/// `SeptetError`: `octets_truncated` when there are not so many, `invalid_option` for other fill bits or a negative count.
///
/// >>> octets = bytes.fromhex("c3b7bb2c4fe301")
/// >>> septet.unpack_septets(octets, 7), septet.unpack_septets(octets, 8)
/// (b'Conerix', b'Conerix\x00')
#[pyfunction]
#[pyo3(signature = (octets, count, fill_bits = None), text_signature = "(octets, count, fill_bits=0)")]
pub(crate) fn unpack_septets<'py>(
    octets: &Bound<'py, PyAny>,
    count: &Bound<'py, PyAny>,
    fill_bits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| {
        let (held, count) = (required(octets)?, small(count, "count")?);
        let septets = septet::unpack_septets(&held, count, fill(fill_bits)?).map_err(raise)?;
        Ok(bytes(octets.py(), &septets))
    })
}

/// The septets of a text, one in each octet, in the default alphabet or with the tables of a locking shift and a single
/// shift language (ISO 639-1 codes).
///
/// Raises `SeptetError`: `not_gsm7` at the first character that neither table has, `language_unknown`.
///
/// >>> septet.encode_septets("@€").hex()
/// '001b65'
#[pyfunction]
#[pyo3(signature = (text, locking = None, single = None))]
pub(crate) fn encode_septets<'py>(
    text: &Bound<'py, PyAny>,
    locking: Option<&Bound<'py, PyAny>>,
    single: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| {
        let tables = tables(locking, single)?;
        let septets = reading(text, |text| septet::encode_septets(text, tables))?;
        Ok(bytes(text.py(), &septets))
    })
}

/// The text of septets, one in each octet, and how many escapes in it announce nothing.
///
/// Every sequence of septets is a text (3GPP TS 23.038, 6.2.1.1). Takes the tables of `encode_septets`. Raises `SeptetError`:
/// `septet_invalid` at the first value above 0x7F, `language_unknown`.
///
/// >>> septet.decode_septets(b"\x00\x1be").text
/// '@€'
#[pyfunction]
#[pyo3(signature = (septets, locking = None, single = None))]
pub(crate) fn decode_septets<'py>(
    septets: &Bound<'py, PyAny>,
    locking: Option<&Bound<'py, PyAny>>,
    single: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = septets.py();
        let read = septet::decode_septets(&required(septets)?, tables(locking, single)?).map_err(raise)?;
        DECODED_SEPTETS.of(py, (PyString::new(py, &read.text), read.unknown_escapes))
    })
}
