//! A text as `submit_sm`s.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::body::{Address, ShortMessage, Tlv, field_invalid};
use super::deliver::ESM_UDHI;
use super::profile::{DefaultAlphabet, Profile, SmppConcatenation};
use super::time::SmppTime;
use crate::address::{PhoneNumber, SenderId};
use crate::error::{Error, ErrorCode};
use crate::text::{Analysis, Encoding, TextOptions};
use crate::wire::septet_text::encode_septets;
use crate::wire::septets::pack_septets;
use crate::wire::udh::{Element, Udh};
use crate::wire::user_data::fill_bits;

/// The fields of `submit_sm` that neither the text nor the SMSC decides. The default asks for nothing.
///
/// ```
/// use septet::smpp::{Profile, SubmitOptions};
/// use septet::{PhoneNumber, SenderId, TextOptions};
/// let sender = SenderId::parse("Conerix")?;
/// let to = PhoneNumber::parse("+12025550143")?;
/// let text = TextOptions::new().concatenation_reference(0x2A);
/// let options = SubmitOptions::new().registered_delivery(1);
/// let messages = options.submit(&"@".repeat(161), &sender, to, &text, &Profile::new())?;
/// assert_eq!(messages.len(), 2);
/// assert_eq!((messages[0].esm_class, messages[0].short_message.len()), (0x40, 6 + 153));
/// assert_eq!((messages[1].source.ton, messages[1].destination.ton), (5, 1));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SubmitOptions {
    service_type: String,
    source_plan: Option<(u8, u8)>,
    destination_plan: Option<(u8, u8)>,
    messaging_mode: u8,
    protocol_id: u8,
    priority_flag: u8,
    schedule_delivery_time: Option<SmppTime>,
    validity_period: Option<SmppTime>,
    registered_delivery: u8,
    replace_if_present: bool,
    message_class: Option<u8>,
    sm_default_msg_id: u8,
}

impl SubmitOptions {
    /// Nothing asked for.
    pub const fn new() -> Self {
        Self {
            service_type: String::new(),
            source_plan: None,
            destination_plan: None,
            messaging_mode: 0,
            protocol_id: 0,
            priority_flag: 0,
            schedule_delivery_time: None,
            validity_period: None,
            registered_delivery: 0,
            replace_if_present: false,
            message_class: None,
            sm_default_msg_id: 0,
        }
    }

    /// `service_type`, at most 5 characters.
    #[must_use]
    pub fn service_type(mut self, service_type: &str) -> Self {
        self.service_type = service_type.into();
        self
    }

    /// TON and NPI of the sender in place of [`SenderId::ton`] and [`SenderId::npi`].
    #[must_use]
    pub const fn source_plan(mut self, ton: u8, npi: u8) -> Self {
        self.source_plan = Some((ton, npi));
        self
    }

    /// TON and NPI of the recipient in place of 1 and 1.
    #[must_use]
    pub const fn destination_plan(mut self, ton: u8, npi: u8) -> Self {
        self.destination_plan = Some((ton, npi));
        self
    }

    /// Messaging mode, bits 1 and 0 of `esm_class`: 0 the SMSC's default, 1 datagram, 2 forward, 3 store and forward.
    #[must_use]
    pub const fn messaging_mode(mut self, messaging_mode: u8) -> Self {
        self.messaging_mode = messaging_mode;
        self
    }

    /// `protocol_id`, the TP-PID.
    #[must_use]
    pub const fn protocol_id(mut self, protocol_id: u8) -> Self {
        self.protocol_id = protocol_id;
        self
    }

    /// `priority_flag`, 0 to 3.
    #[must_use]
    pub const fn priority_flag(mut self, priority_flag: u8) -> Self {
        self.priority_flag = priority_flag;
        self
    }

    /// When the SMSC is to send it.
    #[must_use]
    pub const fn schedule_delivery_time(mut self, time: SmppTime) -> Self {
        self.schedule_delivery_time = Some(time);
        self
    }

    /// When the SMSC is to give up.
    #[must_use]
    pub const fn validity_period(mut self, time: SmppTime) -> Self {
        self.validity_period = Some(time);
        self
    }

    /// `registered_delivery` (SMPP 3.4, 5.2.17): 1 a receipt in any case, 2 on failure; 4 and 8 acknowledgements of the
    /// recipient, 16 intermediate notifications.
    #[must_use]
    pub const fn registered_delivery(mut self, registered_delivery: u8) -> Self {
        self.registered_delivery = registered_delivery;
        self
    }

    /// Whether the message takes the place of a waiting one.
    #[must_use]
    pub const fn replace_if_present(mut self, replace_if_present: bool) -> Self {
        self.replace_if_present = replace_if_present;
        self
    }

    /// Message class 0 (shown at once) to 3, in `data_coding` as TS 23.038, 4 has it: 0xF0 and the class for GSM-7, 0x18
    /// and the class for UCS-2.
    #[must_use]
    pub const fn message_class(mut self, message_class: u8) -> Self {
        self.message_class = Some(message_class);
        self
    }

    /// `sm_default_msg_id`.
    #[must_use]
    pub const fn sm_default_msg_id(mut self, sm_default_msg_id: u8) -> Self {
        self.sm_default_msg_id = sm_default_msg_id;
        self
    }

    /// One `submit_sm` for each segment of a text; a single one with [`SmppConcatenation::Payload`]. Segments are cut as
    /// they are on the air: 160 septets are the most even where each takes an octet.
    ///
    /// # Errors
    /// As [`TextOptions::segments`]; `invalid_option` with the field: `concatenation_reference` when there are several
    /// segments and none is given, `languages` when the text needs national tables and the SMSC's alphabet is not GSM-7, `priority_flag`,
    /// `registered_delivery`, `messaging_mode`, `message_class`;
    /// `not_in_smsc_alphabet` with the position for a character that the SMSC's default alphabet does not have;
    /// `smpp_field_invalid` for a `service_type` or a sender that cannot be written.
    pub fn submit(
        &self,
        text: &str,
        sender: &SenderId,
        to: PhoneNumber,
        text_options: &TextOptions,
        profile: &Profile,
    ) -> Result<Vec<ShortMessage>, Error> {
        self.check()?;
        let segments = text_options.segments(text)?;
        let analysis = segments.analysis();
        // A message class is told by a value that names GSM-7 itself.
        let alphabet = match self.message_class {
            Some(_) => DefaultAlphabet::Gsm7,
            None => profile.default_alphabet,
        };
        if analysis.encoding == Encoding::Gsm7
            && let Some((position, _)) = text.char_indices().find(|(_, character)| !alphabet.has(*character))
        {
            return Err(Error::new(ErrorCode::NotInSmscAlphabet).at(position));
        }
        let common = self.common(sender, to, analysis.encoding, profile)?;
        if alphabet != DefaultAlphabet::Gsm7 && analysis.single.or(analysis.locking).is_some() {
            return Err(Error::new(ErrorCode::InvalidOption).in_field("languages"));
        }
        // Numbered segments are messages of their own.
        let numbered = segments.clone().next().is_some_and(|segment| segment.range.counter.is_some());
        if profile.concatenation == SmppConcatenation::Payload && analysis.segments > 1 && !numbered {
            let whole: String = segments.map(|segment| segment.text).collect();
            let header = header_without_concatenation(text_options, &analysis)?;
            let octets = user_data(&whole, analysis.encoding, &header, alphabet, profile.packed)?;
            let mut message = common;
            message.esm_class |= if header.is_empty() { 0 } else { ESM_UDHI };
            message.tlvs.push(Tlv::new(Tlv::MESSAGE_PAYLOAD, &octets));
            return Ok(vec![message]);
        }
        // Both numbers are at most `MAX_SEGMENTS`, which is one octet.
        let total = analysis.segments as u8;
        let mut messages = Vec::with_capacity(analysis.segments);
        for (number, segment) in (1..=total).zip(segments) {
            let Some(written) = segment.range.header else {
                return Err(Error::new(ErrorCode::InvalidOption).in_field("concatenation_reference"));
            };
            let mut message = common.clone();
            let mut header = Udh::from(written);
            if profile.concatenation == SmppConcatenation::Sar
                && let Some(place) = header.concatenation()
            {
                header = header_without_concatenation(text_options, &analysis)?;
                message.tlvs.push(Tlv::new(Tlv::SAR_MSG_REF_NUM, &place.reference.to_be_bytes()));
                message.tlvs.push(Tlv::new(Tlv::SAR_TOTAL_SEGMENTS, &[total]));
                message.tlvs.push(Tlv::new(Tlv::SAR_SEGMENT_SEQNUM, &[number]));
            }
            message.esm_class |= if header.is_empty() { 0 } else { ESM_UDHI };
            message.short_message =
                user_data(&segment.text, analysis.encoding, &header, alphabet, profile.packed)?;
            messages.push(message);
        }
        Ok(messages)
    }

    fn check(&self) -> Result<(), Error> {
        let options = [
            ("messaging_mode", self.messaging_mode, 3),
            ("priority_flag", self.priority_flag, 3),
            ("registered_delivery", self.registered_delivery, 0x1F),
            ("message_class", self.message_class.unwrap_or_default(), 3),
        ];
        match options.into_iter().find(|(_, value, most)| value > most) {
            Some((option, ..)) => Err(Error::new(ErrorCode::InvalidOption).in_field(option)),
            None => Ok(()),
        }
    }

    /// The fields that all segments share.
    fn common(
        &self,
        sender: &SenderId,
        to: PhoneNumber,
        encoding: Encoding,
        profile: &Profile,
    ) -> Result<ShortMessage, Error> {
        let (source_ton, source_npi) = self.source_plan.unwrap_or((sender.ton(), sender.npi()));
        let (ton, npi) = self.destination_plan.unwrap_or((1, 1));
        let source = sender.as_str().trim_start_matches('+');
        if let Some((position, _)) =
            source.char_indices().find(|(_, character)| u8::try_from(*character).is_err())
        {
            return Err(field_invalid("source_addr").at(position));
        }
        if self.service_type.len() > 5 || !self.service_type.is_ascii() || self.service_type.contains('\0') {
            return Err(field_invalid("service_type"));
        }
        let written = |time: Option<SmppTime>| time.map(|time| time.as_str().into()).unwrap_or_default();
        Ok(ShortMessage {
            service_type: self.service_type.clone(),
            source: Address { ton: source_ton, npi: source_npi, address: source.into() },
            destination: Address { ton, npi, address: alloc::format!("{}", to.digits()) },
            esm_class: self.messaging_mode,
            protocol_id: self.protocol_id,
            priority_flag: self.priority_flag,
            schedule_delivery_time: written(self.schedule_delivery_time),
            validity_period: written(self.validity_period),
            registered_delivery: self.registered_delivery,
            replace_if_present: u8::from(self.replace_if_present),
            data_coding: match (encoding, self.message_class) {
                (Encoding::Gsm7, None) => 0,
                (Encoding::Gsm7, Some(class)) => 0xF0 | class,
                (Encoding::Ucs2, None) => profile.ucs2_data_coding,
                (Encoding::Ucs2, Some(class)) => 0x18 | class,
            },
            sm_default_msg_id: self.sm_default_msg_id,
            ..ShortMessage::default()
        })
    }
}

/// The caller's elements and the national tables: what a single segment would have.
fn header_without_concatenation(options: &TextOptions, analysis: &Analysis) -> Result<Udh, Error> {
    let mut header = Udh::new();
    if let Some(language) = analysis.single {
        header.push(Element::SingleShift(language))?;
    }
    if let Some(language) = analysis.locking {
        header.push(Element::LockingShift(language))?;
    }
    // An empty text needs neither.
    let own = options.segments("")?.next().and_then(|segment| segment.range.header);
    if let Some(own) = own.filter(|own| !own.as_octets().is_empty()) {
        for element in Udh::parse(own.as_octets())?.elements() {
            header.push(element)?;
        }
    }
    Ok(header)
}

fn user_data(
    text: &str,
    encoding: Encoding,
    header: &Udh,
    alphabet: DefaultAlphabet,
    packed: bool,
) -> Result<Vec<u8>, Error> {
    let mut octets: Vec<u8> = header.as_octets().into();
    match (encoding, alphabet) {
        (Encoding::Ucs2, _) => octets.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        (Encoding::Gsm7, DefaultAlphabet::Gsm7) if packed => {
            let septets = encode_septets(text, header.tables())?;
            octets.extend(pack_septets(&septets, fill_bits(header.octet_count()))?);
        }
        (Encoding::Gsm7, DefaultAlphabet::Gsm7) => {
            octets.extend(encode_septets(text, header.tables())?);
        }
        // Every character was looked at before: it is one octet.
        (Encoding::Gsm7, DefaultAlphabet::Latin1 | DefaultAlphabet::Ascii) => {
            octets.extend(text.chars().filter_map(|character| u8::try_from(character).ok()));
        }
    }
    Ok(octets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn submit(text: &str, options: &TextOptions, profile: Profile) -> Result<Vec<ShortMessage>, Error> {
        let sender = SenderId::parse("Conerix").expect("a sender");
        let to = PhoneNumber::parse("+12025550143").expect("a number");
        SubmitOptions::new().submit(text, &sender, to, options, &profile)
    }

    /// TS 23.038, A.2.2: á is 1B 61 with the Spanish single shift table, which element 0x24 announces.
    #[test]
    fn national_tables_stay_in_the_header() {
        let options = TextOptions::new().languages(Language::Spanish).concatenation_reference(42);
        let header = [3, 0x24, 1, 2];
        let (base, pair) = ([b'a'].repeat(140), [0x1B, 0x61]);
        let text = "a".repeat(140) + &"á".repeat(10);

        // Beside both elements there is room for 149 septets, so for four pairs.
        let sar = Profile::new().concatenation(SmppConcatenation::Sar);
        let messages = submit(&text, &options, sar).expect("two segments");
        let bodies: Vec<_> = messages.iter().map(|message| message.short_message.as_slice()).collect();
        assert_eq!(bodies[0], [&header[..], &base, &pair.repeat(4)].concat());
        assert_eq!(bodies[1], [&header[..], &pair.repeat(6)].concat());
        assert_eq!(
            (messages[1].esm_class, messages[1].tlv(Tlv::SAR_SEGMENT_SEQNUM)),
            (ESM_UDHI, Some(&[2][..]))
        );

        let payload = Profile::new().concatenation(SmppConcatenation::Payload);
        let messages = submit(&text, &options, payload).expect("one message");
        let whole = [&header[..], &base, &pair.repeat(10)].concat();
        assert_eq!(messages[0].tlv(Tlv::MESSAGE_PAYLOAD), Some(whole.as_slice()));
        assert_eq!((messages.len(), messages[0].short_message.len()), (1, 0));

        // á is in Latin-1, but not in GSM-7 without the table.
        let latin1 = Profile::new().default_alphabet(DefaultAlphabet::Latin1);
        let error = submit(&text, &options, latin1).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::InvalidOption, Some("languages")));
    }

    #[test]
    fn numbered_segments_are_messages_of_their_own() {
        let options = TextOptions::new().numbering(true);
        for concatenation in [SmppConcatenation::Udh, SmppConcatenation::Sar, SmppConcatenation::Payload] {
            let profile = Profile::new().concatenation(concatenation);
            let messages = submit(&"a".repeat(161), &options, profile).expect("two messages");
            assert_eq!(messages.len(), 2, "{concatenation:?}");
            assert_eq!(messages[0].short_message.len(), 160);
            assert!(messages.iter().all(|message| message.esm_class == 0 && message.tlvs.is_empty()));
        }
    }
}
