//! Smart encoding, advice, templates and keywords.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use septet::{
    AdviceKind, AdviceOptions, Classes, Encoding, Field, FieldAlphabet, Keyword, OffenderClass, Template,
    TemplateStyle, TextOptions, TransliterationOptions, advise, analyze, classify_keyword, offenders,
    transliterate,
};

use super::reference;
use super::text::text;

/// Texts whose offenders mostly have replacements, so that smart encoding has something to do.
fn replaceable() -> impl Strategy<Value = String> {
    let plain = prop::sample::select("abc 019[€".chars().collect::<Vec<_>>());
    let offending =
        prop::sample::select("’“—…\u{a0}\u{200b}çłАﬁ½⅒©\u{301}\u{2028}".chars().collect::<Vec<_>>());
    let rare = prop::sample::select("中😀".chars().collect::<Vec<_>>());
    let characters = (0..190_usize, 0..3_u32).prop_flat_map(move |(length, rarity)| {
        let any = prop_oneof![12 => plain.clone(), 3 => offending.clone(), rarity => rare.clone()];
        prop::collection::vec(any, length)
    });
    characters.prop_map(String::from_iter)
}

fn classes() -> impl Strategy<Value = Classes> {
    prop_oneof![
        Just(Classes::DEFAULT),
        Just(Classes::ALL),
        Just(Classes::NONE),
        Just(Classes::DEFAULT.with(OffenderClass::Accent)),
    ]
}

proptest! {
    #[test]
    fn smart_encoding_is_all_or_nothing(text in prop_oneof![text(), replaceable()], classes in classes(), when_equal: bool) {
        let how = TransliterationOptions::new().classes(classes).when_equal(when_equal);
        let smart = TextOptions::new().transliterate(&text, &how)?;
        let before = analyze(&text);
        prop_assert_eq!(smart.before, Some(before));
        prop_assert_eq!(smart.after, analyze(&smart.text));
        if smart.untouched.is_some() {
            prop_assert_eq!(&smart.text, &text);
            prop_assert!(smart.changes.is_empty());
            return Ok(());
        }
        prop_assert!(reference::is_gsm7(&smart.text), "all of it");
        prop_assert!(smart.after.segments < before.segments || when_equal && smart.after.segments == before.segments);
        prop_assert_eq!(smart.changes.len(), before.offender_count);
        // The report is enough to make the text again, and names every offender.
        let mut rebuilt = String::new();
        let mut end = 0;
        for (change, offender) in smart.changes.iter().zip(offenders(&text)) {
            prop_assert_eq!(change.position, offender.position);
            prop_assert_eq!(change.from, &text[offender.position..offender.position + offender.length]);
            prop_assert!(classes.contains(change.class) || change.class == OffenderClass::Accent);
            rebuilt.push_str(&text[end..change.position]);
            rebuilt.push_str(change.to.as_str());
            end = change.position + change.from.len();
            let septets: usize = change.to.as_str().chars().map(reference::septets).sum();
            prop_assert_eq!(change.units, septets as isize - change.from.encode_utf16().count() as isize);
        }
        rebuilt.push_str(&text[end..]);
        prop_assert_eq!(&rebuilt, &smart.text);
    }

    #[test]
    fn advice_always_saves(text in prop_oneof![text(), replaceable()]) {
        let advice = advise(&text);
        let before = analyze(&text).segments;
        prop_assert!(advice.len() < 7);
        for (index, advice_given) in advice.iter().enumerate() {
            prop_assert!(advice_given.after < advice_given.before);
            prop_assert_eq!(advice_given.before, before);
            let edited = advice_given.apply(&text);
            prop_assert_eq!(analyze(&edited).segments, advice_given.after);
            prop_assert!(advice.iter().take(index).all(|other| other.kind != advice_given.kind));
            prop_assert!(advice_given.kind != AdviceKind::Combine || advice.len() == 1);
        }
        prop_assert!(advice.windows(2).all(|pair| (pair[0].after, pair[0].kind) < (pair[1].after, pair[1].kind)));
        // What smart encoding would do is among it, or something that is better.
        let all = TransliterationOptions::new().classes(Classes::ALL);
        let smart = TextOptions::new().transliterate(&text, &all)?;
        if smart.untouched.is_none() {
            prop_assert!(advice.first().is_some_and(|best| best.after <= smart.after.segments));
        }
    }

    #[test]
    fn no_values_leave_the_bounds_of_a_template(
        literals in prop::collection::vec("[a€’{}]{0,40}", 3),
        lengths in (0..90_usize, 0..90_usize),
        alphabets in (0..3_usize, 0..3_usize),
        values in (prop::collection::vec(any::<u32>(), 90), prop::collection::vec(any::<u32>(), 90)),
    ) {
        let alphabet = |index: usize| [FieldAlphabet::Digits, FieldAlphabet::Gsm7, FieldAlphabet::Any][index];
        let fields = [
            Field::new("first", lengths.0, alphabet(alphabets.0)),
            Field::new("second", lengths.1, alphabet(alphabets.1)),
        ];
        let escaped: Vec<String> =
            literals.iter().map(|literal| literal.replace('{', "{{").replace('}', "}}")).collect();
        let text = format!("{}{{first}}{}{{second}}{}", escaped[0], escaped[1], escaped[2]);
        let template = Template::parse(&text, TemplateStyle::Braces, &fields)?;
        let bounds = template.bounds(&TextOptions::new())?;
        let value = |field: &Field<'_>, numbers: &[u32]| -> String {
            let length = numbers.first().map_or(0, |number| *number as usize % (field.max_length + 1));
            let of = |alphabet: &str, number: u32| alphabet.chars().cycle().nth(number as usize % 97).expect("endless");
            numbers.iter().take(length).map(|number| match field.alphabet {
                FieldAlphabet::Digits => of("0123456789", *number),
                FieldAlphabet::Gsm7 => of("a[€|é \n", *number),
                _ => of("a€中😀", *number),
            }).collect()
        };
        let values = [value(&fields[0], &values.0), value(&fields[1], &values.1)];
        let filled = template.fill(&[&values[0], &values[1]])?;
        prop_assert_eq!(&filled, &[&literals[0], &values[0], &literals[1], &values[1], &literals[2]].map(|part| part.as_str()).concat());
        let segments = analyze(&filled).segments;
        prop_assert!(bounds.smallest.segments <= segments && segments <= bounds.largest.segments);
        prop_assert_eq!(bounds.smallest.segments, analyze(&literals.concat()).segments);
    }

    #[test]
    fn the_largest_text_is_as_large_as_any_of_one_field(length in 0..8_usize, filler in 145..160_usize, tail in 0..3_usize) {
        // Every value of up to that many characters of one unit or two, tried one by one.
        let fields = [Field::new("a", length, FieldAlphabet::Gsm7)];
        let text = format!("{}{{a}}{}", "b".repeat(filler), "[".repeat(tail));
        let bounds = septet::lint_template(&text, TemplateStyle::Braces, &fields)?;
        let fill = |number: u32| -> String {
            (0..length).map(|bit| if number >> bit & 1 == 1 { '€' } else { 'a' }).collect()
        };
        let most = (0..1_u32 << length).map(|number| {
            analyze(&("b".repeat(filler) + &fill(number) + &"[".repeat(tail))).segments
        });
        prop_assert_eq!(Some(bounds.largest.segments), most.max());
    }

    #[test]
    fn a_keyword_inside_a_word_is_none(before in "[a-z]{1,5}", keyword in "(stop|end|quit|start|help)", after in "[a-z]{1,5}") {
        let word = format!("x{before}{keyword}{after}x");
        prop_assert_eq!(classify_keyword(&word), Keyword::None);
    }

    #[test]
    fn a_keyword_in_any_dress_is_exact(dress in "[ .!\"'\n(]{0,9}", upper: bool) {
        let word = if upper { "STOP" } else { "stop" };
        let keyword = classify_keyword(&format!("{dress}{word}{dress}"));
        prop_assert_eq!(keyword.as_str(), "exact");
    }
}

#[test]
fn every_row_of_the_table_is_replaced_by_what_it_says() {
    let table = include_str!("../../data/transliteration.tsv");
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let code_point = u32::from_str_radix(&columns[0][2..], 16).expect("hexadecimal");
        let character = char::from_u32(code_point).expect("a scalar value");
        let replacement = columns[1].replace("\\s", " ").replace("\\n", "\n").replace("\\\\", "\\");
        // A comma composes with nothing, and 70 of them with one more character are two segments of UCS-2.
        let text = ",".repeat(70) + &character.to_string();
        let how = TransliterationOptions::new().classes(Classes::ALL);
        let smart = TextOptions::new().transliterate(&text, &how).expect("nothing is demanded");
        assert_eq!(smart.text, ",".repeat(70) + &replacement, "{line}");
        assert_eq!((smart.after.encoding, smart.after.segments), (Encoding::Gsm7, 1), "{line}");
        // By default only what is in a default class.
        let is_default = ["typographic", "space", "invisible"].contains(&columns[2]);
        assert_eq!(transliterate(&text).untouched.is_none(), is_default, "{line}");
        rows += 1;
    }
    assert_eq!(rows, 1864);
}

/// The least of three: what else runs on the machine only ever adds.
fn least_time(work: impl Fn()) -> Duration {
    let time = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(|_| time()).min().expect("three times")
}

#[test]
fn time_is_linear() {
    let fields = [Field::new("name", 20, FieldAlphabet::Any)];
    for part in ["It’s “1½” \u{200b}…", "a[", "😀\u{200d}", "e\u{301}\u{302}", "stop ", "ab中", "{{x}} "]
    {
        let run = |count: usize, times: usize| {
            let text = part.repeat(count);
            least_time(|| {
                (0..times).for_each(|_| {
                    let _ = TextOptions::new()
                        .transliterate(&text, &TransliterationOptions::new().classes(Classes::ALL));
                    let _ = TextOptions::new().advise(&text, &AdviceOptions::new());
                    let _ = TextOptions::new().explain(&text);
                    let _ = classify_keyword(&text);
                    let _ = Template::parse(&text, TemplateStyle::Braces, &fields)
                        .map(|template| template.fill(&["x"]));
                })
            })
        };
        // One text takes about as long as ten of a tenth of it; were the time quadratic, ten times as long at every attempt.
        // Both do as much work, so that a busy machine slows them alike.
        let is_linear = |_| run(5_000, 1) < run(500, 10) * 4;
        assert!((0..5).any(is_linear), "{part:?}");
    }
}
