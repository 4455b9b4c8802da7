//! SMS-SUBMIT.

use core::ffi::c_char;

use septet::TextOptions;
use septet::tpdu::SmsSubmit;

use crate::address::septet_address;
use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{flag, octet};
use crate::options::{septet_text_options, text_options};
use crate::pdu::{data_coding, decode, septet_pdu};
use crate::ptr::{self, Pod};
use crate::service_time::septet_validity;
use crate::status::septet_status;
use crate::user_data::septet_user_data;

/// A message on its way to the service centre (TS 23.040, 9.2.2.2). Zero everywhere but in `destination` and `user_data` is a plain
/// message.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_sms_submit {
    /// `sizeof(septet_sms_submit)`, set by the caller.
    pub struct_size: u32,
    /// The sender's number of this TPDU (TP-MR), 0 to 255, which a status report names. Modems put their own.
    pub message_reference: u32,
    /// 1 when the service centre is to refuse a message with the same reference and destination as one it still holds (TP-RD).
    pub reject_duplicates: u32,
    /// 1 when a status report is asked for (TP-SRR).
    pub status_report_request: u32,
    /// 1 when the answer may go through the same service centre (TP-RP).
    pub reply_path: u32,
    /// How it goes on from there (TP-PID, TS 23.040, 9.2.3.9); 0 for plain messages.
    pub protocol_id: u32,
    /// 1 when `data_coding` is given; 0 for the character set of the user data and nothing else. Always 1 where it is read.
    pub has_data_coding: u32,
    /// What the user data is (TP-DCS): `septet_data_coding_read`, `septet_data_coding_write`.
    pub data_coding: u32,
    /// The service centre that takes it; absent for the one that the SIM names.
    pub service_centre: septet_address,
    /// Who gets it (TP-DA).
    pub destination: septet_address,
    /// How long the network is to try (TP-VP).
    pub validity: septet_validity,
    /// Header and text (TP-UDHI, TP-UDL, TP-UD).
    pub user_data: septet_user_data,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a struct or an array of them.
unsafe impl Pod for septet_sms_submit {}

impl septet_sms_submit {
    fn of(submit: &SmsSubmit) -> Self {
        Self {
            struct_size: 0,
            message_reference: submit.message_reference.into(),
            reject_duplicates: submit.reject_duplicates.into(),
            status_report_request: submit.status_report_request.into(),
            reply_path: submit.reply_path.into(),
            protocol_id: submit.protocol_id.into(),
            has_data_coding: 1,
            data_coding: submit.data_coding.octet().into(),
            service_centre: septet_address::of_option(submit.service_centre.as_ref()),
            destination: septet_address::of(&submit.destination),
            validity: septet_validity::of(submit.validity),
            user_data: septet_user_data::of(&submit.user_data),
        }
    }

    fn read(&self) -> Result<SmsSubmit, Failure> {
        let mut submit = SmsSubmit::new(self.destination.read_or_empty()?, self.user_data.read()?);
        submit.service_centre = self.service_centre.read()?;
        submit.message_reference = octet(self.message_reference, "message_reference")?;
        submit.reject_duplicates = flag(self.reject_duplicates, "reject_duplicates")?;
        submit.status_report_request = flag(self.status_report_request, "status_report_request")?;
        submit.reply_path = flag(self.reply_path, "reply_path")?;
        submit.protocol_id = octet(self.protocol_id, "protocol_id")?;
        submit.validity = self.validity.read()?;
        if let Some(coding) = data_coding(self.has_data_coding, self.data_coding)? {
            submit.data_coding = coding;
        }
        Ok(submit)
    }
}

fn pdu(submit: &SmsSubmit) -> Result<septet_pdu, Failure> {
    Ok(septet_pdu::of(&submit.encode_pdu()?, submit.at_length()?))
}

/// Writes a message: the service centre's address and the TPDU, as `AT+CMGS` takes them.
///
/// - `out`: receives the octets, and with `tpdu_octets` the length that `AT+CMGS=` is given.
///
/// Errors: `SEPTET_ERR_DATA_CODING_MISMATCH` when the data coding and the user data name different character sets;
/// `SEPTET_ERR_INVALID_OPTION` (field); those of an address or user data that was not made by this library.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_submit_encode(
    submit: *const septet_sms_submit,
    out: *mut septet_pdu,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, submit) = unsafe { (ptr::out(out)?, ptr::required_pod(submit)?) };
        out.write(pdu(&submit.read()?)?);
        Ok(())
    })
}

/// Reads a message.
///
/// - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
///
/// Errors, with the octet's position: `SEPTET_ERR_MESSAGE_TYPE_UNEXPECTED`, `SEPTET_ERR_OCTETS_TRUNCATED`,
/// `SEPTET_ERR_OCTETS_LEFT_OVER`, `SEPTET_ERR_ADDRESS_INVALID`, `SEPTET_ERR_USER_DATA_TOO_LONG`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_submit_decode(
    octets: *const u8,
    len: usize,
    has_service_centre: u32,
    out: *mut septet_sms_submit,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::pod_out(out)?, ptr::array(octets, len)?) };
        let submit = decode(octets, has_service_centre, SmsSubmit::decode_pdu, SmsSubmit::decode)?;
        out.write(septet_sms_submit::of(&submit));
        Ok(())
    })
}

/// Cuts a text into messages that are ready to be sent. Linear in the text.
///
/// - `submit`: what all of them share; its user data is not looked at, its data coding takes the text's character set, and its
///   message reference counts up by one for each.
/// - `text`, `len`: UTF-8, `len` octets.
/// - `options`: NULL for the defaults.
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are: at most 255.
///
/// Errors: as `septet_text_segments`; `SEPTET_ERR_INVALID_OPTION` in `concatenation_reference` when there are several segments and none
/// is given; `SEPTET_ERR_DATA_CODING_MISMATCH` when the data coding cannot say the text's character set; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_submit_split(
    submit: *const septet_sms_submit,
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    out: *mut septet_pdu,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, submit, text, options) = unsafe {
            (
                ptr::array_out(out, out_cap, out_count)?,
                ptr::required_pod(submit)?,
                ptr::text(text, len)?,
                text_options(options)?,
            )
        };
        let template = septet_sms_submit { user_data: septet_user_data::EMPTY, ..submit }.read()?;
        let options: TextOptions = options.unwrap_or_default();
        let pdus =
            template.split(text, &options)?.map(|submit| pdu(&submit)).collect::<Result<Vec<_>, _>>()?;
        out.write_slice(&pdus)
    })
}
