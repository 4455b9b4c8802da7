//! Times as the API writes them.

use core::fmt;
use core::str::FromStr;

use crate::calendar::{SECONDS_PER_DAY, civil_from_days, date_days, days_from_civil};
use crate::error::{Error, ErrorCode};

/// A time in whole seconds, in the years 0000 to 9999.
///
/// ```
/// use septet::Timestamp;
/// let time: Timestamp = "2026-05-12T11:34:21+00:00".parse()?;
/// assert_eq!(time.unix(), 1_778_585_661);
/// assert_eq!(time.to_string(), "2026-05-12T11:34:21+00:00");
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp {
    unix: i64,
}

impl Timestamp {
    const FIRST: i64 = days_from_civil(0, 1, 1) * SECONDS_PER_DAY;
    const LAST: i64 = days_from_civil(10_000, 1, 1) * SECONDS_PER_DAY - 1;

    /// From seconds since 1970-01-01T00:00:00 UTC, leap seconds not counted.
    ///
    /// # Errors
    /// `invalid_timestamp` outside the years 0000 to 9999.
    pub fn from_unix(unix: i64) -> Result<Self, Error> {
        if (Self::FIRST..=Self::LAST).contains(&unix) { Ok(Self { unix }) } else { Err(invalid()) }
    }

    /// Seconds since 1970-01-01T00:00:00 UTC.
    pub const fn unix(self) -> i64 {
        self.unix
    }

    /// The calendar year.
    pub(super) const fn year(self) -> i64 {
        civil_from_days(self.unix.div_euclid(SECONDS_PER_DAY)).0
    }
}

/// RFC 3339 with whole seconds and `+00:00`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.unix.div_euclid(SECONDS_PER_DAY));
        let seconds = self.unix.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
    }
}

/// Reads RFC 3339 with any offset; a fraction of a second is dropped.
impl FromStr for Timestamp {
    type Err = Error;

    /// # Errors
    /// `invalid_timestamp`.
    fn from_str(text: &str) -> Result<Self, Error> {
        parse_rfc_3339(text).ok_or_else(invalid)
    }
}

fn parse_rfc_3339(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't'])?;
    let (time, rest) = rest.split_at_checked(8)?;
    let seconds = time_of_day(time)?;
    let zone = match rest.strip_prefix('.') {
        Some(rest) => {
            let zone = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
            if zone.len() == rest.len() {
                return None;
            }
            zone
        }
        None => rest,
    };
    let offset = match zone {
        "Z" | "z" => 0,
        _ => {
            let (sign, zone) = match zone.split_at_checked(1)? {
                ("+", zone) => (1, zone),
                ("-", zone) => (-1, zone),
                _ => return None,
            };
            let (hours, minutes) = zone.split_once(':')?;
            sign * (field(hours, 23)? * 3600 + field(minutes, 59)? * 60)
        }
    };
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let days = date_days(number(year)?, number(month)?, number(day)?)?;
    Timestamp::from_unix(days * SECONDS_PER_DAY + seconds - offset).ok()
}

/// `hh:mm:ss` as seconds.
pub(super) fn time_of_day(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some(field(hour, 23)? * 3600 + field(minute, 59)? * 60 + field(second, 59)?)
}

/// Two digits up to a limit.
fn field(text: &str, most: i64) -> Option<i64> {
    number(text).filter(|value| text.len() == 2 && *value <= most)
}

pub(super) fn number(text: &str) -> Option<i64> {
    if text.is_empty() || !text.bytes().all(|octet| octet.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn invalid() -> Error {
    Error::new(ErrorCode::InvalidTimestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_ten_thousand_years_comes_back() {
        let mut days = Timestamp::FIRST / SECONDS_PER_DAY;
        for year in 0..10_000 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(found) = date_days(year, month, day) {
                        assert_eq!(found, days);
                        assert_eq!(civil_from_days(days), (year, month, day));
                        days += 1;
                    }
                }
            }
        }
        assert_eq!(days * SECONDS_PER_DAY - 1, Timestamp::LAST);
    }
}
