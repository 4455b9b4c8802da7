//! Requests as JSON, and the plans made of them: a plan's counts always add up.

use septet::{BulkRequest, Facts, PriceTable, SendRequest, plan_bulk, plan_send};

/// Runs the target.
pub fn run(octets: &[u8]) {
    let mut facts = Facts::default();
    facts.prices = match ("0.05".parse(), "USD".parse()) {
        (Ok(price), Ok(currency)) => PriceTable::flat(price, currency).ok(),
        _ => None,
    };
    if let Ok(request) = SendRequest::from_json(octets) {
        let _ = plan_send(&request, &facts);
        let written = request.to_json();
        assert_eq!(SendRequest::from_json(written.as_bytes()).map(|again| again.to_json()), Ok(written));
    }
    if let Ok(request) = BulkRequest::from_json(octets) {
        let plan = plan_bulk(&request, &facts);
        assert_eq!(plan.ok + plan.failed(), plan.messages.len());
    }
}
