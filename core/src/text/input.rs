//! The forms in which hosts hold text, read as characters with their positions.

use core::str::{self, Chars};

use super::Newline;
use super::normalize::Placed;
use crate::error::{Error, ErrorCode};

/// Octets as text, for callers whose text is not known to be well-formed.
///
/// # Errors
/// `invalid_utf8` with the position of the first octet that belongs to no character.
///
/// ```
/// assert_eq!(septet::text_from_utf8(b"caf\xC3\xA9"), Ok("café"));
/// assert_eq!(septet::text_from_utf8(b"caf\xE9").unwrap_err().position(), Some(3));
/// ```
pub fn text_from_utf8(octets: &[u8]) -> Result<&str, Error> {
    simdutf8::basic::from_utf8(octets).map_err(|_| invalid_utf8(octets))
}

/// The refusal of octets that are not UTF-8. The exact place is looked for only here.
#[cold]
pub(super) fn invalid_utf8(octets: &[u8]) -> Error {
    let valid = str::from_utf8(octets).map_or_else(|error| error.valid_up_to(), str::len);
    Error::new(ErrorCode::InvalidUtf8).at(valid)
}

/// A well-formed text in one of the forms that hosts hold. Positions and lengths are in its own
/// units: octets of UTF-8, UTF-16 units, octets of Latin-1.
#[derive(Clone, Copy)]
pub(crate) enum Text<'a> {
    Utf8(&'a str),
    Utf16(Utf16<'a>),
    Utf32(Utf32<'a>),
    Latin1(&'a [u8]),
}

impl<'a> Text<'a> {
    /// Its length in its own units.
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Utf8(text) => text.len(),
            Self::Utf16(text) => text.0.len(),
            Self::Utf32(text) => text.0.len(),
            Self::Latin1(text) => text.len(),
        }
    }

    /// The characters as they are sent: after the preparation that was asked for.
    pub(crate) fn characters(self, newline: Newline) -> Characters<'a> {
        self.characters_from(0, newline)
    }

    /// The same from a position, which has to be the start of a character.
    pub(crate) fn characters_from(self, position: usize, newline: Newline) -> Characters<'a> {
        let units = match self {
            Self::Utf8(text) => Units::Utf8(text.get(position..).unwrap_or_default().chars()),
            Self::Utf16(text) => Units::Utf16(text.0.get(position..).unwrap_or_default().iter()),
            Self::Utf32(text) => Units::Utf32(text.0.get(position..).unwrap_or_default().iter()),
            Self::Latin1(text) => Units::Latin1(text.get(position..).unwrap_or_default().iter()),
        };
        Characters { units, position, newline }
    }
}

/// Where the first surrogate stands that lacks its partner.
fn unpaired_surrogate(units: &[u16]) -> Option<usize> {
    // Most texts have none. Each block is looked at whatever was found before, which vectorises.
    const BLOCK: usize = 32;
    let (blocks, _) = units.as_chunks::<BLOCK>();
    let has_none =
        |block: &&[u16; BLOCK]| !block.iter().fold(false, |any, unit| any | (unit & 0xF800 == 0xD800));
    let mut position = blocks.iter().take_while(has_none).count() * BLOCK;
    while let Some(&unit) = units.get(position) {
        position += match unit {
            0xD800..=0xDBFF => match units.get(position + 1) {
                Some(0xDC00..=0xDFFF) => 2,
                _ => return Some(position),
            },
            0xDC00..=0xDFFF => return Some(position),
            _ => 1,
        };
    }
    None
}

/// The refusal of units that are not UTF-16. The exact place is looked for only here.
#[cold]
pub(super) fn invalid_utf16(units: &[u16]) -> Error {
    Error::new(ErrorCode::UnpairedSurrogate).at(unpaired_surrogate(units).unwrap_or(units.len()))
}

/// UTF-16 units in which every surrogate has its partner.
#[derive(Clone, Copy)]
pub(crate) struct Utf16<'a>(&'a [u16]);

impl<'a> Utf16<'a> {
    /// `unpaired_surrogate` with the position of the first one, in UTF-16 units.
    pub(crate) fn new(units: &'a [u16]) -> Result<Self, Error> {
        match unpaired_surrogate(units) {
            Some(position) => Err(Error::new(ErrorCode::UnpairedSurrogate).at(position)),
            None => Ok(Self(units)),
        }
    }

    /// Units of which a scan has seen that every surrogate has its partner.
    pub(super) const fn of_scanned(units: &'a [u16]) -> Self {
        Self(units)
    }

    pub(crate) fn units(self) -> &'a [u16] {
        self.0
    }
}

/// Code points that are all scalar values, as CPython holds texts with emoji.
#[derive(Clone, Copy)]
pub(crate) struct Utf32<'a>(&'a [u32]);

impl<'a> Utf32<'a> {
    /// `unpaired_surrogate` with the position of the first code point that is no scalar value.
    pub(crate) fn new(code_points: &'a [u32]) -> Result<Self, Error> {
        match code_points.iter().position(|code_point| char::from_u32(*code_point).is_none()) {
            Some(position) => Err(Error::new(ErrorCode::UnpairedSurrogate).at(position)),
            None => Ok(Self(code_points)),
        }
    }

    pub(crate) fn code_points(self) -> &'a [u32] {
        self.0
    }
}

/// One character and the range of the input that it stands for.
#[derive(Clone, Copy)]
pub(crate) struct Character {
    pub(crate) value: char,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Clone)]
pub(crate) struct Characters<'a> {
    units: Units<'a>,
    position: usize,
    newline: Newline,
}

impl<'a> Characters<'a> {
    /// The characters of a text that was prepared before, line ends included; `position` is where the first begins.
    pub(super) fn of_placed(placed: &'a [Placed], position: usize) -> Self {
        Self { units: Units::Placed(placed.iter()), position, newline: Newline::Keep }
    }
}

#[derive(Clone)]
enum Units<'a> {
    Utf8(Chars<'a>),
    Utf16(core::slice::Iter<'a, u16>),
    Utf32(core::slice::Iter<'a, u32>),
    Latin1(core::slice::Iter<'a, u8>),
    /// The rest of a text that was prepared before.
    Placed(core::slice::Iter<'a, Placed>),
}

impl Units<'_> {
    /// The next character, which starts at `position`, and its width in units of the input.
    fn next(&mut self, position: usize) -> Option<(char, usize)> {
        match self {
            Self::Utf8(chars) => chars.next().map(|value| (value, value.len_utf8())),
            Self::Utf16(units) => {
                // Well-formed by construction of `Utf16`, so the replacement never appears.
                let value = char::decode_utf16(units.by_ref().copied())
                    .next()?
                    .unwrap_or(char::REPLACEMENT_CHARACTER);
                Some((value, value.len_utf16()))
            }
            Self::Utf32(code_points) => {
                // Scalar values by construction of `Utf32`.
                let value = char::from_u32(*code_points.next()?).unwrap_or(char::REPLACEMENT_CHARACTER);
                Some((value, 1))
            }
            Self::Latin1(octets) => octets.next().map(|&octet| (char::from(octet), 1)),
            Self::Placed(placed) => {
                let (value, end) = *placed.next()?;
                Some((value, end.saturating_sub(position)))
            }
        }
    }
}

impl Iterator for Characters<'_> {
    type Item = Character;

    fn next(&mut self) -> Option<Character> {
        let start = self.position;
        let (mut value, width) = self.units.next(start)?;
        self.position += width;
        if value == '\r' && self.newline == Newline::Lf {
            let mut ahead = self.units.clone();
            if let Some(('\n', width)) = ahead.next(self.position) {
                self.units = ahead;
                self.position += width;
                value = '\n';
            }
        }
        Some(Character { value, start, end: self.position })
    }
}
