//! User data: header and text in the octets of one segment.

use septet::{CharacterSet, Encoding, Error, Part, TextOptions, UserData};
use serde::Serialize;

use super::members::Members;
use super::udh::{UdhView, header};
use super::views::{BodyView, ContentView, Hex, PartView, PlaceView};
use crate::input::in_utf16;
use crate::views::to_json;

/// User data as JavaScript has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserDataView {
    octets: Hex<Vec<u8>>,
    length: u8,
    character_set: &'static str,
    has_header: bool,
}

impl UserDataView {
    pub(super) fn of(data: &UserData) -> Self {
        Self {
            octets: Hex(data.as_octets().into()),
            length: data.length(),
            character_set: data.character_set().as_str(),
            has_header: data.has_header(),
        }
    }
}

/// The user data of octets and what came with them.
pub(super) fn of(members: &Members<'_>) -> Result<UserData, Error> {
    let character_set = match members.word("character_set") {
        Some(word) => CharacterSet::from_name(word)?,
        None => CharacterSet::Gsm7,
    };
    let octets = members.octets("octets");
    UserData::read(&octets, members.number("length"), character_set, members.flag("has_header"))
}

pub(super) fn encode(members: &Members<'_>) -> Result<String, Error> {
    let text = members.text("text");
    let header = header(members)?;
    let encoding = members.word("encoding").map_or(Ok(Encoding::Gsm7), encoding_of)?;
    let data = UserData::from_text(text, encoding, &header).map_err(|error| in_utf16(error, text))?;
    Ok(to_json(&UserDataView::of(&data)))
}

/// The words are the core's; `auto` is none, since nothing is chosen here.
fn encoding_of(word: &str) -> Result<Encoding, Error> {
    let known = [Encoding::Gsm7, Encoding::Ucs2].into_iter().find(|encoding| encoding.as_str() == word);
    known.ok_or(Error::new(septet::ErrorCode::InvalidOption).in_field("encoding"))
}

pub(super) fn wrap(members: &Members<'_>) -> Result<String, Error> {
    let data = UserData::from_octets(&members.octets("data"), &header(members)?)?;
    Ok(to_json(&UserDataView::of(&data)))
}

pub(super) fn read(members: &Members<'_>) -> Result<String, Error> {
    Ok(to_json(&UserDataView::of(&of(members)?)))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DecodedView<'a> {
    #[serde(flatten)]
    content: ContentView<'a>,
    header: UdhView<'a>,
    header_ignored: bool,
    unknown_escapes: usize,
}

pub(super) fn decode(members: &Members<'_>) -> Result<String, Error> {
    let decoded = of(members)?.decode()?;
    Ok(to_json(&DecodedView {
        content: ContentView::of(&decoded.content),
        header: UdhView::of(&decoded.header),
        header_ignored: decoded.header_ignored,
        unknown_escapes: decoded.unknown_escapes,
    }))
}

pub(super) fn split(members: &Members<'_>, options: &TextOptions) -> Result<String, Error> {
    let text = members.text("text");
    let segments = UserData::split(text, options).map_err(|error| in_utf16(error, text))?;
    Ok(to_json(&segments.map(|data| UserDataView::of(&data)).collect::<Vec<_>>()))
}

/// The part that it carries; null for a message of its own.
pub(super) fn part(members: &Members<'_>) -> Result<String, Error> {
    let data = of(members)?;
    let part = Part::of("", "", &data)?;
    Ok(to_json(
        &part.as_ref().map(|part| PartView {
            place: PlaceView::of(part.concatenation),
            body: BodyView::of(&part.body),
        }),
    ))
}
