//! The user data header.

use septet::{Concatenation, Element, Error, ErrorCode, Language, Ports, ReferenceBits, Udh};
use serde::Serialize;

use super::members::Members;
use super::views::{Hex, PlaceView};
use crate::views::to_json;

/// An element as it is given, with the data that an element borrows.
struct Given<'a> {
    members: Members<'a>,
    data: Vec<u8>,
}

impl Given<'_> {
    fn element(&self) -> Result<Element<'_>, Error> {
        let Self { members, data } = self;
        let bits = || ReferenceBits::from_bits(members.number("bits"));
        let language =
            || Language::from_code(members.text("language")).map_err(|error| error.in_field("language"));
        Ok(match members.text("kind") {
            "concatenation" => Element::Concatenation(Concatenation::new(
                members.number("reference"),
                bits().map_err(|error| error.in_field("bits"))?,
                members.number("number"),
                members.number("total"),
            )),
            "ports" => {
                let mut ports = Ports::new(members.number("destination"), members.number("originator"));
                ports.wide = bits().map_err(|error| error.in_field("bits"))? == ReferenceBits::Sixteen;
                Element::Ports(ports)
            }
            "single_shift" => Element::SingleShift(language()?),
            "locking_shift" => Element::LockingShift(language()?),
            "other" => Element::Other { identifier: members.number("identifier"), data },
            _ => return Err(Error::new(ErrorCode::InvalidOption).in_field("kind")),
        })
    }
}

pub(super) fn build(members: &Members<'_>) -> Result<String, Error> {
    let mut header = Udh::new();
    for (index, members) in members.list("elements").into_iter().enumerate() {
        let data = members.octets("data");
        let given = Given { members, data };
        let pushed = given.members.refuse_unknown().and_then(|()| header.push(given.element()?));
        pushed.map_err(|error| error.at_index(index))?;
    }
    Ok(to_json(&UdhView::of(&header)))
}

pub(super) fn parse(members: &Members<'_>) -> Result<String, Error> {
    Udh::parse(&members.octets("octets")).map(|header| to_json(&UdhView::of(&header)))
}

/// A header among other members; empty when it is not there.
pub(super) fn header(members: &Members<'_>) -> Result<Udh, Error> {
    let octets = members.octets("header");
    if octets.is_empty() { Ok(Udh::new()) } else { Udh::parse(&octets) }
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ElementView<'a> {
    Concatenation(PlaceView),
    Ports(PortsView),
    SingleShift { language: &'static str },
    LockingShift { language: &'static str },
    Other { identifier: u8, data: Hex<&'a [u8]> },
}

impl<'a> ElementView<'a> {
    fn of(element: Element<'a>) -> Self {
        match element {
            Element::Concatenation(place) => Self::Concatenation(PlaceView::of(place)),
            Element::Ports(ports) => Self::Ports(PortsView::of(ports)),
            Element::SingleShift(language) => Self::SingleShift { language: language.as_str() },
            Element::LockingShift(language) => Self::LockingShift { language: language.as_str() },
            Element::Other { identifier, data } => Self::Other { identifier, data: Hex(data) },
            _ => Self::Other { identifier: 0, data: Hex(&[]) },
        }
    }
}

#[derive(Serialize)]
struct PortsView {
    destination: u16,
    originator: u16,
    bits: u8,
}

impl PortsView {
    const fn of(ports: Ports) -> Self {
        Self {
            destination: ports.destination,
            originator: ports.originator,
            bits: if ports.wide { 16 } else { 8 },
        }
    }
}

/// A header as JavaScript has it.
#[derive(Serialize)]
pub(super) struct UdhView<'a> {
    octets: Hex<&'a [u8]>,
    elements: Vec<ElementView<'a>>,
    concatenation: Option<PlaceView>,
    ports: Option<PortsView>,
    locking: Option<&'static str>,
    single: Option<&'static str>,
}

impl<'a> UdhView<'a> {
    pub(super) fn of(header: &'a Udh) -> Self {
        let tables = header.tables();
        Self {
            octets: Hex(header.as_octets()),
            elements: header.elements().map(ElementView::of).collect(),
            concatenation: header.concatenation().map(PlaceView::of),
            ports: header.ports().map(PortsView::of),
            locking: tables.locking().map(Language::as_str),
            single: tables.single().map(Language::as_str),
        }
    }
}
