//! The strings of a YAML file, in its order.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::json::joined;
use super::source::{TemplateText, Wrong};

/// How deep values may stand in each other, as in serde_json.
const MOST_LEVELS: usize = 128;

/// Every string apart from keys, each with the path of its keys. Aliases say again what stands elsewhere and are left out, and
/// so is what is no string: numbers, `true`, `null`.
pub(super) fn templates(text: &str) -> Result<Vec<TemplateText>, Wrong> {
    let mut templates = Vec::new();
    let mut open: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| Wrong {
            line: line(error.marker().line()),
            message: format!("not valid YAML: {}", error.info()),
        })?;
        let line = line(span.start.line());
        if open.len() > MOST_LEVELS {
            return Err(Wrong { line, message: "values stand too deep in each other".into() });
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let Some(name) = enter(&mut open, Some(&text), line)? else { continue };
                if style != ScalarStyle::Plain || is_text(&text) {
                    templates.push(TemplateText { name, line: Some(line), text: text.into_owned() });
                }
            }
            Event::Alias(_) => {
                enter(&mut open, None, line)?;
            }
            Event::MappingStart(..) => {
                let path = enter(&mut open, None, line)?.unwrap_or_default();
                open.push(Level { path, place: Place::Key });
            }
            Event::SequenceStart(..) => {
                let path = enter(&mut open, None, line)?.unwrap_or_default();
                open.push(Level { path, place: Place::Element(0) });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
            }
            _ => {}
        }
    }
    Ok(templates)
}

/// A mapping or sequence that is being read.
struct Level {
    path: String,
    place: Place,
}

/// What comes next in it.
enum Place {
    Key,
    Value(String),
    Element(usize),
}

/// Takes the next node, a scalar where there is text: its path, or nothing for a key.
fn enter(open: &mut [Level], text: Option<&str>, line: u64) -> Result<Option<String>, Wrong> {
    let Some(level) = open.last_mut() else { return Ok(Some(String::new())) };
    match &mut level.place {
        Place::Key => {
            let message = "a key has to be plain text here";
            let key = text.ok_or_else(|| Wrong { line, message: message.into() })?;
            level.place = Place::Value(key.into());
            Ok(None)
        }
        Place::Value(key) => {
            let path = joined(&level.path, key);
            level.place = Place::Key;
            Ok(Some(path))
        }
        Place::Element(index) => {
            let path = joined(&level.path, &index.to_string());
            *index += 1;
            Ok(Some(path))
        }
    }
}

/// Whether a scalar without quotes is text (YAML 1.2, 10.3.2): the core schema makes something else of these.
fn is_text(scalar: &str) -> bool {
    let word = matches!(
        scalar,
        "" | "~" | "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE"
    );
    // A float of Rust's may also be a word, such as "infinity".
    let number = scalar.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
        && scalar.parse::<f64>().is_ok();
    !word && !number
}

fn line(line: usize) -> u64 {
    u64::try_from(line).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_in_the_order_of_the_file() {
        let yaml = "\
# texts
otp: &otp '{code} is your code'
other: *otp
sms:
  - first
  - 7
  - \"7\"
  - >-
    folded
    line
  - { a: \"\\u00e9\", b: ~, infinity: infinity }
---
second document
";
        let found = templates(yaml).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|found| (found.name.as_str(), found.line.unwrap(), found.text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("otp", 2, "{code} is your code"),
                ("sms.0", 5, "first"),
                ("sms.2", 7, "7"),
                ("sms.3", 9, "folded line"),
                ("sms.4.a", 11, "é"),
                ("sms.4.infinity", 11, "infinity"),
                ("", 13, "second document"),
            ]
        );
    }

    #[test]
    fn what_is_no_yaml() {
        assert_eq!(templates("a: b\n? [x]\n: c\n").unwrap_err().line, 2);
        assert_eq!(templates("a: 1\nb: \"c\n").unwrap_err().line, 2);
        assert_eq!(templates(&"[".repeat(100_000)).unwrap_err().line, 1);
        assert_eq!(templates("").unwrap(), []);
    }
}
