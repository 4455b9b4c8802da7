//! Requests, answers, events and the edge of HTTP.

use septet::{
    BulkItem, BulkRequest, BulkResult, ErrorEnvelope, Event, EventType, ItemError, Message, Reading,
    RetryAdvice, SendRequest, Status, http,
};
use serde_json::{Map, Value, json};

use crate::Answer;
use crate::money::word;

pub(crate) fn send_request(input: &Value) -> Answer {
    let request = SendRequest::from_json(word(&input["json"]))?;
    let mut members = Map::new();
    insert(&mut members, "to", &request.to);
    insert(&mut members, "from", &request.from);
    insert(&mut members, "body", &request.body);
    insert(&mut members, "route_id", &request.route_id.map(exact));
    insert(&mut members, "reference", &request.reference);
    let written = request.to_json();
    let mut again = SendRequest::from_json(&written)?;
    again.unknown.clone_from(&request.unknown);
    assert_eq!(again, request, "what is written reads back");
    Ok(json!({ "request": members, "unknown": request.unknown, "written": written }))
}

/// An integer as the vectors write it.
fn exact(integer: i64) -> Value {
    if integer.unsigned_abs() < 1 << 53 { json!(integer) } else { json!(integer.to_string()) }
}

pub(crate) fn bulk_request(input: &Value) -> Answer {
    let request = BulkRequest::from_json(word(&input["json"]))?;
    let mut members = Map::new();
    insert(&mut members, "from", &request.from);
    insert(&mut members, "body", &request.body);
    insert(&mut members, "recipients", &request.recipients);
    insert(&mut members, "route_id", &request.route_id.map(exact));
    insert(&mut members, "reference", &request.reference);
    let written = request.to_json();
    let mut again = BulkRequest::from_json(&written)?;
    again.unknown.clone_from(&request.unknown);
    assert_eq!(again, request, "what is written reads back");
    Ok(json!({ "request": members, "unknown": request.unknown, "written": written }))
}

fn insert<T: serde::Serialize>(members: &mut Map<String, Value>, name: &str, value: &Option<T>) {
    if let Some(value) = value {
        members.insert(name.into(), json!(value));
    }
}

pub(crate) fn message_write(input: &Value) -> Answer {
    let message = message_of(&input["message"]);
    let json = message.to_json(word(&input["request_id"]));
    assert_eq!(Message::from_json(&json)?.data, message, "what is written reads back");
    Ok(json!({ "json": json }))
}

pub(crate) fn message_read(input: &Value) -> Answer {
    let answer = Message::from_json(word(&input["json"]))?;
    Ok(json!({ "message": message_json(&answer.data), "request_id": answer.request_id }))
}

pub(crate) fn bulk_result_write(input: &Value) -> Answer {
    let items = input["bulk_result"]["messages"].as_array().expect("messages");
    let result = BulkResult::new(items.iter().map(item_of).collect());
    let json = result.to_json(word(&input["request_id"]));
    assert_eq!(BulkResult::from_json(&json)?.data, result, "what is written reads back");
    Ok(json!({ "json": json }))
}

pub(crate) fn bulk_result_read(input: &Value) -> Answer {
    let answer = BulkResult::from_json(word(&input["json"]))?;
    let result = answer.data;
    assert_eq!(result.sent() + result.failed(), result.total());
    let messages: Vec<_> = result.messages().iter().map(item_json).collect();
    Ok(json!({
        "bulk_result": { "messages": messages },
        "total": result.total(),
        "sent": result.sent(),
        "failed": result.failed(),
        "request_id": answer.request_id,
    }))
}

pub(crate) fn error_write(input: &Value) -> Answer {
    let error = &input["error"];
    let mut envelope =
        ErrorEnvelope::new(&septet::Error::new(septet::ErrorCode::NotFound), word(&input["request_id"]));
    envelope.code = word(&error["code"]).into();
    envelope.message = word(&error["message"]).into();
    envelope.field = optional(error, "field");
    envelope.index = error.get("index").and_then(Value::as_u64);
    let json = envelope.to_json();
    assert_eq!(ErrorEnvelope::from_json(&json)?, envelope, "what is written reads back");
    Ok(json!({ "json": json }))
}

pub(crate) fn error_read(input: &Value) -> Answer {
    let envelope = ErrorEnvelope::from_json(word(&input["json"]))?;
    let mut error = Map::new();
    error.insert("code".into(), json!(envelope.code));
    error.insert("message".into(), json!(envelope.message));
    insert(&mut error, "field", &envelope.field);
    insert(&mut error, "index", &envelope.index);
    Ok(json!({ "error": error, "request_id": envelope.request_id }))
}

pub(crate) fn event_write(input: &Value) -> Answer {
    let event = event_of(&input["event"]);
    let json = event.to_json();
    assert_eq!(Event::from_json(&json)?, event, "what is written reads back");
    Ok(json!({ "json": json }))
}

pub(crate) fn event_read(input: &Value) -> Answer {
    let event = Event::from_json(word(&input["json"]))?;
    let mut found = Map::new();
    found.insert("id".into(), json!(event.id));
    found.insert("type".into(), json!(event.event_type.as_str()));
    found.insert("created_at".into(), json!(event.created_at.to_string()));
    found.insert("message".into(), message_json(&event.message));
    found.insert("reference".into(), json!(event.reference));
    insert(
        &mut found,
        "error",
        &event.error.map(|error| json!({ "code": error.code, "message": error.message })),
    );
    Ok(json!({ "event": found }))
}

pub(crate) fn interpret(input: &Value) -> Answer {
    let status =
        input["http_status"].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
    let retry_after = input.get("retry_after").and_then(Value::as_str);
    let now =
        input.get("now").map(|now| now.as_i64().or_else(|| now.as_str()?.parse().ok()).expect("a time"));
    let found = septet::interpret(status, word(&input["body"]), retry_after, now);
    let mut answer = Map::new();
    let kind = match &found.reading {
        Reading::Message(_) => "message",
        Reading::BulkResult(_) => "bulk_result",
        Reading::Error(_) => "error",
        _ => "unreadable",
    };
    answer.insert("kind".into(), json!(kind));
    answer.insert("advice".into(), json!(found.advice.as_str()));
    if let RetryAdvice::After(seconds) = found.advice {
        answer.insert("seconds".into(), json!(seconds));
    }
    if let Reading::Error(envelope) = &found.reading {
        answer.insert("code".into(), json!(envelope.code));
    }
    Ok(Value::Object(answer))
}

pub(crate) fn interpret_no_response(input: &Value) -> Answer {
    let written = input["written"].as_bool().expect("true or false");
    Ok(json!({ "advice": septet::interpret_no_response(written).as_str() }))
}

pub(crate) fn http_route(input: &Value) -> Answer {
    let operation = http::route(word(&input["method"]), word(&input["path"]))?;
    Ok(json!({ "operation": operation.as_str() }))
}

pub(crate) fn http_check(input: &Value) -> Answer {
    let header = |name: &str| input.get(name).and_then(Value::as_str);
    let number =
        |name: &str| input.get(name).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    let token = http::check(
        header("authorization"),
        header("content_type"),
        number("body_length").expect("a length"),
        number("max_body").unwrap_or(http::DEFAULT_MAX_BODY),
    )?;
    Ok(json!({ "token": token }))
}

pub(crate) fn message_of(json: &Value) -> Message {
    let unsigned = |name: &str| json.get(name).and_then(Value::as_u64);
    Message {
        id: word(&json["id"]).into(),
        to: word(&json["to"]).into(),
        from: word(&json["from"]).into(),
        body: word(&json["body"]).into(),
        status: Status::from_word(word(&json["status"])),
        cost: optional(json, "cost").map(|cost| cost.parse().expect("an amount")),
        currency: optional(json, "currency").map(|currency| currency.parse().expect("a currency")),
        route_id: unsigned("route_id"),
        provider_message_id: optional(json, "provider_message_id"),
        attempts: unsigned("attempts").expect("a count"),
        created_at: word(&json["created_at"]).parse().expect("a time"),
        sent_at: optional(json, "sent_at").map(|time| time.parse().expect("a time")),
    }
}

fn message_json(message: &Message) -> Value {
    json!({
        "id": message.id,
        "to": message.to,
        "from": message.from,
        "body": message.body,
        "status": message.status.as_str(),
        "cost": message.cost.map(|cost| cost.decimal(4).to_string()),
        "currency": message.currency.map(|currency| currency.to_string()),
        "route_id": message.route_id,
        "provider_message_id": message.provider_message_id,
        "attempts": message.attempts,
        "created_at": message.created_at.to_string(),
        "sent_at": message.sent_at.map(|time| time.to_string()),
    })
}

fn item_of(json: &Value) -> BulkItem {
    BulkItem {
        id: word(&json["id"]).into(),
        to: word(&json["to"]).into(),
        status: Status::from_word(word(&json["status"])),
        cost: optional(json, "cost").map(|cost| cost.parse().expect("an amount")),
        error: json.get("error").filter(|error| !error.is_null()).map(item_error_of),
    }
}

fn item_json(item: &BulkItem) -> Value {
    let mut found = Map::new();
    found.insert("id".into(), json!(item.id));
    found.insert("to".into(), json!(item.to));
    found.insert("status".into(), json!(item.status.as_str()));
    found.insert("cost".into(), json!(item.cost.map(|cost| cost.to_string())));
    if let Some(error) = &item.error {
        found.insert("error".into(), json!({ "code": error.code, "message": error.message }));
    }
    Value::Object(found)
}

pub(crate) fn item_error_of(json: &Value) -> ItemError {
    ItemError { code: word(&json["code"]).into(), message: word(&json["message"]).into() }
}

fn event_of(json: &Value) -> Event {
    Event {
        id: word(&json["id"]).into(),
        event_type: EventType::from_word(word(&json["type"])),
        created_at: word(&json["created_at"]).parse().expect("a time"),
        message: message_of(&json["message"]),
        reference: optional(json, "reference"),
        error: json.get("error").filter(|error| !error.is_null()).map(item_error_of),
    }
}

pub(crate) fn optional(json: &Value, name: &str) -> Option<String> {
    json.get(name).and_then(Value::as_str).map(Into::into)
}
