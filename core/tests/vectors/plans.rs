//! Facts and plans.

use septet::{BulkPlan, BulkPlanner, BulkRequest, Error, Facts, SendRequest};
use serde_json::{Map, Value, json};

use crate::Answer;
use crate::money::word;

pub(crate) fn facts(input: &Value) -> Answer {
    Facts::from_json(word(&input["json"]))?;
    Ok(json!({}))
}

pub(crate) fn plan_send(input: &Value) -> Answer {
    let request = SendRequest::from_json(word(&input["request"]))?;
    let facts = Facts::from_json(input["facts"].to_string())?;
    let plan = septet::plan_send(&request, &facts);
    let quote = plan.quote.map(|quote| {
        json!({ "currency": quote.currency.as_str(), "min": quote.min.to_string(), "max": quote.max.to_string() })
    });
    Ok(json!({
        "to": plan.to.map(|to| to.to_string()),
        "from": plan.from.map(|from| from.kind().as_str()),
        "encoding": plan.analysis.map(|analysis| analysis.encoding.as_str()),
        "units": plan.analysis.map(|analysis| analysis.units),
        "segments": plan.analysis.map(|analysis| analysis.segments),
        "errors": errors(&plan.errors),
        "warnings": errors(&plan.warnings),
        "quote": quote,
    }))
}

pub(crate) fn plan_bulk(input: &Value) -> Vec<(&'static str, Answer)> {
    let read = || -> Result<_, Error> {
        Ok((BulkRequest::from_json(word(&input["request"]))?, Facts::from_json(input["facts"].to_string())?))
    };
    let (request, facts) = match read() {
        Ok(read) => read,
        Err(error) => return vec![("reading", Err(error.into()))],
    };
    let whole = septet::plan_bulk(&request, &facts);
    let pieces = planned_in_pieces(&request, &facts);
    let mut expected_of_pieces = plan(&whole);
    // A planner that gets a list in pieces says nothing about the length of the list.
    if let Some(errors) = expected_of_pieces["errors"].as_array_mut() {
        errors.retain(|error| error["field"] != "recipients");
    }
    assert_eq!(pieces, without_indices(expected_of_pieces), "in pieces as in one");
    vec![("plan_bulk", Ok(plan(&whole)))]
}

fn plan(plan: &BulkPlan) -> Value {
    let message = |message: &septet::PlannedMessage| {
        let mut entry = Map::new();
        entry.insert("to".into(), json!(message.to));
        entry.insert("status".into(), json!(if message.error.is_none() { "ok" } else { "failed" }));
        if let Some(cost) = message.cost {
            entry.insert("cost".into(), json!(cost.to_string()));
        }
        if let Some(error) = &message.error {
            entry.insert("code".into(), json!(error.code().as_str()));
        }
        Value::Object(entry)
    };
    json!({
        "encoding": plan.analysis.map(|analysis| analysis.encoding.as_str()),
        "segments": plan.analysis.map(|analysis| analysis.segments),
        "errors": errors(&plan.errors),
        "warnings": errors(&plan.warnings),
        "total": plan.total(),
        "ok": plan.ok,
        "failed": plan.failed(),
        "cost": plan.cost.map(|cost| cost.to_string()),
        "currency": plan.currency.map(|currency| currency.to_string()),
        "messages": plan.messages.iter().map(message).collect::<Vec<_>>(),
    })
}

/// The same list through one planner, three recipients at a time, put together again.
fn planned_in_pieces(request: &BulkRequest, facts: &Facts) -> Value {
    let mut planner = BulkPlanner::new(request, facts);
    let mut joined = planner.plan(&[]);
    let request_warnings = std::mem::take(&mut joined.warnings);
    for piece in request.recipients.as_deref().unwrap_or_default().chunks(3) {
        let plan = planner.plan(piece);
        let recipients = plan.warnings.len() - request_warnings.len();
        joined.warnings.extend(plan.warnings.into_iter().take(recipients));
        joined.ok += plan.ok;
        joined.messages.extend(plan.messages);
        joined.cost = joined
            .cost
            .zip(plan.cost)
            .map(|(sum, cost)| septet::Amount::from_nanos(sum.nanos() + cost.nanos()));
    }
    joined.warnings.extend(request_warnings);
    without_indices(plan(&joined))
}

/// Indices count within a piece.
fn without_indices(mut plan: Value) -> Value {
    let warnings = plan["warnings"].as_array_mut().expect("a list");
    warnings.iter_mut().for_each(|warning| {
        warning.as_object_mut().expect("an object").remove("index");
    });
    plan
}

pub(crate) fn chunk(input: &Value) -> Answer {
    let count = input["recipients"].as_u64().expect("a count");
    let recipients = (0..count).map(|number| format!("+1202555{number:04}")).collect();
    let request = BulkRequest::new("Conerix", "Hi", recipients);
    let chunks: Vec<_> = septet::chunk(&request).collect();
    let sizes: Vec<_> = chunks.iter().map(|chunk| chunk.recipients.as_ref().map_or(0, Vec::len)).collect();
    let joined: Vec<_> = chunks.into_iter().flat_map(|chunk| chunk.recipients.unwrap_or_default()).collect();
    assert_eq!(Some(joined), request.recipients, "chunks join to the list");
    Ok(json!({ "sizes": sizes }))
}

fn errors(errors: &[Error]) -> Vec<Value> {
    let entry = |error: &Error| {
        let mut entry = Map::new();
        entry.insert("code".into(), json!(error.code().as_str()));
        if let Some(field) = error.field() {
            entry.insert("field".into(), json!(field));
        }
        if let Some(index) = error.index() {
            entry.insert("index".into(), json!(index));
        }
        Value::Object(entry)
    };
    errors.iter().map(entry).collect()
}
