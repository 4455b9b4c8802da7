//! Addresses in TPDUs.

use septet::tpdu::Address;
use septet::{Error, SenderAlphabet, SenderId};
use serde::Serialize;

use super::members::Members;
use super::views::Hex;
use crate::input::in_utf16;
use crate::views::to_json;

/// An address as JavaScript has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AddressView {
    /// Length, type and digits or septets, as a TPDU has them.
    octets: Hex<Vec<u8>>,
    text: String,
    ton: u8,
    npi: u8,
    ambiguous_padding: bool,
}

impl AddressView {
    pub(super) fn of(address: &Address) -> Self {
        Self {
            octets: Hex(address.encode()),
            text: address.text(),
            ton: address.ton(),
            npi: address.npi(),
            ambiguous_padding: address.ambiguous_padding(),
        }
    }
}

/// Of a sender as a [`SenderId`] is written. With a type or a plan the text is digits; without them it is read as people write it.
pub(super) fn write(members: &Members<'_>) -> Result<String, Error> {
    let text = members.text("text");
    let address = if members.flag("sender") {
        SenderId::parse_in(text, SenderAlphabet::Gsm).map(Address::from)
    } else if members.has("ton") || members.has("npi") {
        Address::numeric(text, members.number("ton"), members.number("npi"))
    } else {
        Address::from_text(text)
    };
    let address = address.map_err(|error| in_utf16(error, text))?;
    Ok(to_json(&AddressView::of(&address)))
}

pub(super) fn read(members: &Members<'_>) -> Result<String, Error> {
    Ok(to_json(&AddressView::of(&Address::decode(&members.octets("octets"))?)))
}

/// An address among other members.
pub(super) fn member(members: &Members<'_>, name: &str) -> Result<Option<Address>, Error> {
    if members.has(name) { Address::decode(&members.octets(name)).map(Some) } else { Ok(None) }
}
