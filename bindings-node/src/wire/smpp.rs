//! SMPP: a text as the fields of `submit_sm`, and the values in fields.

use septet::smpp::{self, DefaultAlphabet, Profile, SmppConcatenation, SmppTime, SubmitOptions, Tlv};
use septet::{Error, ErrorCode, MessageIdForm, PhoneNumber, SenderAlphabet, SenderId, TextOptions};
use serde::Serialize;

use super::members::Members;
use super::receipt::FORMS;
use super::short_message::ShortMessageView;
use crate::input::in_utf16;
use crate::views::to_json;

/// The profile among other members; the usual one when it is not there.
pub(super) fn profile(members: &Members<'_>) -> Result<Profile, Error> {
    members.object("profile").as_ref().map_or(Ok(Profile::new()), profile_of)
}

fn profile_of(members: &Members<'_>) -> Result<Profile, Error> {
    members.refuse_unknown()?;
    let mut profile = Profile::new().packed(members.flag("packed"));
    if let Some(word) = members.word("default_alphabet") {
        profile = profile.default_alphabet(DefaultAlphabet::from_name(word)?);
    }
    if let Some(coding) = members.optional("ucs2_data_coding") {
        profile = profile.ucs2_data_coding(coding);
    }
    if let Some(word) = members.word("concatenation") {
        profile = profile.concatenation(SmppConcatenation::from_name(word)?);
    }
    if let Some(word) = members.word("message_id_form") {
        profile = profile.message_id_form(MessageIdForm::from_name(word)?);
    }
    Ok(profile)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProfileView {
    default_alphabet: &'static str,
    packed: bool,
    ucs2_data_coding: u8,
    concatenation: &'static str,
    message_id_form: &'static str,
}

pub(super) fn describe_profile(members: &Members<'_>) -> Result<String, Error> {
    let profile = profile(members)?;
    Ok(to_json(&ProfileView {
        default_alphabet: word_of(
            ["gsm7", "latin1", "ascii"],
            DefaultAlphabet::from_name,
            profile.default_alphabet,
        ),
        packed: profile.packed,
        ucs2_data_coding: profile.ucs2_data_coding,
        concatenation: word_of(
            ["udh", "sar", "payload"],
            SmppConcatenation::from_name,
            profile.concatenation,
        ),
        message_id_form: word_of(FORMS, MessageIdForm::from_name, profile.message_id_form),
    }))
}

/// The one of the words that the core reads as a value.
fn word_of<T: PartialEq>(
    words: [&'static str; 3],
    read: fn(&str) -> Result<T, Error>,
    value: T,
) -> &'static str {
    words.into_iter().find(|word| read(word).is_ok_and(|read| read == value)).unwrap_or_default()
}

pub(super) fn submit(members: &Members<'_>, text_options: &TextOptions) -> Result<String, Error> {
    let (text, from, to) = (members.text("text"), members.text("from"), members.text("to"));
    let alphabet = members.word("sender_alphabet").map(SenderAlphabet::from_name).transpose()?;
    let sender = SenderId::parse_in(from, alphabet.unwrap_or_default())
        .map_err(|error| in_utf16(error, from).in_field("from"))?;
    let to = PhoneNumber::parse(to).map_err(|error| in_utf16(error, to).in_field("to"))?;
    let options = submit_options(members, &sender)?;
    let messages = options.submit(text, &sender, to, text_options, &profile(members)?);
    let messages = messages.map_err(|error| match error.field() {
        // What is in a field of the body is not about the text.
        Some("source_addr") => in_utf16(error, from),
        _ => in_utf16(error, text),
    })?;
    Ok(to_json(&messages.iter().map(ShortMessageView::of).collect::<Vec<_>>()))
}

fn submit_options(members: &Members<'_>, sender: &SenderId) -> Result<SubmitOptions, Error> {
    let mut options = SubmitOptions::new()
        .service_type(members.text("service_type"))
        .messaging_mode(members.number("messaging_mode"))
        .protocol_id(members.number("protocol_id"))
        .priority_flag(members.number("priority_flag"))
        .registered_delivery(members.number("registered_delivery"))
        .replace_if_present(members.flag("replace_if_present"))
        .sm_default_msg_id(members.number("sm_default_msg_id"));
    let plan = |ton, npi, usual: (u8, u8)| {
        let given = members.has(ton) || members.has(npi);
        given.then(|| (members.optional(ton).unwrap_or(usual.0), members.optional(npi).unwrap_or(usual.1)))
    };
    if let Some((ton, npi)) = plan("source_ton", "source_npi", (sender.ton(), sender.npi())) {
        options = options.source_plan(ton, npi);
    }
    if let Some((ton, npi)) = plan("destination_ton", "destination_npi", (1, 1)) {
        options = options.destination_plan(ton, npi);
    }
    if let Some(class) = members.optional("message_class") {
        options = options.message_class(class);
    }
    if let Some(time) = members.word("schedule_delivery_time") {
        options = options.schedule_delivery_time(parse_time(time)?);
    }
    if let Some(time) = members.word("validity_period") {
        options = options.validity_period(parse_time(time)?);
    }
    Ok(options)
}

fn parse_time(text: &str) -> Result<SmppTime, Error> {
    SmppTime::parse(text).map_err(|error| in_utf16(error, text))
}

#[derive(Serialize)]
struct TimeView<'a> {
    text: &'a str,
    relative: bool,
}

/// Read, so many seconds from now, or of an instant.
pub(super) fn time(members: &Members<'_>) -> Result<String, Error> {
    let time = if let Some(text) = members.word("text") {
        parse_time(text)?
    } else if let Some(seconds) = members.optional("seconds") {
        SmppTime::from_now(seconds)?
    } else {
        let invalid = Error::new(ErrorCode::SmppTimeInvalid);
        let (unix, quarters) = (members.integer("unix"), members.optional("quarters"));
        SmppTime::at(unix.ok_or(invalid.clone())?, quarters.ok_or(invalid)?)?
    };
    Ok(to_json(&TimeView { text: time.as_str(), relative: time.is_relative() }))
}

#[derive(Serialize)]
struct StatusView {
    code: u32,
    name: &'static str,
    meaning: &'static str,
    outcome: &'static str,
}

pub(super) fn command_status(members: &Members<'_>) -> Result<String, Error> {
    let status = smpp::command_status(members.number("code"));
    Ok(to_json(&status.map(|status| StatusView {
        code: status.code,
        name: status.name,
        meaning: status.meaning,
        outcome: status.outcome.as_str(),
    })))
}

/// The name of one of three numbers; null for a reserved one.
pub(super) fn name(members: &Members<'_>) -> Result<String, Error> {
    let number = |name| members.optional::<u8>(name);
    let ton = number("ton").and_then(smpp::ton_name);
    let npi = number("npi").and_then(smpp::npi_name);
    Ok(to_json(&ton.or(npi).or_else(|| number("data_coding").and_then(smpp::data_coding_name))))
}

/// The tags of optional parameters as `[name, tag]`.
pub(super) fn tags() -> String {
    to_json(&[
        ("USER_MESSAGE_REFERENCE", Tlv::USER_MESSAGE_REFERENCE),
        ("SAR_MSG_REF_NUM", Tlv::SAR_MSG_REF_NUM),
        ("SAR_TOTAL_SEGMENTS", Tlv::SAR_TOTAL_SEGMENTS),
        ("SAR_SEGMENT_SEQNUM", Tlv::SAR_SEGMENT_SEQNUM),
        ("RECEIPTED_MESSAGE_ID", Tlv::RECEIPTED_MESSAGE_ID),
        ("NETWORK_ERROR_CODE", Tlv::NETWORK_ERROR_CODE),
        ("MESSAGE_PAYLOAD", Tlv::MESSAGE_PAYLOAD),
        ("MESSAGE_STATE", Tlv::MESSAGE_STATE),
    ])
}
