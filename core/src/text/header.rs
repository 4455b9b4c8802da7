//! The user data header and the room it leaves (3GPP TS 23.040, 9.2.3.24).

use core::fmt;

use super::alphabet::Tables;
use super::{Encoding, Language, ReferenceBits};
use crate::error::{Error, ErrorCode};

/// Octets of user data in one short message (TS 23.040, 9.2.3.16).
pub const USER_DATA_OCTETS: usize = 140;

/// Septets of user data in one short message: 140 octets of eight bits hold 160 of seven.
pub const USER_DATA_SEPTETS: usize = 160;

pub(crate) const CONCATENATION_8_BIT: u8 = 0x00;
pub(crate) const CONCATENATION_16_BIT: u8 = 0x08;
pub(crate) const NATIONAL_SINGLE_SHIFT: u8 = 0x24;
pub(crate) const NATIONAL_LOCKING_SHIFT: u8 = 0x25;

/// The units of text that fit beside a header of so many octets, its length octet included.
///
/// GSM-7 text starts on a septet boundary, so fill bits may cost a septet; UCS-2 text takes whole
/// pairs of octets (TS 23.040, 9.2.3.24).
pub(crate) const fn capacity(encoding: Encoding, header_octets: usize) -> usize {
    match encoding {
        Encoding::Gsm7 => USER_DATA_SEPTETS.saturating_sub(header_septets(header_octets)),
        Encoding::Ucs2 => USER_DATA_OCTETS.saturating_sub(header_octets) / 2,
    }
}

/// The septets that a header takes in GSM-7 user data, fill bits included.
pub(crate) const fn header_septets(header_octets: usize) -> usize {
    (header_octets * 8).div_ceil(7)
}

/// Octets of user data: header, fill bits and text.
pub(crate) fn user_data_octets(encoding: Encoding, header_octets: usize, units: usize) -> usize {
    match encoding {
        Encoding::Gsm7 => ((header_septets(header_octets) + units) * 7).div_ceil(8),
        Encoding::Ucs2 => header_octets + units * 2,
    }
}

/// Octets of an element that names a national table: identifier, length, National Language Identifier.
pub(super) const NATIONAL_ELEMENT_OCTETS: usize = 3;

/// The octets of a header: its own length octet, the concatenation element if there is one, one element for
/// each national table, the caller's elements.
pub(super) const fn header_octets(
    concatenation: Option<ReferenceBits>,
    tables: Tables,
    elements: &[u8],
) -> usize {
    let concatenation = match concatenation {
        None => 0,
        Some(ReferenceBits::Eight) => 5,
        Some(ReferenceBits::Sixteen) => 6,
    };
    let national = tables.single().is_some() as usize + tables.locking().is_some() as usize;
    match concatenation + national * NATIONAL_ELEMENT_OCTETS + elements.len() {
        0 => 0,
        octets => octets + 1,
    }
}

/// Checks the caller's elements: whole ones (identifier, length, data), none that septet writes itself.
pub(crate) fn check_elements(elements: &[u8]) -> Result<(), Error> {
    for element in RawElements::new(elements) {
        let malformed =
            |position| Error::new(ErrorCode::HeaderInvalid).in_field("header_elements").at(position);
        let element = element.map_err(malformed)?;
        if matches!(
            element.identifier,
            CONCATENATION_8_BIT | CONCATENATION_16_BIT | NATIONAL_SINGLE_SHIFT | NATIONAL_LOCKING_SHIFT
        ) {
            return Err(malformed(element.position));
        }
    }
    Ok(())
}

/// An information element as it stands on the wire (TS 23.040, 9.2.3.24).
#[derive(Clone, Copy)]
pub(crate) struct RawElement<'a> {
    pub(crate) position: usize,
    pub(crate) identifier: u8,
    pub(crate) data: &'a [u8],
}

/// The elements of a header without its length octet, in order. The position of one that is cut off ends it.
#[derive(Clone)]
pub(crate) struct RawElements<'a> {
    octets: &'a [u8],
    position: usize,
}

impl<'a> RawElements<'a> {
    pub(crate) fn new(octets: &'a [u8]) -> Self {
        Self { octets, position: 0 }
    }
}

impl<'a> Iterator for RawElements<'a> {
    type Item = Result<RawElement<'a>, usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let position = self.position;
        let rest = self.octets.get(position..).filter(|rest| !rest.is_empty())?;
        let element = match rest {
            [identifier, length, rest @ ..] => rest.get(..usize::from(*length)).map(|data| RawElement {
                position,
                identifier: *identifier,
                data,
            }),
            _ => None,
        };
        self.position = element.map_or(self.octets.len(), |element| position + 2 + element.data.len());
        Some(element.ok_or(position))
    }
}

/// The elements that name the national tables in force (TS 23.040, 9.2.3.24.15 and 9.2.3.24.16), in the order of their
/// identifiers.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct NationalElements {
    octets: [u8; 2 * NATIONAL_ELEMENT_OCTETS],
    length: usize,
}

impl NationalElements {
    pub(super) fn as_octets(&self) -> &[u8] {
        self.octets.get(..self.length).unwrap_or_default()
    }
}

pub(super) fn national_elements(tables: Tables) -> NationalElements {
    let element = |identifier, language: Language| [identifier, 1, language.identifier()];
    let single = tables.single().map(|language| element(NATIONAL_SINGLE_SHIFT, language));
    let locking = tables.locking().map(|language| element(NATIONAL_LOCKING_SHIFT, language));
    let mut elements = NationalElements { octets: [0; 2 * NATIONAL_ELEMENT_OCTETS], length: 0 };
    for (octet, value) in elements.octets.iter_mut().zip(single.into_iter().chain(locking).flatten()) {
        *octet = value;
        elements.length += 1;
    }
    elements
}

/// A user data header, ready to stand before the text. Empty when the message has none.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Header {
    octets: [u8; USER_DATA_OCTETS],
    length: u8,
}

impl Header {
    /// The octets, beginning with the header's own length octet (UDHL).
    pub fn as_octets(&self) -> &[u8] {
        self.octets.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// The elements in the order in which they are written: concatenation, national tables, the caller's own.
    pub(super) fn new(concatenation: Option<Concatenation>, tables: Tables, elements: &[u8]) -> Self {
        let concatenation = concatenation.map(Concatenation::element);
        let concatenation = concatenation.as_ref().map_or(&[][..], ConcatenationElement::as_octets);
        let national = national_elements(tables);
        Self::of_content([concatenation, national.as_octets(), elements])
    }

    /// Runs of whole elements that have at most 139 octets in all.
    pub(crate) fn of_content(runs: [&[u8]; 3]) -> Self {
        let mut header = Self { octets: [0; USER_DATA_OCTETS], length: 0 };
        let length: usize = runs.iter().map(|run| run.len()).sum();
        if length == 0 {
            return header;
        }
        // `TextOptions` and `Udh` let through only elements that fit, so nothing is cut here.
        let content = runs.into_iter().flatten();
        header.length = (length + 1).min(USER_DATA_OCTETS) as u8;
        header.octets[0] = header.length - 1;
        for (octet, value) in header.octets[1..].iter_mut().zip(content) {
            *octet = *value;
        }
        header
    }
}

/// How the segments of a message belong together (TS 23.040, 9.2.3.24.1 and 9.2.3.24.8).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Concatenation {
    /// The number that all segments of the message share.
    pub reference: u16,
    /// Whether the reference has 8 bits (element 0x00) or 16 (element 0x08): the same number in the other width is
    /// another message.
    pub bits: ReferenceBits,
    /// How many segments the message has, 1 to 255.
    pub total: u8,
    /// Which of them this is, 1 to `total`.
    pub number: u8,
}

pub(crate) struct ConcatenationElement {
    octets: [u8; 6],
    length: usize,
}

impl ConcatenationElement {
    pub(crate) fn as_octets(&self) -> &[u8] {
        self.octets.get(..self.length).unwrap_or_default()
    }
}

impl Concatenation {
    /// Segment `number` (from 1) of `total`. A header refuses what makes no sense.
    pub const fn new(reference: u16, bits: ReferenceBits, number: u8, total: u8) -> Self {
        Self { reference, bits, total, number }
    }

    // "The receiving entity shall ignore the whole information element" otherwise.
    pub(crate) const fn is_valid(self) -> bool {
        self.total != 0 && self.number != 0 && self.number <= self.total
    }

    pub(crate) fn element(self) -> ConcatenationElement {
        let Self { reference, bits, total, number } = self;
        let [high, low] = reference.to_be_bytes();
        match bits {
            ReferenceBits::Eight => {
                ConcatenationElement { octets: [CONCATENATION_8_BIT, 3, low, total, number, 0], length: 5 }
            }
            ReferenceBits::Sixteen => ConcatenationElement {
                octets: [CONCATENATION_16_BIT, 4, high, low, total, number],
                length: 6,
            },
        }
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_octets().iter().try_for_each(|octet| write!(f, "{octet:02x}"))
    }
}
