//! The API's values survive their JSON, and counts and sums hold.

use proptest::prelude::*;
use septet::{
    Amount, BulkItem, BulkPlanner, BulkRequest, BulkResult, Event, EventType, Facts, ItemError, Message,
    PhoneNumber, Price, PriceTable, SendRequest, Status, Timestamp, plan_bulk,
};

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~]{0,20}", Just("\"\\\u{0}\u{1F}\u{7F}\u{2028}😀".to_owned())]
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![
        "queued|sent|delivered|failed|unknown".prop_map(|word| Status::from_word(&word)),
        any_text().prop_map(|word| Status::from_word(&word)),
    ]
}

fn amount() -> impl Strategy<Value = Amount> {
    // i64::MIN is beyond what can be written and read back.
    prop_oneof![any::<i64>(), -1_000_000_000..1_000_000_000_i64, Just(i64::MAX)]
        .prop_map(|nanos| Amount::from_nanos(nanos.max(-i64::MAX)))
}

fn time() -> impl Strategy<Value = Timestamp> {
    (-62_167_219_200..=253_402_300_799_i64).prop_map(|unix| Timestamp::from_unix(unix).expect("in range"))
}

fn message() -> impl Strategy<Value = Message> {
    let texts = (any_text(), any_text(), any_text(), any_text(), prop::option::of(any_text()));
    let numbers = (prop::option::of(amount()), prop::option::of(1..1_u64 << 53), 0..1_u64 << 53);
    (texts, numbers, status(), time(), prop::option::of(time()), prop::option::of("[A-Z]{3}")).prop_map(
        |(
            (id, to, from, body, provider),
            (cost, route_id, attempts),
            status,
            created_at,
            sent_at,
            currency,
        )| Message {
            id,
            to,
            from,
            body,
            status,
            cost,
            currency: currency.map(|code| code.parse().expect("three letters")),
            route_id,
            provider_message_id: provider,
            attempts,
            created_at,
            sent_at,
        },
    )
}

fn item_error() -> impl Strategy<Value = ItemError> {
    (any_text(), any_text()).prop_map(|(code, message)| ItemError { code, message })
}

fn item() -> impl Strategy<Value = BulkItem> {
    (any_text(), any_text(), status(), prop::option::of(amount()), prop::option::of(item_error()))
        .prop_map(|(id, to, status, cost, error)| BulkItem { id, to, status, cost, error })
}

proptest! {
    #[test]
    fn messages_read_back(message in message(), request_id in any_text()) {
        let answer = Message::from_json(message.to_json(&request_id))?;
        prop_assert_eq!(answer.data, message);
        prop_assert_eq!(answer.request_id, Some(request_id));
    }

    #[test]
    fn events_read_back(
        id in any_text(), kind in any_text(), created_at in time(), message in message(),
        reference in prop::option::of(any_text()), error in prop::option::of(item_error()),
    ) {
        let event = Event { id, event_type: EventType::from_word(&kind), created_at, message, reference, error };
        prop_assert_eq!(Event::from_json(event.to_json())?, event);
    }

    #[test]
    fn bulk_results_read_back_and_add_up(items in prop::collection::vec(item(), 0..20)) {
        let failed = items.iter().filter(|item| item.status.as_str() == "failed").count();
        let result = BulkResult::new(items);
        prop_assert_eq!(result.failed(), failed);
        prop_assert_eq!(result.sent() + result.failed(), result.total());
        prop_assert_eq!(BulkResult::from_json(result.to_json("req_1"))?.data, result);
    }

    #[test]
    fn requests_read_back(
        texts in prop::array::uniform4(prop::option::of(any_text())), route_id in prop::option::of(any::<i64>()),
        recipients in prop::option::of(prop::collection::vec(any_text(), 0..5)),
    ) {
        let [to, from, body, reference] = texts;
        let mut send = SendRequest::default();
        (send.to, send.from, send.body) = (to, from.clone(), body.clone());
        (send.route_id, send.reference) = (route_id, reference.clone());
        prop_assert_eq!(SendRequest::from_json(send.to_json())?, send);
        let mut bulk = BulkRequest::default();
        (bulk.from, bulk.body, bulk.recipients) = (from, body, recipients);
        (bulk.route_id, bulk.reference) = (route_id, reference);
        prop_assert_eq!(BulkRequest::from_json(bulk.to_json())?, bulk);
    }

    #[test]
    fn amounts_read_back_with_any_number_of_decimals(amount in amount(), decimals in 0..20_usize) {
        let printed = amount.decimal(decimals).to_string();
        prop_assert_eq!(printed.parse::<Amount>(), Ok(amount));
        let found = printed.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        prop_assert!(found >= decimals);
    }

    #[test]
    fn the_longest_prefix_wins(
        prefixes in prop::collection::btree_set("[1-9][0-9]{0,5}", 0..20), number in "[1-9][0-9]{6,14}",
    ) {
        let mut table = PriceTable::new("EUR".parse()?);
        for prefix in &prefixes {
            let price = Amount::from_nanos(i64::from(prefix.parse::<u32>().expect("digits")));
            table.insert(Price::new(price).prefix(prefix))?;
        }
        let longest = prefixes.iter().filter(|prefix| number.starts_with(*prefix)).max_by_key(|prefix| prefix.len());
        let expected = longest.map(|prefix| Amount::from_nanos(i64::from(prefix.parse::<u32>().expect("digits"))));
        prop_assert_eq!(table.price(None, PhoneNumber::parse(format!("+{number}"))?, None), expected);
    }

    #[test]
    fn a_plan_counts_every_recipient_once(
        recipients in prop::collection::vec(prop_oneof!["\\+1202555010[0-9]", "0[0-9]{9}"], 1..40),
        balance in 0..2_000_000_000_i64, piece in 1..10_usize,
    ) {
        let mut facts = Facts::default();
        facts.prices = Some(PriceTable::flat("0.05".parse()?, "USD".parse()?)?);
        facts.balance = Some(septet::Balance { amount: Amount::from_nanos(balance), currency: "USD".parse()? });
        let request = BulkRequest::new("Conerix", "Hi", recipients.clone());
        let plan = plan_bulk(&request, &facts);
        prop_assert_eq!(plan.ok + plan.failed(), recipients.len());
        prop_assert!(plan.messages.iter().map(|message| &message.to).eq(&recipients));
        let distinct: std::collections::BTreeSet<_> = recipients.iter().filter(|to| to.starts_with('+')).collect();
        let affordable = usize::try_from(balance / 50_000_000).expect("small");
        prop_assert_eq!(plan.ok, distinct.len().min(affordable));
        prop_assert_eq!(plan.cost.map(Amount::nanos), Some(50_000_000 * plan.ok as i64));
        // The same list in pieces, through one planner.
        let mut planner = BulkPlanner::new(&request, &facts);
        let pieces: Vec<_> = recipients.chunks(piece).flat_map(|piece| planner.plan(piece).messages).collect();
        prop_assert!(pieces.iter().map(|message| message.cost).eq(plan.messages.iter().map(|message| message.cost)));
    }
}

#[test]
fn a_bulk_result_is_the_plan_and_what_became_of_it() {
    use septet::Outcome;
    let recipients =
        ["+12025550143", "07700900100", "+447700900100", "+4748640969"].map(String::from).to_vec();
    let plan = plan_bulk(&BulkRequest::new("Conerix", "Hi", recipients), &Facts::default());
    let price: Amount = "0.05".parse().expect("an amount");
    let mut asked = Vec::new();
    let result = plan.result(
        |index| format!("msg_{index}"),
        |index, message| {
            asked.push(message.number.map(|number| number.to_string()));
            match index {
                0 => Outcome { status: Status::Sent, cost: Some(price), error: None },
                2 => Outcome { status: Status::Unknown, cost: None, error: None },
                _ => Outcome { status: Status::Failed, cost: Some(Amount::ZERO), error: None },
            }
        },
    );
    // The outcome is asked for only where something was sent, and in the order of the request.
    assert_eq!(asked, ["+12025550143", "+447700900100", "+4748640969"].map(|to| Some(to.to_owned())));
    assert_eq!(
        (result.total(), result.sent(), result.failed()),
        (4, 2, 2),
        "nobody knows, so it counts as sent"
    );
    assert_eq!(
        result.to_json("req_1"),
        concat!(
            r#"{"success":true,"data":{"object":"bulk_result","total":4,"sent":2,"failed":2,"messages":["#,
            r#"{"id":"msg_0","to":"+12025550143","status":"sent","cost":0.05},"#,
            r#"{"id":"msg_1","to":"07700900100","status":"failed","cost":0.00,"#,
            r#""error":{"code":"number_missing_plus","message":"the number does not start with +"}},"#,
            r#"{"id":"msg_2","to":"+447700900100","status":"unknown","cost":null},"#,
            r#"{"id":"msg_3","to":"+4748640969","status":"failed","cost":0.00}]},"meta":{"request_id":"req_1"}}"#,
        )
    );
}

#[test]
fn chunks_carry_everything_but_the_other_recipients() {
    let mut request =
        BulkRequest::new("Conerix", "Hi", (0..2_500).map(|number| number.to_string()).collect());
    (request.route_id, request.reference, request.unknown) =
        (Some(7), Some("spring".into()), vec!["extra".into()]);
    let mut place = 0;
    for chunk in septet::chunk(&request) {
        let mut rest = chunk.clone();
        rest.recipients.clone_from(&request.recipients);
        assert_eq!(rest, request);
        for recipient in chunk.recipients.expect("a chunk has recipients") {
            assert_eq!(recipient, place.to_string());
            place += 1;
        }
    }
    assert_eq!(place, 2_500);
}

#[test]
fn an_envelope_lists_every_error_when_there_are_several() {
    use septet::{Error, ErrorCode, ErrorEnvelope};
    let first = Error::new(ErrorCode::ToMissing).in_field("to");
    let second = Error::new(ErrorCode::DuplicateRecipient).in_field("recipients").at_index(3);
    assert_eq!(ErrorEnvelope::from_errors(&[], "req_1"), None);
    let one = ErrorEnvelope::from_errors(std::slice::from_ref(&first), "req_1").expect("an error");
    assert_eq!((one.code.as_str(), &one.details, one.http_status()), ("to_missing", &None, 422));
    let two = ErrorEnvelope::from_errors(&[first, second], "req_1").expect("errors");
    let details = concat!(
        r#"[{"code":"to_missing","message":"the recipient is missing","field":"to"},"#,
        r#"{"code":"duplicate_recipient","message":"the number stood earlier in the list","field":"recipients","index":3}]"#,
    );
    assert_eq!(two.details.as_deref(), Some(details));
    assert_eq!(ErrorEnvelope::from_json(two.to_json()), Ok(two));
}

#[test]
fn a_refused_price_leaves_the_table_as_it_was() {
    let mut table = PriceTable::flat("0.05".parse().expect("an amount"), "USD".parse().expect("a currency"))
        .expect("a price");
    let second = table.insert(Price::new("9.99".parse().expect("an amount")));
    assert_eq!(second.map_err(|error| error.code().as_str()), Err("duplicate_price"));
    let number = PhoneNumber::parse("+12025550143").expect("a number");
    assert_eq!(table.price(None, number, None), Some(Amount::from_nanos(50_000_000)));
}

#[test]
fn a_bulk_result_with_words_of_a_later_release_can_be_read() {
    let answer = |failed: usize, sent: usize| {
        let item = |status: &str| format!(r#"{{"id":"m","to":"+1","status":"{status}"}}"#);
        let items = [item("sent"), item("rejected"), item("failed")].join(",");
        BulkResult::from_json(format!(
            r#"{{"success":true,"data":{{"object":"bulk_result","total":3,"sent":{sent},"failed":{failed},"messages":[{items}]}}}}"#
        ))
    };
    // Whoever wrote it knows whether `rejected` is a failure; here it counts as sent, so that nobody sends it twice.
    for (failed, sent) in [(1, 2), (2, 1)] {
        let result = answer(failed, sent).expect("both may be right").data;
        assert_eq!((result.total(), result.sent(), result.failed()), (3, 2, 1));
    }
    for (failed, sent) in [(0, 3), (3, 0), (2, 2), (1, 1)] {
        assert_eq!(
            answer(failed, sent).map(|_| ()).map_err(|error| error.code().as_str()),
            Err("inconsistent_counts")
        );
    }
}

#[test]
fn a_wait_beyond_all_measure_is_not_no_wait() {
    use septet::{RetryAdvice, http, interpret};
    assert_eq!(
        interpret(429, "", Some("99999999999999999999999"), None).advice,
        RetryAdvice::After(u64::MAX)
    );
    let json = |content_type: &str| http::check(Some("Bearer a"), Some(content_type), 0, 1).is_ok();
    assert!(json("application/json;") && json("application/json; charset=\"utf-8\";"));
    assert!(!json("application/json; charset=\"utf-8") && !json("application/json; charset=utf-16"));
}

#[test]
fn a_sentence_stays_short_however_many_marks_there_are() {
    let sentence = septet::explain(&format!("q{}", "\u{20DD}".repeat(100_000)));
    assert_eq!(
        sentence,
        "UCS-2 because of U+0071 U+20DD U+20DD U+20DD U+20DD U+20DD U+20DD U+20DD … at character 1; 100001 units, 1493 segments"
    );
}
