//! The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1 and 6.2.1.1), and the national language
//! tables that can stand in their place ([`Tables`]).

pub use super::national::Tables;
use super::tables::{DEFAULT, EXTENSION};

/// The code that announces a character of the extension table (6.2.1).
pub const ESCAPE: u8 = 0x1B;

/// How a character stands in the alphabet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Septets {
    /// One septet of the default alphabet.
    Basic(u8),
    /// [`ESCAPE`] and this septet of the extension table.
    Extended(u8),
}

// Direct look-up for everything below this; the only character of the tables above it is the euro.
const DIRECT: usize = 0x400;
const ABSENT: u8 = 0xFF;
const EXTENDED_BIT: u8 = 0x80;

static CODES: [u8; DIRECT] = direct_codes();
const EURO: char = '€';
const EURO_CODE: u8 = 0x65;

const fn direct_codes() -> [u8; DIRECT] {
    let mut codes = [ABSENT; DIRECT];
    let mut code = 0;
    while code < DEFAULT.len() {
        if code as u8 != ESCAPE {
            codes[DEFAULT[code] as usize] = code as u8;
        }
        code += 1;
    }
    let mut row = 0;
    while row < EXTENSION.len() {
        let (code, character) = EXTENSION[row];
        if (character as usize) < DIRECT {
            codes[character as usize] = code | EXTENDED_BIT;
        } else {
            assert!(
                character as u32 == EURO as u32 && code == EURO_CODE,
                "a second character above the direct table"
            );
        }
        row += 1;
    }
    codes
}

/// The septets of a character, or `None` when it is not in the alphabet.
///
/// ```
/// use septet::alphabet::{Septets, encode_char};
/// assert_eq!(encode_char('@'), Some(Septets::Basic(0x00)));
/// assert_eq!(encode_char('€'), Some(Septets::Extended(0x65)));
/// assert_eq!(encode_char('ç'), None);
/// ```
pub const fn encode_char(character: char) -> Option<Septets> {
    match code(character) {
        ABSENT => None,
        code if code & EXTENDED_BIT != 0 => Some(Septets::Extended(code & !EXTENDED_BIT)),
        code => Some(Septets::Basic(code)),
    }
}

/// The character of a septet of the default alphabet; `None` for [`ESCAPE`] and above 0x7F.
pub fn decode_basic(septet: u8) -> Option<char> {
    if septet == ESCAPE { None } else { DEFAULT.get(usize::from(septet)).copied() }
}

/// The character of a septet that follows [`ESCAPE`]; `None` where the extension table is empty.
pub fn decode_extended(septet: u8) -> Option<char> {
    EXTENSION.iter().find(|(code, _)| *code == septet).map(|(_, character)| *character)
}

/// The number of septets that a character takes: 1, 2, or 0 when it is not in the alphabet.
pub(crate) const fn weight(character: char) -> usize {
    match code(character) {
        ABSENT => 0,
        code => 1 + (code >> 7) as usize,
    }
}

const fn code(character: char) -> u8 {
    if (character as usize) < DIRECT {
        CODES[character as usize]
    } else if character as u32 == EURO as u32 {
        EURO_CODE | EXTENDED_BIT
    } else {
        ABSENT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scalar_value_encodes_and_decodes_or_is_an_offender() {
        let mut encodable = 0;
        for character in '\0'..=char::MAX {
            let decoded = match encode_char(character) {
                Some(Septets::Basic(septet)) => decode_basic(septet),
                Some(Septets::Extended(septet)) => decode_extended(septet),
                None => continue,
            };
            assert_eq!(decoded, Some(character));
            encodable += 1;
        }
        // 127 cells of the default alphabet (all but the escape) and 10 of the extension table.
        assert_eq!(encodable, 137);
    }

    #[test]
    fn the_notorious_cells() {
        assert_eq!(decode_basic(0x09), Some('Ç'), "capital, not small as in an old mapping file");
        assert_eq!(encode_char('\u{C}'), Some(Septets::Extended(0x0A)));
        for absent in ['`', 'ç', '\u{1B}', 'Α', 'α', '\t', '\0'] {
            assert_eq!(encode_char(absent), None);
        }
    }
}
