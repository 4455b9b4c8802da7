//! Text and septets, by the alphabet in force (3GPP TS 23.038, 6.2.1).

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::udh::Udh;
use crate::error::{Error, ErrorCode};
use crate::text::Language;
use crate::text::alphabet::{ESCAPE, Septets, decode_basic, decode_extended, encode_char};

/// Which tables septets are read with: the default alphabet and its extension table unless a language's table takes
/// the place of either (TS 23.038, 6.2.1.2).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Shifts {
    /// The language whose locking shift table takes the place of the default alphabet.
    pub locking: Option<Language>,
    /// The language whose single shift table takes the place of the extension table.
    pub single: Option<Language>,
}

impl Shifts {
    /// The tables of these languages.
    pub const fn new(locking: Option<Language>, single: Option<Language>) -> Self {
        Self { locking, single }
    }

    /// The tables that a header puts in force (TS 23.040, 9.2.3.24.15 and 9.2.3.24.16).
    pub fn of(header: &Udh) -> Self {
        Self { locking: header.locking_shift(), single: header.single_shift() }
    }
}

/// Septets read as text.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct DecodedSeptets {
    /// The text.
    pub text: String,
    /// Escapes that announce no character of the table in force. As TS 23.038, 6.2.1.1 says, the septet after such an
    /// escape is read in the main table, and an escape after it, or the end of the septets, is a space.
    pub unknown_escapes: usize,
}

/// The text is personal data and is not printed.
impl fmt::Debug for DecodedSeptets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodedSeptets")
            .field("unknown_escapes", &self.unknown_escapes)
            .finish_non_exhaustive()
    }
}

/// The septets of a text, one in each octet.
///
/// # Errors
/// `not_gsm7` at the first character (UTF-8 octets) that is in neither table.
///
/// ```
/// use septet::{Shifts, encode_septets};
/// assert_eq!(encode_septets("@€", Shifts::default())?, [0x00, 0x1B, 0x65]);
/// # Ok::<(), septet::Error>(())
/// ```
pub fn encode_septets(text: &str, shifts: Shifts) -> Result<Vec<u8>, Error> {
    let mut septets = Vec::with_capacity(text.len());
    for (position, character) in text.char_indices() {
        match encode(character, shifts) {
            Some(Septets::Basic(septet)) => septets.push(septet),
            Some(Septets::Extended(septet)) => septets.extend([ESCAPE, septet]),
            None => return Err(Error::new(ErrorCode::NotGsm7).at(position)),
        }
    }
    Ok(septets)
}

/// The text of septets, one in each octet. Every sequence of septets is a text; what no table explains is counted.
///
/// # Errors
/// `septet_invalid` at the first value above 0x7F.
///
/// ```
/// use septet::{Shifts, decode_septets};
/// let decoded = decode_septets(&[0x00, 0x1B, 0x65, 0x1B, 0x41], Shifts::default())?;
/// assert_eq!((decoded.text.as_str(), decoded.unknown_escapes), ("@€A", 1));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn decode_septets(septets: &[u8], shifts: Shifts) -> Result<DecodedSeptets, Error> {
    let mut text = String::with_capacity(septets.len());
    let mut unknown_escapes = 0;
    let mut escaped = false;
    for (position, septet) in septets.iter().copied().enumerate() {
        if septet > 0x7F {
            return Err(Error::new(ErrorCode::SeptetInvalid).at(position));
        }
        if !escaped && septet == ESCAPE {
            escaped = true;
            continue;
        }
        let extended = if escaped { extended(septet, shifts) } else { None };
        unknown_escapes += usize::from(escaped && extended.is_none());
        escaped = false;
        // Only the escape's own cell is empty.
        text.push(extended.or_else(|| basic(septet, shifts)).unwrap_or(' '));
    }
    if escaped {
        unknown_escapes += 1;
        text.push(' ');
    }
    Ok(DecodedSeptets { text, unknown_escapes })
}

fn encode(character: char, _: Shifts) -> Option<Septets> {
    encode_char(character)
}

fn basic(septet: u8, _: Shifts) -> Option<char> {
    decode_basic(septet)
}

fn extended(septet: u8, _: Shifts) -> Option<char> {
    decode_extended(septet)
}
