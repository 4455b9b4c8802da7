//! `--smart`, `--languages` and what segments keep whole.

use super::run::{ends, fine, run, run_with};

/// 71 characters: two segments of UCS-2, and one of GSM-7 when three of them are replaced.
fn dear_text() -> String {
    format!("It’s ½ off… {}", "a".repeat(59))
}

#[test]
fn what_is_replaced_is_told_and_shown() {
    let ran = run(&["analyze", "--smart", "--classes", "typographic,fraction", &dear_text()]);
    let expected = format!(
        "\
GSM-7; 75 septets, 1 segment

  Encoding     gsm7
  Segments     1 of 160 septets
  Length       75 septets, 85 left
  Characters   75

Replaced
  Character     Code points  Class        Now
          3  ’  U+2019       typographic  '
          6  ½  U+00BD       fraction     1/2
         11  …  U+2026       typographic  ...

The text then
  It's 1/2 off... {}
  1 segment instead of 2
",
        "a".repeat(59)
    );
    assert_eq!(ran, fine(&expected));
}

#[test]
fn all_or_nothing() {
    let ran = run(&["analyze", "--smart", &dear_text()]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("\n  Segments     2 of 67 units\n"), "{}", ran.out);
    assert!(ran.out.ends_with("\nNothing replaced: class not chosen (character 6)\n"), "{}", ran.out);
    // ’ takes three octets and stands before: octet 7.
    let ran = run(&["analyze", "--smart", "--json", &dear_text()]);
    assert!(
        ran.out.contains(r#""changes":[],"untouched":"class_not_chosen","blocker":7,"before":2,"after":2}}"#)
    );
    let ran = run(&["analyze", "--smart", "It’s"]);
    assert!(ran.out.ends_with("\nNothing replaced: no saving\n"), "{}", ran.out);
}

#[test]
fn the_machine_output_has_the_text_and_every_change() {
    let text = format!("It’s {}", "a".repeat(66));
    let smart = format!(
        r#""offender_count":0,"offenders":[],"smart":{{"text":"It's {}","changes":[{{"position":2,"from":"’","to":"'","class":"typographic"}}],"untouched":null,"blocker":null,"before":2,"after":1}}}}"#,
        "a".repeat(66)
    );
    let ran = run(&["analyze", "--smart", "--json", &text]);
    assert!(ran.out.ends_with(&format!("{smart}\n")), "{}", ran.out);
    let lines = run_with(&["analyze", "--smart", "--ndjson"], format!("{{\"text\":\"{text}\"}}\n"));
    assert_eq!(lines, ran);
    let segments = run(&["segment", "--smart", "--json", &text]);
    assert!(segments.out.starts_with(r#"{"encoding":"gsm7","segments":[{"start":0,"end":71,"units":71,"#));
    assert!(segments.out.contains(r#""smart":{"text":"It's "#), "{}", segments.out);
    // Nothing of this without the option.
    assert!(!run(&["analyze", "--json", &text]).out.contains("smart"));
}

#[test]
fn options_that_cannot_be() {
    let unknown = run(&["analyze", "--smart", "--classes", "emoji", "x"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert_eq!(run(&["analyze", "--classes", "space", "x"]).code, 2);
    let language = run(&["analyze", "--languages", "tr,de", "x"]);
    assert_eq!(language.code, 2);
    assert!(language.err.contains("a language has no national table"), "{}", language.err);
}

#[test]
fn languages_save_segments() {
    // 77 letters of the single shift table are 154 septets, and 155 fit beside its header (TS 23.038, 6.2.1.2.2).
    let text = "ğ".repeat(77);
    let plain = run(&["analyze", "--json", &text]);
    assert!(plain.out.starts_with(r#"{"encoding":"ucs2","units":77,"segments":2,"#), "{}", plain.out);
    let turkish = run(&["analyze", "--json", "--languages", "es,tr", &text]);
    assert!(turkish.out.starts_with(r#"{"encoding":"gsm7","units":154,"segments":1,"#), "{}", turkish.out);
    assert!(turkish.out.contains(r#""locking":null,"single":"tr""#), "{}", turkish.out);
    let people = run(&["analyze", "--languages", "tr", &text]);
    assert!(people.out.contains("\n  Encoding     gsm7, tr single shift table\n"), "{}", people.out);
    assert!(!people.out.contains("Outside"), "{}", people.out);
}

#[test]
fn letters_are_composed_when_asked() {
    assert!(run(&["explain", "n\u{303}"]).out.starts_with("UCS-2 because of"));
    assert_eq!(run(&["explain", "--nfc", "n\u{303}"]), fine("GSM-7; 1 septet, 1 segment\n"));
}

#[test]
fn words_urls_and_clusters_stay_whole() {
    let ends_of = |option: &str, text: &str| {
        let ran = run(&["segment", "--json", option, text]);
        let out = ran.out.split(r#""end":"#).nth(1).map(|rest| rest.split(',').next().map(String::from));
        out.flatten().unwrap_or_default()
    };
    // Ten characters a word: 150 of 153 septets.
    let words = "abcdefghi ".repeat(17);
    assert_eq!(ends_of("--keep-words", &words), "150");
    let url = format!("{} https://example.com/a", "a".repeat(149));
    assert_eq!(ends_of("--keep-urls", &url), "150");
    // 11 units of a family, 25 octets, after 60 of 67 units.
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
    let text = format!("{}{family}", "a".repeat(60));
    assert_eq!(ends_of("--keep-graphemes", &text), "60");
}

#[test]
fn segments_are_numbered_in_their_text() {
    // 6 septets of counter in 160.
    let text = "a".repeat(161);
    let ran = run(&["segment", "--numbering", "--json", &text]);
    let expected = format!(
        r#"{{"encoding":"gsm7","segments":[{{"start":0,"end":154,"units":160,"octets":140,"text":"(1/2) {}","header":"","counter":"(1/2) "}},{{"start":154,"end":161,"units":13,"octets":12,"text":"(2/2) aaaaaaa","header":"","counter":"(2/2) "}}]}}"#,
        "a".repeat(154)
    );
    assert_eq!(ran, fine(&format!("{expected}\n")));
    let people = run(&["segment", "--numbering", &text]);
    assert!(people.out.contains(" 160 septets ──\n  (1/2)\n  aaa"), "{}", people.out);
    assert!(people.out.contains(" 13 septets ──\n  (2/2) aaaaaaa\n"), "{}", people.out);
}

#[test]
fn a_text_beyond_the_limit_is_refused_after_replacing() {
    let long = format!("It’s {}", "a".repeat(200));
    let message = "the text needs too many segments (2, at most 1)";
    let ran = run(&["analyze", "--smart", "--max-segments", "1", &long]);
    assert_eq!(ran, ends(1, "", &format!("septet: {message} (too_many_segments)\n")));
    let fits = format!("It’s {}", "a".repeat(100));
    assert_eq!(run(&["analyze", "--smart", "--max-segments", "1", &fits]).code, 0);
}
