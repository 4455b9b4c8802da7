//! `analyze` and `explain`.

use super::run::{ends, file, fine, run, run_with};

#[test]
fn the_machine_output_has_every_member() {
    let ran = run(&["analyze", "--json", "It’s"]);
    let expected = r#"{"encoding":"ucs2","units":4,"segments":1,"greedy_segments":1,"characters":4,"utf16_units":4,"remaining":66,"per_segment":70,"locking":null,"single":null,"first_offender":2,"offender_count":1,"offenders":[{"position":2,"code_points":["U+2019"],"class":"typographic","replacement":"'"}]}"#;
    assert_eq!(ran, fine(&format!("{expected}\n")));
}

#[test]
fn positions_are_octets_and_a_cluster_is_one_offender() {
    // é takes two octets, so the decomposed letter (U+0065 U+0301) starts at 3; é is its replacement.
    let ran = run(&["analyze", "--json", "é e\u{301}"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains(r#""first_offender":3,"offender_count":1,"offenders":[{"position":3,"code_points":["U+0065","U+0301"],"class":"accent","replacement":"é"}]"#), "{}", ran.out);
}

#[test]
fn at_most_a_hundred_offenders_are_listed() {
    let ran = run(&["analyze", "--json", &"😀".repeat(150)]);
    assert!(ran.out.contains(r#""offender_count":150"#));
    assert_eq!(ran.out.matches(r#""class":"emoji""#).count(), 100);
    // 33 emoji of two units in 67: ceil(150 / 33).
    assert!(ran.out.contains(r#""units":300,"segments":5"#), "{}", ran.out);
}

#[test]
fn the_table_counts_characters_from_one() {
    let ran = run(&["analyze", "Its ½ price\u{200b} 😀"]);
    let expected = "\
UCS-2 because of U+00BD (vulgar fraction one half) at character 5 and 2 more; 15
units, 1 segment

  Encoding     ucs2
  Segments     1 of 70 units
  Length       15 units, 55 left
  Characters   14

Outside the GSM-7 alphabet
  Character  Code points  Class      Instead
          5  U+00BD       fraction   1/2
         12  U+200B       invisible  nothing
         14  U+1F600      emoji      –
";
    assert_eq!(ran, fine(expected));
}

#[test]
fn the_line_end_of_echo_is_not_counted() {
    let hello = "GSM-7; 5 septets, 1 segment\n";
    assert_eq!(run_with(&["explain"], "Hello\n"), fine(hello));
    assert_eq!(run_with(&["explain"], "Hello\r\n"), fine(hello));
    assert_eq!(run_with(&["explain"], "\u{feff}Hello"), fine(hello));
    assert_eq!(run_with(&["explain"], "Hello\n\n"), fine("GSM-7; 6 septets, 1 segment\n"));
    assert_eq!(run(&["explain", "Hello\n"]), fine("GSM-7; 6 septets, 1 segment\n"));
    let path = file("hello.txt", "Hello\n");
    assert_eq!(run(&["explain", "--file", &path]), fine(hello));
}

#[test]
fn options_reach_the_core() {
    let text = "a".repeat(306);
    assert_eq!(run(&["explain", &text]), fine("GSM-7; 306 septets, 2 segments\n"));
    let sixteen = run(&["explain", "--reference-bits", "16", &text]);
    assert_eq!(sixteen, fine("GSM-7; 306 septets, 3 segments\n"));
    let demanded = run(&["explain", "--encoding", "ucs2", "Hi"]);
    assert_eq!(demanded, fine("UCS-2 as demanded; 2 units, 1 segment\n"));
    assert_eq!(run(&["explain", "--newline", "lf", "a\r\nb"]), fine("GSM-7; 3 septets, 1 segment\n"));
    assert_eq!(run(&["explain", "a\r\nb"]), fine("GSM-7; 4 septets, 1 segment\n"));
}

#[test]
fn a_text_that_the_options_refuse() {
    let message = "the text does not fit the GSM-7 alphabet, which was demanded (1)";
    let people = run(&["analyze", "--encoding", "gsm7", "It’s"]);
    assert_eq!(people, ends(1, "", &format!("septet: {message} (not_gsm7)\n")));
    let machine = run(&["analyze", "--encoding", "gsm7", "--json", "It’s"]);
    let error = format!(r#"{{"error":{{"code":"not_gsm7","message":"{message}","position":2}}}}"#);
    assert_eq!(machine, ends(1, &format!("{error}\n"), ""));
    let many = run(&["analyze", "--max-segments", "1", &"a".repeat(161)]);
    let message = "septet: the text needs too many segments (2, at most 1) (too_many_segments)\n";
    assert_eq!(many, ends(1, "", message));
}

#[test]
fn every_line_has_its_answer() {
    let lines = [
        r#"{"text":"Hi"}"#,
        r#"{"id":7,"text":"\u00e7a"}"#,
        r#"{"text":7}"#,
        "",
        r#"["Hi"]"#,
        r#"{"text":"a","text":"b"}"#,
        r#"{"txt":"a"}"#,
        r#"{"text":"\ud800"}"#,
        r#"{"text":null}"#,
    ];
    let ran = run_with(&["analyze", "--ndjson"], lines.join("\n"));
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let answers: Vec<_> = ran.out.lines().collect();
    assert_eq!(answers.len(), lines.len());
    assert!(answers[0].starts_with(r#"{"encoding":"gsm7","units":2,"segments":1,"#), "{}", answers[0]);
    // ç is not in the alphabet.
    assert!(answers[1].starts_with(r#"{"encoding":"ucs2","units":2,"segments":1,"#), "{}", answers[1]);
    let codes = [
        "wrong_type",
        "invalid_json",
        "wrong_type",
        "duplicate_member",
        "missing_member",
        "invalid_json",
        "missing_member",
    ];
    for (answer, code) in answers[2..].iter().zip(codes) {
        assert!(answer.starts_with(&format!(r#"{{"error":{{"code":"{code}","#)), "{answer}");
    }
}

#[test]
fn lines_from_a_file_and_lines_that_are_not_utf8() {
    let path = file("texts.ndjson", b"\xEF\xBB\xBF{\"text\":\"Hi\"}\r\n{\"text\":\"\xFF\"}\r\n");
    let ran = run(&["analyze", "--ndjson", "--file", &path]);
    assert_eq!(ran.code, 1);
    let answers: Vec<_> = ran.out.lines().collect();
    assert!(answers[0].starts_with(r#"{"encoding":"gsm7","units":2"#));
    let error = r#"{"error":{"code":"invalid_utf8","message":"the text is not valid UTF-8","position":9}}"#;
    assert_eq!(answers[1..], [error]);
}
