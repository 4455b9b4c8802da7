//! Address fields (3GPP TS 23.040, 9.1.2.5; TS 24.011, 8.2.5).

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::reader::Reader;
use crate::address::{PhoneNumber, SenderId};
use crate::error::{Error, ErrorCode};
use crate::text::alphabet::Tables;
use crate::wire::septet_text::{decode_septets, encode_septets};
use crate::wire::septets::{max_packed_len, pack_septets_into, unpack_septets};

/// An address has at most twelve octets, two of which are its length and type.
const MAX_OCTETS: usize = 10;
/// What ten octets hold.
const MAX_DIGITS: usize = 20;
const MAX_SEPTETS: usize = 11;
const INTERNATIONAL: u8 = 1;
const ALPHANUMERIC: u8 = 5;
const ISDN: u8 = 1;
const NO_EXTENSION: u8 = 0x80;
const FILLER: u8 = 0xF;
/// The semi-octets 0 to 14.
const DIGITS: &[u8; 15] = b"0123456789*#abc";

/// An address as it stands on the wire: type of number, numbering plan, and up to 20 semi-octets that are digits or
/// packed septets.
///
/// `Debug` shows neither digits nor names: they are people.
///
/// ```
/// use septet::tpdu::Address;
/// let sender = Address::alphanumeric("Conerix")?;
/// assert_eq!((sender.semi_octets(), sender.ton(), sender.npi()), (13, 5, 0));
/// assert_eq!(sender.as_octets(), [0xC3, 0xB7, 0xBB, 0x2C, 0x4F, 0xE3, 0x01]);
/// assert_eq!(sender.text(), "Conerix");
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Address {
    octets: [u8; MAX_OCTETS],
    semi_octets: u8,
    ton: u8,
    npi: u8,
}

impl Address {
    /// No digits, of unknown type.
    pub const EMPTY: Self = Self { octets: [0; MAX_OCTETS], semi_octets: 0, ton: 0, npi: 0 };

    /// A number's digits, of a type of number and numbering plan (TS 23.040, 9.1.2.5): 1 and 1 for an international
    /// number.
    ///
    /// # Errors
    /// `address_invalid`, with the position of anything but `0`-`9`, `*`, `#`, `a`, `b`, `c`, or with the count of
    /// digits beyond 20; `invalid_option` for a type above 7, that of a name (5), or a plan above 15.
    pub fn numeric(digits: &str, ton: u8, npi: u8) -> Result<Self, Error> {
        if ton > 7 || ton == ALPHANUMERIC {
            return Err(Error::new(ErrorCode::InvalidOption).in_field("ton"));
        }
        if npi > 15 {
            return Err(Error::new(ErrorCode::InvalidOption).in_field("npi"));
        }
        if digits.len() > MAX_DIGITS {
            return Err(invalid().above(digits.len(), MAX_DIGITS));
        }
        let mut octets = [0; MAX_OCTETS];
        for (position, digit) in digits.bytes().enumerate() {
            let value = DIGITS.iter().position(|known| *known == digit).ok_or(invalid().at(position))?;
            if let Some(octet) = octets.get_mut(position / 2) {
                // A last digit without a second one is followed by the filler, which the next digit replaces.
                *octet = if position % 2 == 0 {
                    value as u8 | FILLER << 4
                } else {
                    *octet & 0x0F | (value as u8) << 4
                };
            }
        }
        Ok(Self { octets, semi_octets: digits.len() as u8, ton, npi })
    }

    /// A name: up to 11 septets of the default alphabet.
    ///
    /// # Errors
    /// `not_gsm7` with the position; `address_invalid` with the count of septets.
    pub fn alphanumeric(name: &str) -> Result<Self, Error> {
        let septets = encode_septets(name, Tables::DEFAULT)?;
        if septets.len() > MAX_SEPTETS {
            return Err(invalid().above(septets.len(), MAX_SEPTETS));
        }
        let mut octets = [0; MAX_OCTETS];
        pack_septets_into(&septets, 0, &mut octets)?;
        // "The number of useful semi-octets": 7 letters are 49 bits, which touch 13 of them.
        let semi_octets = (septets.len() * 7).div_ceil(4) as u8;
        Ok(Self { octets, semi_octets, ton: ALPHANUMERIC, npi: 0 })
    }

    /// The address of a text, as people write it: `+` and digits is international; digits, `*` and `#` a number of
    /// unknown type in the telephone numbering plan; anything else a name.
    ///
    /// # Errors
    /// As [`Address::numeric`] and [`Address::alphanumeric`].
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let is_number = |text: &str| {
            !text.is_empty() && text.bytes().all(|octet| matches!(octet, b'0'..=b'9' | b'*' | b'#'))
        };
        match text.strip_prefix('+').filter(|digits| is_number(digits)) {
            Some(digits) => Self::numeric(digits, INTERNATIONAL, ISDN),
            None if is_number(text) => Self::numeric(text, 0, ISDN),
            None => Self::alphanumeric(text),
        }
    }

    /// The field as a TPDU has it: length in semi-octets, type, digits or septets.
    pub fn encode(&self) -> Vec<u8> {
        let mut octets = Vec::with_capacity(self.as_octets().len() + 2);
        self.write(&mut octets);
        octets
    }

    /// Reads a field that a TPDU has.
    ///
    /// # Errors
    /// With the octet's position: `address_invalid` for more than 20 semi-octets and for a filler that stands where a digit
    /// has to; `octets_truncated`; `octets_left_over`.
    pub fn decode(octets: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(octets);
        let address = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(address)
    }

    /// Type of number: 0 unknown, 1 international, 2 national, 3 network specific, 4 subscriber, 5 alphanumeric,
    /// 6 abbreviated.
    pub const fn ton(&self) -> u8 {
        self.ton
    }

    /// Numbering plan: 0 unknown, 1 ISDN (E.164).
    pub const fn npi(&self) -> u8 {
        self.npi
    }

    /// Whether it is a name.
    pub const fn is_alphanumeric(&self) -> bool {
        self.ton == ALPHANUMERIC
    }

    /// The length as it is written: semi-octets that are digits or part of a septet.
    pub const fn semi_octets(&self) -> u8 {
        self.semi_octets
    }

    /// The octets of digits or packed septets.
    pub fn as_octets(&self) -> &[u8] {
        self.octets.get(..usize::from(self.semi_octets).div_ceil(2)).unwrap_or_default()
    }

    /// The digits, with `+` before an international number, or the name.
    pub fn text(&self) -> String {
        if self.is_alphanumeric() {
            let septets = unpack_septets(self.as_octets(), self.septet_count(), 0).unwrap_or_default();
            return decode_septets(&septets, Tables::DEFAULT).map(|name| name.text).unwrap_or_default();
        }
        let plus = (self.ton == INTERNATIONAL && self.semi_octets > 0).then_some('+');
        plus.into_iter().chain(self.digits().filter_map(digit).map(char::from)).collect()
    }

    /// Whether the name ends with an `@` that may be seven spare bits: some senders count the octets of a name twice
    /// instead of its semi-octets, and then a name of seven letters has the length of one of eight.
    pub fn ambiguous_padding(&self) -> bool {
        self.is_alphanumeric()
            && self.semi_octets == 14
            && unpack_septets(self.as_octets(), 8, 0).is_ok_and(|septets| septets.last() == Some(&0))
    }

    /// The number, when it is an international one that E.164 allows.
    pub fn number(&self) -> Option<PhoneNumber> {
        if self.ton != INTERNATIONAL {
            return None;
        }
        PhoneNumber::parse(self.text()).ok()
    }

    fn septet_count(&self) -> usize {
        usize::from(self.semi_octets) * 4 / 7
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        let semi_octets = self.as_octets().iter().flat_map(|octet| [octet & 0x0F, octet >> 4]);
        semi_octets.take(usize::from(self.semi_octets))
    }

    /// Reads an address whose length counts semi-octets.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Error> {
        let position = reader.position();
        let semi_octets = reader.octet()?;
        if usize::from(semi_octets) > MAX_DIGITS {
            return Err(invalid().at(position).above(usize::from(semi_octets), MAX_DIGITS));
        }
        Self::from_wire(semi_octets, reader)?.checked(reader)
    }

    /// Reads a service centre's address, whose length counts octets, its type included; none has length 0.
    pub(super) fn read_service_centre(reader: &mut Reader<'_>) -> Result<Option<Self>, Error> {
        let position = reader.position();
        let length = usize::from(reader.octet()?);
        if length == 0 {
            return Ok(None);
        }
        if length > MAX_OCTETS + 1 {
            return Err(invalid().at(position).above(length, MAX_OCTETS + 1));
        }
        let mut address = Self::from_wire((length as u8 - 1) * 2, reader)?;
        if !address.is_alphanumeric() && address.as_octets().last().is_some_and(|octet| octet >> 4 == FILLER)
        {
            address.semi_octets -= 1;
        }
        address.checked(reader).map(Some)
    }

    fn from_wire(semi_octets: u8, reader: &mut Reader<'_>) -> Result<Self, Error> {
        let address_type = reader.octet()?;
        let (ton, npi) = (address_type >> 4 & 7, address_type & 15);
        let mut address = Self { octets: [0; MAX_OCTETS], semi_octets, ton, npi };
        let octets = reader.take(usize::from(semi_octets).div_ceil(2))?;
        address.octets.iter_mut().zip(octets).for_each(|(place, octet)| *place = *octet);
        Ok(address)
    }

    /// Refuses a filler where a digit has to stand. Behind the last digit it is the end mark, which some senders count.
    fn checked(self, reader: &Reader<'_>) -> Result<Self, Error> {
        let start = reader.position() - self.as_octets().len();
        match self.digits().position(|value| value == FILLER) {
            Some(place) if !self.is_alphanumeric() && !self.is_end_mark(place) => {
                Err(invalid().at(start + place / 2))
            }
            _ => Ok(self),
        }
    }

    fn is_end_mark(&self, place: usize) -> bool {
        place % 2 == 1 && place + 1 == usize::from(self.semi_octets)
    }

    pub(super) fn write(&self, octets: &mut Vec<u8>) {
        octets.extend([self.semi_octets, self.address_type()]);
        octets.extend_from_slice(self.as_octets());
    }

    pub(super) fn write_service_centre(address: Option<&Self>, octets: &mut Vec<u8>) {
        let Some(address) = address else {
            octets.push(0);
            return;
        };
        octets.extend([address.as_octets().len() as u8 + 1, address.address_type()]);
        octets.extend_from_slice(address.as_octets());
    }

    const fn address_type(&self) -> u8 {
        NO_EXTENSION | self.ton << 4 | self.npi
    }
}

impl From<PhoneNumber> for Address {
    fn from(number: PhoneNumber) -> Self {
        let digits = number.digits().to_string();
        // At most 15 digits, so it fits.
        Self::numeric(&digits, INTERNATIONAL, ISDN).unwrap_or(Self::EMPTY)
    }
}

impl From<SenderId> for Address {
    fn from(sender: SenderId) -> Self {
        let text = sender.as_str();
        let digits = text.strip_prefix('+').unwrap_or(text);
        // A sender has at most 11 septets or 15 digits, so it fits.
        let address = match sender.ton() {
            ALPHANUMERIC => Self::alphanumeric(text),
            ton => Self::numeric(digits, ton, sender.npi()),
        };
        address.unwrap_or(Self::EMPTY)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address")
            .field("ton", &self.ton)
            .field("npi", &self.npi)
            .field("semi_octets", &self.semi_octets)
            .finish_non_exhaustive()
    }
}

fn digit(value: u8) -> Option<u8> {
    DIGITS.get(usize::from(value)).copied()
}

fn invalid() -> Error {
    Error::new(ErrorCode::AddressInvalid)
}

const _: () = assert!(max_packed_len(MAX_SEPTETS, 0) == MAX_OCTETS);
