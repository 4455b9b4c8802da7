//! `advise`.

use super::run::{ends, fine, run, run_with};

#[test]
fn advice_in_money() {
    // 160 septets and one: each way out saves one segment of 0.04 for each of 100,000.
    let text = format!("[Sale] {}", "a".repeat(152));
    let ran = run(&["advise", "--price", "0.04", "--currency", "EUR", "--recipients", "100000", &text]);
    let expected = "\
GSM-7; 161 septets, 2 segments

1. drop extension
  Replace ] (U+005D) at character 6 with nothing
  Then it is 1 segment instead of 2: 4000.00 EUR less for 100,000 recipients.

2. shorten
  Shorten it by 1 septet: let it end after character 158, say
  Then it is 1 segment instead of 2: 4000.00 EUR less for 100,000 recipients.
";
    assert_eq!(ran, fine(expected));
}

#[test]
fn without_a_price_and_with_languages() {
    let ran = run(&["advise", "--languages", "tr,es", &"ğ".repeat(77)]);
    let expected = "\
UCS-2 because of U+011F (latin small letter g with breve) at character 1 and 76
more; with replacements it is 1 segment instead of 2

1. replace
  Replace ğ (U+011F) at characters 1, 2, 3 and 74 more places with g
  Then it is 1 segment instead of 2.

2. allow language
  Allow the national tables of tr (--languages tr); the receiver has to know them
  Then it is 1 segment instead of 2.

3. shorten
  Shorten it by 7 units: let it end after character 70, say
  Then it is 1 segment instead of 2.
";
    assert_eq!(ran, fine(expected));
}

#[test]
fn the_machine_output_has_the_text_after_each_edit() {
    let text = format!("It’s {}", "a".repeat(90));
    let after = format!("It's {}", "a".repeat(90));
    let expected = format!(
        r#"{{"advice":[{{"kind":"replace","changes":[{{"position":2,"from":"’","to":"'","class":"typographic"}}],"cut":null,"units":0,"language":null,"classes":["typographic"],"before":2,"after":1,"saved":0.50,"currency":"USD","text":"{after}"}}]}}"#
    );
    let arguments = ["advise", "--json", "--price", "0.05", "--currency", "USD", "--recipients", "10"];
    assert_eq!(run_with(&arguments, text), fine(&format!("{expected}\n")));
}

#[test]
fn nothing_to_save() {
    let ran = run(&["advise", "It’s on"]);
    let expected = "\
UCS-2 because of U+2019 (right single quotation mark) at character 3; 7 units, 1
segment

No edit that is known would save a segment.
";
    assert_eq!(ran, fine(expected));
    assert_eq!(run(&["advise", "--json", "Hi"]), fine("{\"advice\":[]}\n"));
}

#[test]
fn a_text_beyond_the_limit_is_what_advice_is_for() {
    let ran = run(&["advise", "--max-segments", "1", &"a".repeat(165)]);
    let expected = "\
the text needs too many segments (2, at most 1)

1. shorten
  Shorten it by 5 septets: let it end after character 160, say
  Then it is 1 segment instead of 2.
";
    assert_eq!(ran, fine(expected));
}

#[test]
fn what_is_refused() {
    let negative = run(&["advise", "--price", "-1", "--currency", "USD", "Hi"]);
    assert_eq!((negative.code, negative.out.as_str()), (2, ""));
    assert!(negative.err.ends_with("(amount_negative)\n"), "{}", negative.err);
    assert_eq!(run(&["advise", "--price", "1", "Hi"]).code, 2);
    assert_eq!(run(&["advise", "--currency", "USD", "Hi"]).code, 2);
    let text = "a".repeat(165);
    let huge = ["advise", "--price", "9000000000", "--currency", "USD", "--recipients", "2", &text];
    assert_eq!(run(&huge), ends(1, "", "septet: an amount is too large (amount_overflow)\n"));
    let message = "the text does not fit the GSM-7 alphabet, which was demanded (1)";
    let demanded = run(&["advise", "--encoding", "gsm7", "--json", "’"]);
    let error = format!(r#"{{"error":{{"code":"not_gsm7","message":"{message}","position":0}}}}"#);
    assert_eq!(demanded, ends(1, &format!("{error}\n"), ""));
}
