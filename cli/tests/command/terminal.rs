//! Colours, pipes and help.

use std::process::Stdio;

use super::run::{command, file, run};

#[test]
fn colours_are_for_terminals_and_can_be_forced_and_forbidden() {
    let colours = |variables: &[(&str, &str)]| {
        let mut command =
            command(&["plan", "examples/campaign.json", "--price", "0.05", "--currency", "USD"]);
        let output = command.envs(variables.iter().copied()).output().unwrap();
        output.stdout.contains(&0x1B)
    };
    assert!(!colours(&[]));
    assert!(colours(&[("CLICOLOR_FORCE", "1")]));
    assert!(!colours(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn colours_change_nothing_else() {
    let arguments = ["plan", "examples/campaign.json", "--price", "0.05", "--currency", "USD"];
    let coloured = command(&arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
    let plain = anstream::adapter::strip_bytes(&coloured.stdout).into_vec();
    assert_eq!(String::from_utf8(plain).unwrap(), run(&arguments).out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let numbers = file("closed-pipe.txt", "+12025550143\n".repeat(200_000));
    for format in [&["--ndjson"][..], &["--json"], &[]] {
        let arguments = [&["check", "--file", &numbers], format].concat();
        let mut child = command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format:?}");
    }
}

#[test]
fn the_help_tells_the_exit_codes() {
    for arguments in
        [&["--help"][..], &["plan", "--help"], &["check", "-h"], &["lint", "-h"], &["pdu", "decode", "-h"]]
    {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("  3  partly (plan only)"), "{}", ran.out);
    }
    assert!(run(&["analyze", "--help"]).out.contains("octets of UTF-8"));
    assert_eq!(run(&["--version"]).out, format!("septet {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(run(&[]).code, 2);
}

#[test]
fn a_terminal_is_never_given_orders_by_a_file() {
    let request = file(
        "orders.json",
        r#"{"from":"\u001b[2J","body":"a\u001b[2Jb","recipients":["+1202\u001b]0;x\u0007"],"\u001b[1m":1}"#,
    );
    let ran = run(&["plan", &request]);
    assert_eq!(ran.code, 1);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{7}'), "{:?}", ran.out);
    assert!(ran.out.contains("  a<U+001B>[2Jb\n   ^^^^^^^^\n"), "{}", ran.out);
}

#[test]
fn failures_give_no_orders_either() {
    let list = file("orders.csv", "\u{1b}[2J,b\n+12025550143,x\n");
    let request = file("orders-of-list.json", r#"{"from":"Conerix","body":"Hi"}"#);
    let ran = run(&["plan", &request, "--recipients", &list]);
    let said = format!("septet: {list}: no column \"to\"; the first line has \"<U+001B>[2J\", \"b\"\n");
    assert_eq!((ran.code, ran.err), (4, said));
}
