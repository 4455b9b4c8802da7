//! The client's API: requests, answers, events, and the edge of HTTP, as values.

mod bulk;
mod envelope;
mod event;
#[cfg(any(feature = "idempotency", feature = "signature"))]
mod hexadecimal;
pub mod http;
mod http_date;
mod id;
#[cfg(feature = "idempotency")]
mod idempotency;
mod interpret;
#[cfg(feature = "json")]
pub(crate) mod json;
mod life;
mod message;
mod request;
pub(crate) mod retry_after;
#[cfg(feature = "signature")]
mod signature;
mod timestamp;

pub use bulk::{BulkItem, BulkResult, ItemError};
#[cfg(feature = "json")]
pub(crate) use envelope::json::ErrorView;
pub use envelope::{Answer, ErrorEnvelope};
pub use event::{Event, EventType};
pub use id::{event_id, message_id, request_id};
#[cfg(feature = "idempotency")]
pub use idempotency::{Decision, Fingerprint, IDEMPOTENCY_RETENTION, Stored, decide, fingerprint};
#[cfg(feature = "json")]
pub use interpret::interpret;
pub use interpret::{Interpretation, Reading, RetryAdvice, interpret_no_response};
pub use message::{Message, Status};
pub use request::{BulkRequest, SendRequest};
#[cfg(feature = "signature")]
pub use signature::{SIGNATURE_TOLERANCE, sign_webhook, verify_signature};
pub use timestamp::Timestamp;

/// The largest integer that every JSON reader keeps exactly (RFC 8259, 6): 2^53 − 1.
pub(crate) const MAX_EXACT_INTEGER: u64 = (1 << 53) - 1;

/// Whether a number can be the id of a route.
pub(crate) fn is_route_id(id: u64) -> bool {
    (1..=MAX_EXACT_INTEGER).contains(&id)
}
