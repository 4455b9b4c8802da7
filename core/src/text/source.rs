//! The caller's text after the preparations that the options ask for.

use alloc::sync::Arc;
use core::cell::OnceCell;

use super::boundaries::Boundaries;
use super::input::{Characters, Text};
use super::normalize::{Placed, nfc};
use super::scan::{Scan, scan, scan_prepared};
use super::{Newline, Normalization, TextOptions};

/// A text of any form, and what its preparation made of it.
pub(super) struct Source<'a> {
    text: Text<'a>,
    newline: Newline,
    composed: Option<Arc<[Placed]>>,
    boundaries: OnceCell<Boundaries>,
}

impl<'a> Source<'a> {
    /// Linear; allocates only where composition changes the text.
    pub(super) fn new(text: Text<'a>, options: &TextOptions) -> Self {
        let composed = match options.normalization {
            Normalization::None => None,
            Normalization::Nfc => nfc(text.characters(options.newline)),
        };
        Self { text, newline: options.newline, composed, boundaries: OnceCell::new() }
    }

    /// The characters as they are sent, with the ranges of the caller's text that they stand for.
    pub(super) fn characters(&self) -> Characters<'_> {
        match &self.composed {
            Some(placed) => Characters::of_placed(placed, 0),
            None => self.text.characters(self.newline),
        }
    }

    /// The same for iterators that outlive the source.
    pub(super) fn into_rest(self) -> Rest<'a> {
        match self.composed {
            Some(placed) => Rest::Composed { placed, index: 0, position: 0 },
            None => Rest::InText(self.text.characters(self.newline)),
        }
    }

    /// Whether no preparation was asked for, or none that changes anything.
    pub(super) fn is_untouched(&self) -> bool {
        self.composed.is_none() && self.newline == Newline::Keep
    }

    /// The text itself where it is sent as it stands.
    pub(super) fn untouched(&self) -> Option<Text<'a>> {
        self.is_untouched().then_some(self.text)
    }

    pub(super) fn is_composed(&self) -> bool {
        self.composed.is_some()
    }

    pub(super) const fn newline(&self) -> Newline {
        self.newline
    }

    pub(super) fn scan(&self) -> Scan {
        if self.is_untouched() { scan(self.text) } else { scan_prepared(self.characters()) }
    }

    /// Where clusters, words and URLs begin and end; found once.
    pub(super) fn boundaries(&self) -> &Boundaries {
        self.boundaries.get_or_init(|| Boundaries::new(self.characters()))
    }
}

/// The characters of a text that have not been given out yet.
#[derive(Clone)]
pub(super) enum Rest<'a> {
    InText(Characters<'a>),
    /// What composition made, the index of the next character and where it begins.
    Composed {
        placed: Arc<[Placed]>,
        index: usize,
        position: usize,
    },
}

impl Rest<'_> {
    pub(super) fn characters(&self) -> Characters<'_> {
        match self {
            Self::InText(characters) => characters.clone(),
            Self::Composed { placed, index, position } => {
                Characters::of_placed(placed.get(*index..).unwrap_or_default(), *position)
            }
        }
    }

    pub(super) fn next_value(&mut self) -> Option<char> {
        match self {
            Self::InText(characters) => characters.next().map(|character| character.value),
            Self::Composed { .. } => {
                let value = self.characters().next().map(|character| character.value);
                self.skip(1);
                value
            }
        }
    }

    /// Leaves out so many characters.
    pub(super) fn skip(&mut self, count: usize) {
        let Some(last) = count.checked_sub(1) else {
            return;
        };
        match self {
            Self::InText(characters) => {
                characters.nth(last);
            }
            Self::Composed { placed, index, position } => {
                *index += count;
                *position = placed.get(*index - 1).map_or(*position, |(_, end)| *end);
            }
        }
    }
}
