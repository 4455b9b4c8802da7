//! The edge of HTTP as pure functions, for those who build a gateway.

use septet::http;

use crate::error::septet_error;
use crate::guard::guard;
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// What an HTTP request asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_operation {
    /// Nothing that this library knows.
    SEPTET_OPERATION_NONE = 0,
    /// `POST /v1/messages/send`.
    SEPTET_OPERATION_SEND = 1,
    /// `POST /v1/messages/bulk`.
    SEPTET_OPERATION_BULK = 2,
}

/// What is checked before the body of an HTTP request is read.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_http_headers {
    /// `sizeof(septet_http_headers)`.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// The `Authorization` header, or absent.
    pub authorization: septet_str,
    /// The `Content-Type` header, or absent.
    pub content_type: septet_str,
    /// Octets of the body.
    pub body_length: usize,
    /// The most octets that are accepted; 0 means 262,144.
    pub max_body: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_http_headers {}

/// The operation of a method and a path below wherever the API is mounted; a query after the path is ignored.
///
/// - `out`: receives a number of `septet_operation`.
///
/// Errors: `SEPTET_ERR_NOT_FOUND`, `SEPTET_ERR_METHOD_NOT_ALLOWED`, `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_http_route(
    method: septet_str,
    path: septet_str,
    out: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, method, path) = unsafe { (ptr::out(out)?, method.required()?, path.required()?) };
        let operation = match http::route(method, path)? {
            http::Operation::Send => septet_operation::SEPTET_OPERATION_SEND,
            http::Operation::Bulk => septet_operation::SEPTET_OPERATION_BULK,
            _ => septet_operation::SEPTET_OPERATION_NONE,
        };
        out.write(operation as u32);
        Ok(())
    })
}

/// Checks the headers of an HTTP request before its body is read, and gives the bearer token.
///
/// - `token`: receives a view into `authorization`.
///
/// Errors, in this order: `SEPTET_ERR_UNAUTHORIZED`, `SEPTET_ERR_UNSUPPORTED_MEDIA_TYPE`, `SEPTET_ERR_PAYLOAD_TOO_LARGE` (`actual`,
/// `limit`). A header that is not UTF-8 is `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_http_check(
    headers: *const septet_http_headers,
    token: *mut septet_str,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (token, headers) = unsafe { (ptr::out(token)?, ptr::required_pod(headers)?) };
        // SAFETY: the caller keeps the conventions.
        let (authorization, content_type) =
            unsafe { (headers.authorization.read()?, headers.content_type.read()?) };
        let max_body = if headers.max_body == 0 { http::DEFAULT_MAX_BODY } else { headers.max_body };
        let found = http::check(authorization, content_type, headers.body_length, max_body)?;
        token.write(septet_str::of(found));
        Ok(())
    })
}
