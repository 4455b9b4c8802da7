//! Times in SMPP fields.

use core::ffi::c_char;
use core::fmt::Write;

use septet::smpp::SmppTime;

use crate::error::septet_error;
use crate::guard::guard;
use crate::member::invalid;
use crate::ptr::{self, Fixed};
use crate::status::septet_status;

/// A `schedule_delivery_time` or `validity_period` (SMPP 3.4, 7.1.1): `YYMMDDhhmmsstnnp`. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_smpp_time {
    /// 1 when it counts from the SMSC's time.
    pub is_relative: u32,
    /// The sixteen characters, ended by NUL.
    pub text: [c_char; 20],
}

impl septet_smpp_time {
    fn of(time: SmppTime) -> Self {
        let mut made = Self { is_relative: time.is_relative().into(), text: [0; 20] };
        // There is room for sixteen.
        let _ = Fixed::new(&mut made.text).write_str(time.as_str());
        made
    }
}

/// Reads a time, and checks it field by field.
///
/// Errors: `SEPTET_ERR_SMPP_TIME_INVALID` with the position of the first field that is out of range, or without one when the length is
/// not 16.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_time_parse(
    text: *const c_char,
    len: usize,
    out: *mut septet_smpp_time,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::out(out)?, ptr::text(text, len)?) };
        out.write(septet_smpp_time::of(SmppTime::parse(text)?));
        Ok(())
    })
}

/// A time so many seconds after the SMSC's, written in days and less, since months have no fixed length.
///
/// Errors: `SEPTET_ERR_SMPP_TIME_INVALID` (`actual`, `limit` in days) from 32 days on.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_time_from_now(
    seconds: u64,
    out: *mut septet_smpp_time,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        out.write(septet_smpp_time::of(SmppTime::from_now(seconds)?));
        Ok(())
    })
}

/// A moment, written in the time zone that is so many quarters of an hour ahead of UTC (behind it, when negative).
///
/// Errors: `SEPTET_ERR_SMPP_TIME_INVALID` outside the years 2000 to 2099 of that zone, or for more than 48 quarters.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_time_at(
    unix_seconds: i64,
    quarters: i32,
    out: *mut septet_smpp_time,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let quarters = i8::try_from(quarters).map_err(|_| invalid("quarters"))?;
        out.write(septet_smpp_time::of(SmppTime::at(unix_seconds, quarters)?));
        Ok(())
    })
}
