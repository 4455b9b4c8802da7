//! One request, one sending.

use core::ffi::c_char;

use septet::{Decision, Error, ErrorCode, Fingerprint, Stored, decide, fingerprint, http::Operation};

use crate::error::septet_error;
use crate::guard::{Failure, guard, guard_on, quietly};
use crate::http::septet_operation;
use crate::ptr::{self, Pod, septet_str};
use crate::request::{Kind, septet_request};
use crate::status::{septet_status, septet_usage};

/// What to do with a request that carries an idempotency key. 0 is none, so that a decision that was never made sends nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_decision {
    /// The key is new: store it as in flight, and send.
    SEPTET_DECISION_PROCEED = 1,
    /// The same request was answered: give that answer again.
    SEPTET_DECISION_REPLAY = 2,
    /// The key stands for another request: refuse.
    SEPTET_DECISION_CONFLICT = 3,
    /// The same request is being worked on: refuse, its answer will come.
    SEPTET_DECISION_IN_FLIGHT = 4,
}

use septet_decision::*;

const DECISIONS: [(septet_decision, Decision); 4] = [
    (SEPTET_DECISION_PROCEED, Decision::Proceed),
    (SEPTET_DECISION_REPLAY, Decision::Replay),
    (SEPTET_DECISION_CONFLICT, Decision::Conflict),
    (SEPTET_DECISION_IN_FLIGHT, Decision::InFlight),
];

/// What a gateway keeps under an account's idempotency key.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_stored {
    /// `sizeof(septet_stored)`, set by the caller.
    pub struct_size: u32,
    /// 1 when the request was answered; 0 while it is being worked on.
    pub answered: u32,
    /// What it asked for: 64 lower-case hexadecimal digits.
    pub fingerprint: septet_str,
    /// When the answer may be forgotten, in seconds since 1970: some `SEPTET_IDEMPOTENCY_RETENTION` after it was given.
    pub expires_at: i64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_stored {}

/// Writes what a request asks for, as 64 lower-case hexadecimal digits (`SEPTET_FINGERPRINT_LEN`): the SHA-256 of its canonical form. The order
/// of members, white space, escapes and unknown members change nothing; the order of recipients does. Who knows a fingerprint can try
/// bodies and numbers until one fits: keep it as safe as the request.
///
/// - `operation`: a number of `septet_operation`.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (field), those of `septet_send_request_parse`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_idempotency_fingerprint(
    operation: u32,
    json: *const c_char,
    len: usize,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::buffer_out(out, out_cap, out_len)?, ptr::octets(json, len)?) };
        out.write_display(fingerprint(read_operation(operation)?, json)?)
    })
}

/// The same of a request that was read.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_request_fingerprint(
    request: *const septet_request,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(request, err, |read| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_display(match &read.kind {
            Kind::Send(request) => request.fingerprint(),
            Kind::Bulk(request) => request.fingerprint(),
        })
    })
}

fn read_operation(number: u32) -> Result<Operation, Failure> {
    const SEND: u32 = septet_operation::SEPTET_OPERATION_SEND as u32;
    const BULK: u32 = septet_operation::SEPTET_OPERATION_BULK as u32;
    match number {
        SEND => Ok(Operation::Send),
        BULK => Ok(Operation::Bulk),
        _ => Err(Error::new(ErrorCode::InvalidOption).in_field("operation").into()),
    }
}

/// What to do with a request, given what is stored under its key. To send once only, looking the key up and storing it as in flight have to be
/// one step of the store (insert if absent).
///
/// - `stored`: NULL when the key is new.
/// - `fingerprint`: of the request that came.
/// - `now`: in seconds since 1970.
/// - `out`: receives a number of `septet_decision`.
///
/// Errors: `SEPTET_ERR_FINGERPRINT_INVALID`, `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_idempotency_decide(
    stored: *const septet_stored,
    fingerprint: septet_str,
    now: i64,
    out: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, stored, fingerprint) =
            unsafe { (ptr::out(out)?, ptr::pod(stored)?, fingerprint.required()?.parse::<Fingerprint>()?) };
        let stored = match stored {
            None => None,
            Some(stored) => {
                // SAFETY: the caller keeps the conventions.
                let known = unsafe { stored.fingerprint.required() }?.parse()?;
                Some(match stored.answered {
                    0 => Stored::in_flight(known),
                    _ => Stored::answered(known, stored.expires_at),
                })
            }
        };
        let decision = decide(stored, fingerprint, now);
        let found = DECISIONS.iter().find(|(_, known)| *known == decision);
        // The core is built together with this face and has no other.
        let (number, _) = found.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_PANIC))?;
        out.write(*number as u32);
        Ok(())
    })
}

fn known(decision: u32) -> Option<Decision> {
    DECISIONS.iter().find(|(number, _)| *number as u32 == decision).map(|(_, known)| *known)
}

/// The word of a `septet_decision`: `proceed`, `replay`, `conflict`, `in_flight`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_decision_name(decision: u32) -> septet_str {
    quietly(septet_str::ABSENT, || septet_str::of_option(known(decision).map(Decision::as_str)))
}

/// What to answer with, when the request is refused: a number of `septet_code`; `SEPTET_OK` when it is not.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_decision_status(decision: u32) -> septet_status {
    quietly(0, || known(decision).and_then(Decision::error).map_or(0, ErrorCode::number))
}
