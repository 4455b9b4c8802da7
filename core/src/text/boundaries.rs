//! Where a text may be cut when clusters, words or URLs are to stay whole.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use unicode_segmentation::UnicodeSegmentation;

use super::coding::Coding;
use super::input::{Character, Characters};
use super::options::Keep;
use super::segment::Cut;
use super::url::url_ranges;

/// What the caller may want to stay whole, from the first that is given up to the last: an order of bits.
const WORD: u8 = 1;
const URL: u8 = 2;
const CLUSTER: u8 = 4;
const KINDS: [u8; 3] = [WORD, URL, CLUSTER];

/// The characters of a text and, between any two, whether a unit of each kind ends there.
pub(super) struct Boundaries {
    characters: Vec<Character>,
    // At index i, the kinds that end or begin before character i; the last entry is the end of the text.
    ends: Vec<u8>,
}

impl Boundaries {
    /// Linear in the text.
    pub(super) fn new(characters: Characters<'_>) -> Self {
        let characters: Vec<Character> = characters.collect();
        let mut ends = vec![URL; characters.len() + 1];
        let mut white_before = true;
        for (end, character) in ends.iter_mut().zip(&characters) {
            let white = character.value.is_whitespace();
            if white || white_before {
                *end |= WORD;
            }
            white_before = white;
        }
        for url in url_ranges(&characters) {
            let inside = ends.get_mut(url.start + 1..url.end).unwrap_or_default();
            inside.iter_mut().for_each(|end| *end &= !URL);
        }
        let text: String = characters.iter().map(|character| character.value).collect();
        let mut index = 0;
        for cluster in text.graphemes(true) {
            if let Some(end) = ends.get_mut(index) {
                *end |= CLUSTER;
            }
            index += cluster.chars().count();
        }
        if let Some(end) = ends.last_mut() {
            *end = WORD | URL | CLUSTER;
        }
        Self { characters, ends }
    }

    /// The cuts of a message. Each segment ends at the last place that fits and at which no unit is cut that a segment could
    /// hold; where there is none, words are given up first, then URLs, then clusters. Linear in the text.
    pub(super) fn cuts(&self, coding: Coding, capacity: usize, keep: Keep) -> Vec<Cut> {
        let units: Vec<u8> =
            self.characters.iter().map(|character| coding.units_of(character.value) as u8).collect();
        let inside = self.kept_insides(&units, capacity, keep);
        let mut cuts = Vec::new();
        let mut start = 0;
        loop {
            let limit = furthest(&units, start, capacity);
            let end = if limit == units.len() { limit } else { last_place(&inside, start, limit) };
            cuts.push(self.cut(start, end, &units));
            if end == units.len() {
                return cuts;
            }
            start = end;
        }
    }

    /// For each place between characters, the kinds that have there the inside of a unit that fits into one segment.
    fn kept_insides(&self, units: &[u8], capacity: usize, keep: Keep) -> Vec<u8> {
        let mut inside = vec![0; self.ends.len()];
        for kind in KINDS.into_iter().filter(|kind| keep.kinds() & kind != 0) {
            let mut start = 0;
            let mut total = 0;
            for (index, weight) in units.iter().enumerate() {
                total += usize::from(*weight);
                let end = index + 1;
                if self.ends.get(end).is_none_or(|ends| ends & kind == 0) {
                    continue;
                }
                if total <= capacity {
                    let places = inside.get_mut(start + 1..end).unwrap_or_default();
                    places.iter_mut().for_each(|place| *place |= kind);
                }
                start = end;
                total = 0;
            }
        }
        inside
    }

    fn cut(&self, start: usize, end: usize, units: &[u8]) -> Cut {
        let characters = self.characters.get(start..end).unwrap_or_default();
        let units = units.get(start..end).unwrap_or_default();
        Cut {
            start: characters.first().map_or(0, |first| first.start),
            end: characters.last().map_or(0, |last| last.end),
            units: units.iter().map(|weight| usize::from(*weight)).sum(),
            characters: characters.len(),
        }
    }
}

impl Keep {
    const fn kinds(self) -> u8 {
        let mut kinds = 0;
        if self.words {
            kinds |= WORD;
        }
        if self.urls {
            kinds |= URL;
        }
        if self.graphemes {
            kinds |= CLUSTER;
        }
        kinds
    }
}

/// The index after the last character that fits.
fn furthest(units: &[u8], start: usize, capacity: usize) -> usize {
    let mut used = 0;
    let mut end = start;
    while let Some(weight) = units.get(end) {
        used += usize::from(*weight);
        if used > capacity {
            break;
        }
        end += 1;
    }
    end
}

/// The last place after `start` and up to `limit` for a cut.
fn last_place(inside: &[u8], start: usize, limit: usize) -> usize {
    // Clusters outlast URLs, URLs outlast words.
    for respected in [WORD | URL | CLUSTER, URL | CLUSTER, CLUSTER] {
        let places = inside.get(start + 1..=limit).unwrap_or_default();
        if let Some(back) = places.iter().rev().position(|place| place & respected == 0) {
            return limit - back;
        }
    }
    limit
}
