//! Plans and dispatches.

use std::collections::VecDeque;

use septet::{
    Action, BulkDispatch, BulkRequest, Duplicates, Facts, PhoneNumber, Policy, PriceTable, Route, RouteQuery,
    SendRequest, UpstreamOutcome, chunk, message_id, plan_bulk, plan_send, select_routes,
};

use super::{Row, row};

const RECIPIENTS: usize = 256;

fn facts() -> Facts {
    let mut facts = Facts::default();
    let price = "0.05".parse().and_then(|price| PriceTable::flat(price, "USD".parse()?));
    facts.prices = price.ok();
    facts
}

fn different(recipients: usize) -> (BulkRequest, Facts) {
    let to = (0..recipients).map(|number| format!("+4477{:08}", number * 7_919 % 100_000_000)).collect();
    (BulkRequest::new("Conerix", "Tickets – tonight", to), facts())
}

fn alike(recipients: usize) -> (BulkRequest, Facts) {
    (BulkRequest::new("Conerix", "Tickets – tonight", vec!["+447700900123".into(); recipients]), facts())
}

fn refused(recipients: usize) -> (BulkRequest, Facts) {
    (BulkRequest::new("Conerix", "Tickets – tonight", vec!["no number".into(); recipients]), facts())
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "plan_send: a long body",
            2_048,
            |size| SendRequest::new("+447700900123", "Conerix", "ab[".repeat(size / 3)),
            |send| plan_send(send, &Facts::default()).errors.len(),
        ),
        row("plan_bulk: different recipients, n log n", RECIPIENTS, different, |(bulk, facts)| {
            plan_bulk(bulk, facts).to_json().len()
        }),
        row("plan_bulk: one recipient again and again", RECIPIENTS, alike, |(bulk, facts)| {
            plan_bulk(bulk, facts).ok
        }),
        row(
            "plan_bulk: one again and again, each sent",
            RECIPIENTS,
            |size| {
                let (bulk, mut facts) = alike(size);
                facts.duplicates = Duplicates::Allow;
                (bulk, facts)
            },
            |(bulk, facts)| plan_bulk(bulk, facts).ok,
        ),
        row("plan_bulk: no numbers", RECIPIENTS, refused, |(bulk, facts)| {
            plan_bulk(bulk, facts).errors.len()
        }),
        row("chunk", 1_024, different, |(bulk, _)| chunk(bulk).count()),
        row("select_routes", 256, routes, |routes| {
            let to = PhoneNumber::parse("+447700900123").expect("a number");
            select_routes(routes, &RouteQuery::new(to, 3), None).map(|routes| routes.len())
        }),
        row(
            "BulkDispatch: every message accepted",
            RECIPIENTS,
            |size| size,
            |size| drive(*size, UpstreamOutcome::Accepted).open(),
        ),
        row(
            "BulkDispatch: every attempt refused for now",
            RECIPIENTS,
            |size| size,
            |size| drive(*size, UpstreamOutcome::Retryable).open(),
        ),
        row(
            "BulkDispatch: no answer",
            RECIPIENTS,
            |size| size,
            |size| drive(*size, UpstreamOutcome::Unknown).open(),
        ),
        row(
            "BulkDispatch: snapshot",
            2 * RECIPIENTS,
            |size| drive(size, UpstreamOutcome::Accepted),
            |bulk| bulk.snapshot().len(),
        ),
        row(
            "BulkDispatch: restore",
            RECIPIENTS,
            |size| drive(size, UpstreamOutcome::Accepted).snapshot(),
            |snapshot| BulkDispatch::restore(snapshot, &few_routes(), 1).is_ok(),
        ),
        row(
            "BulkDispatch: the answer",
            RECIPIENTS,
            |size| {
                let (bulk, facts) = different(size);
                let plan = plan_bulk(&bulk, &facts);
                let dispatch = BulkDispatch::of_plan(&plan, &bulk, &facts, &few_routes(), Policy::new());
                (plan, dispatch)
            },
            |(plan, dispatch)| {
                dispatch.bulk_result(plan, |index| message_id(&[index as u8; 24])).to_json("req_1").len()
            },
        ),
    ]
}

fn routes(count: usize) -> Vec<Route> {
    (0..count).filter_map(|id| Route::new(id as u64 + 1).and_then(|route| route.prefix("+44")).ok()).collect()
}

fn few_routes() -> Vec<Route> {
    [1, 2, 3].into_iter().filter_map(|id| Route::new(id).and_then(|route| route.window(100)).ok()).collect()
}

/// Messages of three segments; every attempt has the same answer as soon as nothing more can go out.
fn drive(messages: usize, outcome: UpstreamOutcome) -> BulkDispatch {
    let mut bulk = BulkDispatch::new(&few_routes(), Policy::new());
    for message in 0..messages {
        let to = PhoneNumber::parse(format!("+4477{message:08}")).expect("a number");
        bulk.push(&RouteQuery::new(to, 3), None);
    }
    let mut now = 0;
    bulk.start(now);
    let mut waiting = VecDeque::new();
    loop {
        let mut wake = None;
        while let Some(action) = bulk.poll() {
            match action {
                Action::Transmit { token, .. } => waiting.push_back(token),
                Action::Timeout(at) => wake = Some(at),
                _ => return bulk,
            }
        }
        if let Some(token) = waiting.pop_front() {
            bulk.result(token, outcome, Some("b7f0a1d2"), None, now);
        } else if let Some(at) = wake {
            now = at;
            bulk.timeout(now);
        } else {
            return bulk;
        }
    }
}
