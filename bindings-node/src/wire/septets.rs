//! Septets in octets and as text.

use napi::bindgen_prelude::BufferSlice;
use napi::{Env, Result};
use napi_derive::napi;
use septet::alphabet::Tables;
use septet::{Error, Language};
use serde::Serialize;

use super::members::Members;
use super::views::Hex;
use crate::input::in_utf16;
use crate::refusal::refuse;
use crate::views::to_json;

/// Packs septets into octets, or unpacks so many of them.
#[napi(catch_unwind)]
pub fn septets<'env>(
    env: &'env Env,
    octets: &[u8],
    count: Option<f64>,
    fill_bits: u8,
) -> Result<BufferSlice<'env>> {
    let done = match count {
        None => septet::pack_septets(octets, fill_bits),
        // JavaScript has checked that it is a length.
        Some(count) => septet::unpack_septets(octets, count as usize, fill_bits),
    };
    // Copied: memory that Node only borrows costs more than so few octets.
    BufferSlice::copy_from(env, done.map_err(|error| refuse(&error))?)
}

/// The tables of two languages.
pub(super) fn tables(members: &Members<'_>) -> std::result::Result<Tables, Error> {
    let language = |name: &'static str| {
        let code = members.word(name);
        code.map(|code| Language::from_code(code).map_err(|error| error.in_field(name))).transpose()
    };
    Ok(Tables::new(language("locking")?, language("single")?))
}

#[derive(Serialize)]
struct OctetsView<T: AsRef<[u8]>> {
    octets: Hex<T>,
}

/// The answer that is nothing but octets.
pub(super) fn octets_json(octets: impl AsRef<[u8]>) -> String {
    to_json(&OctetsView { octets: Hex(octets.as_ref()) })
}

pub(super) fn encode(members: &Members<'_>) -> std::result::Result<String, Error> {
    let text = members.text("text");
    let septets = septet::encode_septets(text, tables(members)?).map_err(|error| in_utf16(error, text))?;
    Ok(octets_json(septets))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DecodedView<'a> {
    text: &'a str,
    unknown_escapes: usize,
}

pub(super) fn decode(members: &Members<'_>) -> std::result::Result<String, Error> {
    let decoded = septet::decode_septets(&members.octets("septets"), tables(members)?)?;
    Ok(to_json(&DecodedView { text: &decoded.text, unknown_escapes: decoded.unknown_escapes }))
}
