//! Times as the API writes them.

use core::ffi::c_char;

use septet::Timestamp;

use crate::error::septet_error;
use crate::guard::guard;
use crate::ptr;
use crate::status::septet_status;

/// Writes a time in RFC 3339 with whole seconds and `+00:00`: 25 octets (`SEPTET_TIMESTAMP_LEN`). Allocates nothing.
///
/// - `seconds`: since 1970.
///
/// Errors: `SEPTET_ERR_INVALID_TIMESTAMP` outside the years 0000 to 9999, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_timestamp_format(
    seconds: i64,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_display(Timestamp::from_unix(seconds)?)
    })
}

/// Reads a time in RFC 3339 with any offset; a fraction of a second is dropped.
///
/// - `out`: receives seconds since 1970.
///
/// Errors: `SEPTET_ERR_INVALID_TIMESTAMP`, `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_timestamp_parse(
    text: *const c_char,
    len: usize,
    out: *mut i64,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::out(out)?, ptr::text(text, len)?) };
        out.write(text.parse::<Timestamp>()?.unix());
        Ok(())
    })
}
