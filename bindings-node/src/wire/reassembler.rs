//! Messages put together again.

use napi::Result;
use napi::bindgen_prelude::{External, Utf16String};
use napi_derive::napi;
use septet::{
    Concatenation, Error, ErrorCode, Part, PartBody, Reassembler, ReassemblyEvent, ReassemblyKey,
    ReassemblyLimits, ReferenceBits,
};
use serde::Serialize;

use super::members::{self, Members};
use super::septets::tables;
use super::views::{BodyView, ContentView};
use crate::refusal::{RefusalView, refuse};
use crate::views::to_json;

/// Nothing held, within limits.
#[napi(catch_unwind)]
pub fn reassembler(limits: Utf16String) -> Result<External<Reassembler>> {
    let json = members::read(&limits)?;
    let members = Members::of(&json);
    members.refuse_unknown().map_err(|error| refuse(&error))?;
    let mut limits = ReassemblyLimits::new();
    if let Some(most) = members.optional("max_messages") {
        limits = limits.max_messages(most);
    }
    if let Some(most) = members.optional("max_octets") {
        limits = limits.max_octets(most);
    }
    if let Some(time) = members.optional("timeout_ms") {
        limits = limits.timeout_ms(time);
    }
    if let Some(window) = members.optional("duplicate_window_ms") {
        limits = limits.duplicate_window_ms(window);
    }
    Ok(External::new(Reassembler::new(limits)))
}

/// Takes a part in, or lets time pass where there is none; a JSON list of what happened.
#[napi(catch_unwind)]
pub fn reassemble(
    reassembler: &mut External<Reassembler>,
    part: Option<Utf16String>,
    now: f64,
) -> Result<String> {
    // JavaScript has checked that it is a time.
    let now = now as u64;
    let events = match part {
        None => reassembler.handle_timeout(now),
        Some(part) => {
            let json = members::read(&part)?;
            let members = Members::of(&json);
            let events = part_of(&members).and_then(|part| reassembler.push(part, now));
            events.map_err(|error| refuse(&error))?
        }
    };
    Ok(to_json(&events.iter().map(EventView::of).collect::<Vec<_>>()))
}

fn part_of<'a>(members: &Members<'a>) -> std::result::Result<Part<'a>, Error> {
    members.refuse_unknown()?;
    let bits = members.optional("reference_bits").map(ReferenceBits::from_bits).transpose()?;
    let place = Concatenation::new(
        members.number("reference"),
        bits.unwrap_or_default(),
        members.number("number"),
        members.number("total"),
    );
    let octets = members.octets("octets");
    let body = match members.text("coding") {
        "gsm7" => PartBody::Septets(octets, tables(members)?),
        "ucs2" => PartBody::Ucs2(octets),
        "octets" => PartBody::Octets(octets),
        "text" => PartBody::Text(String::from_utf8(octets).map_err(|_| Error::new(ErrorCode::InvalidUtf8))?),
        _ => return Err(Error::new(ErrorCode::InvalidOption).in_field("coding")),
    };
    Ok(Part::new(members.text("sender"), members.text("recipient"), place, body))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HeldView {
    message_count: usize,
    octet_count: usize,
    /// A time beyond what a number keeps is far enough away to be rounded.
    timeout: Option<f64>,
}

/// How much is held, and until when; JSON.
#[napi(catch_unwind)]
pub fn reassembler_held(reassembler: &External<Reassembler>) -> String {
    to_json(&HeldView {
        message_count: reassembler.message_count(),
        octet_count: reassembler.octet_count(),
        timeout: reassembler.poll_timeout().map(|at| at as f64),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeyView<'a> {
    sender: &'a str,
    recipient: &'a str,
    reference: u16,
    reference_bits: u8,
    binary: bool,
    total: u8,
}

impl<'a> KeyView<'a> {
    fn of(key: &'a ReassemblyKey) -> Self {
        Self {
            sender: &key.sender,
            recipient: &key.recipient,
            reference: key.reference,
            reference_bits: if key.wide_reference { 16 } else { 8 },
            binary: key.binary,
            total: key.total,
        }
    }
}

#[derive(Serialize)]
struct HandedBackView<'a> {
    number: u8,
    #[serde(flatten)]
    body: BodyView<'a>,
}

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum EventView<'a> {
    Stored {
        missing_count: u8,
    },
    Duplicate,
    Complete {
        key: KeyView<'a>,
        #[serde(flatten)]
        content: ContentView<'a>,
        /// As a refusal's JSON.
        defect: Option<String>,
    },
    Incomplete {
        key: KeyView<'a>,
        reason: &'static str,
        missing: &'a [u8],
        parts: Vec<HandedBackView<'a>>,
    },
    TotalChanged {
        other_total: u8,
    },
    /// None that this release knows.
    Unknown,
}

impl<'a> EventView<'a> {
    fn of(event: &'a ReassemblyEvent) -> Self {
        match event {
            ReassemblyEvent::Stored { missing } => Self::Stored { missing_count: *missing },
            ReassemblyEvent::Duplicate => Self::Duplicate,
            ReassemblyEvent::Complete(message) => Self::Complete {
                key: KeyView::of(&message.key),
                content: ContentView::of(&message.content),
                defect: message.defect.as_ref().map(|error| to_json(&RefusalView::of(error))),
            },
            ReassemblyEvent::Incomplete { key, reason, missing, parts } => Self::Incomplete {
                key: KeyView::of(key),
                reason: reason.as_str(),
                missing,
                parts: parts
                    .iter()
                    .map(|(number, body)| HandedBackView { number: *number, body: BodyView::of(body) })
                    .collect(),
            },
            ReassemblyEvent::TotalChanged { other_total } => Self::TotalChanged { other_total: *other_total },
            _ => Self::Unknown,
        }
    }
}
