//! Counts, foreign text and errors, made readable.

use std::fmt::Write;

use septet::{Encoding, Error};
use textwrap::Options;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style::NOTE;
use super::table::Cell;

/// A count with its noun, and thousands apart: `1,204 recipients`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// A count with its thousands apart.
pub(crate) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What a unit of an encoding is called.
pub(crate) const fn unit(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Gsm7 => "septet",
        _ => "unit",
    }
}

/// Text from a file, safe to show: what draws nothing, and what a terminal would obey, is spelt out.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.width().unwrap_or(0) == 0 {
            // Writing to a string does not fail.
            let _ = write!(shown, "<U+{:04X}>", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The same, cut to so many columns.
pub(crate) fn shortened(text: &str, columns: usize) -> String {
    let shown = visible(text);
    if shown.width() <= columns {
        return shown;
    }
    let mut cut = String::new();
    let mut used = 0;
    for character in shown.chars() {
        used += character.width().unwrap_or(0);
        if used >= columns {
            break;
        }
        cut.push(character);
    }
    cut + "…"
}

/// Code points as people write them: `U+0065`, `U+0301`.
pub(crate) fn code_points(characters: impl Iterator<Item = char>) -> Vec<String> {
    characters.map(|code_point| format!("U+{:04X}", u32::from(code_point))).collect()
}

/// The name of a replacement that cannot be seen.
pub(crate) fn name_of_unseen(replacement: &str) -> Option<&'static str> {
    match replacement {
        "" => Some("nothing"),
        " " => Some("a space"),
        "\n" => Some("a line feed"),
        _ => None,
    }
}

/// A replacement in a table.
pub(crate) fn replacement_cell(replacement: &str) -> Cell {
    match name_of_unseen(replacement) {
        Some(name) => Cell::new(name).style(NOTE),
        None => Cell::new(replacement),
    }
}

/// An error's sentence about a value that stands beside it: places count from 1, in characters.
pub(crate) fn reason(error: &Error, value: &str) -> String {
    match error.position().and_then(|position| value.get(..position)) {
        Some(before) if !before.is_empty() => format!("{error} (character {})", before.chars().count() + 1),
        _ => error.to_string(),
    }
}

/// What stands between an amount and its currency: [`paragraph`] does not break there, and writes a plain space.
pub(crate) const TIE: char = '\u{a0}';

/// Plain text broken into lines, each after the same indent.
pub(crate) fn paragraph(text: &str, indent: usize, width: usize) -> Vec<String> {
    let indent = " ".repeat(indent);
    textwrap::wrap(text, Options::new(width).initial_indent(&indent).subsequent_indent(&indent))
        .into_iter()
        .map(|line| line.replace(TIE, " "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart() {
        for (count, text) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_000_000, "1,000,000")]
        {
            assert_eq!(grouped(count), text);
        }
        assert_eq!(counted(1, "recipient"), "1 recipient");
        assert_eq!(counted(2, "recipient"), "2 recipients");
    }

    #[test]
    fn a_terminal_is_never_given_orders() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\u{200b}"), "a<U+001B>[2Jb<U+202E>c<U+200B>");
        assert_eq!(shortened("+12025550143", 12), "+12025550143");
        assert_eq!(shortened("+120255501430", 12), "+1202555014…");
        assert_eq!(shortened("電電電", 4), "電…");
    }

    #[test]
    fn reasons_count_from_one() {
        let refused = |number: &str| {
            septet::PhoneNumber::parse(number).map_err(|error| reason(&error, number)).unwrap_err()
        };
        let sentence = "the number holds something other than + and digits";
        assert_eq!(refused("+1 202"), format!("{sentence} (character 3)"));
        assert_eq!(refused("0770"), "the number does not start with +");
        assert_eq!(refused("+1é0"), format!("{sentence} (character 3)"));
        assert_eq!(refused("+120"), "the number has too few digits (3, at least 7)");
    }
}
