//! The wire: septets, headers, user data, TPDUs, the fields of SMPP, receipts, and messages put together again.
//!
//! JavaScript checks types and writes what it has as JSON, octets in hexadecimal; what comes back is JSON too. One exported
//! function for all that keeps nothing, because the glue of each costs kilobytes.

mod address;
mod members;
mod reassembler;
mod receipt;
mod septets;
mod short_message;
mod smpp;
mod tpdu;
mod udh;
mod user_data;
mod views;

use napi::Result;
use napi::bindgen_prelude::{External, Utf16String};
use napi_derive::napi;
use septet::{Error, TextOptions};

use crate::options::or_default;
use crate::refusal::refuse;
use members::Members;

/// What is asked.
#[napi(string_enum = "camelCase")]
pub enum WireQuestion {
    /// The septets of a text.
    EncodeSeptets,
    /// The text of septets.
    DecodeSeptets,
    /// A header of elements.
    BuildUdh,
    /// What a header holds.
    ParseUdh,
    /// Text behind a header.
    EncodeUserData,
    /// 8-bit data behind a header.
    WrapUserData,
    /// Octets with the length that came with them.
    ReadUserData,
    /// The text or the data of user data.
    DecodeUserData,
    /// A text cut into the user data of its segments.
    SplitUserData,
    /// The part of a message that user data carries.
    PartOfUserData,
    /// An address of a text.
    WriteAddress,
    /// An address of its octets.
    ReadAddress,
    /// What a data coding scheme means.
    DataCoding,
    /// A data coding scheme that means something.
    ComposeDataCoding,
    /// A time stamp of an instant.
    WriteServiceTime,
    /// A time stamp of its octets.
    ReadServiceTime,
    /// A validity period of seconds.
    WriteValidity,
    /// A validity period of its octets.
    ReadValidity,
    /// A TPDU of its members.
    MakeTpdu,
    /// A TPDU's octets, with and without the service centre's address.
    EncodeTpdu,
    /// A TPDU of its octets.
    DecodeTpdu,
    /// A text in TPDUs.
    SplitTpdu,
    /// A text as `submit_sm`s.
    SubmitText,
    /// A body of its fields.
    WriteShortMessage,
    /// The fields of a body.
    ReadShortMessage,
    /// What a body says.
    ShortMessageContent,
    /// Its place among the segments of a message, and its header.
    ShortMessagePlace,
    /// Whether it is a receipt, and the octets of its header and text.
    ShortMessageOutline,
    /// The receipt that it is.
    ShortMessageReceipt,
    /// The part of a message that it carries.
    ShortMessagePart,
    /// A profile, with what is not said as most have it.
    Profile,
    /// A time in a field of SMPP.
    SmppTime,
    /// The meaning of a `command_status`.
    CommandStatus,
    /// The name of a type of number, a plan, or a `data_coding`.
    SmppName,
    /// The tags of optional parameters, by their names.
    SmppTags,
    /// A receipt of a text and of parameters.
    Receipt,
    /// The meaning of a TP-Status.
    TpStatus,
    /// A message's id in another form.
    MessageId,
}

/// Answers a question about the wire; JSON in and out.
#[napi(catch_unwind)]
pub fn wire(
    question: WireQuestion,
    json: Utf16String,
    options: Option<&External<TextOptions>>,
) -> Result<String> {
    let json = members::read(&json)?;
    answer(question, &Members::of(&json), or_default(options)).map_err(|error| refuse(&error))
}

fn answer(
    question: WireQuestion,
    members: &Members<'_>,
    options: &TextOptions,
) -> std::result::Result<String, Error> {
    members.refuse_unknown()?;
    match question {
        WireQuestion::EncodeSeptets => septets::encode(members),
        WireQuestion::DecodeSeptets => septets::decode(members),
        WireQuestion::BuildUdh => udh::build(members),
        WireQuestion::ParseUdh => udh::parse(members),
        WireQuestion::EncodeUserData => user_data::encode(members),
        WireQuestion::WrapUserData => user_data::wrap(members),
        WireQuestion::ReadUserData => user_data::read(members),
        WireQuestion::DecodeUserData => user_data::decode(members),
        WireQuestion::SplitUserData => user_data::split(members, options),
        WireQuestion::PartOfUserData => user_data::part(members),
        WireQuestion::WriteAddress => address::write(members),
        WireQuestion::ReadAddress => address::read(members),
        WireQuestion::DataCoding => tpdu::data_coding(members),
        WireQuestion::ComposeDataCoding => tpdu::compose_data_coding(members),
        WireQuestion::WriteServiceTime => tpdu::write_service_time(members),
        WireQuestion::ReadServiceTime => tpdu::read_service_time(members),
        WireQuestion::WriteValidity => tpdu::write_validity(members),
        WireQuestion::ReadValidity => tpdu::read_validity(members),
        WireQuestion::MakeTpdu => tpdu::make(members),
        WireQuestion::EncodeTpdu => tpdu::encode(members),
        WireQuestion::DecodeTpdu => tpdu::decode(members),
        WireQuestion::SplitTpdu => tpdu::split(members, options),
        WireQuestion::SubmitText => smpp::submit(members, options),
        WireQuestion::WriteShortMessage => short_message::write(members),
        WireQuestion::ReadShortMessage => short_message::read(members),
        WireQuestion::ShortMessageContent => short_message::content(members),
        WireQuestion::ShortMessagePlace => short_message::place(members),
        WireQuestion::ShortMessageOutline => short_message::outline(members),
        WireQuestion::ShortMessageReceipt => short_message::receipt(members),
        WireQuestion::ShortMessagePart => short_message::part(members),
        WireQuestion::Profile => smpp::describe_profile(members),
        WireQuestion::SmppTime => smpp::time(members),
        WireQuestion::CommandStatus => smpp::command_status(members),
        WireQuestion::SmppName => smpp::name(members),
        WireQuestion::SmppTags => Ok(smpp::tags()),
        WireQuestion::Receipt => receipt::receipt(members),
        WireQuestion::TpStatus => receipt::tp_status(members),
        WireQuestion::MessageId => receipt::message_id(members),
    }
}
