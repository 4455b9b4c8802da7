//! Receipts, and the delivery of a message of several segments.

use napi::bindgen_prelude::{External, Utf16String};
use napi_derive::napi;
use septet::smpp::MessageState;
use septet::{
    DeliveryAggregate, DeliveryStatus, Error, ErrorCode, MessageIdForm, NetworkError, Receipt,
    tp_status_meaning,
};
use serde::Serialize;

use super::members::Members;
use crate::input::{in_utf16, text as text_of};
use crate::refusal::{RefusalView, refuse};
use crate::views::to_json;

/// The words of the forms of message ids.
pub(super) const FORMS: [&str; 3] = ["verbatim", "decimal_to_hex", "hex_to_decimal"];

/// A receipt as JavaScript has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReceiptView<'a> {
    message_id: Option<&'a str>,
    submitted: Option<u32>,
    delivered: Option<u32>,
    submit_date: Option<String>,
    done_date: Option<String>,
    state_word: Option<&'a str>,
    state: Option<&'static str>,
    status: &'static str,
    error: Option<&'a str>,
    network_error: Option<NetworkErrorView>,
    text: Option<&'a str>,
    /// As a refusal's JSON each.
    defects: Vec<String>,
    /// The id in every form.
    ids: Vec<IdView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NetworkErrorView {
    network_type: u8,
    code: u16,
}

/// An id in a form, or why it has none, as a refusal's JSON.
#[derive(Serialize)]
struct IdView {
    form: &'static str,
    id: Option<String>,
    refusal: Option<String>,
}

impl<'a> ReceiptView<'a> {
    /// With the text that it was read from, where positions are to count JavaScript's units.
    pub(super) fn of(receipt: &'a Receipt, text: Option<&str>) -> Self {
        let shown = |error: Error| {
            let error = in_utf16(error, text.unwrap_or_default());
            to_json(&RefusalView::of(&error))
        };
        let ids = FORMS.map(|form| {
            match MessageIdForm::from_name(form).and_then(|known| receipt.message_id_in(known)) {
                Ok(id) => IdView { form, id, refusal: None },
                Err(error) => IdView { form, id: None, refusal: Some(to_json(&RefusalView::of(&error))) },
            }
        });
        Self {
            message_id: receipt.message_id(),
            submitted: receipt.submitted(),
            delivered: receipt.delivered(),
            submit_date: receipt.submit_date().map(|date| date.to_string()),
            done_date: receipt.done_date().map(|date| date.to_string()),
            state_word: receipt.state_word(),
            state: receipt.state().map(MessageState::as_str),
            status: receipt.status().as_str(),
            error: receipt.error(),
            network_error: receipt
                .network_error()
                .map(|error| NetworkErrorView { network_type: error.network_type, code: error.code }),
            text: receipt.text(),
            defects: receipt.defects().iter().cloned().map(shown).collect(),
            ids: ids.into(),
        }
    }
}

pub(super) fn receipt(members: &Members<'_>) -> Result<String, Error> {
    let text = members.word("text");
    let mut receipt = match text {
        Some(text) => Receipt::parse(text)?,
        None => Receipt::without_text(),
    };
    if let Some(id) = members.word("receipted_message_id") {
        receipt = receipt.with_receipted_message_id(id);
    }
    if let Some(state) = members.optional("message_state") {
        receipt = receipt.with_message_state(state);
    }
    if let Some(error) = members.object("network_error") {
        error.refuse_unknown()?;
        let (network_type, code) = (error.number("network_type"), error.number("code"));
        receipt = receipt.with_network_error(NetworkError { network_type, code });
    }
    Ok(to_json(&ReceiptView::of(&receipt, text)))
}

#[derive(Serialize)]
struct TpStatusView {
    status: &'static str,
    meaning: &'static str,
}

pub(super) fn tp_status(members: &Members<'_>) -> Result<String, Error> {
    let octet = members.number("octet");
    let status = DeliveryStatus::from_tp_status(octet).as_str();
    Ok(to_json(&TpStatusView { status, meaning: tp_status_meaning(octet) }))
}

/// A receipt's id in the form of responses, or a response's as that is written.
pub(super) fn message_id(members: &Members<'_>) -> Result<String, Error> {
    let form = MessageIdForm::from_name(members.text("form"))?;
    let id = members.text("message_id");
    let written = if members.flag("normalize") { form.normalize(id) } else { form.convert(id) };
    written.map(|id| to_json(&id)).map_err(|error| in_utf16(error, id))
}

/// A message of so many segments of which nothing has been heard.
#[napi(catch_unwind)]
pub fn delivery_aggregate(segments: u32) -> napi::Result<External<DeliveryAggregate>> {
    DeliveryAggregate::new(segments as usize).map(External::new).map_err(|error| refuse(&error))
}

/// Takes a segment's status in; whether the message's has changed.
#[napi(catch_unwind)]
pub fn delivery_apply(
    delivery: &mut External<DeliveryAggregate>,
    segment: u32,
    status: Utf16String,
) -> napi::Result<bool> {
    let status = DeliveryStatus::from_name(&text_of(&status)?)
        .ok_or_else(|| refuse(&Error::new(ErrorCode::InvalidOption).in_field("status")))?;
    delivery.apply(segment as usize, status).map_err(|error| refuse(&error))
}

#[derive(Serialize)]
struct DeliveryView {
    status: &'static str,
    segments: Vec<&'static str>,
}

/// The status of the message and of each segment; JSON.
#[napi(catch_unwind)]
pub fn delivery_status(delivery: &External<DeliveryAggregate>) -> String {
    to_json(&DeliveryView {
        status: delivery.status().as_str(),
        segments: delivery.segments().iter().map(|status| status.as_str()).collect(),
    })
}
