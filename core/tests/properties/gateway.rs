//! The laws of what gateways need: one fingerprint for one request, signatures that only their makers make, messages that only move
//! forward, and answers that never promise more than they prove.

use proptest::prelude::*;
use septet::{
    BulkRequest, Classifier, Decision, DeliveryStatus, Disposition, ErrorCode, Fingerprint, Message,
    Provider, SendRequest, Status, Stored, UpstreamOutcome, classify_http, classify_provider, classify_smpp,
    decide, fingerprint, http::Operation, sign_webhook, verify_signature,
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

const STATUSES: [Status; 5] =
    [Status::Queued, Status::Unknown, Status::Sent, Status::Delivered, Status::Failed];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~]{0,12}",
        Just("\"\\/\u{0}\u{8}\u{C}\u{1F}\u{7F}\u{2028}é😀".to_owned())
    ]
}

/// Members of a send request, some of them absent.
fn members() -> impl Strategy<Value = Map<String, Value>> {
    let text = || prop::option::of(any_text());
    (text(), text(), text(), text(), prop::option::of(any::<i64>())).prop_map(
        |(to, from, body, reference, route_id)| {
            let mut members = Map::new();
            let texts = [("to", to), ("from", from), ("body", body), ("reference", reference)];
            for (name, text) in texts {
                members.extend(text.map(|text| (name.to_owned(), json!(text))));
            }
            members.extend(route_id.map(|id| ("route_id".to_owned(), json!(id))));
            members
        },
    )
}

/// Another spelling of the same members: another order, white space, every character escaped, absent members as `null`.
fn spelled(members: &Map<String, Value>, turn: usize, blank: &str, escape: bool) -> String {
    let string = |text: &str| {
        let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
        if escape { format!("\"{}\"", units.collect::<String>()) } else { json!(text).to_string() }
    };
    let mut spelled: Vec<String> = members
        .iter()
        .map(|(name, value)| {
            let value = value.as_str().map_or_else(|| value.to_string(), string);
            format!("{blank}{}{blank}:{blank}{value}{blank}", string(name))
        })
        .collect();
    for name in ["to", "from", "body", "reference", "route_id"] {
        if !members.contains_key(name) {
            spelled.push(format!("\"{name}\":null"));
        }
    }
    spelled.push("\"other\":[{\"to\":1}]".to_owned());
    let turn = turn % spelled.len();
    spelled.rotate_left(turn);
    format!("{blank}{{{}}}{blank}", spelled.join(","))
}

/// RFC 8785 by serde_json's own sorted map.
fn expected(operation: &str, members: &Map<String, Value>) -> String {
    let sorted: std::collections::BTreeMap<_, _> = members.iter().collect();
    let canonical = serde_json::to_string(&sorted).expect("JSON");
    Sha256::digest(format!("{operation}\n{canonical}")).iter().map(|octet| format!("{octet:02x}")).collect()
}

proptest! {
    #[test]
    fn one_fingerprint_for_every_spelling(
        members in members(), turn in 0..6_usize, blank in "[ \t\r\n]{0,3}", escape: bool,
    ) {
        let found = fingerprint(Operation::Send, spelled(&members, turn, &blank, escape)).expect("a request");
        prop_assert_eq!(found.to_string(), expected("send", &members));
    }

    #[test]
    fn whatever_is_asked_for_changes_the_fingerprint(one in members(), other in members()) {
        let read = |members: &Map<String, Value>| SendRequest::from_json(json!(members).to_string()).expect("a request");
        let (one, other) = (read(&one), read(&other));
        prop_assert_eq!(one == other, one.fingerprint() == other.fingerprint());
        let mut longer = one.clone();
        longer.body = Some(one.body.clone().unwrap_or_default() + "!");
        prop_assert_ne!(longer.fingerprint(), one.fingerprint());
    }

    #[test]
    fn recipients_are_a_list_and_not_a_text(recipients in prop::collection::vec(any_text(), 0..5), at in 0..5_usize) {
        let request = |recipients: &[String]| BulkRequest::new("Conerix", "Hi", recipients.to_vec()).fingerprint();
        let mut members = Map::new();
        members.insert("from".into(), json!("Conerix"));
        members.insert("body".into(), json!("Hi"));
        members.insert("recipients".into(), json!(recipients));
        prop_assert_eq!(request(&recipients).to_string(), expected("bulk", &members));
        if at + 1 < recipients.len() {
            let mut joined = recipients.clone();
            let next = joined.remove(at + 1);
            joined[at].push_str(&next);
            prop_assert_ne!(request(&joined), request(&recipients));
        }
    }

    #[test]
    fn who_signs_is_believed_and_nobody_else(
        body in prop::collection::vec(any::<u8>(), 0..200), secret in prop::collection::vec(any::<u8>(), 1..100),
        now in 0..i64::MAX, bit in 0..8_u32, at: prop::sample::Index,
    ) {
        let header = sign_webhook(&body, &[&secret], now).expect("a signature");
        let check = |header: &str, body: &[u8], secret: &[u8]| verify_signature(header, body, &[secret], now, 0);
        prop_assert_eq!(check(&header, &body, &secret), Ok(()));
        let mut forged = body.clone();
        if forged.is_empty() { forged.push(0) } else { let at = at.index(forged.len()); forged[at] ^= 1 << bit; }
        let mismatch = Err(ErrorCode::SignatureMismatch);
        prop_assert_eq!(check(&header, &forged, &secret).map_err(|error| error.code()), mismatch);
        let mut other = secret.clone();
        let place = at.index(other.len());
        other[place] ^= 1 << bit;
        prop_assert_eq!(check(&header, &body, &other).map_err(|error| error.code()), mismatch);
        // Every digit of the mac counts.
        let digits = header.len() - 64 + at.index(64);
        let digit = u8::from_str_radix(&header[digits..=digits], 16).expect("a digit");
        let changed = format!("{}{:x}{}", &header[..digits], digit ^ (1 << (bit % 4)), &header[digits + 1..]);
        prop_assert_eq!(check(&changed, &body, &secret).map_err(|error| error.code()), mismatch);
    }

    #[test]
    fn every_header_is_read_or_refused_at_a_place_in_it(header in prop_oneof![
        any::<String>(), "(t=[0-9-]{0,21}|v1=[0-9a-fg]{62,66}|v0=|[ ,\t=é]){0,6}", "(t=[0-9]{1,3},|v1=[0-9a-f]{64},?){0,4}",
    ]) {
        let error = verify_signature(&header, "body", &["secret"], 0, 0).expect_err("nobody signed this");
        match error.code() {
            ErrorCode::SignatureMismatch => prop_assert_eq!(error.position(), None),
            code => {
                prop_assert_eq!(code, ErrorCode::SignatureMalformed);
                prop_assert!(error.position().is_some_and(|position| header.is_char_boundary(position)));
            }
        }
    }

    #[test]
    fn a_fingerprint_is_its_digits(octets: [u8; 32], text in any_text()) {
        let fingerprint = Fingerprint::from_octets(octets);
        prop_assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        prop_assert_eq!(text.parse::<Fingerprint>().is_ok(), text.len() == 64 && text.bytes().all(|octet| b"0123456789abcdef".contains(&octet)));
    }

    #[test]
    fn a_rule_changes_its_own_answer_only(status: u16, other: u16, smpp: u32, code in "[a-z0-9_]{0,8}") {
        let rule = Classifier::new().with_http(status, UpstreamOutcome::RouteFault, None).expect("a rule");
        prop_assert_eq!(rule.classify_http(status, true, None, None).outcome, UpstreamOutcome::RouteFault);
        if other != status {
            prop_assert_eq!(rule.classify_http(other, true, None, None), classify_http(other, true, None, None));
        }
        prop_assert_eq!(rule.classify_smpp(smpp), classify_smpp(smpp));
        for provider in Provider::ALL {
            prop_assert_eq!(rule.classify_provider(provider, &code), classify_provider(provider, &code));
        }
    }
}

const OUTCOMES: [UpstreamOutcome; 5] = [
    UpstreamOutcome::Accepted,
    UpstreamOutcome::Retryable,
    UpstreamOutcome::RouteFault,
    UpstreamOutcome::Hard,
    UpstreamOutcome::Unknown,
];

proptest! {
    /// Any rules, each with a reason or none, read back from what is written of them, alone and in a route.
    #[test]
    fn rules_come_back_from_their_json(
        unlisted in 1..5_usize,
        rules in prop::collection::vec((0..3_u8, any::<u32>(), any_text(), 0..5_usize, prop::option::of(prop::sample::select(ErrorCode::ALL))), 0..8),
    ) {
        let mut classifier = Classifier::new().with_unlisted(OUTCOMES[unlisted]).expect("not accepted");
        for (kind, number, text, outcome, error) in rules {
            let (before, outcome) = (classifier.clone(), OUTCOMES[outcome]);
            let added = match kind {
                0 => classifier.with_smpp(number, outcome, error),
                1 => classifier.with_http(number as u16, outcome, error),
                _ => classifier.with_provider_code(text, outcome, error),
            };
            classifier = added.unwrap_or(before);
        }
        let json = classifier.to_json();
        prop_assert_eq!(Classifier::from_json(&json), Ok(classifier.clone()));
        let route = septet::Route::from_json(format!(r#"{{"id": 1, "classifier": {json}}}"#)).expect("a route");
        prop_assert_eq!(route.classifier(), &classifier);
        prop_assert_eq!(Classifier::from_json(&json).map(|again| again.to_json()), Ok(json));
    }
}

/// The disposition that whoever asked is told is the outcome that the dispatch acts on.
#[test]
fn every_http_status_promises_no_more_than_it_proves() {
    for status in 0..=u16::MAX {
        for has_id in [false, true] {
            let found = classify_http(status, has_id, Some("9"), None);
            assert!(found.listed);
            let accepted = has_id && matches!(status, 200..=202);
            assert_eq!(found.outcome == UpstreamOutcome::Accepted, accepted, "{status}");
            assert_eq!(
                found.retry_after_ms.is_some(),
                found.outcome == UpstreamOutcome::Retryable,
                "{status}"
            );
            let disposition = match found.outcome {
                UpstreamOutcome::Accepted => None,
                UpstreamOutcome::Retryable => Some(Disposition::Retryable),
                UpstreamOutcome::RouteFault => Some(Disposition::RouteFault),
                UpstreamOutcome::Hard => Some(Disposition::Hard),
                UpstreamOutcome::Unknown => Some(Disposition::Unknown),
            };
            assert_eq!(found.code.map(ErrorCode::disposition), disposition, "{status}");
            // A server's error and a success without an id never lead to a second attempt elsewhere.
            let silent = !accepted && matches!(status, 200..=299) || status >= 500 && status != 503;
            assert!(!silent || found.outcome == UpstreamOutcome::Unknown, "{status}");
        }
    }
}

/// Every sequence of five statuses from every start.
#[test]
fn messages_move_forward_only() {
    let rank = |status: &Status| match status {
        Status::Queued => 0,
        Status::Unknown => 1,
        Status::Sent => 2,
        _ => 3,
    };
    let is_end = |status: &Status| matches!(status, Status::Delivered | Status::Failed);
    let at = |step: u32| septet::Timestamp::from_unix(i64::from(step)).expect("in range");
    for start in &STATUSES {
        for sequence in 0..STATUSES.len().pow(5) {
            let steps = (0..5).map(|step| &STATUSES[sequence / STATUSES.len().pow(step) % STATUSES.len()]);
            let mut message = message(start.clone());
            let mut told = vec![start];
            for (step, status) in (0..).zip(steps) {
                let before = message.clone();
                let moved = message.advance(status.clone(), at(step));
                told.push(status);
                assert_eq!(moved, !is_end(&before.status) && rank(status) > rank(&before.status));
                assert_eq!(moved, message != before, "what does not move stays as it is");
                assert!(before.sent_at.is_none() || message.sent_at == before.sent_at);
            }
            // The first end that was told, else the furthest step, whatever the order.
            let end = told
                .iter()
                .find(|status| is_end(status))
                .or_else(|| told.iter().max_by_key(|status| rank(status)));
            assert_eq!(Some(&&message.status), end);
        }
    }
    for word in ["read", "", "Sent"] {
        for status in &STATUSES {
            assert!(!Status::Other(word.into()).may_become(status));
            assert!(!status.may_become(&Status::Other(word.into())));
        }
    }
}

#[test]
fn receipts_move_a_message_as_far_as_they_prove() {
    for (delivery, status) in [
        (DeliveryStatus::Pending, Status::Queued),
        (DeliveryStatus::Enroute, Status::Sent),
        (DeliveryStatus::Accepted, Status::Sent),
        (DeliveryStatus::Unknown, Status::Sent),
        (DeliveryStatus::Delivered, Status::Delivered),
        (DeliveryStatus::Failed, Status::Failed),
    ] {
        assert_eq!(Status::from(delivery), status);
    }
}

#[test]
fn a_key_sends_once() {
    let asked = Fingerprint::from_octets([1; 32]);
    for (mine, stored) in [(true, asked), (false, Fingerprint::from_octets([2; 32]))] {
        for now in [i64::MIN, -1, 0, 1, i64::MAX] {
            let running = if mine { Decision::InFlight } else { Decision::Conflict };
            assert_eq!(decide(Some(Stored::in_flight(stored)), asked, now), running);
            for expires_at in [i64::MIN, -1, 0, 1, i64::MAX] {
                let kept = if mine { Decision::Replay } else { Decision::Conflict };
                let expected = if now < expires_at { kept } else { Decision::Proceed };
                assert_eq!(decide(Some(Stored::answered(stored, expires_at)), asked, now), expected);
            }
        }
    }
}

fn message(status: Status) -> Message {
    Message {
        id: "msg_1".into(),
        to: "+12025550143".into(),
        from: "Conerix".into(),
        body: "Hi".into(),
        status,
        cost: None,
        currency: None,
        route_id: None,
        provider_message_id: None,
        attempts: 1,
        created_at: "2026-05-12T11:34:21Z".parse().expect("a time"),
        sent_at: None,
    }
}
