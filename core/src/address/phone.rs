//! E.164 numbers.

use core::fmt;
use core::str::FromStr;

use super::calling_code::{CallingCode, Start};
use super::digits::international;
use crate::error::{Error, ErrorCode};

/// The shortest mobile numbers in the world (Niue, Tokelau) have seven digits with their calling code.
pub(super) const MIN_DIGITS: usize = 7;
/// E.164, 6.1.
pub(super) const MAX_DIGITS: usize = 15;

/// How much is asked of a number.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum NumberLevel {
    /// `+` and 7 to 15 digits, the first 1 to 9.
    #[default]
    Syntax,
    /// And the calling code is assigned and has numbers of this length.
    Length,
    /// And the numbering plan has such numbers ([`PhoneNumber::numbering`]).
    #[cfg(feature = "numbering")]
    Numbering,
}

impl NumberLevel {
    /// The level of a word: `syntax`, `length`, `numbering` (with the feature of that name).
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "syntax" => Ok(Self::Syntax),
            "length" => Ok(Self::Length),
            #[cfg(feature = "numbering")]
            "numbering" => Ok(Self::Numbering),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("level")),
        }
    }
}

/// A phone number in international form (ITU-T E.164), in eight octets.
///
/// `Display` prints it with `+`; `Debug` masks it, since a number is a person.
///
/// ```
/// use septet::PhoneNumber;
/// let number = PhoneNumber::parse("+12025550143")?;
/// assert_eq!(number.to_string(), "+12025550143");
/// assert_eq!(format!("{number:?}"), "PhoneNumber(+1********43)");
/// assert_eq!(PhoneNumber::parse("+1 202 555 0143").unwrap_err().position(), Some(2));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PhoneNumber {
    // No leading zero is possible, so the value alone gives back every digit.
    digits: u64,
}

impl PhoneNumber {
    /// Reads exactly `+` and 7 to 15 ASCII digits, the first of them not 0. Nothing is trimmed, nothing repaired.
    ///
    /// # Errors
    /// `number_empty`, `number_missing_plus`, `number_invalid_character`, `number_leading_zero` (with the position),
    /// `number_too_short`, `number_too_long` (with the count of digits).
    pub fn parse(text: impl AsRef<[u8]>) -> Result<Self, Error> {
        parse(text.as_ref())
    }

    /// Reads a number and checks it up to a level.
    ///
    /// # Errors
    /// As [`PhoneNumber::parse`] and [`PhoneNumber::check`].
    pub fn parse_at(text: impl AsRef<[u8]>, level: NumberLevel) -> Result<Self, Error> {
        let number = parse(text.as_ref())?;
        number.check(level)?;
        Ok(number)
    }

    /// Checks the number up to a level.
    ///
    /// # Errors
    /// `calling_code_unassigned`; `number_length_impossible` with the count of national digits. At the level of numbering
    /// also `trunk_prefix_kept` with the position of the prefix, `number_range_unassigned`.
    pub fn check(self, level: NumberLevel) -> Result<(), Error> {
        match level {
            NumberLevel::Syntax => Ok(()),
            NumberLevel::Length => self.check_length(),
            #[cfg(feature = "numbering")]
            NumberLevel::Numbering => self.numbering().refusal(self).map_or(Ok(()), Err),
        }
    }

    fn check_length(self) -> Result<(), Error> {
        let digits = self.digit_count();
        let Some(fault) = Start::of(self.digits, digits).fault_of_length(digits.into()) else {
            return Ok(());
        };
        let national = self.calling_code().map(|code| digits - code.digit_count());
        Err(match national {
            Some(national) => Error::new(fault).counting(usize::from(national)),
            None => Error::new(fault),
        })
    }

    /// All digits as one number: calling code, then national number.
    pub const fn digits(self) -> u64 {
        self.digits
    }

    /// How many digits it has, 7 to 15.
    pub const fn digit_count(self) -> u8 {
        match self.digits.checked_ilog10() {
            Some(log) => log as u8 + 1,
            // No number is 0; a check that cannot panic costs no more than one that can.
            None => 0,
        }
    }

    /// Its calling code, `None` when that is not assigned.
    pub fn calling_code(self) -> Option<CallingCode> {
        CallingCode::of(self.digits, self.digit_count())
    }

    /// Its region, where the calling code belongs to one alone.
    pub fn region(self) -> Option<&'static str> {
        match self.calling_code()?.regions() {
            [region] => Some(region),
            _ => None,
        }
    }

    /// A number that is well-formed. Whoever gets `None` finds out why by [`PhoneNumber::parse`].
    #[inline]
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let digits = international(text)?;
        (text.get(1) != Some(&b'0')).then_some(Self { digits })
    }

    /// From what follows the plus; positions are told as if it were there.
    pub(super) fn from_digits(digits: &[u8]) -> Result<Self, Error> {
        if let Some(fault) = fault_of_digits(digits) {
            return Err(fault.into());
        }
        let digits = digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
        Ok(Self { digits })
    }

    /// A calling code and the digits of a national number, whose sum of digits is in the bounds.
    #[cfg(feature = "numbering")]
    pub(super) fn of_plan(code: CallingCode, national: &[u8]) -> Self {
        let code = u64::from(code.code());
        Self { digits: national.iter().fold(code, |number, digit| number * 10 + u64::from(*digit)) }
    }

    /// The number with all but the calling code and the last two digits masked.
    pub const fn masked(self) -> MaskedNumber {
        MaskedNumber(self)
    }
}

fn parse(text: &[u8]) -> Result<PhoneNumber, Error> {
    match PhoneNumber::read(text) {
        Some(number) => Ok(number),
        None => parse_or_refuse(text),
    }
}

/// The same one octet at a time, which finds out what is wrong.
#[cold]
fn parse_or_refuse(text: &[u8]) -> Result<PhoneNumber, Error> {
    match text {
        [b'+', digits @ ..] => PhoneNumber::from_digits(digits),
        _ => Err(fault_without_plus(text).into()),
    }
}

/// What is wrong with a number, without the weight of an [`Error`].
#[derive(Clone, Copy)]
struct Fault {
    code: ErrorCode,
    /// A position, or a count of digits.
    figure: usize,
}

impl From<Fault> for Error {
    fn from(Fault { code, figure }: Fault) -> Self {
        let error = Self::new(code);
        match code {
            ErrorCode::NumberEmpty => error,
            ErrorCode::NumberTooShort => error.below(figure, MIN_DIGITS),
            ErrorCode::NumberTooLong => error.above(figure, MAX_DIGITS),
            _ => error.at(figure),
        }
    }
}

fn fault_without_plus(text: &[u8]) -> Fault {
    let code = match text.first() {
        None => ErrorCode::NumberEmpty,
        Some(b'0'..=b'9') => ErrorCode::NumberMissingPlus,
        Some(_) => ErrorCode::NumberInvalidCharacter,
    };
    Fault { code, figure: 0 }
}

/// Of what follows the plus.
fn fault_of_digits(digits: &[u8]) -> Option<Fault> {
    let fault = |code, figure| Some(Fault { code, figure });
    if let Some(position) = digits.iter().position(|octet| !octet.is_ascii_digit()) {
        return fault(ErrorCode::NumberInvalidCharacter, position + 1);
    }
    if digits.first() == Some(&b'0') {
        return fault(ErrorCode::NumberLeadingZero, 1);
    }
    if digits.len() < MIN_DIGITS {
        return fault(ErrorCode::NumberTooShort, digits.len());
    }
    if digits.len() > MAX_DIGITS {
        return fault(ErrorCode::NumberTooLong, digits.len());
    }
    None
}

/// Why [`PhoneNumber::read`] refuses a text.
#[cold]
pub(super) fn syntax_fault(text: &[u8]) -> Option<ErrorCode> {
    let fault = match text {
        [b'+', digits @ ..] => fault_of_digits(digits)?,
        _ => fault_without_plus(text),
    };
    Some(fault.code)
}

impl FromStr for PhoneNumber {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.digits)
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

/// A number that may be shown to anyone. Made by [`PhoneNumber::masked`].
#[derive(Clone, Copy, Debug)]
pub struct MaskedNumber(PhoneNumber);

impl fmt::Display for MaskedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0;
        f.write_str("+")?;
        let shown = match number.calling_code() {
            Some(code) => {
                write!(f, "{}", code.code())?;
                code.digit_count()
            }
            None => 0,
        };
        (shown..number.digit_count() - 2).try_for_each(|_| f.write_str("*"))?;
        write!(f, "{:02}", number.digits % 100)
    }
}
