//! Traces of dispatches: inputs with their times, and what is polled after each.

use septet::{
    Action, BulkDispatch, BulkRequest, Dispatch, Error, Facts, Message, Policy, Route, SendRequest, Status,
    UpstreamOutcome, plan_bulk, plan_send,
};
use serde_json::{Value, json};

use crate::Answer;
use crate::money::word;

fn routes(input: &Value) -> Result<Vec<Route>, Error> {
    let routes = input["routes"].as_array().expect("routes");
    routes.iter().map(|route| Route::from_json(route.to_string())).collect()
}

fn policy(input: &Value) -> Result<Policy, Error> {
    input.get("policy").map_or(Ok(Policy::new()), |policy| Policy::from_json(policy.to_string()))
}

fn facts(input: &Value) -> Result<Facts, Error> {
    input.get("facts").map_or(Ok(Facts::default()), |facts| Facts::from_json(facts.to_string()))
}

pub(crate) fn dispatch_trace(input: &Value) -> Answer {
    let (routes, policy, facts) = (routes(input)?, policy(input)?, facts(input)?);
    let request = SendRequest::from_json(word(&input["request"]))?;
    let plan = plan_send(&request, &facts);
    let mut dispatch = Dispatch::of_plan(&plan, &request, &facts, &routes, policy);
    let mut polled = Vec::new();
    for step in input["steps"].as_array().expect("steps") {
        let now = step["now"].as_u64().expect("a time");
        match word(&step["input"]) {
            "start" => dispatch.start(now),
            "timeout" => dispatch.timeout(now),
            "cancel" => dispatch.cancel(now),
            "restore" => dispatch = Dispatch::restore(dispatch.snapshot(), now)?,
            _ => {
                let (token, outcome, id, retry_after) = result(step);
                dispatch.result(token, outcome, id, retry_after, now);
            }
        }
        polled.push(drain(|| dispatch.poll()));
    }
    let queued = Message {
        id: "msg_1".into(),
        to: request.to.unwrap_or_default(),
        from: request.from.unwrap_or_default(),
        body: request.body.unwrap_or_default(),
        status: Status::Queued,
        cost: None,
        currency: None,
        route_id: None,
        provider_message_id: None,
        attempts: 0,
        created_at: septet::Timestamp::from_unix(0)?,
        sent_at: None,
    };
    let state = dispatch.state();
    Ok(json!({
        "polled": polled,
        "json": dispatch.message(queued).to_json("req_1"),
        "error": state.error.map(septet::ErrorCode::as_str),
        "transmits": state.transmits,
        "accepted": state.accepted,
        "duplicate_possible": state.duplicate_possible,
        "provider_ids": dispatch.provider_ids().collect::<Vec<_>>(),
        "parked": dispatch.parked_routes().collect::<Vec<_>>(),
    }))
}

pub(crate) fn bulk_dispatch_trace(input: &Value) -> Answer {
    let (routes, policy, facts) = (routes(input)?, policy(input)?, facts(input)?);
    let request = BulkRequest::from_json(word(&input["request"]))?;
    let plan = plan_bulk(&request, &facts);
    let mut bulk = BulkDispatch::of_plan(&plan, &request, &facts, &routes, policy);
    let mut polled = Vec::new();
    for step in input["steps"].as_array().expect("steps") {
        let now = step["now"].as_u64().expect("a time");
        match word(&step["input"]) {
            "start" => bulk.start(now),
            "timeout" => bulk.timeout(now),
            "cancel" => match step.get("message").and_then(Value::as_u64) {
                Some(message) => bulk.cancel_message(usize::try_from(message).expect("an index"), now),
                None => bulk.cancel(now),
            },
            "restore" => bulk = BulkDispatch::restore(bulk.snapshot(), &routes, now)?,
            _ => {
                let (token, outcome, id, retry_after) = result(step);
                bulk.result(token, outcome, id, retry_after, now);
            }
        }
        polled.push(drain(|| bulk.poll()));
    }
    let result = bulk.bulk_result(&plan, |index| format!("msg_{index}"));
    let transmits = (0..bulk.total()).filter_map(|index| bulk.state(index)).map(|state| state.transmits);
    Ok(json!({
        "polled": polled,
        "json": result.to_json("req_1"),
        "transmits": transmits.collect::<Vec<_>>(),
        "parked": bulk.parked_routes().collect::<Vec<_>>(),
    }))
}

fn result(step: &Value) -> (u64, UpstreamOutcome, Option<&str>, Option<u64>) {
    let outcome = UpstreamOutcome::from_name(word(&step["outcome"])).expect("an outcome");
    let id = step.get("provider_id").map(word);
    (
        step["token"].as_u64().expect("a token"),
        outcome,
        id,
        step.get("retry_after_ms").and_then(Value::as_u64),
    )
}

fn drain(mut poll: impl FnMut() -> Option<Action>) -> Vec<String> {
    let told = |action| match action {
        Action::Transmit { token, message, segment, route_id, deadline_ms } => {
            format!("transmit {token} {message} {segment} {route_id} {deadline_ms}")
        }
        Action::Timeout(at) => format!("timeout {at}"),
        _ => "done".into(),
    };
    std::iter::from_fn(|| poll().map(told)).collect()
}
