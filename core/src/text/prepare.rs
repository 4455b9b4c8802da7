//! Changes to a text before encoding, made only when asked for, with a map back to the original.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::TextOptions;
use super::input::{Character, Text};
use super::source::Source;

/// A text after the preparation that the options ask for.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Prepared<'a> {
    /// The text as it is analysed and sent: borrowed when nothing changed.
    pub text: Cow<'a, str>,
    // Where the two texts stop running in step: (prepared position, original position), ascending.
    shifts: Vec<(usize, usize)>,
}

impl Prepared<'_> {
    /// Whether the preparation changed anything.
    pub fn changed(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// The position in the original of a position in the prepared text, both in UTF-8 octets.
    ///
    /// A position inside a character that was made from several maps to their start. Logarithmic in the changes.
    pub fn original_position(&self, position: usize) -> usize {
        let after = self.shifts.partition_point(|(prepared, _)| *prepared <= position);
        match after.checked_sub(1).and_then(|index| self.shifts.get(index)) {
            Some((prepared, original)) => original.saturating_add(position - prepared),
            None => position,
        }
    }

    /// The points from which on the positions differ, as (prepared position, original position), ascending.
    pub fn shifts(&self) -> &[(usize, usize)] {
        &self.shifts
    }
}

/// The text is personal data and is not printed.
impl core::fmt::Debug for Prepared<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Prepared")
            .field("octets", &self.text.len())
            .field("shifts", &self.shifts.len())
            .finish_non_exhaustive()
    }
}

impl TextOptions {
    /// The text as it will be analysed and sent, with a map back to the original. Linear in the text.
    ///
    /// ```
    /// use septet::{Newline, TextOptions};
    /// let prepared = TextOptions::new().newline(Newline::Lf).prepare("a\r\nb");
    /// assert_eq!(prepared.text, "a\nb");
    /// assert_eq!(prepared.original_position(2), 3);
    /// ```
    pub fn prepare<'a>(&self, text: &'a str) -> Prepared<'a> {
        let source = Source::new(Text::Utf8(text), self);
        if source.is_untouched() {
            return Prepared { text: Cow::Borrowed(text), shifts: Vec::new() };
        }
        let prepared = sent_text(text, || source.characters());
        let mut shifts = Vec::new();
        if let Cow::Owned(_) = prepared {
            let mut position = 0;
            for character in source.characters() {
                position += character.value.len_utf8();
                if character.end - character.start != character.value.len_utf8() {
                    shifts.push((position, character.end));
                }
            }
        }
        Prepared { text: prepared, shifts }
    }
}

/// The characters that are sent for a text: borrowed from it when they are its own.
pub(super) fn sent_text<I: Iterator<Item = Character>>(
    text: &str,
    characters: impl Fn() -> I,
) -> Cow<'_, str> {
    let values = || characters().map(|character| character.value);
    if values().eq(text.chars()) { Cow::Borrowed(text) } else { Cow::Owned(values().collect()) }
}
