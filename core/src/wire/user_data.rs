//! User data: header, fill bits and text (3GPP TS 23.040, 9.2.3.16 and 9.2.3.24).

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::septets::{max_packed_len, pack_septets_into, unpack_septets};
use super::shift::{Shifts, decode_septets, encode_septets};
use super::udh::Udh;
use crate::error::{Error, ErrorCode};
use crate::text::header::header_septets;
use crate::text::{Encoding, USER_DATA_OCTETS, USER_DATA_SEPTETS};

/// What the octets of user data are (TS 23.038, 4).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum CharacterSet {
    /// Packed septets. Lengths count septets.
    #[default]
    Gsm7,
    /// Octets without a meaning of their own ("8 bit data").
    Octets,
    /// UTF-16, high octet first.
    Ucs2,
}

impl CharacterSet {
    /// The character set as one word: `gsm7`, `octets` or `ucs2`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gsm7 => "gsm7",
            Self::Octets => "octets",
            Self::Ucs2 => "ucs2",
        }
    }

    /// The character set of a word: `gsm7`, `octets`, `ucs2`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "gsm7" => Ok(Self::Gsm7),
            "octets" => Ok(Self::Octets),
            "ucs2" => Ok(Self::Ucs2),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("character_set")),
        }
    }
}

impl From<Encoding> for CharacterSet {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Gsm7 => Self::Gsm7,
            Encoding::Ucs2 => Self::Ucs2,
        }
    }
}

/// The user data of one short message as it stands on the wire: at most 140 octets. Every value of it is whole, but
/// what it says is only known when it is decoded.
///
/// Equality is that of the octets, so spare bits count.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct UserData {
    octets: [u8; USER_DATA_OCTETS],
    octet_count: u8,
    length: u8,
    has_header: bool,
    character_set: CharacterSet,
}

impl UserData {
    /// No header, no text.
    pub const EMPTY: Self = Self {
        octets: [0; USER_DATA_OCTETS],
        octet_count: 0,
        length: 0,
        has_header: false,
        character_set: CharacterSet::Gsm7,
    };

    /// A text behind a header; the same as [`encode_user_data`].
    ///
    /// # Errors
    /// As [`encode_user_data`].
    pub fn from_text(text: &str, encoding: Encoding, header: &Udh) -> Result<Self, Error> {
        match encoding {
            Encoding::Gsm7 => {
                let septets = encode_septets(text, Shifts::of(header))?;
                Self::from_septets(&septets, header)
            }
            Encoding::Ucs2 => {
                let octets: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                Self::new(&octets, CharacterSet::Ucs2, header)
            }
        }
    }

    /// Septets, one in each octet, behind a header and its fill bits.
    ///
    /// # Errors
    /// `user_data_too_long` (septets) when they do not fit beside the header; `septet_invalid` with the position.
    pub fn from_septets(septets: &[u8], header: &Udh) -> Result<Self, Error> {
        let header_octets = header.octet_count();
        let length = header_septets(header_octets) + septets.len();
        if length > USER_DATA_SEPTETS {
            return Err(too_long(length, USER_DATA_SEPTETS));
        }
        let mut data = Self { has_header: !header.is_empty(), ..Self::EMPTY };
        // What fits in septets fits in octets: 160 of them are 140.
        let (before, rest) = data.octets.split_at_mut(header_octets.min(USER_DATA_OCTETS));
        before.copy_from_slice(header.as_octets());
        let octets = pack_septets_into(septets, fill_bits(header_octets), rest)?;
        data.octet_count = (header_octets + octets) as u8;
        data.length = length as u8;
        Ok(data)
    }

    /// 8-bit data behind a header.
    ///
    /// # Errors
    /// `user_data_too_long` (octets) when it does not fit beside the header.
    pub fn from_octets(octets: &[u8], header: &Udh) -> Result<Self, Error> {
        Self::new(octets, CharacterSet::Octets, header)
    }

    fn new(octets: &[u8], character_set: CharacterSet, header: &Udh) -> Result<Self, Error> {
        let length = header.octet_count() + octets.len();
        if length > USER_DATA_OCTETS {
            return Err(too_long(length, USER_DATA_OCTETS));
        }
        let mut data = Self {
            octet_count: length as u8,
            length: length as u8,
            has_header: !header.is_empty(),
            character_set,
            ..Self::EMPTY
        };
        let content = header.as_octets().iter().chain(octets);
        data.octets.iter_mut().zip(content).for_each(|(place, octet)| *place = *octet);
        Ok(data)
    }

    /// Takes octets as they came, with the length that came with them (TP-UDL): septets, header and fill bits included,
    /// for GSM-7, octets otherwise. Nothing is decoded yet.
    ///
    /// # Errors
    /// `user_data_too_long` beyond 160 septets or 140 octets; `octets_truncated` and `octets_left_over`, at the end of
    /// the octets or of the user data, when there are fewer or more octets than the length says.
    pub fn read(
        octets: &[u8],
        length: usize,
        character_set: CharacterSet,
        has_header: bool,
    ) -> Result<Self, Error> {
        let octet_count = octets_of(length, character_set)?;
        if octets.len() < octet_count {
            return Err(Error::new(ErrorCode::OctetsTruncated).at(octets.len()));
        }
        if octets.len() > octet_count {
            return Err(Error::new(ErrorCode::OctetsLeftOver).at(octet_count));
        }
        // `octets_of` refused what is above 160.
        let mut data = Self {
            octet_count: octet_count as u8,
            length: length as u8,
            has_header,
            character_set,
            ..Self::EMPTY
        };
        data.octets.iter_mut().zip(octets).for_each(|(place, octet)| *place = *octet);
        Ok(data)
    }

    /// The octets: header, fill bits, text.
    pub fn as_octets(&self) -> &[u8] {
        self.octets.get(..usize::from(self.octet_count)).unwrap_or_default()
    }

    /// The length as it is written (TP-UDL): septets, header and fill bits included, for GSM-7, octets otherwise.
    pub const fn length(&self) -> u8 {
        self.length
    }

    /// Whether a header stands before the text (TP-UDHI).
    pub const fn has_header(&self) -> bool {
        self.has_header
    }

    /// What the octets are.
    pub const fn character_set(&self) -> CharacterSet {
        self.character_set
    }

    /// Reads header and text.
    ///
    /// # Errors
    /// As [`decode_user_data`].
    pub fn decode(&self) -> Result<DecodedUserData, Error> {
        let parts = self.parts()?;
        let mut unknown_escapes = 0;
        let content = match self.character_set {
            CharacterSet::Gsm7 => {
                let read = decode_septets(&self.unpack(&parts)?, Shifts::of(&parts.header))?;
                unknown_escapes = read.unknown_escapes;
                Content::Text(read.text)
            }
            CharacterSet::Ucs2 => Content::Text(utf16(parts.body, parts.header_octets)?),
            CharacterSet::Octets => Content::Octets(parts.body.into()),
        };
        let Parts { header, header_ignored, .. } = parts;
        Ok(DecodedUserData { header, header_ignored, content, unknown_escapes })
    }

    /// The header alone; empty where there is none, and where it has to be ignored.
    ///
    /// # Errors
    /// `octets_truncated` when the header takes more octets than there are.
    pub fn header(&self) -> Result<Udh, Error> {
        Ok(self.parts()?.header)
    }

    /// The octets behind the header; for GSM-7 with its fill bits.
    ///
    /// # Errors
    /// `octets_truncated` when the header takes more octets than there are.
    pub fn body(&self) -> Result<&[u8], Error> {
        Ok(self.parts()?.body)
    }

    /// The septets behind the header, one in each octet: for a text that goes on in another segment, since an escape
    /// may stand at the end of one.
    ///
    /// # Errors
    /// `octets_truncated` when the header takes more than there is; `data_coding_mismatch` when it is not GSM-7.
    pub fn septets(&self) -> Result<Vec<u8>, Error> {
        if self.character_set != CharacterSet::Gsm7 {
            return Err(Error::new(ErrorCode::DataCodingMismatch));
        }
        self.unpack(&self.parts()?)
    }

    fn unpack(&self, parts: &Parts<'_>) -> Result<Vec<u8>, Error> {
        let header_octets = parts.header_octets;
        let count = usize::from(self.length).checked_sub(header_septets(header_octets));
        let count = count.ok_or(Error::new(ErrorCode::OctetsTruncated).at(self.as_octets().len()))?;
        unpack_septets(parts.body, count, fill_bits(header_octets))
            .map_err(|error| error.at(self.as_octets().len()))
    }

    fn parts(&self) -> Result<Parts<'_>, Error> {
        let octets = self.as_octets();
        if !self.has_header {
            return Ok(Parts { header: Udh::new(), header_ignored: false, header_octets: 0, body: octets });
        }
        let (header, header_ignored) = match Udh::parse(octets) {
            Ok(header) => (header, false),
            // "The whole User Data Header shall be ignored" (TS 23.040, 9.2.3.24). Its octets are no text.
            Err(error) if error.code() == ErrorCode::HeaderInvalid => (Udh::new(), true),
            Err(error) => return Err(error),
        };
        // Not the header's own count: one without elements still takes its length octet.
        let header_octets = octets.first().map_or(0, |length| usize::from(*length) + 1);
        let body = octets.get(header_octets..).unwrap_or_default();
        Ok(Parts { header, header_ignored, header_octets, body })
    }
}

struct Parts<'a> {
    header: Udh,
    header_ignored: bool,
    header_octets: usize,
    body: &'a [u8],
}

/// The content may be personal data and is not printed.
impl fmt::Debug for UserData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserData")
            .field("octets", &self.octet_count)
            .field("length", &self.length)
            .field("has_header", &self.has_header)
            .field("character_set", &self.character_set)
            .finish_non_exhaustive()
    }
}

/// What stands behind the header.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// GSM-7 or UCS-2.
    Text(String),
    /// 8-bit data.
    Octets(Vec<u8>),
}

/// The content is personal data and is not printed.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} octets of UTF-8)", text.len()),
            Self::Octets(octets) => write!(f, "Octets({})", octets.len()),
        }
    }
}

/// User data that has been read.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DecodedUserData {
    /// The header; empty where there is none.
    pub header: Udh,
    /// Whether there was a header whose elements do not fit it, so that none of them counts (TS 23.040, 9.2.3.24).
    pub header_ignored: bool,
    /// What stands behind it.
    pub content: Content,
    /// As in [`DecodedSeptets`](crate::DecodedSeptets): escapes that announce no character of the tables in force.
    pub unknown_escapes: usize,
}

impl DecodedUserData {
    /// The text; `None` for 8-bit data.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Octets(_) => None,
        }
    }

    /// The octets of 8-bit data; `None` for text.
    pub fn octets(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Octets(octets) => Some(octets),
            Content::Text(_) => None,
        }
    }
}

/// Writes a text as user data, behind a header. GSM-7 is written with the national tables that the header names
/// (elements 0x24 and 0x25), with fill bits up to the next septet boundary.
///
/// # Errors
/// `not_gsm7` at the first character (UTF-8 octets) that the tables do not have; `user_data_too_long` with septets
/// or octets, the header included, beyond 160 or 140: longer texts are split first
/// ([`TextOptions::segments`](crate::TextOptions::segments)).
///
/// ```
/// use septet::{Encoding, Udh, encode_user_data};
/// let data = encode_user_data("hello", Encoding::Gsm7, &Udh::new())?;
/// assert_eq!((data.length(), data.as_octets()), (5, &[0xE8, 0x32, 0x9B, 0xFD, 0x06][..]));
/// assert_eq!(data.decode()?.text(), Some("hello"));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn encode_user_data(text: &str, encoding: Encoding, header: &Udh) -> Result<UserData, Error> {
    UserData::from_text(text, encoding, header)
}

/// Reads user data strictly by its length (TP-UDL: septets for GSM-7, octets otherwise, the header included): spare
/// bits never become an `@`, and an `@` that was sent stays.
///
/// What the standards let a receiver make of odd input is told: a header that has to be ignored, and escapes that
/// announce nothing.
///
/// # Errors
/// As [`UserData::read`]; `octets_truncated` when the header takes more than there is; `user_data_odd_length` and
/// `unpaired_surrogate` (with the octet's position in the user data) for UCS-2 that is no text.
///
/// ```
/// use septet::{CharacterSet, decode_user_data};
/// let octets = [0xC3, 0xB7, 0xBB, 0x2C, 0x4F, 0xE3, 0x01];
/// assert_eq!(decode_user_data(&octets, 7, CharacterSet::Gsm7, false)?.text(), Some("Conerix"));
/// assert_eq!(decode_user_data(&octets, 8, CharacterSet::Gsm7, false)?.text(), Some("Conerix@"));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn decode_user_data(
    octets: &[u8],
    length: usize,
    character_set: CharacterSet,
    has_header: bool,
) -> Result<DecodedUserData, Error> {
    UserData::read(octets, length, character_set, has_header)?.decode()
}

/// Octets of user data with this length (TP-UDL).
///
/// # Errors
/// `user_data_too_long` beyond 160 septets or 140 octets.
pub(super) fn octets_of(length: usize, character_set: CharacterSet) -> Result<usize, Error> {
    let most = match character_set {
        CharacterSet::Gsm7 => USER_DATA_SEPTETS,
        CharacterSet::Octets | CharacterSet::Ucs2 => USER_DATA_OCTETS,
    };
    if length > most {
        return Err(too_long(length, most));
    }
    Ok(match character_set {
        CharacterSet::Gsm7 => max_packed_len(length, 0),
        CharacterSet::Octets | CharacterSet::Ucs2 => length,
    })
}

/// The bits between a header's end and the next septet boundary.
fn fill_bits(header_octets: usize) -> u8 {
    // Below seven, so it fits.
    (header_septets(header_octets) * 7 - header_octets * 8) as u8
}

pub(super) fn utf16(octets: &[u8], header_octets: usize) -> Result<String, Error> {
    let (pairs, rest) = octets.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Error::new(ErrorCode::UserDataOddLength).at(header_octets + octets.len() - 1));
    }
    let mut text = String::with_capacity(octets.len());
    let mut position = header_octets;
    for unit in char::decode_utf16(pairs.iter().map(|pair| u16::from_be_bytes(*pair))) {
        let character = unit.map_err(|_| Error::new(ErrorCode::UnpairedSurrogate).at(position))?;
        text.push(character);
        position += character.len_utf16() * 2;
    }
    Ok(text)
}

fn too_long(length: usize, most: usize) -> Error {
    Error::new(ErrorCode::UserDataTooLong).above(length, most)
}
