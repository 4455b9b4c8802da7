//! What gateways need: answers of networks, idempotency, signatures, the life of a message.

use septet::{
    Classification, Classifier, Decision, Event, Fingerprint, Provider, Route, Status, Stored, classify_http,
    classify_no_response, classify_provider, classify_smpp, decide, fingerprint as fingerprint_of,
    http::Operation, sign_webhook as sign, verify_signature as verify,
};
use serde_json::{Value, json};

use crate::Answer;
use crate::answers::{item_error_of, message_of, optional};
use crate::money::word;

pub(crate) fn smpp(input: &Value) -> Answer {
    let status = integer(&input["command_status"]);
    let classifier = classifier(input)?;
    let found = classifier.classify_smpp(status);
    if classifier == Classifier::new() {
        assert_eq!(classify_smpp(status), found);
    }
    Ok(classification(found))
}

pub(crate) fn http(input: &Value) -> Answer {
    let classifier = classifier(input)?;
    let found = match input.get("http_status") {
        None => classify_no_response(input["written"].as_bool().expect("true or false")),
        Some(status) => {
            let has_id = input.get("has_message_id").and_then(Value::as_bool).unwrap_or_default();
            let retry_after = input.get("retry_after").and_then(Value::as_str);
            let now = input.get("now").and_then(Value::as_i64);
            let found = classifier.classify_http(integer(status), has_id, retry_after, now);
            if classifier == Classifier::new() {
                assert_eq!(classify_http(integer(status), has_id, retry_after, now), found);
            }
            found
        }
    };
    let mut answer = classification(found);
    answer["retry_after_ms"] = json!(found.retry_after_ms);
    Ok(answer)
}

pub(crate) fn provider(input: &Value) -> Answer {
    let provider = Provider::from_name(word(&input["provider"]))?;
    let code = word(&input["provider_code"]);
    let classifier = classifier(input)?;
    let found = classifier.classify_provider(provider, code);
    if classifier == Classifier::new() {
        assert_eq!(classify_provider(provider, code), found);
    }
    Ok(classification(found))
}

fn classifier(input: &Value) -> Result<Classifier, septet::Error> {
    let found = match (input.get("route"), input.get("classifier")) {
        (Some(route), _) => Route::from_json(word(route))?.classifier().clone(),
        (None, Some(rules)) => Classifier::from_json(word(rules))?,
        (None, None) => Classifier::new(),
    };
    assert_eq!(Classifier::from_json(found.to_json()).as_ref(), Ok(&found), "what is written reads back");
    Ok(found)
}

fn classification(found: Classification) -> Value {
    json!({
        "outcome": found.outcome.as_str(),
        "code": found.code.map(septet::ErrorCode::as_str),
        "class": found.class().map(septet::ErrorClass::as_str),
        "listed": found.listed,
    })
}

fn integer<T: TryFrom<u64>>(value: &Value) -> T {
    value.as_u64().and_then(|number| T::try_from(number).ok()).expect("a number in range")
}

pub(crate) fn fingerprint(input: &Value) -> Answer {
    let operation = Operation::from_name(word(&input["operation"]))?;
    let json = word(&input["json"]);
    let found = fingerprint_of(operation, json)?;
    let typed = match operation {
        Operation::Send => septet::SendRequest::from_json(json)?.fingerprint(),
        _ => septet::BulkRequest::from_json(json)?.fingerprint(),
    };
    assert_eq!(typed, found);
    assert_eq!(Fingerprint::from_octets(found.octets()), found);
    assert_eq!(found.to_string().parse(), Ok(found), "what is written reads back");
    Ok(json!({ "fingerprint": found.to_string() }))
}

pub(crate) fn idempotency_decide(input: &Value) -> Answer {
    let read = |name: &str| word(&input[name]).parse::<Fingerprint>();
    let stored = match input.get("stored").and_then(Value::as_str) {
        None => None,
        Some("in_flight") => Some(Stored::in_flight(read("stored_fingerprint")?)),
        Some(_) => {
            let expires_at = input["expires_at"].as_i64().expect("a time");
            Some(Stored::answered(read("stored_fingerprint")?, expires_at))
        }
    };
    let decision: Decision = decide(stored, read("fingerprint")?, input["now"].as_i64().expect("a time"));
    Ok(json!({ "decision": decision.as_str(), "code": decision.error().map(septet::ErrorCode::as_str) }))
}

pub(crate) fn verify_signature(input: &Value) -> Answer {
    let now = input["now"].as_i64().expect("a time");
    verify(word(&input["header"]), body(input), &secrets(input), now, integer(&input["tolerance"]))?;
    Ok(json!({}))
}

pub(crate) fn sign_webhook(input: &Value) -> Answer {
    let now = input["now"].as_i64().expect("a time");
    let header = sign(body(input), &secrets(input), now)?;
    for secret in secrets(input) {
        assert_eq!(verify(&header, body(input), &[secret], now, 0), Ok(()), "who signs is believed");
    }
    Ok(json!({ "header": header }))
}

fn secrets(input: &Value) -> Vec<&str> {
    input["secrets"].as_array().expect("secrets").iter().map(word).collect()
}

fn body(input: &Value) -> Vec<u8> {
    match input.get("body_octets").and_then(Value::as_str) {
        Some(digits) => (0..digits.len())
            .step_by(2)
            .map(|start| u8::from_str_radix(&digits[start..start + 2], 16).expect("hexadecimal"))
            .collect(),
        None => word(&input["body"]).into(),
    }
}

pub(crate) fn message_life(input: &Value) -> Answer {
    let mut message = message_of(&input["message"]);
    let at = word(&input["at"]).parse()?;
    let moved = message.advance(Status::from_word(word(&input["status"])), at);
    let error = input.get("error").map(item_error_of);
    let event = message.event(word(&input["event_id"]), at, optional(input, "reference"), error);
    let event = event.filter(|_| moved).map(|event| event.to_json());
    if let Some(json) = &event {
        assert_eq!(Event::from_json(json)?.message, message, "what is written reads back");
    }
    Ok(json!({
        "moved": moved,
        "status": message.status.as_str(),
        "sent_at": message.sent_at.map(|time| time.to_string()),
        "event": event,
    }))
}
