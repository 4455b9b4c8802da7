//! `septet pdu`: short messages as the network carries them.

mod arguments;
mod decode;
mod encode;
mod parts;
mod smpp;
mod tpdu;

pub(crate) use arguments::PduArguments;
use arguments::PduVerb;

use crate::exit::Exit;
use crate::failure::Failure;

/// Reads or writes a message.
pub(crate) fn run(arguments: &PduArguments) -> Result<Exit, Failure> {
    match &arguments.verb {
        PduVerb::Decode(arguments) => decode::run(arguments),
        PduVerb::Encode(arguments) => encode::run(arguments),
    }
}
