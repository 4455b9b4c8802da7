//! Money without floating point: exact amounts and currencies.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorCode};

/// Decimals that an amount can hold.
const DECIMALS: usize = 9;
const NANOS_PER_UNIT: u64 = 1_000_000_000;

/// An exact amount of money in nanos: 10^-9 of a currency's unit, ±9,223,372,036.854775807 at most.
///
/// ```
/// use septet::Amount;
/// let price: Amount = "0.05".parse()?;
/// assert_eq!(price.nanos(), 50_000_000);
/// assert_eq!(price.decimal(4).to_string(), "0.0500");
/// assert_eq!(price.checked_mul(3).map(|cost| cost.to_string()), Some("0.15".into()));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Amount {
    nanos: i64,
}

impl Amount {
    /// No money.
    pub const ZERO: Self = Self { nanos: 0 };

    /// From nanos.
    pub const fn from_nanos(nanos: i64) -> Self {
        Self { nanos }
    }

    /// The amount in nanos.
    pub const fn nanos(self) -> i64 {
        self.nanos
    }

    /// The amount so many times, `None` when that is too large.
    pub fn checked_mul(self, count: usize) -> Option<Self> {
        i64::try_from(count).ok().and_then(|count| self.nanos.checked_mul(count)).map(Self::from_nanos)
    }

    /// From a sum of nanos.
    ///
    /// # Errors
    /// `amount_overflow` beyond the range of an amount.
    pub fn from_sum(nanos: i128) -> Result<Self, Error> {
        i64::try_from(nanos).map(Self::from_nanos).map_err(|_| Error::new(ErrorCode::AmountOverflow))
    }

    /// The amount in decimal with at least so many decimals: more when they are needed, never fewer, never an
    /// exponent.
    pub const fn decimal(self, least_decimals: usize) -> Decimal {
        Decimal { amount: self, least_decimals }
    }
}

/// With as many decimals as are needed, and at least two.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.decimal(2).fmt(f)
    }
}

/// An amount in decimal. Made by [`Amount::decimal`].
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    amount: Amount,
    least_decimals: usize,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.amount.nanos.unsigned_abs();
        let (units, mut fraction) = (magnitude / NANOS_PER_UNIT, magnitude % NANOS_PER_UNIT);
        let mut decimals = DECIMALS;
        while decimals > self.least_decimals && fraction % 10 == 0 {
            fraction /= 10;
            decimals -= 1;
        }
        if self.amount.nanos < 0 {
            f.write_str("-")?;
        }
        write!(f, "{units}")?;
        if decimals > 0 {
            write!(f, ".{fraction:0decimals$}")?;
        }
        (decimals..self.least_decimals).try_for_each(|_| f.write_str("0"))
    }
}

/// Reads the number grammar of JSON (RFC 8259, 6), exactly.
impl FromStr for Amount {
    type Err = Error;

    /// # Errors
    /// `amount_invalid`, `amount_too_precise` (more than nine decimals that are not zero), `amount_overflow`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let number = Number::parse(text.as_bytes()).ok_or(Error::new(ErrorCode::AmountInvalid))?;
        number.nanos().map(Self::from_nanos)
    }
}

/// The parts of a JSON number.
struct Number<'a> {
    negative: bool,
    integer: &'a [u8],
    fraction: &'a [u8],
    exponent: i64,
}

impl<'a> Number<'a> {
    fn parse(text: &'a [u8]) -> Option<Self> {
        let (negative, rest) = match text.split_first() {
            Some((b'-', rest)) => (true, rest),
            _ => (false, text),
        };
        let (integer, rest) = digits(rest);
        if integer.is_empty() || (integer.len() > 1 && integer.first() == Some(&b'0')) {
            return None;
        }
        let (fraction, rest) = match rest.split_first() {
            Some((b'.', rest)) => match digits(rest) {
                ([], _) => return None,
                parts => parts,
            },
            _ => (&[][..], rest),
        };
        let exponent = match rest.split_first() {
            None => 0,
            Some((b'e' | b'E', rest)) => exponent(rest)?,
            Some(_) => return None,
        };
        Some(Self { negative, integer, fraction, exponent })
    }

    fn nanos(&self) -> Result<i64, Error> {
        let digits = self.integer.iter().chain(self.fraction);
        // The place of the first digit, as the power of ten of a nano that it counts.
        let first_place = (self.integer.len() as i64 - 1 + DECIMALS as i64).saturating_add(self.exponent);
        let mut nanos = 0_i128;
        for (index, digit) in digits.enumerate() {
            let digit = i128::from(digit - b'0');
            if digit == 0 {
                continue;
            }
            let place = first_place.saturating_sub(index as i64);
            if place < 0 {
                return Err(Error::new(ErrorCode::AmountTooPrecise));
            }
            // 10^19 nanos are beyond i64 already, and 20 such terms are far below i128.
            let power = u32::try_from(place).ok().filter(|place| *place <= 18);
            let power = power.ok_or(Error::new(ErrorCode::AmountOverflow))?;
            nanos += digit * 10_i128.pow(power);
        }
        let magnitude = i64::try_from(nanos).map_err(|_| Error::new(ErrorCode::AmountOverflow))?;
        Ok(if self.negative { -magnitude } else { magnitude })
    }
}

fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|octet| !octet.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// The exponent; one too large for a number is as good as the largest.
fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, text) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, text),
    };
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let magnitude = text
        .iter()
        .fold(0_i64, |exponent, digit| exponent.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Some(if negative { -magnitude } else { magnitude })
}

/// A currency by its three-letter code (ISO 4217).
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The code.
    pub fn as_str(&self) -> &str {
        // Three ASCII letters by construction.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = Error;

    /// # Errors
    /// `currency_invalid` for anything but three capital ASCII letters. Whether ISO 4217 lists them is not checked.
    fn from_str(text: &str) -> Result<Self, Error> {
        match text.as_bytes() {
            &[a, b, c] if text.bytes().all(|octet| octet.is_ascii_uppercase()) => Ok(Self([a, b, c])),
            _ => Err(Error::new(ErrorCode::CurrencyInvalid).in_field("currency")),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_ends_of_the_range() {
        for (text, nanos) in [("9223372036.854775807", i64::MAX), ("-9223372036.854775807", -i64::MAX)] {
            assert_eq!(text.parse::<Amount>().map(Amount::nanos), Ok(nanos));
            assert_eq!(Amount::from_nanos(nanos).to_string(), text);
        }
        assert_eq!(Amount::from_nanos(i64::MIN).to_string(), "-9223372036.854775808");
        for text in ["9223372036.854775808", "-9223372036.854775808"] {
            let over = text.parse::<Amount>().map_err(|error| error.code());
            assert_eq!(over, Err(ErrorCode::AmountOverflow));
        }
    }

    #[test]
    fn an_absurd_exponent_neither_panics_nor_costs() {
        let huge = "1e999999999999999999999".parse::<Amount>().map_err(|error| error.code());
        assert_eq!(huge, Err(ErrorCode::AmountOverflow));
        let tiny = "1e-999999999999999999999".parse::<Amount>().map_err(|error| error.code());
        assert_eq!(tiny, Err(ErrorCode::AmountTooPrecise));
        assert_eq!("0e999999999999999999999".parse::<Amount>(), Ok(Amount::ZERO));
    }
}
