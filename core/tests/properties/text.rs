//! Analysis and segments.

use proptest::prelude::*;
use septet::{
    Encoding, EncodingChoice, Newline, ReferenceBits, TextOptions, alphabet, analyze, analyze_latin1,
    analyze_utf16, offenders,
};

use super::reference;

/// Texts rich in escape and surrogate pairs, with lengths near the boundaries of segments.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let gsm7 = prop::sample::select("aZ09 @_ΔÇñü\n\r[]{}€\\~|^\u{C}".chars().collect::<Vec<_>>());
    let any = prop_oneof![
        6 => gsm7.clone(),
        2 => prop::sample::select("😀👩🏽\u{1F1E6}中é’—\u{301}\u{200D}\u{FE0F}çα\t\0\u{1B}\r\n".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    let near_boundaries = prop_oneof![
        0..12_usize,
        65..75_usize,
        130..140_usize,
        150..165_usize,
        300..312_usize,
        455..465_usize
    ];
    near_boundaries.prop_flat_map(move |length| {
        prop_oneof![
            prop::collection::vec(gsm7.clone(), length).prop_map(String::from_iter),
            prop::collection::vec(any.clone(), length).prop_map(String::from_iter),
            // Long runs with a pair exactly at, before or after a boundary.
            (0..4_usize, prop::sample::select(vec!['[', '😀', 'a'])).prop_map(move |(shift, pair)| {
                let filler = if pair == '😀' { 'я' } else { 'b' };
                let mut characters = vec![filler; length + 4];
                characters[length.saturating_sub(shift)] = pair;
                characters.into_iter().collect()
            }),
        ]
    })
}

fn reference_bits() -> impl Strategy<Value = (ReferenceBits, usize)> {
    prop_oneof![Just((ReferenceBits::Eight, 1)), Just((ReferenceBits::Sixteen, 2))]
}

proptest! {
    #[test]
    fn analysis_equals_the_reference(text in text(), (bits, octets) in reference_bits()) {
        let analysis = TextOptions::new().reference_bits(bits).analyze(&text)?;
        let gsm7 = reference::is_gsm7(&text);
        let expected = reference::segments(&text, gsm7, octets);
        let units = |range: &str| range.chars().map(|character| reference::units(character, gsm7)).sum::<usize>();
        prop_assert_eq!(analysis.encoding, if gsm7 { Encoding::Gsm7 } else { Encoding::Ucs2 });
        prop_assert_eq!(analysis.units, units(&text));
        prop_assert_eq!(analysis.segments, expected.len());
        prop_assert_eq!(analysis.characters, text.chars().count());
        prop_assert_eq!(analysis.utf16_units, text.encode_utf16().count());
        let last = expected.last().expect("at least one").clone();
        prop_assert_eq!(analysis.remaining, analysis.per_segment - units(&text[last]));
        let header = if expected.len() == 1 { 0 } else { 5 + octets };
        prop_assert_eq!(analysis.per_segment, reference::capacity(gsm7, header));
    }

    #[test]
    fn greedy_is_minimal(text in text(), (bits, octets) in reference_bits()) {
        let analysis = TextOptions::new().reference_bits(bits).analyze(&text)?;
        let gsm7 = analysis.encoding == Encoding::Gsm7;
        prop_assert_eq!(analysis.segments, reference::fewest_segments(&text, gsm7, octets));
    }

    #[test]
    fn segments_join_to_the_text_and_split_no_pair(text in text(), (bits, octets) in reference_bits()) {
        let options = TextOptions::new().reference_bits(bits).concatenation_reference(7);
        let segments: Vec<_> = options.segments(&text)?.collect();
        let ranges: Vec<_> = segments.iter().map(|segment| segment.range.start..segment.range.end).collect();
        prop_assert_eq!(&ranges, &reference::segments(&text, reference::is_gsm7(&text), octets));
        let joined: String = segments.iter().map(|segment| segment.text.as_ref()).collect();
        prop_assert_eq!(&joined, &text);
        for (index, segment) in segments.iter().enumerate() {
            prop_assert!(segment.range.octets <= 140);
            let header = segment.range.header.expect("a reference was given");
            if segments.len() == 1 {
                prop_assert!(header.as_octets().is_empty());
            } else {
                let octets = header.as_octets();
                prop_assert_eq!(usize::from(octets[0]), octets.len() - 1);
                prop_assert_eq!(&octets[octets.len() - 2..], [segments.len() as u8, index as u8 + 1]);
            }
        }
    }

    #[test]
    fn all_forms_of_a_text_agree(text in text()) {
        let utf8 = analyze(&text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut utf16 = analyze_utf16(&units)?;
        let position = utf16.first_offender.map(|position| {
            String::from_utf16(&units[..position]).expect("between characters").len()
        });
        utf16.first_offender = position;
        prop_assert_eq!(utf8, utf16);
        let latin1: String = text.chars().map(|character| char::from(character as u8)).collect();
        let octets: Vec<u8> = latin1.chars().map(|character| character as u8).collect();
        let mut found = analyze_latin1(&octets);
        found.first_offender = found.first_offender.map(|position| {
            latin1.chars().take(position).map(char::len_utf8).sum()
        });
        prop_assert_eq!(found, analyze(&latin1));
    }

    #[test]
    fn offenders_are_those_that_were_counted(text in text()) {
        let analysis = analyze(&text);
        let found: Vec<_> = offenders(&text).collect();
        prop_assert_eq!(found.len(), analysis.offender_count);
        prop_assert_eq!(found.first().map(|offender| offender.position), analysis.first_offender);
        let mut end = 0;
        for offender in &found {
            prop_assert!(offender.position >= end);
            prop_assert!(reference::is_gsm7(&text[end..offender.position]), "what lies between is in the alphabet");
            end = offender.position + offender.length;
            let cluster: String = offender.code_points().collect();
            prop_assert_eq!(&text[offender.position..end], &cluster);
            prop_assert!(!reference::is_gsm7(&cluster));
            if let Some(replacement) = offender.replacement {
                prop_assert!(reference::is_gsm7(replacement.as_str()));
            }
        }
        prop_assert!(reference::is_gsm7(&text[end..]));
    }

    #[test]
    fn replacing_every_offender_does_what_explain_says(text in text()) {
        let found: Vec<_> = offenders(&text).collect();
        let sentence = septet::explain(&text);
        if found.is_empty() {
            prop_assert!(sentence.starts_with("GSM-7; "));
            return Ok(());
        }
        let Some(replacements) = found.iter().map(|offender| offender.replacement).collect::<Option<Vec<_>>>() else {
            prop_assert!(!sentence.contains("instead of"));
            return Ok(());
        };
        let mut replaced = String::new();
        let mut end = 0;
        for (offender, replacement) in found.iter().zip(replacements) {
            replaced.push_str(&text[end..offender.position]);
            let fraction = offender.class == septet::OffenderClass::Fraction;
            if fraction && replaced.ends_with(|last: char| last.is_ascii_digit()) {
                replaced.push(' ');
            }
            replaced.push_str(replacement.as_str());
            end = offender.position + offender.length;
        }
        replaced.push_str(&text[end..]);
        let (before, after) = (analyze(&text).segments, analyze(&replaced).segments);
        prop_assert_eq!(analyze(&replaced).encoding, Encoding::Gsm7);
        let claimed = sentence.split(" it is ").nth(1).map(str::to_owned);
        let plural = if after == 1 { "" } else { "s" };
        let expected = (after < before).then(|| format!("{after} segment{plural} instead of {before}"));
        prop_assert_eq!(claimed, expected);
    }

    #[test]
    fn line_ends_are_prepared_as_if_beforehand(text in text()) {
        let options = TextOptions::new().newline(Newline::Lf);
        let prepared = options.prepare(&text);
        prop_assert_eq!(&prepared.text, &text.replace("\r\n", "\n"));
        let mut beforehand = analyze(&prepared.text);
        beforehand.first_offender = beforehand.first_offender.map(|position| prepared.original_position(position));
        prop_assert_eq!(options.analyze(&text)?, beforehand);
        let sent: String = options.segments(&text)?.map(|segment| segment.text.into_owned()).collect();
        prop_assert_eq!(&sent, &prepared.text);
    }

    #[test]
    fn a_demand_is_met_or_refused(text in text()) {
        let gsm7 = TextOptions::new().encoding(EncodingChoice::Gsm7).analyze(&text);
        match gsm7 {
            Ok(found) => prop_assert_eq!(found, analyze(&text)),
            Err(error) => prop_assert_eq!(error.position(), analyze(&text).first_offender),
        }
        let ucs2 = TextOptions::new().encoding(EncodingChoice::Ucs2).analyze(&text)?;
        prop_assert_eq!(ucs2.units, ucs2.utf16_units);
    }
}

#[test]
fn every_scalar_value_is_in_the_alphabet_of_the_reference_or_in_neither() {
    for character in '\0'..=char::MAX {
        let septets = match alphabet::encode_char(character) {
            Some(alphabet::Septets::Basic(_)) => 1,
            Some(alphabet::Septets::Extended(_)) => 2,
            None => 0,
        };
        assert_eq!(septets, reference::septets(character), "U+{:04X}", u32::from(character));
    }
}

#[test]
fn capacities_are_those_of_the_table() {
    let table = include_str!("../../data/segment-capacity.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let number = |index: usize| columns[index].parse::<usize>().expect("a number");
        let header = number(1);
        assert_eq!(reference::capacity(true, header), number(3), "{line}");
        assert_eq!(reference::capacity(false, header), number(5), "{line}");
        // Any header of that size is the same: here one element that fills it.
        let elements = match header {
            0 => Vec::new(),
            _ => [vec![0x70, header as u8 - 3], vec![0; header - 3]].concat(),
        };
        let options = TextOptions::new().header_elements(&elements);
        assert_eq!(options.analyze("a").map(|analysis| analysis.per_segment), Ok(number(3)), "{line}");
        assert_eq!(options.analyze("я").map(|analysis| analysis.per_segment), Ok(number(5)), "{line}");
    }
}

#[test]
fn the_boundaries_that_others_get_wrong() {
    let segments = |text: &str| {
        TextOptions::new()
            .segments(text)
            .expect("few segments")
            .map(|segment| segment.range.units)
            .collect::<Vec<_>>()
    };
    assert_eq!(segments(&"]".repeat(153)), [152, 152, 2]);
    assert_eq!(segments(&("a".repeat(152) + "{" + &"a".repeat(152))), [152, 153, 1]);
    assert_eq!(segments(&"😀".repeat(67)), [66, 66, 2]);
    assert_eq!(segments(&"a".repeat(161)), [153, 8]);
    assert_eq!(analyze(&"😀".repeat(1_600)).segments, 49);
    assert_eq!(analyze("\u{C}").units, 2);
    let sixteen = TextOptions::new().reference_bits(ReferenceBits::Sixteen);
    assert_eq!(sixteen.analyze(&"a".repeat(306)).map(|analysis| analysis.segments), Ok(3));
}
