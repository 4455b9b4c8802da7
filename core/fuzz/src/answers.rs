//! Answers, events and facts as JSON: what is read can be written, and reads back as itself.

use septet::{BulkResult, ErrorEnvelope, Event, Facts, Message, PriceTable, interpret};

/// Runs the target.
pub fn run(octets: &[u8]) {
    let _ = interpret(201, octets, None, None);
    let _ = interpret(429, octets, Some("120"), Some(0));
    if let Ok(message) = Message::from_json(octets) {
        let written = message.data.to_json(message.request_id.as_deref().unwrap_or_default());
        assert_eq!(Message::from_json(written.as_bytes()).map(|again| again.data), Ok(message.data));
    }
    let _ = BulkResult::from_json(octets);
    let _ = ErrorEnvelope::from_json(octets);
    let _ = Event::from_json(octets);
    let _ = Facts::from_json(octets);
    let _ = PriceTable::from_json(octets);
}
