//! Advice: what could be changed about a text so that it costs less. Only ever proposed.

mod edits;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::classes::Classes;
use super::language::Language;
use super::replaced::Change;
use super::{Analysis, TextOptions};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency};

/// What kind of edit is proposed. In the order in which they are proposed where they save the same.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum AdviceKind {
    /// Delete characters that are drawn as nothing.
    DeleteInvisible,
    /// Replace characters by others that say the same or nearly the same.
    Replace,
    /// Send with a national table.
    AllowLanguage,
    /// Drop one character of the extension table, which takes two septets.
    DropExtension,
    /// Drop the emoji.
    DropEmoji,
    /// Shorten the text by a few units.
    Shorten,
    /// Several of these at once; proposed only where none of them saves alone.
    Combine,
}

impl AdviceKind {
    /// The kind as one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DeleteInvisible => "delete_invisible",
            Self::Replace => "replace",
            Self::AllowLanguage => "allow_language",
            Self::DropExtension => "drop_extension",
            Self::DropEmoji => "drop_emoji",
            Self::Shorten => "shorten",
            Self::Combine => "combine",
        }
    }
}

/// One way to have fewer segments.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Advice<'a> {
    /// What kind of edit it is.
    pub kind: AdviceKind,
    /// The characters to replace or delete, in the order of the text.
    pub changes: Vec<Change<'a>>,
    /// Where the text may end at the latest, in octets of the original, where it is to be shortened. Shortening it by
    /// [`units`](Self::units) anywhere else does as well, unless that leaves a pair of units at the end of a segment.
    pub cut: Option<usize>,
    /// By how many units it is shortened: septets or UTF-16 units of the text that is cut.
    pub units: usize,
    /// The language to allow.
    pub language: Option<Language>,
    /// The classes of the characters that are replaced, which [`TransliterationOptions`](crate::TransliterationOptions) takes.
    pub classes: Classes,
    /// Segments now.
    pub before: usize,
    /// Segments then: always fewer.
    pub after: usize,
    /// The money saved over all recipients, where there is a price.
    pub saved: Option<Amount>,
    /// Its currency.
    pub currency: Option<Currency>,
}

/// The text is personal data and is not printed.
impl fmt::Debug for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Advice")
            .field("kind", &self.kind)
            .field("changes", &self.changes)
            .field("cut", &self.cut)
            .field("units", &self.units)
            .field("language", &self.language)
            .field("before", &self.before)
            .field("after", &self.after)
            .field("saved", &self.saved)
            .finish_non_exhaustive()
    }
}

impl Advice<'_> {
    /// The text, which has to be the one that was advised on, after the edit.
    pub fn apply(&self, text: &str) -> String {
        let cut = self.cut.unwrap_or(text.len());
        let mut edited = String::with_capacity(cut.min(text.len()));
        let mut end = 0;
        for change in self.changes.iter().take_while(|change| change.position < cut) {
            edited.push_str(text.get(end..change.position).unwrap_or_default());
            edited.push_str(change.to.as_str());
            end = change.position + change.from.len();
        }
        edited.push_str(text.get(end..cut).unwrap_or_default());
        edited
    }
}

/// What advice may take into account.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AdviceOptions {
    price: Option<(Amount, Currency)>,
    recipients: usize,
    languages: Vec<Language>,
}

impl Default for AdviceOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl AdviceOptions {
    /// No price, one recipient, no language.
    pub const fn new() -> Self {
        Self { price: None, recipients: 1, languages: Vec::new() }
    }

    /// The price of one segment.
    #[must_use]
    pub const fn price(mut self, price: Amount, currency: Currency) -> Self {
        self.price = Some((price, currency));
        self
    }

    /// To how many people the text goes.
    #[must_use]
    pub const fn recipients(mut self, recipients: usize) -> Self {
        self.recipients = recipients;
        self
    }

    /// The languages whose national tables may be proposed.
    #[must_use]
    pub fn languages(mut self, languages: &[Language]) -> Self {
        self.languages = languages.into();
        self
    }
}

/// Says what would make a text take fewer segments, best first, with the default options. Nothing to save: nothing is proposed.
///
/// ```
/// use septet::{AdviceKind, advise};
/// let text = "It’s on".to_owned() + &" and on".repeat(20);
/// let advice = advise(&text);
/// assert_eq!((advice[0].kind, advice[0].before, advice[0].after), (AdviceKind::Replace, 3, 1));
/// assert_eq!(advice[0].apply(&text), text.replace('’', "'"));
/// assert!(advise("It’s on").is_empty());
/// ```
pub fn advise(text: &str) -> Vec<Advice<'_>> {
    // The default options refuse no text.
    TextOptions::new().advise(text, &AdviceOptions::new()).unwrap_or_default()
}

impl TextOptions {
    /// Says what would make a text take fewer segments, best first: the fewest segments, then the order of [`AdviceKind`].
    ///
    /// Every edit was tried: what is proposed saves. At most one of each kind, and one for each language. A text is
    /// shortened by at most 20 septets or 10 UTF-16 units. Linear in the text.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`], apart from `max_segments`: a text that is too long is what advice is for. `amount_negative`
    /// for the price, `amount_overflow` when what is saved is too large an amount.
    ///
    /// ```
    /// use septet::{AdviceKind, AdviceOptions, TextOptions};
    /// let text = "[Sale] ".to_owned() + &"a".repeat(152);
    /// let options = AdviceOptions::new().price("0.04".parse()?, "EUR".parse()?).recipients(100_000);
    /// let advice = TextOptions::new().advise(&text, &options)?;
    /// assert_eq!((advice[0].kind, advice[0].before, advice[0].after), (AdviceKind::DropExtension, 2, 1));
    /// assert_eq!(advice[0].saved.map(|saved| saved.to_string()), Some("4000.00".into()));
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn advise<'a>(&self, text: &'a str, options: &AdviceOptions) -> Result<Vec<Advice<'a>>, Error> {
        self.check()?;
        if options.price.is_some_and(|(price, _)| price < Amount::ZERO) {
            return Err(Error::new(ErrorCode::AmountNegative).in_field("price"));
        }
        let any_length = self.of_encoding(self.encoding);
        let before = any_length.analyze(text)?;
        let mut advice = edits::find(&any_length, text, before, &options.languages);
        for advice in &mut advice {
            let Some((price, currency)) = options.price else { continue };
            let saved = price
                .checked_mul(before.segments - advice.after)
                .and_then(|saved| saved.checked_mul(options.recipients))
                .ok_or(Error::new(ErrorCode::AmountOverflow))?;
            advice.saved = Some(saved);
            advice.currency = Some(currency);
        }
        Ok(advice)
    }
}

impl<'a> Advice<'a> {
    /// An edit that was tried, where it saves.
    fn of(kind: AdviceKind, changes: Vec<Change<'a>>, before: Analysis, after: Analysis) -> Option<Self> {
        let classes = changes.iter().fold(Classes::NONE, |classes, change| classes.with(change.class));
        (after.segments < before.segments).then_some(Self {
            kind,
            changes,
            cut: None,
            units: 0,
            language: None,
            classes,
            before: before.segments,
            after: after.segments,
            saved: None,
            currency: None,
        })
    }
}
