//! Members of structs that hold less than their 32 bits, and numbers that stand for words.

use septet::{Error, ErrorCode, Language, ReferenceBits};

use crate::guard::Failure;

/// What a member, named as the core names it, cannot be.
pub(crate) fn invalid(field: &'static str) -> Failure {
    Failure::Core(Error::new(ErrorCode::InvalidOption).in_field(field))
}

pub(crate) fn octet(value: u32, field: &'static str) -> Result<u8, Failure> {
    u8::try_from(value).map_err(|_| invalid(field))
}

pub(crate) fn pair(value: u32, field: &'static str) -> Result<u16, Failure> {
    u16::try_from(value).map_err(|_| invalid(field))
}

pub(crate) fn flag(value: u32, field: &'static str) -> Result<bool, Failure> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(invalid(field)),
    }
}

/// A value that counts only when another member says that it is given.
pub(crate) fn given<T>(
    has: u32,
    field: &'static str,
    value: impl FnOnce() -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    if flag(has, field)? { value().map(Some) } else { Ok(None) }
}

/// Numbers and what they stand for in the core.
pub(crate) type Choices<N, T> = [(N, T)];

/// What a number stands for.
pub(crate) fn choice<N: Copy + Into<u32>, T: Copy>(
    choices: &Choices<N, T>,
    number: u32,
    field: &'static str,
) -> Result<T, Failure> {
    let known = choices.iter().find(|(known, _)| (*known).into() == number);
    known.map(|(_, value)| *value).ok_or_else(|| invalid(field))
}

/// The number of a value; `otherwise` for one that only a newer core has.
pub(crate) fn number<N: Copy + Into<u32>, T: PartialEq>(
    choices: &Choices<N, T>,
    value: &T,
    otherwise: u32,
) -> u32 {
    choices.iter().find(|(_, known)| known == value).map_or(otherwise, |(number, _)| (*number).into())
}

/// A National Language Identifier, 0 for none.
pub(crate) fn language(identifier: u32, field: &'static str) -> Result<Option<Language>, Failure> {
    if identifier == 0 {
        return Ok(None);
    }
    let language = u8::try_from(identifier).ok().and_then(Language::from_identifier);
    language.map(Some).ok_or_else(|| invalid(field))
}

pub(crate) fn identifier(language: Option<Language>) -> u32 {
    language.map_or(0, |language| language.identifier().into())
}

/// The width of a reference or of ports, which is a member `bits`; 0 for the usual 8.
pub(crate) fn reference_bits(bits: u32) -> Result<ReferenceBits, Failure> {
    let known = ReferenceBits::from_bits(if bits == 0 { 8 } else { bits.into() });
    known.map_err(|error| Failure::Core(error.in_field("bits")))
}

pub(crate) fn width(bits: ReferenceBits) -> u32 {
    if bits == ReferenceBits::Sixteen { 16 } else { 8 }
}

/// Octets in an array of fixed size, zero behind them.
pub(crate) fn fixed<const N: usize>(octets: &[u8]) -> [u8; N] {
    let mut place = [0; N];
    place.iter_mut().zip(octets).for_each(|(place, octet)| *place = *octet);
    place
}

/// The octets of such an array that count.
pub(crate) fn counted<'a>(octets: &'a [u8], count: u32, field: &'static str) -> Result<&'a [u8], Failure> {
    usize::try_from(count).ok().and_then(|count| octets.get(..count)).ok_or_else(|| invalid(field))
}
