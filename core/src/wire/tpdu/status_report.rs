//! SMS-STATUS-REPORT (3GPP TS 23.040, 9.2.2.3).

use alloc::vec::Vec;

use super::reader::Reader;
use super::{
    Address, DataCoding, HAS_HEADER, LOOP_PREVENTION, NO_MORE_MESSAGES, STATUS_REPORT, STATUS_REPORT_BIT,
    ServiceTime,
};
use crate::error::Error;
use crate::wire::user_data::UserData;

// The parameter indicator (9.2.3.27).
const HAS_PROTOCOL_ID: u8 = 0x01;
const HAS_DATA_CODING: u8 = 0x02;
const HAS_USER_DATA: u8 = 0x04;
const RESERVED: u8 = 0x78;
const EXTENSION: u8 = 0x80;

/// What became of a message that was sent earlier.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SmsStatusReport {
    /// The service centre that sends it. Only a PDU has it, not a TPDU.
    pub service_centre: Option<Address>,
    /// More messages wait in the service centre (TP-MMS, which is written upside down).
    pub more_messages: bool,
    /// It must not be forwarded (TP-LP).
    pub loop_prevention: bool,
    /// It answers an SMS-COMMAND and not an SMS-SUBMIT (TP-SRQ).
    pub answers_command: bool,
    /// The reference of the message (TP-MR).
    pub message_reference: u8,
    /// Whom the message was for (TP-RA).
    pub recipient: Address,
    /// When the service centre took the message (TP-SCTS).
    pub service_time: ServiceTime,
    /// When it was delivered, or last tried (TP-DT).
    pub discharge_time: ServiceTime,
    /// What became of it (TP-ST, TS 23.040, 9.2.3.15): below 0x20 done, below 0x40 still tried, above given up.
    pub status: u8,
    /// TP-PID, where it is told.
    pub protocol_id: Option<u8>,
    /// TP-DCS, where it is told; GSM-7 otherwise.
    pub data_coding: Option<DataCoding>,
    /// Header and text (TP-UDHI, TP-UDL, TP-UD), where there are any.
    pub user_data: Option<UserData>,
}

impl SmsStatusReport {
    /// A report without optional parts and with no more messages behind it.
    pub fn new(
        message_reference: u8,
        recipient: Address,
        service_time: ServiceTime,
        discharge_time: ServiceTime,
        status: u8,
    ) -> Self {
        Self {
            service_centre: None,
            more_messages: false,
            loop_prevention: false,
            answers_command: false,
            message_reference,
            recipient,
            service_time,
            discharge_time,
            status,
            protocol_id: None,
            data_coding: None,
            user_data: None,
        }
    }

    /// The TPDU. The parameter indicator is written when one of the optional parts is there.
    ///
    /// # Errors
    /// `data_coding_mismatch` when the data coding (GSM-7 where it is not told) and the user data name different
    /// character sets.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let has_header = self.user_data.is_some_and(|data| data.has_header());
        let bits = [
            (!self.more_messages, NO_MORE_MESSAGES),
            (self.loop_prevention, LOOP_PREVENTION),
            (self.answers_command, STATUS_REPORT_BIT),
            (has_header, HAS_HEADER),
        ];
        let mut octets = Vec::with_capacity(32);
        octets.extend([super::first_octet(STATUS_REPORT, &bits), self.message_reference]);
        self.recipient.write(&mut octets);
        octets.extend(self.service_time.octets());
        octets.extend(self.discharge_time.octets());
        octets.push(self.status);
        let parameters = [
            (self.protocol_id.is_some(), HAS_PROTOCOL_ID),
            (self.data_coding.is_some(), HAS_DATA_CODING),
            (self.user_data.is_some(), HAS_USER_DATA),
        ];
        let indicator = super::first_octet(0, &parameters);
        if indicator == 0 {
            return Ok(octets);
        }
        octets.push(indicator);
        octets.extend(self.protocol_id);
        octets.extend(self.data_coding.map(DataCoding::octet));
        if let Some(data) = &self.user_data {
            super::write_user_data(self.data_coding.unwrap_or_default(), data, &mut octets)?;
        }
        Ok(octets)
    }

    /// The service centre's address and the TPDU, as modems tell received reports.
    ///
    /// # Errors
    /// As [`SmsStatusReport::encode`].
    pub fn encode_pdu(&self) -> Result<Vec<u8>, Error> {
        Ok(super::encode_pdu(self.service_centre.as_ref(), &self.encode()?))
    }

    /// Reads a TPDU. What a later release of the standard may put behind the user data, as a reserved bit of the parameter indicator
    /// announces, is not read (9.2.3.27).
    ///
    /// # Errors
    /// All with the octet's position: `message_type_unexpected`, `octets_truncated`, `octets_left_over`,
    /// `address_invalid`, `user_data_too_long`.
    pub fn decode(octets: &[u8]) -> Result<Self, Error> {
        super::decode(octets, STATUS_REPORT, Self::read)
    }

    /// Reads a service centre's address and a TPDU.
    ///
    /// # Errors
    /// As [`SmsStatusReport::decode`].
    pub fn decode_pdu(octets: &[u8]) -> Result<Self, Error> {
        let (service_centre, report) = super::decode_pdu(octets, STATUS_REPORT, Self::read)?;
        Ok(Self { service_centre, ..report })
    }

    pub(super) fn read(first: u8, reader: &mut Reader<'_>) -> Result<Self, Error> {
        let message_reference = reader.octet()?;
        let recipient = Address::read(reader)?;
        let service_time = ServiceTime::from_octets(reader.array()?);
        let discharge_time = ServiceTime::from_octets(reader.array()?);
        let status = reader.octet()?;
        let mut report = Self {
            more_messages: first & NO_MORE_MESSAGES == 0,
            loop_prevention: first & LOOP_PREVENTION != 0,
            answers_command: first & STATUS_REPORT_BIT != 0,
            ..Self::new(message_reference, recipient, service_time, discharge_time, status)
        };
        if !reader.is_empty() {
            report.read_parameters(first, reader)?;
        }
        Ok(report)
    }

    fn read_parameters(&mut self, first: u8, reader: &mut Reader<'_>) -> Result<(), Error> {
        let indicator = reader.octet()?;
        let mut last = indicator;
        while last & EXTENSION != 0 {
            last = reader.octet()?;
        }
        if indicator & HAS_PROTOCOL_ID != 0 {
            self.protocol_id = Some(reader.octet()?);
        }
        if indicator & HAS_DATA_CODING != 0 {
            self.data_coding = Some(DataCoding::from_octet(reader.octet()?));
        }
        if indicator & HAS_USER_DATA != 0 {
            self.user_data =
                Some(super::read_user_data(first, self.data_coding.unwrap_or_default(), reader)?);
        }
        if indicator & (RESERVED | EXTENSION) != 0 { Ok(()) } else { reader.finish() }
    }
}
