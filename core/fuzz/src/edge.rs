//! The edge of HTTP and times: header values, paths, dates.

use septet::{Timestamp, http, interpret};

/// Runs the target.
pub fn run(octets: &[u8]) {
    let Ok(text) = septet::text_from_utf8(octets) else { return };
    let _ = http::check(Some(text), Some(text), text.len(), 64);
    let (method, path) = text.split_once(' ').unwrap_or((text, text));
    let _ = http::route(method, path);
    let _ = interpret(503, "", Some(text), Some(784_111_000));
    if let Ok(time) = text.parse::<Timestamp>() {
        assert_eq!(time.to_string().parse(), Ok(time));
    }
}
