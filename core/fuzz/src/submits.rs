//! Texts written as TPDUs and as bodies of SMPP under every profile: what arrives, whole, is the text that was sent.

use septet::smpp::{DefaultAlphabet, Profile, ShortMessage, SmppConcatenation, SubmitOptions};
use septet::tpdu::{Address, SmsSubmit};
use septet::{
    Content, Part, PhoneNumber, Reassembler, ReassemblyEvent, ReassemblyLimits, ReferenceBits, SenderId,
    TextOptions,
};

/// Runs the target: an octet of choices, one of the reference, then the text.
pub fn run(octets: &[u8]) {
    let [choice, reference, rest @ ..] = octets else { return };
    let Ok(text) = septet::text_from_utf8(rest) else { return };
    let bits = if choice & 1 == 0 { ReferenceBits::Eight } else { ReferenceBits::Sixteen };
    let options = TextOptions::new()
        .reference_bits(bits)
        .concatenation_reference((*reference).into())
        .keep_words(choice & 2 != 0)
        .numbering(choice & 4 != 0);
    let to = Address::from_text("+12025550143").expect("an address");
    if let Ok(submits) = SmsSubmit::to(to).split(text, &options) {
        for submit in submits {
            let pdu = submit.encode_pdu().expect("what was split can be written");
            assert_eq!(SmsSubmit::decode_pdu(&pdu), Ok(submit));
        }
    }
    let profile = Profile::new()
        .packed(choice & 8 != 0)
        .concatenation(
            [SmppConcatenation::Udh, SmppConcatenation::Sar, SmppConcatenation::Payload]
                [usize::from(choice >> 4) % 3],
        )
        .default_alphabet(
            [DefaultAlphabet::Gsm7, DefaultAlphabet::Latin1, DefaultAlphabet::Ascii]
                [usize::from(choice >> 6) % 3],
        );
    let sender = SenderId::parse("Conerix").expect("a sender");
    let to = PhoneNumber::parse("+12025550143").expect("a number");
    let Ok(messages) = SubmitOptions::new().submit(text, &sender, to, &options, &profile) else { return };
    for message in &messages {
        let octets = message.to_octets().expect("what was made can be written");
        assert_eq!(ShortMessage::from_octets(&octets).as_ref(), Ok(message));
    }
    // A counter is a part of the text; a packed septet 0 at the end cannot be told from fill bits.
    let is_plain = choice & 4 == 0 && choice & 8 == 0;
    if is_plain && messages.len() > 1 {
        assert_eq!(joined(&messages, &profile).as_deref(), Some(text));
    }
}

/// What a phone shows of the parts, last one first.
fn joined(messages: &[ShortMessage], profile: &Profile) -> Option<String> {
    let mut reassembler = Reassembler::new(ReassemblyLimits::new().max_octets(1_000_000));
    for message in messages.iter().rev() {
        let place = message.concatenation().ok()??;
        let body = message.part_body(profile).ok()?;
        for event in reassembler.push(Part::new("Conerix", "12025550143", place, body), 0).ok()? {
            if let ReassemblyEvent::Complete(whole) = event
                && let Content::Text(text) = whole.content
            {
                return Some(text);
            }
        }
    }
    None
}
