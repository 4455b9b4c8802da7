//! `lint`.

use super::run::{ends, file, fine, run, run_with};

const FIELDS: [&str; 8] =
    ["--style", "braces", "--field", "name=20", "--field", "order=8:gsm7", "--field", "code=6:digits"];

fn lint(arguments: &[&str]) -> super::run::Ran {
    run(&[&["lint", "examples/templates.json"], &FIELDS[..], arguments].concat())
}

#[test]
fn a_file_of_templates() {
    // pickup: 92 literal septets; with 20 emoji and 8 characters 92 + 40 + 8 units, which is more than two segments of 67.
    // evening: 52 literal units; with 20 emoji 92, and with an empty name one segment of 70.
    let expected = "\
examples/templates.json
  Template          Least  Most
  otp                   1     1
  pickup                1     3  name may force UCS-2; name decides
  reminder.evening      1     2  U+2019 at character 22 forces UCS-2; name
                                 decides

3 templates, 0 refused
";
    assert_eq!(lint(&[]), fine(expected));
}

#[test]
fn a_limit_makes_a_check_for_ci() {
    let expected = "\
examples/templates.json
  Template          Least  Most
  otp                   1     1
  pickup                1     3  the text needs too many segments (3, at most 2)
                                 (too_many_segments)
  reminder.evening      1     2  U+2019 at character 22 forces UCS-2; name
                                 decides

3 templates, 1 refused
";
    assert_eq!(lint(&["--max-segments", "2"]), ends(1, expected, ""));
    assert_eq!(lint(&["--max-segments", "3"]).code, 0);
}

#[test]
fn the_machine_output_has_the_bounds() {
    let path = file("one.json", r#"{"a":"\u2019 {name}","n":1,"b":["{who}"]}"#);
    let ran = run(&["lint", "--json", "--style", "braces", "--field", "name=20:digits", &path]);
    let fine_one = r#""line":null,"template":"a","smallest":{"encoding":"ucs2","units":2,"segments":1},"largest":{"encoding":"ucs2","units":22,"segments":1},"placeholders":1,"deciding_field":null,"ucs2_literal":0,"ucs2_field":null}"#;
    let wrong_one = r#""line":null,"template":"b.0","smallest":null,"largest":null,"placeholders":null,"deciding_field":null,"ucs2_literal":null,"ucs2_field":null,"error":{"code":"field_unknown","message":"a placeholder names a field that is not declared","position":0}}"#;
    let expected = format!("[{{\"file\":\"{path}\",{fine_one},\n{{\"file\":\"{path}\",{wrong_one}]\n");
    assert_eq!(ran, ends(1, &expected, ""));
    assert_eq!(run_with(&["lint", "--json", "--style", "braces", "-"], ""), fine("[]\n"));
}

#[test]
fn every_format_with_its_lines() {
    let lines = file("texts.txt", "Hello %name%\r\n\n100% sure\n");
    let yaml = file("texts.yml", "sms:\n  hello: Hello %name%\n  count: 7\n");
    let po = file(
        "texts.po",
        "msgid \"\"\nmsgstr \"Language: tr\\n\"\n\nmsgid \"Hello %name%\"\nmsgstr \"Merhaba %name%\"\n",
    );
    let ran = run(&["lint", "--style", "percent", "--field", "name=20:gsm7", &lines, &yaml, &po]);
    let expected = format!(
        "\
{lines}
  Line  Template      Least  Most
     1  Hello %name%      1     1
     3  100% sure                  a placeholder is malformed (character 4)
                                   (template_invalid)

{yaml}
  Line  Template   Least  Most
     2  sms.hello      1     1

{po}
  Line  Template      Least  Most
     5  Hello %name%      1     1

4 templates, 1 refused
"
    );
    assert_eq!(ran, ends(1, &expected, ""));
    // The name decides, unless the format is told.
    let told =
        run_with(&["lint", "-", "--format", "po", "--style", "percent"], "msgid \"a\"\nmsgstr \"b\"\n");
    assert!(told.out.contains("\n     2  a             1     1\n"), "{}", told.out);
}

#[test]
fn rows_are_exact_and_have_a_cost() {
    let templates = file("rows.txt", "Hello {name}, {code}\n");
    let values = file("rows.csv", "code;name;more\n482194;Ann;x\n01928x;Joe;x\n550143;Işıl;x\n");
    let fields = ["--field", "name=10", "--field", "code=6:digits"];
    let money = ["--rows", &values, "--price", "0.04", "--currency", "EUR"];
    let ran = run(&[&["lint", "--style", "braces", &templates], &fields[..], &money].concat());
    let expected = format!(
        "\
{templates}
  Line  Template              Least  Most
     1  Hello {{name}}, {{code}}      1     1  name may force UCS-2

Hello {{name}}, {{code}}
  Line  Encoding  Units  Segments  Cost EUR
     2  gsm7         17         1      0.04
     3                                       a value holds a character outside
                                             its field's alphabet
                                             (value_outside_alphabet)
     4  ucs2         18         1      0.04
  3 rows, 1 refused, 2 segments, at most 1 each: 0.08 EUR

1 template, 1 refused
"
    );
    assert_eq!(ran, ends(1, &expected, ""));
    let json = run(&[&["lint", "--json", "--style", "braces", &templates], &fields[..], &money].concat());
    let rows = r#""rows":[{"line":2,"encoding":"gsm7","units":17,"segments":1,"cost":0.04},{"line":3,"code":"value_outside_alphabet"},{"line":4,"encoding":"ucs2","units":18,"segments":1,"cost":0.04}],"total":{"rows":3,"failed":1,"segments":2,"most_segments":1,"cost":0.08,"currency":"EUR"}}]"#;
    assert!(json.out.ends_with(&format!("{rows}\n")), "{}", json.out);
}

#[test]
fn with_rows_the_limit_is_theirs() {
    // 20 emoji would take two segments; "Ann" and "Jo" take one.
    let templates = file("limit.txt", format!("{{name}}{}\n", "a".repeat(60)));
    let values = file("limit.csv", "name\nAnn\nJo\n");
    let arguments = ["lint", "--style", "braces", "--field", "name=20", "--max-segments", "1", &templates];
    assert_eq!(run(&arguments).code, 1);
    assert_eq!(run(&[&arguments[..], &["--rows", &values]].concat()).code, 0);
    let dear = file("dear.csv", format!("name\n{}\n", "😀".repeat(20)));
    assert_eq!(run(&[&arguments[..], &["--rows", &dear]].concat()).code, 1);
}

#[test]
fn files_that_cannot_be_read() {
    let refused = |name: &str, content: &str, message: &str| {
        let path = file(name, content);
        let ran = run(&["lint", "--style", "braces", &path]);
        assert_eq!(ran, ends(4, "", &format!("septet: {path}{message}\n")), "{name}");
    };
    refused("wrong.json", "{\"a\":}", ":1:6: the JSON cannot be read (invalid_json)");
    refused("wrong.yaml", "a: 1\n? [x]\n: y\n", ":2: a key has to be plain text here");
    refused("wrong.po", "msgid \"a\"\nmsgstr \"b\n", ":2: a string is not closed");
    let utf8 = file("wrong-utf8.txt", b"a\n\xFF\n");
    let message = format!("septet: {utf8}:2: the text is not valid UTF-8 (invalid_utf8)\n");
    assert_eq!(run(&["lint", "--style", "braces", &utf8]), ends(4, "", &message));
    let values = file("no-column.csv", "x\n1\n");
    let ran = run(&[
        "lint",
        "--style",
        "braces",
        "--field",
        "name=1",
        "--rows",
        &values,
        "examples/templates.json",
    ]);
    assert_eq!(ran, ends(4, "", &format!("septet: {values}: no column \"name\"\n")));
}

#[test]
fn arguments_that_cannot_be() {
    let wrong = |arguments: &[&str]| {
        let ran = run(&[&["lint", "examples/templates.json"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
    };
    wrong(&[]);
    wrong(&["--style", "dollars"]);
    for field in ["name", "name=", "name=x", "name=2:letters", "na me=2"] {
        wrong(&["--style", "braces", "--field", field]);
    }
    wrong(&["--style", "braces", "--field", "name=1", "--field", "name=2"]);
    wrong(&["--style", "braces", "--price", "1", "--currency", "USD"]);
    wrong(&["--style", "braces", "--rows", "examples/values.csv"]);
    wrong(&["--style", "braces", "--field", "name=1", "--rows", "-", "-"]);
    wrong(&["--style", "braces", "--max-segments", "0"]);
}
