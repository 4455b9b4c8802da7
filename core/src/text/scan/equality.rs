//! Every kernel says what [`scalar`] says.

use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::text::Newline;
use crate::text::alphabet::{ESCAPE, Septets, encode_char};
use crate::text::input::{Utf16, Utf32};

/// All that this processor can run.
fn kernels() -> Vec<Kernels> {
    let mut kernels = alloc::vec![Kernels::Portable];
    let best = Kernels::best();
    if best != Kernels::Portable {
        kernels.push(best);
    }
    #[cfg(target_arch = "x86_64")]
    if best == Kernels::Avx2 {
        kernels.push(Kernels::Ssse3);
    }
    kernels
}

fn expected(text: Text<'_>) -> Scan {
    scalar::clusters(text.characters(Newline::Keep).map(|found| (found.value, found.end - found.start)))
}

fn check_scan(kernels: &[Kernels], text: Text<'_>) -> Scan {
    let expected = expected(text);
    for kernel in kernels {
        assert_eq!(kernel.scan(text), expected, "{kernel:?} of {} units", text.len());
        if let Text::Utf16(text) = text {
            match kernel.plain_start_utf16(text.units()) {
                None => assert_eq!(
                    Scan { characters: text.units().len(), ..Scan::default() },
                    expected,
                    "{kernel:?}"
                ),
                Some(start) => assert_eq!(
                    kernel.utf16_from(text.units(), start),
                    Some(expected),
                    "{kernel:?} from {start}"
                ),
            }
        }
        let Text::Utf8(text) = text else { continue };
        match kernel.plain_start(text.as_bytes()) {
            None => assert_eq!(Scan { characters: text.len(), ..Scan::default() }, expected, "{kernel:?}"),
            Some(start) => {
                let octets = text.as_bytes();
                assert_eq!(kernel.scan_from(text, start), expected, "{kernel:?} from {start}");
                assert_eq!(kernel.checked_from(octets, start), Some(expected), "{kernel:?} from {start}");
                let uncounted = kernel.uncounted_from(octets, start).map(without_count);
                assert_eq!(uncounted, Some(without_count(expected)), "{kernel:?} from {start}");
            }
        }
    }
    expected
}

/// Segments one after the other, each character by character.
fn counted_by_filling(text: Text<'_>, encoding: Encoding, capacity: usize) -> (usize, usize) {
    let (mut segments, mut position) = (0, 0);
    loop {
        let filled = portable::fill(text, position, encoding, capacity);
        segments += 1;
        position = filled.end;
        if position == text.len() {
            return (segments, filled.units);
        }
    }
}

fn without_count(scan: Scan) -> Scan {
    Scan { offender_count: 0, ..scan }
}

/// The kernels take for UTF-8 what the standard library does.
fn check_octets(kernels: &[Kernels], octets: &[u8]) {
    let expected = core::str::from_utf8(octets).ok().map(|text| expected(Text::Utf8(text)));
    for kernel in kernels {
        let Some(start) = kernel.plain_start(octets) else {
            assert!(octets.is_ascii(), "{kernel:?}: {octets:02X?}");
            continue;
        };
        assert_eq!(kernel.checked_from(octets, start), expected, "{kernel:?}: {octets:02X?}");
        let uncounted = kernel.uncounted_from(octets, start).map(without_count);
        assert_eq!(uncounted, expected.map(without_count), "{kernel:?}: {octets:02X?}");
    }
}

fn check(kernels: &[Kernels], text: Text<'_>) {
    let expected = check_scan(kernels, text);
    if text.len() > 400 {
        return;
    }
    let encodings: &[Encoding] =
        if expected.first_offender.is_none() { &[Encoding::Gsm7, Encoding::Ucs2] } else { &[Encoding::Ucs2] };
    for encoding in encodings {
        for capacity in [2, 3, 31, 32, 33, 67, 153] {
            let mut start = 0;
            while start < text.len() {
                let expected = portable::fill(text, start, *encoding, capacity);
                for kernel in kernels {
                    let filled = kernel.fill(text, start, *encoding, capacity);
                    assert_eq!(filled, expected, "{kernel:?} {encoding:?} from {start}, room for {capacity}");
                }
                start = expected.end;
            }
            if text.len() > 0 {
                let expected = counted_by_filling(text, *encoding, capacity);
                for kernel in kernels {
                    let counted = kernel.count(text, *encoding, capacity);
                    assert_eq!(counted, expected, "{kernel:?} {encoding:?}, room for {capacity}");
                    let Text::Utf8(text) = text else { continue };
                    let counted = kernel.count_octets(text.as_bytes(), *encoding, capacity);
                    assert_eq!(counted, expected, "{kernel:?} {encoding:?}, room for {capacity}");
                }
            }
        }
    }
}

/// A text in every form that can hold it, and parts of it that start at other addresses.
fn check_all_forms(kernels: &[Kernels], text: &str) {
    check(kernels, Text::Utf8(text));
    let units: Vec<u16> = text.encode_utf16().collect();
    check(kernels, Text::Utf16(Utf16::new(&units).expect("well-formed")));
    let code_points: Vec<u32> = text.chars().map(u32::from).collect();
    check(kernels, Text::Utf32(Utf32::new(&code_points).expect("scalar values")));
    if let Ok(octets) =
        code_points.iter().map(|code_point| u8::try_from(*code_point)).collect::<Result<Vec<_>, _>>()
    {
        check(kernels, Text::Latin1(&octets));
    }
}

const HOSTILE: [&str; 16] = [
    "Your verification code is 48219 ",
    "[]{}\\~^|\u{C}€",
    "€€€€",
    "éüÇßÉñ¡¿Ω",
    "ΔΦΓΛΩΠΨΣΘΞαβΑΒ",
    "àáâãäåæçèéêë",
    "Съешь ещё этих мягких булок",
    "नमस्ते दुनिया की सेना",
    "مَرْحَبًا بِالعَالَم",
    "שָׁלוֹם",
    "你好，世界。かがく゛ガ゙한국어",
    "😀👍🏽👨‍👩‍👧❤️🇩🇪",
    "e\u{301}\u{302}я\u{301}\u{1D165}\u{E0100}\u{300}",
    "\u{301}\u{301}a\u{301}",
    "“smart” — quotes… ’",
    "\0\u{1B}`\u{7F}\t\u{A0}\u{20AB}\u{20BD}\u{20A0}\u{2080}\u{10FFFF}\u{FFFD}\u{D7FF}\u{E000}",
];

#[test]
fn prefixes_suffixes_and_parts_of_hostile_texts() {
    let kernels = kernels();
    for (index, first) in HOSTILE.iter().enumerate() {
        let second = HOSTILE[(index * 7 + 5) % HOSTILE.len()];
        let mut text = String::new();
        while text.len() < 130 {
            text.push_str(first);
        }
        text.push_str(second);
        text.push_str(first);
        for (start, _) in text.char_indices() {
            check_all_forms(&kernels, &text[start..]);
            check_all_forms(&kernels, &text[..start]);
            let block: String = text[start..].chars().take(33).collect();
            check_all_forms(&kernels, &block);
        }
    }
}

/// Each scalar value, alone among characters that belong together with it or not, at a place where blocks meet.
#[test]
fn every_scalar_value() {
    let kernels = kernels();
    let mut text = String::new();
    for character in '\0'..=char::MAX {
        // Ideographs, Korean syllables and the empty planes are all alike; unoptimised, all of them take a minute.
        let alike = matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7FF}' | '\u{20000}'..);
        if alike
            && cfg!(debug_assertions)
            && u32::from(character) % 13 != 0
            && !marks::is_mark(character.into())
        {
            continue;
        }
        text.clear();
        let fill = 28 + u32::from(character) as usize % 5;
        text.extend(core::iter::repeat_n('a', fill));
        text.extend([character, 'я', character, character, '€', character, '\u{301}', 'a']);
        check_scan(&kernels, Text::Utf8(&text));
        let units: Vec<u16> = text.encode_utf16().collect();
        check_scan(&kernels, Text::Utf16(Utf16::new(&units).expect("well-formed")));
        // Among characters of another script, of which most blocks are counted without a closer look.
        text.clear();
        text.push('я');
        text.extend(core::iter::repeat_n('a', fill));
        text.extend([character, 'я', character, character, 'b', '😀', '中', character]);
        text.extend(core::iter::repeat_n('a', fill));
        check_scan(&kernels, Text::Utf8(&text));
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn character(&mut self) -> char {
        let pool = ["a[€é ", "aΩ", "a\u{301}\u{302}", "я\u{483}", "का्", "中。", "😀\u{FE0F}\u{1D165}", "’…`"];
        let one_of = |random: &mut Self, text: &str| {
            let count = text.chars().count();
            text.chars().nth(random.below(count)).unwrap_or('a')
        };
        match self.below(20) {
            0 => char::from_u32(self.below(0x11_0000) as u32).unwrap_or('\u{FFFD}'),
            1 => char::from_u32(self.below(0x800) as u32).unwrap_or('a'),
            2 => one_of(self, HOSTILE[12]),
            3..=9 => {
                let text = pool[self.below(pool.len())];
                one_of(self, text)
            }
            _ => char::from(32 + self.below(95) as u8),
        }
    }
}

#[test]
fn random_texts_of_all_lengths() {
    let kernels = kernels();
    let mut random = Random(1);
    for length in 0..=130 {
        for _ in 0..12 {
            // From pure runs to a wild mixture.
            let change = 1 + random.below(40);
            let mut character = random.character();
            let text: String = (0..length)
                .map(|_| {
                    if random.below(40) < change {
                        character = random.character();
                    }
                    character
                })
                .collect();
            check_all_forms(&kernels, &text);
        }
    }
}

/// Leads with what follows them: all pairs of octets, and the octets at which the standard's table of well-formed sequences
/// turns, where blocks meet, after another script and at the end.
#[test]
fn octets_that_are_not_utf8() {
    const TURNS: [u8; 22] = [
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xAC, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF,
        0xF0, 0xF4, 0xF5, 0xF8, 0xFF,
    ];
    let kernels = kernels();
    let mut octets = Vec::new();
    let mut check_after = |sequence: &[u8], before: &str, end: usize| {
        octets.clear();
        octets.extend_from_slice(before.as_bytes());
        octets.extend_from_slice(sequence);
        octets.extend(core::iter::repeat_n(b'a', end));
        check_octets(&kernels, &octets);
    };
    for first in 0x80..=0xFF {
        for second in 0..=0xFF {
            for before in ["", "é", "яaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
                check_after(&[first, second], before, 0);
                check_after(&[first, second], before, 40);
            }
        }
    }
    let long = "é".repeat(16);
    for first in TURNS {
        for second in TURNS {
            for third in TURNS {
                for fourth in TURNS {
                    let sequence = [first, second, third, fourth];
                    let fill = 26 + 2 * usize::from(first ^ second ^ third ^ fourth) % 8;
                    let before = long.get(..fill).unwrap_or(&long);
                    check_after(&sequence, before, 1);
                    check_after(&sequence, "я", 33);
                }
            }
        }
    }
}

#[test]
fn texts_with_a_wrong_octet() {
    let kernels = kernels();
    let mut random = Random(2);
    for text in HOSTILE {
        let text = text.repeat(4);
        for _ in 0..400 {
            let mut octets = text.as_bytes().to_vec();
            octets.truncate(1 + random.below(octets.len()));
            let place = random.below(octets.len());
            if let Some(octet) = octets.get_mut(place) {
                *octet ^= 1 << random.below(8);
            }
            check_octets(&kernels, &octets);
        }
    }
}

/// One or two surrogates among letters, at all places of texts of all lengths up to three blocks.
#[test]
fn surrogates_without_partners() {
    let kernels = kernels();
    for length in 1..=100 {
        for place in 0..length {
            for (one, other) in
                [(0xD83D, 0x61), (0xDE00, 0x61), (0xD83D, 0xDE00), (0xDE00, 0xD83D), (0xD83D, 0xD83D)]
            {
                let mut units = alloc::vec![0x61; length];
                for (unit, surrogate) in units.iter_mut().skip(place).zip([one, other]) {
                    *unit = surrogate;
                }
                let well_formed =
                    char::decode_utf16(units.iter().copied()).all(|character| character.is_ok());
                assert_eq!(Utf16::new(&units).is_ok(), well_formed);
                for kernel in &kernels {
                    let start = kernel.plain_start_utf16(&units).expect("a surrogate is not plain");
                    assert_eq!(
                        kernel.utf16_from(&units, start).is_some(),
                        well_formed,
                        "{kernel:?} {length} {place}"
                    );
                }
            }
        }
    }
}

#[test]
fn long_texts() {
    let kernels = kernels();
    for text in HOSTILE {
        check_all_forms(&kernels, &text.repeat(300));
    }
}

/// One character after another.
fn encoded_slowly(text: &str) -> (usize, Vec<u8>) {
    let mut septets = Vec::new();
    for (position, character) in text.char_indices() {
        match encode_char(character) {
            Some(Septets::Basic(septet)) => septets.push(septet),
            Some(Septets::Extended(septet)) => septets.extend([ESCAPE, septet]),
            None => return (position, septets),
        }
    }
    (text.len(), septets)
}

fn check_encoding(kernels: &[Kernels], text: &str) {
    let expected = encoded_slowly(text);
    for kernel in kernels {
        let mut septets = Vec::new();
        let end = kernel.push_septets(text, &mut septets);
        assert_eq!((end, septets), expected, "{kernel:?} of {} octets", text.len());
    }
}

#[test]
fn every_scalar_value_is_encoded_alike() {
    let kernels = kernels();
    let mut text = String::new();
    for character in '\0'..=char::MAX {
        let fill = 28 + u32::from(character) as usize % 5;
        text.clear();
        text.extend(core::iter::repeat_n('_', fill));
        text.extend([character, character, '@', character]);
        check_encoding(&kernels, &text);
    }
}

#[test]
fn a_character_of_another_kind_at_every_place_is_encoded_alike() {
    let kernels = kernels();
    for other in ['é', '[', '€', '`', '\0', 'я', '\u{1F600}', '\u{C}', 'Ω', '¡', 'ç', '\u{20AD}'] {
        for place in 0..100 {
            for behind in [0, 1, 7, 31, 32, 33, 70] {
                let mut text: String = "a@$_z 09\n".chars().cycle().take(place).collect();
                text.push(other);
                text.extend("bcd$fgh_jklmnopq@stuvwxyz".chars().cycle().take(behind));
                check_encoding(&kernels, &text);
            }
        }
    }
}

#[test]
fn hostile_and_random_texts_are_encoded_alike() {
    let kernels = kernels();
    for text in HOSTILE {
        let long = text.repeat(9);
        long.char_indices().for_each(|(start, _)| check_encoding(&kernels, &long[start..]));
    }
    let mut random = Random(2);
    let native = ['a', '@', '$', '_', '[', '€', 'é', 'Ω', 'ß', '\n', '~', ' '];
    for length in 0..200 {
        for plain in [1, 4, 40] {
            let text: String = (0..length)
                .map(|_| if random.below(plain) == 0 { native[random.below(native.len())] } else { 'x' })
                .collect();
            check_encoding(&kernels, &text);
        }
    }
}

#[test]
fn septets_are_packed_and_unpacked_alike() {
    let kernels = kernels();
    let mut random = Random(3);
    for length in 0..=200 {
        let septets: Vec<u8> = (0..length).map(|_| random.below(0x80) as u8).collect();
        for fill_bits in 0..=6 {
            let expected = packed_slowly(&septets, fill_bits);
            for kernel in &kernels {
                let mut octets = Vec::new();
                let all = kernel.pack(&septets, fill_bits, |block| {
                    octets.extend_from_slice(block);
                    octets.truncate(octets.len() - (block.len() - PACKED_OCTETS));
                });
                octets.truncate(expected.len());
                assert!(all && octets == expected, "{kernel:?}: {length} behind {fill_bits}");
                // A bit that is set behind the last septet is nobody's.
                octets.push(0xFF);
                let mut unpacked = alloc::vec![0xAA; length];
                kernel.unpack(&octets, fill_bits, &mut unpacked);
                assert_eq!(unpacked, septets, "{kernel:?}: {length} behind {fill_bits}");
            }
        }
    }
}

#[test]
fn an_octet_that_is_no_septet_is_seen_at_every_place() {
    for kernel in kernels() {
        for length in 1..=100 {
            for place in 0..length {
                let mut septets = alloc::vec![0x7F; length];
                septets[place] = 0x80;
                assert!(!kernel.pack(&septets, 0, |_| {}), "{kernel:?}: {place} of {length}");
            }
        }
    }
}
