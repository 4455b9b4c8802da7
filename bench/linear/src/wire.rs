//! Octets of the wire, receipts, parts.

use septet::smpp::{Profile, ShortMessage, SmppTime, SubmitOptions, Tlv};
use septet::tpdu::{Address, SmsSubmit, Tpdu};
use septet::{
    Concatenation, MessageIdForm, Part, PartBody, PhoneNumber, Reassembler, ReassemblyLimits, Receipt,
    ReferenceBits, SenderId, TextOptions, Udh,
};

use super::{Row, row};

const OCTETS: usize = 8_192;

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("pack_septets", OCTETS, |size| vec![0x55; size], |septets| septet::pack_septets(septets, 3)),
        row(
            "unpack_septets",
            OCTETS,
            |size| vec![0x55; size],
            |octets| septet::unpack_septets(octets, octets.len() * 8 / 7 - 1, 3),
        ),
        row("TPDU, too long", OCTETS, |size| vec![0x41; size], |octets| Tpdu::decode_pdu(octets).is_err()),
        row("Udh::parse, too long", OCTETS, |size| vec![0xFF; size], |octets| Udh::parse(octets).is_err()),
        row(
            "SmsSubmit: every part of a text",
            2_048,
            |size| "ab[".repeat(size / 3),
            |text| {
                let number = PhoneNumber::parse("+447700900123").expect("a number");
                let options = TextOptions::new().concatenation_reference(1);
                let submits = SmsSubmit::to(Address::from(number)).split(text, &options);
                submits.map(|submits| submits.filter_map(|submit| submit.encode().ok()).count())
            },
        ),
        row("SMPP: every part of a text", 2_048, |size| "ab[".repeat(size / 3), smpp_parts),
        row("SMPP: TLVs", 256, tlvs, |octets| {
            let message = ShortMessage::from_octets(octets).expect("a body");
            (message.tlv(0x9999).is_none(), message.to_octets().map(|octets| octets.len()))
        }),
        row("SMPP time, too long", OCTETS, |size| "2".repeat(size), |text| SmppTime::parse(text).is_err()),
        row(
            "Receipt: spaces",
            OCTETS,
            |size| format!("id:1 stat:DELIVRD{}text:x", " ".repeat(size)),
            |text| Receipt::parse(text).is_ok(),
        ),
        row(
            "Receipt: fields",
            OCTETS,
            |size| format!("{}stat:DELIVRD", "id:1 ".repeat(size / 5)),
            |text| Receipt::parse(text).is_ok(),
        ),
        row(
            "Receipt: colons",
            OCTETS,
            |size| format!("id:1 stat:DELIVRD {}", "text:".repeat(size / 5)),
            |text| Receipt::parse(text).is_ok(),
        ),
        row(
            "Receipt: a message id of digits",
            OCTETS,
            |size| format!("id:{} stat:DELIVRD", "9".repeat(size)),
            |text| {
                let receipt = Receipt::parse(text)
                    .map(|receipt| receipt.message_id_in(MessageIdForm::DecimalToHex).is_ok());
                receipt.is_ok()
            },
        ),
        row("Reassembler: parts, n log n", 256, parts, |senders| {
            push_all(senders, ReassemblyLimits::new().max_messages(1_000_000)).handle_timeout(u64::MAX).len()
        }),
        row("Reassembler: the oldest give way", 256, parts, |senders| {
            push_all(senders, ReassemblyLimits::new().max_messages(16)).message_count()
        }),
    ]
}

fn smpp_parts(text: &String) -> usize {
    let to = PhoneNumber::parse("+447700900123").expect("a number");
    let sender = SenderId::parse("Conerix").expect("a sender");
    let options = TextOptions::new().concatenation_reference(1);
    let messages = SubmitOptions::new().submit(text, &sender, to, &options, &Profile::new());
    messages.map_or(0, |messages| messages.len())
}

fn tlvs(count: usize) -> Vec<u8> {
    let to = PhoneNumber::parse("+447700900123").expect("a number");
    let sender = SenderId::parse("Conerix").expect("a sender");
    let messages = SubmitOptions::new().submit("Hi", &sender, to, &TextOptions::new(), &Profile::new());
    let mut message = messages.expect("one message").remove(0);
    message.tlvs.extend((0..count).map(|tag| Tlv::new(0x1400 + tag as u16, b"octets")));
    message.to_octets().expect("a body")
}

fn parts(count: usize) -> Vec<String> {
    (0..count).map(|sender| format!("+4477009{sender:05}")).collect()
}

/// Every part is the first of its message, so none is ever whole.
fn push_all(senders: &[String], limits: ReassemblyLimits) -> Reassembler {
    let mut reassembler = Reassembler::new(limits);
    for (now, sender) in senders.iter().enumerate() {
        let place = Concatenation::new(now as u16, ReferenceBits::Sixteen, 1, 255);
        let part = Part::new(sender, "42", place, PartBody::Octets(vec![1; 100]));
        drop(reassembler.push(part, now as u64));
    }
    reassembler
}
