//! Answers and events: read into JSON that JavaScript can hold without loss, written as the API writes them.
//!
//! JavaScript gives an answer as the JSON that the API would send, and the core reads and writes it: so its rules for
//! members, times and amounts hold for values that are made in JavaScript too.

use napi::Result;
use napi::bindgen_prelude::Utf16String;
use napi_derive::napi;
use septet::{Answer, BulkItem, BulkResult, ErrorEnvelope, Event, ItemError, Message, Reading, RetryAdvice};
use serde::Serialize;

use crate::input::{Document, JsonText, text as text_of};
use crate::refusal::RefusalView;
use crate::views::{Integer, to_json};

/// An answer's content and the id of the request.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswerView<T> {
    data: T,
    request_id: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MessageView {
    id: String,
    to: String,
    from: String,
    body: String,
    status: String,
    cost: Option<String>,
    currency: Option<String>,
    route_id: Option<Integer>,
    provider_message_id: Option<String>,
    attempts: Integer,
    /// Unix seconds.
    created_at: i64,
    sent_at: Option<i64>,
}

impl MessageView {
    fn of(message: Message) -> Self {
        Self {
            status: message.status.as_str().into(),
            // As many decimals as a message has on the wire.
            cost: message.cost.map(|cost| cost.decimal(4).to_string()),
            currency: message.currency.map(|currency| currency.to_string()),
            route_id: message.route_id.map(Integer::from),
            attempts: message.attempts.into(),
            created_at: message.created_at.unix(),
            sent_at: message.sent_at.map(septet::Timestamp::unix),
            id: message.id,
            to: message.to,
            from: message.from,
            body: message.body,
            provider_message_id: message.provider_message_id,
        }
    }
}

/// Reads a message's answer; JSON.
pub(crate) fn read_message(json: &Document) -> Result<String> {
    let Answer { data, request_id } = json.read(|json| Message::from_json(json))?;
    Ok(to_json(&AnswerView { data: MessageView::of(data), request_id }))
}

/// A message's answer as the API sends it.
pub(crate) fn write_message(json: &Document, request_id: &str) -> Result<String> {
    let answer = json.read(|json| Message::from_json(json))?;
    Ok(answer.data.to_json(request_id))
}

/// One message of a bulk result.
#[derive(Serialize)]
struct ItemView {
    id: String,
    to: String,
    status: String,
    cost: Option<String>,
    error: Option<ItemErrorView>,
}

impl ItemView {
    fn of(item: &BulkItem) -> Self {
        Self {
            id: item.id.clone(),
            to: item.to.clone(),
            status: item.status.as_str().into(),
            cost: item.cost.map(|cost| cost.to_string()),
            error: item.error.as_ref().map(ItemErrorView::of),
        }
    }
}

#[derive(Serialize)]
struct ItemErrorView {
    code: String,
    message: String,
}

impl ItemErrorView {
    fn of(error: &ItemError) -> Self {
        Self { code: error.code.clone(), message: error.message.clone() }
    }
}

#[derive(Serialize)]
pub(crate) struct BulkResultView {
    total: usize,
    sent: usize,
    failed: usize,
    messages: Vec<ItemView>,
}

impl BulkResultView {
    pub(crate) fn of(result: &BulkResult) -> Self {
        Self {
            total: result.total(),
            sent: result.sent(),
            failed: result.failed(),
            messages: result.messages().iter().map(ItemView::of).collect(),
        }
    }
}

/// Reads a bulk result's answer; JSON.
pub(crate) fn read_bulk_result(json: &Document) -> Result<String> {
    let Answer { data, request_id } = json.read(|json| BulkResult::from_json(json))?;
    Ok(to_json(&AnswerView { data: BulkResultView::of(&data), request_id }))
}

/// A bulk result's answer as the API sends it.
pub(crate) fn write_bulk_result(json: &Document, request_id: &str) -> Result<String> {
    let answer = json.read(|json| BulkResult::from_json(json))?;
    Ok(answer.data.to_json(request_id))
}

/// An answer that says no.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ErrorView {
    code: String,
    message: String,
    field: Option<String>,
    index: Option<Integer>,
    /// A JSON text.
    details: Option<String>,
    request_id: Option<String>,
    http_status: u16,
}

impl ErrorView {
    pub(crate) fn of(envelope: &ErrorEnvelope) -> Self {
        Self {
            code: envelope.code.clone(),
            message: envelope.message.clone(),
            field: envelope.field.clone(),
            index: envelope.index.map(Integer::from),
            details: envelope.details.clone(),
            request_id: envelope.request_id.clone(),
            http_status: envelope.http_status(),
        }
    }
}

/// Reads an answer that says no; JSON.
pub(crate) fn read_error(json: &Document) -> Result<String> {
    let envelope = json.read(|json| ErrorEnvelope::from_json(json))?;
    Ok(to_json(&ErrorView::of(&envelope)))
}

/// An answer that says no, as the API sends it.
pub(crate) fn write_error(json: &Document) -> Result<String> {
    Ok(json.read(|json| ErrorEnvelope::from_json(json))?.to_json())
}

/// What a code means, as a `SeptetError`'s JSON; nothing for a word that this release does not know.
#[napi(catch_unwind)]
pub fn error_of_code(code: Utf16String) -> Result<Option<String>> {
    let code = septet::ErrorCode::from_name(&text_of(&code)?);
    Ok(code.map(|code| to_json(&RefusalView::of(&septet::Error::new(code)))))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EventView {
    id: String,
    r#type: String,
    created_at: i64,
    message: MessageView,
    reference: Option<String>,
    error: Option<ItemErrorView>,
}

/// Reads an event; JSON.
pub(crate) fn read_event(json: &Document) -> Result<String> {
    let event = json.read(|json| Event::from_json(json))?;
    Ok(to_json(&EventView {
        r#type: event.event_type.as_str().into(),
        created_at: event.created_at.unix(),
        message: MessageView::of(event.message),
        reference: event.reference,
        error: event.error.as_ref().map(ItemErrorView::of),
        id: event.id,
    }))
}

/// An event as the API sends it.
pub(crate) fn write_event(json: &Document) -> Result<String> {
    Ok(json.read(|json| Event::from_json(json))?.to_json())
}

/// The time of unix seconds as the API writes it.
#[napi(catch_unwind)]
pub fn write_timestamp(unix: napi::bindgen_prelude::BigInt) -> Result<String> {
    let invalid = || septet::Error::new(septet::ErrorCode::InvalidTimestamp);
    let time = match unix.get_i64() {
        (unix, true) => septet::Timestamp::from_unix(unix),
        _ => Err(invalid()),
    };
    time.map(|time| time.to_string()).map_err(|error| crate::refusal::refuse(&error))
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ReadingView<'a> {
    Message { answer: AnswerView<MessageView> },
    BulkResult { answer: AnswerView<BulkResultView> },
    Error { error: ErrorView },
    Unreadable { error: RefusalView<'a> },
}

#[derive(Serialize)]
struct InterpretationView<'a> {
    #[serde(flatten)]
    reading: ReadingView<'a>,
    advice: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<Integer>,
}

/// What an answer says and what to do after it; JSON.
#[napi(catch_unwind)]
pub fn interpret(
    http_status: u16,
    body: JsonText,
    retry_after: Option<Utf16String>,
    now: Option<i64>,
) -> Result<String> {
    // A header that is no text cannot be read, which says nothing.
    let retry_after = retry_after.and_then(|header| String::from_utf16(&header).ok());
    let body = Document::of(body)?;
    let found = septet::interpret(http_status, body.octets(), retry_after.as_deref(), now);
    let unreadable;
    let reading = match found.reading {
        Reading::Message(answer) => ReadingView::Message {
            answer: AnswerView { data: MessageView::of(answer.data), request_id: answer.request_id },
        },
        Reading::BulkResult(answer) => ReadingView::BulkResult {
            answer: AnswerView { data: BulkResultView::of(&answer.data), request_id: answer.request_id },
        },
        Reading::Error(envelope) => ReadingView::Error { error: ErrorView::of(&envelope) },
        Reading::Unreadable(error) => {
            unreadable = match &body {
                Document::Text(text) => crate::input::in_utf16(error, text),
                Document::Octets(_) => error,
            };
            ReadingView::Unreadable { error: RefusalView::of(&unreadable) }
        }
        _ => {
            unreadable = septet::Error::new(septet::ErrorCode::WrongType);
            ReadingView::Unreadable { error: RefusalView::of(&unreadable) }
        }
    };
    let seconds = match found.advice {
        RetryAdvice::After(seconds) => Some(seconds.into()),
        _ => None,
    };
    Ok(to_json(&InterpretationView { reading, advice: found.advice.as_str(), seconds }))
}

/// What silence means.
#[napi(catch_unwind)]
pub fn interpret_no_response(written: bool) -> String {
    septet::interpret_no_response(written).as_str().into()
}
