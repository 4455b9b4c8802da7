//! Time stamps and validity periods (3GPP TS 23.040, 9.2.3.11 and 9.2.3.12).

use core::fmt;

use crate::calendar::{SECONDS_PER_DAY, civil_from_days, date_days};
use crate::error::{Error, ErrorCode};

const ZONE_NEGATIVE: u8 = 0x08;
const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;
const DAY: u32 = 24 * HOUR;
const WEEK: u32 = 7 * DAY;

/// A date and time with its zone, as the calendar shows it there.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct LocalTime {
    /// 1990 to 2089.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// How far local time is ahead of UTC, in quarters of an hour: -79 to 79.
    pub quarters: i8,
}

/// Local time and offset as RFC 3339 writes them.
impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second, quarters } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        let sign = if *quarters < 0 { '-' } else { '+' };
        let quarters = quarters.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", quarters / 4, quarters % 4 * 15)
    }
}

/// A time stamp as it stands on the wire (TP-SCTS and others): seven octets of swapped decimal digits. What is no date
/// is kept too, since a message with a bad clock is still a message.
///
/// Two digits of a year are 1990 to 2089: there was no short message before.
///
/// ```
/// use septet::tpdu::ServiceTime;
/// let time = ServiceTime::from_octets([0x20, 0x80, 0x62, 0x91, 0x73, 0x14, 0x80]);
/// let local = time.local().expect("a date");
/// assert_eq!(local.to_string(), "2002-08-26T19:37:41+02:00");
/// assert_eq!(time.unix(), Some(1_030_383_461));
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct ServiceTime([u8; 7]);

impl ServiceTime {
    /// The stamp of seven octets.
    pub const fn from_octets(octets: [u8; 7]) -> Self {
        Self(octets)
    }

    /// The stamp of an instant, told in local time so many quarters of an hour ahead of UTC.
    ///
    /// # Errors
    /// `service_time_invalid` when local time is outside the years 1990 to 2089, or the zone outside -79 to 79.
    pub fn from_unix(unix: i64, quarters: i8) -> Result<Self, Error> {
        let local = unix.checked_add(i64::from(quarters) * 900).ok_or(invalid())?;
        let (year, month, day) = civil_from_days(local.div_euclid(SECONDS_PER_DAY));
        let seconds = local.rem_euclid(SECONDS_PER_DAY);
        if !(1990..2090).contains(&year) || !(-79..=79).contains(&quarters) {
            return Err(invalid());
        }
        let fields = [year % 100, month, day, seconds / 3600, seconds / 60 % 60, seconds % 60];
        let mut octets = [0; 7];
        // Each field is below 100.
        octets.iter_mut().zip(fields).for_each(|(octet, field)| *octet = swapped(field as u8));
        octets[6] = swapped(quarters.unsigned_abs()) | if quarters < 0 { ZONE_NEGATIVE } else { 0 };
        Ok(Self(octets))
    }

    /// The octets.
    pub const fn octets(self) -> [u8; 7] {
        self.0
    }

    /// Date, time and zone; `None` when the digits are no date and time of the calendar.
    pub fn local(self) -> Option<LocalTime> {
        let [year, month, day, hour, minute, second, zone] = self.0;
        let year = u16::from(decimal(year)?);
        let quarters = decimal(zone & !ZONE_NEGATIVE)? as i8;
        let local = LocalTime {
            year: if year < 90 { 2000 + year } else { 1900 + year },
            month: decimal(month)?,
            day: decimal(day)?,
            hour: decimal(hour)?,
            minute: decimal(minute)?,
            second: decimal(second)?,
            quarters: if zone & ZONE_NEGATIVE == 0 { quarters } else { -quarters },
        };
        date_days(i64::from(local.year), i64::from(local.month), i64::from(local.day))?;
        (local.hour < 24 && local.minute < 60 && local.second < 60).then_some(local)
    }

    /// Seconds since 1970-01-01T00:00:00 UTC; `None` as in [`ServiceTime::local`].
    pub fn unix(self) -> Option<i64> {
        let local = self.local()?;
        let days = date_days(i64::from(local.year), i64::from(local.month), i64::from(local.day))?;
        let time = i64::from(local.hour) * 3600 + i64::from(local.minute) * 60 + i64::from(local.second);
        Some(days * SECONDS_PER_DAY + time - i64::from(local.quarters) * 900)
    }
}

impl fmt::Debug for ServiceTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.local() {
            Some(local) => write!(f, "ServiceTime({local})"),
            None => write!(f, "ServiceTime({:02x?})", self.0),
        }
    }
}

/// How long the network is to try (TP-VP).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ValidityPeriod {
    /// From when the service centre takes the message, in steps of 5 minutes up to weeks (TS 23.040, 9.2.3.12.1).
    Relative(u8),
    /// Up to an instant (9.2.3.12.2).
    Absolute(ServiceTime),
    /// The seven octets of the enhanced format (9.2.3.12.3).
    Enhanced(EnhancedValidity),
}

impl ValidityPeriod {
    /// The shortest relative period that is not shorter than so many seconds.
    ///
    /// # Errors
    /// `validity_invalid` beyond 63 weeks (with both in seconds).
    ///
    /// ```
    /// use septet::tpdu::ValidityPeriod;
    /// assert_eq!(ValidityPeriod::relative(24 * 3600)?, ValidityPeriod::Relative(167));
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn relative(seconds: u32) -> Result<Self, Error> {
        let value = match seconds {
            ..=43_200 => seconds.div_ceil(5 * MINUTE).max(1) - 1,
            43_201..=86_400 => (seconds - 12 * HOUR).div_ceil(30 * MINUTE) + 143,
            86_401..=2_592_000 => seconds.div_ceil(DAY) + 166,
            2_592_001..=38_102_400 => seconds.div_ceil(WEEK) + 192,
            _ => {
                return Err(
                    Error::new(ErrorCode::ValidityInvalid).above(seconds as usize, (63 * WEEK) as usize)
                );
            }
        };
        // At most 63 + 192.
        Ok(Self::Relative(value as u8))
    }

    /// The period in seconds; `None` for an instant, and for an enhanced one without a period.
    pub fn seconds(self) -> Option<u32> {
        match self {
            Self::Relative(value) => Some(relative_seconds(value)),
            Self::Enhanced(enhanced) => enhanced.seconds(),
            Self::Absolute(_) => None,
        }
    }
}

/// A validity period in the enhanced format: a functionality indicator and six octets.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct EnhancedValidity([u8; 7]);

impl EnhancedValidity {
    /// The period of seven octets.
    pub const fn from_octets(octets: [u8; 7]) -> Self {
        Self(octets)
    }

    /// So many seconds, 1 to 255.
    ///
    /// # Errors
    /// `validity_invalid` for 0, which is reserved.
    pub fn from_seconds(seconds: u8, single_shot: bool) -> Result<Self, Error> {
        if seconds == 0 {
            return Err(Error::new(ErrorCode::ValidityInvalid).below(0, 1));
        }
        Ok(Self([0x02 | if single_shot { 0x40 } else { 0 }, seconds, 0, 0, 0, 0, 0]))
    }

    /// The octets.
    pub const fn octets(self) -> [u8; 7] {
        self.0
    }

    /// Whether the network is to try only once.
    pub const fn single_shot(self) -> bool {
        self.0[0] & 0x40 != 0
    }

    /// The period in seconds; `None` where none is given or its form is reserved.
    pub fn seconds(self) -> Option<u32> {
        let [indicator, a, b, c, ..] = self.0;
        // With the extension bit a second indicator takes the place of the value.
        if indicator & 0x80 != 0 {
            return None;
        }
        match indicator & 7 {
            1 => Some(relative_seconds(a)),
            2 if a != 0 => Some(u32::from(a)),
            3 => {
                let [hours, minutes, seconds] = [a, b, c].map(|octet| decimal(octet).map(u32::from));
                Some(hours? * HOUR + minutes? * MINUTE + seconds?)
            }
            _ => None,
        }
    }
}

const fn relative_seconds(value: u8) -> u32 {
    let value = value as u32;
    match value {
        0..=143 => (value + 1) * 5 * MINUTE,
        144..=167 => 12 * HOUR + (value - 143) * 30 * MINUTE,
        168..=196 => (value - 166) * DAY,
        _ => (value - 192) * WEEK,
    }
}

/// The digits of a number below 100, the tens in the upper half.
const fn swapped(value: u8) -> u8 {
    ((value % 10) << 4) | (value / 10)
}

fn decimal(octet: u8) -> Option<u8> {
    let (tens, ones) = (octet & 0x0F, octet >> 4);
    (tens < 10 && ones < 10).then_some(tens * 10 + ones)
}

fn invalid() -> Error {
    Error::new(ErrorCode::ServiceTimeInvalid)
}
