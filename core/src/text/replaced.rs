//! A text whose offenders are replaced: the one piece that `explain`, `transliterate` and `advise` share.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::alphabet::weight;
use super::classes::Classes;
use super::composition::compose;
use super::language::Language;
use super::languages::Languages;
use super::offender::{Offender, OffenderClass, Offenders, Replacement};
use super::{Encoding, EncodingChoice, TextOptions, transliteration};

/// One replacement that was made, or that is proposed.
#[derive(Clone, Copy, Eq, PartialEq)]
#[non_exhaustive]
pub struct Change<'a> {
    /// Where it stands in the caller's original, in octets of UTF-8.
    pub position: usize,
    /// What stands there.
    pub from: &'a str,
    /// What stands there instead: empty when it is deleted.
    pub to: Replacement,
    /// What kind of character it is.
    pub class: OffenderClass,
    /// The septets of `to` less the UTF-16 units of `from`.
    pub units: isize,
}

/// The text is personal data and is not printed.
impl fmt::Debug for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change")
            .field("position", &self.position)
            .field("class", &self.class)
            .field("units", &self.units)
            .finish_non_exhaustive()
    }
}

/// Why a text was left as it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Untouched {
    /// It is GSM-7 as it is.
    AlreadyGsm7,
    /// The options demand UCS-2.
    Ucs2Demanded,
    /// A character has no replacement, whatever the classes.
    NoReplacement,
    /// A character has a replacement, but its class was not chosen.
    ClassNotChosen,
    /// The replaced text would not have fewer segments.
    NoSaving,
}

impl Untouched {
    /// The reason as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AlreadyGsm7 => "already_gsm7",
            Self::Ucs2Demanded => "ucs2_demanded",
            Self::NoReplacement => "no_replacement",
            Self::ClassNotChosen => "class_not_chosen",
            Self::NoSaving => "no_saving",
        }
    }
}

/// Why not every offender could be replaced, and where the first one stands that could not.
#[derive(Clone, Copy)]
pub(super) struct Blocked {
    pub(super) reason: Untouched,
    pub(super) position: usize,
}

/// What becomes of emoji, which no class replaces.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Emoji {
    /// They stay, so that nothing is replaced at all.
    Stay,
    /// They are dropped: only ever proposed, never done.
    Drop,
}

/// A text and what was changed in it.
#[derive(Clone, Debug)]
pub(super) struct Replaced<'a> {
    pub(super) text: String,
    pub(super) changes: Vec<Change<'a>>,
}

/// Replaces offenders as `decide` says: by something, not at all (`None`), or it stops.
pub(super) fn replace<'a, R>(
    text: &'a str,
    offenders: Offenders<'a>,
    mut decide: impl FnMut(&Offender<'a>, &'a str) -> Result<Option<Replacement>, R>,
) -> Result<Replaced<'a>, R> {
    let mut replaced = Replaced { text: String::new(), changes: Vec::new() };
    let mut end = 0;
    for offender in offenders {
        let next = offender.position + offender.length;
        let from = text.get(offender.position..next).unwrap_or_default();
        let Some(mut to) = decide(&offender, from)? else { continue };
        replaced.text.push_str(text.get(end..offender.position).unwrap_or_default());
        // "1½" is one and a half, not eleven halves: docs/rules.md.
        if offender.class == OffenderClass::Fraction
            && replaced.text.ends_with(|last: char| last.is_ascii_digit())
        {
            to = to.after_a_space();
        }
        replaced.text.push_str(to.as_str());
        let septets: usize = to.as_str().chars().map(weight).sum();
        replaced.changes.push(Change {
            position: offender.position,
            from,
            to,
            class: offender.class,
            units: septets as isize - from.encode_utf16().count() as isize,
        });
        end = next;
    }
    replaced.text.push_str(text.get(end..).unwrap_or_default());
    Ok(replaced)
}

impl TextOptions {
    /// The text with every offender replaced that no allowed table holds, all or nothing.
    ///
    /// A character that a national table can hold stays. Where the characters that stayed do not go into
    /// one pair of tables, they are replaced too.
    pub(super) fn replaced<'a>(
        &self,
        text: &'a str,
        classes: Classes,
        emoji: Emoji,
    ) -> Result<Replaced<'a>, Blocked> {
        let asking = self.of_encoding(EncodingChoice::Auto);
        let is_gsm7 =
            |text: &str| asking.analyze(text).is_ok_and(|analysis| analysis.encoding == Encoding::Gsm7);
        let mut kept = false;
        let first = self.replaced_but(text, classes, emoji, |from| {
            let keep = is_gsm7(from);
            kept |= keep;
            keep
        });
        match first {
            Ok(replaced) if !kept || is_gsm7(&replaced.text) => Ok(replaced),
            Err(blocked) if !kept => Err(blocked),
            _ => self.replaced_but(text, classes, emoji, |_| false),
        }
    }

    fn replaced_but<'a>(
        &self,
        text: &'a str,
        classes: Classes,
        emoji: Emoji,
        mut keep: impl FnMut(&str) -> bool,
    ) -> Result<Replaced<'a>, Blocked> {
        let mut not_chosen = None;
        let replaced = replace(text, self.offenders(text), |offender, from| {
            if keep(from) {
                return Ok(None);
            }
            let position = offender.position;
            if offender.class == OffenderClass::Emoji && emoji == Emoji::Drop {
                return Ok(Some(Replacement::NOTHING));
            }
            let Some(to) = offender.replacement else {
                return Err(Blocked { reason: Untouched::NoReplacement, position });
            };
            if !classes.contains(offender.class) && !is_as_good(offender, to, classes) {
                not_chosen = not_chosen.or(Some(position));
            }
            Ok(Some(to))
        })?;
        match not_chosen {
            None => Ok(replaced),
            Some(position) => Err(Blocked { reason: Untouched::ClassNotChosen, position }),
        }
    }

    /// The same options with another encoding and any number of segments: for asking what a text would take.
    pub(super) fn of_encoding(&self, encoding: EncodingChoice) -> Self {
        let mut options = self.clone().encoding(encoding);
        options.max_segments = None;
        options
    }
}

/// Whether a replacement is only the composed form (NFC), the same text by canonical equivalence, or that without invisible
/// marks where these may go.
fn is_as_good(offender: &Offender<'_>, to: Replacement, classes: Classes) -> bool {
    let goes = |character: &char| {
        classes.contains(OffenderClass::Invisible)
            && transliteration::find(*character).is_some_and(|row| row.class == OffenderClass::Invisible)
    };
    to.as_str().chars().eq(compose(offender.code_points()).into_iter().filter(|character| !goes(character)))
}

impl TextOptions {
    /// The same options with one more language allowed.
    pub(super) fn allowing(&self, language: Language) -> Self {
        self.clone().languages(self.languages.iter().chain([language]).collect::<Languages>())
    }
}
