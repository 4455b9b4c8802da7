//! Events, as webhooks carry them.

use core::ffi::c_char;

use septet::{Event, EventType};

use crate::bulk_result::item_error;
use crate::error::septet_error;
use crate::guard::guard;
use crate::message::{message, needed, septet_message, time};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// Something that happened to a message; the message itself stands beside it.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_event {
    /// `sizeof(septet_event)`, set by the caller.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// When it happened, in seconds since 1970.
    pub created_at: i64,
    /// The event's id: `septet_id_format`.
    pub id: septet_str,
    /// `message.sent`, `message.delivered`, `message.failed`, `message.received`, or a word of a newer release.
    pub event_type: septet_str,
    /// The reference of the request, or absent.
    pub reference: septet_str,
    /// Why it failed: a stable word, or absent.
    pub error_code: septet_str,
    /// What that means, for people.
    pub error_message: septet_str,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_event {}

impl septet_event {
    pub(crate) fn of(event: &Event) -> Self {
        Self {
            struct_size: 0,
            reserved: 0,
            created_at: event.created_at.unix(),
            id: septet_str::of(&event.id),
            event_type: septet_str::of(event.event_type.as_str()),
            reference: septet_str::of_option(event.reference.as_deref()),
            error_code: septet_str::of_option(event.error.as_ref().map(|error| error.code.as_str())),
            error_message: septet_str::of_option(event.error.as_ref().map(|error| error.message.as_str())),
        }
    }
}

/// Writes an event as compact JSON.
///
/// - `message`: the message as it stands now.
///
/// Errors: as `septet_message_write`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_event_write(
    event: *const septet_event,
    message: *const septet_message,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, event) = unsafe {
            let out = ptr::buffer_out(out, out_cap, out_len)?;
            let given = ptr::required_pod(event)?;
            let event = Event {
                id: needed(given.id, "id")?.into(),
                event_type: EventType::from_word(needed(given.event_type, "type")?),
                created_at: time(given.created_at, "created_at")?,
                message: self::message(message)?,
                reference: given.reference.owned()?,
                error: item_error(given.error_code, given.error_message)?,
            };
            (out, event)
        };
        out.write_str(&event.to_json())
    })
}
