//! The fields of `submit_sm` and `deliver_sm`, and what they say.

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use septet::smpp::{
    Address, DefaultAlphabet, MessageState, Profile, ShortMessage, SmppConcatenation, SmppTime, Tlv,
    command_status, data_coding_name, npi_name, ton_name,
};
use septet::{Error, ErrorCode, MessageIdForm};

use super::delivery::receipt;
use super::message::part;
use super::udh::{concatenation, header_record};
use super::{bytes, content, not_a, reading, small};
use crate::answers::Fields;
use crate::errors::{guard, raise, without_position};
use crate::octets::required;
use crate::options::{Integer, word};
use crate::records::Record;
use crate::time::timestamp;

pub(super) static SHORT_MESSAGE: Record = Record::new("septet.smpp", "ShortMessage");
static ADDRESS: Record = Record::new("septet.smpp", "Address");
static TLV: Record = Record::new("septet.smpp", "Tlv");
static PROFILE: Record = Record::new("septet.smpp", "Profile");
static COMMAND_STATUS: Record = Record::new("septet.smpp", "CommandStatus");
static SMPP_TIME: Record = Record::new("septet.smpp", "SmppTime");

fn to_address(value: &Bound<'_, PyAny>) -> PyResult<Address> {
    if !ADDRESS.is(value)? {
        return Err(not_a("smpp.Address", value)?);
    }
    let fields = Fields(value);
    Ok(Address { ton: fields.small("ton")?, npi: fields.small("npi")?, address: fields.text("address")? })
}

fn to_tlv(value: &Bound<'_, PyAny>) -> PyResult<Tlv> {
    if !TLV.is(value)? {
        return Err(not_a("smpp.Tlv", value)?);
    }
    let fields = Fields(value);
    Ok(Tlv { tag: fields.small("tag")?, value: fields.octets("value")? })
}

#[inline(never)]
fn to_message(record: &Bound<'_, PyAny>) -> PyResult<ShortMessage> {
    let fields = Fields(record);
    let mut message = ShortMessage::default();
    message.service_type = fields.text("service_type")?;
    message.source = to_address(&fields.get("source")?)?;
    message.destination = to_address(&fields.get("destination")?)?;
    message.esm_class = fields.small("esm_class")?;
    message.protocol_id = fields.small("protocol_id")?;
    message.priority_flag = fields.small("priority_flag")?;
    message.schedule_delivery_time = time_text(&fields.get("schedule_delivery_time")?)?;
    message.validity_period = time_text(&fields.get("validity_period")?)?;
    message.registered_delivery = fields.small("registered_delivery")?;
    message.replace_if_present = fields.small("replace_if_present")?;
    message.data_coding = fields.small("data_coding")?;
    message.sm_default_msg_id = fields.small("sm_default_msg_id")?;
    message.short_message = fields.octets("short_message")?;
    for tlv in fields.get("tlvs")?.try_iter()? {
        message.tlvs.push(to_tlv(&tlv?)?);
    }
    Ok(message)
}

/// A time in a message is whatever stands there.
fn time_text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if SMPP_TIME.is(value)? { Fields(value).text("text") } else { crate::text_of(value) }
}

fn fields<'py>(py: Python<'py>, message: &ShortMessage) -> PyResult<Bound<'py, PyTuple>> {
    let address = |address: &Address| ADDRESS.of(py, (&address.address, address.ton, address.npi));
    let tlvs = message.tlvs.iter().map(|tlv| TLV.of(py, (tlv.tag, bytes(py, &tlv.value))));
    let text = |text: &str| text.into_bound_py_any(py);
    let octet = |octet: u8| octet.into_bound_py_any(py);
    let values = [
        text(&message.service_type)?,
        address(&message.source)?,
        address(&message.destination)?,
        octet(message.esm_class)?,
        octet(message.protocol_id)?,
        octet(message.priority_flag)?,
        text(&message.schedule_delivery_time)?,
        text(&message.validity_period)?,
        octet(message.registered_delivery)?,
        octet(message.replace_if_present)?,
        octet(message.data_coding)?,
        octet(message.sm_default_msg_id)?,
        bytes(py, &message.short_message).into_any(),
        PyTuple::new(py, tlvs.collect::<PyResult<Vec<_>>>()?)?.into_any(),
    ];
    PyTuple::new(py, values)
}

#[inline(never)]
pub(super) fn message<'py>(py: Python<'py>, message: &ShortMessage) -> PyResult<Bound<'py, PyAny>> {
    SHORT_MESSAGE.of(py, fields(py, message)?)
}

/// What an SMSC makes of the fields; None for what most do.
#[inline(never)]
pub(super) fn profile(value: Option<&Bound<'_, PyAny>>) -> PyResult<Profile> {
    let Some(value) = value else { return Ok(Profile::new()) };
    if !PROFILE.is(value)? {
        return Err(not_a("smpp.Profile", value)?);
    }
    let fields = Fields(value);
    Ok(Profile::new()
        .default_alphabet(word(&fields.get("default_alphabet")?, DefaultAlphabet::from_name)?)
        .packed(fields.flag("packed")?)
        .ucs2_data_coding(fields.small("ucs2_data_coding")?)
        .concatenation(word(&fields.get("concatenation")?, SmppConcatenation::from_name)?)
        .message_id_form(word(&fields.get("message_id_form")?, MessageIdForm::from_name)?))
}

/// Checks a profile, an address or a parameter.
#[pyfunction]
pub(crate) fn _smpp_check(record: &Bound<'_, PyAny>) -> PyResult<()> {
    guard(|| {
        if PROFILE.is(record)? {
            profile(Some(record)).map(drop)
        } else if TLV.is(record)? {
            to_tlv(record).map(drop)
        } else {
            to_address(record).map(drop)
        }
    })
}

/// The fields of a message, checked and in their plain types.
#[pyfunction]
pub(crate) fn _smpp_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| fields(record.py(), &to_message(record)?))
}

#[pyfunction]
pub(crate) fn _smpp_write<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| {
        let message = to_message(record)?;
        let written = message.to_octets().map_err(|error| raise(in_field(error, &message)))?;
        Ok(bytes(record.py(), &written))
    })
}

/// A position in a field's text, in code points.
fn in_field(error: Error, message: &ShortMessage) -> Error {
    let text = match error.field() {
        Some("service_type") => &message.service_type,
        Some("source_addr") => &message.source.address,
        Some("destination_addr") => &message.destination.address,
        Some("schedule_delivery_time") => &message.schedule_delivery_time,
        Some("validity_period") => &message.validity_period,
        _ => return without_position(&error),
    };
    crate::errors::in_code_points(error, text)
}

#[pyfunction]
pub(crate) fn _smpp_read<'py>(octets: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read = ShortMessage::from_octets(&required(octets)?).map_err(raise)?;
        message(octets.py(), &read)
    })
}

#[pyfunction]
pub(crate) fn _smpp_user_data<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| Ok(bytes(record.py(), to_message(record)?.user_data())))
}

#[pyfunction]
pub(crate) fn _smpp_header<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| header_record(record.py(), &to_message(record)?.header().map_err(raise)?))
}

#[pyfunction]
pub(crate) fn _smpp_place<'py>(record: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let place = to_message(record)?.concatenation().map_err(raise)?;
        place.map(|place| concatenation(record.py(), &place)).transpose()
    })
}

#[pyfunction]
pub(crate) fn _smpp_content<'py>(
    record: &Bound<'py, PyAny>,
    profile: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read = to_message(record)?.content(&self::profile(profile)?).map_err(raise)?;
        content(record.py(), &read)
    })
}

#[pyfunction]
pub(crate) fn _smpp_part<'py>(
    record: &Bound<'py, PyAny>,
    profile: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let message = to_message(record)?;
        let found = message.part(&self::profile(profile)?).map_err(raise)?;
        found.map(|found| part(record.py(), &found)).transpose()
    })
}

/// Whether it is a receipt, and the receipt when a profile is to read it.
#[pyfunction]
pub(crate) fn _smpp_receipt<'py>(
    record: &Bound<'py, PyAny>,
    profile: Option<&Bound<'py, PyAny>>,
    read: bool,
) -> PyResult<(bool, Option<Bound<'py, PyAny>>)> {
    guard(|| {
        let message = to_message(record)?;
        if !read {
            return Ok((message.is_receipt(), None));
        }
        let Some(found) = message.receipt(&self::profile(profile)?).map_err(raise)? else {
            return Ok((false, None));
        };
        // The parameter is a text that ends with a NUL; an empty one tells no id.
        let id = message.tlv(Tlv::RECEIPTED_MESSAGE_ID).and_then(|id| id.first());
        let receipted = id.is_some_and(|first| *first != 0);
        // Fields are ASCII, but what stands before them may not be: the text is not the caller's, so its places say nothing.
        let record = receipt(record.py(), &found, receipted, |defect| without_position(&defect))?;
        Ok((true, Some(record)))
    })
}

/// What a number in a field is called: "ton", "npi", "data_coding" or "message_state".
#[pyfunction]
pub(crate) fn _smpp_name(field: &str, value: &Bound<'_, PyAny>) -> PyResult<Option<&'static str>> {
    guard(|| {
        let Integer(number) = value.extract()?;
        let Ok(octet) = u8::try_from(number) else {
            return Err(raise(Error::new(ErrorCode::InvalidOption).in_field(field.to_owned())));
        };
        Ok(match field {
            "ton" => ton_name(octet),
            "npi" => npi_name(octet),
            "data_coding" => data_coding_name(octet),
            _ => MessageState::from_octet(octet).map(MessageState::as_str),
        })
    })
}

#[pyfunction]
pub(crate) fn _smpp_command_status<'py>(code: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let found = command_status(small(code, "command_status")?);
        let record = |status: septet::smpp::CommandStatus| {
            let outcome = status.outcome.as_str();
            COMMAND_STATUS.of(code.py(), (status.code, status.name, status.meaning, outcome))
        };
        found.map(record).transpose()
    })
}

/// A time of an argument: an `SmppTime` or its text.
#[inline(never)]
pub(super) fn to_smpp_time(value: &Bound<'_, PyAny>) -> PyResult<SmppTime> {
    if SMPP_TIME.is(value)? {
        return reading(&Fields(value).get("text")?, SmppTime::parse);
    }
    reading(value, SmppTime::parse)
}

/// The fields of a time: of its "text", of seconds "from_now", or of a moment ("at") in a zone.
#[pyfunction]
pub(crate) fn _smpp_time<'py>(
    form: &str,
    value: &Bound<'py, PyAny>,
    quarters: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let invalid = || raise(Error::new(ErrorCode::SmppTimeInvalid));
        let time = match form {
            "text" => to_smpp_time(value)?,
            "from_now" => {
                let Integer(seconds) = value.extract()?;
                SmppTime::from_now(u64::try_from(seconds).map_err(|_| invalid())?).map_err(raise)?
            }
            _ => {
                let unix = match value.extract::<Integer>() {
                    Ok(Integer(unix)) => unix,
                    Err(_) => timestamp(value)?.unix(),
                };
                let Integer(quarters) = quarters.extract()?;
                SmppTime::at(unix, i8::try_from(quarters).map_err(|_| invalid())?).map_err(raise)?
            }
        };
        (time.as_str(), time.is_relative()).into_pyobject(value.py())
    })
}

/// A pair of a type of number and a numbering plan.
pub(super) fn plan(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<(u8, u8)> {
    let pair = value.cast::<PyTuple>().ok().filter(|pair| pair.len() == 2);
    let Some(pair) = pair else {
        return Err(PyTypeError::new_err(format!("{field} is a tuple of TON and NPI")));
    };
    Ok((small(&pair.get_item(0)?, field)?, small(&pair.get_item(1)?, field)?))
}
