//! `POST /v1/messages/send`: one message.

use core::ffi::c_char;

use septet::SendRequest;

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::ptr::{self, Pod, septet_str};
use crate::request::septet_request;
use crate::status::septet_status;

/// `POST /v1/messages/send`: one message. Any member may be absent or wrong: a plan tells every error at once.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_send_request {
    /// `sizeof(septet_send_request)`, set by the caller.
    pub struct_size: u32,
    /// 1 when `route_id` is given.
    pub has_route_id: u32,
    /// The route to use.
    pub route_id: i64,
    /// The recipient.
    pub to: septet_str,
    /// The sender.
    pub from: septet_str,
    /// The text.
    pub body: septet_str,
    /// The caller's own id, echoed in events.
    pub reference: septet_str,
    /// The names of members that the API does not have, as reading JSON found them; NULL for none.
    pub unknown: *const septet_str,
    /// How many.
    pub unknown_count: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_send_request {}

impl septet_send_request {
    pub(crate) fn of(request: &SendRequest, unknown: &[septet_str]) -> Self {
        Self {
            struct_size: 0,
            has_route_id: u32::from(request.route_id.is_some()),
            route_id: request.route_id.unwrap_or(0),
            to: septet_str::of_option(request.to.as_deref()),
            from: septet_str::of_option(request.from.as_deref()),
            body: septet_str::of_option(request.body.as_deref()),
            reference: septet_str::of_option(request.reference.as_deref()),
            unknown: unknown.as_ptr(),
            unknown_count: unknown.len(),
        }
    }
}

/// A list of strings, owned.
///
/// # Safety
/// `data` is NULL or points to `count` strings that are readable.
pub(crate) unsafe fn strings(data: *const septet_str, count: usize) -> Result<Vec<String>, Failure> {
    // SAFETY: promised by the caller.
    let strings = unsafe { ptr::array(data, count) }?;
    let read = |(index, text): (usize, &septet_str)| {
        // SAFETY: promised by the caller.
        match unsafe { text.required() } {
            Ok(text) => Ok(text.into()),
            Err(Failure::Core(error)) => Err(Failure::Core(error.at_index(index))),
            Err(usage) => Err(usage),
        }
    };
    strings.iter().enumerate().map(read).collect()
}

/// The request of a call.
///
/// # Safety
/// `request` is NULL or points to a struct whose `struct_size` is right and whose strings are readable.
pub(crate) unsafe fn send_request(request: *const septet_send_request) -> Result<SendRequest, Failure> {
    // SAFETY: promised by the caller.
    unsafe {
        let given = ptr::required_pod(request)?;
        let mut request = SendRequest::default();
        request.to = given.to.owned()?;
        request.from = given.from.owned()?;
        request.body = given.body.owned()?;
        request.reference = given.reference.owned()?;
        request.route_id = (given.has_route_id != 0).then_some(given.route_id);
        request.unknown = strings(given.unknown, given.unknown_count)?;
        Ok(request)
    }
}

/// Reads a send request from JSON. Rules about values are not checked here but by a plan.
///
/// - `out`: receives the handle, to be asked with `septet_request_send` and freed with `septet_request_free`.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_INVALID_JSON`, `SEPTET_ERR_JSON_TOO_DEEP` (position); `SEPTET_ERR_DUPLICATE_MEMBER`,
/// `SEPTET_ERR_WRONG_TYPE` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_request_parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_request,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_request::send(SendRequest::from_json(json)?));
        Ok(())
    })
}

/// Writes a send request as compact JSON, without unknown members.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_request_write(
    request: *const septet_send_request,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, request) = unsafe { (ptr::buffer_out(out, out_cap, out_len)?, send_request(request)?) };
        out.write_str(&request.to_json())
    })
}
