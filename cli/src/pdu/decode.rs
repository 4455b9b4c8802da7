//! `septet pdu decode`.

use septet::smpp::ShortMessage;
use septet::tpdu::{SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu};
use septet::{Error, ErrorCode};

use super::arguments::DecodeArguments;
use super::{smpp, tpdu};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::hexadecimal::octets_of;
use crate::input::Source;
use crate::output::tree::{Tree, tell};

/// Prints what the octets say.
pub(super) fn run(arguments: &DecodeArguments) -> Result<Exit, Failure> {
    let mut hex = match &arguments.hex {
        Some(hex) => hex.clone(),
        None => String::from_utf8_lossy(&Source::Stdin.read()?).into_owned(),
    };
    hex.retain(|character| !character.is_ascii_whitespace());
    let octets = octets_of(&hex).ok_or_else(|| Failure::usage("the message is not pairs of hex digits"))?;
    tell(read(&octets, arguments), arguments.json, Failure::refused_octets)
}

fn read(octets: &[u8], arguments: &DecodeArguments) -> Result<Tree, Error> {
    if arguments.smpp {
        let mut profile = arguments.profile.apply();
        if let Some(form) = arguments.message_id_form {
            profile = profile.message_id_form(form);
        }
        let message = ShortMessage::from_octets(octets)?;
        return Ok(smpp::tree(&message, &profile, !arguments.to_network));
    }
    let whole = !arguments.tpdu;
    let message = match (arguments.to_network, arguments.from_network) {
        (true, _) => submit(octets, whole).map(Tpdu::Submit),
        (_, true) => match deliver(octets, whole) {
            Ok(deliver) => Ok(Tpdu::Deliver(deliver)),
            Err(error) if error.code() == ErrorCode::MessageTypeUnexpected => {
                report(octets, whole).map(Tpdu::StatusReport)
            }
            Err(error) => Err(error),
        },
        _ if whole => Tpdu::decode_pdu(octets),
        _ => Tpdu::decode(octets),
    }?;
    tpdu::tree(&message, whole)
}

fn submit(octets: &[u8], whole: bool) -> Result<SmsSubmit, Error> {
    if whole { SmsSubmit::decode_pdu(octets) } else { SmsSubmit::decode(octets) }
}

fn deliver(octets: &[u8], whole: bool) -> Result<SmsDeliver, Error> {
    if whole { SmsDeliver::decode_pdu(octets) } else { SmsDeliver::decode(octets) }
}

fn report(octets: &[u8], whole: bool) -> Result<SmsStatusReport, Error> {
    if whole { SmsStatusReport::decode_pdu(octets) } else { SmsStatusReport::decode(octets) }
}
