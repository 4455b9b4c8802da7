//! The choice among national tables, against every pair tried one by one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use septet::alphabet::{Septets, Tables};
use septet::{Encoding, EncodingChoice, Language, Languages, ReferenceBits, TextOptions};

use super::reference;

/// A table as the data file has it: the septet of each character, the lower one where it stands twice.
pub(crate) type Table = BTreeMap<char, u8>;

fn read(file: &str) -> Table {
    let mut table = Table::new();
    for (code, character) in cells(file) {
        table.entry(character).or_insert(code);
    }
    table
}

/// The cells of a table that hold a character, in the order of the septets.
pub(crate) fn cells(file: &str) -> Vec<(u8, char)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gsm7").join(file);
    let content = fs::read_to_string(path).expect("a table");
    let mut cells = Vec::new();
    for line in content.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if let Some(code_point) = columns[1].strip_prefix("U+") {
            let character = u32::from_str_radix(code_point, 16).ok().and_then(char::from_u32);
            let code = u8::from_str_radix(columns[0], 16).expect("a code");
            cells.push((code, character.expect("a scalar value")));
        }
    }
    cells
}

/// Tables by identifier, 0 for the default ones.
pub(crate) struct Data {
    pub(crate) locking: BTreeMap<u8, Table>,
    pub(crate) single: BTreeMap<u8, Table>,
    /// The names of their files.
    pub(crate) locking_files: BTreeMap<u8, String>,
    pub(crate) single_files: BTreeMap<u8, String>,
}

impl Data {
    pub(crate) fn read() -> Self {
        let mut locking_files = BTreeMap::from([(0, "default.tsv".to_owned())]);
        let mut single_files = BTreeMap::from([(0, "extension.tsv".to_owned())]);
        let languages = include_str!("../../data/gsm7/national-languages.tsv");
        for line in languages.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let identifier = columns[0].parse().expect("an identifier");
            single_files.insert(identifier, columns[3].to_owned());
            if columns[5] != "-" {
                locking_files.insert(identifier, columns[5].to_owned());
            }
        }
        let tables = |files: &BTreeMap<u8, String>| {
            files.iter().map(|(identifier, file)| (*identifier, read(file))).collect()
        };
        let (locking, single) = (tables(&locking_files), tables(&single_files));
        Self { locking, single, locking_files, single_files }
    }

    /// The units of every character, `None` when one is in neither table.
    fn units(&self, text: &str, locking: u8, single: u8) -> Option<Vec<usize>> {
        let (locking, single) = (self.locking.get(&locking)?, self.single.get(&single)?);
        text.chars()
            .map(|character| match (locking.contains_key(&character), single.contains_key(&character)) {
                (true, _) => Some(1),
                (false, true) => Some(2),
                (false, false) => None,
            })
            .collect()
    }
}

/// Segments of characters with these units, laid down one after another.
fn count(units: &[usize], gsm7: bool, elements: usize, concatenation: usize) -> usize {
    let octets = |octets: usize| if octets == 0 { 0 } else { octets + 1 };
    if units.iter().sum::<usize>() <= reference::capacity(gsm7, octets(elements)) {
        return 1;
    }
    let capacity = reference::capacity(gsm7, octets(elements + concatenation));
    let (mut segments, mut used) = (1, 0);
    for unit in units {
        if used + unit > capacity {
            segments += 1;
            used = 0;
        }
        used += unit;
    }
    segments
}

/// Segments; plain, UCS-2 or with tables; how many tables; the octets of their elements.
type Ranked = (usize, u8, usize, Vec<u8>);

fn best(data: &Data, text: &str, languages: &[u8], concatenation: usize) -> Ranked {
    let utf16: Vec<usize> = text.chars().map(char::len_utf16).collect();
    let mut best = (count(&utf16, false, 0, concatenation), 1, 0, Vec::new());
    for locking in [0].iter().chain(languages) {
        for single in [0].iter().chain(languages) {
            let Some(units) = data.units(text, *locking, *single) else { continue };
            let mut elements = Vec::new();
            if *single > 0 {
                elements.extend([0x24, 1, *single]);
            }
            if *locking > 0 {
                elements.extend([0x25, 1, *locking]);
            }
            let kind = if elements.is_empty() { 0 } else { 2 };
            let segments = count(&units, true, elements.len(), concatenation);
            best = best.min((segments, kind, elements.len(), elements));
        }
    }
    best
}

/// Texts of a few scripts, Latin letters and pairs, near the boundaries of segments.
fn text() -> impl Strategy<Value = String> {
    let alphabets = [
        "ğşıİĞ abc[]€",
        "áíóúñ abc{}",
        "ãõçÀ abc~|",
        "নমসকার০। abcA",
        "નમસ્તે ABC",
        "नमस्ते०।क़ OK ab/*",
        "ನಮಸ್ಕಾರ 12",
        "നമസ്കാരം xX",
        "ନମସ୍କାର (/)",
        "ਸਤਅਕਾਲ\u{A36} A",
        "வணக்கம் B*",
        "నమస్కారం 7",
        "آپکیسےہیں ۔",
        "ğá नத",
        "abc[]{}€~",
    ];
    let script =
        prop::sample::select(alphabets.to_vec()).prop_map(|alphabet| alphabet.chars().collect::<Vec<_>>());
    let lengths = prop_oneof![0..30_usize, 66..80_usize, 130..165_usize, 290..320_usize];
    (script, lengths, prop::option::weighted(0.1, any::<char>())).prop_flat_map(
        |(script, length, foreign)| {
            prop::collection::vec(prop::sample::select(script), length)
                .prop_map(move |characters| characters.into_iter().chain(foreign).collect())
        },
    )
}

fn languages() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        1 => Just((1..=13).collect::<Vec<u8>>()),
        3 => prop::collection::btree_set(1..=13_u8, 0..5).prop_map(|set| set.into_iter().collect()),
    ]
}

proptest! {
    #[test]
    fn the_choice_is_the_best_of_every_pair(text in text(), languages in languages(), sixteen in any::<bool>()) {
        thread_local!(static DATA: Data = Data::read());
        let bits = if sixteen { ReferenceBits::Sixteen } else { ReferenceBits::Eight };
        let allowed: Languages = languages.iter().filter_map(|number| Language::from_identifier(*number)).collect();
        let options = TextOptions::new().languages(allowed).reference_bits(bits).concatenation_reference(1);
        let found = options.analyze(&text)?;
        let expected = DATA.with(|data| best(data, &text, &languages, if sixteen { 6 } else { 5 }));
        let mut elements = Vec::new();
        elements.extend(found.single.iter().flat_map(|language| [0x24, 1, language.identifier()]));
        elements.extend(found.locking.iter().flat_map(|language| [0x25, 1, language.identifier()]));
        let kind = match found.encoding {
            Encoding::Ucs2 => 1,
            _ if elements.is_empty() => 0,
            _ => 2,
        };
        prop_assert_eq!((found.segments, kind, elements.len(), elements.clone()), expected);
        // The elements are in every segment, after concatenation.
        if found.segments <= 255 {
            for segment in options.segments(&text)? {
                let header = segment.range.header.expect("a reference was given");
                prop_assert!(header.as_octets().ends_with(&elements));
                prop_assert!(segment.range.octets <= 140);
            }
        }
        let demanded = options.clone().encoding(EncodingChoice::Gsm7).analyze(&text);
        prop_assert!(demanded.is_ok() || found.encoding == Encoding::Ucs2);
    }
}

#[test]
fn every_cell_of_the_data_in_both_directions() {
    let data = Data::read();
    for language in Language::ALL {
        let identifier = language.identifier();
        for (character, code) in &data.single[&identifier] {
            let tables = Tables::new(None, Some(language));
            assert_eq!(tables.decode_extended(*code), Some(*character));
            if !data.locking[&0].contains_key(character) {
                assert_eq!(tables.encode_char(*character), Some(Septets::Extended(*code)));
            }
        }
        for (character, code) in data.locking.get(&identifier).into_iter().flatten() {
            let tables = Tables::new(Some(language), None);
            assert_eq!(tables.decode_basic(*code), Some(*character));
            assert_eq!(tables.encode_char(*character), Some(Septets::Basic(*code)));
        }
    }
}

#[test]
fn what_composition_takes_apart_can_still_be_encoded() {
    let table = include_str!("../../data/gsm7/nfc-unstable-cells.tsv");
    let mut seen = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let character = |text: &str| char::from_u32(u32::from_str_radix(&text[2..], 16).unwrap()).unwrap();
        let language = match columns[0].split('_').next() {
            Some("bengali") => Language::Bengali,
            Some("punjabi") => Language::Punjabi,
            Some("hindi") => Language::Hindi,
            Some("oriya") => Language::Oriya,
            other => panic!("{other:?}"),
        };
        let tables = Tables::new(Some(language), Some(language));
        assert!(tables.encode_char(character(columns[2])).is_some(), "{line}");
        for part in columns[3].split(' ') {
            assert!(tables.encode_char(character(part)).is_some(), "{line}");
        }
        let nfc = TextOptions::new().normalize(septet::Normalization::Nfc);
        let cell = character(columns[2]).to_string();
        assert_eq!(nfc.prepare(&cell).text, columns[3].split(' ').map(character).collect::<String>());
        seen += 1;
    }
    assert_eq!(seen, 19);
}
