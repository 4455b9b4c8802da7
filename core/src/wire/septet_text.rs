//! Text and septets, by the alphabet in force (3GPP TS 23.038, 6.2.1).

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{Error, ErrorCode};
use crate::text::alphabet::{ESCAPE, Septets, Tables};
use crate::text::scan::push_septets;

/// More than the septets of most texts: they are written a block at a time, and the last block may be a short one.
const SPARE: usize = 32;

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
/// use septet::{alphabet::Tables, encode_septets};
/// assert_eq!(encode_septets("@€", Tables::DEFAULT)?, [0x00, 0x1B, 0x65]);
/// # Ok::<(), septet::Error>(())
/// ```
pub fn encode_septets(text: &str, tables: Tables) -> Result<Vec<u8>, Error> {
    let mut septets = Vec::with_capacity(text.len() + SPARE);
    let position = if tables == Tables::DEFAULT {
        push_septets(text, &mut septets)
    } else {
        push_national_septets(text, tables, &mut septets)
    };
    if position < text.len() {
        return Err(Error::new(ErrorCode::NotGsm7).at(position));
    }
    Ok(septets)
}

/// Appends the septets of a text up to the first character outside the tables; gives the number of octets before that.
fn push_national_septets(text: &str, tables: Tables, septets: &mut Vec<u8>) -> usize {
    for (position, character) in text.char_indices() {
        match tables.encode_char(character) {
            Some(Septets::Basic(septet)) => septets.push(septet),
            Some(Septets::Extended(septet)) => septets.extend([ESCAPE, septet]),
            None => return position,
        }
    }
    text.len()
}

/// The text of septets, one in each octet. Every sequence of septets is a text; what no table explains is counted.
///
/// # Errors
/// `septet_invalid` at the first value above 0x7F.
///
/// ```
/// use septet::{alphabet::Tables, decode_septets};
/// let decoded = decode_septets(&[0x00, 0x1B, 0x65, 0x1B, 0x41], Tables::DEFAULT)?;
/// assert_eq!((decoded.text.as_str(), decoded.unknown_escapes), ("@€A", 1));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn decode_septets(septets: &[u8], tables: Tables) -> Result<DecodedSeptets, Error> {
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
        let extended = if escaped { tables.decode_extended(septet) } else { None };
        unknown_escapes += usize::from(escaped && extended.is_none());
        escaped = false;
        // Only the escape's own cell is empty.
        text.push(extended.or_else(|| tables.decode_basic(septet)).unwrap_or(' '));
    }
    if escaped {
        unknown_escapes += 1;
        text.push(' ');
    }
    Ok(DecodedSeptets { text, unknown_escapes })
}
