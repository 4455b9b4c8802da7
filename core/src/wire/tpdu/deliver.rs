//! SMS-DELIVER (3GPP TS 23.040, 9.2.2.1).

use alloc::vec::Vec;

use super::reader::Reader;
use super::{
    Address, DELIVER, DataCoding, HAS_HEADER, LOOP_PREVENTION, NO_MORE_MESSAGES, REPLY_PATH,
    STATUS_REPORT_BIT, ServiceTime,
};
use crate::error::Error;
use crate::wire::user_data::UserData;

/// A message on its way from the service centre.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SmsDeliver {
    /// The service centre that sends it. Only a PDU has it, not a TPDU.
    pub service_centre: Option<Address>,
    /// More messages wait in the service centre (TP-MMS, which is written upside down).
    pub more_messages: bool,
    /// The message was forwarded or made by a machine and must not be forwarded again (TP-LP).
    pub loop_prevention: bool,
    /// The sender is told of the delivery (TP-SRI).
    pub status_report_indication: bool,
    /// The answer may go through the same service centre (TP-RP).
    pub reply_path: bool,
    /// Who sent it (TP-OA).
    pub originator: Address,
    /// Where it comes from (TP-PID, TS 23.040, 9.2.3.9); 0 for plain messages.
    pub protocol_id: u8,
    /// What the user data is (TP-DCS).
    pub data_coding: DataCoding,
    /// When the service centre took it (TP-SCTS).
    pub service_time: ServiceTime,
    /// Header and text (TP-UDHI, TP-UDL, TP-UD).
    pub user_data: UserData,
}

impl SmsDeliver {
    /// A plain message, with no more behind it.
    pub fn new(originator: Address, service_time: ServiceTime, user_data: UserData) -> Self {
        Self {
            service_centre: None,
            more_messages: false,
            loop_prevention: false,
            status_report_indication: false,
            reply_path: false,
            originator,
            protocol_id: 0,
            data_coding: DataCoding::new(user_data.character_set()),
            service_time,
            user_data,
        }
    }

    /// The TPDU.
    ///
    /// # Errors
    /// `data_coding_mismatch` when the data coding and the user data name different character sets.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let bits = [
            (!self.more_messages, NO_MORE_MESSAGES),
            (self.loop_prevention, LOOP_PREVENTION),
            (self.status_report_indication, STATUS_REPORT_BIT),
            (self.user_data.has_header(), HAS_HEADER),
            (self.reply_path, REPLY_PATH),
        ];
        let mut octets = Vec::with_capacity(self.user_data.as_octets().len() + 24);
        octets.push(super::first_octet(DELIVER, &bits));
        self.originator.write(&mut octets);
        octets.extend([self.protocol_id, self.data_coding.octet()]);
        octets.extend(self.service_time.octets());
        super::write_user_data(self.data_coding, &self.user_data, &mut octets)?;
        Ok(octets)
    }

    /// The service centre's address and the TPDU, as modems tell received messages.
    ///
    /// # Errors
    /// As [`SmsDeliver::encode`].
    pub fn encode_pdu(&self) -> Result<Vec<u8>, Error> {
        Ok(super::encode_pdu(self.service_centre.as_ref(), &self.encode()?))
    }

    /// Reads a TPDU.
    ///
    /// # Errors
    /// All with the octet's position: `message_type_unexpected`, `octets_truncated`, `octets_left_over`,
    /// `address_invalid`, `user_data_too_long`.
    pub fn decode(octets: &[u8]) -> Result<Self, Error> {
        super::decode(octets, DELIVER, Self::read)
    }

    /// Reads a service centre's address and a TPDU.
    ///
    /// # Errors
    /// As [`SmsDeliver::decode`].
    pub fn decode_pdu(octets: &[u8]) -> Result<Self, Error> {
        let (service_centre, deliver) = super::decode_pdu(octets, DELIVER, Self::read)?;
        Ok(Self { service_centre, ..deliver })
    }

    pub(super) fn read(first: u8, reader: &mut Reader<'_>) -> Result<Self, Error> {
        let originator = Address::read(reader)?;
        let protocol_id = reader.octet()?;
        let data_coding = DataCoding::from_octet(reader.octet()?);
        let service_time = ServiceTime::from_octets(reader.array()?);
        let user_data = super::read_user_data(first, data_coding, reader)?;
        reader.finish()?;
        Ok(Self {
            service_centre: None,
            more_messages: first & NO_MORE_MESSAGES == 0,
            loop_prevention: first & LOOP_PREVENTION != 0,
            status_report_indication: first & STATUS_REPORT_BIT != 0,
            reply_path: first & REPLY_PATH != 0,
            originator,
            protocol_id,
            data_coding,
            service_time,
            user_data,
        })
    }
}
