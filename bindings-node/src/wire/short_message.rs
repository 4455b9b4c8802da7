//! The body of `submit_sm` and `deliver_sm`.

use septet::smpp::{Address, ShortMessage, Tlv};
use septet::{Content, Error};
use serde::Serialize;

use super::members::Members;
use super::receipt::ReceiptView;
use super::septets::octets_json;
use super::smpp::profile;
use super::udh::UdhView;
use super::views::{BodyView, ContentView, Hex, PartView, PlaceView};
use crate::input::in_utf16;
use crate::views::to_json;

#[derive(Serialize)]
struct SmppAddressView<'a> {
    ton: u8,
    npi: u8,
    address: &'a str,
}

impl<'a> SmppAddressView<'a> {
    fn of(address: &'a Address) -> Self {
        Self { ton: address.ton, npi: address.npi, address: &address.address }
    }
}

#[derive(Serialize)]
struct TlvView<'a> {
    tag: u16,
    value: Hex<&'a [u8]>,
}

/// The fields as JavaScript has them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShortMessageView<'a> {
    service_type: &'a str,
    source: SmppAddressView<'a>,
    destination: SmppAddressView<'a>,
    esm_class: u8,
    protocol_id: u8,
    priority_flag: u8,
    schedule_delivery_time: &'a str,
    validity_period: &'a str,
    registered_delivery: u8,
    replace_if_present: u8,
    data_coding: u8,
    sm_default_msg_id: u8,
    short_message: Hex<&'a [u8]>,
    tlvs: Vec<TlvView<'a>>,
}

impl<'a> ShortMessageView<'a> {
    pub(super) fn of(message: &'a ShortMessage) -> Self {
        Self {
            service_type: &message.service_type,
            source: SmppAddressView::of(&message.source),
            destination: SmppAddressView::of(&message.destination),
            esm_class: message.esm_class,
            protocol_id: message.protocol_id,
            priority_flag: message.priority_flag,
            schedule_delivery_time: &message.schedule_delivery_time,
            validity_period: &message.validity_period,
            registered_delivery: message.registered_delivery,
            replace_if_present: message.replace_if_present,
            data_coding: message.data_coding,
            sm_default_msg_id: message.sm_default_msg_id,
            short_message: Hex(&message.short_message),
            tlvs: message.tlvs.iter().map(|tlv| TlvView { tag: tlv.tag, value: Hex(&tlv.value) }).collect(),
        }
    }
}

/// The message of its fields.
fn of(members: &Members<'_>) -> ShortMessage {
    let fields = members.object("message");
    let Some(fields) = &fields else { return ShortMessage::default() };
    let address = |name| {
        let address = fields.object(name);
        address.map(|address| Address {
            ton: address.number("ton"),
            npi: address.number("npi"),
            address: address.text("address").into(),
        })
    };
    let mut message = ShortMessage::default();
    message.service_type = fields.text("service_type").into();
    message.source = address("source").unwrap_or_default();
    message.destination = address("destination").unwrap_or_default();
    message.esm_class = fields.number("esm_class");
    message.protocol_id = fields.number("protocol_id");
    message.priority_flag = fields.number("priority_flag");
    message.schedule_delivery_time = fields.text("schedule_delivery_time").into();
    message.validity_period = fields.text("validity_period").into();
    message.registered_delivery = fields.number("registered_delivery");
    message.replace_if_present = fields.number("replace_if_present");
    message.data_coding = fields.number("data_coding");
    message.sm_default_msg_id = fields.number("sm_default_msg_id");
    message.short_message = fields.octets("short_message");
    let tlvs = fields.list("tlvs");
    message.tlvs = tlvs.iter().map(|tlv| Tlv::new(tlv.number("tag"), &tlv.octets("value"))).collect();
    message
}

pub(super) fn write(members: &Members<'_>) -> Result<String, Error> {
    let message = of(members);
    let octets = message.to_octets().map_err(|error| {
        let text = match error.field() {
            Some("service_type") => message.service_type.as_str(),
            Some("source_addr") => &message.source.address,
            Some("destination_addr") => &message.destination.address,
            Some("schedule_delivery_time") => &message.schedule_delivery_time,
            Some("validity_period") => &message.validity_period,
            _ => "",
        };
        in_utf16(error, text)
    })?;
    Ok(octets_json(octets))
}

pub(super) fn read(members: &Members<'_>) -> Result<String, Error> {
    Ok(to_json(&ShortMessageView::of(&ShortMessage::from_octets(&members.octets("octets"))?)))
}

pub(super) fn content(members: &Members<'_>) -> Result<String, Error> {
    let content: Content = of(members).content(&profile(members)?)?;
    Ok(to_json(&ContentView::of(&content)))
}

#[derive(Serialize)]
struct PlacedView<'a> {
    header: UdhView<'a>,
    concatenation: Option<PlaceView>,
}

pub(super) fn place(members: &Members<'_>) -> Result<String, Error> {
    let message = of(members);
    let header = message.header()?;
    let concatenation = message.concatenation()?.map(PlaceView::of);
    Ok(to_json(&PlacedView { header: UdhView::of(&header), concatenation }))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OutlineView<'a> {
    receipt: bool,
    user_data: Hex<&'a [u8]>,
}

/// What is seen without reading the header or the text.
pub(super) fn outline(members: &Members<'_>) -> Result<String, Error> {
    let message = of(members);
    Ok(to_json(&OutlineView { receipt: message.is_receipt(), user_data: Hex(message.user_data()) }))
}

/// Null when it is none.
pub(super) fn receipt(members: &Members<'_>) -> Result<String, Error> {
    let receipt = of(members).receipt(&profile(members)?)?;
    Ok(to_json(&receipt.as_ref().map(|receipt| ReceiptView::of(receipt, None))))
}

/// The part that it carries; null for a message of its own.
pub(super) fn part(members: &Members<'_>) -> Result<String, Error> {
    let message = of(members);
    let part = message.part(&profile(members)?)?;
    Ok(to_json(
        &part.as_ref().map(|part| PartView {
            place: PlaceView::of(part.concatenation),
            body: BodyView::of(&part.body),
        }),
    ))
}
