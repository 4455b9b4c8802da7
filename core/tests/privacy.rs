//! Bodies carry one-time codes and numbers are people: neither shows in `Debug` or in errors.

#![cfg(feature = "json")]
#![allow(clippy::expect_used, reason = "a failed expectation is what a test is for")]

use septet::alphabet::Tables;
use septet::smpp::{Profile, SubmitOptions, Tlv};
use septet::tpdu::{Address, SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu};
use septet::{
    Action, BulkDispatch, BulkItem, BulkPlanner, BulkRequest, BulkResult, Classifier, Concatenation,
    Dispatch, Element, ErrorEnvelope, Event, EventType, Facts, Message, Part, PartBody, PhoneNumber, Policy,
    Reassembler, ReassemblyLimits, Receipt, ReferenceBits, Route, RouteQuery, SendRequest, SenderId, Status,
    Stored, Template, TemplateStyle, TextOptions, Udh, UpstreamOutcome, plan_bulk, plan_send,
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
    shows_nothing(&format!("{:?}", message.content(&Profile::new())));
    // Numbers on the wire are swapped semi-octets: the test of the digits is on what is read from them.
    let deliver = SmsDeliver::decode_pdu(&octets("00040b912120550541f300009901011200000006b41a0d178bb9"));
    let report = SmsStatusReport::decode_pdu(&octets("0006010b912120550541f3990101120000009901011200000000"));
    for pdu in [deliver.map(Tpdu::Deliver), report.map(Tpdu::StatusReport)] {
        let pdu = pdu.expect("a PDU");
        shows_nothing(&format!("{pdu:?}"));
    }
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

fn octets(hexadecimal: &str) -> Vec<u8> {
    let pairs = hexadecimal.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal")).collect()
}

#[test]
fn debug_of_texts_in_pieces() {
    let options = TextOptions::new().concatenation_reference(1);
    let text = BODY.repeat(9);
    shows_nothing(&format!("{:?} {:?}", options.segments(&text), options.offenders(&text)));
    let offender = options.offenders(&text).next().expect("a quotation mark");
    // A single character may show: it is what has to be changed.
    shows_nothing(&format!("{offender:?} {:?}", offender.code_points()));
    shows_nothing(&format!("{:?}", septet::UserData::split(&text, &options)));
    let udh = Udh::build(&[Element::Other { identifier: 0x70, data: CODE.as_bytes() }]).expect("short");
    shows_nothing(&format!("{:?} {:?}", udh.elements(), udh.elements().collect::<Vec<_>>()));
    for change in septet::transliterate(&text).changes {
        shows_nothing(&format!("{change:?}"));
    }
}

/// A dispatch is kept in snapshots and logs: neither may hold whom a message is for, what it says, or the id by which the network
/// knows it where that shows more than it has to.
#[test]
fn debug_and_snapshots_of_dispatches() {
    let routes = [Route::new(1).expect("a route")];
    let to = PhoneNumber::parse(NUMBER).expect("a number");
    let query = RouteQuery::new(to, 3);
    shows_nothing(&format!("{query:?} {routes:?} {:?}", septet::select_routes(&routes, &query, None)));
    let mut dispatch = Dispatch::new(&query, &routes, None, Policy::new());
    let mut bulk = BulkDispatch::new(&routes, Policy::new());
    bulk.push(&query, None);
    dispatch.start(0);
    bulk.start(0);
    while let Some(action) = dispatch.poll() {
        shows_nothing(&format!("{action:?}"));
        if let Action::Transmit { token, .. } = action {
            dispatch.result(token, UpstreamOutcome::Accepted, Some(CODE), None, 1);
        }
    }
    while bulk.poll().is_some() {}
    shows_nothing(&format!("{dispatch:?} {:?} {bulk:?} {:?}", dispatch.state(), bulk.state(0)));
    let (snapshot, bulk_snapshot) = (dispatch.snapshot(), bulk.snapshot());
    assert!(!snapshot.contains(DIGITS) && !bulk_snapshot.contains(DIGITS));

    let send = SendRequest::new(NUMBER, NUMBER, BODY);
    shows_nothing(&format!("{:?}", Stored::answered(send.fingerprint(), 1)));
    let item =
        BulkItem { id: "msg_1".into(), to: NUMBER.into(), status: Status::Sent, cost: None, error: None };
    let answer = BulkResult::new(vec![item]).to_json("req_1");
    shows_nothing(&format!("{:?}", BulkResult::from_json(&answer)));
    shows_nothing(&format!("{:?}", Message::from_json(message().to_json("req_1"))));
}

#[test]
fn errors_of_everything_else_that_reads() {
    const SECRET: &str = "Your code is 482194 +12025550143";
    // The name of a member that is not known is told: it is a name, and what a developer has to look for.
    let json = format!(r#"{{"member":"{SECRET}","version":"{SECRET}"}}"#);
    let field = [septet::Field::new("name", 5, septet::FieldAlphabet::Digits)];
    let filled = Template::parse("{name}", TemplateStyle::Braces, &field).expect("a template");
    let refused = [
        ("template", Template::parse("Your code is 482194 {", TemplateStyle::Braces, &[]).err()),
        ("template's value", filled.fill(&[SECRET]).err()),
        ("receipt", Receipt::parse("482194").err()),
        ("timestamp", SECRET.parse::<septet::Timestamp>().err()),
        ("currency", SECRET.parse::<septet::Currency>().err()),
        ("SMPP time", septet::smpp::SmppTime::parse(SECRET).err()),
        ("SMPP", septet::smpp::ShortMessage::from_octets(SECRET.as_bytes()).err()),
        ("UDH", Udh::parse(SECRET.as_bytes()).err()),
        ("TPDU", Tpdu::decode_pdu(SECRET.as_bytes()).err()),
        ("octets", septet::text_from_utf8(b"482194\xFF").err()),
        ("signature", septet::verify_signature(SECRET, SECRET, &[CODE], 0, 300).err()),
        ("fingerprint", septet::fingerprint(septet::http::Operation::Send, SECRET).err()),
        ("route", Route::from_json(&json).err()),
        ("policy", Policy::from_json(&json).err()),
        ("classifier", Classifier::from_json(&json).err()),
        ("price table", septet::PriceTable::from_json(&json).err()),
        ("snapshot", Dispatch::restore(&json, 0).err()),
        ("bulk snapshot", BulkDispatch::restore(&json, &[], 0).err()),
        ("event", Event::from_json(&json).err()),
        ("bulk request", BulkRequest::from_json(format!(r#"["{SECRET}"]"#)).err()),
        ("HTTP", septet::http::check(Some(SECRET), Some("application/json"), 1, 9).err()),
        ("path", septet::http::route("POST", SECRET).err()),
    ];
    for (reader, error) in refused {
        let error = error.unwrap_or_else(|| panic!("the {reader} was read"));
        shows_nothing(&format!("{error} {error:?}"));
        shows_nothing(&ErrorEnvelope::new(&error, "req_1").to_json());
    }
}
