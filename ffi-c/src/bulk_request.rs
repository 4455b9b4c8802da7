//! `POST /v1/messages/bulk`: one body to many recipients.

use core::ffi::c_char;

use septet::BulkRequest;

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::ptr::{self, Pod, septet_str};
use crate::request::septet_request;
use crate::send_request::strings;
use crate::status::{septet_status, septet_usage};

/// `POST /v1/messages/bulk`: one body to many recipients.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_bulk_request {
    /// `sizeof(septet_bulk_request)`, set by the caller.
    pub struct_size: u32,
    /// 1 when `route_id` is given.
    pub has_route_id: u32,
    /// The route to use for every message.
    pub route_id: i64,
    /// The sender.
    pub from: septet_str,
    /// The text.
    pub body: septet_str,
    /// The caller's own id, echoed in the events of every message.
    pub reference: septet_str,
    /// The recipients; NULL when the list is absent. A list that is present and empty has a pointer that is not NULL.
    pub recipients: *const septet_str,
    /// How many.
    pub recipient_count: usize,
    /// The names of members that the API does not have, as reading JSON found them; NULL for none.
    pub unknown: *const septet_str,
    /// How many.
    pub unknown_count: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_bulk_request {}

impl septet_bulk_request {
    pub(crate) fn of(request: &BulkRequest, recipients: &[septet_str], unknown: &[septet_str]) -> Self {
        Self {
            struct_size: 0,
            has_route_id: u32::from(request.route_id.is_some()),
            route_id: request.route_id.unwrap_or(0),
            from: septet_str::of_option(request.from.as_deref()),
            body: septet_str::of_option(request.body.as_deref()),
            reference: septet_str::of_option(request.reference.as_deref()),
            recipients: match request.recipients {
                Some(_) => recipients.as_ptr(),
                None => core::ptr::null(),
            },
            recipient_count: recipients.len(),
            unknown: unknown.as_ptr(),
            unknown_count: unknown.len(),
        }
    }
}

/// The request of a call.
///
/// # Safety
/// `request` is NULL or points to a struct whose `struct_size` is right and whose strings are readable.
pub(crate) unsafe fn bulk_request(request: *const septet_bulk_request) -> Result<BulkRequest, Failure> {
    // SAFETY: promised by the caller.
    unsafe {
        let given = ptr::required_pod(request)?;
        let mut request = BulkRequest::default();
        request.from = given.from.owned()?;
        request.body = given.body.owned()?;
        request.reference = given.reference.owned()?;
        request.route_id = (given.has_route_id != 0).then_some(given.route_id);
        if !given.recipients.is_null() || given.recipient_count > 0 {
            let recipients = strings(given.recipients, given.recipient_count);
            request.recipients = Some(recipients.map_err(|failure| match failure {
                Failure::Core(error) => Failure::Core(error.in_field("recipients")),
                usage => usage,
            })?);
        }
        request.unknown = strings(given.unknown, given.unknown_count)?;
        Ok(request)
    }
}

/// Reads a bulk request from JSON. Rules about values are not checked here but by a plan.
///
/// - `out`: receives the handle, to be asked with `septet_request_bulk` and freed with `septet_request_free`.
///
/// Errors: as `septet_send_request_parse`; a recipient that is not a string is `SEPTET_ERR_WRONG_TYPE` with its index.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_request_parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_request,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_request::bulk(BulkRequest::from_json(json)?));
        Ok(())
    })
}

/// Writes a bulk request as compact JSON, without unknown members.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_request_write(
    request: *const septet_bulk_request,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, request) = unsafe { (ptr::buffer_out(out, out_cap, out_len)?, bulk_request(request)?) };
        out.write_str(&request.to_json())
    })
}

/// Cuts a request with more recipients than one may have into requests that may be sent: gives number `index` of them, counted
/// from 0, as a view into the same strings. To plan them as the one list that they are, use one `septet_bulk_planner`.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` after the last.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_request_chunk(
    request: *const septet_bulk_request,
    index: usize,
    out: *mut septet_bulk_request,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, mut request) = unsafe { (ptr::pod_out(out)?, ptr::required_pod(request)?) };
        // SAFETY: the caller keeps the conventions.
        let recipients = unsafe { ptr::array(request.recipients, request.recipient_count) }?;
        // The core's `chunk` copies every string; the same cut without copies.
        let chunk = recipients.chunks(septet::MAX_RECIPIENTS).nth(index);
        let chunk = chunk.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?;
        (request.recipients, request.recipient_count) = (chunk.as_ptr(), chunk.len());
        out.write(request);
        Ok(())
    })
}
