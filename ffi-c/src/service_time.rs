//! Time stamps and validity periods of TPDUs.

use core::ffi::c_char;
use core::fmt::Write;

use septet::tpdu::{EnhancedValidity, ServiceTime, ValidityPeriod};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{flag, invalid, octet};
use crate::ptr::{self, Fixed};
use crate::status::septet_status;

/// A time stamp of a TPDU (TP-SCTS and others): seven octets of swapped digits, and what they say. Where it is passed in, only
/// `octets` are looked at. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_service_time {
    /// Seconds since 1970; 0 when the digits are no date.
    pub unix_seconds: i64,
    /// As it stands on the wire.
    pub octets: [u8; 7],
    /// 1 when the digits are a date and time of the calendar.
    pub is_date: u8,
    /// How far local time is ahead of UTC, in quarters of an hour: -79 to 79.
    pub quarters: i32,
    /// Local time and zone by RFC 3339, `2002-08-26T19:37:41+02:00`, ended by NUL; empty when the digits are no date.
    pub text: [c_char; 28],
}

impl septet_service_time {
    pub(crate) fn of(time: ServiceTime) -> Self {
        let local = time.local();
        let mut made = Self {
            unix_seconds: time.unix().unwrap_or_default(),
            octets: time.octets(),
            is_date: local.is_some().into(),
            quarters: local.map_or(0, |local| local.quarters.into()),
            text: [0; 28],
        };
        if let Some(local) = local {
            // There is room for what a date is.
            let _ = write!(Fixed::new(&mut made.text), "{local}");
        }
        made
    }

    pub(crate) fn read(&self) -> ServiceTime {
        ServiceTime::from_octets(self.octets)
    }
}

/// The stamp of an instant, told in local time so many quarters of an hour ahead of UTC.
///
/// Errors: `SEPTET_ERR_SERVICE_TIME_INVALID` when local time is outside the years 1990 to 2089, or the zone outside -79 to 79.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_service_time_new(
    unix_seconds: i64,
    quarters: i32,
    out: *mut septet_service_time,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let quarters = i8::try_from(quarters).map_err(|_| invalid("quarters"))?;
        out.write(septet_service_time::of(ServiceTime::from_unix(unix_seconds, quarters)?));
        Ok(())
    })
}

/// What the seven octets of a stamp say. Digits that are no date are kept, and told by `is_date`.
///
/// - `octets`: seven octets.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_service_time_read(
    octets: *const u8,
    out: *mut septet_service_time,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::out(out)?, ptr::array(octets, 7)?) };
        out.write(septet_service_time::of(ServiceTime::from_octets(crate::member::fixed(octets))));
        Ok(())
    })
}

/// How a validity period is written (TS 23.040, 9.2.3.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_validity_format {
    /// There is none.
    SEPTET_VALIDITY_NONE = 0,
    /// From when the service centre takes the message: one octet.
    SEPTET_VALIDITY_RELATIVE = 1,
    /// Up to an instant: the seven octets of a time stamp.
    SEPTET_VALIDITY_ABSOLUTE = 2,
    /// The seven octets of the enhanced format.
    SEPTET_VALIDITY_ENHANCED = 3,
}

/// How long the network is to try (TP-VP). All zero is none. Where it is passed in, only `format` and `octets` are looked at. This
/// struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_validity {
    /// A number of `septet_validity_format`.
    pub format: u32,
    /// 1 when `seconds` is known: not for an instant, nor for an enhanced one without a period.
    pub has_seconds: u32,
    /// The period in seconds.
    pub seconds: u32,
    /// As it stands on the wire; of a relative one only the first octet.
    pub octets: [u8; 7],
    /// 1 when the network is to try only once (enhanced format).
    pub single_shot: u8,
}

impl septet_validity {
    pub(crate) fn of(validity: Option<ValidityPeriod>) -> Self {
        let (format, octets) = match validity {
            Some(ValidityPeriod::Relative(value)) => {
                (septet_validity_format::SEPTET_VALIDITY_RELATIVE, [value, 0, 0, 0, 0, 0, 0])
            }
            Some(ValidityPeriod::Absolute(time)) => {
                (septet_validity_format::SEPTET_VALIDITY_ABSOLUTE, time.octets())
            }
            Some(ValidityPeriod::Enhanced(period)) => {
                (septet_validity_format::SEPTET_VALIDITY_ENHANCED, period.octets())
            }
            _ => (septet_validity_format::SEPTET_VALIDITY_NONE, [0; 7]),
        };
        let seconds = validity.and_then(ValidityPeriod::seconds);
        let single_shot = matches!(validity, Some(ValidityPeriod::Enhanced(period)) if period.single_shot());
        Self {
            format: format as u32,
            has_seconds: seconds.is_some().into(),
            seconds: seconds.unwrap_or_default(),
            octets,
            single_shot: single_shot.into(),
        }
    }

    pub(crate) fn read(&self) -> Result<Option<ValidityPeriod>, Failure> {
        let [first, ..] = self.octets;
        Ok(Some(match self.format {
            0 => return Ok(None),
            1 => ValidityPeriod::Relative(first),
            2 => ValidityPeriod::Absolute(ServiceTime::from_octets(self.octets)),
            3 => ValidityPeriod::Enhanced(EnhancedValidity::from_octets(self.octets)),
            _ => return Err(invalid("validity")),
        }))
    }
}

/// The shortest relative period that is not shorter than so many seconds: steps of 5 minutes up to weeks.
///
/// Errors: `SEPTET_ERR_VALIDITY_INVALID` (`actual`, `limit` in seconds) beyond 63 weeks.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_validity_relative(
    seconds: u32,
    out: *mut septet_validity,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        out.write(septet_validity::of(Some(ValidityPeriod::relative(seconds)?)));
        Ok(())
    })
}

/// A period up to an instant.
///
/// Errors: as `septet_service_time_new`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_validity_absolute(
    unix_seconds: i64,
    quarters: i32,
    out: *mut septet_validity,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let quarters = i8::try_from(quarters).map_err(|_| invalid("quarters"))?;
        let time = ServiceTime::from_unix(unix_seconds, quarters)?;
        out.write(septet_validity::of(Some(ValidityPeriod::Absolute(time))));
        Ok(())
    })
}

/// A period of 1 to 255 seconds, in the enhanced format.
///
/// - `single_shot`: 1 when the network is to try only once.
///
/// Errors: `SEPTET_ERR_VALIDITY_INVALID` for 0 seconds; `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_validity_enhanced(
    seconds: u32,
    single_shot: u32,
    out: *mut septet_validity,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let single_shot = flag(single_shot, "single_shot")?;
        let period = EnhancedValidity::from_seconds(octet(seconds, "seconds")?, single_shot)?;
        out.write(septet_validity::of(Some(ValidityPeriod::Enhanced(period))));
        Ok(())
    })
}
