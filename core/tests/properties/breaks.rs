//! Cuts that keep clusters, words and URLs whole, counters, and composition on the way.

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::prelude::*;
use septet::{Encoding, Language, Languages, Newline, Normalization, TextOptions};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::reference;

/// Texts in which clusters, words, URLs and pairs meet boundaries.
fn text() -> impl Strategy<Value = String> {
    let gsm7 = [
        "a",
        "bc",
        " ",
        " ",
        "[x]",
        "long-word-in-the-text",
        "https://example.com/a/b?c=d",
        "bit.ly/x",
        "\r\n",
        "€",
    ];
    let wide = [
        "я",
        "слово",
        " ",
        " ",
        "👩\u{200D}👩\u{200D}👧\u{200D}👦",
        "🇳🇴🇸🇪",
        "e\u{301}\u{323}",
        "www.пример.рф/путь",
        "한국",
        "क्षि",
        "\u{301}",
        "n\u{303}",
    ];
    let pieces = |pieces: Vec<&'static str>| {
        prop::collection::vec((prop::sample::select(pieces), 1..4_usize), 0..40)
            .prop_map(|parts| parts.into_iter().map(|(part, count)| part.repeat(count)).collect::<String>())
    };
    let monsters = prop_oneof![
        4 => Just(String::new()),
        1 => (60..180_usize).prop_map(|length| "w".repeat(length)),
        1 => (60..90_usize).prop_map(|length| "e".to_owned() + &"\u{301}".repeat(length)),
        1 => (60..180_usize).prop_map(|length| "https://a.example/".to_owned() + &"p".repeat(length)),
    ];
    (pieces(gsm7.to_vec()), pieces([&gsm7[..], &wide[..]].concat()), monsters, any::<bool>()).prop_map(
        |(gsm7, any, monster, plain)| {
            let start = if plain { gsm7 } else { any.clone() };
            let middle = (0..=start.len() / 2).rev().find(|at| start.is_char_boundary(*at)).unwrap_or(0);
            start[..middle].to_owned() + &monster + &start[middle..]
        },
    )
}

/// Places (in octets) inside a word or cluster that fits into a segment.
fn forbidden(text: &str, gsm7: bool, capacity: usize, words: bool, clusters: bool) -> BTreeSet<usize> {
    let mut inside = BTreeSet::new();
    let mut forbid = |start: usize, unit: &str| {
        let size: usize = unit.chars().map(|character| reference::units(character, gsm7)).sum();
        if size <= capacity {
            inside.extend(unit.char_indices().skip(1).map(|(at, _)| start + at));
        }
    };
    if clusters {
        text.grapheme_indices(true).for_each(|(start, cluster)| forbid(start, cluster));
    }
    if words {
        let mut start = 0;
        for word in text.split(char::is_whitespace) {
            forbid(start, word);
            start += word.len();
            start += text[start..].chars().next().map_or(0, char::len_utf8);
        }
    }
    inside
}

/// The fewest segments over every way of cutting at allowed places: shortest path, no greed. `None` when there is no way.
fn fewest(text: &str, gsm7: bool, capacity: usize, forbidden: &BTreeSet<usize>) -> Option<usize> {
    // Each place with the units before it.
    let (mut places, mut used) = (vec![(0, 0)], 0);
    for (start, character) in text.char_indices() {
        used += reference::units(character, gsm7);
        places.push((start + character.len_utf8(), used));
    }
    places.retain(|(at, _)| !forbidden.contains(at));
    let mut found: Vec<Option<usize>> = vec![None; places.len()];
    found[0] = Some(0);
    for end in 1..places.len() {
        for start in (0..end).rev() {
            if places[end].1 - places[start].1 > capacity {
                break;
            }
            if let Some(segments) = found[start] {
                found[end] = Some(found[end].map_or(segments + 1, |best: usize| best.min(segments + 1)));
            }
        }
    }
    found[places.len() - 1]
}

fn check_minimal(text: &str, words: bool, clusters: bool) -> Result<(), TestCaseError> {
    let options = TextOptions::new().keep_words(words).keep_graphemes(clusters);
    let analysis = options.analyze(text)?;
    let gsm7 = analysis.encoding == Encoding::Gsm7;
    prop_assert_eq!(analysis.greedy_segments, TextOptions::new().analyze(text)?.segments);
    if analysis.segments == 1 || analysis.segments > 255 {
        return Ok(());
    }
    let forbidden = forbidden(text, gsm7, analysis.per_segment, words, clusters);
    let fewest = fewest(text, gsm7, analysis.per_segment, &forbidden);
    // Overlapping units can leave no way; then some give way.
    prop_assume!(fewest.is_some());
    prop_assert_eq!(Some(analysis.segments), fewest);
    for segment in options.segments(text)? {
        prop_assert!(!forbidden.contains(&segment.range.start));
        prop_assert!(segment.range.units <= analysis.per_segment);
    }
    Ok(())
}

proptest! {
    #[test]
    fn clusters_are_kept_in_the_fewest_segments(text in text()) {
        check_minimal(&text, false, true)?;
    }

    #[test]
    fn words_are_kept_in_the_fewest_segments(text in text()) {
        check_minimal(&text, true, false)?;
    }

    #[test]
    fn words_and_clusters_are_kept_in_the_fewest_segments(text in text()) {
        check_minimal(&text, true, true)?;
    }

    #[test]
    fn with_everything_on_the_segments_are_the_prepared_text(text in text(), numbering in any::<bool>()) {
        let options = everything().numbering(numbering).concatenation_reference(1);
        let prepared = options.prepare(&text);
        let nfc: String = text.replace("\r\n", "\n").nfc().collect();
        prop_assert_eq!(prepared.text.as_ref(), nfc.as_str());
        prop_assert_eq!(prepared.changed(), nfc != text);
        let analysis = options.analyze(&text)?;
        prop_assert_eq!(analysis.characters, nfc.chars().count());
        prop_assume!(analysis.segments <= 255);
        let segments: Vec<_> = options.segments(&text)?.collect();
        prop_assert_eq!(segments.len(), analysis.segments);
        let (mut joined, mut end) = (String::new(), 0);
        for (index, segment) in segments.iter().enumerate() {
            prop_assert_eq!(segment.range.start, end);
            end = segment.range.end;
            let counter = format!("({}/{}) ", index + 1, segments.len());
            let numbered = numbering && segments.len() > 1;
            joined += if numbered { segment.text.strip_prefix(&counter).expect("a counter") } else { &segment.text };
            prop_assert!(segment.range.octets <= 140);
            prop_assert!(!numbering || !segment.range.header.expect("no reference is needed").as_octets().starts_with(&[5, 0]));
        }
        prop_assert_eq!(end, text.len());
        prop_assert_eq!(joined, nfc);
    }

    #[test]
    fn all_forms_agree_with_everything_on(text in text()) {
        let options = everything();
        let utf8 = options.analyze(&text)?;
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let utf32: Vec<u32> = text.chars().map(u32::from).collect();
        let units = |at: usize| text[..at].encode_utf16().count();
        let characters = |at: usize| text[..at].chars().count();
        let mut expected = utf8;
        expected.first_offender = utf8.first_offender.map(units);
        prop_assert_eq!(options.analyze_utf16(&utf16)?, expected);
        expected.first_offender = utf8.first_offender.map(characters);
        prop_assert_eq!(options.analyze_utf32(&utf32)?, expected);
        prop_assert_eq!(options.offenders(&text).count(), utf8.offender_count);
        prop_assume!(utf8.segments <= 255);
        let starts: Vec<_> = options.segments(&text)?.map(|segment| units(segment.range.start)).collect();
        let found: Vec<_> = options.segment_ranges_utf16(&utf16)?.map(|range| range.start).collect();
        prop_assert_eq!(found, starts);
    }
}

fn everything() -> TextOptions {
    TextOptions::new()
        .newline(Newline::Lf)
        .normalize(Normalization::Nfc)
        .languages(Languages::ALL)
        .keep_graphemes(true)
        .keep_words(true)
        .keep_urls(true)
}

#[test]
fn a_family_stays_whole_and_a_monster_is_cut() {
    let family = "👩\u{200D}👩\u{200D}👧\u{200D}👦";
    let options = TextOptions::new().keep_graphemes(true);
    let text = "я".repeat(60) + family + &"я".repeat(20);
    let segments: Vec<_> =
        options.segments(&text).unwrap().map(|segment| segment.text.into_owned()).collect();
    assert_eq!(segments, ["я".repeat(60), family.to_owned() + &"я".repeat(20)]);
    let monster = "e".to_owned() + &"\u{301}".repeat(80);
    let units: Vec<_> = options.segments(&monster).unwrap().map(|segment| segment.range.units).collect();
    assert_eq!(units, [67, 14]);
}

#[test]
fn a_hostile_text_takes_linear_time_with_everything_on() {
    let hostile = [
        "e\u{301}\u{323}\u{307}",
        "\u{301}",
        "\u{301}\u{316}",
        "🇳",
        "👩\u{200D}",
        "क्",
        "https://",
        "a.",
        "((",
        "ş[नந",
        "x",
        " ",
        "\u{0958}",
        "\r",
        "\u{1100}\u{1161}\u{11A8}",
    ];
    let options = everything().numbering(true);
    for piece in hostile {
        let time = |characters: usize| {
            let text = piece.repeat(characters / piece.chars().count());
            (0..3)
                .map(|_| {
                    let start = Instant::now();
                    let analysis = options.analyze(&text).expect("it can be sent");
                    assert!(analysis.segments > 0);
                    start.elapsed().as_secs_f64()
                })
                .fold(f64::MAX, f64::min)
        };
        let (short, long) = (time(1_250), time(80_000));
        // 64 times the text: 64 times the time when linear, 4,096 times when quadratic; the machine may be busy.
        assert!(long < short * 1_000.0, "{piece:?}: {short} s, then {long} s");
    }
}

#[test]
fn without_a_need_for_them_tables_cost_nothing() {
    let allowed = TextOptions::new().languages([Language::Turkish, Language::Hindi]);
    for text in ["", "Hello", &"a".repeat(161), &"a".repeat(1_600)] {
        assert_eq!(allowed.analyze(text), TextOptions::new().analyze(text));
    }
}
