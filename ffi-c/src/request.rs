//! Requests that were read from JSON.

use septet::{BulkRequest, SendRequest};

use crate::bulk_request::septet_bulk_request;
use crate::error::septet_error;
use crate::guard::{Handle, Held, guard_on};
use crate::ptr::{self, septet_str};
use crate::send_request::septet_send_request;
use crate::status::{septet_status, septet_usage};

/// A request as it was written, not yet judged. A handle: never changed after it was made, so many threads may use it at once.
pub struct septet_request(Held<Read>);

impl Handle for septet_request {
    type Value = Read;

    fn held(&self) -> &Held<Read> {
        &self.0
    }
}

/// A request and, for C, arrays of strings that point into it.
pub(crate) struct Read {
    pub(crate) kind: Kind,
    pub(crate) unknown: Vec<septet_str>,
    pub(crate) recipients: Vec<septet_str>,
}

pub(crate) enum Kind {
    Send(SendRequest),
    Bulk(BulkRequest),
}

// SAFETY: the strings point into the request beside them, which nobody changes.
unsafe impl Send for Read {}
// SAFETY: as above.
unsafe impl Sync for Read {}

fn strings(owned: &[String]) -> Vec<septet_str> {
    owned.iter().map(|text| septet_str::of(text)).collect()
}

impl septet_request {
    pub(crate) fn send(request: SendRequest) -> Self {
        let unknown = strings(&request.unknown);
        Self(Held::new(Read { kind: Kind::Send(request), unknown, recipients: Vec::new() }))
    }

    pub(crate) fn bulk(request: BulkRequest) -> Self {
        let unknown = strings(&request.unknown);
        let recipients = strings(request.recipients.as_deref().unwrap_or_default());
        Self(Held::new(Read { kind: Kind::Bulk(request), unknown, recipients }))
    }
}

/// Frees a request, and with it every string that was got from it; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_request_free(request: *mut septet_request) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(request) }
}

/// The members of a request that was read with `septet_send_request_parse`. The strings belong to the handle.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` for a bulk request.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_request_send(
    request: *const septet_request,
    out: *mut septet_send_request,
    err: *mut septet_error,
) -> septet_status {
    guard_on(request, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let Kind::Send(request) = &read.kind else {
            return Err(septet_usage::SEPTET_ERR_NO_SUCH_ITEM.into());
        };
        out.write(septet_send_request::of(request, &read.unknown));
        Ok(())
    })
}

/// The members of a request that was read with `septet_bulk_request_parse`. The strings belong to the handle.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` for a send request.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_request_bulk(
    request: *const septet_request,
    out: *mut septet_bulk_request,
    err: *mut septet_error,
) -> septet_status {
    guard_on(request, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let Kind::Bulk(request) = &read.kind else {
            return Err(septet_usage::SEPTET_ERR_NO_SUCH_ITEM.into());
        };
        out.write(septet_bulk_request::of(request, &read.recipients, &read.unknown));
        Ok(())
    })
}
