//! `check`.

use super::run::{ends, file, fine, run, run_with};

#[test]
fn numbers_for_people() {
    let ran = run(&["check", "+12025550143", "07700900100", "+4748640969", "+1 202"]);
    let expected = "\
valid    +12025550143      calling code 1, US, AG, AI and 22 more
invalid  07700900100       the number does not start with + (number_missing_plus)
valid    +4748640969       calling code 47, NO, SJ
invalid  +1 202            the number holds something other than + and digits (character 3) (number_invalid_character)
4 numbers, 2 invalid
";
    assert_eq!(ran, ends(1, expected, ""));
    let one = run(&["check", "+4748640969"]);
    assert_eq!(one, fine("valid    +4748640969       calling code 47, NO, SJ\n"));
}

#[test]
fn levels() {
    assert_eq!(run(&["check", "+99912345678"]).code, 0);
    let ran = run(&["check", "--json", "--level", "length", "+99912345678", "+4402079460958"]);
    // 44 takes 7, 9 or 10 national digits; here are 11.
    let expected = r#"[{"to":"+99912345678","valid":false,"code":"calling_code_unassigned","message":"the calling code is not assigned","calling_code":null,"region":null},
{"to":"+4402079460958","valid":false,"code":"number_length_impossible","message":"no number of this calling code has this length (11)","calling_code":44,"region":null}]
"#;
    assert_eq!(ran, ends(1, expected, ""));
}

#[test]
fn numbering() {
    // US and CA share 1; GB, GG, IM and JE share 44; 0549 is the area code of San Marino.
    let numbers = [
        "+12042345678",
        "+442079460958",
        "+4402079460958",
        "+447781123456",
        "+447000000",
        "+44999",
        "+378886377",
    ];
    let people = run(&[&["check", "--level", "numbering"], &numbers[..]].concat());
    let expected = "\
valid    +12042345678      CA, fixed line or mobile
valid    +442079460958     GB, fixed line
invalid  +4402079460958    the prefix of national dialling stands behind the calling code (character 4) (trunk_prefix_kept): perhaps +442079460958
valid    +447781123456     GG, mobile
invalid  +447000000        no numbering plan has such a number (number_range_unassigned)
invalid  +44999            the number has too few digits (5, at least 7) (number_too_short)
invalid  +378886377        no number of this calling code has this length (6) (number_length_impossible): perhaps +3780549886377
7 numbers, 4 invalid
";
    assert_eq!(people, ends(1, expected, ""));
    let machines = run(&[
        "check",
        "--level",
        "numbering",
        "--json",
        "+447781123456",
        "+4402079460958",
        "+80012345678",
        "+99912345678",
    ]);
    let expected = r#"[{"to":"+447781123456","valid":true,"calling_code":44,"region":"GG","type":"mobile"},
{"to":"+4402079460958","valid":false,"code":"trunk_prefix_kept","message":"the prefix of national dialling stands behind the calling code","position":3,"calling_code":44,"region":null,"suggestion":"+442079460958"},
{"to":"+80012345678","valid":true,"calling_code":800,"region":"001","type":"toll_free"},
{"to":"+99912345678","valid":false,"code":"calling_code_unassigned","message":"the calling code is not assigned","calling_code":null,"region":null}]
"#;
    assert_eq!(machines, ends(1, expected, ""));
}

#[test]
fn numbers_and_objects_in_lines() {
    let input = "+12025550143\r\n{\"to\":\"+491234567\",\"name\":\"x\"}\n{\"to\":7}\n\n{\"from\":\"x\"}\n";
    let ran = run_with(&["check", "--ndjson"], input);
    let expected = r#"{"to":"+12025550143","valid":true,"calling_code":1,"region":null}
{"to":"+491234567","valid":true,"calling_code":49,"region":"DE"}
{"error":{"code":"wrong_type","message":"a value has the wrong type","field":"to","position":6}}
{"to":"","valid":false,"code":"number_empty","message":"the number is empty","calling_code":null,"region":null}
{"error":{"code":"missing_member","message":"a member is missing","field":"to"}}
"#;
    assert_eq!(ran, ends(1, expected, ""));
}

#[test]
fn senders() {
    let ran = run(&["check", "--sender", "--json", "Conerix", "Foo Bar", "12345", "+447700900100"]);
    let expected = r#"[{"from":"Conerix","valid":true,"kind":"alphanumeric","tier":"portable"},
{"from":"Foo Bar","valid":false,"code":"sender_invalid_character","message":"the sender holds a character outside the chosen alphabet","position":3},
{"from":"12345","valid":true,"kind":"short_code","tier":"portable"},
{"from":"+447700900100","valid":true,"kind":"long_code","tier":"portable"}]
"#;
    assert_eq!(ran, ends(1, expected, ""));
    let common = run(&["check", "--sender", "--sender-alphabet", "common", "Foo Bar"]);
    assert_eq!(common, fine("valid    Foo Bar           alphanumeric, common\n"));
    let lines = run_with(&["check", "--sender", "--ndjson"], "{\"from\":\"Conerix\"}\n");
    let expected = r#"{"from":"Conerix","valid":true,"kind":"alphanumeric","tier":"portable"}"#;
    assert_eq!(lines, fine(&format!("{expected}\n")));
}

#[test]
fn a_column_of_a_csv_file() {
    let path = file("numbers.csv", "\u{feff}name;phone\r\n\"Doe; Jane\";+4748640969\r\nshort\r\n");
    let ran = run(&["check", "--file", &path, "--column", "phone", "--ndjson"]);
    let expected = r#"{"to":"+4748640969","valid":true,"calling_code":47,"region":null}
{"to":"","valid":false,"code":"number_empty","message":"the number is empty","calling_code":null,"region":null}
"#;
    assert_eq!(ran, ends(1, expected, ""));
}

#[test]
fn an_empty_list() {
    assert_eq!(run(&["check", "--json"]), fine("[]\n"));
    assert_eq!(run(&["check", "--ndjson"]), fine(""));
    assert_eq!(run(&["check"]), fine("0 numbers, 0 invalid\n"));
}

#[test]
fn octets_that_are_not_utf8_fail_alone() {
    let ran = run_with(&["check", "--ndjson"], b"+4712\xE95678\n+4748640969\n");
    let answers: Vec<_> = ran.out.lines().collect();
    assert!(
        answers[0].starts_with(r#"{"to":"+4712\\xe95678","valid":false,"code":"number_invalid_character""#)
    );
    assert_eq!(answers[1], r#"{"to":"+4748640969","valid":true,"calling_code":47,"region":null}"#);
}
