//! SMS-STATUS-REPORT.

use septet::tpdu::{DataCoding, SmsStatusReport};

use crate::address::septet_address;
use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{flag, given, octet};
use crate::pdu::{data_coding, decode, septet_pdu};
use crate::ptr::{self, Pod};
use crate::service_time::septet_service_time;
use crate::status::septet_status;
use crate::user_data::septet_user_data;

/// What became of a message that was sent earlier (TS 23.040, 9.2.2.3).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_sms_status_report {
    /// `sizeof(septet_sms_status_report)`, set by the caller.
    pub struct_size: u32,
    /// 1 when more messages wait in the service centre (TP-MMS, which is written upside down).
    pub more_messages: u32,
    /// 1 when it must not be forwarded (TP-LP).
    pub loop_prevention: u32,
    /// 1 when it answers an SMS-COMMAND and not an SMS-SUBMIT (TP-SRQ).
    pub answers_command: u32,
    /// The reference of the message (TP-MR).
    pub message_reference: u32,
    /// What became of it (TP-ST): `septet_tp_status_delivery`, `septet_tp_status_meaning`.
    pub status: u32,
    /// 1 when `protocol_id` is told.
    pub has_protocol_id: u32,
    /// TP-PID.
    pub protocol_id: u32,
    /// 1 when `data_coding` is told; GSM-7 otherwise.
    pub has_data_coding: u32,
    /// TP-DCS.
    pub data_coding: u32,
    /// 1 when there is `user_data`.
    pub has_user_data: u32,
    /// Zero.
    pub reserved: u32,
    /// When the service centre took the message (TP-SCTS).
    pub service_time: septet_service_time,
    /// When it was delivered, or last tried (TP-DT).
    pub discharge_time: septet_service_time,
    /// The service centre that sends it, or an absent address.
    pub service_centre: septet_address,
    /// Whom the message was for (TP-RA).
    pub recipient: septet_address,
    /// Header and text (TP-UDHI, TP-UDL, TP-UD).
    pub user_data: septet_user_data,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a struct or an array of them.
unsafe impl Pod for septet_sms_status_report {}

impl septet_sms_status_report {
    fn of(report: &SmsStatusReport) -> Self {
        Self {
            struct_size: 0,
            more_messages: report.more_messages.into(),
            loop_prevention: report.loop_prevention.into(),
            answers_command: report.answers_command.into(),
            message_reference: report.message_reference.into(),
            status: report.status.into(),
            has_protocol_id: report.protocol_id.is_some().into(),
            protocol_id: report.protocol_id.map_or(0, Into::into),
            has_data_coding: report.data_coding.is_some().into(),
            data_coding: report.data_coding.map_or(0, |coding| DataCoding::octet(coding).into()),
            has_user_data: report.user_data.is_some().into(),
            reserved: 0,
            service_time: septet_service_time::of(report.service_time),
            discharge_time: septet_service_time::of(report.discharge_time),
            service_centre: septet_address::of_option(report.service_centre.as_ref()),
            recipient: septet_address::of(&report.recipient),
            user_data: report.user_data.as_ref().map_or(septet_user_data::EMPTY, septet_user_data::of),
        }
    }

    fn read(&self) -> Result<SmsStatusReport, Failure> {
        let mut report = SmsStatusReport::new(
            octet(self.message_reference, "message_reference")?,
            self.recipient.read_or_empty()?,
            self.service_time.read(),
            self.discharge_time.read(),
            octet(self.status, "status")?,
        );
        report.service_centre = self.service_centre.read()?;
        report.more_messages = flag(self.more_messages, "more_messages")?;
        report.loop_prevention = flag(self.loop_prevention, "loop_prevention")?;
        report.answers_command = flag(self.answers_command, "answers_command")?;
        report.protocol_id =
            given(self.has_protocol_id, "has_protocol_id", || octet(self.protocol_id, "protocol_id"))?;
        report.data_coding = data_coding(self.has_data_coding, self.data_coding)?;
        report.user_data = given(self.has_user_data, "has_user_data", || self.user_data.read())?;
        Ok(report)
    }
}

/// Writes a report: the service centre's address and the TPDU, as modems tell received reports.
///
/// Errors: as `septet_sms_submit_encode`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_status_report_encode(
    report: *const septet_sms_status_report,
    out: *mut septet_pdu,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, report) = unsafe { (ptr::out(out)?, ptr::required_pod(report)?) };
        let report = report.read()?;
        out.write(septet_pdu::of(&report.encode_pdu()?, report.encode()?.len()));
        Ok(())
    })
}

/// Reads a report.
///
/// - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
///
/// Errors: as `septet_sms_submit_decode`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_status_report_decode(
    octets: *const u8,
    len: usize,
    has_service_centre: u32,
    out: *mut septet_sms_status_report,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::pod_out(out)?, ptr::array(octets, len)?) };
        let report =
            decode(octets, has_service_centre, SmsStatusReport::decode_pdu, SmsStatusReport::decode)?;
        out.write(septet_sms_status_report::of(&report));
        Ok(())
    })
}
