//! `septet pdu encode`.

use std::io::Write;

use septet::smpp::{SmppTime, SubmitOptions};
use septet::tpdu::{Address, DataCoding, MessageClass, SmsSubmit, ValidityPeriod};
use septet::{CharacterSet, Error, PhoneNumber, SenderId, TextOptions};
use serde::Serialize;

use super::arguments::EncodeArguments;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::hexadecimal::hex_of;
use crate::output::json::print_answer;
use crate::output::pipe;

/// Prints one message for each segment.
pub(super) fn run(arguments: &EncodeArguments) -> Result<Exit, Failure> {
    let options = arguments.header.apply(arguments.text.apply(TextOptions::new())?)?;
    let text = arguments.source.read()?;
    if needs_reference(&text, &options) {
        let message = "--reference: the text has several segments, which need a number that recent messages did not have";
        return Err(Failure::usage(message));
    }
    let messages = encode(&text, &options, arguments);
    if arguments.json {
        return print_answer(&messages);
    }
    let mut pipe = pipe();
    for message in messages.map_err(|error| Failure::refused(&error))? {
        match message.at_length {
            Some(length) => writeln!(pipe, "{length} {}", message.pdu)?,
            None => writeln!(pipe, "{}", message.pdu)?,
        }
    }
    pipe.flush()?;
    Ok(Exit::Fine)
}

fn needs_reference(text: &str, options: &TextOptions) -> bool {
    let first = options.segments(text).ok().and_then(|mut segments| segments.next());
    first.is_some_and(|segment| segment.range.header.is_none())
}

/// A message that is ready.
#[derive(Serialize)]
struct Ready {
    pdu: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_length: Option<usize>,
}

fn encode(text: &str, options: &TextOptions, arguments: &EncodeArguments) -> Result<Vec<Ready>, Error> {
    match &arguments.from {
        Some(from) if arguments.smpp => submit_sm(text, from, options, arguments),
        _ => submit(text, options, arguments),
    }
}

fn submit(text: &str, options: &TextOptions, arguments: &EncodeArguments) -> Result<Vec<Ready>, Error> {
    let address = |text: &str, field| Address::from_text(text).map_err(|error| error.in_field(field));
    let mut submit = SmsSubmit::to(address(&arguments.to, "to")?);
    if let Some(service_centre) = &arguments.service_centre {
        submit.service_centre = Some(address(service_centre, "service_centre")?);
    }
    submit.status_report_request = arguments.report;
    submit.validity = arguments.validity.map(ValidityPeriod::relative).transpose()?;
    if let Some(class) = arguments.class {
        submit.data_coding = DataCoding::new(CharacterSet::Gsm7).with_class(message_class(class));
    }
    let ready = |submit: SmsSubmit| {
        let pdu = hex_of(&submit.encode_pdu()?).to_uppercase();
        Ok(Ready { pdu, at_length: Some(submit.at_length()?) })
    };
    submit.split(text, options)?.map(ready).collect()
}

const fn message_class(class: u8) -> MessageClass {
    match class {
        0 => MessageClass::Class0,
        1 => MessageClass::Class1,
        2 => MessageClass::Class2,
        _ => MessageClass::Class3,
    }
}

fn submit_sm(
    text: &str,
    from: &str,
    options: &TextOptions,
    arguments: &EncodeArguments,
) -> Result<Vec<Ready>, Error> {
    let in_field = |field| move |error: Error| error.in_field(field);
    let to = PhoneNumber::parse(&arguments.to).map_err(in_field("to"))?;
    let alphabet = arguments.sender_alphabet.unwrap_or_default();
    let from = SenderId::parse_in(from, alphabet).map_err(in_field("from"))?;
    let mut profile = arguments.profile.apply();
    if let Some(concatenation) = arguments.concatenation {
        profile = profile.concatenation(concatenation);
    }
    let mut submit = SubmitOptions::new().registered_delivery(arguments.report.into());
    if let Some(seconds) = arguments.validity {
        submit = submit.validity_period(SmppTime::from_now(seconds.into())?);
    }
    if let Some(class) = arguments.class {
        submit = submit.message_class(class);
    }
    let messages = submit.submit(text, &from, to, options, &profile)?;
    let ready = |message: &septet::smpp::ShortMessage| {
        Ok(Ready { pdu: hex_of(&message.to_octets()?).to_uppercase(), at_length: None })
    };
    messages.iter().map(ready).collect()
}
