//! Runs every vector of `tests/vectors` through every entry point of the crate that applies.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is what a test is for"
)]

mod answers;
mod dispatches;
mod file;
mod gateway;
mod lint;
mod money;
mod plans;
mod smart;
mod smpp;
mod text;
mod wire;

use septet::Error;
use std::io::Write;

use serde_json::{Value, json};

use file::{Expected, Test, load_all};

/// What the crate answers: the `out` of a vector, or an error and the unit of its position.
type Answer = Result<Value, Refusal>;

/// An error and the unit in which its position counts.
struct Refusal {
    error: Error,
    unit: &'static str,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { error, unit: "utf8" }
    }
}

#[test]
fn every_vector_in_every_entry_point() {
    let filter = std::env::var("SEPTET_VECTORS").unwrap_or_default();
    let mut ran = 0;
    let mut failures = Vec::new();
    for file in load_all() {
        for test in file.tests.iter().filter(|test| test.id.contains(&filter)) {
            ran += 1;
            let answers = run(&file.op, test);
            assert!(!answers.is_empty(), "{}: no entry point applies", test.id);
            for (entry_point, answer) in answers {
                if let Err(difference) = compare(&test.expected, answer) {
                    failures.push(format!("{} through {entry_point}: {difference}", test.id));
                }
            }
        }
    }
    // Not by `println!`, which the test runner keeps to itself.
    let line = format!("VECTORS face=rust ran={ran} skipped=0\n");
    std::io::stdout().write_all(line.as_bytes()).expect("an open stdout");
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
    assert!(ran > 0, "no vector has {filter:?} in its id");
}

/// The answers of every entry point that applies to a vector.
fn run(op: &str, test: &Test) -> Vec<(&'static str, Answer)> {
    let input = &test.input;
    let one = |answer: Answer| vec![("Rust", answer)];
    match op {
        "analyze" => text::analyze(input),
        "offenders" => text::offenders(input),
        "segment" => text::segment(input),
        "prepare" => text::prepare(input),
        "alphabet" => one(text::alphabet(input)),
        "region_languages" => one(text::region_languages(input)),
        "explain" => text::explain(input),
        "transliterate" => smart::transliterate(input),
        "advise" => smart::advise(input),
        "lint_template" => smart::lint_template(input),
        "template_rows" => smart::template_rows(input),
        "classify_keyword" => smart::classify_keyword(input),
        "phone" => one(money::phone(input)),
        "numbering" => one(money::numbering(input)),
        "sender" => one(money::sender(input)),
        "amount" => one(money::amount(input)),
        "price" => one(money::price(input)),
        "id" => one(money::id(input)),
        "timestamp" => one(money::timestamp(input)),
        "timestamp_read" => one(money::timestamp_read(input)),
        "send_request" => one(answers::send_request(input)),
        "bulk_request" => one(answers::bulk_request(input)),
        "message_write" => one(answers::message_write(input)),
        "message_read" => one(answers::message_read(input)),
        "bulk_result_write" => one(answers::bulk_result_write(input)),
        "bulk_result_read" => one(answers::bulk_result_read(input)),
        "error_write" => one(answers::error_write(input)),
        "error_read" => one(answers::error_read(input)),
        "event_write" => one(answers::event_write(input)),
        "event_read" => one(answers::event_read(input)),
        "interpret" => one(answers::interpret(input)),
        "interpret_no_response" => one(answers::interpret_no_response(input)),
        "http_route" => one(answers::http_route(input)),
        "http_check" => one(answers::http_check(input)),
        "classify_smpp" => one(gateway::smpp(input)),
        "classify_http" => one(gateway::http(input)),
        "classify_provider" => one(gateway::provider(input)),
        "fingerprint" => one(gateway::fingerprint(input)),
        "idempotency_decide" => one(gateway::idempotency_decide(input)),
        "verify_signature" => one(gateway::verify_signature(input)),
        "sign_webhook" => one(gateway::sign_webhook(input)),
        "message_life" => one(gateway::message_life(input)),
        "facts" => one(plans::facts(input)),
        "plan_send" => one(plans::plan_send(input)),
        "plan_bulk" => plans::plan_bulk(input),
        "chunk" => one(plans::chunk(input)),
        "septets_pack" => one(wire::septets_pack(input)),
        "septets_unpack" => one(wire::septets_unpack(input)),
        "udh_build" => one(wire::udh_build(input)),
        "udh_parse" => one(wire::udh_parse(input)),
        "user_data_encode" => one(wire::user_data_encode(input)),
        "user_data_decode" => one(wire::user_data_decode(input)),
        "data_coding" => one(wire::data_coding(input)),
        "address_encode" => one(wire::address_encode(input)),
        "address_decode" => one(wire::address_decode(input)),
        "submit_encode" => one(wire::submit_encode(input)),
        "submit_decode" => one(wire::submit_decode(input)),
        "submit_split" => one(wire::submit_split(input)),
        "deliver_encode" => one(wire::deliver_encode(input)),
        "deliver_decode" => one(wire::deliver_decode(input)),
        "status_report_encode" => one(wire::status_report_encode(input)),
        "status_report_decode" => one(wire::status_report_decode(input)),
        "receipt_parse" => one(smpp::receipt_parse(input)),
        "message_id_convert" => one(smpp::message_id_convert(input)),
        "tp_status" => one(smpp::tp_status(input)),
        "delivery_aggregate" => one(smpp::delivery_aggregate(input)),
        "reassemble" => one(smpp::reassemble(input)),
        "smpp_command_status" => one(smpp::command_status_of(input)),
        "smpp_time" => one(smpp::smpp_time(input)),
        "smpp_submit" => one(smpp::smpp_submit(input)),
        "smpp_deliver_decode" => one(smpp::smpp_deliver_decode(input)),
        "dispatch_trace" => one(dispatches::dispatch_trace(input)),
        "bulk_dispatch_trace" => one(dispatches::bulk_dispatch_trace(input)),
        _ => panic!("{}: no such operation as {op}", test.id),
    }
}

fn compare(expected: &Expected, answer: Answer) -> Result<(), String> {
    match (expected, answer) {
        (Expected::Out(out), Ok(found)) if *out == found => Ok(()),
        (Expected::Out(out), Ok(found)) => Err(format!("expected {out}\n      found {found}")),
        (Expected::Out(out), Err(refusal)) => Err(format!("expected {out}\n      found {:?}", refusal.error)),
        (Expected::Err(err), Ok(found)) => Err(format!("expected {err}\n      found {found}")),
        (Expected::Err(err), Err(Refusal { error, unit })) => {
            let found = json!({
                "code": error.code().as_str(),
                "position": error.position(),
                "field": error.field(),
                "index": error.index(),
                "actual": error.actual(),
                "limit": error.limit(),
            });
            let members = err.as_object().expect("err is an object");
            for (name, expected) in members {
                let expected = if name == "position" { expected.get(unit) } else { Some(expected) };
                if expected.is_some_and(|expected| found[name] != *expected) {
                    return Err(format!("expected {err}\n      found {found}"));
                }
            }
            Ok(())
        }
    }
}
