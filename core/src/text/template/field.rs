//! The fields that a template's placeholders name.

use crate::error::{Error, ErrorCode};
use crate::text::alphabet::weight;

/// The most fields that a template may have.
pub const MAX_FIELDS: usize = 64;

/// What the values of a field are made of.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum FieldAlphabet {
    /// `0` to `9`.
    Digits,
    /// The GSM 7 bit alphabet and its extension table, whose characters take two septets.
    Gsm7,
    /// Any character: a value may force UCS-2 and take two units for each character.
    Any,
}

impl FieldAlphabet {
    /// The alphabet of a word: `digits`, `gsm7`, `any`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "digits" => Ok(Self::Digits),
            "gsm7" => Ok(Self::Gsm7),
            "any" => Ok(Self::Any),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("alphabet")),
        }
    }

    fn holds(self, character: char) -> bool {
        match self {
            Self::Digits => character.is_ascii_digit(),
            Self::Gsm7 => weight(character) > 0,
            Self::Any => true,
        }
    }
}

/// A field: its name, and what its values may be.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Field<'a> {
    /// The name that placeholders give.
    pub name: &'a str,
    /// The most characters (Unicode scalar values) that a value has.
    pub max_length: usize,
    /// What a value is made of.
    pub alphabet: FieldAlphabet,
}

impl<'a> Field<'a> {
    /// A field of values of at most so many characters.
    pub const fn new(name: &'a str, max_length: usize, alphabet: FieldAlphabet) -> Self {
        Self { name, max_length, alphabet }
    }

    pub(super) fn check_value(&self, value: &str) -> Result<(), Error> {
        // A value that is much too long is not counted to its end.
        let length = value.chars().take(self.max_length.saturating_add(1)).count();
        if length > self.max_length {
            let actual = value.chars().count();
            return Err(Error::new(ErrorCode::ValueTooLong).above(actual, self.max_length));
        }
        match value.char_indices().find(|(_, character)| !self.alphabet.holds(*character)) {
            Some((position, _)) => Err(Error::new(ErrorCode::ValueOutsideAlphabet).at(position)),
            None => Ok(()),
        }
    }
}

/// The most octets of a field's name.
pub(super) const NAME_OCTETS: usize = 64;

pub(super) fn is_in_name(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || matches!(octet, b'_' | b'.' | b'-')
}

pub(super) fn check(fields: &[Field<'_>]) -> Result<(), Error> {
    let is_wrong = |index: usize, field: &Field<'_>| {
        index >= MAX_FIELDS
            || !(1..=NAME_OCTETS).contains(&field.name.len())
            || !field.name.bytes().all(is_in_name)
            || fields.iter().take(index).any(|before| before.name == field.name)
    };
    match fields.iter().take(MAX_FIELDS + 1).enumerate().find(|(index, field)| is_wrong(*index, field)) {
        Some((index, _)) => Err(Error::new(ErrorCode::FieldInvalid).at_index(index)),
        None => Ok(()),
    }
}
