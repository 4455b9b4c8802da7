//! What a message says: text, place among its segments, receipt.

use alloc::string::String;

use super::body::{ShortMessage, Tlv};
use super::profile::{DefaultAlphabet, Profile};
use crate::error::{Error, ErrorCode};
use crate::text::header::header_septets;
use crate::text::{Concatenation, ReferenceBits};
use crate::wire::reassembly::{Part, PartBody};
use crate::wire::receipt::{NetworkError, Receipt};
use crate::wire::septets::unpack_septets;
use crate::wire::udh::Udh;
use crate::wire::user_data::{Content, fill_bits};

/// `esm_class`: a user data header stands before the text (SMPP 3.4, 5.2.12).
pub(super) const ESM_UDHI: u8 = 0x40;
const ESM_MESSAGE_TYPE: u8 = 0x3C;
const ESM_RECEIPT: u8 = 0x04;
const ESM_INTERMEDIATE: u8 = 0x20;

/// How octets are to be read.
enum Coding {
    Septets,
    Latin1,
    Ascii,
    Ucs2,
    Octets,
}

impl Coding {
    /// SMPP 3.4, 5.2.19. 0x10 to 0x1F, which SMPP reserves, are read as TS 23.038, 4 has them (character set in bits
    /// 3 and 2), since SMSCs that hand TP-DCS through send them. What septet cannot read is octets.
    fn of(data_coding: u8, profile: &Profile) -> Self {
        if data_coding == profile.ucs2_data_coding {
            return Self::Ucs2;
        }
        match data_coding {
            0x00 => match profile.default_alphabet {
                DefaultAlphabet::Gsm7 => Self::Septets,
                DefaultAlphabet::Latin1 => Self::Latin1,
                DefaultAlphabet::Ascii => Self::Ascii,
            },
            0x01 => Self::Ascii,
            0x03 => Self::Latin1,
            0x08 | 0x18..=0x1B | 0xE0..=0xEF => Self::Ucs2,
            0x10..=0x13 | 0xC0..=0xDF | 0xF0..=0xF3 | 0xF8..=0xFB => Self::Septets,
            _ => Self::Octets,
        }
    }
}

impl ShortMessage {
    /// The octets of header and text: `short_message`, or `message_payload` where that is empty.
    pub fn user_data(&self) -> &[u8] {
        if self.short_message.is_empty() {
            self.tlv(Tlv::MESSAGE_PAYLOAD).unwrap_or_default()
        } else {
            &self.short_message
        }
    }

    /// The user data header; empty where `esm_class` announces none, and where its elements do not fit it, so that none
    /// of them counts (TS 23.040, 9.2.3.24).
    ///
    /// # Errors
    /// `octets_truncated` when it takes more octets than there are; `header_too_long` beyond 140.
    pub fn header(&self) -> Result<Udh, Error> {
        if self.esm_class & ESM_UDHI == 0 {
            return Ok(Udh::new());
        }
        match Udh::parse(self.user_data()) {
            Err(error) if error.code() == ErrorCode::HeaderInvalid => Ok(Udh::new()),
            header => header,
        }
    }

    /// Which segment this is: by the header, else by the `sar` parameters; `None` for a message of its own. Numbers that
    /// make no sense are ignored (TS 23.040, 9.2.3.24.1).
    ///
    /// # Errors
    /// As [`ShortMessage::header`].
    pub fn concatenation(&self) -> Result<Option<Concatenation>, Error> {
        Ok(self.header()?.concatenation().or_else(|| self.sar()))
    }

    fn sar(&self) -> Option<Concatenation> {
        let number = |tag| match self.tlv(tag)? {
            [low] => Some(u16::from(*low)),
            [high, low] => Some(u16::from_be_bytes([*high, *low])),
            _ => None,
        };
        let reference = number(Tlv::SAR_MSG_REF_NUM)?;
        let total = u8::try_from(number(Tlv::SAR_TOTAL_SEGMENTS)?).ok()?;
        let sequence = u8::try_from(number(Tlv::SAR_SEGMENT_SEQNUM)?).ok()?;
        let valid = (1..=total).contains(&sequence);
        valid.then(|| Concatenation::new(reference, ReferenceBits::Sixteen, sequence, total))
    }

    /// What stands behind the header, in the units of the wire: what a [`Reassembler`](crate::Reassembler) takes.
    ///
    /// Packed septets have no count in SMPP, so a last septet of zero that could as well be padding is taken for that.
    ///
    /// # Errors
    /// As [`ShortMessage::header`]; `octets_not_text` at an octet above 0x7F of ASCII.
    pub fn part_body(&self, profile: &Profile) -> Result<PartBody, Error> {
        let header = self.header()?;
        let octets = self.user_data();
        let header_octets = if self.esm_class & ESM_UDHI == 0 { 0 } else { header_length(octets) };
        let body = octets.get(header_octets..).unwrap_or_default();
        Ok(match Coding::of(self.data_coding, profile) {
            Coding::Septets if profile.packed => Self::packed(&header, octets, header_octets)?,
            Coding::Septets => PartBody::Septets(body.into(), header.tables()),
            Coding::Ucs2 => PartBody::Ucs2(body.into()),
            Coding::Octets => PartBody::Octets(body.into()),
            Coding::Latin1 => PartBody::Text(latin1(body)),
            Coding::Ascii => match body.iter().position(|octet| !octet.is_ascii()) {
                Some(position) => {
                    return Err(Error::new(ErrorCode::OctetsNotText).at(header_octets + position));
                }
                None => PartBody::Text(latin1(body)),
            },
        })
    }

    fn packed(header: &Udh, octets: &[u8], header_octets: usize) -> Result<PartBody, Error> {
        let before = header_septets(header_octets);
        let count = (octets.len() * 8 / 7).saturating_sub(before);
        let body = octets.get(header_octets..).unwrap_or_default();
        let mut septets = unpack_septets(body, count, fill_bits(header_octets))?;
        if ((before + count) * 7).is_multiple_of(8) && septets.last() == Some(&0) {
            septets.pop();
        }
        Ok(PartBody::Septets(septets, header.tables()))
    }

    /// This message as a part for a [`Reassembler`](crate::Reassembler), the addresses as they are written; `None` for a
    /// message of its own.
    ///
    /// # Errors
    /// As [`ShortMessage::part_body`].
    pub fn part(&self, profile: &Profile) -> Result<Option<Part<'_>>, Error> {
        let Some(place) = self.concatenation()? else {
            return Ok(None);
        };
        let body = self.part_body(profile)?;
        Ok(Some(Part::new(&self.source.address, &self.destination.address, place, body)))
    }

    /// The text, or the octets of a coding that is none.
    ///
    /// # Errors
    /// As [`ShortMessage::part_body`] and [`PartBody::content`].
    pub fn content(&self, profile: &Profile) -> Result<Content, Error> {
        self.part_body(profile)?.content()
    }

    /// Whether `esm_class` says that this is an SMSC's delivery receipt or an intermediate notification. Only
    /// `deliver_sm` has these (SMPP 3.4, 5.2.12).
    pub const fn is_receipt(&self) -> bool {
        matches!(self.esm_class & ESM_MESSAGE_TYPE, ESM_RECEIPT | ESM_INTERMEDIATE)
    }

    /// The receipt, from the text and the parameters; `None` when this is none.
    ///
    /// # Errors
    /// `receipt_unreadable` when neither the text nor the parameters tell an id or a state.
    pub fn receipt(&self, profile: &Profile) -> Result<Option<Receipt>, Error> {
        if !self.is_receipt() {
            return Ok(None);
        }
        // Names and values are ASCII in every alphabet; only what is quoted of the message may not be readable.
        let text = match self.content(profile) {
            Ok(Content::Text(text)) => text,
            _ => latin1(self.user_data()),
        };
        let id = self.tlv(Tlv::RECEIPTED_MESSAGE_ID).map(|octets| {
            let end = octets.iter().position(|octet| *octet == 0).unwrap_or(octets.len());
            latin1(octets.get(..end).unwrap_or_default())
        });
        let state = self.tlv(Tlv::MESSAGE_STATE).and_then(|octets| octets.first().copied());
        let mut receipt = match Receipt::parse(&text) {
            Ok(receipt) => receipt,
            Err(_) if id.is_some() || state.is_some() => Receipt::without_text(),
            Err(error) => return Err(error),
        };
        if let Some(id) = id.filter(|id| !id.is_empty()) {
            receipt = receipt.with_receipted_message_id(&id);
        }
        if let Some(state) = state {
            receipt = receipt.with_message_state(state);
        }
        if let Some([network_type, high, low]) = self.tlv(Tlv::NETWORK_ERROR_CODE) {
            let code = u16::from_be_bytes([*high, *low]);
            receipt = receipt.with_network_error(NetworkError { network_type: *network_type, code });
        }
        Ok(Some(receipt))
    }
}

/// The octets that a header takes, its length octet included: an empty one takes one.
fn header_length(octets: &[u8]) -> usize {
    octets.first().map_or(0, |length| usize::from(*length) + 1)
}

fn latin1(octets: &[u8]) -> String {
    octets.iter().copied().map(char::from).collect()
}
