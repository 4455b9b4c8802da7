//! Octets: every decoder is total, and what is read is written again as it was.

use septet::alphabet::Tables;
use septet::tpdu::{
    Address, DataCoding, ServiceTime, SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu, ValidityPeriod,
};
use septet::{
    CharacterSet, Element, Encoding, Language, ReferenceBits, TextOptions, Udh, UserData, decode_septets,
    decode_user_data, encode_septets, encode_user_data, pack_septets, unpack_septets,
};

use crate::hostile::{self, Random};

fn inputs() -> u64 {
    hostile::inputs(100_000)
}

/// PDUs of every type (the sources of `tests/vectors/*_decode.json`), from which hostile ones are made.
const SEEDS: [&str; 8] = [
    "07911326040000f0310d0b911326880736f40000a90ff7fbdd454e87cde1b0db357eb701",
    "0019000b917228001011f100003170013193008017d474bb3ca787db70903dcc4e93d3f43c885e9ed301",
    "0591721891f1400781721881f800003160526104848019050003c30101916536fb1dcabeeb2074d85e06",
    "07919762020033f1400dd0cdf2396c7ebb010008415072411084610a050003560201005300d8",
    "0006d60b911326880736f4111011719551401110117195714000",
    "006aff0a91447700900062115000000000621150100000004607000008050003070201 82",
    "0009000a9144770090000004421e000000000003aabbcc",
    "0041000a9144770090000000140b080412340202240101250101aabbccddeeff0011",
];

fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn each_input(mut check: impl FnMut(&[u8])) {
    let seeds: Vec<Vec<u8>> = SEEDS.into_iter().map(octets).collect();
    let seeds: Vec<&[u8]> = seeds.iter().map(Vec::as_slice).collect();
    let mut random = Random::new(7);
    for _ in 0..inputs() {
        check(&random.mutated_octets(&seeds));
    }
}

#[test]
fn every_decoder_is_total_and_loses_nothing() {
    let mut read = [0_u64; 3];
    each_input(|pdu| {
        match Tpdu::decode_pdu(pdu) {
            Ok(Tpdu::Submit(submit)) => {
                read[0] += 1;
                let again = submit.encode_pdu().expect("it was read");
                assert_eq!(SmsSubmit::decode_pdu(&again), Ok(submit.clone()));
                assert_eq!(canonical(pdu, 2), again, "{pdu:02x?}");
                let _ = (submit.user_data.decode(), submit.user_data.septets(), format!("{submit:?}"));
                let _ = (submit.destination.text(), submit.destination.number());
            }
            Ok(Tpdu::Deliver(deliver)) => {
                read[1] += 1;
                let again = deliver.encode_pdu().expect("it was read");
                assert_eq!(SmsDeliver::decode_pdu(&again), Ok(deliver.clone()));
                assert_eq!(without_spare_bits(&canonical(pdu, 1)), without_spare_bits(&again), "{pdu:02x?}");
                let _ = (deliver.user_data.decode(), deliver.service_time.unix(), format!("{deliver:?}"));
            }
            Ok(Tpdu::StatusReport(report)) => {
                read[2] += 1;
                let again = report.encode_pdu().expect("it was read");
                assert_eq!(SmsStatusReport::decode_pdu(&again), Ok(report.clone()));
                let _ = (report.user_data.map(|data| data.decode()), format!("{report:?}"));
            }
            Ok(_) => panic!("a type that the test does not know"),
            Err(error) => assert!(error.position().is_none_or(|position| position <= pdu.len())),
        }
        let _ = Address::decode(pdu);
    });
    assert!(read.iter().all(|count| *count > inputs() / 100), "the inputs are too wild: {read:?}");
}

/// The same PDU with the bits set that writers always set: bit 7 of both types of address.
fn canonical(pdu: &[u8], before_address: usize) -> Vec<u8> {
    let mut pdu = pdu.to_vec();
    let service_centre = usize::from(pdu[0]);
    if service_centre > 0 {
        pdu[1] |= 0x80;
    }
    pdu[1 + service_centre + before_address + 1] |= 0x80;
    pdu
}

/// SMS-DELIVER has a bit in its first octet that nothing is defined for.
fn without_spare_bits(pdu: &[u8]) -> Vec<u8> {
    let mut pdu = pdu.to_vec();
    let first = 1 + usize::from(pdu[0]);
    pdu[first] &= !0x10;
    pdu
}

#[test]
fn headers_are_kept_octet_for_octet() {
    let mut parsed = 0;
    each_input(|octets| {
        let Ok(header) = Udh::parse(octets) else { return };
        parsed += 1;
        let content = usize::from(octets[0]);
        let expected = if content == 0 { &[][..] } else { &octets[..=content] };
        assert_eq!(header.as_octets(), expected);
        let elements: Vec<Element<'_>> = header.elements().collect();
        assert_eq!(Udh::build(&elements), Ok(header));
        // The rule of the standard, once more from the octets.
        let (mut position, mut last) = (1, None);
        while position < expected.len() {
            let (identifier, length) = (expected[position], usize::from(expected[position + 1]));
            let data = &expected[position + 2..position + 2 + length];
            let numbers = match (identifier, data) {
                (0x00, [reference, total, number]) => Some((u16::from(*reference), *total, *number)),
                (0x08, [high, low, total, number]) => {
                    Some((u16::from(*high) << 8 | u16::from(*low), *total, *number))
                }
                _ => None,
            };
            last = numbers.filter(|(_, total, number)| (1..=*total).contains(number)).or(last);
            position += 2 + length;
        }
        assert_eq!(header.concatenation().map(|part| (part.reference, part.total, part.number)), last);
    });
    assert!(parsed > inputs() / 100, "{parsed}");
}

#[test]
fn user_data_is_read_by_its_length_alone() {
    let sets = [CharacterSet::Gsm7, CharacterSet::Octets, CharacterSet::Ucs2, CharacterSet::Compressed];
    let mut random = Random::new(9);
    each_input(|octets| {
        let set = sets[random.below(4)];
        let length = match set {
            CharacterSet::Gsm7 => octets.len() * 8 / 7,
            _ => octets.len(),
        };
        let has_header = random.below(2) == 0;
        let Ok(data) = UserData::read(octets, length, set, has_header) else {
            assert!(octets.len() > 140, "{length}");
            return;
        };
        assert_eq!((data.as_octets(), usize::from(data.length())), (octets, length));
        let Ok(decoded) = data.decode() else { return };
        if let (Some(text), CharacterSet::Gsm7, false) = (decoded.text(), set, has_header) {
            // One character a septet, but for pairs that the tables know.
            let septets = data.septets().expect("GSM-7");
            assert_eq!(septets.len(), length);
            assert!(text.chars().count() <= length);
            if decoded.unknown_escapes == 0 {
                assert_eq!(encode_septets(text, Tables::DEFAULT), Ok(septets));
            }
        }
    });
}

#[test]
fn packed_septets_and_septets_are_read_or_refused() {
    let mut random = Random::new(10);
    each_input(|octets| {
        let (count, fill_bits) = (random.below(250), random.below(9) as u8);
        match unpack_septets(octets, count, fill_bits) {
            Ok(septets) => {
                assert_eq!(septets.len(), count);
                let packed = pack_septets(&septets, fill_bits).expect("septets");
                assert!(packed.len() <= octets.len() || count == 0);
                assert_eq!(unpack_septets(&packed, count, fill_bits), Ok(septets));
            }
            Err(_) => assert!(fill_bits > 6 || octets.len() * 8 < usize::from(fill_bits) + 7 * count),
        }
        let decoded = decode_septets(octets, Tables::DEFAULT);
        assert_eq!(decoded.is_ok(), octets.iter().all(|septet| *septet < 0x80));
        let time = octets.first_chunk().map(|octets| ServiceTime::from_octets(*octets));
        let _ = time.map(|time| (time.unix(), time.local()));
    });
}

#[test]
fn texts_in_every_pair_of_tables_come_back() {
    let mut random = Random::new(11);
    let languages: Vec<Option<Language>> = Language::ALL.into_iter().map(Some).chain([None]).collect();
    for locking in languages.iter().copied().filter(|language| language.is_none_or(Language::has_locking)) {
        for &single in &languages {
            let tables = Tables::new(locking, single);
            let mut header = Udh::new();
            if let Some(language) = locking {
                header.push(Element::LockingShift(language)).expect("room");
            }
            if let Some(language) = single {
                header.push(Element::SingleShift(language)).expect("room");
            }
            assert_eq!(header.tables(), tables);
            let known: Vec<char> = (0..0x80)
                .flat_map(|septet| [tables.decode_basic(septet), tables.decode_extended(septet)])
                .flatten()
                .collect();
            for _ in 0..8 {
                let text: String = (0..random.below(70)).map(|_| known[random.below(known.len())]).collect();
                let data = encode_user_data(&text, Encoding::Gsm7, &header).expect("140 septets at most");
                let length = usize::from(data.length());
                let decoded =
                    decode_user_data(data.as_octets(), length, CharacterSet::Gsm7, !header.is_empty())
                        .expect("written");
                assert_eq!((decoded.text(), decoded.header), (Some(text.as_str()), header));
                let septets = encode_septets(&text, tables).expect("known");
                assert_eq!(decode_septets(&septets, tables).expect("septets").text, text);
                // The packing once more, bit by bit.
                let start = header.octet_count() * 8;
                let start = start.div_ceil(7) * 7;
                for (index, septet) in septets.iter().enumerate() {
                    for bit in 0..7 {
                        let place = start + index * 7 + bit;
                        assert_eq!(data.as_octets()[place / 8] >> (place % 8) & 1, septet >> bit & 1);
                    }
                }
            }
        }
    }
}

#[test]
fn split_texts_join_again() {
    let mut random = Random::new(13);
    let alphabets = ["a", "a{€", "aж", "a😀", "ğa"].map(|letters| letters.chars().collect::<Vec<_>>());
    for round in 0..400 {
        let letters = &alphabets[random.below(alphabets.len())];
        let text: String = (0..random.below(900)).map(|_| letters[random.below(letters.len())]).collect();
        let bits = if round % 2 == 0 { ReferenceBits::Eight } else { ReferenceBits::Sixteen };
        let options = TextOptions::new().reference_bits(bits).concatenation_reference(round % 256);
        let template = SmsSubmit::to(Address::from_text("+447700900100").expect("a number"));
        let submits: Vec<SmsSubmit> = template.split(&text, &options).expect("few segments").collect();
        let mut joined = String::new();
        for (index, submit) in submits.iter().enumerate() {
            let pdu = submit.encode_pdu().expect("whole");
            let read = SmsSubmit::decode_pdu(&pdu).expect("whole");
            assert_eq!(read, *submit);
            assert_eq!(submit.at_length(), Ok(pdu.len() - 1));
            let decoded = read.user_data.decode().expect("text");
            joined.push_str(decoded.text().expect("text"));
            let part = decoded.header.concatenation();
            assert_eq!(part.is_some(), submits.len() > 1);
            if let Some(part) = part {
                assert_eq!((part.reference, part.bits), (round % 256, bits));
                assert_eq!((usize::from(part.number), usize::from(part.total)), (index + 1, submits.len()));
            }
        }
        assert_eq!(joined, text);
    }
}

#[test]
fn every_data_coding_and_every_time() {
    for octet in 0..=u8::MAX {
        let coding = DataCoding::from_octet(octet);
        assert_eq!(coding.octet(), octet);
        for set in [CharacterSet::Gsm7, CharacterSet::Octets, CharacterSet::Ucs2] {
            if let Ok(other) = coding.with_character_set(set) {
                assert_eq!((other.character_set(), other.class()), (set, coding.class()), "{octet:02x}");
                assert_eq!(other.message_waiting(), coding.message_waiting(), "{octet:02x}");
                assert_eq!(other.automatic_deletion(), coding.automatic_deletion(), "{octet:02x}");
            }
        }
    }
    // The shortest period that is not shorter: its own, and the next one for a second more.
    let seconds = |value| ValidityPeriod::Relative(value).seconds().expect("a period");
    for value in 0..=u8::MAX {
        assert_eq!(ValidityPeriod::relative(seconds(value)), Ok(ValidityPeriod::Relative(value)));
        let longer = value.checked_add(1).map(ValidityPeriod::Relative);
        assert_eq!(ValidityPeriod::relative(seconds(value) + 1).ok(), longer);
    }
    let mut random = Random::new(17);
    for _ in 0..20_000 {
        // 1990-01-02 to 2089-12-30, so that no zone leaves the century.
        let unix = 631_238_400 + (random.next() % 3_155_500_000) as i64;
        let quarters = (random.below(159) as i16 - 79) as i8;
        let time = ServiceTime::from_unix(unix, quarters).expect("in the century");
        assert_eq!((time.unix(), time.local().map(|local| local.quarters)), (Some(unix), Some(quarters)));
        let octets = [0; 7].map(|_: u8| random.next() as u8);
        let time = ServiceTime::from_octets(octets);
        if let Some(local) = time.local() {
            let unix = time.unix().expect("a date");
            let again = ServiceTime::from_unix(unix, local.quarters).expect("in the century");
            // Minus nothing is nothing.
            assert!(again == time || octets[6] == 0x08, "{octets:02x?}");
        }
    }
}
