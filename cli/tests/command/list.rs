//! `plan --recipients`: lists of any length.

use std::fmt::Write;
use std::process::Stdio;
use std::time::Duration;

use super::run::{Ran, command, file, run, run_with};

const REQUEST: &str = r#"{"from":"Conerix","body":"Doors open at 7"}"#;

fn plan(list: &str, more: &[&str]) -> Ran {
    run_with(&[&["plan", "-", "--recipients", list], more].concat(), REQUEST)
}

fn numbers(count: usize) -> String {
    (0..count).fold(String::new(), |mut list, index| {
        writeln!(list, "+1202{index:07}").unwrap();
        list
    })
}

#[test]
fn chunks_of_a_thousand_are_one_list() {
    // The first number again on line 1,501: in the second chunk, index 500.
    let list = file("chunks.txt", numbers(1_500) + "+12020000000\n+12029999999\n");
    let ran = plan(&list, &["--json", "--price", "0.05", "--currency", "USD"]);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with(r#"{"encoding":"gsm7","segments":1,"total":1000,"ok":1000,"failed":0,"cost":50.00,"currency":"USD","errors":[],"warnings":[],"messages":[{"to":"+12020000000","status":"ok","cost":0.05},"#));
    assert!(lines[1].starts_with(
        r#"{"encoding":"gsm7","segments":1,"total":502,"ok":501,"failed":1,"cost":25.05,"currency":"USD","#
    ));
    let duplicate = r#"{"to":"+12020000000","status":"failed","error":{"code":"duplicate_recipient","message":"the number stood earlier in the list","field":"recipients","index":500}}"#;
    assert!(lines[1].contains(duplicate));
    let summary = r#"{"object":"plan_summary","chunks":2,"total":1502,"ok":1501,"failed":1,"cost":75.05,"currency":"USD"}"#;
    assert_eq!(lines[2], summary);
}

#[test]
fn people_see_totals_reasons_and_lines() {
    let list = file(
        "people.csv",
        format!("name,to\n{}", numbers(30).replace('+', "x,+")) + "\"a\nb\",0770\nx,+12020000003\n",
    );
    let failed = file("people-failed.csv", "");
    let ran = plan(&list, &["--price", "0.05", "--currency", "USD", "--failed", &failed]);
    let expected = "\
Bulk request from Conerix to 32 recipients
GSM-7; 15 septets, 1 segment

  ── 1 of 1 ───────────────────────────────────────────── 15 of 160 septets ──
  Doors open at 7
  ────────────────────────────────────────────────────────────────────────────

Failed
  Count  Code
      1  number_missing_plus  the number does not start with +
      1  duplicate_recipient  the number stood earlier in the list

All of them
  Line  To
    32  0770          the number does not start with +
    34  +12020000003  the number stood earlier in the list

30 of 32 recipients can be sent to, 2 cannot.
Cost 1.50 USD = 30 recipients × 1 segment × 0.05
";
    assert_eq!(ran, Ran { code: 3, out: expected.into(), err: String::new() });
    // A quoted line end makes a row of two lines; it is told by the first.
    let expected = "\
row,to,code,message
32,0770,number_missing_plus,the number does not start with +
34,+12020000003,duplicate_recipient,the number stood earlier in the list
";
    assert_eq!(std::fs::read_to_string(failed).unwrap(), expected);
}

#[test]
fn the_first_twenty_of_many_failures() {
    let list = file("failures.txt", numbers(10) + &"0770\n".repeat(2_000));
    let ran = plan(&list, &[]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out.contains("\n  2,000  number_missing_plus  the number does not start with +\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\nThe first 20 of them\n"));
    assert_eq!(ran.out.matches("  0770  ").count(), 20);
    assert!(ran.out.ends_with("\n10 of 2,010 recipients can be sent to, 2,000 cannot.\n"), "{}", ran.out);
}

#[test]
fn the_balance_is_followed_over_the_whole_list() {
    // 55 pays for 1,100 messages of 0.05.
    let list = file("balance.txt", numbers(1_200));
    let ran = plan(&list, &["--json", "--price", "0.05", "--currency", "USD", "--balance", "55"]);
    let summary = r#"{"object":"plan_summary","chunks":2,"total":1200,"ok":1100,"failed":100,"cost":55.00,"currency":"USD"}"#;
    assert_eq!(ran.out.lines().last(), Some(summary));
}

#[test]
fn duplicates_left_out_keep_the_lines_of_the_others() {
    let list = file("collapse.txt", "+12025550143\n+12025550143\n0770\n+12025550143\n+4748640969\n");
    let ran = plan(&list, &["--duplicates", "collapse"]);
    let table = "
  Line  To            Status
     1  +12025550143  ok
     3  0770          failed    the number does not start with +
     5  +4748640969   ok

2 of 3 recipients can be sent to, 1 cannot.
2 duplicates left out.
";
    assert!(ran.out.ends_with(table), "{}", ran.out);
}

#[test]
fn forms_of_lists() {
    let summary = |content: &[u8], name: &str, more: &[&str]| {
        let list = file(name, content);
        let ran = plan(&list, &[&["--json"], more].concat());
        assert_eq!(ran.err, "", "{name}");
        ran.out.lines().last().unwrap().to_owned()
    };
    let two =
        r#"{"object":"plan_summary","chunks":1,"total":2,"ok":2,"failed":0,"cost":null,"currency":null}"#;
    assert_eq!(summary(b"\xEF\xBB\xBF+12025550143\r\n\r\n+4748640969", "mark.txt", &[]), two);
    assert_eq!(
        summary(b"\xEF\xBB\xBFto,x\r\n+12025550143,1\r\n\"+4748640969\",\"a,b\"\r\n", "mark.csv", &[]),
        two
    );
    assert_eq!(
        summary(b"x;phone\n1;+12025550143\n2;+4748640969\n", "semicolon.dat", &["--column", "phone"]),
        two
    );
    assert_eq!(summary(b"to\tname\n+12025550143\tA, B\n+4748640969\tC\n", "tab.tsv", &[]), two);
    let one =
        r#"{"object":"plan_summary","chunks":1,"total":2,"ok":1,"failed":1,"cost":null,"currency":null}"#;
    assert_eq!(summary(b"name,to\nA,+12025550143\nB\n", "short.csv", &[]), one);
    assert_eq!(summary(b"+12025550143\n+4712\xE934567\n", "latin.txt", &[]), one);
}

#[test]
fn an_empty_list_is_refused_by_the_core() {
    let list = file("empty.csv", "to\n");
    let ran = plan(&list, &["--json"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<_> = ran.out.lines().collect();
    assert!(lines[0].contains(r#""errors":[{"code":"recipients_empty","#), "{}", lines[0]);
    assert_eq!(
        lines[1],
        r#"{"object":"plan_summary","chunks":1,"total":0,"ok":0,"failed":0,"cost":null,"currency":null}"#
    );
}

#[test]
fn savings_over_a_list() {
    // 71 UTF-16 units are two segments, 71 septets one.
    let request = file("savings.json", format!(r#"{{"from":"Conerix","body":"’{}"}}"#, "a".repeat(70)));
    let list = file("savings.txt", numbers(1_500) + "+12020000000\n");
    let ran = run(&["plan", &request, "--recipients", &list, "--price", "0.05", "--currency", "USD"]);
    let change = "\
  Replace ’ (U+2019) at character 1 with '
  Then it is 1 segment instead of 2 and costs 75.00 USD instead of 150.00 USD:
  75.00 USD less.
";
    assert!(ran.out.ends_with(change), "{}", ran.out);
}

#[test]
fn warnings_of_recipients_are_counted() {
    // Numbers of North America have ten national digits.
    let list = file("warnings.txt", numbers(1_001) + "+120255501\n+120255502\n+120255503\n+120255504\n");
    let ran = plan(&list, &[]);
    let expected = "
Warnings
  4 recipients (line 1002, 1003, 1004, …): no number of this calling code has
  this length (number_length_impossible)
";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
}

#[test]
fn the_list_of_the_documentation() {
    let known =
        ["--prices", "examples/prices.csv", "--currency", "USD", "--opted-out", "examples/opted-out.txt"];
    let list = ["plan", "examples/body.json", "--recipients", "examples/customers.csv", "--column", "phone"];
    let ran = run(&[&list[..], &known].concat());
    let expected = "
Recipients
  Line  To             Status    Cost
     2  +12025550143   ok      0.0075
     3  +4748640969    ok        0.08
     4  07700900100    failed          the number does not start with +
     5  +447700900100  ok        0.04
     6  +447700900101  failed          the recipient has opted out
     7  +12025550143   failed          the number stood earlier in the list

3 of 6 recipients can be sent to, 3 cannot.
Cost 0.1275 USD = 1 × 0.08 + 1 × 0.04 + 1 × 0.0075
";
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    assert!(ran.out.ends_with(expected), "{}", ran.out);
}

#[test]
fn quotes_that_are_content_are_none_that_open() {
    // An inch within a field, a quote closed too early on its own line, one that is doubled, and a field of two lines.
    let rows = "to,name\n+12025550143,5\" pipe\n+12025550144,\"Bob\" B\n+12025550145,\"a\"\"\nb\"\r\n+12025550146,\"x\"";
    let ran = plan(&file("quotes.csv", rows), &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.ends_with("\nAll 4 recipients can be sent to.\n"), "{}", ran.out);
}

#[test]
fn errors_and_warnings_of_the_request_are_told_once() {
    let request = r#"{"from":"Conerix","body":" ","refrence":"x"}"#;
    let list = file("told-once.txt", numbers(2_001));
    let ran = run_with(&["plan", "-", "--recipients", &list], request);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("\nNothing can be sent: the request has 1 error.\n"), "{}", ran.out);
    assert!(
        ran.out.ends_with("\nWarnings\n  refrence: a member is not known (unknown_member)\n"),
        "{}",
        ran.out
    );
}

#[test]
fn costs_that_are_too_large() {
    // An amount ends at some 9,223 million: the sum of each chunk is one, that of both together is none.
    let too_large = "\nThe cost is not known: the sum is too large.\n";
    let list = file("too-large.txt", numbers(2_000));
    let ran = plan(&list, &["--price", "9000000", "--currency", "USD"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.ends_with(&format!("\nAll 2,000 recipients can be sent to.{too_large}")), "{}", ran.out);
    // Here it is the second chunk alone whose sum is none, which the core makes an error.
    let prices = file("too-large.csv", "prefix,price\n1202,0.05\n44,9000000000\n");
    let list = file("too-large-later.txt", numbers(1_000) + "+447700900100\n+447700900101\n");
    let ran = plan(&list, &["--prices", &prices, "--currency", "USD"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("\nErrors\n  cost: an amount is too large (amount_overflow)\n"), "{}", ran.out);
    assert!(ran.out.ends_with(too_large), "{}", ran.out);
}

#[test]
fn pipes_that_give_little_at_once() {
    let slowly = |column: &[&str], input: &[u8]| {
        let arguments = [&["check"], column].concat();
        let mut child =
            command(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it was built");
        let mut stdin = child.stdin.take().unwrap();
        for octet in input.chunks(1) {
            std::io::Write::write_all(&mut stdin, octet).unwrap();
            std::thread::sleep(Duration::from_millis(5));
        }
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, out) = slowly(&[], b"\xEF\xBB\xBF+4748640969");
    assert_eq!(code, Some(0), "{out}");
    let (code, out) = slowly(&["--column", "phone"], b"\xEF\xBB\xBFx;phone\n1;+4748640969\n");
    assert_eq!(code, Some(0), "{out}");
}
