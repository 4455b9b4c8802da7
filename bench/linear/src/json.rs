//! What comes in as JSON, and what is computed over its octets.

use septet::http::Operation;
use septet::{
    BulkItem, BulkRequest, BulkResult, Classifier, ErrorEnvelope, Event, Facts, Message, Policy, PriceTable,
    Provider, Route, SendRequest, Status, classify_http, classify_provider, fingerprint, http, interpret,
    sign_webhook, verify_signature,
};

use super::{Row, row};

const OCTETS: usize = 8_192;

/// Members that nobody knows, each with another name.
fn members(count: usize) -> String {
    let members: Vec<String> = (0..count).map(|name| format!(r#""m{name}":{name}"#)).collect();
    format!(r#"{{"to":"+12025550143","body":"x",{}}}"#, members.join(","))
}

fn bulk(recipients: usize) -> String {
    let numbers: Vec<String> = (0..recipients).map(|number| format!(r#""+4477{number:08}""#)).collect();
    format!(r#"{{"from":"Conerix","body":"x","to":[{}]}}"#, numbers.join(","))
}

fn long_body(size: usize) -> String {
    format!(r#"{{"from":"Conerix","to":"+12025550143","body":"{}"}}"#, r"\u00e9".repeat(size / 6))
}

fn numbers(member: &'static str) -> impl Fn(usize) -> String {
    move |count| {
        let numbers: Vec<String> = (0..count).map(|number| format!(r#""+4477{number:08}""#)).collect();
        format!(r#"{{"{member}":[{}]}}"#, numbers.join(","))
    }
}

fn prices(count: usize) -> String {
    let prices: Vec<String> =
        (0..count).map(|prefix| format!(r#"{{"prefix":"+44{prefix:05}","price":"0.05"}}"#)).collect();
    format!(r#"{{"currency":"USD","prices":[{}]}}"#, prices.join(","))
}

fn items(count: usize) -> String {
    let item = |number: usize| BulkItem {
        id: format!("msg_{number}"),
        to: format!("+4477{number:08}"),
        status: Status::Sent,
        cost: "0.05".parse().ok(),
        error: None,
    };
    BulkResult::new((0..count).map(item).collect()).to_json("req_1")
}

fn garbage(size: usize) -> String {
    "[".repeat(size)
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("SendRequest: a long body", OCTETS, long_body, |json| SendRequest::from_json(json).is_ok()),
        row("SendRequest: unknown members, n log n", 256, members, |json| {
            SendRequest::from_json(json).is_ok()
        }),
        row("SendRequest: nothing but brackets", OCTETS, garbage, |json| {
            SendRequest::from_json(json).is_err()
        }),
        row("BulkRequest: recipients", 256, bulk, |json| BulkRequest::from_json(json).is_ok()),
        row("Facts: opted out, n log n", 256, numbers("opted_out"), |json| Facts::from_json(json).is_ok()),
        row("PriceTable, n log n", 256, prices, |json| PriceTable::from_json(json).is_ok()),
        row("BulkResult", 256, items, |json| BulkResult::from_json(json).is_ok()),
        row("Message, ErrorEnvelope, Event: nothing but brackets", OCTETS, garbage, |json| {
            (
                Message::from_json(json).is_err(),
                ErrorEnvelope::from_json(json).is_err(),
                Event::from_json(json).is_err(),
            )
        }),
        row("Route, Policy, Classifier: unknown members, n log n", 256, members, |json| {
            (
                Route::from_json(json).is_err(),
                Policy::from_json(json).is_err(),
                Classifier::from_json(json).is_err(),
            )
        }),
        row("Classifier: rules, n log n", 256, rules, |json| Classifier::from_json(json).is_ok()),
        row(
            "interpret: no JSON",
            OCTETS,
            |size| "<html>".repeat(size / 6),
            |body| interpret(502, body, Some("120"), Some(0)).advice,
        ),
        row(
            "interpret: Retry-After without end",
            OCTETS,
            |size| "9".repeat(size),
            |header| interpret(503, "", Some(header), Some(0)).advice,
        ),
        row(
            "classify_http: Retry-After without end",
            OCTETS,
            |size| "9".repeat(size),
            |header| classify_http(503, true, Some(header), Some(0)).outcome,
        ),
        row(
            "classify_provider: a code without end",
            OCTETS,
            |size| "9".repeat(size),
            |code| Provider::ALL.map(|provider| classify_provider(provider, code).outcome),
        ),
        row(
            "http::check: a token without end",
            OCTETS,
            |size| "Bearer ".to_owned() + &"a".repeat(size),
            |header| http::check(Some(header), Some("application/json"), 10, 100).is_ok(),
        ),
        row(
            "http::check: a content type without end",
            OCTETS,
            |size| "application/json;".to_owned() + &" ".repeat(size) + "charset=utf-8",
            |header| usize::from(http::check(Some("Bearer x"), Some(header), 10, 100).is_ok()),
        ),
        row(
            "http::route: a path without end",
            OCTETS,
            |size| "/".repeat(size),
            |path| http::route("POST", path).is_err(),
        ),
        row("fingerprint: a long body", OCTETS, long_body, |json| fingerprint(Operation::Send, json).is_ok()),
        row("fingerprint: members, n log n", 256, members, |json| fingerprint(Operation::Send, json).is_ok()),
        row("sign_webhook", OCTETS, |size| "x".repeat(size), |body| sign_webhook(body, &[b"secret"], 0)),
        row(
            "verify_signature: signatures",
            OCTETS,
            |size| "t=0".to_owned() + &format!(",v1={}", "0".repeat(64)).repeat(size / 68),
            |header| verify_signature(header, b"x", &[b"secret"], 0, 300).is_err(),
        ),
    ]
}

fn rules(count: usize) -> String {
    let rules: Vec<String> = (0..count)
        .map(|status| format!(r#"{{"command_status":{},"outcome":"retryable"}}"#, 1_024 + status))
        .collect();
    format!(r#"{{"overrides":[{}]}}"#, rules.join(","))
}
