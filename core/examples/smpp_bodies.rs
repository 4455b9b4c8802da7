//! Prints some hundred bodies of `submit_sm`, one a line, with what they say: for other implementations to read.
//!
//! The columns: the body in hexadecimal, sender, recipient, the text as UTF-8 in hexadecimal, and reference, total and number of a
//! segment or three hyphens.

use septet::smpp::{Profile, ShortMessage, SmppConcatenation, SmppTime, SubmitOptions};
use septet::{Content, Error, PhoneNumber, ReferenceBits, SenderId, TextOptions};

const TEXTS: [&str; 10] = [
    "Hello, world!",
    "@",
    "1234567@",
    "Price [10] {20} €30 ~^|\\",
    "àéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¡¿§ÄÖÑÜäöñü",
    "Привет, мир",
    "日本語のテキスト",
    "emoji 😀😀",
    "Your parcel arrives today between 10 and 12. ",
    "It’s ready. ",
];
const SENDERS: [&str; 4] = ["Conerix", "+447700900100", "4242", "A"];

fn main() -> Result<(), Error> {
    let mut reference = 0;
    let to = PhoneNumber::parse("+12025550143")?;
    let submit = SubmitOptions::new().registered_delivery(1).validity_period(SmppTime::from_now(86_400)?);
    for text in TEXTS {
        for copies in [1, 5, 12, 25, 40] {
            reference += 1;
            let bits = if copies % 2 == 0 { ReferenceBits::Sixteen } else { ReferenceBits::Eight };
            let options = TextOptions::new().reference_bits(bits).concatenation_reference(reference);
            let concatenation = [SmppConcatenation::Udh, SmppConcatenation::Sar][copies / 12 % 2];
            let profile = Profile::new().concatenation(concatenation);
            let sender = SenderId::parse(SENDERS[usize::from(reference) % SENDERS.len()])?;
            for message in submit.submit(&text.repeat(copies), &sender, to, &options, &profile)? {
                print(&message, &profile)?;
            }
        }
    }
    Ok(())
}

fn print(message: &ShortMessage, profile: &Profile) -> Result<(), Error> {
    let place = match message.concatenation()? {
        Some(place) => format!("{}\t{}\t{}", place.reference, place.total, place.number),
        None => "-\t-\t-".into(),
    };
    let Content::Text(text) = message.content(profile)? else {
        return Ok(());
    };
    let (source, destination) = (&message.source.address, &message.destination.address);
    println!("{}\t{source}\t{destination}\t{}\t{place}", hex(&message.to_octets()?), hex(text.as_bytes()));
    Ok(())
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
