//! Answers and events that were read from JSON.

use core::ffi::c_char;

use septet::{Answer, BulkResult, ErrorEnvelope, Event, Message};

use crate::bulk_result::septet_bulk_item;
use crate::error::septet_error;
use crate::error_envelope::septet_error_envelope;
use crate::event::septet_event;
use crate::guard::{Failure, Handle, Held, guard, guard_on, quietly};
use crate::message::septet_message;
use crate::ptr::{self, Pod, septet_str};
use crate::status::{septet_status, septet_usage};

/// What an answer holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_answer_kind {
    /// Nothing that could be read.
    SEPTET_ANSWER_UNREADABLE = 0,
    /// A message: `septet_answer_message`.
    SEPTET_ANSWER_MESSAGE = 1,
    /// A bulk result: `septet_answer_bulk_result`, `septet_answer_item`.
    SEPTET_ANSWER_BULK_RESULT = 2,
    /// A refusal: `septet_answer_error`.
    SEPTET_ANSWER_ERROR = 3,
    /// An event: `septet_answer_event`, and `septet_answer_message` for its message.
    SEPTET_ANSWER_EVENT = 4,
}

/// An answer or an event that was read. A handle: never changed after it was made, so many threads may use it at once. Every
/// string that is got from it belongs to it.
pub struct septet_answer(Held<Read>);

impl Handle for septet_answer {
    type Value = Read;

    fn held(&self) -> &Held<Read> {
        &self.0
    }
}

/// What was read.
pub(crate) enum Read {
    /// A message.
    Message(Box<Answer<Message>>),
    /// A bulk result.
    BulkResult(Answer<BulkResult>),
    /// A refusal.
    Error(ErrorEnvelope),
    /// An event.
    Event(Box<Event>),
    /// What cannot be read, and why.
    Unreadable(septet::Error),
}

impl From<Read> for septet_answer {
    fn from(read: Read) -> Self {
        Self(Held::new(read))
    }
}

impl Read {
    pub(crate) fn kind(&self) -> u32 {
        (match self {
            Self::Message(_) => septet_answer_kind::SEPTET_ANSWER_MESSAGE,
            Self::BulkResult(_) => septet_answer_kind::SEPTET_ANSWER_BULK_RESULT,
            Self::Error(_) => septet_answer_kind::SEPTET_ANSWER_ERROR,
            Self::Event(_) => septet_answer_kind::SEPTET_ANSWER_EVENT,
            Self::Unreadable(_) => septet_answer_kind::SEPTET_ANSWER_UNREADABLE,
        }) as u32
    }
}

/// The counts of a bulk result. `sent + failed == total` always.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_bulk_counts {
    /// `sizeof(septet_bulk_counts)`, set by the caller.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// How many messages there are: `septet_answer_item`.
    pub total: usize,
    /// How many are not proven to have failed.
    pub sent: usize,
    /// How many failed.
    pub failed: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_bulk_counts {}

const WRONG_KIND: Failure = Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM);

/// # Safety
/// Pointers as the conventions demand.
unsafe fn parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_answer,
    err: *mut septet_error,
    read: impl FnOnce(&[u8]) -> Result<Read, septet::Error>,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_answer::from(read(json)?));
        Ok(())
    })
}

/// Reads the whole answer to a send request. Members that are not known are ignored, `meta` may be missing.
///
/// - `out`: receives the handle, to be freed with `septet_answer_free`.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_INVALID_JSON`, `SEPTET_ERR_JSON_TOO_DEEP` (position); `SEPTET_ERR_DUPLICATE_MEMBER`,
/// `SEPTET_ERR_WRONG_TYPE`, `SEPTET_ERR_MISSING_MEMBER`, `SEPTET_ERR_INVALID_TIMESTAMP`, `SEPTET_ERR_CURRENCY_INVALID` and those of an
/// amount (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_message_parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_answer,
    err: *mut septet_error,
) -> septet_status {
    let read = |json: &[u8]| Message::from_json(json).map(Box::new).map(Read::Message);
    // SAFETY: the caller keeps the conventions.
    unsafe { parse(json, len, out, err, read) }
}

/// Reads the whole answer to a bulk request. Members that are not known are ignored, `meta` may be missing.
///
/// - `out`: receives the handle, to be freed with `septet_answer_free`.
///
/// Errors: as `septet_message_parse`, and `SEPTET_ERR_INCONSISTENT_COUNTS` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_result_parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_answer,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { parse(json, len, out, err, |json| BulkResult::from_json(json).map(Read::BulkResult)) }
}

/// Reads an answer that says no. Members that are not known are ignored, `meta` may be missing.
///
/// - `out`: receives the handle, to be freed with `septet_answer_free`.
///
/// Errors: as `septet_message_parse`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_error_parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_answer,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { parse(json, len, out, err, |json| ErrorEnvelope::from_json(json).map(Read::Error)) }
}

/// Reads an event. Members that are not known are ignored.
///
/// - `out`: receives the handle, to be freed with `septet_answer_free`.
///
/// Errors: as `septet_message_parse`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_event_parse(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_answer,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { parse(json, len, out, err, |json| Event::from_json(json).map(Box::new).map(Read::Event)) }
}

/// Frees an answer, and with it every string that was got from it; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_free(answer: *mut septet_answer) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(answer) }
}

/// What an answer holds: a number of `septet_answer_kind`; `SEPTET_ANSWER_UNREADABLE` for NULL.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_what(answer: *const septet_answer) -> u32 {
    quietly(0, || {
        // SAFETY: the caller keeps the conventions.
        let answer = unsafe { ptr::reference(answer) };
        answer.and_then(|answer| answer.held().get()).map_or(0, Read::kind)
    })
}

/// The id of the request that was answered, absent when `meta` does not tell it.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_request_id(
    answer: *const septet_answer,
    out: *mut septet_str,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let id = match read {
            Read::Message(answer) => answer.request_id.as_deref(),
            Read::BulkResult(answer) => answer.request_id.as_deref(),
            Read::Error(envelope) => envelope.request_id.as_deref(),
            Read::Event(_) | Read::Unreadable(_) => None,
        };
        out.write(septet_str::of_option(id));
        Ok(())
    })
}

/// The message of an answer or of an event.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it holds none.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_message(
    answer: *const septet_answer,
    out: *mut septet_message,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_message::of(match read {
            Read::Message(answer) => &answer.data,
            Read::Event(event) => &event.message,
            _ => return Err(WRONG_KIND),
        }));
        Ok(())
    })
}

/// The counts of a bulk result.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it holds none.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_bulk_result(
    answer: *const septet_answer,
    out: *mut septet_bulk_counts,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let Read::BulkResult(Answer { data, .. }) = read else { return Err(WRONG_KIND) };
        out.write(septet_bulk_counts {
            struct_size: 0,
            reserved: 0,
            total: data.total(),
            sent: data.sent(),
            failed: data.failed(),
        });
        Ok(())
    })
}

/// One message of a bulk result: number `index` of `septet_bulk_counts.total`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_item(
    answer: *const septet_answer,
    index: usize,
    out: *mut septet_bulk_item,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let Read::BulkResult(Answer { data, .. }) = read else { return Err(WRONG_KIND) };
        out.write(septet_bulk_item::of(ptr::item(data.messages(), index)?));
        Ok(())
    })
}

/// The refusal that an answer holds.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it holds none.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_error(
    answer: *const septet_answer,
    out: *mut septet_error_envelope,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let Read::Error(envelope) = read else { return Err(WRONG_KIND) };
        out.write(septet_error_envelope::of(envelope));
        Ok(())
    })
}

/// The event that was read; `septet_answer_message` gives its message.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it is none.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_event(
    answer: *const septet_answer,
    out: *mut septet_event,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let Read::Event(event) = read else { return Err(WRONG_KIND) };
        out.write(septet_event::of(event));
        Ok(())
    })
}

/// Why an answer could not be read.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it could.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_answer_defect(
    answer: *const septet_answer,
    out: *mut septet_error,
    err: *mut septet_error,
) -> septet_status {
    guard_on(answer, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let Read::Unreadable(error) = read else { return Err(WRONG_KIND) };
        out.write(septet_error::of(error));
        Ok(())
    })
}
