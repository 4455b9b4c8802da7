//! A message as the API answers it.

use core::ffi::c_char;

use septet::{Currency, Error, ErrorCode, Message, Status, Timestamp};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::money::{self, septet_currency};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// A message: what was asked for and what became of it.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_message {
    /// `sizeof(septet_message)`, set by the caller.
    pub struct_size: u32,
    /// 1 when `route_id` is given.
    pub has_route_id: u32,
    /// The route that was used, even when the request named none.
    pub route_id: u64,
    /// Its id: `septet_id_format`.
    pub id: septet_str,
    /// The recipient.
    pub to: septet_str,
    /// The sender, as it was written.
    pub from: septet_str,
    /// The text.
    pub body: septet_str,
    /// `queued`, `sent`, `delivered`, `failed`, `unknown`, or a word of a newer release.
    pub status: septet_str,
    /// The id that the network gave to the first accepted segment, or absent.
    pub provider_message_id: septet_str,
    /// What it costs in nanos, or `SEPTET_NO_AMOUNT`.
    pub cost: i64,
    /// The currency of the cost.
    pub currency: septet_currency,
    /// 1 when `sent_at` is given.
    pub has_sent_at: u32,
    /// Passes over a route; 0 when it was stopped before any.
    pub attempts: u64,
    /// When it was created, in seconds since 1970.
    pub created_at: i64,
    /// When it was sent, in seconds since 1970.
    pub sent_at: i64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_message {}

impl septet_message {
    pub(crate) fn of(message: &Message) -> Self {
        Self {
            struct_size: 0,
            has_route_id: u32::from(message.route_id.is_some()),
            route_id: message.route_id.unwrap_or(0),
            id: septet_str::of(&message.id),
            to: septet_str::of(&message.to),
            from: septet_str::of(&message.from),
            body: septet_str::of(&message.body),
            status: septet_str::of(message.status.as_str()),
            provider_message_id: septet_str::of_option(message.provider_message_id.as_deref()),
            cost: money::nanos(message.cost),
            currency: septet_currency::of(message.currency),
            has_sent_at: u32::from(message.sent_at.is_some()),
            attempts: message.attempts,
            created_at: message.created_at.unix(),
            sent_at: message.sent_at.map_or(0, Timestamp::unix),
        }
    }

    /// # Safety
    /// The strings are readable.
    unsafe fn read(&self) -> Result<Message, Failure> {
        let currency: Option<Currency> = self.currency.read()?;
        // SAFETY: promised by the caller.
        unsafe {
            Ok(Message {
                id: needed(self.id, "id")?.into(),
                to: needed(self.to, "to")?.into(),
                from: needed(self.from, "from")?.into(),
                body: needed(self.body, "body")?.into(),
                status: Status::from_word(needed(self.status, "status")?),
                cost: money::amount(self.cost),
                currency,
                route_id: (self.has_route_id != 0).then_some(self.route_id),
                provider_message_id: self.provider_message_id.owned()?,
                attempts: self.attempts,
                created_at: time(self.created_at, "created_at")?,
                sent_at: (self.has_sent_at != 0).then(|| time(self.sent_at, "sent_at")).transpose()?,
            })
        }
    }
}

/// A member that has to be there.
///
/// # Safety
/// The string is readable.
pub(crate) unsafe fn needed<'a>(text: septet_str, field: &'static str) -> Result<&'a str, Failure> {
    // SAFETY: promised by the caller.
    let text = unsafe { text.read() }?;
    text.ok_or_else(|| Error::new(ErrorCode::MissingMember).in_field(field).into())
}

pub(crate) fn time(unix: i64, field: &'static str) -> Result<Timestamp, Failure> {
    Timestamp::from_unix(unix).map_err(|error| error.in_field(field).into())
}

/// The message of a call.
///
/// # Safety
/// `message` is NULL or points to a struct whose `struct_size` is right and whose strings are readable.
pub(crate) unsafe fn message(message: *const septet_message) -> Result<Message, Failure> {
    // SAFETY: promised by the caller.
    unsafe { ptr::required_pod(message)?.read() }
}

/// Writes the whole answer to a send request, `201 Created`, as compact JSON.
///
/// - `request_id`: for `meta`.
///
/// Errors: `SEPTET_ERR_MISSING_MEMBER` (field), `SEPTET_ERR_CURRENCY_INVALID`, `SEPTET_ERR_INVALID_TIMESTAMP` (field),
/// `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_message_write(
    message: *const septet_message,
    request_id: septet_str,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, message, request_id) = unsafe {
            (ptr::buffer_out(out, out_cap, out_len)?, self::message(message)?, request_id.required()?)
        };
        out.write_str(&message.to_json(request_id))
    })
}
