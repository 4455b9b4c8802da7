//! What can be tried whole: every character under every pair of tables, every length of text around every boundary, every calling
//! code with every length. The tables are those of `core/data`, read as text.

use std::collections::BTreeMap;
use std::ops::Range;

use septet::alphabet::{ESCAPE, Septets, Tables};
use septet::{
    EncodingChoice, ErrorCode, Language, Languages, NumberLevel, PhoneNumber, ReferenceBits, TextOptions,
    decode_septets, encode_septets,
};

use super::national::{Data, Table};
use super::reference;

/// A part in a build for development, which is twenty times slower; everything in an optimised one, and with `SEPTET_SLOW=1`.
fn is_whole() -> bool {
    !cfg!(debug_assertions) || is_slow()
}

fn is_slow() -> bool {
    std::env::var_os("SEPTET_SLOW").is_some()
}

/// Every pair of tables: identifiers, the columns of the data, and the tables of the crate.
fn pairs(data: &Data) -> impl Iterator<Item = (&Table, &Table, Tables)> {
    let language = |identifier: u8| Language::from_identifier(identifier);
    data.locking.iter().flat_map(move |(locking, basic)| {
        let pair = move |(single, extended): (&u8, _)| {
            (basic, extended, Tables::new(language(*locking), language(*single)))
        };
        data.single.iter().map(pair)
    })
}

/// A table by code point: the septet, or 0xFF.
fn by_code_point(table: &Table) -> Vec<u8> {
    let mut septets = vec![0xFF; 0x11_0000];
    for (character, septet) in table {
        septets[*character as usize] = *septet;
    }
    septets
}

#[test]
fn every_scalar_value_under_every_pair_of_tables() {
    let data = Data::read();
    let flat = |tables: &BTreeMap<u8, Table>| -> BTreeMap<u8, Vec<u8>> {
        tables.iter().map(|(identifier, table)| (*identifier, by_code_point(table))).collect()
    };
    let (locking, single) = (flat(&data.locking), flat(&data.single));
    assert_eq!((locking.len(), single.len()), (13, 14), "3GPP TS 23.038, table 6.2.1.2.4.1");
    let last = if is_whole() { char::MAX } else { '\u{FFF}' };
    let mut tried = 0_u64;
    for (locking_identifier, basic) in &locking {
        for (single_identifier, extended) in &single {
            let tables = Tables::new(
                Language::from_identifier(*locking_identifier),
                Language::from_identifier(*single_identifier),
            );
            for character in '\0'..=last {
                let place = character as usize;
                let expected = match (basic[place], extended[place]) {
                    (0xFF, 0xFF) => None,
                    (0xFF, septet) => Some(Septets::Extended(septet)),
                    (septet, _) => Some(Septets::Basic(septet)),
                };
                assert_eq!(tables.encode_char(character), expected, "U+{place:04X} in {tables:?}");
                tried += 1;
            }
        }
    }
    assert!(!is_whole() || tried == 1_112_064 * 13 * 14);
}

/// The characters of a table by septet, as the data has them.
fn by_septet(file: &str) -> BTreeMap<u8, char> {
    super::national::cells(file).into_iter().collect()
}

#[test]
fn every_septet_under_every_pair_of_tables() {
    let data = Data::read();
    for (identifier, file) in &data.locking_files {
        let basic = by_septet(file);
        for (single_identifier, single_file) in &data.single_files {
            let extended = by_septet(single_file);
            let language = |identifier: &u8| Language::from_identifier(*identifier);
            let tables = Tables::new(language(identifier), language(single_identifier));
            for septet in 0..=u8::MAX {
                assert_eq!(
                    tables.decode_basic(septet),
                    basic.get(&septet).copied(),
                    "{tables:?} {septet:02X}"
                );
                assert_eq!(
                    tables.decode_extended(septet),
                    extended.get(&septet).copied(),
                    "{tables:?} {septet:02X}"
                );
                if septet > 0x7F {
                    let error = decode_septets(&[0x41, septet], tables).map_err(|error| error.position());
                    assert_eq!(error.map(|_| ()), Err(Some(1)));
                    continue;
                }
                // TS 23.038, 6.2.1.1: what the single shift table lacks is read in the main one; an escape there is a space.
                let main = basic.get(&septet).copied();
                let after_escape = extended.get(&septet).copied();
                let text = decode_septets(&[ESCAPE, septet], tables).expect("septets");
                assert_eq!(text.text, String::from(after_escape.or(main).unwrap_or(' ')));
                assert_eq!(text.unknown_escapes, usize::from(after_escape.is_none()));
                if let Some(character) = main {
                    let text = decode_septets(&[septet], tables).expect("a septet");
                    assert_eq!((text.text, text.unknown_escapes), (String::from(character), 0));
                }
            }
        }
    }
}

#[test]
fn what_can_be_encoded_is_read_as_the_same_character() {
    let data = Data::read();
    for (basic, extended, tables) in pairs(&data) {
        for character in basic.keys().chain(extended.keys()) {
            let septets = encode_septets(&character.to_string(), tables).expect("it is in a table");
            assert_eq!(septets.len(), if basic.contains_key(character) { 1 } else { 2 });
            assert_eq!(decode_septets(&septets, tables).expect("septets").text, String::from(*character));
        }
    }
}

/// A text of one character with a pair in it, under options that leave one pair of tables to choose.
struct Case {
    filler: char,
    pair: char,
    gsm7: bool,
    languages: &'static [Language],
    /// Octets of the elements that name the tables.
    elements: usize,
}

const CASES: [Case; 5] = [
    Case { filler: 'a', pair: '€', gsm7: true, languages: &[], elements: 0 },
    Case { filler: 'я', pair: '😀', gsm7: false, languages: &[], elements: 0 },
    // Of the single shift table, of the locking shift table beside the default extension, of both tables.
    Case { filler: 'a', pair: 'í', gsm7: true, languages: &[Language::Spanish], elements: 3 },
    Case { filler: 'ğ', pair: '[', gsm7: true, languages: &[Language::Turkish], elements: 3 },
    Case {
        filler: 'ğ',
        pair: 'í',
        gsm7: true,
        languages: &[Language::Turkish, Language::Spanish],
        elements: 6,
    },
];

const LONGEST: usize = 2_000;

impl Case {
    /// What one segment holds, alone and among several.
    fn capacities(&self, reference_octets: usize) -> (usize, usize) {
        // UDHL; identifier, length, total, sequence beside the reference.
        let alone = if self.elements == 0 { 0 } else { 1 + self.elements };
        let joined = 1 + self.elements + 4 + reference_octets;
        (reference::capacity(self.gsm7, alone), reference::capacity(self.gsm7, joined))
    }

    /// Places so near a boundary that a pair there may be cut, and the ends of the text.
    fn places(&self, alone: usize, joined: usize) -> Vec<usize> {
        let boundaries = (1..=LONGEST / joined).map(|count| count * joined).chain([alone]);
        let mut places: Vec<usize> = boundaries
            .flat_map(|boundary| boundary - 3..=boundary + 3)
            .chain([0])
            .filter(|place| *place < LONGEST)
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn options(&self, bits: ReferenceBits) -> TextOptions {
        let choice = if self.gsm7 { EncodingChoice::Gsm7 } else { EncodingChoice::Ucs2 };
        let allowed: Languages = self.languages.iter().copied().collect();
        TextOptions::new().encoding(choice).languages(allowed).reference_bits(bits).concatenation_reference(9)
    }
}

/// The cuts of characters with these units, as ranges of characters: they are laid down one after another.
fn cuts(units: &[usize], alone: usize, joined: usize) -> Vec<Range<usize>> {
    if units.iter().sum::<usize>() <= alone {
        return vec![0..units.len()];
    }
    let mut cuts = vec![0..0];
    let mut used = 0;
    for (index, unit) in units.iter().enumerate() {
        if used + unit > joined {
            cuts.push(index..index);
            used = 0;
        }
        used += unit;
        cuts.last_mut().expect("never empty").end = index + 1;
    }
    cuts
}

/// Checks one text: so many characters, of which one is a pair.
fn check(case: &Case, options: &TextOptions, (alone, joined): (usize, usize), length: usize, place: usize) {
    let characters: Vec<char> =
        (0..length).map(|index| if index == place { case.pair } else { case.filler }).collect();
    let text: String = characters.iter().collect();
    let units: Vec<usize> = (0..length).map(|index| 1 + usize::from(index == place)).collect();
    let expected = cuts(&units, alone, joined);
    let octets =
        |index: usize| -> usize { characters[..index].iter().map(|character| character.len_utf8()).sum() };
    let found = options.segments(&text).expect("few segments");
    let found: Vec<Range<usize>> = found.map(|segment| segment.range.start..segment.range.end).collect();
    let expected_octets: Vec<Range<usize>> =
        expected.iter().map(|range| octets(range.start)..octets(range.end)).collect();
    let what = || format!("{length} of {} with {} at {place}", case.filler, case.pair);
    assert_eq!(found, expected_octets, "{}", what());
    let analysis = options.analyze(&text).expect("any length");
    assert_eq!(analysis.segments, expected.len(), "{}", what());
    // A short text of a locking shift table's letters may be told under a single shift table instead.
    if expected.len() > 1 {
        let last: usize = units[expected.last().expect("several").clone()].iter().sum();
        assert_eq!(analysis.units, units.iter().sum::<usize>(), "{}", what());
        assert_eq!(analysis.remaining, joined - last, "{}", what());
    }
}

#[test]
fn every_length_with_a_pair_around_every_boundary() {
    for case in &CASES {
        for (bits, reference_octets) in [(ReferenceBits::Eight, 1), (ReferenceBits::Sixteen, 2)] {
            let (alone, joined) = case.capacities(reference_octets);
            let options = case.options(bits);
            let places = case.places(alone, joined);
            let lengths: Vec<usize> = if is_slow() {
                (0..=LONGEST).collect()
            } else if is_whole() {
                places.clone()
            } else {
                places.iter().copied().filter(|length| *length < 4 * joined).collect()
            };
            for length in lengths {
                for place in places.iter().filter(|place| **place < length.max(1)) {
                    check(case, &options, (alone, joined), length, *place);
                }
            }
        }
    }
}

/// A row of the list: the regions and the lengths of national numbers.
fn calling_codes() -> BTreeMap<String, (Vec<String>, Vec<usize>)> {
    let table = include_str!("../../data/calling-codes.tsv");
    let mut codes = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("calling_code")) {
        let columns: Vec<&str> = line.split('\t').collect();
        let regions = columns[1].split(',').map(str::to_owned).collect();
        let lengths = columns[7].split(',').map(|length| length.parse().expect("a length")).collect();
        codes.insert(columns[0].to_owned(), (regions, lengths));
    }
    codes
}

#[test]
fn every_calling_code_with_every_length() {
    let codes = calling_codes();
    let mut assigned = 0;
    for prefix in 0..1_000 {
        for length in 0..=20 {
            let digits: String = format!("{prefix:03}55555555555555555")[..length].to_owned();
            let text = format!("+{digits}");
            // E.164, 6.1: at most 15 digits; the first is not 0; nobody has fewer than 7.
            let refused = match length {
                1.. if digits.starts_with('0') => Some(ErrorCode::NumberLeadingZero),
                0..7 => Some(ErrorCode::NumberTooShort),
                16.. => Some(ErrorCode::NumberTooLong),
                _ => None,
            };
            let number = PhoneNumber::parse(&text);
            if let Some(refused) = refused {
                assert_eq!(number.map_err(|error| error.code()), Err(refused), "{text}");
                continue;
            }
            let number = number.expect("well-formed");
            let code = (1..=3).map(|width| &digits[..width]).find(|code| codes.contains_key(*code));
            let found = number.calling_code().map(|code| code.code().to_string());
            assert_eq!(found.as_deref(), code, "{text}");
            let expected = match code.map(|code| (code, &codes[code])) {
                None => Err(ErrorCode::CallingCodeUnassigned),
                Some((code, (regions, lengths))) => {
                    assert_eq!(number.calling_code().expect("assigned").regions(), regions, "{text}");
                    let is_possible = lengths.contains(&(length - code.len()));
                    assigned += usize::from(is_possible);
                    if is_possible { Ok(()) } else { Err(ErrorCode::NumberLengthImpossible) }
                }
            };
            let checked = number.check(NumberLevel::Length).map_err(|error| error.code());
            assert_eq!(checked, expected, "{text}");
        }
    }
    assert!(assigned > 1_000, "{assigned}");
}
