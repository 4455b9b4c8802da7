//! The units that carry a short message (3GPP TS 23.040, 9.2.2): SMS-SUBMIT, SMS-DELIVER and SMS-STATUS-REPORT.
//!
//! A *TPDU* is what these types call `encode` and `decode`. A *PDU*, as modems speak it in `AT+CMGS` and `AT+CMGL`, is the
//! service centre's address and then the TPDU: `encode_pdu` and `decode_pdu`.
//!
//! Reading keeps every octet that means something, so what was written canonically is written again as it was; text is
//! decoded only when it is asked for, since a message with an odd text is still a message.
//!
//! ```
//! use septet::tpdu::{Address, MessageClass, SmsSubmit};
//! use septet::{Encoding, Udh, encode_user_data};
//! let text = encode_user_data("hellohello", Encoding::Gsm7, &Udh::new())?;
//! let submit = SmsSubmit::new(Address::from_text("+46708251358")?, text);
//! assert_eq!(submit.encode()?[..6], [0x01, 0x00, 0x0B, 0x91, 0x64, 0x07]);
//! assert_eq!(submit.at_length()?, 22);
//! assert_eq!(SmsSubmit::decode(&submit.encode()?)?, submit);
//! # Ok::<(), septet::Error>(())
//! ```

mod address;
mod data_coding;
mod deliver;
mod reader;
mod status_report;
mod submit;
mod time;

pub use address::Address;
pub use data_coding::{DataCoding, MessageClass, MessageWaiting, WaitingKind};
pub use deliver::SmsDeliver;
pub use status_report::SmsStatusReport;
pub use submit::{SmsSubmit, Submits};
pub use time::{EnhancedValidity, LocalTime, ServiceTime, ValidityPeriod};

use alloc::vec::Vec;

use reader::Reader;

use super::user_data::{UserData, octets_of};
use crate::error::{Error, ErrorCode};

// The first octet (9.2.3.1 and following). Some bits mean one thing from the service centre and another to it.
const MESSAGE_TYPE: u8 = 0x03;
const DELIVER: u8 = 0x00;
const SUBMIT: u8 = 0x01;
const STATUS_REPORT: u8 = 0x02;
const NO_MORE_MESSAGES: u8 = 0x04;
const LOOP_PREVENTION: u8 = 0x08;
const STATUS_REPORT_BIT: u8 = 0x20;
const HAS_HEADER: u8 = 0x40;
const REPLY_PATH: u8 = 0x80;

/// A TPDU of any type that septet knows.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Tpdu {
    /// To the service centre.
    Submit(SmsSubmit),
    /// From the service centre.
    Deliver(SmsDeliver),
    /// From the service centre, about a message sent earlier.
    StatusReport(SmsStatusReport),
}

impl Tpdu {
    /// Reads a TPDU by its message type.
    ///
    /// # Errors
    /// `message_type_unexpected` at 0 for the reserved type, and as each type's `decode`.
    pub fn decode(octets: &[u8]) -> Result<Self, Error> {
        Self::read(&mut Reader::new(octets))
    }

    /// Reads a service centre's address and a TPDU.
    ///
    /// # Errors
    /// As [`Tpdu::decode`], and `address_invalid`.
    pub fn decode_pdu(octets: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(octets);
        let service_centre = Address::read_service_centre(&mut reader)?;
        let mut tpdu = Self::read(&mut reader)?;
        match &mut tpdu {
            Self::Submit(submit) => submit.service_centre = service_centre,
            Self::Deliver(deliver) => deliver.service_centre = service_centre,
            Self::StatusReport(report) => report.service_centre = service_centre,
        }
        Ok(tpdu)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Error> {
        let position = reader.position();
        let first = reader.octet()?;
        match first & MESSAGE_TYPE {
            DELIVER => SmsDeliver::read(first, reader).map(Self::Deliver),
            SUBMIT => SmsSubmit::read(first, reader).map(Self::Submit),
            STATUS_REPORT => SmsStatusReport::read(first, reader).map(Self::StatusReport),
            _ => Err(unexpected(position)),
        }
    }
}

/// Reads a whole TPDU of one type.
fn decode<T>(
    octets: &[u8],
    message_type: u8,
    read: impl Fn(u8, &mut Reader<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    after_type(&mut Reader::new(octets), message_type, read)
}

/// Reads a service centre's address and a whole TPDU of one type.
fn decode_pdu<T>(
    octets: &[u8],
    message_type: u8,
    read: impl Fn(u8, &mut Reader<'_>) -> Result<T, Error>,
) -> Result<(Option<Address>, T), Error> {
    let mut reader = Reader::new(octets);
    let service_centre = Address::read_service_centre(&mut reader)?;
    Ok((service_centre, after_type(&mut reader, message_type, read)?))
}

fn after_type<T>(
    reader: &mut Reader<'_>,
    message_type: u8,
    read: impl Fn(u8, &mut Reader<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let position = reader.position();
    let first = reader.octet()?;
    if first & MESSAGE_TYPE != message_type {
        return Err(unexpected(position));
    }
    read(first, reader)
}

fn unexpected(position: usize) -> Error {
    Error::new(ErrorCode::MessageTypeUnexpected).at(position)
}

/// The service centre's address, then the TPDU.
fn encode_pdu(service_centre: Option<&Address>, tpdu: &[u8]) -> Vec<u8> {
    let mut octets = Vec::with_capacity(tpdu.len() + 12);
    Address::write_service_centre(service_centre, &mut octets);
    octets.extend_from_slice(tpdu);
    octets
}

/// Length and octets of the user data, which end a TPDU.
fn read_user_data(first: u8, data_coding: DataCoding, reader: &mut Reader<'_>) -> Result<UserData, Error> {
    let position = reader.position();
    let length = usize::from(reader.octet()?);
    let character_set = data_coding.character_set();
    let octet_count = octets_of(length, character_set).map_err(|error| error.at(position))?;
    UserData::read(reader.take(octet_count)?, length, character_set, first & HAS_HEADER != 0)
}

fn write_user_data(data_coding: DataCoding, data: &UserData, octets: &mut Vec<u8>) -> Result<(), Error> {
    if data_coding.character_set() != data.character_set() {
        return Err(Error::new(ErrorCode::DataCodingMismatch));
    }
    octets.push(data.length());
    octets.extend_from_slice(data.as_octets());
    Ok(())
}

/// The first octet of a TPDU: its type and the bits that are set.
fn first_octet(message_type: u8, bits: &[(bool, u8)]) -> u8 {
    bits.iter().filter(|(set, _)| *set).fold(message_type, |octet, (_, bit)| octet | bit)
}
