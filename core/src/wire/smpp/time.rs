//! Times in SMPP fields (SMPP 3.4, 7.1.1): `YYMMDDhhmmsstnnp`.

use alloc::format;
use core::fmt;

use crate::calendar::{SECONDS_PER_DAY, civil_from_days, date_days};
use crate::error::{Error, ErrorCode};

/// A `schedule_delivery_time` or `validity_period`, checked field by field.
///
/// ```
/// use septet::smpp::SmppTime;
/// // The standard's own example: 2 years, 6 months, 10 days, 23 hours, 34 minutes, 29 seconds from now.
/// let time = SmppTime::parse("020610233429000R")?;
/// assert!(time.is_relative());
/// assert_eq!(SmppTime::from_now(90_061)?.as_str(), "000001010101000R");
/// assert_eq!(SmppTime::parse("991332000000000+").unwrap_err().position(), Some(2));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct SmppTime {
    text: [u8; Self::LENGTH],
}

impl SmppTime {
    /// Characters, the NUL of the field not counted.
    pub const LENGTH: usize = 16;

    /// Reads a time: absolute, with tenths of a second and a distance from UTC in quarters of an hour and its sign
    /// (`+` ahead of UTC, `-` behind), or relative to the SMSC's time (`R`).
    ///
    /// # Errors
    /// `smpp_time_invalid` with the position of the first field that is out of range, or without one when the length
    /// is not 16.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let invalid = Error::new(ErrorCode::SmppTimeInvalid);
        let octets: [u8; Self::LENGTH] = text.as_bytes().try_into().map_err(|_| invalid.clone())?;
        let (digits, sign) = (octets.get(..15).unwrap_or_default(), octets.get(15).copied());
        if let Some(position) = digits.iter().position(|octet| !octet.is_ascii_digit()) {
            return Err(invalid.at(position));
        }
        let field = |start: usize| {
            let digits = octets.get(start..start + 2).unwrap_or_default();
            digits.iter().fold(0_u8, |value, digit| value * 10 + (digit - b'0'))
        };
        let relative = match sign {
            Some(b'R') => true,
            Some(b'+' | b'-') => false,
            _ => return Err(invalid.at(15)),
        };
        let (month, day) = (field(2), field(4));
        // Of a two-digit year only the leap years matter here.
        let day_exists =
            |day: u8| relative || date_days(2000 + i64::from(field(0)), month.into(), day.into()).is_some();
        let first = u8::from(!relative);
        let ranges = [
            (2, month, first, 12),
            (4, day, first, if day_exists(day) { 31 } else { 0 }),
            (6, field(6), 0, 23),
            (8, field(8), 0, 59),
            (10, field(10), 0, 59),
            (13, field(13), 0, if relative { 0 } else { 48 }),
        ];
        match ranges.into_iter().find(|(_, value, least, most)| !(*least..=*most).contains(value)) {
            Some((position, ..)) => Err(invalid.at(position)),
            None if relative && octets.get(12) != Some(&b'0') => Err(invalid.at(12)),
            None => Ok(Self { text: octets }),
        }
    }

    /// A time so many seconds after the SMSC's, written in days and less, since months have no fixed length.
    ///
    /// # Errors
    /// `smpp_time_invalid` with the days from 32 days on.
    pub fn from_now(seconds: u64) -> Result<Self, Error> {
        let days = seconds / SECONDS_PER_DAY.unsigned_abs();
        if days > 31 {
            let days = usize::try_from(days).unwrap_or(usize::MAX);
            return Err(Error::new(ErrorCode::SmppTimeInvalid).above(days, 31));
        }
        let fields = [0, 0, days, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
        let mut text = *b"000000000000000R";
        for (pair, value) in text.chunks_exact_mut(2).zip(fields) {
            // Two digits, each below ten.
            pair.copy_from_slice(&[b'0' + (value / 10) as u8, b'0' + (value % 10) as u8]);
        }
        Ok(Self { text })
    }

    /// A moment, in unix seconds, written in the time zone that is so many quarters of an hour ahead of UTC (behind it,
    /// when negative).
    ///
    /// # Errors
    /// `smpp_time_invalid` outside the years 2000 to 2099 of that zone, or for more than 48 quarters.
    ///
    /// ```
    /// use septet::smpp::SmppTime;
    /// assert_eq!(SmppTime::at(1_778_585_661, 0)?.as_str(), "260512113421000+");
    /// assert_eq!(SmppTime::at(1_778_585_661, -14)?.as_str(), "260512080421014-");
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn at(unix: i64, quarters: i8) -> Result<Self, Error> {
        let invalid = Error::new(ErrorCode::SmppTimeInvalid);
        let local = unix.checked_add(i64::from(quarters) * 900).ok_or(invalid.clone())?;
        let (year, month, day) = civil_from_days(local.div_euclid(SECONDS_PER_DAY));
        if !(2000..2100).contains(&year) || quarters.unsigned_abs() > 48 {
            return Err(invalid);
        }
        let seconds = local.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let (year, distance) = (year - 2000, quarters.unsigned_abs());
        let sign = if quarters < 0 { '-' } else { '+' };
        Self::parse(&format!(
            "{year:02}{month:02}{day:02}{hour:02}{minute:02}{second:02}0{distance:02}{sign}"
        ))
    }

    /// The sixteen characters.
    pub fn as_str(&self) -> &str {
        // Only ASCII was let in.
        core::str::from_utf8(&self.text).unwrap_or_default()
    }

    /// Whether it counts from the SMSC's time.
    pub const fn is_relative(&self) -> bool {
        self.text[15] == b'R'
    }
}

impl fmt::Display for SmppTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for SmppTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmppTime({self})")
    }
}
