//! A handle of each type, made as the manual says.

use std::mem::zeroed;
use std::ptr::{null, null_mut};

use septet_c::*;

use super::samples;

const ABSENT: septet_str = septet_str { data: null(), len: 0 };

const ACCEPTED: u32 = septet_outcome::SEPTET_OUTCOME_ACCEPTED as u32;

/// The handle that a call gives, which has to succeed.
fn made<H>(call: impl FnOnce(*mut *mut H) -> septet_status) -> *mut H {
    let mut handle = null_mut();
    assert_eq!(call(&mut handle), 0, "a recipe is out of date");
    handle
}

fn string(text: &str) -> septet_str {
    septet_str { data: text.as_ptr().cast(), len: text.len() }
}

/// A struct of which every member has its default.
fn default<T: Copy>(size: fn(&mut T) -> &mut u32) -> T {
    // SAFETY: structs of the header are integers and pointers, for which zero is a value.
    let mut value: T = unsafe { zeroed() };
    *size(&mut value) = size_of::<T>() as u32;
    value
}

macro_rules! of_text {
    ($($recipe:ident: $handle:ident $function:ident $text:ident $(, $more:expr)*;)+) => {
        $(pub fn $recipe() -> *mut $handle {
            let text = samples::$text;
            // SAFETY: the text is of that length; a place for the handle is given.
            made(|out| unsafe { $function(text.as_ptr().cast(), text.len() $(, $more)*, out, null_mut()) })
        })+
    };
}

of_text! {
    advice: septet_advice septet_text_advise EMOJI, null(), null();
    answer: septet_answer septet_bulk_result_parse RESULT;
    bulk_plan: septet_bulk_plan septet_bulk_plan_new_json BAD_BULK, null();
    classifier: septet_classifier septet_classifier_new CLASSIFIER;
    facts: septet_facts septet_facts_new FACTS;
    price_table: septet_price_table septet_price_table_new PRICES;
    request: septet_request septet_send_request_parse SEND;
    send_plan: septet_send_plan septet_send_plan_new_json BAD_SEND, null();
    transliteration: septet_transliteration septet_text_transliterate EMOJI, null(), null();
}

pub fn routes() -> *mut septet_routes {
    let texts = [string(samples::ROUTE), string(r#"{"id": 2}"#)];
    // SAFETY: two texts; a place for the handle is given.
    made(|out| unsafe { septet_routes_new(texts.as_ptr(), texts.len(), out, null_mut()) })
}

fn query() -> septet_route_query {
    let mut query: septet_route_query = default(|query| &mut query.struct_size);
    (query.to_digits, query.segments) = (12_025_550_143, 2);
    query
}

pub fn dispatch() -> *mut septet_dispatch {
    let routes = routes();
    // SAFETY: the query is whole, the routes are alive until the dispatch is made, a place for it is given.
    unsafe {
        let dispatch = made(|out| septet_dispatch_new(&query(), routes, null(), ABSENT, out, null_mut()));
        septet_routes_free(routes);
        let mut action: septet_action = default(|action| &mut action.struct_size);
        assert_eq!(septet_dispatch_start(dispatch, 0, null_mut()), 0);
        assert_eq!(septet_dispatch_poll(dispatch, &mut action, null_mut()), 0);
        assert_eq!(
            septet_dispatch_result(dispatch, action.token, ACCEPTED, string("id"), 0, 1, null_mut()),
            0
        );
        dispatch
    }
}

pub fn bulk_dispatch() -> *mut septet_bulk_dispatch {
    let routes = routes();
    // SAFETY: as above.
    unsafe {
        let dispatch = made(|out| septet_bulk_dispatch_new(routes, ABSENT, i64::MIN, out, null_mut()));
        septet_routes_free(routes);
        let mut action: septet_action = default(|action| &mut action.struct_size);
        assert_eq!(septet_bulk_dispatch_push(dispatch, &query(), null(), null_mut()), 0);
        assert_eq!(septet_bulk_dispatch_start(dispatch, 0, null_mut()), 0);
        assert_eq!(septet_bulk_dispatch_poll(dispatch, &mut action, null_mut()), 0);
        let (token, id) = (action.token, string("id"));
        assert_eq!(septet_bulk_dispatch_result(dispatch, token, ACCEPTED, id, 0, 1, null_mut()), 0);
        dispatch
    }
}

pub fn bulk_planner() -> *mut septet_bulk_planner {
    let mut request: septet_bulk_request = default(|request| &mut request.struct_size);
    (request.from, request.body) = (string("Conerix"), string("Tickets"));
    // SAFETY: the request is whole, a place for the handle is given.
    made(|out| unsafe { septet_bulk_planner_new(&request, null(), out, null_mut()) })
}

pub fn reassembler() -> *mut septet_reassembler {
    // SAFETY: a place for the handle is given.
    made(|out| unsafe { septet_reassembler_new(null(), out, null_mut()) })
}

pub fn reassembly_events() -> *mut septet_reassembly_events {
    let reassembler = reassembler();
    let mut part: septet_part = default(|part| &mut part.struct_size);
    (part.reference_bits, part.number, part.total) = (8, 1, 2);
    (part.sender, part.recipient) = (string("Conerix"), string("42"));
    // SAFETY: the reassembler is alive, the part whole; the events do not need the reassembler.
    unsafe {
        septet_reassembly_events_free(made(|out| {
            septet_reassembler_push(reassembler, &part, 0, out, null_mut())
        }));
        // What is given up comes back.
        let events = made(|out| septet_reassembler_handle_timeout(reassembler, u64::MAX, out, null_mut()));
        septet_reassembler_free(reassembler);
        events
    }
}

pub fn receipt() -> *mut septet_receipt {
    let mut source: septet_receipt_source = default(|source| &mut source.struct_size);
    source.text = string(samples::BAD_RECEIPT);
    // SAFETY: the source is whole, a place for the handle is given.
    made(|out| unsafe { septet_receipt_parse(&source, out, null_mut()) })
}

pub fn smpp_messages() -> *mut septet_smpp_messages {
    let mut submit: septet_smpp_submit = default(|submit| &mut submit.struct_size);
    (submit.from, submit.to) = (string("Conerix"), string("+12025550143"));
    let mut profile: septet_smpp_profile = default(|profile| &mut profile.struct_size);
    profile.concatenation = septet_smpp_concatenation::SEPTET_SMPP_CONCATENATION_PAYLOAD as u32;
    let text = "Hi ".repeat(80);
    // SAFETY: everything is whole, a place for the handle is given.
    made(|out| unsafe {
        septet_smpp_submit_new(&submit, text.as_ptr().cast(), text.len(), null(), &profile, out, null_mut())
    })
}
