//! Prints some hundred TPDUs, one a line, with what they say: for other implementations to read.
//!
//! The columns: `submit` or `deliver`, the TPDU in hexadecimal, the address (digits without `+`, or a name), the text as UTF-8 in
//! hexadecimal, and reference, total and number of a segment or three hyphens.

use septet::tpdu::{Address, ServiceTime, SmsDeliver, SmsSubmit, ValidityPeriod};
use septet::{Error, ReferenceBits, TextOptions, UserData};

const TEXTS: [&str; 12] = [
    "Hello, world!",
    "@",
    "1234567",
    "1234567@",
    "Price [10] {20} €30 ~^|\\",
    "àéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¡¿§ÄÖÑÜäöñü",
    "Привет, мир",
    "日本語のテキスト",
    "emoji 😀😀",
    "line\nbreak",
    "Your parcel arrives today between 10 and 12. ",
    "It’s ready. ",
];
const NUMBERS: [&str; 4] = ["+447700900100", "+12025550143", "+46700123", "12345"];
const NAMES: [&str; 5] = ["Conerix", "Septet", "A", "Conerix Tix", "INFO-24"];

fn main() -> Result<(), Error> {
    let mut reference = 0;
    for (index, text) in TEXTS.into_iter().enumerate() {
        for copies in [1, 5, 12, 25, 40] {
            reference += 1;
            let bits = if copies % 2 == 0 { ReferenceBits::Sixteen } else { ReferenceBits::Eight };
            let options = TextOptions::new().reference_bits(bits).concatenation_reference(reference);
            let text = text.repeat(copies);
            submits(NUMBERS[(index + copies) % NUMBERS.len()], &text, &options)?;
            delivers(NAMES[(index + copies) % NAMES.len()], &text, &options)?;
        }
    }
    Ok(())
}

fn submits(number: &str, text: &str, options: &TextOptions) -> Result<(), Error> {
    let mut template = SmsSubmit::to(Address::from_text(number)?);
    template.validity = Some(ValidityPeriod::relative(86_400)?);
    template.status_report_request = true;
    for submit in template.split(text, options)? {
        print("submit", &submit.encode()?, number, &submit.user_data)?;
    }
    Ok(())
}

fn delivers(name: &str, text: &str, options: &TextOptions) -> Result<(), Error> {
    let originator = Address::from_text(name)?;
    for data in UserData::split(text, options)? {
        let deliver = SmsDeliver::new(originator, ServiceTime::from_unix(1_778_585_661, 8)?, data);
        print("deliver", &deliver.encode()?, name, &data)?;
    }
    Ok(())
}

fn print(kind: &str, tpdu: &[u8], address: &str, data: &UserData) -> Result<(), Error> {
    let decoded = data.decode()?;
    let part = match decoded.header.concatenation() {
        Some(part) => format!("{}\t{}\t{}", part.reference, part.total, part.number),
        None => "-\t-\t-".into(),
    };
    let text = decoded.text().unwrap_or_default();
    let address = address.trim_start_matches('+');
    println!("{kind}\t{}\t{address}\t{}\t{part}", hex(tpdu), hex(text.as_bytes()));
    Ok(())
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
