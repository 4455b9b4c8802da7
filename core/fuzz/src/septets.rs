//! Septets, user data, addresses and times, written from any input: what can be written is read as the same.

use septet::alphabet::Tables;
use septet::smpp::{data_coding_name, npi_name, ton_name};
use septet::tpdu::{Address, DataCoding, ServiceTime};
use septet::{
    CharacterSet, DeliveryStatus, Encoding, Language, Udh, UserData, decode_septets, encode_septets,
    encode_user_data, max_unpacked_len, pack_septets, tp_status_meaning, unpack_septets,
};

/// Runs the target: an octet of choices, then septets, octets or text.
pub fn run(octets: &[u8]) {
    let Some((choice, rest)) = octets.split_first() else { return };
    let tables = Tables::new(Language::from_identifier(choice % 16), Language::from_identifier(choice >> 4));
    packed(rest, choice % 8);
    match decode_septets(rest, tables) {
        Ok(decoded) => assert!(decoded.text.chars().count() <= rest.len()),
        Err(error) => assert!(rest[error.position().expect("a position")] > 0x7F),
    }
    let _ =
        (Address::decode(rest), ServiceTime::from_octets(rest.first_chunk().copied().unwrap_or_default()));
    names(*choice);
    let Ok(text) = septet::text_from_utf8(rest) else { return };
    if let Ok(septets) = encode_septets(text, tables) {
        let decoded = decode_septets(&septets, tables).expect("septets");
        assert_eq!((decoded.text.as_str(), decoded.unknown_escapes), (text, 0));
    }
    for encoding in [Encoding::Gsm7, Encoding::Ucs2] {
        for header in [Udh::default(), Udh::parse(&[5, 0, 3, *choice, 2, 1]).expect("a header")] {
            let Ok(data) = encode_user_data(text, encoding, &header) else { continue };
            assert!(data.as_octets().len() <= 140);
            assert_eq!(data.decode().expect("text").text(), Some(text));
        }
    }
    addresses(text, *choice);
}

fn packed(septets: &[u8], fill_bits: u8) {
    let Ok(octets) = pack_septets(septets, fill_bits) else {
        assert!(fill_bits > 6 || septets.iter().any(|septet| *septet > 0x7F));
        return;
    };
    assert!(max_unpacked_len(octets.len(), fill_bits) >= septets.len());
    assert_eq!(unpack_septets(&octets, septets.len(), fill_bits).as_deref(), Ok(septets));
}

fn addresses(text: &str, choice: u8) {
    let made = [
        Address::from_text(text),
        Address::alphanumeric(text),
        Address::numeric(text, choice & 7, choice >> 4),
    ];
    for address in made.into_iter().flatten() {
        let octets = address.encode();
        assert!(octets.len() <= 12, "TS 23.040, 9.1.2.5");
        assert_eq!(Address::decode(&octets).map(|read| read.text()), Ok(address.text()));
    }
}

fn names(octet: u8) {
    let coding = DataCoding::from_octet(octet);
    assert_eq!(coding.octet(), octet);
    let _ = (data_coding_name(octet), ton_name(octet), npi_name(octet));
    assert!(!tp_status_meaning(octet).is_empty());
    let _ = DeliveryStatus::from_tp_status(octet);
    for set in [CharacterSet::Gsm7, CharacterSet::Octets, CharacterSet::Ucs2] {
        if let Ok(data) = UserData::read(&[octet; 4], 4, set, true) {
            let _ = (data.header(), data.body().map(<[u8]>::len), data.septets());
        }
    }
}
