//! Texts that callers pass, so that the fuzzer need not invent JSON: what a function of that name reads, and what any might be given.

/// For each part of a function's name the texts that it reads, in the order in which it is given them.
const EXPECTED: &[(&str, &[&[u8]])] = &[
    ("facts", &[FACTS.as_bytes()]),
    ("send_plan_new_json", &[SEND.as_bytes()]),
    ("send_request_parse", &[SEND.as_bytes()]),
    ("bulk_request_parse", &[BULK.as_bytes()]),
    ("bulk_plan_write_result", &[ID, b"+12025550143", b"failed", b"upstream_rejected", b"m"]),
    ("bulk_plan_new_json", &[BULK.as_bytes()]),
    ("send_plan_new", &[b"+12025550143", b"Conerix", b"Your code", b"a"]),
    ("bulk_plan_new", &[b"Conerix", b"Tickets", b"a", b"+12025550143", b"+447700900100"]),
    ("bulk_planner", &[b"Conerix", b"Tickets", b"a", b"+12025550143", b"+447700900100"]),
    ("bulk_request", &[b"Conerix", b"Tickets", b"a", b"+12025550143", b"+447700900100"]),
    ("send_request", &[b"+12025550143", b"Conerix", b"Your code", b"a"]),
    ("idempotency_fingerprint", &[SEND.as_bytes()]),
    ("idempotency_decide", &[FINGERPRINT]),
    ("price_table_new", &[PRICES.as_bytes()]),
    ("price_table", &[b"31026"]),
    ("routes_new", &[ROUTE.as_bytes()]),
    ("routes_select", &[b"31026"]),
    ("bulk_dispatch_restore", &[BULK_SNAPSHOT.as_bytes()]),
    ("dispatch_restore", &[SNAPSHOT.as_bytes()]),
    ("bulk_dispatch_new", &[POLICY.as_bytes()]),
    ("dispatch_new", &[b"31026", POLICY.as_bytes()]),
    ("dispatch_of_plan", &[POLICY.as_bytes()]),
    ("dispatch_push", &[b"31026"]),
    ("classifier", &[CLASSIFIER.as_bytes()]),
    ("classify_provider", &[b"twilio", b"20429"]),
    ("message_parse", &[MESSAGE.as_bytes()]),
    ("message_write_event", &[ID, b"+12025550143", b"Conerix", b"Hi", b"sent", b"SM3", b"evt_1"]),
    ("message_write", &[ID, b"+12025550143", b"Conerix", b"Hi", b"queued", b"SM3"]),
    ("message_advance", &[ID, b"+12025550143", b"Conerix", b"Hi", b"queued", b"SM3", b"sent"]),
    ("write_message", &[ID, b"+12025550143", b"Conerix", b"Hi", b"queued", b"SM3"]),
    ("bulk_result_parse", &[RESULT.as_bytes()]),
    ("error_parse", &[ERROR.as_bytes()]),
    ("error_write", &[b"body_empty", b"m", b"body", b"[]", b"req_1"]),
    ("event_parse", &[EVENT.as_bytes()]),
    ("event_write", &[b"evt_1", b"message.sent", b"a"]),
    ("interpret", &[MESSAGE.as_bytes(), b"120"]),
    ("receipt_parse", &[RECEIPT.as_bytes(), b"0123456789"]),
    ("message_id", &[b"0123456789"]),
    ("webhook_verify", &[SIGNATURE.as_bytes(), BODY, b"whsec_one"]),
    ("webhook_sign", &[BODY, b"whsec_one"]),
    ("http_route", &[b"POST", b"/v1/messages/send"]),
    ("http_check", &[b"Bearer key", b"application/json"]),
    ("phone", &[b"+12025550143"]),
    ("amount", &[b"0.0500"]),
    ("timestamp", &[b"2026-05-12T11:34:21+00:00"]),
    ("smpp_time", &[b"000000000500000R"]),
    ("address_decode", &[b"\x0B\x91\x21\x20\x55\x05\x41\xF3"]),
    ("address", &[b"12025550143"]),
    ("keyword", &[b"STOP"]),
    ("sender", &[b"Conerix"]),
    ("smpp_submit", &[b"Conerix", b"+12025550143", b"", b"", b"000000000500000R", b"Tickets"]),
    ("smpp_messages_parse", &[BODY_OF_SMPP]),
    ("push_user_data", &[b"+12025550143", b"42"]),
    ("reassembler_push", &[b"+12025550143", b"42", b"part"]),
    ("sms_submit_decode", &[SUBMIT]),
    ("sms_deliver_decode", &[DELIVER]),
    ("sms_status_report_decode", &[REPORT]),
    ("tpdu_what", &[SUBMIT]),
    ("languages_parse", &[b"tr", b"es"]),
    ("classes_parse", &[b"emoji", b"quote"]),
    ("template", &[b"{code} is your code", b"code", b"482194"]),
];

const ID: &[u8] = b"msg_VyB2pNkX0wnA9aTrLqDh1Z3Fc";
const FINGERPRINT: &[u8] = b"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const BODY: &[u8] = br#"{"id":"evt_1","object":"event"}"#;
/// The fields of `submit_sm`: Conerix to 12025550143, two segments by a header.
const BODY_OF_SMPP: &[u8] =
    b"\0\x05\0Conerix\0\x01\x0112025550143\0\x40\0\0\0\0\x01\0\0\0\x08\x05\0\x03\x07\x02\x01Hi";
const SUBMIT: &[u8] = b"\x01\0\x0B\x91\x21\x20\x55\x05\x41\xF3\0\0\x02\xC8\x34";
const DELIVER: &[u8] = b"\0\x0B\x91\x21\x20\x55\x05\x41\xF3\0\0\x62\x11\x50\0\0\0\0\x02\xC8\x34";
const REPORT: &[u8] = b"\x06\x07\x0B\x91\x21\x20\x55\x05\x41\xF3\x62\x11\x50\0\0\0\0\x62\x11\x50\0\0\0\0\0";

/// What may be passed anywhere.
pub const ANYWHERE: &[&str] = &[
    "",
    "{}",
    "1",
    "USD",
    "31026",
    "msg_VyB2pNkX0wnA9aTrLqDh1Z3Fc",
    "req_1",
    "sent",
    "delivered",
    "accepted",
    "twilio",
    "20429",
    "POST",
    "/v1/messages/send",
    "Bearer key",
    "application/json",
    "120",
    "US",
    "tr",
    "+447700900100",
    "{code} is your code",
    "code",
    "Tickets are still available \u{2014} bit.ly/lens-friday {}[]~\\^|\u{20AC}",
    "caf\u{e9} \u{130}\u{131} \u{1F469}\u{200D}\u{1F467} e\u{301}\r\n",
    POLICY,
    FACTS,
    SEND,
    BULK,
    PRICES,
    ROUTE,
    MESSAGE,
    RESULT,
    ERROR,
    EVENT,
    RECEIPT,
    SIGNATURE,
];

/// What dispatches of two segments over two routes say before they start.
const SNAPSHOT: &str = r#"{"object":"dispatch_snapshot","version":1,"now":"0","started":false,"turn":0,"draws":"0","balance":null,"currency":null,"policy":{"on_unknown":"stop","attempt_timeout":"30000","tries_per_route":1,"retries":3,"extra_transmits":15,"backoff":"1000","max_backoff":"60000","window":1000,"entropy":null},"lanes":[{"id":1,"window":10,"rate":null,"burst":1,"idempotent":false,"level":"1000","filled":"0","resting_until":"0","refusals":0,"parked":false},{"id":2,"window":10,"rate":null,"burst":1,"idempotent":false,"level":"1000","filled":"0","resting_until":"0","refusals":0,"parked":false}],"messages":[{"candidates":[[0,null],[1,null]],"turn":0,"pinned":null,"next":0,"again":[],"refusal":null,"phase":"idle","end":null,"passes":0,"duplicate_possible":false,"sent_at":null,"reserved":"0","segments":[["waiting",0,null],["waiting",0,null]],"attempts":[]}]}"#;
const BULK_SNAPSHOT: &str = r#"{"object":"bulk_dispatch_snapshot","version":1,"now":"0","started":false,"turn":0,"draws":"0","balance":null,"currency":null,"policy":{"on_unknown":"stop","attempt_timeout":"30000","tries_per_route":1,"retries":3,"extra_transmits":15,"backoff":"1000","max_backoff":"60000","window":1000,"entropy":null},"lanes":[{"id":1,"window":10,"rate":null,"burst":1,"idempotent":false,"level":"1000","filled":"0","resting_until":"0","refusals":0,"parked":false},{"id":2,"window":10,"rate":null,"burst":1,"idempotent":false,"level":"1000","filled":"0","resting_until":"0","refusals":0,"parked":false}],"messages":[{"candidates":[[0,null],[1,null]],"turn":0,"pinned":null,"next":0,"again":[],"refusal":null,"phase":"idle","end":null,"passes":0,"duplicate_possible":false,"sent_at":null,"reserved":"0","segments":[["waiting",0,null],["waiting",0,null]],"attempts":[]}]}"#;
const POLICY: &str = r#"{"on_unknown": "continue", "retries": 2}"#;
/// A text that advice and replacements have something to say about.
pub const EMOJI: &str =
    "Tickets for tonight\u{2019}s show are still available \u{2014} all the best from all of us \u{1F600}";
pub const FACTS: &str =
    r#"{"prices": {"currency": "USD", "prices": [{"price": "0.05"}]}, "balance": "1.00", "currency": "USD"}"#;
pub const SEND: &str =
    r#"{"to": "+12025550143", "from": "Conerix", "body": "Your code is 482194", "reference": "a"}"#;
const BULK: &str = r#"{"from": "Conerix", "recipients": ["+12025550143", "x"], "body": "Tickets"}"#;
/// Plans of these have errors and warnings.
pub const BAD_SEND: &str = r#"{"to": "x", "from": "Conerix", "body": "", "more": 1}"#;
pub const BAD_BULK: &str =
    r#"{"from": "Conerix", "recipients": ["+12025550143", "x"], "body": "", "more": 1}"#;
pub const PRICES: &str =
    r#"{"currency": "USD", "prices": [{"price": "0.05"}, {"prefix": "+44", "price": "0.04"}]}"#;
pub const ROUTE: &str = r#"{"id": 1, "price": "0.03", "window": 2, "segments_per_second": 4}"#;
pub const CLASSIFIER: &str =
    r#"{"unlisted": "retryable", "overrides": [{"command_status": 69, "outcome": "hard"}]}"#;
const MESSAGE: &str = r#"{"success": true, "data": {"id": "msg_VyB2pNkX0wnA9aTrLqDh1Z3Fc", "object": "message",
 "to": "+12025550143", "from": "Conerix", "body": "Your code", "status": "sent", "cost": 0.05, "currency": "USD", "route_id": 12,
 "provider_message_id": "SM3", "attempts": 1, "created_at": "2026-05-12T11:34:21+00:00",
 "sent_at": "2026-05-12T11:34:21+00:00"}, "meta": {"request_id": "req_1"}}"#;
pub const RESULT: &str = r#"{"success": true, "data": {"object": "bulk_result", "total": 2, "sent": 1, "failed": 1, "messages": [
 {"id": "msg_1", "to": "+12025550143", "status": "sent", "cost": 0.05},
 {"id": "msg_2", "to": "x", "status": "failed", "cost": 0, "error": {"code": "number_missing_plus", "message": "m"}}]}, "meta": {"request_id": "req_1"}}"#;
const ERROR: &str =
    r#"{"success": false, "error": {"code": "body_empty", "message": "m"}, "meta": {"request_id": "req_1"}}"#;
const EVENT: &str = r#"{"id": "evt_0000000000000000000000001", "object": "event", "type": "message.sent",
 "created_at": "2026-05-12T11:34:22+00:00", "data": {"id": "msg_VyB2pNkX0wnA9aTrLqDh1Z3Fc", "object": "message",
 "to": "+12025550143", "from": "Conerix", "body": "Hi", "status": "sent", "cost": 0.05, "currency": "USD", "route_id": 12,
 "provider_message_id": "SM3", "attempts": 1, "created_at": "2026-05-12T11:34:21+00:00",
 "sent_at": "2026-05-12T11:34:21+00:00", "reference": "a"}}"#;
/// One whose date is none.
pub const BAD_RECEIPT: &str = "id:0123456789 submit date:99 stat:DELIVRD err:012 text:This";
const RECEIPT: &str = "id:0123456789 sub:002 dlvrd:001 submit date:1005232039 done date:1005242339 stat:DELIVRD err:012 text:This";
const SIGNATURE: &str = "t=1778585661,v1=ddbb560a7b093a891a3829ebd42def4824d3604a8cea0728962296f5ac50c677";

/// What the function of this name reads as its text of this index, if it is known.
pub fn expected(name: &str, index: usize) -> Option<&'static [u8]> {
    let (_, texts) = EXPECTED.iter().find(|(part, _)| name.contains(part))?;
    Some(texts[index.min(texts.len() - 1)])
}
