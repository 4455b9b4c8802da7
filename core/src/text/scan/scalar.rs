//! The scan one character at a time: the meaning that every faster kernel has to reproduce.

use super::Scan;
use super::marks::is_mark;
use crate::text::alphabet::weight;

/// Scans characters with their widths in units of the input.
pub(super) fn clusters(characters: impl Iterator<Item = (char, usize)>) -> Scan {
    let mut pass = Pass::default();
    characters.for_each(|(character, width)| pass.push(character, width));
    pass.scan()
}

/// Some characters after the first offender.
pub(super) struct Foreign {
    pub(super) characters: usize,
    /// Clusters outside the alphabet that begin here.
    pub(super) offenders: usize,
    pub(super) supplementary: usize,
    pub(super) units: usize,
    pub(super) ends_in_offender: bool,
}

/// A scan under way.
#[derive(Default)]
pub(super) struct Pass {
    scan: Scan,
    position: usize,
    cluster_start: usize,
    cluster_offends: bool,
}

impl Pass {
    /// The next character.
    #[inline]
    pub(super) fn push(&mut self, character: char, width: usize) {
        self.scan.characters += 1;
        match weight(character) {
            0 => {
                self.scan.supplementary += usize::from(character > '\u{FFFF}');
                if !continues_cluster(character) {
                    self.cluster_start = self.position;
                    self.cluster_offends = false;
                }
                if !self.cluster_offends {
                    self.cluster_offends = true;
                    self.scan.offender_count += 1;
                    self.scan.first_offender = self.scan.first_offender.or(Some(self.cluster_start));
                }
            }
            septets => {
                self.scan.extended += septets - 1;
                self.cluster_start = self.position;
                self.cluster_offends = false;
            }
        }
        self.position += width;
    }

    /// Some characters of the alphabet, one unit of the input each; `extended` of them are of the extension table.
    #[inline]
    pub(super) fn push_fitting(&mut self, characters: usize, extended: usize) {
        self.push_fitting_units(characters, extended, characters, 1);
    }

    /// The same of characters that take so many units together, and so many the last of them.
    #[inline]
    pub(super) fn push_fitting_units(
        &mut self,
        characters: usize,
        extended: usize,
        units: usize,
        last: usize,
    ) {
        self.scan.characters += characters;
        self.scan.extended += extended;
        self.position += units;
        self.cluster_start = self.position - last;
        self.cluster_offends = false;
    }

    pub(super) fn has_offender(&self) -> bool {
        self.scan.first_offender.is_some()
    }

    pub(super) fn ends_in_offender(&self) -> bool {
        self.cluster_offends
    }

    #[inline]
    pub(super) fn push_foreign(&mut self, foreign: &Foreign) {
        self.scan.characters += foreign.characters;
        self.scan.offender_count += foreign.offenders;
        self.scan.supplementary += foreign.supplementary;
        self.position += foreign.units;
        // Where the cluster starts is asked of the first offender alone.
        self.cluster_offends = foreign.ends_in_offender;
    }

    pub(super) fn scan(mut self) -> Scan {
        if self.scan.first_offender.is_some() {
            self.scan.extended = 0;
        }
        self.scan
    }
}

/// Whether a character outside the alphabet belongs to the one before it.
pub(in crate::text) fn continues_cluster(character: char) -> bool {
    is_mark(character.into())
}
