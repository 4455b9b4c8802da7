//! The edge of HTTP as pure functions, for those who build a gateway.

use crate::error::{Error, ErrorCode};

/// The most octets that a request body may have unless told otherwise: 1,000 recipients and a body of 1,600 characters
/// all written as `\uXXXX\uXXXX` need less than a quarter of it.
pub const DEFAULT_MAX_BODY: usize = 262_144;

/// What a request asks for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Operation {
    /// `POST /v1/messages/send`.
    Send,
    /// `POST /v1/messages/bulk`.
    Bulk,
}

impl Operation {
    /// The operation of a word: `send` or `bulk`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "send" => Ok(Self::Send),
            "bulk" => Ok(Self::Bulk),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("operation")),
        }
    }

    /// The operation as one word: `send` or `bulk`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Bulk => "bulk",
        }
    }
}

/// The operation of a method and a path below wherever the API is mounted; a query after the path is ignored.
///
/// # Errors
/// `not_found`, `method_not_allowed`.
///
/// ```
/// use septet::http::{Operation, route};
/// assert_eq!(route("POST", "/v1/messages/send"), Ok(Operation::Send));
/// assert_eq!(route("GET", "/v1/messages/send").unwrap_err().code().http_status(), 405);
/// ```
pub fn route(method: &str, path: &str) -> Result<Operation, Error> {
    let path = path.split('?').next().unwrap_or_default();
    let operation = match path {
        "/v1/messages/send" => Operation::Send,
        "/v1/messages/bulk" => Operation::Bulk,
        _ => return Err(Error::new(ErrorCode::NotFound)),
    };
    if method == "POST" { Ok(operation) } else { Err(Error::new(ErrorCode::MethodNotAllowed)) }
}

/// Checks the headers of a request before its body is read, and gives the bearer token.
///
/// # Errors
/// In this order: `unauthorized`, `unsupported_media_type`, `payload_too_large` (with length and limit, in octets).
pub fn check<'a>(
    authorization: Option<&'a str>,
    content_type: Option<&str>,
    body_length: usize,
    max_body: usize,
) -> Result<&'a str, Error> {
    let token = authorization.and_then(bearer_token).ok_or(Error::new(ErrorCode::Unauthorized))?;
    if !content_type.is_some_and(is_json) {
        return Err(Error::new(ErrorCode::UnsupportedMediaType));
    }
    if body_length > max_body {
        return Err(Error::new(ErrorCode::PayloadTooLarge).above(body_length, max_body));
    }
    Ok(token)
}

/// The token of `Bearer b64token` (RFC 6750, 2.1).
fn bearer_token(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    let token = token.trim_start_matches(' ');
    let unpadded = token.trim_end_matches('=');
    let valid = |octet: u8| octet.is_ascii_alphanumeric() || b"-._~+/".contains(&octet);
    (scheme.eq_ignore_ascii_case("bearer") && !unpadded.is_empty() && unpadded.bytes().all(valid))
        .then_some(token)
}

/// `application/json`, alone or with `charset=utf-8` (RFC 9110, 8.3.1).
fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(|part| part.trim_matches([' ', '\t']));
    let media_type = parts.next().unwrap_or_default();
    media_type.eq_ignore_ascii_case("application/json")
        && parts.filter(|parameter| !parameter.is_empty()).all(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let unquoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
            name.eq_ignore_ascii_case("charset") && unquoted.eq_ignore_ascii_case("utf-8")
        })
}
