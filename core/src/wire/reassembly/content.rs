//! The parts of a message as one content.

use alloc::string::String;
use alloc::vec::Vec;

use super::part::PartBody;
use crate::error::Error;
use crate::wire::shift::decode_septets;
use crate::wire::user_data::{Content, utf16};

/// Parts joined in their order. Neighbours in the same coding are joined before they are decoded. When that is no
/// text, the octets are given as they came, with the error.
pub(super) fn join(parts: &[(u8, PartBody)]) -> (Content, Option<Error>) {
    let bodies = || parts.iter().map(|(_, body)| body);
    let octets = || bodies().flat_map(PartBody::as_octets).copied().collect::<Vec<u8>>();
    if bodies().any(PartBody::is_binary) {
        return (Content::Octets(octets()), None);
    }
    match text(parts) {
        Ok(text) => (Content::Text(text), None),
        Err(error) => (Content::Octets(octets()), Some(error)),
    }
}

fn text(parts: &[(u8, PartBody)]) -> Result<String, Error> {
    let mut text = String::new();
    for run in parts.chunk_by(|(_, a), (_, b)| same_coding(a, b)) {
        let octets: Vec<u8> = run.iter().flat_map(|(_, body)| body.as_octets()).copied().collect();
        match run.first() {
            Some((_, PartBody::Septets(_, shifts))) => text.push_str(&decode_septets(&octets, *shifts)?.text),
            Some((_, PartBody::Ucs2(_))) => text.push_str(&utf16(&octets, 0)?),
            _ => run.iter().for_each(|(_, body)| {
                if let PartBody::Text(part) = body {
                    text.push_str(part);
                }
            }),
        }
    }
    Ok(text)
}

fn same_coding(a: &PartBody, b: &PartBody) -> bool {
    match (a, b) {
        (PartBody::Septets(_, a), PartBody::Septets(_, b)) => a == b,
        (PartBody::Ucs2(_), PartBody::Ucs2(_)) | (PartBody::Text(_), PartBody::Text(_)) => true,
        _ => false,
    }
}
