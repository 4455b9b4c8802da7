//! An HTTP answer, or silence, as an outcome.

use super::Classification;
use super::classifier::Classifier;
use super::outcome::UpstreamOutcome;
use crate::api::retry_after::says_try_later;
use crate::error::ErrorCode;

/// What an HTTP answer to a request that hands over a message means: its status (RFC 9110, 15), whether its body could be read and
/// holds the id of a message, its `Retry-After` header and, when that may be a date, the time now in seconds since 1970.
///
/// - 200, 201, 202 are accepted with an id; without one, and any other 2xx, nobody can tell.
/// - 408, 425, 429, 503 are retryable.
/// - 401, 402, 403, 407 and 3xx are faults of the route: the provider's account is meant, not the customer's.
/// - Every other 4xx is hard but 409, which speaks of an earlier request: nobody can tell.
/// - 500, 502, 504 and every other status tell nothing.
///
/// What nobody can tell stays so on a route that is declared idempotent: the dispatch may repeat it on that same route and on no other.
///
/// ```
/// use septet::{UpstreamOutcome, classify_http};
/// let busy = classify_http(429, false, Some("30"), None);
/// assert_eq!((busy.outcome, busy.retry_after_ms), (UpstreamOutcome::Retryable, Some(30_000)));
/// assert_eq!(classify_http(201, true, None, None).outcome, UpstreamOutcome::Accepted);
/// assert_eq!(classify_http(502, false, None, None).outcome, UpstreamOutcome::Unknown);
/// ```
pub fn classify_http(
    status: u16,
    has_message_id: bool,
    retry_after: Option<&str>,
    now: Option<i64>,
) -> Classification {
    Classifier::new().classify_http(status, has_message_id, retry_after, now)
}

/// What it means that no answer came: nothing written (refused, no connection) is retryable; a reset or silence after the first
/// octet of the request went out proves nothing.
///
/// ```
/// use septet::{UpstreamOutcome, classify_no_response};
/// assert_eq!(classify_no_response(false).outcome, UpstreamOutcome::Retryable);
/// assert_eq!(classify_no_response(true).outcome, UpstreamOutcome::Unknown);
/// ```
pub const fn classify_no_response(written: bool) -> Classification {
    if written {
        Classification::because(UpstreamOutcome::Unknown, ErrorCode::UpstreamTimeout)
    } else {
        Classification::of(UpstreamOutcome::Retryable)
    }
}

/// A status that is not listed is taken as the first of its hundred (RFC 9110, 15), one that is no status as a server's error.
pub(super) const fn listed(status: u16, has_message_id: bool) -> Classification {
    use UpstreamOutcome::{Accepted, Hard, Retryable, RouteFault, Unknown};
    match status {
        200..=202 if has_message_id => Classification::of(Accepted),
        429 => Classification::because(Retryable, ErrorCode::UpstreamThrottled),
        _ if says_try_later(status) => Classification::of(Retryable),
        401 | 403 | 407 => Classification::because(RouteFault, ErrorCode::RouteUnauthorized),
        402 => Classification::because(RouteFault, ErrorCode::RouteUnfunded),
        300..=399 => Classification::of(RouteFault),
        409 => Classification::of(Unknown),
        400..=499 => Classification::of(Hard),
        _ => Classification::of(Unknown),
    }
}
