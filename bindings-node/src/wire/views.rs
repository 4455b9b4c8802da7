//! Views that several nouns share.

use septet::{Concatenation, Content, Language, PartBody, ReferenceBits};
use serde::{Serialize, Serializer};

/// Octets in hexadecimal.
pub(super) struct Hex<T>(pub(super) T);

impl<T: AsRef<[u8]>> Serialize for Hex<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(self.0.as_ref()))
    }
}

fn hex(octets: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    octets.iter().flat_map(|octet| [digit(octet >> 4), digit(octet & 0x0F)]).collect()
}

/// The place of a segment in its message.
#[derive(Serialize)]
pub(super) struct PlaceView {
    reference: u16,
    bits: u8,
    total: u8,
    number: u8,
}

impl PlaceView {
    pub(super) fn of(place: Concatenation) -> Self {
        Self {
            reference: place.reference,
            bits: if place.bits == ReferenceBits::Sixteen { 16 } else { 8 },
            total: place.total,
            number: place.number,
        }
    }
}

/// Text or octets; the other is null.
#[derive(Serialize)]
pub(super) struct ContentView<'a> {
    text: Option<&'a str>,
    data: Option<Hex<&'a [u8]>>,
}

impl<'a> ContentView<'a> {
    pub(super) fn of(content: &'a Content) -> Self {
        match content {
            Content::Text(text) => Self { text: Some(text), data: None },
            Content::Octets(octets) => Self { text: None, data: Some(Hex(octets)) },
            _ => Self { text: None, data: None },
        }
    }
}

/// What a part carries.
#[derive(Serialize)]
pub(super) struct BodyView<'a> {
    coding: &'static str,
    octets: Hex<&'a [u8]>,
    locking: Option<&'static str>,
    single: Option<&'static str>,
}

impl<'a> BodyView<'a> {
    pub(super) fn of(body: &'a PartBody) -> Self {
        let plain =
            |coding, octets: &'a [u8]| Self { coding, octets: Hex(octets), locking: None, single: None };
        match body {
            PartBody::Septets(septets, tables) => Self {
                locking: tables.locking().map(Language::as_str),
                single: tables.single().map(Language::as_str),
                ..plain("gsm7", septets)
            },
            PartBody::Ucs2(octets) => plain("ucs2", octets),
            PartBody::Text(text) => plain("text", text.as_bytes()),
            PartBody::Octets(octets) => plain("octets", octets),
            _ => plain("octets", &[]),
        }
    }
}

/// A part on its way to a reassembler; who sent it and to whom is JavaScript's.
#[derive(Serialize)]
pub(super) struct PartView<'a> {
    pub(super) place: PlaceView,
    pub(super) body: BodyView<'a>,
}
