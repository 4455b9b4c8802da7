//! A text as `submit_sm`s.

use core::ffi::c_char;

use septet::smpp::{SmppTime, SubmitOptions};
use septet::{PhoneNumber, SenderId};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{flag, given, octet};
use crate::options::{septet_text_options, text_options};
use crate::ptr::{self, Pod, septet_str};
use crate::sender::sender_alphabet;
use crate::smpp_message::{give, septet_smpp_messages};
use crate::smpp_profile::{profile, septet_smpp_profile};
use crate::status::septet_status;

/// The fields of `submit_sm` that neither the text nor the SMSC decides. `from` and `to` have to be set; zero elsewhere asks for
/// nothing.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_smpp_submit {
    /// `sizeof(septet_smpp_submit)`.
    pub struct_size: u32,
    /// Which senders are allowed: a number of `septet_sender_alphabet`.
    pub sender_alphabet: u32,
    /// 1 when `source_ton` and `source_npi` stand in place of those that the sender has.
    pub has_source_plan: u32,
    /// Type of number of the sender.
    pub source_ton: u32,
    /// Numbering plan indicator of the sender.
    pub source_npi: u32,
    /// 1 when `destination_ton` and `destination_npi` stand in place of 1 and 1.
    pub has_destination_plan: u32,
    /// Type of number of the recipient.
    pub destination_ton: u32,
    /// Numbering plan indicator of the recipient.
    pub destination_npi: u32,
    /// Bits 1 and 0 of `esm_class`: 0 the SMSC's default, 1 datagram, 2 forward, 3 store and forward.
    pub messaging_mode: u32,
    /// The TP-PID.
    pub protocol_id: u32,
    /// 0 to 3.
    pub priority_flag: u32,
    /// SMPP 3.4, 5.2.17: 1 a receipt in any case, 2 on failure; 4 and 8 acknowledgements of the recipient, 16 intermediate ones.
    pub registered_delivery: u32,
    /// 1 when the message takes the place of a waiting one.
    pub replace_if_present: u32,
    /// 1 when there is a message class.
    pub has_message_class: u32,
    /// Message class 0 (shown at once) to 3, in `data_coding` as TS 23.038, 4 has it.
    pub message_class: u32,
    /// A message that the SMSC holds ready, or 0.
    pub sm_default_msg_id: u32,
    /// The sender.
    pub from: septet_str,
    /// The recipient: `+` and digits.
    pub to: septet_str,
    /// At most 5 characters.
    pub service_type: septet_str,
    /// When the SMSC is to send it: a time of SMPP (`septet_smpp_time`), or absent.
    pub schedule_delivery_time: septet_str,
    /// When the SMSC is to give up: a time of SMPP, or absent.
    pub validity_period: septet_str,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or a struct of them.
unsafe impl Pod for septet_smpp_submit {}

impl septet_smpp_submit {
    fn plan(has: u32, field: &'static str, ton: u32, npi: u32) -> Result<Option<(u8, u8)>, Failure> {
        given(has, field, || Ok((octet(ton, "ton")?, octet(npi, "npi")?)))
    }

    /// # Safety
    /// What the members point to is readable.
    unsafe fn options(&self) -> Result<SubmitOptions, Failure> {
        let mut options = SubmitOptions::new()
            .messaging_mode(octet(self.messaging_mode, "messaging_mode")?)
            .protocol_id(octet(self.protocol_id, "protocol_id")?)
            .priority_flag(octet(self.priority_flag, "priority_flag")?)
            .registered_delivery(octet(self.registered_delivery, "registered_delivery")?)
            .replace_if_present(flag(self.replace_if_present, "replace_if_present")?)
            .sm_default_msg_id(octet(self.sm_default_msg_id, "sm_default_msg_id")?);
        if let Some((ton, npi)) =
            Self::plan(self.has_source_plan, "has_source_plan", self.source_ton, self.source_npi)?
        {
            options = options.source_plan(ton, npi);
        }
        if let Some((ton, npi)) = Self::plan(
            self.has_destination_plan,
            "has_destination_plan",
            self.destination_ton,
            self.destination_npi,
        )? {
            options = options.destination_plan(ton, npi);
        }
        if let Some(class) =
            given(self.has_message_class, "has_message_class", || octet(self.message_class, "message_class"))?
        {
            options = options.message_class(class);
        }
        // SAFETY: promised by the caller.
        let (service_type, schedule, validity) = unsafe {
            (self.service_type.read()?, self.schedule_delivery_time.read()?, self.validity_period.read()?)
        };
        if let Some(service_type) = service_type {
            options = options.service_type(service_type);
        }
        if let Some(time) = schedule {
            options = options.schedule_delivery_time(SmppTime::parse(time)?);
        }
        if let Some(time) = validity {
            options = options.validity_period(SmppTime::parse(time)?);
        }
        Ok(options)
    }
}

/// One `submit_sm` for each segment of a text; a single one where the profile has `message_payload`. Segments are cut as they are on
/// the air: 160 septets are the most even where each takes an octet.
///
/// - `text`, `len`: UTF-8, `len` octets.
/// - `options`: how the text is encoded and split; NULL for the defaults.
/// - `profile`: NULL for what most SMSCs do.
/// - `out`: receives the handle, to be freed with `septet_smpp_messages_free`.
///
/// Errors: those of a sender, a number and a time of SMPP; as `septet_text_segments`; `SEPTET_ERR_INVALID_OPTION` (field), in
/// `concatenation_reference` when there are several segments and none is given; `SEPTET_ERR_NOT_IN_SMSC_ALPHABET` (position) for a
/// character that the SMSC's default alphabet does not have; `SEPTET_ERR_SMPP_FIELD_INVALID` (field) for a `service_type` or a sender
/// that cannot be written.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_submit_new(
    submit: *const septet_smpp_submit,
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    profile: *const septet_smpp_profile,
    out: *mut *mut septet_smpp_messages,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, submit, text) =
            unsafe { (ptr::out(out)?, ptr::required_pod(submit)?, ptr::text(text, len)?) };
        // SAFETY: as above.
        let (from, to) = unsafe { (submit.from.required()?, submit.to.required()?) };
        let sender = SenderId::parse_in(from, sender_alphabet(submit.sender_alphabet)?)?;
        let to = PhoneNumber::parse(to)?;
        // SAFETY: as above.
        let (options, profile, fields) = unsafe {
            (text_options(options)?.unwrap_or_default(), self::profile(profile)?, submit.options()?)
        };
        give(out, fields.submit(text, &sender, to, &options, &profile)?);
        Ok(())
    })
}
