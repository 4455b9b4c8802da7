//! What an answer means, and whether the request may be sent again.

use core::ffi::c_char;

use septet::{Reading, RetryAdvice, interpret, interpret_no_response};

use crate::answer::{Read, septet_answer};
use crate::error::septet_error;
use crate::guard::{guard, quietly};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// Whether a request may be sent again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_retry {
    /// It succeeded, or the same request will fail again.
    SEPTET_RETRY_NEVER = 0,
    /// Nothing was sent; the same request may be sent again.
    SEPTET_RETRY_SAFE = 1,
    /// The same, after so many seconds.
    SEPTET_RETRY_AFTER = 2,
    /// Nobody can tell whether it was sent: sending again may send twice.
    SEPTET_RETRY_AMBIGUOUS = 3,
}

use septet_retry::*;

const WORDS: [(septet_retry, RetryAdvice); 4] = [
    (SEPTET_RETRY_NEVER, RetryAdvice::Never),
    (SEPTET_RETRY_SAFE, RetryAdvice::Safe),
    (SEPTET_RETRY_AFTER, RetryAdvice::After(0)),
    (SEPTET_RETRY_AMBIGUOUS, RetryAdvice::Ambiguous),
];

/// What an answer says and what to do after it.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_interpretation {
    /// `sizeof(septet_interpretation)`, set by the caller.
    pub struct_size: u32,
    /// What the answer holds: a number of `septet_answer_kind`.
    pub kind: u32,
    /// Whether the request may be sent again: a number of `septet_retry`.
    pub retry: u32,
    /// The status of a refusal's code; 0 for no refusal and for a code that this library does not know.
    pub status: septet_status,
    /// How long to wait, for `SEPTET_RETRY_AFTER`.
    pub seconds: u64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_interpretation {}

fn retry_number(advice: RetryAdvice) -> u32 {
    let known = WORDS.iter().find(|(_, known)| known.as_str() == advice.as_str());
    // What is not known is not safe.
    known.map_or(SEPTET_RETRY_AMBIGUOUS, |(number, _)| *number) as u32
}

/// Reads an answer and says whether the request may be sent again.
///
/// - `http_status`: as it came.
/// - `body`, `body_len`: as they came, octets.
/// - `retry_after`: the header of that name, or absent.
/// - `now`: the time in seconds since 1970, needed only where `retry_after` may be a date; else NULL.
/// - `out`: receives the interpretation.
/// - `answer`: receives what the answer holds, to be freed with `septet_answer_free`; NULL when it is not wanted.
///
/// Errors: only those of usage, and `SEPTET_ERR_INVALID_UTF8` for the header. An unreadable body is an interpretation too.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_response_interpret(
    http_status: u16,
    body: *const c_char,
    body_len: usize,
    retry_after: septet_str,
    now: *const i64,
    out: *mut septet_interpretation,
    answer: *mut *mut septet_answer,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, body, retry_after, now) = unsafe {
            (
                ptr::pod_out(out)?,
                ptr::octets(body, body_len)?,
                retry_after.read()?,
                ptr::optional_reference(now)?.copied(),
            )
        };
        let wanted = if answer.is_null() {
            None
        } else {
            // SAFETY: the caller keeps the conventions.
            Some(unsafe { ptr::out(answer) }?)
        };
        let found = interpret(http_status, body, retry_after, now);
        let seconds = if let RetryAdvice::After(seconds) = found.advice { seconds } else { 0 };
        let mut status = 0;
        let read = match found.reading {
            Reading::Message(answer) => Read::Message(answer),
            Reading::BulkResult(answer) => Read::BulkResult(answer),
            Reading::Error(envelope) => {
                status = envelope.known_code().map_or(0, septet::ErrorCode::number);
                Read::Error(envelope)
            }
            Reading::Unreadable(error) => Read::Unreadable(error),
            // The core is built together with this face and has no other.
            _ => Read::Unreadable(septet::Error::new(septet::ErrorCode::InvalidJson)),
        };
        let retry = retry_number(found.advice);
        out.write(septet_interpretation { struct_size: 0, kind: read.kind(), retry, status, seconds });
        if let Some(wanted) = wanted {
            ptr::give(wanted, read.into());
        }
        Ok(())
    })
}

/// What silence means: a number of `septet_retry`.
///
/// - `written`: 0 when no octet of the request went out.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_response_interpret_silence(written: u32) -> u32 {
    quietly(SEPTET_RETRY_AMBIGUOUS as u32, || retry_number(interpret_no_response(written != 0)))
}

/// The word of a `septet_retry`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_retry_name(retry: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let known = WORDS.iter().find(|(number, _)| *number as u32 == retry);
        septet_str::of_option(known.map(|(_, advice)| advice.as_str()))
    })
}
