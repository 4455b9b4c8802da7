//! A text as `submit_sm`s.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::smpp::SubmitOptions;

use super::smpp::{message, plan, profile, to_smpp_time};
use super::{not_a, reading, small};
use crate::address::{PhoneNumber, SenderId};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::options;
use crate::records::Record;
use crate::storage::with_octets;

static SUBMIT_OPTIONS: Record = Record::new("septet.smpp", "SubmitOptions");

#[inline(never)]
fn submit_options(value: &Bound<'_, PyAny>) -> PyResult<SubmitOptions> {
    if !SUBMIT_OPTIONS.is(value)? {
        return Err(not_a("smpp.SubmitOptions", value)?);
    }
    let fields = Fields(value);
    let mut options = SubmitOptions::new()
        .service_type(&fields.text("service_type")?)
        .messaging_mode(fields.small("messaging_mode")?)
        .protocol_id(fields.small("protocol_id")?)
        .priority_flag(fields.small("priority_flag")?)
        .registered_delivery(fields.small("registered_delivery")?)
        .replace_if_present(fields.flag("replace_if_present")?)
        .sm_default_msg_id(fields.small("sm_default_msg_id")?);
    if let Some((ton, npi)) = fields.maybe("source_plan", |value| plan(value, "source_plan"))? {
        options = options.source_plan(ton, npi);
    }
    if let Some((ton, npi)) = fields.maybe("destination_plan", |value| plan(value, "destination_plan"))? {
        options = options.destination_plan(ton, npi);
    }
    if let Some(time) = fields.maybe("schedule_delivery_time", to_smpp_time)? {
        options = options.schedule_delivery_time(time);
    }
    if let Some(time) = fields.maybe("validity_period", to_smpp_time)? {
        options = options.validity_period(time);
    }
    if let Some(class) = fields.maybe("message_class", |value| small(value, "message_class"))? {
        options = options.message_class(class);
    }
    Ok(options)
}

/// A text as messages; without one, the options are only checked.
#[pyfunction]
#[pyo3(signature = (text, sender, to, profile, submit_options, **options))]
pub(crate) fn _smpp_submit<'py>(
    py: Python<'py>,
    text: Option<&Bound<'py, PyAny>>,
    sender: &Bound<'py, PyAny>,
    to: &Bound<'py, PyAny>,
    profile: Option<&Bound<'py, PyAny>>,
    submit_options: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let given = submit_options.map(self::submit_options).transpose()?.unwrap_or_default();
        let Some(text) = text else { return Ok(PyTuple::empty(py)) };
        let sender = match sender.cast::<SenderId>() {
            Ok(sender) => sender.get().sender,
            Err(_) => reading(sender, septet::SenderId::parse)?,
        };
        let to = match to.cast::<PhoneNumber>() {
            Ok(number) => number.get().number,
            Err(_) => with_octets(to.cast::<PyString>()?, |octets| septet::PhoneNumber::parse(octets))?
                .map_err(raise)?,
        };
        let (text_options, profile) = (options::read(options)?.unwrap_or_default(), self::profile(profile)?);
        let messages = reading(text, |text| given.submit(text, &sender, to, &text_options, &profile))?;
        let messages = messages.iter().map(|made| message(py, made)).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, messages)
    })
}
