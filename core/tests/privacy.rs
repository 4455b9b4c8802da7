//! Bodies carry one-time codes and numbers are people: neither shows in `Debug` or in errors.

#![cfg(feature = "json")]
#![allow(clippy::expect_used, reason = "a failed expectation is what a test is for")]

use septet::alphabet::Tables;
use septet::smpp::{Profile, SubmitOptions, Tlv};
use septet::tpdu::{Address, SmsSubmit};
use septet::{
    BulkItem, BulkPlanner, BulkRequest, Concatenation, Element, ErrorEnvelope, Event, EventType, Facts,
    Message, Part, PartBody, PhoneNumber, Reassembler, ReassemblyLimits, Receipt, ReferenceBits, SendRequest,
    SenderId, Status, TextOptions, Udh, plan_bulk, plan_send,
};

const BODY: &str = "Your code is 482194’";
const CODE: &str = "482194";
const NUMBER: &str = "+12025550143";
/// What must not show of the number: more than its calling code and last two digits.
const DIGITS: &str = "202555";

fn shows_nothing(shown: &str) {
    assert!(!shown.contains(CODE) && !shown.contains("Your code"), "the body shows: {shown}");
    assert!(!shown.contains(DIGITS), "the number shows: {shown}");
}

fn message() -> Message {
    Message {
        id: "msg_1".into(),
        to: NUMBER.into(),
        from: NUMBER.into(),
        body: BODY.into(),
        status: Status::Sent,
        cost: None,
        currency: None,
        route_id: None,
        provider_message_id: None,
        attempts: 1,
        created_at: "2026-05-12T11:34:21Z".parse().expect("a time"),
        sent_at: None,
    }
}

#[test]
fn debug_of_every_type_that_holds_them() {
    let number = PhoneNumber::parse(NUMBER).expect("a number");
    shows_nothing(&format!("{number:?} {}", number.masked()));
    shows_nothing(&format!("{:?}", SenderId::parse(NUMBER)));
    shows_nothing(&format!("{:?}", SenderId::parse(&NUMBER[1..])));
    let options = TextOptions::new();
    shows_nothing(&format!("{:?}", options.segments(BODY).map(Iterator::collect::<Vec<_>>)));
    shows_nothing(&format!("{:?} {:?}", options.prepare(BODY), options.offenders(BODY).collect::<Vec<_>>()));
    let long = BODY.repeat(9);
    let smart = septet::transliterate(&long);
    assert!(!smart.changes.is_empty(), "there is something to show");
    shows_nothing(&format!("{smart:?} {:?}", septet::advise(&long)));
    let template = septet::Template::parse(BODY, septet::TemplateStyle::Percent, &[]);
    shows_nothing(&format!("{template:?}"));

    let send = SendRequest::new(NUMBER, NUMBER, BODY);
    // Who has a fingerprint can try bodies until one fits.
    assert_eq!(format!("{:?}", send.fingerprint()), "Fingerprint { .. }");
    let mut facts = Facts::default();
    facts.opted_out.insert(number);
    facts.blocked.insert(number);
    shows_nothing(&format!("{send:?} {facts:?} {:?}", plan_send(&send, &facts)));
    let bulk = BulkRequest::new("Conerix", BODY, vec![NUMBER.into(), "2025550143".into(), NUMBER.into()]);
    let plan = plan_bulk(&bulk, &facts);
    shows_nothing(&format!("{bulk:?} {plan:?} {:?}", BulkPlanner::new(&bulk, &facts)));

    let item =
        BulkItem { id: "msg_1".into(), to: NUMBER.into(), status: Status::Failed, cost: None, error: None };
    shows_nothing(&format!("{:?} {item:?}", message()));
    let event = Event {
        id: "evt_1".into(),
        event_type: EventType::MessageSent,
        created_at: message().created_at,
        message: message(),
        reference: None,
        error: None,
    };
    shows_nothing(&format!("{event:?}"));

    let split = options.clone().concatenation_reference(1);
    let submit = SmsSubmit::to(Address::from(number));
    let submits: Vec<SmsSubmit> = submit.split(BODY, &split).expect("a text").collect();
    shows_nothing(&format!("{submits:?} {:?}", submit.split(BODY, &split)));
    let data = submits[0].user_data;
    shows_nothing(&format!("{data:?} {:?} {:?}", data.decode(), Address::from_text("Your code")));
    let septets = septet::encode_septets(CODE, Tables::DEFAULT).expect("digits");
    shows_nothing(&format!("{:?}", septet::decode_septets(&septets, Tables::DEFAULT)));
    let element = Element::Other { identifier: 0x70, data: CODE.as_bytes() };
    shows_nothing(&format!("{element:?} {:?}", Udh::build(&[element])));
    let refusal = format!(
        r#"{{"success":false,"error":{{"code":"x","message":"{NUMBER}: {BODY}","details":["{NUMBER}"]}}}}"#
    );
    shows_nothing(&format!("{:?}", septet::interpret(422, refusal, None, None)));
    shows_nothing(&format!("{:?}", septet::interpret(201, message().to_json("req_1"), None, None)));
}

#[test]
fn errors_of_everything_that_reads_them() {
    let refused = [
        PhoneNumber::parse("+1202555014x").err(),
        PhoneNumber::parse("12025550143").err(),
        PhoneNumber::parse("+12025550143000000").err(),
        SenderId::parse("482194 2025550143").err(),
        SendRequest::from_json(r#"{"body":"Your code is 482194","to":+12025550143}"#).err(),
        SendRequest::from_json(r#"{"body":["Your code is 482194"]}"#).err(),
        Message::from_json(r#"{"success":true,"data":{"body":"Your code is 482194","to":"+12025550143"}}"#)
            .map(|_| ())
            .err(),
        Facts::from_json(r#"{"opted_out":["2025550143"]}"#).err(),
        "482194x".parse::<septet::Amount>().err(),
        Address::numeric("2025550143x", 1, 1).err(),
        Address::alphanumeric("Your code is 482194").err(),
        septet::encode_septets(BODY, Tables::DEFAULT).err(),
        TextOptions::new().encoding(septet::EncodingChoice::Gsm7).analyze(BODY).err(),
    ];
    for error in refused {
        let error = error.expect("each of them is refused");
        shows_nothing(&format!("{error} {error:?}"));
        shows_nothing(&ErrorEnvelope::new(&error, "req_1").to_json());
    }
}

#[test]
fn debug_of_what_travels() {
    let (to, sender) =
        (PhoneNumber::parse(NUMBER).expect("a number"), SenderId::parse(NUMBER).expect("a sender"));
    let options = TextOptions::new();
    let messages = SubmitOptions::new().submit("Your code is 482194", &sender, to, &options, &Profile::new());
    let mut message = messages.expect("one message").remove(0);
    message.tlvs.push(Tlv::new(Tlv::MESSAGE_PAYLOAD, b"Your code is 482194"));
    shows_nothing(&format!("{message:?}"));
    shows_nothing(&format!("{:?}", Receipt::parse("id:1 stat:DELIVRD text:Your code is 482194")));
    let body = || PartBody::Text("Your code is 482194".into());
    let part = |number| {
        let place = Concatenation::new(1, ReferenceBits::Eight, number, 2);
        Part::new(NUMBER, NUMBER, place, body())
    };
    let mut reassembler = Reassembler::new(ReassemblyLimits::new().max_messages(1));
    shows_nothing(&format!("{:?} {:?} {reassembler:?}", part(1), reassembler.push(part(1), 0)));
    shows_nothing(&format!("{:?} {reassembler:?}", reassembler.push(part(2), 0)));
    drop(reassembler.push(part(1), 100_000));
    shows_nothing(&format!("{:?}", reassembler.handle_timeout(u64::MAX)));
}
