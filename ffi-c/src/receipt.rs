//! Delivery receipts.

use core::ffi::c_char;
use core::fmt::Write;

use septet::smpp::MessageState;
use septet::{NetworkError, Receipt, ReceiptDate};

use crate::delivery::status_number;
use crate::error::septet_error;
use crate::guard::{Handle, Held, guard, guard_on, quietly};
use crate::member::{given, octet, pair};
use crate::ptr::{self, Fixed, Pod, septet_str};
use crate::smpp_profile::message_id_form;
use crate::status::septet_status;

/// A delivery receipt that was read. A handle: never changed after it was made, so many threads may use it at once. Every string that
/// is got from it belongs to it.
pub struct septet_receipt(Held<Receipt>);

impl Handle for septet_receipt {
    type Value = Receipt;

    fn held(&self) -> &Held<Receipt> {
        &self.0
    }
}

impl From<Receipt> for septet_receipt {
    fn from(receipt: Receipt) -> Self {
        Self(Held::new(receipt))
    }
}

/// What tells of a delivery. All of it may be absent.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_receipt_source {
    /// `sizeof(septet_receipt_source)`.
    pub struct_size: u32,
    /// 1 when there is a `message_state`.
    pub has_message_state: u32,
    /// The parameter `message_state` (SMPP 3.4, 5.3.2.35), which comes before the text's `stat`.
    pub message_state: u32,
    /// 1 when there is a `network_error_code`.
    pub has_network_error: u32,
    /// Its first octet: 3 for GSM.
    pub network_type: u32,
    /// Its second and third octet.
    pub network_code: u32,
    /// The text of the receipt (SMPP 3.4, Appendix B).
    pub text: septet_str,
    /// The parameter `receipted_message_id`, which comes before the text's id.
    pub receipted_message_id: septet_str,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or a struct of them.
unsafe impl Pod for septet_receipt_source {}

/// What a receipt says. Numbers that are absent are told by the member before them.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_receipt_fields {
    /// `sizeof(septet_receipt_fields)`, set by the caller.
    pub struct_size: u32,
    /// How far the message has come: a number of `septet_delivery_status`.
    pub status: u32,
    /// 1 when `state` is known.
    pub has_state: u32,
    /// The number of SMPP's `message_state` (SMPP 3.4, 5.2.28): `septet_message_state_name`.
    pub state: u32,
    /// 1 when `submitted` is told.
    pub has_submitted: u32,
    /// `sub`: how many messages were submitted.
    pub submitted: u32,
    /// 1 when `delivered` is told.
    pub has_delivered: u32,
    /// `dlvrd`: how many of them were delivered.
    pub delivered: u32,
    /// 1 when the network's own error is told.
    pub has_network_error: u32,
    /// Which kind of network: 3 for GSM.
    pub network_type: u32,
    /// The network's own code.
    pub network_code: u32,
    /// How many fields could not be read: `septet_receipt_defect`.
    pub defect_count: u32,
    /// The message's id as it is written: `septet_receipt_message_id` for the form of the route's responses.
    pub message_id: septet_str,
    /// `stat` as it is written.
    pub state_word: septet_str,
    /// `err` as it is written.
    pub error: septet_str,
    /// The beginning of the message.
    pub text: septet_str,
    /// When the message was submitted, in the SMSC's own time zone: `2010-02-10T17:30` or with seconds, ended by NUL; empty when it is
    /// not told.
    pub submit_date: [c_char; 24],
    /// When it reached the state that the receipt tells, likewise.
    pub done_date: [c_char; 24],
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or an array or a struct of them.
unsafe impl Pod for septet_receipt_fields {}

fn date(date: Option<ReceiptDate>) -> [c_char; 24] {
    let mut place = [0; 24];
    if let Some(date) = date {
        // There is room for nineteen.
        let _ = write!(Fixed::new(&mut place), "{date}");
    }
    place
}

/// Reads a receipt: from its text, from its parameters, or from both. Field names are read in any case and any order; any of them may
/// be missing, as long as there is an id or a `stat`. What cannot be read is left out and told as a defect. Linear in the text.
///
/// - `out`: receives the handle, to be freed with `septet_receipt_free`.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_RECEIPT_UNREADABLE` when there is a text with neither an id nor a `stat`;
/// `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_receipt_parse(
    source: *const septet_receipt_source,
    out: *mut *mut septet_receipt,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, source) = unsafe { (ptr::out(out)?, ptr::required_pod(source)?) };
        // SAFETY: as above.
        let (text, id) = unsafe { (source.text.read()?, source.receipted_message_id.read()?) };
        let mut receipt = match text {
            Some(text) => Receipt::parse(text)?,
            None => Receipt::without_text(),
        };
        if let Some(id) = id {
            receipt = receipt.with_receipted_message_id(id);
        }
        if let Some(state) = given(source.has_message_state, "has_message_state", || {
            octet(source.message_state, "message_state")
        })? {
            receipt = receipt.with_message_state(state);
        }
        if let Some(error) = given(source.has_network_error, "has_network_error", || {
            let network_type = octet(source.network_type, "network_type")?;
            Ok(NetworkError { network_type, code: pair(source.network_code, "network_code")? })
        })? {
            receipt = receipt.with_network_error(error);
        }
        ptr::give(out, septet_receipt::from(receipt));
        Ok(())
    })
}

/// Frees a receipt; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_receipt_free(receipt: *mut septet_receipt) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(receipt) }
}

/// What a receipt says. The strings belong to the handle.
///
/// Errors: none of its own.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_receipt_read(
    receipt: *const septet_receipt,
    out: *mut septet_receipt_fields,
    err: *mut septet_error,
) -> septet_status {
    guard_on(receipt, err, |receipt| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let network = receipt.network_error();
        out.write(septet_receipt_fields {
            struct_size: 0,
            status: status_number(receipt.status()),
            has_state: receipt.state().is_some().into(),
            state: receipt.state().map_or(0, |state| state.as_octet().into()),
            has_submitted: receipt.submitted().is_some().into(),
            submitted: receipt.submitted().unwrap_or_default(),
            has_delivered: receipt.delivered().is_some().into(),
            delivered: receipt.delivered().unwrap_or_default(),
            has_network_error: network.is_some().into(),
            network_type: network.map_or(0, |error| error.network_type.into()),
            network_code: network.map_or(0, |error| error.code.into()),
            // At most one for each kind of field.
            defect_count: receipt.defects().len() as u32,
            message_id: septet_str::of_option(receipt.message_id()),
            state_word: septet_str::of_option(receipt.state_word()),
            error: septet_str::of_option(receipt.error()),
            text: septet_str::of_option(receipt.text()),
            submit_date: date(receipt.submit_date()),
            done_date: date(receipt.done_date()),
        });
        Ok(())
    })
}

/// What could not be read: number `index` of `septet_receipt_fields.defect_count`, counted from 0, with the field's name and the
/// position of its value in the text.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_receipt_defect(
    receipt: *const septet_receipt,
    index: usize,
    out: *mut septet_error,
    err: *mut septet_error,
) -> septet_status {
    guard_on(receipt, err, |receipt| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_error::of(ptr::item(receipt.defects(), index)?));
        Ok(())
    })
}

/// The message's id in the form of the route's responses. `receipted_message_id` has that form already, so only the text's id is
/// converted.
///
/// - `form`: a number of `septet_message_id_form`.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are: 0 when there is no id.
///
/// Errors: as `septet_message_id_convert`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_receipt_message_id(
    receipt: *const septet_receipt,
    form: u32,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(receipt, err, |receipt| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_str(&receipt.message_id_in(message_id_form(form)?)?.unwrap_or_default())
    })
}

/// The word of a `message_state`, `undeliverable`. Static; absent for a reserved number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_message_state_name(message_state: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let state = u8::try_from(message_state).ok().and_then(MessageState::from_octet);
        septet_str::of_option(state.map(MessageState::as_str))
    })
}

/// Turns a receipt's id into the form of responses. Leading zeros go, hexadecimal digits are written small, as both vary among SMSCs:
/// compare ids of responses after `septet_message_id_normalize`.
///
/// - `form`: a number of `septet_message_id_form`.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_MESSAGE_ID_INVALID` with the position of what is no digit, or for a number of more
/// than 128 bits; `SEPTET_ERR_INVALID_OPTION`; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_message_id_convert(
    form: u32,
    id: *const c_char,
    len: usize,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, id) = unsafe { (ptr::buffer_out(out, out_cap, out_len)?, ptr::text(id, len)?) };
        out.write_str(&message_id_form(form)?.convert(id)?)
    })
}

/// Writes a response's id as `septet_message_id_convert` writes it.
///
/// Errors: as there.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_message_id_normalize(
    form: u32,
    id: *const c_char,
    len: usize,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, id) = unsafe { (ptr::buffer_out(out, out_cap, out_len)?, ptr::text(id, len)?) };
        out.write_str(&message_id_form(form)?.normalize(id)?)
    })
}
