//! What TPDUs and SMPP bodies have in common.

use septet::smpp::{npi_name, ton_name};
use septet::{Concatenation, Content, Element, Error, Language, Ports, ReferenceBits, Udh};

use crate::hexadecimal::hex_of;
use crate::output::tree::{Item, Value};

/// An octet whose bits have a meaning: a number, and for people its digits.
pub(super) fn octet(name: &'static str, octet: u8) -> Item {
    Item::new(name, octet).note(Some(format!("0x{octet:02X}")))
}

/// A type of number and a numbering plan.
pub(super) fn plan(ton: u8, npi: u8) -> [Item; 2] {
    [Item::new("ton", ton).note(ton_name(ton)), Item::new("npi", npi).note(npi_name(npi))]
}

/// A header: its octets, and its elements one by one.
pub(super) fn header(header: &Udh) -> Vec<Item> {
    if header.is_empty() {
        return vec![Item::new("header", Value::None)];
    }
    let elements = header.elements().map(element).collect();
    vec![Item::new("header", hex_of(header.as_octets())), Item::new("elements", Value::List(elements))]
}

fn element(element: Element<'_>) -> Item {
    match element {
        Element::Concatenation(place) => concatenation(place),
        Element::Ports(ports) => Item::new("ports", of_ports(ports)),
        Element::SingleShift(language) => Item::new("single", Language::as_str(language)),
        Element::LockingShift(language) => Item::new("locking", Language::as_str(language)),
        Element::Other { identifier, data } => {
            Item::new("other", vec![octet("identifier", identifier), Item::new("data", hex_of(data))])
        }
        _ => Item::new("other", Value::None),
    }
}

fn of_ports(ports: Ports) -> Vec<Item> {
    vec![
        Item::new("destination", ports.destination),
        Item::new("originator", ports.originator),
        Item::new("bits", if ports.wide { 16_u8 } else { 8 }),
    ]
}

/// Which segment of a message it is.
pub(super) fn concatenation(place: Concatenation) -> Item {
    let bits: u8 = match place.bits {
        ReferenceBits::Eight => 8,
        ReferenceBits::Sixteen => 16,
    };
    let items = vec![
        Item::new("reference", place.reference),
        Item::new("bits", bits),
        Item::new("total", place.total),
        Item::new("number", place.number),
    ];
    Item::new("concatenation", items).note(Some(format!("{} of {}", place.number, place.total)))
}

/// A text, or octets that are none, or why neither can be read.
pub(super) fn content(content: Result<Content, Error>) -> Item {
    match content {
        Ok(Content::Text(text)) => Item::new("text", text),
        Ok(Content::Octets(octets)) => Item::new("data", hex_of(&octets)),
        Ok(_) => Item::new("text", Value::None),
        Err(error) => Item::new("error", Value::Error(error)),
    }
}
