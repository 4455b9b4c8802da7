//! `plan` of requests.

use super::run::{ends, file, fine, run, run_with};

const PRICE: [&str; 4] = ["--price", "0.05", "--currency", "USD"];

fn plan(arguments: &[&str]) -> super::run::Ran {
    run(&[&["plan"], arguments].concat())
}

#[test]
fn the_bulk_request_of_the_documentation() {
    let ran = plan(&[&["examples/seed-bulk.json"], &PRICE[..]].concat());
    let expected = "\
Bulk request from Conerix to 3 recipients
UCS-2 because of U+2014 (em dash) at character 41; 60 units, 1 segment

  ── 1 of 1 ──────────────────────────────────────────────── 60 of 70 units ──
  Tickets for tonight are still available — bit.ly/lens-friday
                                          ^
  ────────────────────────────────────────────────────────────────────────────

Recipients
  #  To             Status  Cost
  1  +12025550143   ok      0.05
  2  +447700900100  ok      0.05
  3  +4748640969    ok      0.05

All 3 recipients can be sent to.
Cost 0.15 USD = 3 recipients × 1 segment × 0.05
";
    assert_eq!(ran, fine(expected));
    let ran = plan(&[&["examples/seed-bulk.json", "--json"], &PRICE[..]].concat());
    let expected = r#"{"encoding":"ucs2","segments":1,"total":3,"ok":3,"failed":0,"cost":0.15,"currency":"USD","errors":[],"warnings":[],"messages":[{"to":"+12025550143","status":"ok","cost":0.05},{"to":"+447700900100","status":"ok","cost":0.05},{"to":"+4748640969","status":"ok","cost":0.05}],"units":60,"per_segment":70}"#;
    assert_eq!(ran, fine(&format!("{expected}\n")));
}

#[test]
fn the_campaign() {
    let ran = plan(&[&["examples/campaign.json"], &PRICE[..]].concat());
    // 147 characters: 67 + 67 + 13 units as UCS-2, 147 septets in one segment without the apostrophe and the dash.
    let expected = "\
Bulk request from Conerix to 9 recipients
UCS-2 because of U+2019 (right single quotation mark) at character 12 and 1
more; with replacements it is 1 segment instead of 3

  ── 1 of 3 ──────────────────────────────────────────────── 67 of 67 units ──
  Hi! Tonight’s show at the Lens starts at 8 — a few seats are still·
             ^                               ^
  ── 2 of 3 ──────────────────────────────────────────────── 67 of 67 units ──
  free. Show this text at the door for 20% off. Reply STOP to unsubsc
  ── 3 of 3 ──────────────────────────────────────────────── 13 of 67 units ──
  ribe. Conerix
  ────────────────────────────────────────────────────────────────────────────

Recipients
  #  To               Status  Cost
  1  +12025550143     ok      0.15
  2  +447700900100    ok      0.15
  3  +4748640969      ok      0.15
  4  07700900100      failed        the number does not start with +
  5  +447700900101    ok      0.15
  6  +1 202 555 0144  failed        the number holds something other than + and
                                    digits (character 3)
  7  +12025550143     failed        the number stood earlier in the list
  8  +33639981234     ok      0.15
  9  +1202555014      ok      0.15

6 of 9 recipients can be sent to, 3 cannot.
Cost 0.90 USD = 6 recipients × 3 segments × 0.05

Warnings
  1 recipient (9): no number of this calling code has this length
  (number_length_impossible)

What to change
  Replace ’ (U+2019) at character 12 with '
  Replace — (U+2014) at character 44 with -
  Then it is 1 segment instead of 3 and costs 0.30 USD instead of 0.90 USD:
  0.60 USD less.
";
    assert_eq!(ran, ends(3, expected, ""));
}

#[test]
fn the_campaign_with_everything_known() {
    let known = ["--opted-out", "examples/opted-out.txt", "--balance", "0.50", "--number-errors"];
    let failed = file("campaign-failed.csv", "");
    let arguments = [&["examples/campaign.json"], &PRICE[..], &known, &["--failed", &failed]].concat();
    let ran = plan(&arguments);
    assert_eq!(ran.code, 3);
    // 0.50 pays for three messages of 0.15; with one segment of 0.05 each, for all four that pass the other checks.
    assert!(ran.out.contains("\n3 of 9 recipients can be sent to, 6 cannot.\nCost 0.45 USD = 3 recipients × 3 segments × 0.05\n"), "{}", ran.out);
    let saved = "  Then it is 1 segment instead of 3 and costs 0.20 USD instead of 0.45 USD:\n  0.25 USD less, with 1 recipient more.\n";
    assert!(ran.out.ends_with(saved), "{}", ran.out);
    let expected = "\
row,to,code,message
4,07700900100,number_missing_plus,the number does not start with +
5,+447700900101,recipient_opted_out,the recipient has opted out
6,+1 202 555 0144,number_invalid_character,the number holds something other than + and digits
7,+12025550143,duplicate_recipient,the number stood earlier in the list
8,+33639981234,insufficient_balance,the balance does not cover the message
9,+1202555014,number_length_impossible,no number of this calling code has this length (9)
";
    assert_eq!(std::fs::read_to_string(failed).unwrap(), expected);
}

#[test]
fn duplicates() {
    let with = |choice| {
        let ran = plan(&["examples/campaign.json", "--duplicates", choice]);
        ran.out
            .lines()
            .filter(|line| line.ends_with("cannot.") || line.contains("left out"))
            .map(String::from)
            .collect::<Vec<_>>()
    };
    assert_eq!(with("fail"), ["6 of 9 recipients can be sent to, 3 cannot."]);
    assert_eq!(with("allow"), ["7 of 9 recipients can be sent to, 2 cannot."]);
    assert_eq!(with("collapse"), ["6 of 8 recipients can be sent to, 2 cannot.", "1 duplicate left out."]);
    // What is left keeps its place.
    let ran = plan(&["examples/campaign.json", "--duplicates", "collapse"]);
    assert!(ran.out.contains("\n  8  +33639981234     ok\n  9  +1202555014      ok\n"), "{}", ran.out);
}

#[test]
fn no_price_no_cost() {
    let ran = plan(&["examples/campaign.json"]);
    assert!(!ran.out.contains("Cost") && !ran.out.contains("cost"), "{}", ran.out);
    assert!(ran.out.ends_with("  Then it is 1 segment instead of 3.\n"), "{}", ran.out);
    let ran = plan(&["examples/campaign.json", "--json"]);
    assert!(ran.out.contains(r#""cost":null,"currency":null"#), "{}", ran.out);
}

#[test]
fn prices_by_prefix() {
    let table = file("prices.csv", "prefix,price,network,route_id\n,0.05,,\n+44,0.04,,\n47,0.123456789,,\n");
    let ran = plan(&["examples/seed-bulk.json", "--prices", &table, "--currency", "EUR"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.ends_with("Cost 0.213456789 EUR = 1 × 0.123456789 + 1 × 0.05 + 1 × 0.04\n"),
        "{}",
        ran.out
    );
    let table = file(
        "prices.json",
        r#"{"currency":"EUR","prices":[{"prefix":"+44","price":0.04},{"prefix":"1","price":"0.05"}]}"#,
    );
    let ran = plan(&["examples/seed-bulk.json", "--prices", &table]);
    assert!(ran.out.ends_with("The cost is not known: 1 recipient without a price.\n"), "{}", ran.out);
    let ran = plan(&["examples/seed-bulk.json", "--prices", &table, "--json"]);
    assert!(ran.out.contains(r#""cost":null,"currency":"EUR""#), "{}", ran.out);
}

#[test]
fn a_send_request() {
    let request = r#"{"to":"+12025550143","from":"Conerix","body":"Your verification code is 482194","reference":"signup-9214"}"#;
    let ran = run_with(&[&["plan", "-"], &PRICE[..]].concat(), request);
    let expected = "\
Send request from Conerix to +12025550143
GSM-7; 32 septets, 1 segment

  ── 1 of 1 ───────────────────────────────────────────── 32 of 160 septets ──
  Your verification code is 482194
  ────────────────────────────────────────────────────────────────────────────

It can be sent.
Cost 0.05 USD = 1 segment × 0.05
";
    assert_eq!(ran, fine(expected));
    let ran = run_with(&[&["plan", "-", "--json"], &PRICE[..]].concat(), request);
    let expected = r#"{"encoding":"gsm7","segments":1,"total":1,"ok":1,"failed":0,"cost":0.05,"currency":"USD","errors":[],"warnings":[],"messages":[{"to":"+12025550143","status":"ok","cost":0.05}],"units":32,"per_segment":160}"#;
    assert_eq!(ran, fine(&format!("{expected}\n")));
}

#[test]
fn a_send_request_over_two_routes() {
    let table = file("routes.csv", "route_id,price\n1,0.05\n2,0.07\n");
    let request = r#"{"to":"+12025550143","from":"Conerix","body":"Hi"}"#;
    let ran = run_with(&["plan", "-", "--prices", &table, "--currency", "USD", "--routes", "1,2"], request);
    assert!(ran.out.ends_with("Cost 0.07 USD at most: 0.05 to 0.07 over the routes\n"), "{}", ran.out);
    let ran = run_with(&["plan", "-", "--routes", "1,2"], request.replace("\"Hi\"", "\"Hi\",\"route_id\":3"));
    assert!(
        ran.out.contains(
            "\nErrors\n  route_id: the route is not assigned to this account (route_not_assigned)\n"
        )
    );
}

#[test]
fn errors_of_the_request_forbid_all_of_it() {
    let request = r#"{"from":"Conerix Tickets","recipients":["+12025550143"],"body":" ","refrence":"x"}"#;
    let ran = run_with(&["plan", "-"], request);
    assert_eq!(ran.code, 1);
    let errors = "
Errors
  from: the sender holds a character outside the chosen alphabet
  (sender_invalid_character)
  body: the body is only white space (body_blank)
";
    assert!(ran.out.contains(errors), "{}", ran.out);
    assert!(ran.out.contains("\nNothing can be sent: the request has 2 errors.\n"), "{}", ran.out);
    assert!(
        ran.out.ends_with("\nWarnings\n  refrence: a member is not known (unknown_member)\n"),
        "{}",
        ran.out
    );
    let strict = run_with(&["plan", "-", "--strict"], request);
    assert!(strict.out.contains("Nothing can be sent: the request has 3 errors.\n"), "{}", strict.out);
}

#[test]
fn nobody_left_to_send_to() {
    let ran = run_with(&["plan", "-"], r#"{"from":"Conerix","recipients":["1","2"],"body":"Hi"}"#);
    assert_eq!(ran.code, 1);
    assert!(ran.out.ends_with("\nNothing can be sent: every recipient fails.\n"), "{}", ran.out);
    let ran = run_with(&["plan", "-"], r#"{"from":"Conerix","recipients":[],"body":"Hi"}"#);
    assert_eq!(ran.code, 1);
    let error = "  recipients: the list of recipients is empty (0, at least 1) (recipients_empty)\n";
    assert!(ran.out.contains(error), "{}", ran.out);
    let ran = run_with(&["plan", "-"], r#"{"from":"Conerix","body":"Hi"}"#);
    assert!(ran.out.contains("  to: the recipient is missing (to_missing)\n"), "{}", ran.out);
}

#[test]
fn a_demanded_encoding_is_told_how_to_be_met() {
    let ran = run_with(
        &["plan", "-", "--encoding", "gsm7"],
        r#"{"from":"Conerix","to":"+12025550143","body":"It’s on"}"#,
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.ends_with("  Replace ’ (U+2019) at character 3 with '\n  Then it is 1 segment.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn facts_and_what_the_options_add() {
    let facts = file(
        "facts.json",
        r#"{"opted_out":["+12025550143"],"approved_senders":["Lens"],"prices":{"currency":"USD","prices":[{"price":0.1}]},"category":"marketing"}"#,
    );
    let blocked = file("blocked.csv", "to\n+4748640969\n");
    let approved = file("approved.txt", "Conerix\r\n\r\nOther\r\n");
    let known = ["--facts", &facts, "--blocked", &blocked, "--approved", &approved];
    let ran = plan(&[&["examples/seed-bulk.json", "--json"], &known[..]].concat());
    let expected = r#"{"encoding":"ucs2","segments":1,"total":3,"ok":1,"failed":2,"cost":0.10,"currency":"USD","errors":[],"warnings":[{"code":"opt_out_missing","message":"a marketing body does not say how to opt out","field":"body"}],"messages":[{"to":"+12025550143","status":"failed","error":{"code":"recipient_opted_out","message":"the recipient has opted out","field":"recipients","index":0}},{"to":"+447700900100","status":"ok","cost":0.10},{"to":"+4748640969","status":"failed","error":{"code":"recipient_blocked","message":"the recipient is blocked","field":"recipients","index":2}}],"units":60,"per_segment":70}"#;
    assert_eq!(ran, ends(3, &format!("{expected}\n"), ""));
    let ran = plan(&["examples/seed-bulk.json", "--facts", &facts]);
    assert!(ran.out.contains("  from: the sender is not approved for this account (sender_not_approved)\n"));
}

#[test]
fn a_fraction_after_a_digit_keeps_its_worth() {
    // 71 characters are two segments of UCS-2; "1 1/2" is one and a half.
    let body = format!("1½ {}", "a".repeat(68));
    let request = format!(r#"{{"from":"Conerix","to":"+12025550143","body":"{body}"}}"#);
    let ran = run_with(&[&["plan", "-"], &PRICE[..]].concat(), request);
    let change = "\
What to change
  Replace ½ (U+00BD) at character 2 with 1/2
  Then it is 1 segment instead of 2 and costs 0.05 USD instead of 0.10 USD:
  0.05 USD less.
";
    assert!(ran.out.ends_with(change), "{}", ran.out);
}

#[test]
fn one_recipient_is_no_plural() {
    let ran = run_with(&["plan", "-"], r#"{"from":"Conerix","recipients":["+12025550143"],"body":"Hi"}"#);
    assert!(ran.out.ends_with("\nThe one recipient can be sent to.\n"), "{}", ran.out);
}

#[test]
fn changes_stand_in_the_order_of_the_body() {
    let request = format!(r#"{{"from":"Conerix","to":"+12025550143","body":"—’—{}’—–"}}"#, "a".repeat(80));
    let ran = run_with(&["plan", "-"], request);
    let change = "
What to change
  Replace — (U+2014) at characters 1, 3, 85 with -
  Replace ’ (U+2019) at characters 2, 84 with '
  Replace – (U+2013) at character 86 with -
";
    assert!(ran.out.contains(change), "{}", ran.out);
}

#[test]
fn the_best_advice_may_be_a_shorter_text() {
    // 165 septets are two segments, 160 are one.
    let request =
        format!(r#"{{"from":"Conerix","recipients":["+12025550143"],"body":"{}"}}"#, "a".repeat(165));
    let ran = run_with(&[&["plan", "-"], &PRICE[..]].concat(), request);
    let change = "
What to change
  Shorten it by 5 septets: let it end after character 160, say
  Then it is 1 segment instead of 2 and costs 0.05 USD instead of 0.10 USD:
  0.05 USD less.
";
    assert!(ran.out.ends_with(change), "{}", ran.out);
}
