//! A gateway without sockets: a virtual clock, three upstreams that lose, refuse and answer late, and a bulk request. Prints the trace and
//! the answer.
//!
//! `cargo run -p septet --example gateway_sim`

use std::collections::BTreeMap;

use septet::{
    Action, BulkDispatch, BulkRequest, Error, Facts, Policy, PriceTable, Route, UpstreamOutcome, message_id,
    plan_bulk,
};

fn main() -> Result<(), Error> {
    let numbers = (0..8).map(|last| format!("+4477009001{last:02}")).collect();
    let request = BulkRequest::new("Conerix", "Doors open at seven. ".repeat(12), numbers);
    let mut facts = Facts::default();
    facts.prices = Some(PriceTable::from_json(
        r#"{"currency": "USD", "prices": [{"price": "0.05"}, {"route_id": 2, "price": "0.04"}]}"#,
    )?);
    let routes = [
        Route::new(1)?.window(2)?.segments_per_second(20)?,
        Route::new(2)?.prefix("+44")?.window(3)?,
        Route::new(3)?.priority(9),
    ];
    let plan = plan_bulk(&request, &facts);
    let mut bulk = BulkDispatch::of_plan(&plan, &request, &facts, &routes, Policy::new().entropy(0x5eed));

    // Answers on their way, by the time at which they arrive.
    let mut answers: BTreeMap<(u64, u64), UpstreamOutcome> = BTreeMap::new();
    let mut now = 1_778_585_661_000;
    bulk.start(now);
    'running: loop {
        let mut wake = None;
        while let Some(action) = bulk.poll() {
            match action {
                Action::Transmit { token, message, segment, route_id, .. } => {
                    println!("{now}  message {message} segment {segment} over route {route_id}");
                    if let Some((delay, outcome)) = upstream(token) {
                        answers.insert((now + delay, token), outcome);
                    }
                }
                Action::Timeout(at) => wake = Some(at),
                _ => break 'running,
            }
        }
        match (answers.first_key_value(), wake) {
            (Some((&(at, token), &outcome)), wake) if wake.is_none_or(|wake| at <= wake) => {
                answers.pop_first();
                now = at;
                println!("{now}  message {} was answered: {}", token >> 16, outcome.as_str());
                bulk.result(token, outcome, Some("id of the network"), None, now);
            }
            (_, Some(wake)) => {
                now = wake;
                bulk.timeout(now);
            }
            (_, None) => break,
        }
    }

    let id = |index: usize| message_id(&[index as u8; 24]);
    println!("{}", bulk.bulk_result(&plan, id).to_json("req_1"));
    Ok(())
}

/// What an upstream says and after how many milliseconds, or `None` when the answer gets lost.
fn upstream(token: u64) -> Option<(u64, UpstreamOutcome)> {
    let dice = token.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    let delay = 20 + dice % 400;
    match dice % 12 {
        0 => None,
        1 => Some((31_000, UpstreamOutcome::Accepted)),
        2..=4 => Some((delay, UpstreamOutcome::Retryable)),
        _ => Some((delay, UpstreamOutcome::Accepted)),
    }
}
