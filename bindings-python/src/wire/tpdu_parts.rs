//! Data coding schemes, time stamps and validity periods.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString, PyTuple};
use septet::tpdu::{
    DataCoding, EnhancedValidity, MessageClass, MessageWaiting, ServiceTime, ValidityPeriod, WaitingKind,
};
use septet::{CharacterSet, Error, ErrorCode};

use super::{bytes, not_a, small, unknown};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::octets::required;
use crate::options::{Integer, word};
use crate::records::Record;
use crate::time::timestamp;

static DATA_CODING: Record = Record::new("septet.tpdu", "DataCoding");
static MESSAGE_WAITING: Record = Record::new("septet.tpdu", "MessageWaiting");
static SERVICE_TIME: Record = Record::new("septet.tpdu", "ServiceTime");
static VALIDITY_PERIOD: Record = Record::new("septet.tpdu", "ValidityPeriod");

const WAITING_KINDS: [(&str, WaitingKind); 4] = [
    ("voicemail", WaitingKind::Voicemail),
    ("fax", WaitingKind::Fax),
    ("email", WaitingKind::Email),
    ("other", WaitingKind::Other),
];
const CLASSES: [MessageClass; 4] =
    [MessageClass::Class0, MessageClass::Class1, MessageClass::Class2, MessageClass::Class3];

fn refused(field: &'static str) -> PyErr {
    raise(Error::new(ErrorCode::InvalidOption).in_field(field))
}

/// The data coding of an argument: a `DataCoding` or its octet.
pub(super) fn to_data_coding(value: &Bound<'_, PyAny>) -> PyResult<DataCoding> {
    let octet = if DATA_CODING.is(value)? { Fields(value).get("octet")? } else { value.clone() };
    Ok(DataCoding::from_octet(small(&octet, "data_coding")?))
}

fn coding_fields(py: Python<'_>, coding: DataCoding) -> PyResult<Bound<'_, PyTuple>> {
    let waiting = coding.message_waiting().map(|waiting| {
        let kind = WAITING_KINDS.iter().find(|(_, kind)| *kind == waiting.kind).map(|(word, _)| *word);
        MESSAGE_WAITING.of(py, (kind, waiting.active, waiting.store))
    });
    (
        coding.octet(),
        coding.character_set().as_str(),
        coding.class().map(|class| class as u8),
        coding.is_compressed(),
        coding.automatic_deletion(),
        coding.is_reserved(),
        waiting.transpose()?,
    )
        .into_pyobject(py)
}

pub(super) fn data_coding(py: Python<'_>, coding: DataCoding) -> PyResult<Bound<'_, PyAny>> {
    DATA_CODING.of(py, coding_fields(py, coding)?)
}

/// What the octet of a data coding says.
#[pyfunction]
pub(crate) fn _data_coding_fields<'py>(octet: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| coding_fields(octet.py(), to_data_coding(octet)?))
}

/// The general scheme of a character set.
#[pyfunction]
pub(crate) fn _data_coding_of<'py>(character_set: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let set = word(character_set, CharacterSet::from_name)?;
        data_coding(character_set.py(), DataCoding::new(set))
    })
}

/// The same scheme with another message class, character set, or both.
#[pyfunction]
pub(crate) fn _data_coding_with<'py>(
    coding: &Bound<'py, PyAny>,
    class_: Option<&Bound<'py, PyAny>>,
    character_set: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let mut made = to_data_coding(coding)?;
        if let Some(class) = class_ {
            let index: usize = small(class, "message_class")?;
            made = made.with_class(*CLASSES.get(index).ok_or_else(|| refused("message_class"))?);
        }
        if let Some(set) = character_set {
            made = made.with_character_set(word(set, CharacterSet::from_name)?).map_err(raise)?;
        }
        data_coding(coding.py(), made)
    })
}

/// The scheme that tells of waiting messages.
#[pyfunction]
pub(crate) fn _data_coding_waiting<'py>(
    waiting: &Bound<'py, PyAny>,
    character_set: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        if !MESSAGE_WAITING.is(waiting)? {
            return Err(not_a("tpdu.MessageWaiting", waiting)?);
        }
        let (fields, set) = (Fields(waiting), word(character_set, CharacterSet::from_name)?);
        let given = fields.text("kind")?;
        let kind = WAITING_KINDS.iter().find(|(word, _)| *word == given).ok_or_else(|| refused("kind"))?.1;
        let waiting = MessageWaiting::new(kind, fields.flag("active")?, fields.flag("store")?);
        data_coding(character_set.py(), DataCoding::waiting(waiting, set).map_err(raise)?)
    })
}

/// The stamp of an argument: a `ServiceTime`, or a time that one is made of.
pub(super) fn to_service_time(value: &Bound<'_, PyAny>) -> PyResult<ServiceTime> {
    if SERVICE_TIME.is(value)? {
        let octets = Fields(value).octets("octets")?;
        return octets.try_into().map(ServiceTime::from_octets).map_err(|_| unknown());
    }
    made_of(value, None)
}

/// A time with a zone is told in its own, unix seconds in UTC, unless another one is given.
fn made_of(time: &Bound<'_, PyAny>, quarters: Option<&Bound<'_, PyAny>>) -> PyResult<ServiceTime> {
    let invalid = || raise(Error::new(ErrorCode::ServiceTimeInvalid));
    let (unix, zone) = match time.extract::<Integer>() {
        Ok(Integer(unix)) => (unix, 0),
        Err(_) => (timestamp(time)?.unix(), zone_seconds(time)?),
    };
    let quarters = match quarters {
        Some(quarters) => quarters.extract::<Integer>()?.0,
        None if zone % 900 == 0 => zone / 900,
        // What is no whole number of quarters cannot be told.
        None => return Err(invalid()),
    };
    let quarters = i8::try_from(quarters).map_err(|_| invalid())?;
    ServiceTime::from_unix(unix, quarters).map_err(raise)
}

/// How far a time is ahead of UTC that was read before: an RFC 3339 text or an aware `datetime`.
fn zone_seconds(time: &Bound<'_, PyAny>) -> PyResult<i64> {
    if let Ok(text) = time.cast::<PyString>() {
        let text = text.to_str()?;
        let zone = text.get(text.len().saturating_sub(6)..).unwrap_or_default();
        let number = |range| zone.get(range).and_then(|digits: &str| digits.parse::<i64>().ok());
        // `Z` leaves digits of the time here, which have no sign before them.
        return Ok(match (zone.get(..1), number(1..3), number(4..6)) {
            (Some("+"), Some(hours), Some(minutes)) => hours * 3600 + minutes * 60,
            (Some("-"), Some(hours), Some(minutes)) => -(hours * 3600 + minutes * 60),
            _ => 0,
        });
    }
    let offset = time.call_method0(intern!(time.py(), "utcoffset"))?;
    let seconds: f64 = offset.call_method0(intern!(time.py(), "total_seconds"))?.extract()?;
    // Less than a day; a fraction of a second is no whole number of quarters either.
    Ok(if seconds.fract() == 0.0 { seconds as i64 } else { 1 })
}

fn time_fields(py: Python<'_>, time: ServiceTime) -> PyResult<Bound<'_, PyTuple>> {
    let local = time.local().map(|local| {
        let class = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "datetime"))?;
        class.call_method1(intern!(py, "fromisoformat"), (local.to_string(),))
    });
    (bytes(py, &time.octets()), local.transpose()?, time.unix()).into_pyobject(py)
}

pub(super) fn service_time(py: Python<'_>, time: ServiceTime) -> PyResult<Bound<'_, PyAny>> {
    SERVICE_TIME.of(py, time_fields(py, time)?)
}

/// The fields of the stamp of a time.
#[pyfunction]
pub(crate) fn _service_time<'py>(
    time: &Bound<'py, PyAny>,
    quarters: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| time_fields(time.py(), made_of(time, quarters)?))
}

/// The fields of the stamp of seven octets.
#[pyfunction]
pub(crate) fn _service_time_fields<'py>(octets: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        time_fields(octets.py(), ServiceTime::from_octets(exact(octets, ErrorCode::ServiceTimeInvalid)?))
    })
}

/// Octets of a fixed count.
fn exact<const N: usize>(octets: &Bound<'_, PyAny>, code: ErrorCode) -> PyResult<[u8; N]> {
    required(octets)?.as_ref().try_into().map_err(|_| raise(Error::new(code).in_field("octets")))
}

/// The validity period of a record.
pub(super) fn to_validity(value: &Bound<'_, PyAny>) -> PyResult<ValidityPeriod> {
    if !VALIDITY_PERIOD.is(value)? {
        return Err(not_a("tpdu.ValidityPeriod", value)?);
    }
    let fields = Fields(value);
    validity_of(&fields.text("format")?, &fields.get("octets")?)
}

fn validity_of(format: &str, octets: &Bound<'_, PyAny>) -> PyResult<ValidityPeriod> {
    let invalid = ErrorCode::ValidityInvalid;
    Ok(match format {
        "relative" => {
            let [value] = exact(octets, invalid)?;
            ValidityPeriod::Relative(value)
        }
        "absolute" => ValidityPeriod::Absolute(ServiceTime::from_octets(exact(octets, invalid)?)),
        "enhanced" => ValidityPeriod::Enhanced(EnhancedValidity::from_octets(exact(octets, invalid)?)),
        _ => return Err(refused("format")),
    })
}

fn fields_of_validity(py: Python<'_>, validity: ValidityPeriod) -> PyResult<Bound<'_, PyTuple>> {
    let (format, octets, single_shot, time): (_, Bound<'_, PyBytes>, _, _) = match validity {
        ValidityPeriod::Relative(value) => ("relative", bytes(py, &[value]), false, None),
        ValidityPeriod::Absolute(time) => ("absolute", bytes(py, &time.octets()), false, Some(time)),
        ValidityPeriod::Enhanced(period) => {
            ("enhanced", bytes(py, &period.octets()), period.single_shot(), None)
        }
        _ => return Err(unknown()),
    };
    let time = time.map(|time| service_time(py, time)).transpose()?;
    (format, octets, validity.seconds(), time, single_shot).into_pyobject(py)
}

pub(super) fn validity(py: Python<'_>, validity: ValidityPeriod) -> PyResult<Bound<'_, PyAny>> {
    VALIDITY_PERIOD.of(py, fields_of_validity(py, validity)?)
}

/// The fields of a validity period of a format and its octets.
#[pyfunction]
pub(crate) fn _validity_fields<'py>(
    format: &str,
    octets: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| fields_of_validity(octets.py(), validity_of(format, octets)?))
}

/// The shortest relative period that is not shorter than so many seconds.
#[pyfunction]
pub(crate) fn _validity_relative<'py>(seconds: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let period = ValidityPeriod::relative(small(seconds, "seconds")?).map_err(raise)?;
        validity(seconds.py(), period)
    })
}

/// An enhanced period of so many seconds.
#[pyfunction]
pub(crate) fn _validity_enhanced<'py>(
    seconds: &Bound<'py, PyAny>,
    single_shot: bool,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let period =
            EnhancedValidity::from_seconds(small(seconds, "seconds")?, single_shot).map_err(raise)?;
        validity(seconds.py(), ValidityPeriod::Enhanced(period))
    })
}
