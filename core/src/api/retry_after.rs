//! When an HTTP server wants to be asked again.

use super::http_date;
use super::timestamp::Timestamp;

/// Statuses of a server that did not act and may later: request timeout, too early, too many requests, unavailable (RFC 9110,
/// 15.5.9 and 15.6.4; RFC 8470, 5.2; RFC 6585, 4).
pub(crate) const fn says_try_later(http_status: u16) -> bool {
    matches!(http_status, 408 | 425 | 429 | 503)
}

/// `Retry-After` (RFC 9110, 10.2.3): seconds, or a date. One that cannot be read says nothing.
pub(crate) fn seconds_to_wait(header: &str, now: Option<i64>) -> Option<u64> {
    let header = header.trim_matches([' ', '\t']);
    if !header.is_empty() && header.bytes().all(|octet| octet.is_ascii_digit()) {
        return Some(header.parse().unwrap_or(u64::MAX));
    }
    let now = Timestamp::from_unix(now?).ok()?;
    let date = http_date::parse(header, now)?;
    Some(u64::try_from(date.unix() - now.unix()).unwrap_or(0))
}
