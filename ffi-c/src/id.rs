//! Ids: a prefix and 25 characters, made from the caller's random octets.

use core::ffi::c_char;

use septet::{Error, ErrorCode, event_id, message_id, request_id};

use crate::error::septet_error;
use crate::guard::guard;
use crate::ptr;
use crate::status::septet_status;

/// What an id is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_id_kind {
    /// A message: `msg_…`.
    SEPTET_ID_MESSAGE = 0,
    /// A request: `req_…`.
    SEPTET_ID_REQUEST = 1,
    /// An event: `evt_…`.
    SEPTET_ID_EVENT = 2,
}

/// Writes an id of 29 octets (`SEPTET_ID_LEN`).
///
/// - `kind`: a number of `septet_id_kind`.
/// - `random`: 24 octets (`SEPTET_ID_RANDOM_LEN`) from a source that nobody can foresee.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_id_format(
    kind: u32,
    random: *const u8,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions; an array of octets has no alignment.
        let (out, random) =
            unsafe { (ptr::buffer_out(out, out_cap, out_len)?, ptr::reference(random.cast::<[u8; 24]>())?) };
        let id = match kind {
            0 => message_id(random),
            1 => request_id(random),
            2 => event_id(random),
            _ => return Err(Error::new(ErrorCode::InvalidOption).in_field("kind").into()),
        };
        out.write_str(&id)
    })
}
