//! Numbers, senders, money, networks: what is accepted prints and reads back as itself.

use septet::{Amount, Currency, ErrorCode, Network, NumberLevel, PhoneNumber, SenderAlphabet, SenderId};

/// Runs the target.
pub fn run(octets: &[u8]) {
    let Ok(text) = septet::text_from_utf8(octets) else { return };
    if let Ok(number) = PhoneNumber::parse(text) {
        assert_eq!(number.to_string(), text);
        numbered(number);
        assert!(!format!("{number:?}").contains(text), "a number shows in Debug");
    }
    for alphabet in [SenderAlphabet::Portable, SenderAlphabet::Common, SenderAlphabet::Gsm] {
        if let Ok(sender) = SenderId::parse_in(text, alphabet) {
            assert_eq!(sender.as_str(), text);
        }
    }
    if let Ok(amount) = text.parse::<Amount>() {
        assert_eq!(amount.to_string().parse(), Ok(amount));
    }
    if let Ok(currency) = text.parse::<Currency>() {
        assert_eq!(currency.as_str(), text);
    }
    if let Ok(network) = text.parse::<Network>() {
        assert_eq!(network.to_string(), text);
    }
}

/// What the plans say agrees with itself.
fn numbered(number: PhoneNumber) {
    let info = number.numbering();
    assert_eq!(info.valid, info.line_type.is_some());
    assert_eq!(number.check(NumberLevel::Numbering).err().map(|error| error.code()), info.reason);
    assert!(!info.valid || number.check(NumberLevel::Length).is_ok(), "valid and impossible");
    if let Some(meant) = info.suggestion {
        assert!(!info.valid && meant.numbering().valid);
    }
    let code = number.calling_code();
    assert!(code.is_some() || info.reason == Some(ErrorCode::CallingCodeUnassigned));
}
