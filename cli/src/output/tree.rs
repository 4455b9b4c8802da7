//! What octets say, as a tree: names and values one below the other for people, objects in the same order for machines.

use std::io::Write;

use septet::Error;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::json::{ErrorView, print_answer};
use super::style::{BAD, HEADING, NOTE, painted};
use super::words::{paragraph, visible};
use super::{screen, width};
use crate::exit::Exit;
use crate::failure::Failure;

const STEP: usize = 2;
const NAME_WIDTH: usize = 28;

/// A named value.
pub(crate) struct Item {
    name: &'static str,
    value: Value,
    /// What the value means, for people.
    note: Option<String>,
}

/// A value of the tree.
pub(crate) enum Value {
    /// Not there.
    None,
    Flag(bool),
    Number(u64),
    Text(String),
    Tree(Vec<Item>),
    /// Named values of which several may have the same name.
    List(Vec<Item>),
    /// Why there is no value.
    Error(Error),
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Item>> for Value {
    fn from(items: Vec<Item>) -> Self {
        Self::Tree(items)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

impl Item {
    /// A named value; the name is that of the member in machine output.
    pub(crate) fn new(name: &'static str, value: impl Into<Value>) -> Self {
        Self { name, value: value.into(), note: None }
    }

    /// With what it means, where that is known.
    #[must_use]
    pub(crate) fn note(mut self, note: Option<impl Into<String>>) -> Self {
        self.note = note.map(Into::into);
        self
    }
}

/// A tree under its name.
pub(crate) struct Tree {
    pub(crate) kind: &'static str,
    pub(crate) items: Vec<Item>,
}

impl Tree {
    /// A message of which a part cannot be read is refused.
    fn exit(&self) -> Exit {
        if has_error(&self.items) { Exit::Refused } else { Exit::Fine }
    }

    /// The tree in lines of at most so many columns, where that is possible.
    fn lines(&self, width: usize) -> Vec<String> {
        let mut lines = vec![painted(HEADING, self.kind.replace('_', "-").to_uppercase()).to_string()];
        add_lines(&self.items, STEP, width, &mut lines);
        lines
    }
}

/// Prints a tree, or in machine output why there is none; a failure of the caller's making tells it to people.
pub(crate) fn tell(
    tree: Result<Tree, Error>,
    json: bool,
    failure: impl FnOnce(&Error) -> Failure,
) -> Result<Exit, Failure> {
    if json {
        print_answer(&tree)?;
        return Ok(tree.map_or(Exit::Refused, |tree| tree.exit()));
    }
    let tree = tree.map_err(|error| failure(&error))?;
    let mut screen = screen();
    for line in tree.lines(width()) {
        writeln!(screen, "{line}")?;
    }
    screen.flush()?;
    Ok(tree.exit())
}

fn has_error(items: &[Item]) -> bool {
    items.iter().any(|item| match &item.value {
        Value::Error(_) => true,
        Value::Tree(items) | Value::List(items) => has_error(items),
        _ => false,
    })
}

fn add_lines(items: &[Item], indent: usize, width: usize, lines: &mut Vec<String>) {
    for item in items {
        let name = item.name.replace('_', " ");
        let start = NAME_WIDTH.max(indent + name.len() + STEP);
        let note = item.note.as_ref().map(|note| painted(NOTE, format_args!("({note})")).to_string());
        let (value, style) = match &item.value {
            Value::Tree(items) | Value::List(items) if !items.is_empty() => {
                let name = format!("{}{name}", " ".repeat(indent));
                lines.push(note.map_or(name.clone(), |note| format!("{name} {note}")));
                add_lines(items, indent + STEP, width, lines);
                continue;
            }
            Value::None | Value::Tree(_) | Value::List(_) => ("–".into(), Some(NOTE)),
            Value::Flag(flag) => (if *flag { "yes" } else { "no" }.into(), None),
            Value::Number(number) => (number.to_string(), None),
            Value::Text(text) => (visible(text), None),
            Value::Error(error) => (format!("{error} ({})", error.code().as_str()), Some(BAD)),
        };
        let mut pieces = paragraph(&value, start, width).into_iter();
        let first = pieces.next().unwrap_or_default();
        let paint = |text: &str| style.map_or_else(|| text.into(), |style| painted(style, text).to_string());
        let head = format!("{}{name}", " ".repeat(indent));
        let line = format!("{head:start$}{}", paint(first.trim_start()));
        let line = note.map_or(line.clone(), |note| format!("{line} {note}"));
        lines.push(line.trim_end().into());
        lines.extend(pieces.map(|piece| format!("{}{}", " ".repeat(start), paint(piece.trim_start()))));
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.items.len() + 1))?;
        map.serialize_entry("type", self.kind)?;
        for item in &self.items {
            map.serialize_entry(item.name, &item.value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Tree(items) => serializer.collect_map(items.iter().map(|item| (item.name, &item.value))),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Named(item))?;
                }
                list.end()
            }
            Self::Error(error) => ErrorView::of(error).serialize(serializer),
        }
    }
}

/// An object of one member.
struct Named<'a>(&'a Item);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0.name, &self.0.value)])
    }
}
