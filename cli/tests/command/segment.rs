//! `segment`.

use super::run::{ends, fine, run};

#[test]
fn an_escape_pair_is_never_split() {
    // 76 brackets of two septets in each of the first two segments; 7 septets of header and 2 of text in 8 octets.
    let text = "]".repeat(153);
    let ran = run(&["segment", "--json", "--reference", "42", &text]);
    let full = "]".repeat(76);
    let expected = [
        r#"{"encoding":"gsm7","segments":["#,
        &format!(
            r#"{{"start":0,"end":76,"units":152,"octets":140,"text":"{full}","header":"0500032a0301"}},"#
        ),
        &format!(
            r#"{{"start":76,"end":152,"units":152,"octets":140,"text":"{full}","header":"0500032a0302"}},"#
        ),
        r#"{"start":152,"end":153,"units":2,"octets":8,"text":"]","header":"0500032a0303"}]}"#,
        "\n",
    ];
    assert_eq!(ran, fine(&expected.concat()));
}

#[test]
fn headers_are_empty_or_unknown_or_the_callers() {
    let one = run(&["segment", "--json", "Hi"]);
    let expected = r#"{"encoding":"gsm7","segments":[{"start":0,"end":2,"units":2,"octets":2,"text":"Hi","header":""}]}"#;
    assert_eq!(one, fine(&format!("{expected}\n")));
    let unknown = run(&["segment", "--json", &"a".repeat(161)]);
    assert_eq!(unknown.out.matches(r#""header":null"#).count(), 2);
    // Ports 0x1582 and 0: six octets and the length before them, 8 septets; 8 + 2 septets in 9 octets.
    let ports = run(&["segment", "--json", "--header-elements", "050415820000", "Hi"]);
    let expected = r#"{"encoding":"gsm7","segments":[{"start":0,"end":2,"units":2,"octets":9,"text":"Hi","header":"06050415820000"}]}"#;
    assert_eq!(ports, fine(&format!("{expected}\n")));
    let wide = run(&["segment", "--json", "--reference-bits", "16", "--reference", "258", &"a".repeat(161)]);
    assert!(wide.out.contains(r#""header":"06080401020201""#), "{}", wide.out);
}

#[test]
fn positions_stay_those_of_the_original() {
    let ran = run(&["segment", "--json", "--newline", "lf", "a\r\nb"]);
    let expected = r#"{"encoding":"gsm7","segments":[{"start":0,"end":4,"units":3,"octets":3,"text":"a\nb","header":""}]}"#;
    assert_eq!(ran, fine(&format!("{expected}\n")));
}

#[test]
fn the_drawing_shows_boundaries_offenders_and_the_invisible() {
    let text = format!("It’s{} x\u{200b}\r\nend", " ".repeat(63));
    let ran = run(&["segment", &text]);
    // U+2019 and U+200B force UCS-2: 4 + 63 units fill the first segment, 8 are left; as GSM-7 it is one.
    let expected = format!(
        "\
UCS-2 because of U+2019 (right single quotation mark) at character 3 and 1 more;
with replacements it is 1 segment instead of 2

  ── 1 of 2 ──────────────────────────────────────────────── 67 of 67 units ──
  It’s{}·
    ^
  ── 2 of 2 ───────────────────────────────────────────────── 8 of 67 units ──
  ·x<U+200B>␍↵
    ^^^^^^^^
  end
  ────────────────────────────────────────────────────────────────────────────
",
        " ".repeat(62)
    );
    assert_eq!(ran, fine(&expected));
}

#[test]
fn long_segments_break_at_spaces() {
    let ran = run(&["segment", &"abcdefghi ".repeat(10)]);
    // 76 columns hold seven words and the space after each; the last space of the text is at an edge.
    let seven = "abcdefghi ".repeat(7);
    let three = "abcdefghi ".repeat(3);
    let lines: Vec<_> = ran.out.lines().skip(3).take(2).collect();
    assert_eq!(lines, [format!("  {}", seven.trim_end()), format!("  {}·", three.trim_end())]);
}

#[test]
fn more_than_255_segments() {
    let text = "a".repeat(153 * 256);
    let ran = run(&["segment", &text]);
    let message = "septet: the text needs too many segments (256, at most 255) (too_many_segments)\n";
    assert_eq!(ran, ends(1, "", message));
    let ran = run(&["segment", "--json", &text]);
    let error = r#"{"error":{"code":"too_many_segments","message":"the text needs too many segments (256, at most 255)"}}"#;
    assert_eq!(ran, ends(1, &format!("{error}\n"), ""));
}
