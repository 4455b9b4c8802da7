//! Sequences of inputs to a dispatch: no segment is accepted twice, snapshots read back, and the end is final.

use std::collections::BTreeSet;

use septet::{Action, Dispatch, OnUnknown, PhoneNumber, Policy, Route, RouteQuery, Status, UpstreamOutcome};

const OUTCOMES: [UpstreamOutcome; 5] = [
    UpstreamOutcome::Accepted,
    UpstreamOutcome::Retryable,
    UpstreamOutcome::RouteFault,
    UpstreamOutcome::Hard,
    UpstreamOutcome::Unknown,
];

/// A message has ended long before; more only makes each run slower.
const MOST_INPUTS: usize = 256;

/// Runs the target: the first octet is the message, then two octets are an input.
pub fn run(octets: &[u8]) {
    let Some((first, inputs)) = octets.split_first() else { return };
    let Ok(to) = PhoneNumber::parse("+12025550143") else { return };
    let routes: Vec<Route> = [1, 2, 3].into_iter().filter_map(|id| Route::new(id).ok()).collect();
    let on_unknown = if first & 0x80 == 0 { OnUnknown::Stop } else { OnUnknown::Continue };
    let policy = Policy::new().on_unknown(on_unknown);
    let query = RouteQuery::new(to, usize::from(first & 7) + 1);
    let mut dispatch = Dispatch::new(&query, &routes, None, policy);
    let mut transmits = Vec::new();
    let mut accepted = BTreeSet::new();
    let mut refused = BTreeSet::new();
    let mut now = 0;
    let mut sent = false;
    for input in inputs.chunks_exact(2).take(MOST_INPUTS) {
        now += u64::from(input[1]) * 100;
        match input[0] & 7 {
            0 => dispatch.start(now),
            1 => dispatch.timeout(now),
            2 if input[0] & 0x80 != 0 => dispatch.cancel(now),
            3 => dispatch = Dispatch::restore(dispatch.snapshot(), now).expect("its own snapshot"),
            _ => {
                let Some(&(token, segment)) =
                    transmits.get(usize::from(input[0] >> 3) % transmits.len().max(1))
                else {
                    continue;
                };
                let outcome = OUTCOMES[usize::from(input[1]) % OUTCOMES.len()];
                // An upstream accepts an attempt or refuses it; what it has said once stands.
                if outcome == UpstreamOutcome::Accepted && !refused.contains(&token) {
                    let fresh = accepted.insert((segment, token));
                    let others = accepted.iter().filter(|(other, _)| *other == segment).count();
                    assert!(!fresh || others == 1, "segment {segment} was accepted twice");
                } else if outcome != UpstreamOutcome::Unknown && !accepted.contains(&(segment, token)) {
                    refused.insert(token);
                } else if outcome != UpstreamOutcome::Accepted && outcome != UpstreamOutcome::Unknown {
                    continue;
                }
                dispatch.result(token, outcome, Some("id"), None, now);
            }
        }
        while let Some(action) = dispatch.poll() {
            if let Action::Transmit { token, segment, .. } = action {
                transmits.push((token, segment));
            }
        }
        let is_sent = dispatch.state().status == Status::Sent;
        assert!(is_sent || !sent, "the end was not final");
        sent = is_sent;
    }
}
