//! `pdu` and `receipt`.

use super::run::{ends, fine, run, run_with};

/// The example of SMS-SUBMIT in every manual of GSM modems: four days of validity.
const SUBMIT: &str = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37";
/// Its counterpart of SMS-DELIVER.
const DELIVER: &str = "07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37";
/// A body made by node-smpp.
const SUBMIT_SM: &str = "000500436F6E657269780001013132303235353530313433000000000000000000000548656C6C6F";

#[test]
fn a_text_becomes_a_pdu() {
    let ran = run(&["pdu", "encode", "--to", "+46708251358", "--validity", "345600", "hellohello"]);
    assert_eq!(ran, fine(&format!("23 {SUBMIT}\n")));
    let json =
        run(&["pdu", "encode", "--json", "--to", "+46708251358", "--validity", "345600", "hellohello"]);
    assert_eq!(json, fine(&format!("[{{\"pdu\":\"{SUBMIT}\",\"at_length\":23}}]\n")));
    let smpp = ["pdu", "encode", "--smpp", "--to", "+12025550143", "--from", "Conerix", "Hello"];
    assert_eq!(run(&smpp), fine(&format!("{SUBMIT_SM}\n")));
}

#[test]
fn a_long_text_becomes_several() {
    let text = "a".repeat(161);
    let missing = run(&["pdu", "encode", "--to", "+46708251358", &text]);
    let message = "septet: --reference: the text has several segments, which need a number that recent messages did not have\n";
    assert_eq!(missing, ends(2, "", message));
    let ran = run(&["pdu", "encode", "--to", "+46708251358", "--reference", "7", &text]);
    let lines: Vec<_> = ran.out.lines().collect();
    // 13 octets before the user data (no validity), then 140, and 6 of header with 8 septets after a fill bit: 14.
    assert!(lines[0].starts_with("153 0041000B916407281553F80000A0050003070201"), "{}", lines[0]);
    assert_eq!(lines[1], "27 0041010B916407281553F800000F050003070202C2E170381C0E8701");
    assert_eq!(lines.len(), 2);
    let sar =
        ["pdu", "encode", "--smpp", "--to", "+12025550143", "--from", "Conerix", "--concatenation", "sar"];
    let sar = run(&[&sar[..], &["--reference", "7", &text]].concat());
    assert!(sar.out.lines().all(|line| line.contains("020C00020007020E000102020F0001")), "{}", sar.out);
}

#[test]
fn a_pdu_becomes_a_tree() {
    let expected = "\
SMS-DELIVER
  service centre            +27381000015
  originator
    address                 27838890001
    ton                     4 (Subscriber Number)
    npi                     8 (National)
  service time              1999-03-29T15:16:59+02:00
  more messages             no
  loop prevention           no
  status report indication  no
  reply path                no
  protocol id               0 (0x00)
  data coding
    octet                   0 (0x00)
    character set           gsm7
    class                   –
  user data
    length                  10
    header                  –
    text                    hellohello
";
    assert_eq!(run(&["pdu", "decode", DELIVER]), fine(expected));
    // From a pipe, in any case, with white space.
    let spaced = format!("{} \n {}\n", &DELIVER[..20], DELIVER[20..].to_lowercase());
    assert_eq!(run_with(&["pdu", "decode", "--from-network"], spaced), fine(expected));
    // The same without the eight octets of the service centre.
    let alone = run(&["pdu", "decode", "--tpdu", &DELIVER[16..]]);
    assert_eq!(alone, fine(&expected.replace("  service centre            +27381000015\n", "")));
}

#[test]
fn the_machine_output_has_the_same_members() {
    let ran = run(&["pdu", "decode", "--json", "--to-network", SUBMIT]);
    let expected = r#"{"type":"sms_submit","service_centre":null,"destination":{"address":"+46708251358","ton":1,"npi":1},"message_reference":0,"reject_duplicates":false,"status_report_request":false,"reply_path":false,"protocol_id":0,"data_coding":{"octet":0,"character_set":"gsm7","class":null},"validity":{"format":"relative","octets":"aa","seconds":345600},"user_data":{"length":10,"header":null,"text":"hellohello"}}"#;
    assert_eq!(ran, fine(&format!("{expected}\n")));
    let part = run(&["pdu", "decode", "--json", "0041010B916407281553F800000F050003070202C2E170381C0E8701"]);
    let user_data = r#""user_data":{"length":15,"header":"050003070202","elements":[{"concatenation":{"reference":7,"bits":8,"total":2,"number":2}}],"text":"aaaaaaaa"}}"#;
    assert!(part.out.ends_with(&format!("{user_data}\n")), "{}", part.out);
    // From a test of python-gsmmodem-new.
    let report = run(&["pdu", "decode", "--json", "0006d60b911326880736f4111011719551401110117195714000"]);
    let members = r#"{"type":"sms_status_report","service_centre":null,"recipient":{"address":"+31628870634","ton":1,"npi":1},"message_reference":214,"tp_status":0,"status":"delivered","service_time":"2011-01-11T17:59:15+01:00","#;
    assert!(report.out.starts_with(members), "{}", report.out);
}

#[test]
fn an_smpp_body_becomes_a_tree() {
    let ran = run(&["pdu", "decode", "--smpp", "--json", SUBMIT_SM]);
    let expected = r#"{"type":"short_message","service_type":"","source":{"address":"Conerix","ton":5,"npi":0},"destination":{"address":"12025550143","ton":1,"npi":1},"esm_class":0,"protocol_id":0,"priority_flag":0,"schedule_delivery_time":"","validity_period":"","registered_delivery":0,"replace_if_present":0,"data_coding":0,"sm_default_msg_id":0,"header":null,"text":"Hello","tlvs":[]}"#;
    assert_eq!(ran, fine(&format!("{expected}\n")));
    // esm_class 4, receipted_message_id and message_state 2: by node-smpp.
    let receipt = "000101313230323535353031343300030034323432000400000000000000006b69643a30303539313133393738207375623a30303120646c7672643a303031207375626d697420646174653a3130303231303137333020646f6e6520646174653a3130303231303137333120737461743a44454c49565244206572723a30303020746578743a68656c6c6f001e000833383630316661000427000102";
    let ran = run(&["pdu", "decode", "--smpp", receipt]);
    assert!(
        ran.out.contains(
            "\n  receipt\n    message id              38601fa\n    status                  delivered\n"
        ),
        "{}",
        ran.out
    );
    // The same bits mean something else in a submit_sm.
    assert!(!run(&["pdu", "decode", "--smpp", "--to-network", receipt]).out.contains("receipt\n"));
    let latin1 = format!("{}01FC", &SUBMIT_SM[..SUBMIT_SM.len() - 12]);
    let text = |arguments: &[&str]| run(&[&["pdu", "decode", "--smpp", &latin1], arguments].concat()).out;
    assert!(text(&["--default-alphabet", "latin1"]).contains("\n  text                      ü\n"));
}

#[test]
fn octets_that_are_refused() {
    let other = run(&["pdu", "decode", "--to-network", DELIVER]);
    let message = "septet: octet 8: the TPDU is of another type (message_type_unexpected)\n";
    assert_eq!(other, ends(1, "", message));
    let cut = run(&["pdu", "decode", "--json", &DELIVER[..DELIVER.len() - 2]]);
    let error = r#"{"error":{"code":"octets_truncated","message":"the octets end too early","position":35}}"#;
    assert_eq!(cut, ends(1, &format!("{error}\n"), ""));
    for hex in ["zz", "012"] {
        assert_eq!(
            run(&["pdu", "decode", hex]),
            ends(2, "", "septet: the message is not pairs of hex digits\n")
        );
    }
    // A compressed text (TS 23.038, 4: bit 5) of nine octets is a message all the same, but has no text for us.
    let compressed = DELIVER.replace("F100009930", "F100209930").replace("800AE832", "8009E832");
    let ran = run(&["pdu", "decode", &compressed]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("(compression_unsupported)\n"), "{}", ran.out);
}

#[test]
fn texts_and_numbers_that_are_refused() {
    let number = run(&["pdu", "encode", "--smpp", "--to", "07700", "--from", "Conerix", "Hi"]);
    let message = "septet: to: the number does not start with + (number_missing_plus)\n";
    assert_eq!(number, ends(1, "", message));
    let sender = run(&[
        "pdu",
        "encode",
        "--json",
        "--smpp",
        "--to",
        "+12025550143",
        "--from",
        "Conerix Tickets",
        "Hi",
    ]);
    assert_eq!(sender.code, 1);
    assert!(sender.out.starts_with(r#"{"error":{"code":"sender_"#), "{}", sender.out);
    for wrong in [&["--class", "4"][..], &["--smpp"], &["--from", "x"], &["--packed"]] {
        assert_eq!(
            run(&[&["pdu", "encode", "--to", "+12025550143", "Hi"], wrong].concat()).code,
            2,
            "{wrong:?}"
        );
    }
}

/// From cloudhopper-smpp's tests.
const RECEIPT: &str = "id:0123456789 sub:002 dlvrd:001 submit date:1005232039 done date:1005242339 stat:DELIVRD err:012 text:This is a sample mes";

#[test]
fn a_receipt() {
    let expected = "\
RECEIPT
  message id                0123456789
  status                    delivered
  state                     delivered
  state word                DELIVRD
  error                     012
  submitted                 2
  delivered                 1
  submit date               2010-05-23T20:39
  done date                 2010-05-24T23:39
  text                      This is a sample mes
  defects                   –
";
    assert_eq!(run(&["receipt", RECEIPT]), fine(expected));
    // 123456789 is 0x75BCD15.
    let json = run_with(&["receipt", "--json", "--message-id-form", "decimal_to_hex"], RECEIPT);
    let expected = r#"{"type":"receipt","message_id":"75bcd15","status":"delivered","state":"delivered","state_word":"DELIVRD","error":"012","submitted":2,"delivered":1,"submit_date":"2010-05-23T20:39","done_date":"2010-05-24T23:39","text":"This is a sample mes","defects":[]}"#;
    assert_eq!(json, fine(&format!("{expected}\n")));
}

#[test]
fn receipts_with_parameters_and_defects() {
    let parameters = ["receipt", "--json", "--receipted-message-id", "af", "--message-state", "5"];
    let ran = run(&[&parameters[..], &[&RECEIPT.replace("dlvrd:001", "dlvrd:x")]].concat());
    assert!(
        ran.out
            .starts_with(r#"{"type":"receipt","message_id":"af","status":"failed","state":"undeliverable","#)
    );
    assert!(ran.out.ends_with("\"delivered\":null,\"submit_date\":\"2010-05-23T20:39\",\"done_date\":\"2010-05-24T23:39\",\"text\":\"This is a sample mes\",\"defects\":[{\"field\":\"dlvrd\"}]}\n"));
    let none = run(&["receipt", "Hello"]);
    assert_eq!(none, ends(1, "", "septet: the text is not a delivery receipt (receipt_unreadable)\n"));
    let id = run(&["receipt", "--json", "--message-id-form", "decimal_to_hex", "id:xyz stat:DELIVRD"]);
    assert_eq!(id.code, 1);
    assert!(id.out.contains(r#""message_id":{"code":"message_id_invalid""#), "{}", id.out);
}
