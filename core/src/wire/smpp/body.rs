//! The body of `submit_sm` and `deliver_sm` (SMPP 3.4, 4.4.1 and 4.6.1): the same fields in the same order.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::reader::Reader;
use crate::error::{Error, ErrorCode};

/// An address with its type and plan (SMPP 3.4, 5.2.5 to 5.2.8).
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Address {
    /// Type of number.
    pub ton: u8,
    /// Numbering plan indicator.
    pub npi: u8,
    /// At most 20 characters up to U+00FF, each written as one octet.
    pub address: String,
}

/// The address may be a person's number and is not printed.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({}/{}, {} characters)", self.ton, self.npi, self.address.chars().count())
    }
}

/// An optional parameter (SMPP 3.4, 5.3): tag and value.
#[derive(Clone, Eq, PartialEq)]
pub struct Tlv {
    /// Which parameter.
    pub tag: u16,
    /// Its octets, at most 65,535.
    pub value: Vec<u8>,
}

impl Tlv {
    /// `user_message_reference`: the sender's own number of the message.
    pub const USER_MESSAGE_REFERENCE: u16 = 0x0204;
    /// `sar_msg_ref_num`: which message a segment belongs to, two octets.
    pub const SAR_MSG_REF_NUM: u16 = 0x020C;
    /// `sar_total_segments`: how many segments there are, one octet.
    pub const SAR_TOTAL_SEGMENTS: u16 = 0x020E;
    /// `sar_segment_seqnum`: which of them this is, one octet.
    pub const SAR_SEGMENT_SEQNUM: u16 = 0x020F;
    /// `receipted_message_id`: the message that a receipt is about.
    pub const RECEIPTED_MESSAGE_ID: u16 = 0x001E;
    /// `network_error_code`: three octets.
    pub const NETWORK_ERROR_CODE: u16 = 0x0423;
    /// `message_payload`: text in place of `short_message`.
    pub const MESSAGE_PAYLOAD: u16 = 0x0424;
    /// `message_state`: one octet.
    pub const MESSAGE_STATE: u16 = 0x0427;

    /// A parameter.
    pub fn new(tag: u16, value: &[u8]) -> Self {
        Self { tag, value: value.into() }
    }
}

/// The value may be a text and is not printed.
impl fmt::Debug for Tlv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tlv({:#06x}, {} octets)", self.tag, self.value.len())
    }
}

/// The fields of a `submit_sm` or a `deliver_sm`, in the order of the body. The header of the PDU (length, command,
/// status, sequence number) is the SMPP library's.
///
/// ```
/// use septet::smpp::ShortMessage;
/// let mut message = ShortMessage::default();
/// message.destination.address = "12025550143".into();
/// message.short_message = b"hi".to_vec();
/// let octets = message.to_octets()?;
/// assert_eq!(ShortMessage::from_octets(&octets)?, message);
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ShortMessage {
    /// At most 5 characters; empty for the default.
    pub service_type: String,
    /// Who sends it.
    pub source: Address,
    /// Who gets it.
    pub destination: Address,
    /// Messaging mode, message type and features: 0x40 announces a user data header.
    pub esm_class: u8,
    /// TP-PID.
    pub protocol_id: u8,
    /// 0 to 3.
    pub priority_flag: u8,
    /// Empty, or a time.
    pub schedule_delivery_time: String,
    /// Empty, or a time.
    pub validity_period: String,
    /// Which receipts are asked for.
    pub registered_delivery: u8,
    /// 1 to replace a message of the same service type, source and destination.
    pub replace_if_present: u8,
    /// How `short_message` is coded; what 0 means is the SMSC's choice.
    pub data_coding: u8,
    /// A message that the SMSC holds ready, or 0.
    pub sm_default_msg_id: u8,
    /// At most 254 octets: header and text. Its length stands before it, so 0x00 (`@`) is an octet like any other.
    pub short_message: Vec<u8>,
    /// The optional parameters, in their order.
    pub tlvs: Vec<Tlv>,
}

/// The most octets of `short_message` (SMPP 3.4, 5.2.22).
const MAX_SHORT_MESSAGE: usize = 254;

impl ShortMessage {
    /// Reads the body of a PDU, what follows the header of 16 octets. Linear in the octets.
    ///
    /// # Errors
    /// All with the position: `octets_truncated` where the octets end too early; `smpp_field_invalid` with the field
    /// for a text without an end within its size, or a `short_message` of 255 octets.
    pub fn from_octets(octets: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(octets);
        let mut message = Self {
            service_type: reader.c_string("service_type", 6)?,
            source: reader.address("source_addr")?,
            destination: reader.address("destination_addr")?,
            esm_class: reader.octet()?,
            protocol_id: reader.octet()?,
            priority_flag: reader.octet()?,
            schedule_delivery_time: reader.c_string("schedule_delivery_time", 17)?,
            validity_period: reader.c_string("validity_period", 17)?,
            registered_delivery: reader.octet()?,
            replace_if_present: reader.octet()?,
            data_coding: reader.octet()?,
            sm_default_msg_id: reader.octet()?,
            ..Self::default()
        };
        let length_position = reader.position();
        let length = usize::from(reader.octet()?);
        if length > MAX_SHORT_MESSAGE {
            return Err(field_invalid("short_message").at(length_position).above(length, MAX_SHORT_MESSAGE));
        }
        message.short_message = reader.take(length)?.into();
        while !reader.is_empty() {
            let tag = reader.pair()?;
            let length = usize::from(reader.pair()?);
            message.tlvs.push(Tlv::new(tag, reader.take(length)?));
        }
        Ok(message)
    }

    /// Writes the body of a PDU.
    ///
    /// # Errors
    /// `smpp_field_invalid` with the field (and octets), for a text that is too long or holds a NUL or a character
    /// above U+00FF, a `short_message` of more than 254 octets, a parameter of more than 65,535.
    pub fn to_octets(&self) -> Result<Vec<u8>, Error> {
        let mut octets = Vec::with_capacity(64 + self.short_message.len());
        c_string(&mut octets, "service_type", &self.service_type, 6)?;
        address(&mut octets, "source_addr", &self.source)?;
        address(&mut octets, "destination_addr", &self.destination)?;
        octets.extend([self.esm_class, self.protocol_id, self.priority_flag]);
        c_string(&mut octets, "schedule_delivery_time", &self.schedule_delivery_time, 17)?;
        c_string(&mut octets, "validity_period", &self.validity_period, 17)?;
        octets.extend([self.registered_delivery, self.replace_if_present]);
        octets.extend([self.data_coding, self.sm_default_msg_id]);
        if self.short_message.len() > MAX_SHORT_MESSAGE {
            return Err(field_invalid("short_message").above(self.short_message.len(), MAX_SHORT_MESSAGE));
        }
        octets.push(self.short_message.len() as u8);
        octets.extend_from_slice(&self.short_message);
        for (index, tlv) in self.tlvs.iter().enumerate() {
            let most = usize::from(u16::MAX);
            let length = u16::try_from(tlv.value.len())
                .map_err(|_| field_invalid("tlvs").at_index(index).above(tlv.value.len(), most))?;
            octets.extend(tlv.tag.to_be_bytes().into_iter().chain(length.to_be_bytes()));
            octets.extend_from_slice(&tlv.value);
        }
        Ok(octets)
    }

    /// The value of an optional parameter; of several the first.
    pub fn tlv(&self, tag: u16) -> Option<&[u8]> {
        self.tlvs.iter().find(|tlv| tlv.tag == tag).map(|tlv| tlv.value.as_slice())
    }
}

/// The text is personal data and is not printed.
impl fmt::Debug for ShortMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShortMessage")
            .field("source", &self.source)
            .field("destination", &self.destination)
            .field("esm_class", &self.esm_class)
            .field("data_coding", &self.data_coding)
            .field("registered_delivery", &self.registered_delivery)
            .field("short_message_octets", &self.short_message.len())
            .field("tlvs", &self.tlvs)
            .finish_non_exhaustive()
    }
}

pub(super) fn field_invalid(field: &'static str) -> Error {
    Error::new(ErrorCode::SmppFieldInvalid).in_field(field)
}

fn address(octets: &mut Vec<u8>, field: &'static str, address: &Address) -> Result<(), Error> {
    octets.extend([address.ton, address.npi]);
    c_string(octets, field, &address.address, 21)
}

/// A C-octet string of at most `size` octets, its NUL included.
fn c_string(octets: &mut Vec<u8>, field: &'static str, text: &str, size: usize) -> Result<(), Error> {
    let start = octets.len();
    for (position, character) in text.char_indices() {
        match u8::try_from(character) {
            Ok(octet @ 1..) => octets.push(octet),
            _ => return Err(field_invalid(field).at(position)),
        }
    }
    let written = octets.len() - start;
    if written >= size {
        return Err(field_invalid(field).above(written, size - 1));
    }
    octets.push(0);
    Ok(())
}
