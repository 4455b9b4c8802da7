//! Files that cannot be used: one clear line, no panic, the right exit code.

use super::run::{Ran, ends, file, run, run_with};

fn fails(code: i32, arguments: &[&str], line: &str) {
    assert_eq!(run(arguments), ends(code, "", &format!("septet: {line}\n")), "{arguments:?}");
}

#[test]
fn files_that_are_not_there() {
    fails(4, &["plan", "nowhere.json"], "nowhere.json: No such file or directory");
    fails(4, &["plan", "examples"], "examples: Is a directory");
    fails(4, &["analyze", "--file", "nowhere.txt"], "nowhere.txt: No such file or directory");
    fails(4, &["check", "--file", "examples"], "examples: Is a directory");
    let request = file("lists.json", r#"{"from":"Conerix","body":"Hi"}"#);
    for option in ["--recipients", "--opted-out", "--blocked", "--approved", "--prices", "--facts"] {
        fails(4, &["plan", &request, option, "nowhere"], "nowhere: No such file or directory");
    }
    let written = ["plan", "examples/seed-bulk.json", "--failed", "nowhere/failed.csv"];
    fails(4, &written, "nowhere/failed.csv: No such file or directory");
}

#[test]
fn json_that_cannot_be_read() {
    let refused = |name: &str, content: &[u8], rest: &str| {
        let path = file(name, content);
        fails(4, &["plan", &path], &format!("{path}{rest}"));
    };
    refused(
        "syntax.json",
        b"{\n  \"to\": \"+1\",\n  \"body\": }",
        ":3:11: the JSON cannot be read (invalid_json)",
    );
    refused("empty.json", b"", ":1:1: the JSON cannot be read (invalid_json)");
    refused("marked.json", b"\xEF\xBB\xBF[]", ":1:1: a value has the wrong type (wrong_type)");
    refused(
        "item.json",
        b"{\"recipients\": [\"+1\", 7]}",
        ":1:23: recipients[1]: a value has the wrong type (wrong_type)",
    );
    refused("to.json", b"{\"to\": 7}", ":1:8: to: a value has the wrong type (wrong_type)");
    refused(
        "twice.json",
        b"{\"to\": \"\", \"to\": \"\"}",
        ":1:18: to: a member stands twice (duplicate_member)",
    );
    refused("latin.json", b"{\"body\": \"\xE9\"}", ":1:11: the text is not valid UTF-8 (invalid_utf8)");
    let deep = ["[".repeat(40), "]".repeat(40)].concat();
    refused("deep.json", deep.as_bytes(), ":1:33: the JSON is nested too deeply (json_too_deep)");
}

#[test]
fn lists_that_cannot_be_read() {
    let request = file("for-lists.json", r#"{"from":"Conerix","body":"Hi"}"#);
    let list = file("columns.csv", "phone,name\n+12025550143,x\n");
    fails(
        4,
        &["plan", &request, "--recipients", &list],
        &format!("{list}: no column \"to\"; the first line has \"phone\", \"name\""),
    );
    let list = file("utf16.txt", b"\xFF\xFE+\x001\x00");
    fails(
        4,
        &["plan", &request, "--recipients", &list],
        &format!("{list}: this is UTF-16; save it as UTF-8"),
    );
    let list = file("opted-out-wrong.txt", "+12025550143\n\n0770\n");
    let line = format!("{list}:3: the number does not start with + (number_missing_plus)");
    fails(4, &["plan", &request, "--opted-out", &list], &line);
}

#[test]
fn quotes_that_do_not_close() {
    let request = file("for-quotes.json", r#"{"from":"Conerix","body":"Hi"}"#);
    let refused = |name: &str, content: &str, line: u64| {
        let list = file(name, content);
        for option in ["--opted-out", "--recipients"] {
            let said = format!("{list}:{line}: a quote opens here and is not closed");
            fails(4, &["plan", &request, option, &list], &said);
        }
    };
    refused("open.csv", "to,name\n+12025550199,\"Bob\n+12025550143,Al\n", 2);
    refused("open-first.csv", "to,\"name\n+12025550199,Bob\n", 1);
    // The quote that opens a later field closes the one before.
    refused("paired.csv", "to,name\n+12025550199,B\n+12025550142,\"Bob\n+12025550143,\"Al\"\n", 3);
}

#[test]
fn price_tables_that_cannot_be_read() {
    let refused = |name: &str, content: &str, rest: &str| {
        let path = file(name, content);
        fails(
            4,
            &["plan", "examples/seed-bulk.json", "--currency", "USD", "--prices", &path],
            &format!("{path}{rest}"),
        );
    };
    let columns = ": the first line has to name price, and may name prefix, network and route_id";
    refused("no-price.csv", "prefix,network\n+44,\n", columns);
    refused("misspelt.csv", "prefx,price\n+44,0.04\n", columns);
    refused(
        "comma.csv",
        "price\n\"0,05\"\n",
        ":2: price: an amount is not a decimal number (amount_invalid)",
    );
    refused("nothing.csv", "prefix,price\n+44,\n", ":2: price: nothing there");
    refused(
        "twice.csv",
        "prefix,price\n+44,0.04\n44,0.05\n",
        ":3: two prices have the same route and prefix or network (duplicate_price)",
    );
    refused(
        "prefix.csv",
        "prefix,price\n044,0.04\n",
        ":2: prefix: a price's prefix is not the beginning of a number (price_prefix_invalid)",
    );
    refused(
        "network.csv",
        "network,price\n123,0.04\n",
        ":2: network: a network is not five or six digits (MCC and MNC) (network_invalid)",
    );
    refused("route.csv", "route_id,price\nx,0.04\n", ":2: route_id: not an integer");
    refused(
        "table.json",
        "{\"currency\":\"usd\",\"prices\":[]}",
        ":1:13: currency: a currency is not three capital letters (currency_invalid)",
    );
}

#[test]
fn wrong_calls() {
    fails(
        2,
        &["analyze", "--max-segments", "256", "x"],
        "max_segments: an option has a value that is not allowed (invalid_option)",
    );
    fails(
        2,
        &["segment", "--reference", "256", "x"],
        "concatenation_reference: an option has a value that is not allowed (invalid_option)",
    );
    fails(
        2,
        &["segment", "--header-elements", "05", "x"],
        "header_elements: the header elements are malformed or reserved (header_invalid)",
    );
    fails(2, &["segment", "--header-elements", "0x", "x"], "--header-elements: not pairs of hex digits");
    fails(2, &["plan", "-", "--recipients", "-"], "only one file can be - (stdin)");
    fails(2, &["plan", "examples/seed-bulk.json", "--balance", "1"], "--balance needs a --currency");
    let list = ["plan", "examples/seed-bulk.json", "--recipients", "examples/opted-out.txt"];
    fails(
        2,
        &list,
        "examples/seed-bulk.json has recipients of its own: leave them out, or leave out --recipients",
    );
    let list = file("kept.txt", "+12025550143\n");
    let request = file("kept.json", r#"{"from":"Conerix","body":"Hi"}"#);
    let over = ["plan", &request, "--recipients", &list, "--failed", &list];
    fails(2, &over, &format!("--failed would write over {list}"));
    assert_eq!(std::fs::read_to_string(&list).unwrap(), "+12025550143\n");
    let table = file("without-currency.csv", "price\n0.05\n");
    fails(
        2,
        &["plan", "examples/seed-bulk.json", "--prices", &table],
        &format!("{table} needs a --currency"),
    );
    fails(
        2,
        &["plan", "examples/seed-bulk.json", "--price=-1", "--currency", "USD"],
        "price: a price is negative (amount_negative)",
    );
    let table = file("usd.json", r#"{"currency":"USD","prices":[{"price":0.05}]}"#);
    let other = ["plan", "examples/seed-bulk.json", "--prices", &table, "--currency", "EUR"];
    fails(2, &other, "--currency is EUR, but the prices are in USD");
    for arguments in [
        &["plan", "x.json", "--price", "0,05", "--currency", "USD"][..],
        &["plan", "x.json", "--price", "0.05"],
        &["plan", "x.json", "--price", "0.05", "--currency", "usd"],
        &["analyze", "--encoding", "utf8", "x"],
        &["analyze", "--json", "--ndjson"],
        &["analyze", "--reference-bits", "9", "x"],
        &["check", "--sender-alphabet", "gsm", "x"],
    ] {
        let Ran { code, out, err } = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.starts_with("error: "), "{err}");
    }
}

#[test]
fn stdin_that_is_not_utf8() {
    let ran = run_with(&["explain"], b"a\nb\xFF");
    assert_eq!(ran, ends(4, "", "septet: stdin:2:2: the text is not valid UTF-8 (invalid_utf8)\n"));
}
