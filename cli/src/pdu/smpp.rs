//! SMPP bodies as trees.

use septet::smpp::{Address, Profile, ShortMessage, data_coding_name};

use super::parts::{concatenation, content, header, octet, plan};
use crate::hexadecimal::hex_of;
use crate::output::tree::{Item, Tree, Value};
use crate::receipt;

/// What a body says. One from the network may be a receipt.
pub(super) fn tree(message: &ShortMessage, profile: &Profile, from_network: bool) -> Tree {
    let data_coding = Item::new("data_coding", message.data_coding);
    let mut items = vec![
        Item::new("service_type", message.service_type.as_str()),
        address("source", &message.source),
        address("destination", &message.destination),
        octet("esm_class", message.esm_class),
        octet("protocol_id", message.protocol_id),
        Item::new("priority_flag", message.priority_flag),
        Item::new("schedule_delivery_time", message.schedule_delivery_time.as_str()),
        Item::new("validity_period", message.validity_period.as_str()),
        octet("registered_delivery", message.registered_delivery),
        Item::new("replace_if_present", message.replace_if_present),
        data_coding.note(data_coding_name(message.data_coding)),
        Item::new("sm_default_msg_id", message.sm_default_msg_id),
    ];
    match message.header() {
        Ok(udh) => items.extend(header(&udh)),
        Err(error) => items.push(Item::new("header", Value::Error(error))),
    }
    // Where there is a header, its elements say it already.
    if let Ok(Some(place)) = message.concatenation()
        && message.header().is_ok_and(|header| header.concatenation().is_none())
    {
        items.push(concatenation(place));
    }
    items.push(content(message.content(profile)));
    let tlvs = message.tlvs.iter().map(|tlv| {
        let tag = Item::new("tag", tlv.tag).note(Some(format!("0x{:04X}", tlv.tag)));
        Item::new("tlv", vec![tag, Item::new("value", hex_of(&tlv.value))])
    });
    items.push(Item::new("tlvs", Value::List(tlvs.collect())));
    if from_network {
        match message.receipt(profile) {
            Ok(None) => {}
            Ok(Some(found)) => {
                items.push(Item::new("receipt", receipt::items(&found, profile.message_id_form)));
            }
            Err(error) => items.push(Item::new("receipt", Value::Error(error))),
        }
    }
    Tree { kind: "short_message", items }
}

fn address(name: &'static str, address: &Address) -> Item {
    let mut items = vec![Item::new("address", address.address.as_str())];
    items.extend(plan(address.ton, address.npi));
    Item::new(name, items)
}
