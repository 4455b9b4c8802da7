//! The edits that are tried: a bounded number, each judged by an analysis of what it makes of the text.

use alloc::vec;
use alloc::vec::Vec;
use core::convert::Infallible;

use super::{Advice, AdviceKind};
use crate::text::alphabet::Septets;
use crate::text::classes::Classes;
use crate::text::coding::Coding;
use crate::text::language::Language;
use crate::text::offender::{OffenderClass, Replacement};
use crate::text::replaced::{Change, Emoji, Replaced, replace};
use crate::text::scan::continues_cluster;
use crate::text::{Analysis, Encoding, EncodingChoice, TextOptions};

/// The most units by which it is proposed to shorten a text: a few words.
const fn most_units(encoding: Encoding) -> usize {
    match encoding {
        Encoding::Gsm7 => 20,
        Encoding::Ucs2 => 10,
    }
}

/// More emoji than this are what the text is about.
const MOST_EMOJI: usize = 8;

/// What saves, best first. The options have no limit of segments.
pub(super) fn find<'a>(
    options: &TextOptions,
    text: &'a str,
    before: Analysis,
    languages: &[Language],
) -> Vec<Advice<'a>> {
    if before.segments <= 1 {
        return Vec::new();
    }
    let trial = Trial { options, text, before };
    let may_change_encoding = before.encoding == Encoding::Ucs2 && options.encoding == EncodingChoice::Auto;
    let replaced =
        may_change_encoding.then(|| options.replaced(text, Classes::ALL, Emoji::Stay).ok()).flatten();
    let without_emoji =
        may_change_encoding.then(|| options.replaced(text, Classes::ALL, Emoji::Drop).ok()).flatten();
    let without_emoji = without_emoji.filter(|replaced| has_few_emoji(&replaced.changes));
    let without_invisible = (before.encoding == Encoding::Ucs2).then(|| trial.without_invisible()).flatten();

    let mut advice = Vec::new();
    advice.extend(replaced.as_ref().and_then(|replaced| trial.replaced(replaced, AdviceKind::Replace)));
    if advice.is_empty() {
        let deleted = without_invisible.as_ref();
        advice.extend(deleted.and_then(|deleted| trial.replaced(deleted, AdviceKind::DeleteInvisible)));
    }
    let only_emoji = without_emoji.as_ref().filter(|replaced| {
        let goes = |change: &Change<'_>| change.to.as_str().is_empty();
        replaced.changes.iter().all(goes)
    });
    advice.extend(only_emoji.and_then(|replaced| trial.replaced(replaced, AdviceKind::DropEmoji)));
    advice.extend(languages.iter().filter_map(|language| trial.allowing(*language)));
    advice.extend(trial.without_extension());
    advice.extend(trial.shortened(None));
    if advice.is_empty() {
        advice.extend(
            without_emoji.as_ref().and_then(|replaced| trial.replaced(replaced, AdviceKind::Combine)),
        );
    }
    if advice.is_empty() {
        let bases = [replaced.as_ref(), without_invisible.as_ref(), without_emoji.as_ref()];
        advice.extend(bases.into_iter().flatten().find_map(|base| trial.shortened(Some(base))));
    }
    advice.sort_by_key(|advice| (advice.after, advice.kind, advice.language));
    advice
}

fn has_few_emoji(changes: &[Change<'_>]) -> bool {
    let emoji = changes.iter().filter(|change| change.class == OffenderClass::Emoji);
    (1..=MOST_EMOJI).contains(&emoji.take(MOST_EMOJI + 1).count())
}

/// A text on which edits are tried.
struct Trial<'t, 'a> {
    options: &'t TextOptions,
    text: &'a str,
    before: Analysis,
}

impl<'a> Trial<'_, 'a> {
    fn replaced(&self, replaced: &Replaced<'a>, kind: AdviceKind) -> Option<Advice<'a>> {
        let deletes = replaced.changes.iter().all(|change| change.class == OffenderClass::Invisible);
        let kind = if deletes { AdviceKind::DeleteInvisible } else { kind };
        let after = self.options.analyze(&replaced.text).ok()?;
        Advice::of(kind, replaced.changes.clone(), self.before, after)
    }

    /// The text without the invisible characters that mean nothing in any script, where it has some.
    fn without_invisible(&self) -> Option<Replaced<'a>> {
        let deleted = replace(self.text, self.options.offenders(self.text), |_, from| {
            let meaningless = from.chars().all(means_nothing);
            Ok::<_, Infallible>(meaningless.then_some(Replacement::NOTHING))
        });
        deleted.ok().filter(|deleted| !deleted.changes.is_empty())
    }

    fn allowing(&self, language: Language) -> Option<Advice<'a>> {
        let after = self.options.allowing(language).analyze(self.text).ok()?;
        let advice = Advice::of(AdviceKind::AllowLanguage, Vec::new(), self.before, after)?;
        Some(Advice { language: Some(language), ..advice })
    }

    /// The last character of the extension table dropped, or the first: the one that stands in the way of a boundary may be
    /// any, and two are tried.
    fn without_extension(&self) -> Option<Advice<'a>> {
        if self.before.encoding != Encoding::Gsm7 {
            return None;
        }
        let tables = self.before.coding().tables();
        let is_extended =
            |character: char| matches!(tables.encode_char(character), Some(Septets::Extended(_)));
        let last = self.text.rfind(is_extended);
        let first = self.text.find(is_extended);
        last.into_iter().chain(first).find_map(|position| {
            let length = self.text.get(position..)?.chars().next()?.len_utf8();
            let change = Change {
                position,
                from: self.text.get(position..position + length)?,
                to: Replacement::NOTHING,
                class: OffenderClass::Other,
                units: -EXTENDED_SEPTETS,
            };
            let (head, tail) = (self.text.get(..position)?, self.text.get(position + length..)?);
            let after = self.options.analyze(&[head, tail].concat()).ok()?;
            let advice = Advice::of(AdviceKind::DropExtension, vec![change], self.before, after)?;
            Some(Advice { classes: Classes::NONE, ..advice })
        })
    }

    /// The text, or what replacements made of it, cut as late as saves.
    fn shortened(&self, base: Option<&Replaced<'a>>) -> Option<Advice<'a>> {
        let text = base.map_or(self.text, |base| base.text.as_str());
        let whole = self.options.analyze(text).ok()?;
        let cuts = cuts(text, whole.coding());
        let saves = |cut: usize| {
            let after = text.get(..cut).and_then(|text| self.options.analyze(text).ok());
            after.filter(|after| after.segments < self.before.segments)
        };
        // The earlier the cut, the fewer segments, so the latest that saves can be searched for by halves.
        let index = cuts.partition_point(|cut| saves(*cut).is_none());
        let cut = *cuts.get(index)?;
        let kind = if base.is_some() { AdviceKind::Combine } else { AdviceKind::Shorten };
        let original = base.map_or(cut, |base| original_position(&base.changes, cut));
        let mut changes = base.map(|base| base.changes.clone()).unwrap_or_default();
        changes.retain(|change| change.position < original);
        if base.is_some() && changes.is_empty() {
            // It would only be a longer cut.
            return None;
        }
        let advice = Advice::of(kind, changes, self.before, saves(cut)?)?;
        let units = units(text.get(cut..)?, whole.coding());
        Some(Advice { cut: Some(original), units, ..advice })
    }
}

/// A character of the extension table: the escape and its code.
const EXTENDED_SEPTETS: isize = 2;

/// Invisible characters that no script and no emoji needs, unlike joiners, selectors, tags and marks of direction.
fn means_nothing(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}') || character.is_control()
}

/// The places near the end where a text may be cut, the last first: never between a character and its marks.
fn cuts(text: &str, coding: Coding) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut cut_units = 0;
    for (position, character) in text.char_indices().rev() {
        cut_units += coding.units_of(character);
        if cut_units > most_units(coding.encoding()) {
            break;
        }
        if !continues_cluster(character) && position > 0 {
            cuts.push(position);
        }
    }
    cuts
}

fn units(text: &str, coding: Coding) -> usize {
    text.chars().map(|character| coding.units_of(character)).sum()
}

/// The position in the original of one in the replaced text; inside a replacement, where that stands.
fn original_position(changes: &[Change<'_>], position: usize) -> usize {
    let (mut original, mut replaced) = (0, 0);
    for change in changes {
        let kept = change.position - original;
        if position <= replaced + kept {
            break;
        }
        replaced += kept + change.to.as_str().len();
        original = change.position + change.from.len();
        if position < replaced {
            return change.position;
        }
    }
    original + (position - replaced)
}
