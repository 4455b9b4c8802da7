//! SMS-SUBMIT, SMS-DELIVER and SMS-STATUS-REPORT: records to the core's values and back.

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use septet::tpdu::{Address, DataCoding, SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu};
use septet::{Error, UserData};

use super::address::{address, to_address};
use super::tpdu_parts::{data_coding, service_time, to_data_coding, to_service_time, to_validity, validity};
use super::user_data::{to_user_data, user_data};
use super::{bytes, not_a, reading, unknown};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::octets::required;
use crate::options;
use crate::records::Record;

static SUBMIT: Record = Record::new("septet.tpdu", "SmsSubmit");
static DELIVER: Record = Record::new("septet.tpdu", "SmsDeliver");
static STATUS_REPORT: Record = Record::new("septet.tpdu", "SmsStatusReport");

fn to_tpdu(record: &Bound<'_, PyAny>) -> PyResult<Tpdu> {
    if SUBMIT.is(record)? {
        to_submit(record).map(Tpdu::Submit)
    } else if DELIVER.is(record)? {
        to_deliver(record).map(Tpdu::Deliver)
    } else if STATUS_REPORT.is(record)? {
        to_status_report(record).map(Tpdu::StatusReport)
    } else {
        Err(not_a("a TPDU", record)?)
    }
}

#[inline(never)]
fn to_submit(record: &Bound<'_, PyAny>) -> PyResult<SmsSubmit> {
    let fields = Fields(record);
    let destination = to_address(&fields.get("destination")?)?;
    let data = fields.maybe("user_data", to_user_data)?.unwrap_or(UserData::EMPTY);
    let mut submit = SmsSubmit::new(destination, data);
    submit.service_centre = fields.maybe("service_centre", to_address)?;
    submit.reject_duplicates = fields.flag("reject_duplicates")?;
    submit.status_report_request = fields.flag("status_report_request")?;
    submit.reply_path = fields.flag("reply_path")?;
    submit.message_reference = fields.small("message_reference")?;
    submit.protocol_id = fields.small("protocol_id")?;
    submit.data_coding = fields.maybe("data_coding", to_data_coding)?.unwrap_or(submit.data_coding);
    submit.validity = fields.maybe("validity", to_validity)?;
    Ok(submit)
}

fn to_deliver(record: &Bound<'_, PyAny>) -> PyResult<SmsDeliver> {
    let fields = Fields(record);
    let originator = to_address(&fields.get("originator")?)?;
    let service_time = to_service_time(&fields.get("service_time")?)?;
    let data = fields.maybe("user_data", to_user_data)?.unwrap_or(UserData::EMPTY);
    let mut deliver = SmsDeliver::new(originator, service_time, data);
    deliver.service_centre = fields.maybe("service_centre", to_address)?;
    deliver.more_messages = fields.flag("more_messages")?;
    deliver.loop_prevention = fields.flag("loop_prevention")?;
    deliver.status_report_indication = fields.flag("status_report_indication")?;
    deliver.reply_path = fields.flag("reply_path")?;
    deliver.protocol_id = fields.small("protocol_id")?;
    deliver.data_coding = fields.maybe("data_coding", to_data_coding)?.unwrap_or(deliver.data_coding);
    Ok(deliver)
}

fn to_status_report(record: &Bound<'_, PyAny>) -> PyResult<SmsStatusReport> {
    let fields = Fields(record);
    let mut report = SmsStatusReport::new(
        fields.small("message_reference")?,
        to_address(&fields.get("recipient")?)?,
        to_service_time(&fields.get("service_time")?)?,
        to_service_time(&fields.get("discharge_time")?)?,
        fields.small("status")?,
    );
    report.service_centre = fields.maybe("service_centre", to_address)?;
    report.more_messages = fields.flag("more_messages")?;
    report.loop_prevention = fields.flag("loop_prevention")?;
    report.answers_command = fields.flag("answers_command")?;
    report.protocol_id = fields.maybe("protocol_id", |value| super::small(value, "protocol_id"))?;
    report.data_coding = fields.maybe("data_coding", to_data_coding)?;
    report.user_data = fields.maybe("user_data", to_user_data)?;
    Ok(report)
}

/// The fields of a TPDU in the order of its class.
fn fields<'py>(py: Python<'py>, tpdu: &Tpdu) -> PyResult<Bound<'py, PyTuple>> {
    let place = |value: &Address| address(py, value);
    let centre = |value: &Option<Address>| match value {
        Some(value) => address(py, value),
        None => Ok(py.None().into_bound(py)),
    };
    let coding = |value: DataCoding| data_coding(py, value);
    let data = |value: &UserData| user_data(py, value);
    let flag = |value: bool| value.into_bound_py_any(py);
    let octet = |value: u8| value.into_bound_py_any(py);
    let values = match tpdu {
        Tpdu::Submit(submit) => vec![
            place(&submit.destination)?,
            data(&submit.user_data)?,
            octet(submit.message_reference)?,
            flag(submit.reject_duplicates)?,
            flag(submit.status_report_request)?,
            flag(submit.reply_path)?,
            octet(submit.protocol_id)?,
            coding(submit.data_coding)?,
            submit.validity.map(|period| validity(py, period)).transpose()?.into_bound_py_any(py)?,
            centre(&submit.service_centre)?,
        ],
        Tpdu::Deliver(deliver) => vec![
            place(&deliver.originator)?,
            service_time(py, deliver.service_time)?,
            data(&deliver.user_data)?,
            flag(deliver.more_messages)?,
            flag(deliver.loop_prevention)?,
            flag(deliver.status_report_indication)?,
            flag(deliver.reply_path)?,
            octet(deliver.protocol_id)?,
            coding(deliver.data_coding)?,
            centre(&deliver.service_centre)?,
        ],
        Tpdu::StatusReport(report) => vec![
            octet(report.message_reference)?,
            place(&report.recipient)?,
            service_time(py, report.service_time)?,
            service_time(py, report.discharge_time)?,
            octet(report.status)?,
            flag(report.more_messages)?,
            flag(report.loop_prevention)?,
            flag(report.answers_command)?,
            report.protocol_id.into_bound_py_any(py)?,
            report.data_coding.map(coding).transpose()?.into_bound_py_any(py)?,
            report.user_data.as_ref().map(data).transpose()?.into_bound_py_any(py)?,
            centre(&report.service_centre)?,
        ],
        _ => return Err(unknown()),
    };
    PyTuple::new(py, values)
}

#[inline(never)]
fn record<'py>(py: Python<'py>, tpdu: &Tpdu) -> PyResult<Bound<'py, PyAny>> {
    let class = match tpdu {
        Tpdu::Submit(_) => &SUBMIT,
        Tpdu::Deliver(_) => &DELIVER,
        Tpdu::StatusReport(_) => &STATUS_REPORT,
        _ => return Err(unknown()),
    };
    class.of(py, fields(py, tpdu)?)
}

/// The fields of a TPDU, checked and in their plain types.
#[pyfunction]
pub(crate) fn _tpdu_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| fields(record.py(), &to_tpdu(record)?))
}

/// The octets of a TPDU, behind the service centre's address or without it.
#[pyfunction]
pub(crate) fn _tpdu_encode<'py>(
    record: &Bound<'py, PyAny>,
    with_service_centre: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| {
        let written = match (to_tpdu(record)?, with_service_centre) {
            (Tpdu::Submit(submit), false) => submit.encode(),
            (Tpdu::Submit(submit), true) => submit.encode_pdu(),
            (Tpdu::Deliver(deliver), false) => deliver.encode(),
            (Tpdu::Deliver(deliver), true) => deliver.encode_pdu(),
            (Tpdu::StatusReport(report), false) => report.encode(),
            (Tpdu::StatusReport(report), true) => report.encode_pdu(),
            _ => return Err(unknown()),
        };
        Ok(bytes(record.py(), &written.map_err(raise)?))
    })
}

/// The TPDU of octets: of one kind, or of any.
#[pyfunction]
pub(crate) fn _tpdu_decode<'py>(
    kind: &str,
    octets: &Bound<'py, PyAny>,
    with_service_centre: bool,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read = read(kind, &required(octets)?, with_service_centre).map_err(raise)?;
        record(octets.py(), &read)
    })
}

fn read(kind: &str, octets: &[u8], with_service_centre: bool) -> Result<Tpdu, Error> {
    match (kind, with_service_centre) {
        ("SmsSubmit", false) => SmsSubmit::decode(octets).map(Tpdu::Submit),
        ("SmsSubmit", true) => SmsSubmit::decode_pdu(octets).map(Tpdu::Submit),
        ("SmsDeliver", false) => SmsDeliver::decode(octets).map(Tpdu::Deliver),
        ("SmsDeliver", true) => SmsDeliver::decode_pdu(octets).map(Tpdu::Deliver),
        ("SmsStatusReport", false) => SmsStatusReport::decode(octets).map(Tpdu::StatusReport),
        ("SmsStatusReport", true) => SmsStatusReport::decode_pdu(octets).map(Tpdu::StatusReport),
        (_, false) => Tpdu::decode(octets),
        (_, true) => Tpdu::decode_pdu(octets),
    }
}

/// A text cut into messages like this one.
#[pyfunction]
#[pyo3(signature = (record, text, **options))]
pub(crate) fn _submit_split<'py>(
    record: &Bound<'py, PyAny>,
    text: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let py = text.py();
        let options = options::read(options)?.unwrap_or_default();
        let template = to_submit(record)?;
        let submits: Vec<SmsSubmit> = reading(text, |text| Ok(template.split(text, &options)?.collect()))?;
        let submits = submits.into_iter().map(|submit| self::record(py, &Tpdu::Submit(submit)));
        PyTuple::new(py, submits.collect::<PyResult<Vec<_>>>()?)
    })
}
