//! User data: header, fill bits and text.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use septet::{CharacterSet, Encoding, EncodingChoice, Error, ErrorCode, UserData};

use super::udh::{header, header_record};
use super::{bytes, not_a, reading, small, unknown};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::octets::required;
use crate::options::{self, word};
use crate::records::Record;

static USER_DATA: Record = Record::new("septet._wire", "UserData");
static DECODED: Record = Record::new("septet._wire", "DecodedUserData");

/// The core's user data of a record.
#[inline(never)]
pub(super) fn to_user_data(value: &Bound<'_, PyAny>) -> PyResult<UserData> {
    if !USER_DATA.is(value)? {
        return Err(not_a("UserData", value)?);
    }
    let fields = Fields(value);
    let set = word(&fields.get("character_set")?, CharacterSet::from_name)?;
    let (octets, length) = (fields.octets("octets")?, fields.small("length")?);
    UserData::read(&octets, length, set, fields.flag("has_header")?).map_err(raise)
}

#[inline(never)]
pub(super) fn user_data<'py>(py: Python<'py>, data: &UserData) -> PyResult<Bound<'py, PyAny>> {
    let octets = bytes(py, data.as_octets());
    USER_DATA.of(py, (octets, data.length(), data.character_set().as_str(), data.has_header()))
}

fn decoded<'py>(py: Python<'py>, data: &UserData) -> PyResult<Bound<'py, PyAny>> {
    let read = data.decode().map_err(raise)?;
    let octets = read.octets().map(|octets| bytes(py, octets));
    let header = header_record(py, &read.header)?;
    DECODED.of(py, (read.text(), octets, header, read.header_ignored, read.unknown_escapes))
}

pub(crate) fn encoding(value: &Bound<'_, PyAny>) -> PyResult<Encoding> {
    match word(value, EncodingChoice::from_name)? {
        EncodingChoice::Gsm7 => Ok(Encoding::Gsm7),
        EncodingChoice::Ucs2 => Ok(Encoding::Ucs2),
        _ => Err(raise(Error::new(ErrorCode::InvalidOption).in_field("encoding"))),
    }
}

/// Write a text as the user data of one short message, behind a header (a `Udh` or its octets).
///
/// `encoding` is "gsm7" or "ucs2". GSM-7 is written with the national tables that the header names, behind fill bits up to
/// the next septet boundary. Raises `SeptetError`: `not_gsm7` at the first character that the tables do not have;
/// `user_data_too_long` beyond 160 septets or 140 octets, the header included (longer texts: `UserData.split`); the errors of
/// `Udh.parse`; `invalid_option`.
///
/// >>> data = septet.encode_user_data("hello", "gsm7")
/// >>> data.octets.hex(), data.length
/// ('e8329bfd06', 5)
#[pyfunction]
#[pyo3(signature = (text, encoding, header = None), text_signature = "(text, encoding, header=None)")]
pub(crate) fn encode_user_data<'py>(
    text: &Bound<'py, PyAny>,
    encoding: &Bound<'py, PyAny>,
    header: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let (encoding, header) = (self::encoding(encoding)?, self::header(header)?);
        let data = reading(text, |text| septet::encode_user_data(text, encoding, &header))?;
        user_data(text.py(), &data)
    })
}

/// Read user data strictly by its length (TP-UDL): septets for "gsm7", octets otherwise, the header included.
///
/// Spare bits never become an `@`, and an `@` that was sent stays. `character_set` is "gsm7", "ucs2" or "octets";
/// `has_header` is TP-UDHI. Raises `SeptetError`: `user_data_too_long`; with the octet's position `octets_truncated`,
/// `octets_left_over`, `user_data_odd_length`, `unpaired_surrogate`; `compression_unsupported` for "compressed".
///
/// >>> septet.decode_user_data(bytes.fromhex("c3b7bb2c4fe301"), 7, "gsm7").text
/// 'Conerix'
#[pyfunction]
#[pyo3(signature = (octets, length, character_set, has_header = false))]
pub(crate) fn decode_user_data<'py>(
    octets: &Bound<'py, PyAny>,
    length: &Bound<'py, PyAny>,
    character_set: &Bound<'py, PyAny>,
    has_header: bool,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| decoded(octets.py(), &read(octets, length, character_set, has_header)?))
}

#[inline(never)]
fn read(
    octets: &Bound<'_, PyAny>,
    length: &Bound<'_, PyAny>,
    character_set: &Bound<'_, PyAny>,
    has_header: bool,
) -> PyResult<UserData> {
    let set = word(character_set, CharacterSet::from_name)?;
    UserData::read(&required(octets)?, small(length, "length")?, set, has_header).map_err(raise)
}

/// Octets as they came, with their length, checked and in their plain types.
#[pyfunction]
pub(crate) fn _user_data_read<'py>(
    octets: &Bound<'py, PyAny>,
    length: &Bound<'py, PyAny>,
    character_set: &Bound<'py, PyAny>,
    has_header: bool,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| user_data(octets.py(), &read(octets, length, character_set, has_header)?))
}

/// Septets, or 8-bit data, behind a header.
#[pyfunction]
pub(crate) fn _user_data_of<'py>(
    octets: &Bound<'py, PyAny>,
    septets: bool,
    header: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let (held, header) = (required(octets)?, self::header(header)?);
        let data = match septets {
            true => UserData::from_septets(&held, &header),
            false => UserData::from_octets(&held, &header),
        };
        user_data(octets.py(), &data.map_err(raise)?)
    })
}

/// The user data of a text's segments.
#[pyfunction]
#[pyo3(signature = (text, **options))]
pub(crate) fn _user_data_split<'py>(
    text: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let py = text.py();
        let options = options::read(options)?.unwrap_or_default();
        let segments: Vec<UserData> = reading(text, |text| Ok(UserData::split(text, &options)?.collect()))?;
        let segments = segments.iter().map(|data| user_data(py, data)).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, segments)
    })
}

/// One of the things that user data says: "decoded", "header", "body" or "septets".
#[pyfunction]
pub(crate) fn _user_data_part<'py>(data: &Bound<'py, PyAny>, part: &str) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = data.py();
        let data = to_user_data(data)?;
        match part {
            "decoded" => decoded(py, &data),
            "header" => header_record(py, &data.header().map_err(raise)?),
            "body" => Ok(bytes(py, data.body().map_err(raise)?).into_any()),
            "septets" => Ok(bytes(py, &data.septets().map_err(raise)?).into_any()),
            _ => Err(unknown()),
        }
    })
}
