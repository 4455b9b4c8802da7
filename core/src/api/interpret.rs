//! What an answer means, and whether the request may be sent again.

use alloc::boxed::Box;

use super::bulk::BulkResult;
use super::envelope::{Answer, ErrorEnvelope};
use super::message::Message;
use crate::error::Error;

#[cfg(feature = "json")]
pub use json::interpret;

/// Whether a request may be sent again.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RetryAdvice {
    /// It succeeded, or the same request will fail again.
    Never,
    /// Nothing was sent; the same request may be sent again.
    Safe,
    /// The same, after so many seconds.
    After(u64),
    /// Nobody can tell whether it was sent: sending again may send twice.
    Ambiguous,
}

impl RetryAdvice {
    /// The advice as one word: `never`, `safe`, `after`, `ambiguous`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Safe => "safe",
            Self::After(_) => "after",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// What an answer says.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Reading {
    /// The message was created.
    Message(Box<Answer<Message>>),
    /// The bulk request was taken; each message has its own status.
    BulkResult(Answer<BulkResult>),
    /// The request was refused.
    Error(ErrorEnvelope),
    /// The body is none of these.
    Unreadable(Error),
}

/// What an answer says and what to do after it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Interpretation {
    /// What it says.
    pub reading: Reading,
    /// Whether the request may be sent again.
    pub advice: RetryAdvice,
}

/// What silence means: `written` tells whether any octet of the request went out.
///
/// ```
/// use septet::{RetryAdvice, interpret_no_response};
/// assert_eq!(interpret_no_response(false), RetryAdvice::Safe);
/// assert_eq!(interpret_no_response(true), RetryAdvice::Ambiguous);
/// ```
pub const fn interpret_no_response(written: bool) -> RetryAdvice {
    if written { RetryAdvice::Ambiguous } else { RetryAdvice::Safe }
}

#[cfg(feature = "json")]
mod json {
    use alloc::boxed::Box;

    use super::{Interpretation, Reading, RetryAdvice};
    use crate::api::bulk::json as bulk;
    use crate::api::envelope::{Answer, json as envelope};
    use crate::api::json::Object;
    use crate::api::message::json as message;
    use crate::api::retry_after::{says_try_later, seconds_to_wait};
    use crate::error::{Disposition, Error};

    /// Reads an answer: its HTTP status, its body, its `Retry-After` header and, when that may be a date, the time now in
    /// seconds since 1970.
    ///
    /// ```
    /// use septet::{RetryAdvice, interpret};
    /// let body = r#"{"success":false,"error":{"code":"rate_limited","message":"too many requests at once"}}"#;
    /// assert_eq!(interpret(429, body, Some("30"), None).advice, RetryAdvice::After(30));
    /// assert_eq!(interpret(502, "", None, None).advice, RetryAdvice::Ambiguous);
    /// ```
    pub fn interpret(
        http_status: u16,
        body: impl AsRef<[u8]>,
        retry_after: Option<&str>,
        now: Option<i64>,
    ) -> Interpretation {
        let reading = read(body.as_ref()).unwrap_or_else(Reading::Unreadable);
        let retry_after = retry_after.and_then(|header| seconds_to_wait(header, now));
        let retry = match &reading {
            Reading::Error(envelope) => match envelope.known_code() {
                Some(code) => advice(code.disposition(), retry_after),
                None => advice(disposition_of(http_status), retry_after),
            },
            Reading::Message(_) | Reading::BulkResult(_) if is_success(http_status) => RetryAdvice::Never,
            _ => advice(disposition_of(http_status), retry_after),
        };
        Interpretation { reading, advice: retry }
    }

    fn advice(disposition: Disposition, retry_after: Option<u64>) -> RetryAdvice {
        match disposition {
            Disposition::Hard | Disposition::RouteFault => RetryAdvice::Never,
            Disposition::Retryable => retry_after.map_or(RetryAdvice::Safe, RetryAdvice::After),
            Disposition::Unknown => RetryAdvice::Ambiguous,
        }
    }

    fn read(body: &[u8]) -> Result<Reading, Error> {
        let mut object = Object::document(body)?;
        if !object.require("success")?.boolean()? {
            return envelope::read_error(&mut object).map(Reading::Error);
        }
        let mut data = object.require("data")?.object()?;
        let request_id = envelope::read_request_id(&mut object)?;
        if data.has("messages") {
            return Ok(Reading::BulkResult(Answer { data: bulk::read(&mut data)?, request_id }));
        }
        Ok(Reading::Message(Box::new(Answer { data: message::read(&mut data)?, request_id })))
    }

    const fn is_success(http_status: u16) -> bool {
        matches!(http_status, 200..=299)
    }

    /// What a status alone says about sending again.
    const fn disposition_of(http_status: u16) -> Disposition {
        match http_status {
            status if says_try_later(status) => Disposition::Retryable,
            300..=499 => Disposition::Hard,
            _ => Disposition::Unknown,
        }
    }
}
