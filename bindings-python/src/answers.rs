//! Written answers: the records of `septet/_answers.py` to the core's values and back, as JSON and from it.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use septet::{
    Amount, Answer, BulkItem, BulkResult, Currency, ErrorEnvelope, Event, EventType, ItemError, Message,
    Outcome, Reading, RetryAdvice, Status,
};

use crate::errors::{guard, list_to_core, value};
use crate::json::Document;
use crate::money::{amount, maybe_decimal};
use crate::options::{Integer, word};
use crate::records::Record;
use crate::time::{datetime, timestamp};

static MESSAGE: Record = Record::new("septet._answers", "Message");
static BULK_ITEM: Record = Record::new("septet._answers", "BulkItem");
static BULK_RESULT: Record = Record::new("septet._answers", "BulkResult");
static ITEM_ERROR: Record = Record::new("septet._answers", "ItemError");
static ERROR_ENVELOPE: Record = Record::new("septet._answers", "ErrorEnvelope");
static EVENT: Record = Record::new("septet._answers", "Event");
static ANSWER: Record = Record::new("septet._answers", "Answer");
static INTERPRETATION: Record = Record::new("septet._answers", "Interpretation");

/// The fields of a record.
pub(crate) struct Fields<'a, 'py>(pub(crate) &'a Bound<'py, PyAny>);

impl<'py> Fields<'_, 'py> {
    pub(crate) fn text(&self, name: &str) -> PyResult<String> {
        crate::text_of(&self.0.getattr(name)?)
    }

    pub(crate) fn maybe<T>(
        &self,
        name: &str,
        read: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
    ) -> PyResult<Option<T>> {
        let value = self.0.getattr(name)?;
        if value.is_none() { Ok(None) } else { read(&value).map(Some) }
    }

    fn unsigned(&self, name: &str) -> PyResult<u64> {
        unsigned(&self.0.getattr(name)?)
    }

    fn cost(&self) -> PyResult<Option<Amount>> {
        self.maybe("cost", |cost| amount(cost, "cost"))
    }

    fn error(&self) -> PyResult<Option<ItemError>> {
        self.maybe("error", item_error_of)
    }
}

/// Why one message failed, from a record.
pub(crate) fn item_error_of(record: &Bound<'_, PyAny>) -> PyResult<ItemError> {
    let error = Fields(record);
    Ok(ItemError { code: error.text("code")?, message: error.text("message")? })
}

/// An integer that cannot be negative.
fn unsigned(value: &Bound<'_, PyAny>) -> PyResult<u64> {
    let Integer(integer) = value.extract()?;
    u64::try_from(integer).map_err(|_| PyValueError::new_err("a count cannot be negative"))
}

/// A message from a record.
pub(crate) fn to_message(record: &Bound<'_, PyAny>) -> PyResult<Message> {
    let fields = Fields(record);
    Ok(Message {
        id: fields.text("id")?,
        to: fields.text("to")?,
        from: fields.text("from_")?,
        body: fields.text("body")?,
        status: Status::from_word(&fields.text("status")?),
        cost: fields.cost()?,
        currency: fields.maybe("currency", |currency| word(currency, str::parse::<Currency>))?,
        route_id: fields.maybe("route_id", unsigned)?,
        provider_message_id: fields.maybe("provider_message_id", crate::text_of)?,
        attempts: fields.unsigned("attempts")?,
        created_at: timestamp(&record.getattr("created_at")?)?,
        sent_at: fields.maybe("sent_at", timestamp)?,
    })
}

fn message_fields<'py>(py: Python<'py>, message: &Message) -> PyResult<Bound<'py, PyTuple>> {
    // More fields than a Rust tuple converts.
    let currency = message.currency.map(|currency| currency.to_string());
    let (first, second) = (
        (&message.id, &message.to, &message.from, &message.body, message.status.as_str()),
        (
            maybe_decimal(py, message.cost)?,
            currency,
            message.route_id,
            message.provider_message_id.as_deref(),
            message.attempts,
            datetime(py, message.created_at)?,
            message.sent_at.map(|time| datetime(py, time)).transpose()?,
        ),
    );
    let (first, second) = (first.into_pyobject(py)?, second.into_pyobject(py)?);
    PyTuple::new(py, first.iter().chain(second.iter()).collect::<Vec<_>>())
}

/// A message with its fields.
pub(crate) fn message<'py>(py: Python<'py>, message: &Message) -> PyResult<Bound<'py, PyAny>> {
    MESSAGE.of(py, message_fields(py, message)?)
}

fn to_item(record: &Bound<'_, PyAny>) -> PyResult<BulkItem> {
    let fields = Fields(record);
    Ok(BulkItem {
        id: fields.text("id")?,
        to: fields.text("to")?,
        status: Status::from_word(&fields.text("status")?),
        cost: fields.cost()?,
        error: fields.error()?,
    })
}

fn item_fields<'py>(py: Python<'py>, item: &BulkItem) -> PyResult<Bound<'py, PyTuple>> {
    let error = item.error.as_ref().map(|error| item_error(py, error)).transpose()?;
    (&item.id, &item.to, item.status.as_str(), maybe_decimal(py, item.cost)?, error).into_pyobject(py)
}

fn item_error<'py>(py: Python<'py>, error: &ItemError) -> PyResult<Bound<'py, PyAny>> {
    ITEM_ERROR.of(py, (&error.code, &error.message))
}

fn to_bulk_result(items: &Bound<'_, PyAny>) -> PyResult<BulkResult> {
    Ok(BulkResult::new(items.try_iter()?.map(|item| to_item(&item?)).collect::<PyResult<_>>()?))
}

/// A bulk result with its counts, which are the core's.
pub(crate) fn bulk_result<'py>(py: Python<'py>, result: &BulkResult) -> PyResult<Bound<'py, PyAny>> {
    BULK_RESULT.of(py, bulk_result_fields(py, result)?)
}

fn bulk_result_fields<'py>(py: Python<'py>, result: &BulkResult) -> PyResult<Bound<'py, PyTuple>> {
    let item = |item: &BulkItem| BULK_ITEM.of(py, item_fields(py, item)?);
    let items = result.messages().iter().map(item).collect::<PyResult<Vec<_>>>()?;
    (PyTuple::new(py, items)?, result.total(), result.sent(), result.failed()).into_pyobject(py)
}

/// What became of a message, from a record.
pub(crate) fn outcome(record: &Bound<'_, PyAny>) -> PyResult<Outcome> {
    let fields = Fields(record);
    Ok(Outcome {
        status: Status::from_word(&fields.text("status")?),
        cost: fields.cost()?,
        error: fields.error()?,
    })
}

fn to_envelope(record: &Bound<'_, PyAny>) -> PyResult<ErrorEnvelope> {
    let fields = Fields(record);
    // The core's envelope grows, so it is made for some error and filled in.
    let mut envelope = ErrorEnvelope::new(&septet::Error::new(septet::ErrorCode::NotFound), "");
    envelope.code = fields.text("code")?;
    envelope.message = fields.text("message")?;
    envelope.field = fields.maybe("field", crate::text_of)?;
    envelope.index = fields.maybe("index", unsigned)?;
    envelope.details = fields.maybe("details", crate::text_of)?;
    envelope.request_id = fields.maybe("request_id", crate::text_of)?;
    Ok(envelope)
}

fn envelope<'py>(py: Python<'py>, envelope: &ErrorEnvelope) -> PyResult<Bound<'py, PyAny>> {
    let fields = (
        &envelope.code,
        &envelope.message,
        envelope.field.as_deref(),
        envelope.index,
        envelope.details.as_deref(),
        envelope.request_id.as_deref(),
    );
    ERROR_ENVELOPE.of(py, fields)
}

fn to_event(record: &Bound<'_, PyAny>) -> PyResult<Event> {
    let fields = Fields(record);
    Ok(Event {
        id: fields.text("id")?,
        event_type: EventType::from_word(&fields.text("type")?),
        created_at: timestamp(&record.getattr("created_at")?)?,
        message: to_message(&record.getattr("message")?)?,
        reference: fields.maybe("reference", crate::text_of)?,
        error: fields.error()?,
    })
}

fn event_fields<'py>(py: Python<'py>, event: &Event) -> PyResult<Bound<'py, PyTuple>> {
    let error = event.error.as_ref().map(|error| item_error(py, error)).transpose()?;
    let created_at = datetime(py, event.created_at)?;
    let message = message(py, &event.message)?;
    (&event.id, event.event_type.as_str(), created_at, message, event.reference.as_deref(), error)
        .into_pyobject(py)
}

/// An event with its message.
pub(crate) fn event<'py>(py: Python<'py>, event: &Event) -> PyResult<Bound<'py, PyAny>> {
    EVENT.of(py, event_fields(py, event)?)
}

fn answer<'py, T>(
    py: Python<'py>,
    answer: &Answer<T>,
    data: impl FnOnce(&T) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    ANSWER.of(py, (data(&answer.data)?, answer.request_id.as_deref()))
}

/// The fields of a message, checked and in their plain types.
#[pyfunction]
pub(crate) fn _message_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| message_fields(record.py(), &to_message(record)?))
}

/// The fields of an item of a bulk result, checked and in their plain types.
#[pyfunction]
pub(crate) fn _bulk_item_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| item_fields(record.py(), &to_item(record)?))
}

/// The fields of a bulk result of some items.
#[pyfunction]
pub(crate) fn _bulk_result_fields<'py>(items: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| bulk_result_fields(items.py(), &to_bulk_result(items)?))
}

/// The fields of an event, checked and in their plain types.
#[pyfunction]
pub(crate) fn _event_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| event_fields(record.py(), &to_event(record)?))
}

/// The fields of an outcome, checked and in their plain types.
#[pyfunction]
pub(crate) fn _outcome_fields<'py>(record: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let py = record.py();
        let outcome = outcome(record)?;
        let error = outcome.error.as_ref().map(|error| item_error(py, error)).transpose()?;
        (outcome.status.as_str(), maybe_decimal(py, outcome.cost)?, error).into_pyobject(py)
    })
}

#[pyfunction]
pub(crate) fn _write_message(record: &Bound<'_, PyAny>, request_id: &str) -> PyResult<String> {
    guard(|| Ok(to_message(record)?.to_json(request_id)))
}

#[pyfunction]
pub(crate) fn _read_message<'py>(json: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read = Document::written(json)?.read(Message::from_json)?;
        answer(json.py(), &read, |data| message(json.py(), data))
    })
}

#[pyfunction]
pub(crate) fn _write_bulk_result(items: &Bound<'_, PyAny>, request_id: &str) -> PyResult<String> {
    guard(|| Ok(to_bulk_result(items)?.to_json(request_id)))
}

#[pyfunction]
pub(crate) fn _read_bulk_result<'py>(json: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read = Document::written(json)?.read(BulkResult::from_json)?;
        answer(json.py(), &read, |data| bulk_result(json.py(), data))
    })
}

#[pyfunction]
pub(crate) fn _write_error(record: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(|| Ok(to_envelope(record)?.to_json()))
}

#[pyfunction]
pub(crate) fn _read_error<'py>(json: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| envelope(json.py(), &Document::written(json)?.read(ErrorEnvelope::from_json)?))
}

/// The envelope for all errors of a request; None without any.
#[pyfunction]
pub(crate) fn _envelope_of_errors<'py>(
    errors: &Bound<'py, PyAny>,
    request_id: &str,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let made = ErrorEnvelope::from_errors(&list_to_core(errors)?, request_id);
        made.map(|made| envelope(errors.py(), &made)).transpose()
    })
}

/// The HTTP status of an envelope.
#[pyfunction]
pub(crate) fn _envelope_status(record: &Bound<'_, PyAny>) -> PyResult<u16> {
    guard(|| Ok(to_envelope(record)?.http_status()))
}

#[pyfunction]
pub(crate) fn _write_event(record: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(|| Ok(to_event(record)?.to_json()))
}

#[pyfunction]
pub(crate) fn _read_event<'py>(json: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read = Document::written(json)?.read(Event::from_json)?;
        event(json.py(), &read)
    })
}

/// What an answer means, and whether the request may be sent again.
///
/// `body` is the answer's body, text or octets as they came; `retry_after` the header of that name; `now` a time (aware
/// `datetime`, RFC 3339 or unix seconds), needed only where that header is a date. Never raises for what the body holds.
///
/// >>> body = b'{"success":false,"error":{"code":"rate_limited","message":"slower"}}'
/// >>> answer = septet.interpret(429, body, retry_after="30")
/// >>> answer.kind, answer.advice, answer.seconds
/// ('error', 'after', 30)
#[pyfunction]
#[pyo3(signature = (http_status, body, retry_after = None, now = None))]
pub(crate) fn interpret<'py>(
    http_status: u16,
    body: &Bound<'py, PyAny>,
    retry_after: Option<&str>,
    now: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = body.py();
        let body = Document::written(body)?;
        let now = now.map(timestamp).transpose()?.map(septet::Timestamp::unix);
        let found = body.read(|json| Ok(septet::interpret(http_status, json, retry_after, now)))?;
        let (kind, reading) = match &found.reading {
            Reading::Message(read) => ("message", answer(py, read, |data| message(py, data))),
            Reading::BulkResult(read) => ("bulk_result", answer(py, read, |data| bulk_result(py, data))),
            Reading::Error(read) => ("error", envelope(py, read)),
            Reading::Unreadable(error) => {
                let placed = body.try_read(|_| Err::<(), _>(error.clone()));
                ("unreadable", value(py, placed.as_ref().err().unwrap_or(error)))
            }
            _ => ("unreadable", value(py, &septet::Error::new(septet::ErrorCode::InvalidJson))),
        };
        let (kind, reading) = match reading {
            Ok(reading) => (kind, reading),
            // A time that Python cannot hold: for this caller the body is unreadable.
            Err(error) if error.is_instance_of::<PyValueError>(py) => {
                ("unreadable", error.into_value(py).into_bound(py).into_any())
            }
            Err(error) => return Err(error),
        };
        let seconds = match found.advice {
            RetryAdvice::After(seconds) => Some(seconds),
            _ => None,
        };
        INTERPRETATION.of(py, (kind, reading, found.advice.as_str(), seconds))
    })
}

/// What silence means: whether a request may be sent again when no answer came.
///
/// `written` tells whether any octet of the request went out. Gives "safe" or "ambiguous".
///
/// >>> septet.interpret_no_response(written=True)
/// 'ambiguous'
#[pyfunction]
#[pyo3(signature = (written))]
pub(crate) fn interpret_no_response(written: bool) -> &'static str {
    septet::interpret_no_response(written).as_str()
}
