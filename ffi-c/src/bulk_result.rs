//! A bulk result: one entry for each recipient, and counts made from them.

use core::ffi::c_char;

use septet::{BulkItem, BulkResult, Error, ItemError, Status};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::message::needed;
use crate::money;
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// One message of a bulk request. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_bulk_item {
    /// The message's id: `septet_id_format`.
    pub id: septet_str,
    /// The recipient as it was written.
    pub to: septet_str,
    /// `queued`, `sent`, `delivered`, `failed`, `unknown`, or a word of a newer release.
    pub status: septet_str,
    /// Why it failed: a stable word, or absent.
    pub error_code: septet_str,
    /// What that means, for people.
    pub error_message: septet_str,
    /// What it costs in nanos, or `SEPTET_NO_AMOUNT`.
    pub cost: i64,
}

impl septet_bulk_item {
    pub(crate) fn of(item: &BulkItem) -> Self {
        Self {
            id: septet_str::of(&item.id),
            to: septet_str::of(&item.to),
            status: septet_str::of(item.status.as_str()),
            error_code: septet_str::of_option(item.error.as_ref().map(|error| error.code.as_str())),
            error_message: septet_str::of_option(item.error.as_ref().map(|error| error.message.as_str())),
            cost: money::nanos(item.cost),
        }
    }
}

/// An error of a message, `None` when it has no code.
///
/// # Safety
/// The strings are readable.
pub(crate) unsafe fn item_error(code: septet_str, message: septet_str) -> Result<Option<ItemError>, Failure> {
    // SAFETY: promised by the caller.
    let (code, message) = unsafe { (code.owned()?, message.owned()?) };
    Ok(code.map(|code| ItemError { code, message: message.unwrap_or_default() }))
}

/// Items of the caller's, owned. The id of each has to be there, the status where `has_status` says so, the recipient where they
/// are not taken from a plan.
///
/// # Safety
/// The strings are readable.
pub(crate) unsafe fn bulk_items(
    items: &[septet_bulk_item],
    with_recipients: bool,
    has_status: impl Fn(usize) -> bool,
) -> Result<Vec<BulkItem>, Failure> {
    let read = |index: usize, item: &septet_bulk_item| -> Result<BulkItem, Failure> {
        // SAFETY: promised by the caller.
        unsafe {
            Ok(BulkItem {
                id: needed(item.id, "id")?.into(),
                to: if with_recipients { needed(item.to, "to")?.into() } else { String::new() },
                status: if has_status(index) {
                    Status::from_word(needed(item.status, "status")?)
                } else {
                    Status::Failed
                },
                cost: money::amount(item.cost),
                error: item_error(item.error_code, item.error_message)?,
            })
        }
    };
    let place = |index| {
        move |failure| match failure {
            Failure::Core(error) => Failure::Core(Error::at_index(error, index)),
            usage => usage,
        }
    };
    items.iter().enumerate().map(|(index, item)| read(index, item).map_err(place(index))).collect()
}

/// Writes the whole answer to a bulk request, `201 Created` even when every message failed, as compact JSON. The counts are made
/// from the messages.
///
/// - `items`, `item_count`: the messages, in the order of the request.
/// - `request_id`: for `meta`.
///
/// Errors: `SEPTET_ERR_MISSING_MEMBER` (index, field), `SEPTET_ERR_INVALID_UTF8` (index), `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_result_write(
    items: *const septet_bulk_item,
    item_count: usize,
    request_id: septet_str,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, items, request_id) = unsafe {
            (
                ptr::buffer_out(out, out_cap, out_len)?,
                bulk_items(ptr::array(items, item_count)?, true, |_| true)?,
                request_id.required()?,
            )
        };
        out.write_str(&BulkResult::new(items).to_json(request_id))
    })
}
