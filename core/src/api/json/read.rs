//! Reading JSON.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::error::{Error, ErrorCode};
use crate::money::Amount;
use crate::text::text_from_utf8;

/// Nesting that no document of the API comes near.
const MAX_DEPTH: usize = 32;

/// The members of a JSON object, each still unread.
pub(crate) struct Object<'a> {
    members: Vec<Option<Value<'a>>>,
}

/// A JSON value in its original text.
pub(crate) struct Value<'a> {
    name: String,
    index: Option<usize>,
    raw: &'a str,
    /// Where `raw` starts in the document, in octets.
    position: usize,
}

impl<'a> Object<'a> {
    /// Reads a document that has to be one object.
    ///
    /// # Errors
    /// `invalid_utf8`, `invalid_json`, `json_too_deep` (with the position), `duplicate_member`, `wrong_type`.
    pub(crate) fn document(json: &'a [u8]) -> Result<Self, Error> {
        let text = text_from_utf8(json)?;
        check_depth(text)?;
        // The syntax of the whole document first: what is not JSON has no type.
        let value: &RawValue = serde_json::from_str(text).map_err(|error| syntax_error(&error, text))?;
        let position = offset_in(text, value.get());
        Value { name: String::new(), index: None, raw: value.get(), position }.object()
    }

    /// Reads the text of one object in a document that has been checked.
    fn read(text: &'a str, base: usize) -> Result<Self, Error> {
        let members: Members<'a> = serde_json::from_str(text).map_err(|_| unpaired_surrogate(text, base))?;
        let mut seen = BTreeSet::new();
        let mut values = Vec::with_capacity(members.0.len());
        for (name, raw) in members.0 {
            let position = base + offset_in(text, raw.get());
            if !seen.insert(name.clone()) {
                return Err(Error::new(ErrorCode::DuplicateMember).in_field(name).at(position));
            }
            values.push(Some(Value { name, index: None, raw: raw.get(), position }));
        }
        Ok(Self { members: values })
    }

    /// Takes a member out; `null` is the same as absence.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value<'a>> {
        let member =
            self.members.iter_mut().find(|member| member.as_ref().is_some_and(|value| value.name == name))?;
        member.take().filter(|value| value.raw != "null")
    }

    /// Whether there is such a member that nobody took.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.iter().flatten().any(|value| value.name == name)
    }

    /// Takes a member out that has to be there.
    ///
    /// # Errors
    /// `missing_member`.
    pub(crate) fn require(&mut self, name: &'static str) -> Result<Value<'a>, Error> {
        self.take(name).ok_or_else(|| Error::new(ErrorCode::MissingMember).in_field(name))
    }

    /// A string member.
    pub(crate) fn string(&mut self, name: &str) -> Result<Option<String>, Error> {
        self.take(name).map(|value| value.string()).transpose()
    }

    /// The names of the members that nobody took.
    pub(crate) fn into_unknown(self) -> Vec<String> {
        self.members
            .into_iter()
            .flatten()
            .filter(|value| value.raw != "null")
            .map(|value| value.name)
            .collect()
    }
}

impl<'a> Value<'a> {
    /// An error about this value.
    pub(crate) fn error(&self, code: ErrorCode) -> Error {
        self.placed(Error::new(code).at(self.position))
    }

    fn placed(&self, error: Error) -> Error {
        let error = if self.name.is_empty() { error } else { error.in_field(self.name.clone()) };
        match self.index {
            Some(index) => error.at_index(index),
            None => error,
        }
    }

    /// Its place in the list that it stands in.
    pub(crate) const fn index(&self) -> Option<usize> {
        self.index
    }

    /// The value's own text.
    pub(crate) const fn raw(&self) -> &'a str {
        self.raw
    }

    /// A string.
    pub(crate) fn string(&self) -> Result<String, Error> {
        if !self.raw.starts_with('"') {
            return Err(self.error(ErrorCode::WrongType));
        }
        // The syntax is right, so all that can be wrong is a surrogate.
        serde_json::from_str(self.raw).map_err(|_| self.placed(unpaired_surrogate(self.raw, self.position)))
    }

    /// An integer: no fraction, no exponent. One beyond `i64` saturates, so that whoever checks its range refuses it.
    pub(crate) fn integer(&self) -> Result<i64, Error> {
        let digits = self.raw.strip_prefix('-').unwrap_or(self.raw);
        if digits.is_empty() || !digits.bytes().all(|octet| octet.is_ascii_digit()) {
            return Err(self.error(ErrorCode::WrongType));
        }
        Ok(self.raw.parse().unwrap_or(if digits.len() < self.raw.len() { i64::MIN } else { i64::MAX }))
    }

    /// An integer that cannot be negative.
    pub(crate) fn unsigned(&self) -> Result<u64, Error> {
        u64::try_from(self.integer()?).map_err(|_| self.error(ErrorCode::WrongType))
    }

    /// An integer of 32 bits that cannot be negative, as an option.
    pub(crate) fn count(&self) -> Result<u32, Error> {
        u32::try_from(self.unsigned()?).map_err(|_| self.error(ErrorCode::InvalidOption))
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self) -> Result<bool, Error> {
        match self.raw {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.error(ErrorCode::WrongType)),
        }
    }

    /// An amount as a JSON number, with all its digits.
    pub(crate) fn amount(&self) -> Result<Amount, Error> {
        if !self.raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            return Err(self.error(ErrorCode::WrongType));
        }
        self.raw.parse().map_err(|error: Error| self.error(error.code()))
    }

    /// An amount as a JSON number or as a string with one.
    pub(crate) fn amount_or_string(&self) -> Result<Amount, Error> {
        if !self.raw.starts_with('"') {
            return self.amount();
        }
        self.string()?.parse().map_err(|error: Error| self.error(error.code()))
    }

    /// A list.
    pub(crate) fn list(&self) -> Result<Vec<Value<'a>>, Error> {
        if !self.raw.starts_with('[') {
            return Err(self.error(ErrorCode::WrongType));
        }
        let items: Vec<&'a RawValue> =
            serde_json::from_str(self.raw).map_err(|_| self.error(ErrorCode::InvalidJson))?;
        let value = |(index, item): (usize, &'a RawValue)| Value {
            name: self.name.clone(),
            index: Some(index),
            raw: item.get(),
            position: self.position + offset_in(self.raw, item.get()),
        };
        Ok(items.into_iter().enumerate().map(value).collect())
    }

    /// A list of strings.
    pub(crate) fn strings(&self) -> Result<Vec<String>, Error> {
        self.list()?.iter().map(Value::string).collect()
    }

    /// An object.
    pub(crate) fn object(&self) -> Result<Object<'a>, Error> {
        if !self.raw.starts_with('{') {
            return Err(self.error(ErrorCode::WrongType));
        }
        Object::read(self.raw, self.position)
    }

    /// A string that one of our own readers understands; its error gets this value's place.
    pub(crate) fn word<T>(&self, read: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        read(&self.string()?).map_err(|error| self.error(error.code()))
    }
}

/// A part's place in the text that it borrows from.
fn offset_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn syntax_error(error: &serde_json::Error, text: &str) -> Error {
    if error.classify() == Category::Eof {
        return Error::new(ErrorCode::InvalidJson).at(text.len());
    }
    // Lines and columns count from 1, columns in octets. serde_json counts up to the octet that it stumbled over, but for a
    // control character only up to the one before.
    let line_start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let past_column = line_start + error.column();
    let at_control = text.as_bytes().get(past_column).is_some_and(u8::is_ascii_control)
        && error.to_string().starts_with("control character");
    let position = if at_control { past_column } else { past_column.saturating_sub(1) };
    Error::new(ErrorCode::InvalidJson).at(position.min(text.len()))
}

/// The first surrogate escape without its partner, in a text that serde_json refuses although its syntax is right.
fn unpaired_surrogate(text: &str, base: usize) -> Error {
    let mut position = 0;
    while let Some(found) = text.get(position..).and_then(|rest| rest.find('\\')) {
        position += found;
        match (escaped_unit(text, position), escaped_unit(text, position + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => position += 12,
            (Some(0xD800..=0xDFFF), _) => break,
            (Some(_), _) => position += 6,
            (None, _) => position += 2,
        }
    }
    Error::new(ErrorCode::UnpairedSurrogate).at(base + position.min(text.len()))
}

/// The UTF-16 unit of a `\uXXXX` at a position.
fn escaped_unit(text: &str, position: usize) -> Option<u16> {
    let digits = text.get(position..position + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

/// Refuses deep nesting before anything is built. Text inside strings does not count.
fn check_depth(text: &str) -> Result<(), Error> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (position, octet) in text.bytes().enumerate() {
        match octet {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' if depth == MAX_DEPTH => return Err(Error::new(ErrorCode::JsonTooDeep).at(position)),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            members.push((name, map.next_value()?));
        }
        Ok(Members(members))
    }
}
