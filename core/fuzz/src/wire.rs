//! Octets from networks: what is read as a TPDU, a header, user data or a body of SMPP can be written again and reads as the same.

use septet::smpp::{Profile, ShortMessage};
use septet::tpdu::{SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu};
use septet::{CharacterSet, Udh, decode_user_data, unpack_septets};

/// Runs the target.
pub fn run(octets: &[u8]) {
    if let Ok(submit) = SmsSubmit::decode(octets) {
        let written = submit.encode().expect("what was read can be written");
        assert_eq!(SmsSubmit::decode(&written), Ok(submit));
    }
    if let Ok(deliver) = SmsDeliver::decode(octets) {
        let written = deliver.encode().expect("what was read can be written");
        assert_eq!(SmsDeliver::decode(&written), Ok(deliver));
    }
    if let Ok(report) = SmsStatusReport::decode(octets) {
        let written = report.encode().expect("what was read can be written");
        assert_eq!(SmsStatusReport::decode(&written), Ok(report));
    }
    let _ = Tpdu::decode_pdu(octets);
    if let Ok(udh) = Udh::parse(octets)
        && !udh.is_empty()
    {
        assert_eq!(Udh::parse(udh.as_octets()).as_ref(), Ok(&udh));
        let _ = (udh.elements().count(), udh.concatenation(), udh.ports(), udh.tables());
    }
    let Some((length, rest)) = octets.split_first() else { return };
    for set in [CharacterSet::Gsm7, CharacterSet::Octets, CharacterSet::Ucs2] {
        for has_header in [false, true] {
            let _ = decode_user_data(rest, usize::from(*length), set, has_header);
        }
    }
    let _ = unpack_septets(rest, usize::from(*length), length % 8);
    if let Ok(message) = ShortMessage::from_octets(octets) {
        assert_eq!(message.to_octets().as_deref(), Ok(octets));
        for profile in [Profile::new(), Profile::new().packed(true)] {
            let _ = (message.content(&profile), message.receipt(&profile), message.concatenation());
        }
    }
}
