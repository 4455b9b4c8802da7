//! The edge of HTTP, and ids.

use napi::Result;
use napi::bindgen_prelude::Utf16String;
use napi::{Error, Status};
use napi_derive::napi;
use septet::http;

use crate::input::text as text_of;
use crate::refusal::refuse;

/// The operation of a method and a path.
#[napi(catch_unwind)]
pub fn http_route(method: Utf16String, path: Utf16String) -> Result<String> {
    let operation = http::route(&text_of(&method)?, &text_of(&path)?);
    operation.map(|operation| operation.as_str().into()).map_err(|error| refuse(&error))
}

/// Checks the headers of a request and gives the bearer token.
#[napi(catch_unwind)]
pub fn http_check(
    authorization: Option<Utf16String>,
    content_type: Option<Utf16String>,
    body_length: f64,
    max_body: Option<f64>,
) -> Result<String> {
    let authorization = authorization.map(|header| text_of(&header)).transpose()?;
    let content_type = content_type.map(|header| text_of(&header)).transpose()?;
    // JavaScript has checked that both are lengths.
    let max_body = max_body.map_or(http::DEFAULT_MAX_BODY, |most| most as usize);
    let token =
        http::check(authorization.as_deref(), content_type.as_deref(), body_length as usize, max_body);
    token.map(Into::into).map_err(|error| refuse(&error))
}

/// The most octets of a body unless told otherwise.
#[napi(catch_unwind)]
pub fn http_default_max_body() -> u32 {
    u32::try_from(http::DEFAULT_MAX_BODY).unwrap_or(u32::MAX)
}

/// An id of random octets: `message`, `request` or `event`.
#[napi(catch_unwind)]
pub fn id(kind: String, random: &[u8]) -> Result<String> {
    let random: &[u8; 24] =
        random.try_into().map_err(|_| Error::new(Status::InvalidArg, "24 octets are needed".to_owned()))?;
    match kind.as_str() {
        "message" => Ok(septet::message_id(random)),
        "request" => Ok(septet::request_id(random)),
        "event" => Ok(septet::event_id(random)),
        _ => Err(Error::new(Status::InvalidArg, "no such kind of id".to_owned())),
    }
}
