//! Signatures of webhooks.

use core::ffi::c_char;

use septet::{sign_webhook, verify_signature};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// # Safety
/// The strings are readable.
unsafe fn octets<'a>(secrets: *const septet_str, count: usize) -> Result<Vec<&'a [u8]>, Failure> {
    // SAFETY: promised by the caller.
    let secrets = unsafe { ptr::array(secrets, count) }?;
    // SAFETY: promised by the caller.
    secrets.iter().map(|secret| unsafe { ptr::octets(secret.data, secret.len) }).collect()
}

/// Checks the signature of a webhook's body: `t=SECONDS,v1=HEX`, HMAC-SHA-256 over `SECONDS.BODY`. Macs are compared in constant time.
///
/// - `header`: the header that carries the signature.
/// - `body`, `body_len`: the octets as they came, not JSON written again.
/// - `secrets`, `secret_count`: octets of any kind; one that fits is enough, so that a secret can be replaced.
/// - `now`: in seconds since 1970.
/// - `tolerance`: how many seconds the signature's time may lie from now in both directions; `SEPTET_SIGNATURE_TOLERANCE` suits.
///
/// Errors, in this order: `SEPTET_ERR_INVALID_OPTION` without any secret or with an empty one (index), `SEPTET_ERR_SIGNATURE_MALFORMED` (position in
/// the header), `SEPTET_ERR_SIGNATURE_MISMATCH`, `SEPTET_ERR_SIGNATURE_EXPIRED`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_webhook_verify(
    header: septet_str,
    body: *const c_char,
    body_len: usize,
    secrets: *const septet_str,
    secret_count: usize,
    now: i64,
    tolerance: u64,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (header, body, secrets) =
            unsafe { (header.required()?, ptr::octets(body, body_len)?, octets(secrets, secret_count)?) };
        Ok(verify_signature(header, body, &secrets, now, tolerance)?)
    })
}

/// Writes the header with which a webhook's body is sent: one `v1` for each secret, in their order.
///
/// - `body`, `body_len`: the octets that will be sent.
/// - `secrets`, `secret_count`: octets of any kind.
/// - `now`: in seconds since 1970.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` without any secret or with an empty one (index), `SEPTET_ERR_INVALID_TIMESTAMP` for a time before 1970,
/// `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_webhook_sign(
    body: *const c_char,
    body_len: usize,
    secrets: *const septet_str,
    secret_count: usize,
    now: i64,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, body, secrets) = unsafe {
            (
                ptr::buffer_out(out, out_cap, out_len)?,
                ptr::octets(body, body_len)?,
                octets(secrets, secret_count)?,
            )
        };
        out.write_str(&sign_webhook(body, &secrets, now)?)
    })
}
