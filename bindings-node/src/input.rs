//! Text and JSON as they come from JavaScript.

use napi::bindgen_prelude::{Either, Uint8Array, Utf16String};
use napi::{Error, Result};

use crate::refusal::refuse;

/// A string of JavaScript as the core's UTF-8.
///
/// # Errors
/// `unpaired_surrogate` with its position.
pub(crate) fn utf8(units: &[u16]) -> std::result::Result<String, septet::Error> {
    String::from_utf16(units).map_err(|_| match septet::analyze_utf16(units) {
        Err(error) => error,
        // The two agree on what is well-formed.
        Ok(_) => septet::Error::new(septet::ErrorCode::UnpairedSurrogate),
    })
}

/// The same, ready to be thrown.
pub(crate) fn text(units: &[u16]) -> Result<String> {
    utf8(units).map_err(|error| refuse(&error))
}

/// An error over UTF-8 whose position counts UTF-16 units; one in header elements counts their octets.
pub(crate) fn in_utf16(error: septet::Error, text: &str) -> septet::Error {
    if error.field() == Some("header_elements") {
        return error;
    }
    let before = error.position().and_then(|position| text.get(..position));
    match before {
        Some(before) => error.at(before.encode_utf16().count()),
        None => error,
    }
}

/// JSON as JavaScript holds it: text, or octets as they came from the network.
pub(crate) type JsonText = Either<Utf16String, Uint8Array>;

/// JSON for the core.
pub(crate) enum Document {
    Text(String),
    Octets(Uint8Array),
}

impl Document {
    /// # Errors
    /// `unpaired_surrogate` for a string that is no text.
    pub(crate) fn of(json: JsonText) -> Result<Self> {
        Ok(match json {
            Either::A(units) => Self::Text(text(&units)?),
            Either::B(octets) => Self::Octets(octets),
        })
    }

    pub(crate) fn octets(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Octets(octets) => octets,
        }
    }

    /// Reads it; positions count what the caller gave: UTF-16 units of a string, octets of a buffer.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&[u8]) -> std::result::Result<T, septet::Error>,
    ) -> Result<T> {
        read(self.octets()).map_err(|error| self.refuse(error))
    }

    // Not in each of the many copies of `read`.
    #[cold]
    #[inline(never)]
    fn refuse(&self, error: septet::Error) -> Error {
        match self {
            Self::Text(text) => refuse(&in_utf16(error, text)),
            Self::Octets(_) => refuse(&error),
        }
    }
}
