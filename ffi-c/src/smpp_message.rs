//! The fields of `submit_sm` and `deliver_sm`.

use core::ffi::c_char;

use septet::Content;
use septet::smpp::{Address, ShortMessage, Tlv};

use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard, guard_on};
use crate::member::{octet, pair};
use crate::ptr::{self, Out, Pod, septet_str};
use crate::receipt::septet_receipt;
use crate::smpp_profile::{profile, septet_smpp_profile};
use crate::status::septet_status;
use crate::udh::septet_concatenation;

/// Messages of SMPP: those that a text was made into, or the one that was read. A handle: never changed after it was made, so many
/// threads may use it at once. Every pointer that is got from it belongs to it.
pub struct septet_smpp_messages(Held<Vec<ShortMessage>>);

impl Handle for septet_smpp_messages {
    type Value = Vec<ShortMessage>;

    fn held(&self) -> &Held<Vec<ShortMessage>> {
        &self.0
    }
}

pub(crate) fn give(out: Out<*mut septet_smpp_messages>, messages: Vec<ShortMessage>) {
    ptr::give(out, septet_smpp_messages(Held::new(messages)));
}

/// The fields of a `submit_sm` or a `deliver_sm`, in the order of the body (SMPP 3.4, 4.4.1 and 4.6.1). The header of the PDU
/// (length, command, status, sequence number) is the SMPP library's. Texts hold characters up to U+00FF, each written as one octet.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_smpp_message {
    /// `sizeof(septet_smpp_message)`, set by the caller.
    pub struct_size: u32,
    /// Type of number of `source`.
    pub source_ton: u32,
    /// Numbering plan indicator of `source`.
    pub source_npi: u32,
    /// Type of number of `destination`.
    pub destination_ton: u32,
    /// Numbering plan indicator of `destination`.
    pub destination_npi: u32,
    /// Messaging mode, message type and features: 0x40 announces a user data header.
    pub esm_class: u32,
    /// TP-PID.
    pub protocol_id: u32,
    /// 0 to 3.
    pub priority_flag: u32,
    /// Which receipts are asked for.
    pub registered_delivery: u32,
    /// 1 to replace a message of the same service type, source and destination.
    pub replace_if_present: u32,
    /// How `short_message` is coded; what 0 means is the SMSC's choice.
    pub data_coding: u32,
    /// A message that the SMSC holds ready, or 0.
    pub sm_default_msg_id: u32,
    /// At most 5 characters; empty for the default.
    pub service_type: septet_str,
    /// Who sends it: at most 20 characters.
    pub source: septet_str,
    /// Who gets it: at most 20 characters.
    pub destination: septet_str,
    /// Empty, or a time: `septet_smpp_time`.
    pub schedule_delivery_time: septet_str,
    /// Empty, or a time.
    pub validity_period: septet_str,
    /// Header and text: at most 254 octets. 0x00 (`@`) is an octet like any other.
    pub short_message: *const u8,
    /// How many octets.
    pub short_message_len: usize,
    /// How many optional parameters there are: `septet_smpp_messages_tlv`. Not looked at where it is passed in.
    pub tlv_count: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or a struct of them.
unsafe impl Pod for septet_smpp_message {}

/// An optional parameter (SMPP 3.4, 5.3). This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_smpp_tlv {
    /// Which parameter.
    pub tag: u32,
    /// Octets of `value`, at most 65,535.
    pub value_len: u32,
    /// Its octets.
    pub value: *const u8,
}

impl septet_smpp_message {
    fn of(message: &ShortMessage) -> Self {
        Self {
            struct_size: 0,
            source_ton: message.source.ton.into(),
            source_npi: message.source.npi.into(),
            destination_ton: message.destination.ton.into(),
            destination_npi: message.destination.npi.into(),
            esm_class: message.esm_class.into(),
            protocol_id: message.protocol_id.into(),
            priority_flag: message.priority_flag.into(),
            registered_delivery: message.registered_delivery.into(),
            replace_if_present: message.replace_if_present.into(),
            data_coding: message.data_coding.into(),
            sm_default_msg_id: message.sm_default_msg_id.into(),
            service_type: septet_str::of(&message.service_type),
            source: septet_str::of(&message.source.address),
            destination: septet_str::of(&message.destination.address),
            schedule_delivery_time: septet_str::of(&message.schedule_delivery_time),
            validity_period: septet_str::of(&message.validity_period),
            short_message: message.short_message.as_ptr(),
            short_message_len: message.short_message.len(),
            tlv_count: message.tlvs.len(),
        }
    }

    /// # Safety
    /// What the members point to is readable.
    unsafe fn read(&self, tlvs: &[septet_smpp_tlv]) -> Result<ShortMessage, Failure> {
        let mut message = ShortMessage::default();
        // SAFETY: promised by the caller.
        unsafe {
            let address = |ton, npi, address: septet_str| {
                Ok::<_, Failure>(Address {
                    ton: octet(ton, "ton")?,
                    npi: octet(npi, "npi")?,
                    address: address.required()?.into(),
                })
            };
            message.service_type = self.service_type.required()?.into();
            message.source = address(self.source_ton, self.source_npi, self.source)?;
            message.destination = address(self.destination_ton, self.destination_npi, self.destination)?;
            message.schedule_delivery_time = self.schedule_delivery_time.required()?.into();
            message.validity_period = self.validity_period.required()?.into();
            message.short_message = ptr::array(self.short_message, self.short_message_len)?.into();
            for tlv in tlvs {
                let value = ptr::array(tlv.value, tlv.value_len as usize)?;
                message.tlvs.push(Tlv::new(pair(tlv.tag, "tag")?, value));
            }
        }
        message.esm_class = octet(self.esm_class, "esm_class")?;
        message.protocol_id = octet(self.protocol_id, "protocol_id")?;
        message.priority_flag = octet(self.priority_flag, "priority_flag")?;
        message.registered_delivery = octet(self.registered_delivery, "registered_delivery")?;
        message.replace_if_present = octet(self.replace_if_present, "replace_if_present")?;
        message.data_coding = octet(self.data_coding, "data_coding")?;
        message.sm_default_msg_id = octet(self.sm_default_msg_id, "sm_default_msg_id")?;
        Ok(message)
    }
}

/// Reads the body of a `deliver_sm` or a `submit_sm`: what follows the header of 16 octets. Linear in the octets.
///
/// ```text
/// octets  | service_type 0 | ton npi source 0 | ton npi destination 0 | esm_class protocol_id priority_flag |
///         | schedule 0 | validity 0 | registered replace data_coding msg_id | length short_message | tag length value …
/// ```
///
/// - `out`: receives the handle, which holds one message; to be freed with `septet_smpp_messages_free`.
///
/// Errors, with the position: `SEPTET_ERR_OCTETS_TRUNCATED` where the octets end too early; `SEPTET_ERR_SMPP_FIELD_INVALID` (field) for a
/// text without an end within its size, or a `short_message` of 255 octets.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_parse(
    body: *const u8,
    len: usize,
    out: *mut *mut septet_smpp_messages,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, body) = unsafe { (ptr::out(out)?, ptr::array(body, len)?) };
        give(out, vec![ShortMessage::from_octets(body)?]);
        Ok(())
    })
}

/// Frees messages; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_free(messages: *mut septet_smpp_messages) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(messages) }
}

/// How many messages there are.
///
/// Errors: none of its own.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_count(
    messages: *const septet_smpp_messages,
    out: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        unsafe { ptr::out(out) }?.write(messages.len());
        Ok(())
    })
}

/// The fields of message number `index`, counted from 0. What they point to belongs to the handle.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_fields(
    messages: *const septet_smpp_messages,
    index: usize,
    out: *mut septet_smpp_message,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_smpp_message::of(ptr::item(messages, index)?));
        Ok(())
    })
}

/// Optional parameter number `tlv_index` of message number `index`, both counted from 0, in the order of the body.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_tlv(
    messages: *const septet_smpp_messages,
    index: usize,
    tlv_index: usize,
    out: *mut septet_smpp_tlv,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        let tlv = ptr::item(&ptr::item(messages, index)?.tlvs, tlv_index)?;
        let value_len = tlv.value.len() as u32;
        out.write(septet_smpp_tlv { tag: tlv.tag.into(), value_len, value: tlv.value.as_ptr() });
        Ok(())
    })
}

/// Writes the body of message number `index`: what follows the header of 16 octets.
///
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`; as `septet_smpp_message_write`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_body(
    messages: *const septet_smpp_messages,
    index: usize,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::array_out(out, out_cap, out_len) }?;
        out.write_slice(&ptr::item(messages, index)?.to_octets()?)
    })
}

/// Writes the body of a `submit_sm` or `deliver_sm` from its fields.
///
/// - `tlvs`, `tlv_count`: the optional parameters.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_SMPP_FIELD_INVALID` (field) for a text that is too long or holds a NUL or a character
/// above U+00FF, or a `short_message` of more than 254 octets; `SEPTET_ERR_INVALID_OPTION` (field); `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_message_write(
    message: *const septet_smpp_message,
    tlvs: *const septet_smpp_tlv,
    tlv_count: usize,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, message) = unsafe {
            (
                ptr::array_out(out, out_cap, out_len)?,
                ptr::required_pod(message)?.read(ptr::array(tlvs, tlv_count)?)?,
            )
        };
        out.write_slice(&message.to_octets()?)
    })
}

/// Which segment message number `index` is: by its header, else by the `sar` parameters; all zero for a message of its own.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`; `SEPTET_ERR_OCTETS_TRUNCATED`, `SEPTET_ERR_HEADER_TOO_LONG` for the header.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_concatenation(
    messages: *const septet_smpp_messages,
    index: usize,
    out: *mut septet_concatenation,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        out.write(septet_concatenation::of(ptr::item(messages, index)?.concatenation()?));
        Ok(())
    })
}

/// The user data header of message number `index`, beginning with its length octet: `septet_udh_parse`. Nothing where there is none,
/// and where its elements do not fit it, so that none of them counts.
///
/// Errors: as `septet_smpp_messages_concatenation`; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_header(
    messages: *const septet_smpp_messages,
    index: usize,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::array_out(out, out_cap, out_len) }?;
        out.write_slice(ptr::item(messages, index)?.header()?.as_octets())
    })
}

/// What message number `index` says: the text, or the octets of a coding that is none. Of a segment only its own part: long texts are
/// put together first (`septet_reassembler_push_smpp`).
///
/// - `profile`: NULL for what most SMSCs do.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets of UTF-8, or of 8-bit data, there are.
/// - `is_text`: receives 1 for text, 0 for octets; may be NULL.
///
/// Errors: as `septet_smpp_messages_concatenation`; `SEPTET_ERR_OCTETS_NOT_TEXT`, `SEPTET_ERR_SEPTET_INVALID`,
/// `SEPTET_ERR_USER_DATA_ODD_LENGTH`, `SEPTET_ERR_UNPAIRED_SURROGATE` (position) for what is no text; `SEPTET_ERR_INVALID_OPTION` (field);
/// `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_content(
    messages: *const septet_smpp_messages,
    index: usize,
    profile: *const septet_smpp_profile,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    is_text: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let (out, is_text, profile) = unsafe {
            (ptr::buffer_out(out, out_cap, out_len)?, ptr::optional_out(is_text)?, self::profile(profile)?)
        };
        let content = ptr::item(messages, index)?.content(&profile)?;
        out.write_slice(match &content {
            Content::Text(text) => text.as_bytes(),
            Content::Octets(octets) => octets,
            // The core is built together with this face.
            _ => &[],
        })?;
        if let Some(is_text) = is_text {
            is_text.write(matches!(content, Content::Text(_)).into());
        }
        Ok(())
    })
}

/// The receipt that message number `index` is, from its text and its parameters.
///
/// - `profile`: NULL for what most SMSCs do.
/// - `out`: receives the handle, to be freed with `septet_receipt_free`; NULL when the message is no receipt.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`; `SEPTET_ERR_RECEIPT_UNREADABLE` when neither the text nor the parameters tell an id or a state;
/// `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_messages_receipt(
    messages: *const septet_smpp_messages,
    index: usize,
    profile: *const septet_smpp_profile,
    out: *mut *mut septet_receipt,
    err: *mut septet_error,
) -> septet_status {
    guard_on(messages, err, |messages| {
        // SAFETY: the caller keeps the conventions.
        let (out, profile) = unsafe { (ptr::out(out)?, self::profile(profile)?) };
        match ptr::item(messages, index)?.receipt(&profile)? {
            Some(receipt) => ptr::give(out, septet_receipt::from(receipt)),
            None => out.write(core::ptr::null_mut()),
        }
        Ok(())
    })
}

/// Message number `index`, for the reassembler.
///
/// # Safety
/// `messages` is NULL or a live handle.
pub(crate) unsafe fn message<'a>(
    messages: *const septet_smpp_messages,
    index: usize,
) -> Result<&'a ShortMessage, Failure> {
    // SAFETY: promised by the caller.
    ptr::item(unsafe { ptr::reference(messages) }?.held().get()?, index)
}
