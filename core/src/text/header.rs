//! The user data header and the room it leaves (3GPP TS 23.040, 9.2.3.24).

use core::fmt;

use super::{Encoding, ReferenceBits};
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
pub(crate) fn capacity(encoding: Encoding, header_octets: usize) -> usize {
    match encoding {
        Encoding::Gsm7 => USER_DATA_SEPTETS.saturating_sub(header_septets(header_octets)),
        Encoding::Ucs2 => USER_DATA_OCTETS.saturating_sub(header_octets) / 2,
    }
}

/// The septets that a header takes in GSM-7 user data, fill bits included.
pub(crate) fn header_septets(header_octets: usize) -> usize {
    (header_octets * 8).div_ceil(7)
}

/// Octets of user data: header, fill bits and text.
pub(crate) fn user_data_octets(encoding: Encoding, header_octets: usize, units: usize) -> usize {
    match encoding {
        Encoding::Gsm7 => ((header_septets(header_octets) + units) * 7).div_ceil(8),
        Encoding::Ucs2 => header_octets + units * 2,
    }
}

/// The octets of a header: its own length octet, the concatenation element when there are several
/// segments, the caller's elements.
pub(crate) fn header_octets(elements: &[u8], reference_bits: ReferenceBits, several_segments: bool) -> usize {
    let concatenation = match (several_segments, reference_bits) {
        (false, _) => 0,
        (true, ReferenceBits::Eight) => 5,
        (true, ReferenceBits::Sixteen) => 6,
    };
    match concatenation + elements.len() {
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

    /// Concatenation as segment `number` (from 1) of `total`, and the caller's elements.
    pub(crate) fn concatenated(
        reference: u16,
        reference_bits: ReferenceBits,
        number: u8,
        total: u8,
        elements: &[u8],
    ) -> Self {
        let [high, low] = reference.to_be_bytes();
        match reference_bits {
            ReferenceBits::Eight => Self::new(&[CONCATENATION_8_BIT, 3, low, total, number], elements),
            ReferenceBits::Sixteen => {
                Self::new(&[CONCATENATION_16_BIT, 4, high, low, total, number], elements)
            }
        }
    }

    /// Only the caller's elements.
    pub(crate) fn plain(elements: &[u8]) -> Self {
        Self::new(&[], elements)
    }

    /// Elements, put together from two runs of octets that are at most 139 in all.
    pub(crate) fn new(concatenation: &[u8], elements: &[u8]) -> Self {
        let mut header = Self { octets: [0; USER_DATA_OCTETS], length: 0 };
        let length = concatenation.len() + elements.len();
        if length == 0 {
            return header;
        }
        // `TextOptions` and `Udh` let through only elements that fit, so nothing is cut here.
        let content = concatenation.iter().chain(elements);
        header.length = (length + 1).min(USER_DATA_OCTETS) as u8;
        header.octets[0] = header.length - 1;
        for (octet, value) in header.octets[1..].iter_mut().zip(content) {
            *octet = *value;
        }
        header
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_octets().iter().try_for_each(|octet| write!(f, "{octet:02x}"))
    }
}
