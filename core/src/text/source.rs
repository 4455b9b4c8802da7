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
    pub(super) fn characters(&self) -> Characters<'a> {
        match &self.composed {
            Some(placed) => Characters::of_placed(placed.clone()),
            None => self.text.characters(self.newline),
        }
    }

    /// Whether no preparation was asked for, or none that changes anything.
    pub(super) fn is_untouched(&self) -> bool {
        self.composed.is_none() && self.newline == Newline::Keep
    }

    pub(super) fn scan(&self) -> Scan {
        if self.is_untouched() { scan(self.text) } else { scan_prepared(self.characters()) }
    }

    /// Where clusters, words and URLs begin and end; found once.
    pub(super) fn boundaries(&self) -> &Boundaries {
        self.boundaries.get_or_init(|| Boundaries::new(self.characters()))
    }
}
