//! TPDUs as trees.

use septet::tpdu::{
    Address, DataCoding, MessageWaiting, ServiceTime, SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu,
    ValidityPeriod, WaitingKind,
};
use septet::{DeliveryStatus, Error, ErrorCode, UserData, tp_status_meaning};

use super::parts::{content, header, octet, plan};
use crate::hexadecimal::hex_of;
use crate::output::tree::{Item, Tree, Value};

/// What a TPDU says; with the service centre where it stood before it.
pub(super) fn tree(message: &Tpdu, with_service_centre: bool) -> Result<Tree, Error> {
    let (kind, service_centre, items) = match message {
        Tpdu::Submit(submit) => ("sms_submit", submit.service_centre, of_submit(submit)),
        Tpdu::Deliver(deliver) => ("sms_deliver", deliver.service_centre, of_deliver(deliver)),
        Tpdu::StatusReport(report) => ("sms_status_report", report.service_centre, of_report(report)),
        _ => return Err(Error::new(ErrorCode::MessageTypeUnexpected)),
    };
    let service_centre =
        with_service_centre.then(|| Item::new("service_centre", service_centre.as_ref().map(Address::text)));
    Ok(Tree { kind, items: service_centre.into_iter().chain(items).collect() })
}

fn of_submit(submit: &SmsSubmit) -> Vec<Item> {
    let mut items = vec![
        address("destination", &submit.destination),
        Item::new("message_reference", submit.message_reference),
        Item::new("reject_duplicates", submit.reject_duplicates),
        Item::new("status_report_request", submit.status_report_request),
        Item::new("reply_path", submit.reply_path),
        octet("protocol_id", submit.protocol_id),
        data_coding(submit.data_coding),
        Item::new("validity", submit.validity.map(validity)),
    ];
    items.push(user_data(&submit.user_data));
    items
}

fn of_deliver(deliver: &SmsDeliver) -> Vec<Item> {
    vec![
        address("originator", &deliver.originator),
        time("service_time", deliver.service_time),
        Item::new("more_messages", deliver.more_messages),
        Item::new("loop_prevention", deliver.loop_prevention),
        Item::new("status_report_indication", deliver.status_report_indication),
        Item::new("reply_path", deliver.reply_path),
        octet("protocol_id", deliver.protocol_id),
        data_coding(deliver.data_coding),
        user_data(&deliver.user_data),
    ]
}

fn of_report(report: &SmsStatusReport) -> Vec<Item> {
    let status = DeliveryStatus::from_tp_status(report.status);
    let mut items = vec![
        address("recipient", &report.recipient),
        Item::new("message_reference", report.message_reference),
        octet("tp_status", report.status),
        Item::new("status", status.as_str()).note(Some(tp_status_meaning(report.status))),
        time("service_time", report.service_time),
        time("discharge_time", report.discharge_time),
        Item::new("more_messages", report.more_messages),
        Item::new("loop_prevention", report.loop_prevention),
        Item::new("answers_command", report.answers_command),
    ];
    items.extend(report.protocol_id.map(|protocol_id| octet("protocol_id", protocol_id)));
    items.extend(report.data_coding.map(data_coding));
    items.extend(report.user_data.as_ref().map(user_data));
    items
}

fn address(name: &'static str, address: &Address) -> Item {
    let mut items = vec![Item::new("address", address.text())];
    items.extend(plan(address.ton(), address.npi()));
    if address.ambiguous_padding() {
        items.push(Item::new("ambiguous_padding", true));
    }
    Item::new(name, items)
}

fn time(name: &'static str, time: ServiceTime) -> Item {
    match time.local() {
        Some(local) => Item::new(name, local.to_string()),
        None => Item::new(name, Value::None).note(Some(hex_of(&time.octets()))),
    }
}

fn validity(validity: ValidityPeriod) -> Vec<Item> {
    let (format, octets) = match validity {
        ValidityPeriod::Relative(octet) => ("relative", vec![octet]),
        ValidityPeriod::Absolute(time) => ("absolute", time.octets().to_vec()),
        ValidityPeriod::Enhanced(enhanced) => ("enhanced", enhanced.octets().to_vec()),
        _ => ("unknown", Vec::new()),
    };
    let mut items = vec![Item::new("format", format), Item::new("octets", hex_of(&octets))];
    match validity {
        ValidityPeriod::Absolute(instant) => items.push(time("until", instant)),
        _ => items.push(Item::new("seconds", validity.seconds())),
    }
    items
}

fn data_coding(data_coding: DataCoding) -> Item {
    let class = data_coding.class().map(|class| class as u8);
    let mut items = vec![
        octet("octet", data_coding.octet()),
        Item::new("character_set", data_coding.character_set().as_str()),
        Item::new("class", class),
    ];
    items.extend(data_coding.message_waiting().map(|waiting| Item::new("waiting", of_waiting(waiting))));
    let flags = [
        ("compressed", data_coding.is_compressed()),
        ("automatic_deletion", data_coding.automatic_deletion()),
        ("reserved", data_coding.is_reserved()),
    ];
    items.extend(flags.into_iter().filter(|(_, set)| *set).map(|(name, set)| Item::new(name, set)));
    Item::new("data_coding", items)
}

fn of_waiting(waiting: MessageWaiting) -> Vec<Item> {
    let kind = match waiting.kind {
        WaitingKind::Voicemail => "voicemail",
        WaitingKind::Fax => "fax",
        WaitingKind::Email => "email",
        _ => "other",
    };
    vec![Item::new("kind", kind), Item::new("active", waiting.active), Item::new("store", waiting.store)]
}

fn user_data(data: &UserData) -> Item {
    let mut items = vec![Item::new("length", data.length())];
    match data.decode() {
        Ok(decoded) => {
            items.extend(header(&decoded.header));
            if decoded.header_ignored {
                items.push(Item::new("header_ignored", true));
            }
            items.push(content(Ok(decoded.content)));
            if decoded.unknown_escapes > 0 {
                items.push(Item::new("unknown_escapes", decoded.unknown_escapes));
            }
        }
        Err(error) => {
            items.push(Item::new("octets", hex_of(data.as_octets())));
            items.push(content(Err(error)));
        }
    }
    Item::new("user_data", items)
}
