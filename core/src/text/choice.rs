//! Which coding sends a text in the fewest segments.

use super::alphabet::Tables;
use super::coding::Coding;
use super::fit::{Fit, Size};
use super::header::{NationalElements, national_elements};
use super::input::Characters;
use super::national::{CLASS_COUNT, bit, class_of, is_held};
use super::offender::Clusters;
use super::scan::Scan;
use super::source::Source;
use super::{Encoding, EncodingChoice, Language, Languages, TextOptions};
use crate::error::{Error, ErrorCode};

/// A coding and what the text comes to under it.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) coding: Coding,
    pub(super) size: Size,
    pub(super) fit: Fit,
}

impl TextOptions {
    /// The coding with the fewest segments; of equals plain GSM-7, then UCS-2, which every handset reads, then one national
    /// table, then two, then the header whose octets are the lowest.
    #[inline]
    pub(super) fn choose(&self, source: &Source<'_>, scan: &Scan) -> Result<Choice, Error> {
        let Some(untabled) = self.untabled(scan) else {
            return self.choose_tables(source, scan, None);
        };
        let size = scan.size(untabled.encoding());
        // Nothing beats one segment without tables.
        if let Some(fit) = self.fit_alone(untabled, size) {
            return Ok(Choice { coding: untabled, size, fit });
        }
        let choice = self.choice(source, untabled, size);
        if self.languages.is_empty() || self.encoding == EncodingChoice::Ucs2 {
            return choice;
        }
        self.choose_tables(source, scan, Some(choice))
    }

    /// What the text is sent in when no tables are allowed, `None` when that is refused.
    #[inline]
    fn untabled(&self, scan: &Scan) -> Option<Coding> {
        match (self.encoding, scan.encoding()) {
            (EncodingChoice::Auto | EncodingChoice::Gsm7, Encoding::Gsm7) => Some(Coding::PLAIN),
            (EncodingChoice::Auto, Encoding::Ucs2) | (EncodingChoice::Ucs2, _) => Some(Coding::Ucs2),
            (EncodingChoice::Gsm7, Encoding::Ucs2) => None,
        }
    }

    /// The best of the codings that tables allow and of the one without tables, if it may be used.
    fn choose_tables(
        &self,
        source: &Source<'_>,
        scan: &Scan,
        untabled: Option<Result<Choice, Error>>,
    ) -> Result<Choice, Error> {
        let mut search = Search { options: self, source, best: None };
        if let Some(Ok(choice)) = untabled {
            search.best = Some(choice);
        }
        if self.encoding == EncodingChoice::Auto && scan.first_offender.is_none() {
            search.try_coding(Coding::Ucs2, scan.size(Encoding::Ucs2));
        }
        if let Some(tally) = Tally::of(source.characters(), self.languages) {
            search.try_tables(&tally);
        }
        match (search.best, untabled) {
            (Some(choice), _) => Ok(choice),
            (None, Some(refused)) => refused,
            (None, None) => Err(self.not_gsm7(source, scan)),
        }
    }

    #[inline]
    fn choice(&self, source: &Source<'_>, coding: Coding, size: Size) -> Result<Choice, Error> {
        Ok(Choice { coding, size, fit: self.fit(source, coding, size)? })
    }

    /// The position of the first cluster with a character that no allowed table holds; where each is held by one,
    /// but no pair holds them all, of the first outside the default alphabet.
    fn not_gsm7(&self, source: &Source<'_>, scan: &Scan) -> Error {
        let tables = allowed(self.languages);
        let mut characters = source.characters();
        let culprit = Clusters(&mut characters).find(|cluster| {
            cluster
                .values()
                .any(|character| !class_of(character).is_some_and(|class| is_held(class, tables, tables)))
        });
        let position = culprit.map(|cluster| cluster.first.start).or(scan.first_offender);
        Error::new(ErrorCode::NotGsm7).at(position.unwrap_or_default()).counting(scan.offender_count)
    }
}

/// How many characters of each class a text has.
struct Tally {
    classes: [(u8, usize); CLASS_COUNT],
    present: usize,
}

impl Tally {
    /// `None` as soon as a character is found that no allowed table holds. Linear in the text, no allocation.
    fn of(characters: Characters<'_>, languages: Languages) -> Option<Self> {
        let tables = allowed(languages);
        let mut counts = [0_usize; CLASS_COUNT];
        for character in characters {
            let class = class_of(character.value).filter(|class| is_held(*class, tables, tables))?;
            *counts.get_mut(usize::from(class))? += 1;
        }
        let mut tally = Self { classes: [(0, 0); CLASS_COUNT], present: 0 };
        let present = (0..).zip(counts).filter(|(_, count)| *count > 0);
        for (place, entry) in tally.classes.iter_mut().zip(present) {
            *place = entry;
            tally.present += 1;
        }
        Some(tally)
    }

    /// `None` when the tables do not hold every character.
    fn size(&self, tables: Tables) -> Option<Size> {
        let mut size = Size { units: 0, pairs: 0 };
        for (class, count) in self.classes.iter().take(self.present) {
            let weight = tables.weight_of_class(*class);
            match weight {
                0 => return None,
                1 => {}
                _ => size.pairs += count,
            }
            size.units += weight * count;
        }
        Some(size)
    }
}

struct Search<'s, 'a> {
    options: &'s TextOptions,
    source: &'s Source<'a>,
    best: Option<Choice>,
}

impl Search<'_, '_> {
    /// A character takes two septets exactly when the locking shift table lacks it. So all single shift tables that
    /// serve beside one locking shift table give one count, and only the lowest has to be tried.
    fn try_tables(&mut self, tally: &Tally) {
        let languages = self.options.languages;
        let locking = || languages.iter().filter(|language| language.has_locking()).map(Some);
        if let Some(language) = self.lowest_single(tally, None) {
            self.try_pair(tally, Tables::new(None, Some(language)));
        }
        for language in locking() {
            self.try_pair(tally, Tables::new(language, None));
        }
        for language in locking() {
            if let Some(single) = self.lowest_single(tally, language) {
                self.try_pair(tally, Tables::new(language, Some(single)));
            }
        }
    }

    fn lowest_single(&self, tally: &Tally, locking: Option<Language>) -> Option<Language> {
        let serves = |single: &Language| {
            let tables = Tables::new(locking, Some(*single));
            tally.size(tables).is_some_and(|size| self.options.can_send(Coding::Gsm7(tables), size))
        };
        self.options.languages.iter().find(serves)
    }

    fn try_pair(&mut self, tally: &Tally, tables: Tables) {
        if let Some(size) = tally.size(tables) {
            self.try_coding(Coding::Gsm7(tables), size);
        }
    }

    /// Takes a coding that is better than the best so far; the text is walked only where that is possible.
    fn try_coding(&mut self, coding: Coding, size: Size) {
        let fewest = (self.options.fewest(coding, size), rank(coding));
        if self.best.is_some_and(|best| (best.fit.segments, rank(best.coding)) <= fewest) {
            return;
        }
        let Ok(choice) = self.options.choice(self.source, coding, size) else {
            return;
        };
        let found = (choice.fit.segments, rank(coding));
        if self.best.is_none_or(|best| found < (best.fit.segments, rank(best.coding))) {
            self.best = Some(choice);
        }
    }
}

/// Where a coding stands among those with equally many segments: how many tables it names, then the octets of the header
/// elements (0x24 single shift before 0x25 locking shift).
fn rank(coding: Coding) -> (bool, usize, NationalElements) {
    let national = national_elements(coding.tables());
    let count = national.as_octets().len();
    // Plain GSM-7, UCS-2, and then those with tables.
    (count > 0, if coding == Coding::Ucs2 { 1 } else { count }, national)
}

/// The tables that may be used, as a set for [`is_held`].
fn allowed(languages: Languages) -> u16 {
    languages.bits() | bit(None)
}
