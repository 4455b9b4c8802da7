//! Members of an object that JavaScript has checked and written as JSON.

use napi::bindgen_prelude::Utf16String;
use napi::{Result, Status};
use septet::{Error, ErrorCode};
use serde_json::{Map, Value};

use crate::input::text as text_of;

/// An object. A member that is not there is what nothing is: 0, false, no octets.
#[derive(Clone, Copy)]
pub(super) struct Members<'a>(&'a Map<String, Value>);

/// What JavaScript has written.
pub(super) fn read(json: &Utf16String) -> Result<Map<String, Value>> {
    serde_json::from_str(&text_of(json)?)
        .map_err(|error| napi::Error::new(Status::InvalidArg, error.to_string()))
}

impl<'a> Members<'a> {
    pub(super) const fn of(json: &'a Map<String, Value>) -> Self {
        Self(json)
    }

    /// A member that JavaScript does not know goes by its name.
    pub(super) fn refuse_unknown(&self) -> std::result::Result<(), Error> {
        match self.word("unknown") {
            Some(name) => Err(Error::new(ErrorCode::InvalidOption).in_field(name.to_owned())),
            None => Ok(()),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A text; empty when it is not there.
    pub(super) fn text(&self, name: &str) -> &'a str {
        self.word(name).unwrap_or_default()
    }

    pub(super) fn word(&self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.0.get(name)?.as_i64()
    }

    /// An integer that JavaScript keeps within a type; 0 when it is not there.
    pub(super) fn number<T: TryFrom<i64> + Default>(&self, name: &str) -> T {
        self.optional(name).unwrap_or_default()
    }

    pub(super) fn optional<T: TryFrom<i64>>(&self, name: &str) -> Option<T> {
        T::try_from(self.integer(name)?).ok()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Octets, in hexadecimal in the JSON.
    pub(super) fn octets(&self, name: &str) -> Vec<u8> {
        let (pairs, _) = self.text(name).as_bytes().as_chunks::<2>();
        let digit = |digit: u8| char::from(digit).to_digit(16).unwrap_or_default() as u8;
        pairs.iter().map(|[high, low]| digit(*high) << 4 | digit(*low)).collect()
    }

    /// So many octets; `None` for another number, which JavaScript does not let through.
    pub(super) fn array<const COUNT: usize>(&self, name: &str) -> Option<[u8; COUNT]> {
        self.octets(name).try_into().ok()
    }

    pub(super) fn object(&self, name: &str) -> Option<Self> {
        self.0.get(name)?.as_object().map(Self)
    }

    pub(super) fn list(&self, name: &str) -> Vec<Self> {
        let items = self.0.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        items.iter().filter_map(|item| item.as_object().map(Self)).collect()
    }
}
