//! What becomes of a message after it was sent.

use core::ffi::c_char;

use septet::{Status, Timestamp};

use crate::bulk_result::item_error;
use crate::error::septet_error;
use crate::event::septet_event;
use crate::guard::{Failure, guard, quietly};
use crate::message::{message, needed, septet_message, time};
use crate::ptr::{self, septet_str};
use crate::status::{septet_status, septet_usage};

/// The statuses that a message can be moved to, for strings that live for ever.
static STATUSES: [Status; 5] =
    [Status::Queued, Status::Unknown, Status::Sent, Status::Delivered, Status::Failed];

/// A status as a word. Static.
pub(crate) fn word(status: &Status) -> septet_str {
    septet_str::of_option(STATUSES.iter().find(|known| *known == status).map(Status::as_str))
}

/// Whether a message with the status `now` may get the status `next`: `queued` → `unknown` → `sent` → `delivered` or `failed`, forward only,
/// steps may be left out. 1 or 0; 0 for words that this library does not know.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_message_may_become(now: septet_str, next: septet_str) -> u32 {
    quietly(0, || {
        // SAFETY: the caller promises that the strings are readable.
        let (Ok(now), Ok(next)) = (unsafe { now.required() }, unsafe { next.required() }) else { return 0 };
        u32::from(Status::from_word(now).may_become(&Status::from_word(next)))
    })
}

/// Moves a message to a status that a receipt or an event tells, if that is forward: receipts that come twice, late or out of order
/// change nothing.
///
/// - `message`: its `status` is changed to a static string, and its `sent_at` where this is the first that proves it sent.
/// - `status`: a word as in `septet_message`.
/// - `at`: when it happened, in seconds since 1970.
/// - `moved`: receives 1 when the message moved, else 0.
///
/// Errors: as `septet_message_write`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_message_advance(
    message: *mut septet_message,
    status: septet_str,
    at: i64,
    moved: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (mut owned, mut given, status, moved, out) = unsafe {
            (
                self::message(message)?,
                ptr::required_pod(message)?,
                Status::from_word(needed(status, "status")?),
                ptr::out(moved)?,
                ptr::pod_out(message)?,
            )
        };
        let forward = owned.advance(status, time(at, "at")?);
        if forward {
            given.status = word(&owned.status);
            given.has_sent_at = u32::from(owned.sent_at.is_some());
            given.sent_at = owned.sent_at.map_or(0, Timestamp::unix);
            out.write(given);
        }
        moved.write(u32::from(forward));
        Ok(())
    })
}

/// Writes the event that tells where a message stands, as compact JSON.
///
/// - `event`: its `id`, `created_at`, `reference`, and the error where the message failed (`delivery_failed` unless told). Its `event_type` is not
///   looked at: the message's status tells it.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when no event tells of the message's status (`queued`, `unknown`), and as `septet_event_write`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_message_write_event(
    message: *const septet_message,
    event: *const septet_event,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, message, given) = unsafe {
            (ptr::buffer_out(out, out_cap, out_len)?, self::message(message)?, ptr::required_pod(event)?)
        };
        // SAFETY: the caller keeps the conventions.
        let (id, reference, error) = unsafe {
            (
                needed(given.id, "id")?,
                given.reference.owned()?,
                item_error(given.error_code, given.error_message)?,
            )
        };
        let event = message.event(id, time(given.created_at, "created_at")?, reference, error);
        out.write_str(&event.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?.to_json())
    })
}
