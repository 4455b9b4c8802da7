//! SMS-SUBMIT (3GPP TS 23.040, 9.2.2.2).

use alloc::vec::Vec;

use super::reader::Reader;
use super::{
    Address, DataCoding, EnhancedValidity, HAS_HEADER, REPLY_PATH, STATUS_REPORT_BIT, SUBMIT, ServiceTime,
    ValidityPeriod,
};
use crate::error::Error;
use crate::text::{Analysis, TextOptions};
use crate::wire::user_data::{UserData, UserDataSegments};

const REJECT_DUPLICATES: u8 = 0x04;
const VALIDITY_FORMAT: u8 = 0x18;
const VALIDITY_ENHANCED: u8 = 0x08;
const VALIDITY_RELATIVE: u8 = 0x10;
const VALIDITY_ABSOLUTE: u8 = 0x18;

/// A message on its way to the service centre.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SmsSubmit {
    /// The service centre that takes it; `None` is the one that the SIM names. Only a PDU has it, not a TPDU.
    pub service_centre: Option<Address>,
    /// The service centre is to refuse a message with the same reference and destination as one it still holds (TP-RD).
    pub reject_duplicates: bool,
    /// A status report is asked for (TP-SRR).
    pub status_report_request: bool,
    /// The answer may go through the same service centre (TP-RP).
    pub reply_path: bool,
    /// The sender's number of this TPDU (TP-MR), which a status report names. Modems put their own.
    pub message_reference: u8,
    /// Who gets it (TP-DA).
    pub destination: Address,
    /// How it goes on from there (TP-PID, TS 23.040, 9.2.3.9); 0 for plain messages.
    pub protocol_id: u8,
    /// What the user data is (TP-DCS).
    pub data_coding: DataCoding,
    /// How long the network is to try (TP-VP).
    pub validity: Option<ValidityPeriod>,
    /// Header and text (TP-UDHI, TP-UDL, TP-UD).
    pub user_data: UserData,
}

impl SmsSubmit {
    /// A plain message: reference 0, no validity, the data coding of its user data.
    pub fn new(destination: Address, user_data: UserData) -> Self {
        Self {
            service_centre: None,
            reject_duplicates: false,
            status_report_request: false,
            reply_path: false,
            message_reference: 0,
            destination,
            protocol_id: 0,
            data_coding: DataCoding::new(user_data.character_set()),
            validity: None,
            user_data,
        }
    }

    /// A text cut into TPDUs like this one: its user data is replaced, its data coding takes the text's character set,
    /// and its message reference counts up by one for each.
    ///
    /// # Errors
    /// As [`UserData::split`]; `data_coding_mismatch` when the data coding cannot say the text's character set.
    ///
    /// ```
    /// use septet::TextOptions;
    /// use septet::tpdu::{Address, SmsSubmit};
    /// let template = SmsSubmit::to(Address::from_text("+447700900100")?);
    /// let options = TextOptions::new().concatenation_reference(7);
    /// let submits: Vec<SmsSubmit> = template.split(&"a".repeat(161), &options)?.collect();
    /// assert_eq!(submits.len(), 2);
    /// assert_eq!(submits[0].user_data.as_octets()[..6], [5, 0, 3, 7, 2, 1]);
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn split<'a>(&self, text: &'a str, options: &'a TextOptions) -> Result<Submits<'a>, Error> {
        let segments = UserData::split(text, options)?;
        let data_coding = self.data_coding.with_character_set(segments.analysis().encoding.into())?;
        Ok(Submits { segments, next: Self { data_coding, ..self.clone() } })
    }

    /// A message without text, to be filled or [split](SmsSubmit::split).
    pub fn to(destination: Address) -> Self {
        Self::new(destination, UserData::EMPTY)
    }

    /// The TPDU.
    ///
    /// # Errors
    /// `data_coding_mismatch` when the data coding and the user data name different character sets.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let bits = [
            (self.reject_duplicates, REJECT_DUPLICATES),
            (self.status_report_request, STATUS_REPORT_BIT),
            (self.user_data.has_header(), HAS_HEADER),
            (self.reply_path, REPLY_PATH),
        ];
        let format = match self.validity {
            None => 0,
            Some(ValidityPeriod::Relative(_)) => VALIDITY_RELATIVE,
            Some(ValidityPeriod::Absolute(_)) => VALIDITY_ABSOLUTE,
            Some(ValidityPeriod::Enhanced(_)) => VALIDITY_ENHANCED,
        };
        let mut octets = Vec::with_capacity(self.user_data.as_octets().len() + 24);
        octets.extend([super::first_octet(SUBMIT | format, &bits), self.message_reference]);
        self.destination.write(&mut octets);
        octets.extend([self.protocol_id, self.data_coding.octet()]);
        match self.validity {
            None => {}
            Some(ValidityPeriod::Relative(value)) => octets.push(value),
            Some(ValidityPeriod::Absolute(time)) => octets.extend(time.octets()),
            Some(ValidityPeriod::Enhanced(period)) => octets.extend(period.octets()),
        }
        super::write_user_data(self.data_coding, &self.user_data, &mut octets)?;
        Ok(octets)
    }

    /// The service centre's address and the TPDU, as `AT+CMGS` takes them.
    ///
    /// # Errors
    /// As [`SmsSubmit::encode`].
    pub fn encode_pdu(&self) -> Result<Vec<u8>, Error> {
        Ok(super::encode_pdu(self.service_centre.as_ref(), &self.encode()?))
    }

    /// The length that `AT+CMGS=` is given: the octets of the TPDU, the service centre's address not counted
    /// (TS 27.005, 4.3).
    ///
    /// # Errors
    /// As [`SmsSubmit::encode`].
    pub fn at_length(&self) -> Result<usize, Error> {
        Ok(self.encode()?.len())
    }

    /// Reads a TPDU.
    ///
    /// # Errors
    /// All with the octet's position: `message_type_unexpected`, `octets_truncated`, `octets_left_over`,
    /// `address_invalid`, `user_data_too_long`.
    pub fn decode(octets: &[u8]) -> Result<Self, Error> {
        super::decode(octets, SUBMIT, Self::read)
    }

    /// Reads a service centre's address and a TPDU.
    ///
    /// # Errors
    /// As [`SmsSubmit::decode`].
    pub fn decode_pdu(octets: &[u8]) -> Result<Self, Error> {
        let (service_centre, submit) = super::decode_pdu(octets, SUBMIT, Self::read)?;
        Ok(Self { service_centre, ..submit })
    }

    pub(super) fn read(first: u8, reader: &mut Reader<'_>) -> Result<Self, Error> {
        let message_reference = reader.octet()?;
        let destination = Address::read(reader)?;
        let protocol_id = reader.octet()?;
        let data_coding = DataCoding::from_octet(reader.octet()?);
        let validity = match first & VALIDITY_FORMAT {
            VALIDITY_RELATIVE => Some(ValidityPeriod::Relative(reader.octet()?)),
            VALIDITY_ABSOLUTE => Some(ValidityPeriod::Absolute(ServiceTime::from_octets(reader.array()?))),
            VALIDITY_ENHANCED => {
                Some(ValidityPeriod::Enhanced(EnhancedValidity::from_octets(reader.array()?)))
            }
            _ => None,
        };
        let user_data = super::read_user_data(first, data_coding, reader)?;
        reader.finish()?;
        Ok(Self {
            service_centre: None,
            reject_duplicates: first & REJECT_DUPLICATES != 0,
            status_report_request: first & STATUS_REPORT_BIT != 0,
            reply_path: first & REPLY_PATH != 0,
            message_reference,
            destination,
            protocol_id,
            data_coding,
            validity,
            user_data,
        })
    }
}

/// The TPDUs of a text, in order. Made by [`SmsSubmit::split`].
#[derive(Clone, Debug)]
pub struct Submits<'a> {
    segments: UserDataSegments<'a>,
    next: SmsSubmit,
}

impl Submits<'_> {
    /// What is split: encoding and counts of the whole text.
    pub fn analysis(&self) -> Analysis {
        self.segments.analysis()
    }
}

impl Iterator for Submits<'_> {
    type Item = SmsSubmit;

    fn next(&mut self) -> Option<SmsSubmit> {
        let user_data = self.segments.next()?;
        let submit = SmsSubmit { user_data, ..self.next.clone() };
        self.next.message_reference = self.next.message_reference.wrapping_add(1);
        Some(submit)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.segments.size_hint()
    }
}

impl ExactSizeIterator for Submits<'_> {}
