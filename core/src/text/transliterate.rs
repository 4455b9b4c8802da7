//! Smart encoding: a text brought into the alphabet by replacements, only where it is asked for and only where it saves.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use super::analysis::Analysis;
use super::classes::Classes;
use super::replaced::{Blocked, Change, Emoji, Untouched};
use super::{Encoding, EncodingChoice, TextOptions};
use crate::error::{Error, ErrorCode};

/// What smart encoding may do.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TransliterationOptions {
    classes: Classes,
    when_equal: bool,
}

impl TransliterationOptions {
    /// [`Classes::DEFAULT`], and only for fewer segments.
    pub const fn new() -> Self {
        Self { classes: Classes::DEFAULT, when_equal: false }
    }

    /// Which classes of characters may be replaced.
    #[must_use]
    pub const fn classes(mut self, classes: Classes) -> Self {
        self.classes = classes;
        self
    }

    /// Whether to replace also where the number of segments stays the same. Never where it grows.
    #[must_use]
    pub const fn when_equal(mut self, when_equal: bool) -> Self {
        self.when_equal = when_equal;
        self
    }
}

/// What smart encoding did to a text.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Transliteration<'a> {
    /// The text to send: borrowed and unchanged unless every offender was replaced.
    pub text: Cow<'a, str>,
    /// Every replacement, in the order of the text; empty when it was left as it is.
    pub changes: Vec<Change<'a>>,
    /// Why the text was left as it is.
    pub untouched: Option<Untouched>,
    /// The first offender that stands in the way, for [`Untouched::NoReplacement`] and [`Untouched::ClassNotChosen`].
    pub blocker: Option<usize>,
    /// The analysis of the original; `None` when GSM-7 is demanded and it does not fit.
    pub before: Option<Analysis>,
    /// The analysis of [`text`](Self::text).
    pub after: Analysis,
}

/// The text is personal data and is not printed.
impl fmt::Debug for Transliteration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transliteration")
            .field("changes", &self.changes)
            .field("untouched", &self.untouched)
            .field("blocker", &self.blocker)
            .field("before", &self.before)
            .field("after", &self.after)
            .finish_non_exhaustive()
    }
}

/// Replaces typographic characters, special spaces and invisible characters where that saves segments, with the default
/// options.
///
/// ```
/// use septet::{Untouched, transliterate};
/// let text = "It’s on".to_owned() + &" and on".repeat(20);
/// let smart = transliterate(&text);
/// assert_eq!((smart.before.map(|before| before.segments), smart.after.segments), (Some(3), 1));
/// assert_eq!((smart.changes[0].position, smart.changes[0].from, smart.changes[0].to.as_str()), (2, "’", "'"));
/// // All or nothing: one character that has to stay, and nothing is touched.
/// let text = text + "中";
/// let smart = transliterate(&text);
/// assert_eq!((smart.text == text, smart.untouched), (true, Some(Untouched::NoReplacement)));
/// ```
pub fn transliterate(text: &str) -> Transliteration<'_> {
    match TextOptions::new().transliterate(text, &TransliterationOptions::new()) {
        Ok(transliteration) => transliteration,
        // Only a demand for GSM-7, a limit and the caller's own header elements can be refused.
        Err(_) => unreachable!("the default options refuse no text"),
    }
}

impl TextOptions {
    /// Replaces every offender of the chosen classes, all or nothing: only when the whole text becomes GSM-7 and has fewer
    /// segments. Composed forms (NFC) need no class. Linear in the text.
    ///
    /// With a demand for GSM-7, a text that does not fit is replaced whatever it takes.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`] of the text that results.
    pub fn transliterate<'a>(
        &self,
        text: &'a str,
        how: &TransliterationOptions,
    ) -> Result<Transliteration<'a>, Error> {
        self.check()?;
        let any_length = self.of_encoding(self.encoding);
        let before = match any_length.analyze(text) {
            Ok(before) => Some(before),
            Err(error) if error.code() == ErrorCode::NotGsm7 => None,
            Err(error) => return Err(error),
        };
        let untouched = |reason, blocker| -> Result<Transliteration<'a>, Error> {
            let after = match before {
                Some(before) => self.within_limit(before)?,
                None => self.analyze(text)?,
            };
            let untouched = Some(reason);
            Ok(Transliteration { text: text.into(), changes: Vec::new(), untouched, blocker, before, after })
        };
        if self.encoding == EncodingChoice::Ucs2 {
            return untouched(Untouched::Ucs2Demanded, None);
        }
        if before.is_some_and(|before| before.encoding == Encoding::Gsm7) {
            return untouched(Untouched::AlreadyGsm7, None);
        }
        let replaced = match self.replaced(text, how.classes, Emoji::Stay) {
            Ok(replaced) => replaced,
            Err(Blocked { reason, position }) => return untouched(reason, Some(position)),
        };
        let after = any_length.analyze(&replaced.text)?;
        let saves = before.is_none_or(|before| {
            after.segments < before.segments || (how.when_equal && after.segments == before.segments)
        });
        if !saves {
            return untouched(Untouched::NoSaving, None);
        }
        let after = self.within_limit(after)?;
        let (text, changes) = (replaced.text.into(), replaced.changes);
        Ok(Transliteration { text, changes, untouched: None, blocker: None, before, after })
    }

    /// The analysis, or the refusal of more segments than the options allow.
    pub(in crate::text) fn within_limit(&self, analysis: Analysis) -> Result<Analysis, Error> {
        match self.max_segments {
            Some(most) => analysis.within(most),
            None => Ok(analysis),
        }
    }
}
