//! Senders: what stands in `from`.

use core::fmt;
use core::str::FromStr;

use super::phone::PhoneNumber;
use crate::error::{Error, ErrorCode};
use crate::text::alphabet::weight;

/// Septets of an alphanumeric address (3GPP TS 23.040, 9.1.2.5: ten octets).
const MAX_SEPTETS: usize = 11;
const MIN_NUMERIC: usize = 3;
const MAX_SHORT_CODE: usize = 8;
const MAX_LONG_CODE: usize = 15;

/// Which characters an alphanumeric sender may have; each tier holds the one before.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum SenderAlphabet {
    /// `A-Z`, `a-z` and `0-9`: what every network delivers.
    #[default]
    Portable,
    /// And space and `-_.&+`: what most networks deliver.
    Common,
    /// The whole GSM-7 alphabet but its control characters; a character of the extension table takes two septets.
    Gsm,
}

impl SenderAlphabet {
    /// The alphabet of a word: `portable`, `common`, `gsm`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "portable" => Ok(Self::Portable),
            "common" => Ok(Self::Common),
            "gsm" => Ok(Self::Gsm),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("sender_alphabet")),
        }
    }

    /// The alphabet as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Common => "common",
            Self::Gsm => "gsm",
        }
    }

    /// The smallest alphabet that holds a character.
    fn of(character: char) -> Option<Self> {
        match character {
            'A'..='Z' | 'a'..='z' | '0'..='9' => Some(Self::Portable),
            ' ' | '-' | '_' | '.' | '&' | '+' => Some(Self::Common),
            _ if character.is_control() || weight(character) == 0 => None,
            _ => Some(Self::Gsm),
        }
    }
}

/// What a sender is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum SenderKind {
    /// A name.
    Alphanumeric,
    /// Three to eight digits.
    ShortCode,
    /// A full number, with or without `+`.
    LongCode,
}

impl SenderKind {
    /// The kind as one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Alphanumeric => "alphanumeric",
            Self::ShortCode => "short_code",
            Self::LongCode => "long_code",
        }
    }
}

/// A sender that has been checked, kept as it was written.
///
/// ```
/// use septet::{SenderId, SenderKind};
/// let sender = SenderId::parse("Conerix")?;
/// assert_eq!((sender.kind(), sender.ton(), sender.npi()), (SenderKind::Alphanumeric, 5, 0));
/// assert_eq!(SenderId::parse("+447700900100")?.kind(), SenderKind::LongCode);
/// assert_eq!(SenderId::parse("Conerix Tickets").unwrap_err().code().as_str(), "sender_invalid_character");
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct SenderId {
    // Eleven septets of characters with at most two octets each (the euro has three, but takes two septets), or a plus
    // and fifteen digits.
    octets: [u8; 22],
    length: u8,
    kind: SenderKind,
    tier: SenderAlphabet,
    number: Option<PhoneNumber>,
}

impl SenderId {
    /// Reads a sender in the portable alphabet.
    ///
    /// # Errors
    /// `sender_empty`, `sender_invalid_character` (with the position), `sender_edge_space`, `sender_too_long`,
    /// `sender_too_short`, `sender_no_letter`, `sender_leading_zero`, and a number's errors after a `+`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::parse_in(text, SenderAlphabet::Portable)
    }

    /// Reads a sender in a chosen alphabet.
    ///
    /// # Errors
    /// As [`SenderId::parse`].
    pub fn parse_in(text: &str, alphabet: SenderAlphabet) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::new(ErrorCode::SenderEmpty));
        }
        let digits = text.strip_prefix('+').unwrap_or(text);
        if digits.bytes().all(|octet| octet.is_ascii_digit()) {
            return Self::numeric(text, digits);
        }
        let tier = check_name(text, alphabet)?;
        Ok(Self::new(text, SenderKind::Alphanumeric, tier, None))
    }

    fn numeric(text: &str, digits: &str) -> Result<Self, Error> {
        if digits.len() < text.len() {
            let number = PhoneNumber::parse(text)?;
            return Ok(Self::new(text, SenderKind::LongCode, SenderAlphabet::Portable, Some(number)));
        }
        match digits.len() {
            length @ ..MIN_NUMERIC => Err(Error::new(ErrorCode::SenderTooShort).below(length, MIN_NUMERIC)),
            MIN_NUMERIC..=MAX_SHORT_CODE => {
                Ok(Self::new(text, SenderKind::ShortCode, SenderAlphabet::Portable, None))
            }
            ..=MAX_LONG_CODE if digits.starts_with('0') => {
                Err(Error::new(ErrorCode::SenderLeadingZero).at(0))
            }
            ..=MAX_LONG_CODE => {
                let number = PhoneNumber::from_digits(digits.as_bytes())?;
                Ok(Self::new(text, SenderKind::LongCode, SenderAlphabet::Portable, Some(number)))
            }
            length => Err(Error::new(ErrorCode::SenderTooLong).above(length, MAX_LONG_CODE)),
        }
    }

    fn new(text: &str, kind: SenderKind, tier: SenderAlphabet, number: Option<PhoneNumber>) -> Self {
        let mut octets = [0; 22];
        for (octet, value) in octets.iter_mut().zip(text.bytes()) {
            *octet = value;
        }
        Self { octets, length: text.len() as u8, kind, tier, number }
    }

    /// The sender as it was written.
    pub fn as_str(&self) -> &str {
        let octets = self.octets.get(..usize::from(self.length)).unwrap_or_default();
        // Copied whole from a string that fits.
        core::str::from_utf8(octets).unwrap_or_default()
    }

    /// What it is.
    pub const fn kind(&self) -> SenderKind {
        self.kind
    }

    /// The smallest alphabet that it fits.
    pub const fn tier(&self) -> SenderAlphabet {
        self.tier
    }

    /// The number, when it is a long code.
    pub const fn number(&self) -> Option<PhoneNumber> {
        self.number
    }

    /// Type of number (SMPP 3.4, 5.2.5): 5 alphanumeric, 3 network specific (short code), 1 international.
    pub const fn ton(&self) -> u8 {
        match self.kind {
            SenderKind::Alphanumeric => 5,
            SenderKind::ShortCode => 3,
            SenderKind::LongCode => 1,
        }
    }

    /// Numbering plan indicator (SMPP 3.4, 5.2.6): 1 ISDN for a long code, else 0.
    pub const fn npi(&self) -> u8 {
        match self.kind {
            SenderKind::LongCode => 1,
            SenderKind::Alphanumeric | SenderKind::ShortCode => 0,
        }
    }
}

/// Checks a name and gives the smallest alphabet that holds it.
fn check_name(text: &str, alphabet: SenderAlphabet) -> Result<SenderAlphabet, Error> {
    let mut tier = SenderAlphabet::Portable;
    let mut septets = 0;
    let mut has_letter = false;
    for (position, character) in text.char_indices() {
        let needed = SenderAlphabet::of(character).filter(|needed| *needed <= alphabet);
        let needed = needed.ok_or(Error::new(ErrorCode::SenderInvalidCharacter).at(position))?;
        tier = tier.max(needed);
        septets += weight(character);
        has_letter |= character.is_alphabetic();
    }
    if text.starts_with(' ') || text.ends_with(' ') {
        return Err(Error::new(ErrorCode::SenderEdgeSpace));
    }
    if septets > MAX_SEPTETS {
        return Err(Error::new(ErrorCode::SenderTooLong).above(septets, MAX_SEPTETS));
    }
    if !has_letter {
        return Err(Error::new(ErrorCode::SenderNoLetter));
    }
    Ok(tier)
}

impl FromStr for SenderId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl fmt::Display for SenderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A long code is a number and masked as such.
impl fmt::Debug for SenderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Some(number) => write!(f, "SenderId({})", number.masked()),
            None => write!(f, "SenderId({:?})", self.as_str()),
        }
    }
}
