//! SMS-DELIVER.

use septet::tpdu::SmsDeliver;

use crate::address::septet_address;
use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{flag, octet};
use crate::pdu::{data_coding, decode, septet_pdu};
use crate::ptr::{self, Pod};
use crate::service_time::septet_service_time;
use crate::status::septet_status;
use crate::user_data::septet_user_data;

/// A message on its way from the service centre (TS 23.040, 9.2.2.1).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_sms_deliver {
    /// `sizeof(septet_sms_deliver)`, set by the caller.
    pub struct_size: u32,
    /// 1 when more messages wait in the service centre (TP-MMS, which is written upside down).
    pub more_messages: u32,
    /// 1 when the message was forwarded or made by a machine and must not be forwarded again (TP-LP).
    pub loop_prevention: u32,
    /// 1 when the sender is told of the delivery (TP-SRI).
    pub status_report_indication: u32,
    /// 1 when the answer may go through the same service centre (TP-RP).
    pub reply_path: u32,
    /// Where it comes from (TP-PID, TS 23.040, 9.2.3.9); 0 for plain messages.
    pub protocol_id: u32,
    /// 1 when `data_coding` is given; 0 for the character set of the user data and nothing else. Always 1 where it is read.
    pub has_data_coding: u32,
    /// What the user data is (TP-DCS).
    pub data_coding: u32,
    /// When the service centre took it (TP-SCTS).
    pub service_time: septet_service_time,
    /// The service centre that sends it, or an absent address.
    pub service_centre: septet_address,
    /// Who sent it (TP-OA).
    pub originator: septet_address,
    /// Header and text (TP-UDHI, TP-UDL, TP-UD).
    pub user_data: septet_user_data,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a struct or an array of them.
unsafe impl Pod for septet_sms_deliver {}

impl septet_sms_deliver {
    fn of(deliver: &SmsDeliver) -> Self {
        Self {
            struct_size: 0,
            more_messages: deliver.more_messages.into(),
            loop_prevention: deliver.loop_prevention.into(),
            status_report_indication: deliver.status_report_indication.into(),
            reply_path: deliver.reply_path.into(),
            protocol_id: deliver.protocol_id.into(),
            has_data_coding: 1,
            data_coding: deliver.data_coding.octet().into(),
            service_time: septet_service_time::of(deliver.service_time),
            service_centre: septet_address::of_option(deliver.service_centre.as_ref()),
            originator: septet_address::of(&deliver.originator),
            user_data: septet_user_data::of(&deliver.user_data),
        }
    }

    fn read(&self) -> Result<SmsDeliver, Failure> {
        let originator = self.originator.read_or_empty()?;
        let mut deliver = SmsDeliver::new(originator, self.service_time.read(), self.user_data.read()?);
        deliver.service_centre = self.service_centre.read()?;
        deliver.more_messages = flag(self.more_messages, "more_messages")?;
        deliver.loop_prevention = flag(self.loop_prevention, "loop_prevention")?;
        deliver.status_report_indication = flag(self.status_report_indication, "status_report_indication")?;
        deliver.reply_path = flag(self.reply_path, "reply_path")?;
        deliver.protocol_id = octet(self.protocol_id, "protocol_id")?;
        if let Some(coding) = data_coding(self.has_data_coding, self.data_coding)? {
            deliver.data_coding = coding;
        }
        Ok(deliver)
    }
}

/// Writes a message: the service centre's address and the TPDU, as modems tell received messages.
///
/// Errors: as `septet_sms_submit_encode`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_deliver_encode(
    deliver: *const septet_sms_deliver,
    out: *mut septet_pdu,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, deliver) = unsafe { (ptr::out(out)?, ptr::required_pod(deliver)?) };
        let deliver = deliver.read()?;
        out.write(septet_pdu::of(&deliver.encode_pdu()?, deliver.encode()?.len()));
        Ok(())
    })
}

/// Reads a message.
///
/// - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
///
/// Errors: as `septet_sms_submit_decode`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sms_deliver_decode(
    octets: *const u8,
    len: usize,
    has_service_centre: u32,
    out: *mut septet_sms_deliver,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::pod_out(out)?, ptr::array(octets, len)?) };
        let deliver = decode(octets, has_service_centre, SmsDeliver::decode_pdu, SmsDeliver::decode)?;
        out.write(septet_sms_deliver::of(&deliver));
        Ok(())
    })
}
