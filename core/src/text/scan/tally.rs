//! What the vector kernels have in common: sums, loads, and the exact look at the few characters that need one.
//!
//! A character is counted at its first octet, by what stands there and after it, so no state is carried from block to block.

use super::classes::EURO;
use super::marks::{Columns, is_mark, marks_of_word};
use super::{Filled, Scan};
use crate::text::alphabet::weight;

/// Units that are looked at together.
pub(super) const BLOCK: usize = 32;

/// A block of UTF-8, and the blocks that begin one and two octets after it.
pub(super) struct Window<Vector> {
    pub(super) here: Vector,
    pub(super) next: Vector,
    pub(super) after: Vector,
    /// Places of the block that lie before the rest of the text.
    pub(super) skipped: usize,
    /// The other places, as far as there is text.
    pub(super) fresh: u32,
}

/// The characters of two or of three octets that differ in the last octet alone. A text seldom has more than two such groups in a
/// block of which some are marks.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) lead: u8,
    /// 0 where the second octet is the last.
    pub(super) second: u8,
    pub(super) columns: &'static Columns,
}

/// No characters.
impl Default for Group {
    #[inline]
    fn default() -> Self {
        Self { lead: 0xFF, second: 0, columns: marks_of_word(0) }
    }
}

impl Group {
    #[inline]
    pub(super) fn is_of_two(&self) -> bool {
        self.second == 0
    }
}

/// The group of the character at a position, `None` for one of four octets.
#[inline]
pub(super) fn group_at(octets: &[u8], position: usize) -> Option<Group> {
    let [lead, second] = *octets.get(position..)?.first_chunk()?;
    let columns = marks_of_word(word_of(lead, second)?);
    Some(Group { lead, second: if lead < 0xE0 { 0 } else { second }, columns })
}

/// Sums over the blocks of a text.
#[derive(Default)]
pub(super) struct Tally {
    /// Units that begin no character.
    pub(super) continuations: usize,
    pub(super) extended: usize,
    pub(super) supplementary: usize,
    /// Characters outside the alphabet, without marks that belong to another of them.
    pub(super) offending: usize,
    pub(super) first_offender: Option<usize>,
}

impl Tally {
    #[inline]
    pub(super) fn scan(&self, length: usize) -> Scan {
        Scan {
            characters: length - self.continuations,
            extended: if self.first_offender.is_none() { self.extended } else { 0 },
            supplementary: self.supplementary,
            first_offender: self.first_offender,
            offender_count: self.offending,
        }
    }
}

/// Continuations of UTF-8 that the next block owes to the one before, from its first place on.
#[derive(Default)]
pub(super) struct Sequences(u32);

impl Sequences {
    /// Takes a block of which some places were in the block before: where octets continue a character, and where leads of at least two,
    /// three and four octets stand. Gives whether as many continuations follow the leads as these ask for. Zeros after the end of a
    /// text continue nothing.
    #[inline]
    pub(super) fn go_on(&mut self, continuations: u32, leads: [u32; 3], skipped: usize) -> bool {
        let [two, three, four] = leads.map(u64::from);
        let due = two << 1 | three << 2 | four << 3 | u64::from(self.0) << skipped;
        self.0 = (due >> BLOCK) as u32;
        (continuations ^ due as u32) & u32::MAX << skipped == 0
    }

    /// Where nothing follows.
    pub(super) fn are_whole(&self) -> bool {
        self.0 == 0
    }
}

/// Whether it is worth a look if plain octets follow a block. That is asked of one block in four, so that texts of which some blocks are plain do
/// not mislead the processor at each.
#[inline]
pub(super) fn may_be_plain_run(position: usize, unusual: u32) -> bool {
    position.is_multiple_of(4 * BLOCK) && unusual == 0
}

/// A block, as the little-endian words that vectors are made of.
#[inline]
pub(super) fn words(block: &[u8; BLOCK]) -> [u64; 4] {
    let mut words = [0; 4];
    let (octets, _) = block.as_chunks();
    for (word, octets) in words.iter_mut().zip(octets) {
        *word = u64::from_le_bytes(*octets);
    }
    words
}

/// The way back.
#[inline(always)]
pub(super) fn octets(words: [u64; 4]) -> [u8; BLOCK] {
    let mut octets = [0; BLOCK];
    let (places, _) = octets.as_chunks_mut();
    for (place, word) in places.iter_mut().zip(words) {
        *place = word.to_le_bytes();
    }
    octets
}

/// All octets of less than a block in any order, some of them twice, or as spaces where there are few.
#[inline]
pub(super) fn covering_words(octets: &[u8]) -> [u64; 4] {
    const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
    if let (Some(first), Some(last)) = (octets.first_chunk(), octets.last_chunk()) {
        let (first, last) = (u128::from_le_bytes(*first), u128::from_le_bytes(*last));
        return [first as u64, (first >> 64) as u64, last as u64, (last >> 64) as u64];
    }
    if let (Some(first), Some(last)) = (octets.first_chunk(), octets.last_chunk()) {
        return [u64::from_le_bytes(*first), u64::from_le_bytes(*last), SPACES, SPACES];
    }
    if let (Some(first), Some(last)) = (octets.first_chunk(), octets.last_chunk()) {
        let both = u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
        return [both, SPACES, SPACES, SPACES];
    }
    let (Some(first), Some(last)) = (octets.first(), octets.last()) else { return [SPACES; 4] };
    let middle = octets.get(octets.len() / 2).unwrap_or(last);
    let octets = u64::from(*first) | u64::from(*middle) << 8 | u64::from(*last) << 16;
    [octets | SPACES << 24, SPACES, SPACES, SPACES]
}

/// Less than a block, zeros after it. Two loads that overlap: a buffer would be written by octets and read as a whole, for which the
/// processor has to wait.
#[inline]
pub(super) fn short_words(octets: &[u8]) -> [u64; 4] {
    let length = octets.len();
    if let (Some(first), Some(last)) = (octets.first_chunk(), octets.last_chunk()) {
        let (first, last) = (u128::from_le_bytes(*first), u128::from_le_bytes(*last));
        let last = last.checked_shr(8 * (BLOCK - length) as u32).unwrap_or(0);
        return [first as u64, (first >> 64) as u64, last as u64, (last >> 64) as u64];
    }
    if let (Some(first), Some(last)) = (octets.first_chunk(), octets.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return [first, last.checked_shr(8 * (16 - length) as u32).unwrap_or(0), 0, 0];
    }
    if let (Some(first), Some(last)) = (octets.first_chunk(), octets.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return [u64::from(first) | u64::from(last) << (8 * (length - 4)), 0, 0, 0];
    }
    let place = |index: usize| u64::from(octets.get(index).copied().unwrap_or(0)) << (8 * index);
    [place(0) | place(1) | place(2), 0, 0, 0]
}

/// Half a block of UTF-16.
#[inline]
pub(super) fn unit_words(units: &[u16; BLOCK / 2]) -> [u64; 4] {
    let mut words = [0; 4];
    let (units, _) = units.as_chunks();
    for (word, [a, b, c, d]) in words.iter_mut().zip(units) {
        *word = u64::from(*a) | u64::from(*b) << 16 | u64::from(*c) << 32 | u64::from(*d) << 48;
    }
    words
}

/// Eight units as one integer.
#[inline]
fn eight_units(units: &[u16; 8]) -> u128 {
    units.iter().rev().fold(0, |all, unit| all << 16 | u128::from(*unit))
}

/// Four units as one integer.
#[inline]
fn four_units(units: &[u16; 4]) -> u64 {
    units.iter().rev().fold(0, |all, unit| all << 16 | u64::from(*unit))
}

/// All units of less than half a block in any order, some of them twice, or as spaces where there are few.
#[inline]
pub(super) fn covering_unit_words(units: &[u16]) -> [u64; 4] {
    const SPACE: u16 = b' ' as u16;
    const SPACES: u64 = u64::from_le_bytes([b' ', 0, b' ', 0, b' ', 0, b' ', 0]);
    if let (Some(first), Some(last)) = (units.first_chunk(), units.last_chunk()) {
        let (first, last) = (eight_units(first), eight_units(last));
        return [first as u64, (first >> 64) as u64, last as u64, (last >> 64) as u64];
    }
    if let (Some(first), Some(last)) = (units.first_chunk(), units.last_chunk()) {
        return [four_units(first), four_units(last), SPACES, SPACES];
    }
    let place = |index: usize| units.get(index).copied().unwrap_or(SPACE);
    [four_units(&[place(0), place(1), place(2), SPACE]), SPACES, SPACES, SPACES]
}

/// Less than a block of units, zeros after them, in two halves. Loads that overlap, as in [`short_words`].
#[inline]
pub(super) fn short_unit_words(units: &[u16]) -> [[u64; 4]; 2] {
    let halves = |low: u128, high: u128| [low as u64, (low >> 64) as u64, high as u64, (high >> 64) as u64];
    let length = units.len();
    if let (Some(first), Some([third @ .., _, _, _, _, _, _, _, _]), Some(last)) =
        (units.first_chunk::<16>(), units.last_chunk::<16>(), units.last_chunk())
    {
        // The last 16 units, moved down by as many places as are missing.
        let (third, last) = (eight_units(third), eight_units(last));
        let by = 16 * (BLOCK - length) as u32;
        let moved = match by {
            128.. => (last.checked_shr(by - 128).unwrap_or(0), 0),
            _ => (third >> by | last << (128 - by), last >> by),
        };
        return [unit_words(first), halves(moved.0, moved.1)];
    }
    if let (Some(first), Some(last)) = (units.first_chunk(), units.last_chunk()) {
        let last = eight_units(last).checked_shr(16 * (16 - length) as u32).unwrap_or(0);
        return [halves(eight_units(first), last), [0; 4]];
    }
    if let (Some(first), Some(last)) = (units.first_chunk(), units.last_chunk()) {
        let last = four_units(last).checked_shr(16 * (8 - length) as u32).unwrap_or(0);
        return [[four_units(first), last, 0, 0], [0; 4]];
    }
    let place = |index: usize| units.get(index).copied().unwrap_or(0);
    [[four_units(&[place(0), place(1), place(2), 0]), 0, 0, 0], [0; 4]]
}

/// The code point that begins at a position of well-formed UTF-8.
#[inline]
fn code_point_at(octets: &[u8], position: usize) -> u32 {
    if let Some([lead @ 0xE0..0xF0, second, third]) =
        octets.get(position..).and_then(|rest| rest.first_chunk())
    {
        return u32::from(lead & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
    }
    let octet = |offset: usize| octets.get(position + offset).map_or(0, |octet| u32::from(*octet));
    let next = |offset: usize| octet(offset) & 0x3F;
    match octet(0) {
        lead @ 0..0x80 => lead,
        lead @ 0x80..0xE0 => (lead & 0x1F) << 6 | next(1),
        lead @ 0xE0..0xF0 => (lead & 0xF) << 12 | next(1) << 6 | next(2),
        lead => (lead & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3),
    }
}

/// Where the character begins to which an octet of well-formed UTF-8 belongs.
fn start_of(octets: &[u8], mut position: usize) -> usize {
    while position > 0 && octets.get(position).is_some_and(|octet| octet & 0xC0 == 0x80) {
        position -= 1;
    }
    position
}

/// The start of the first offending cluster, by that of its first offender.
pub(super) fn first_cluster_utf8(octets: &[u8], start: usize) -> usize {
    // The character before is no offender, or it would be the first one.
    if start > 0 && is_mark(code_point_at(octets, start)) { start_of(octets, start - 1) } else { start }
}

/// How many marks follow another offender, by the places of their leads and those right after characters of the alphabet.
#[inline]
pub(super) fn joined_utf8(octets: &[u8], block: usize, marks: u32, after_fitting: u32) -> usize {
    if marks == 0 {
        return 0;
    }
    // The first one may follow a character that began in the block before. Not to ask whether it does costs more than to look.
    let first = marks.trailing_zeros();
    let others = marks & !after_fitting & !(1 << first);
    others.count_ones() as usize + usize::from(follows_offender(octets, block + first as usize))
}

/// Whether the character before the one that begins here is an offender. A mark at the very start has nothing to
/// belong to.
fn follows_offender(octets: &[u8], start: usize) -> bool {
    let Some(last) = start.checked_sub(1) else { return false };
    match octets.get(..=last) {
        // One of three octets or more, which the euro alone is in the alphabet.
        Some([.., lead, second @ 0x80..0xC0, third @ 0x80..0xC0]) => [*lead, *second, *third] != EURO,
        _ => !fits(code_point_at(octets, start_of(octets, last))),
    }
}

/// Which 64 code points of the BMP those are that differ from a character of two or three octets in the last one alone;
/// `None` for one of four octets.
#[inline]
pub(super) fn word_of(lead: u8, second: u8) -> Option<u16> {
    match lead {
        ..0xE0 => Some(u16::from(lead & 0x1F)),
        0xE0..0xF0 => Some(u16::from(lead & 0xF) << 6 | u16::from(second & 0x3F)),
        _ => None,
    }
}

/// Whether the character that begins here is a mark.
#[cold]
pub(super) fn is_mark_at(octets: &[u8], start: usize) -> bool {
    is_mark(code_point_at(octets, start))
}

fn fits(code_point: u32) -> bool {
    char::from_u32(code_point).is_some_and(|character| weight(character) > 0)
}

/// The code point that begins at a position of well-formed UTF-16.
#[inline]
fn code_point_of_units(units: &[u16], position: usize) -> u32 {
    let unit = |position: usize| units.get(position).map_or(0, |unit| u32::from(*unit));
    match unit(position) {
        lead @ 0xD800..0xDC00 => 0x1_0000 + ((lead - 0xD800) << 10) + (unit(position + 1) & 0x3FF),
        code_point => code_point,
    }
}

/// The start of the first offending cluster, by the first unit of its first offender.
#[cold]
pub(super) fn first_cluster_utf16(units: &[u16], position: usize) -> usize {
    position - usize::from(position > 0 && is_mark(code_point_of_units(units, position)))
}

/// Whether the character that begins at this unit is a mark.
#[cold]
pub(super) fn is_mark_at_unit(units: &[u16], start: usize) -> bool {
    is_mark(code_point_of_units(units, start))
}

/// How many marks follow another offender. `marks` are first units; `fitting` are characters of the alphabet.
pub(super) fn joined_utf16(units: &[u16], block: usize, marks: u32, fitting: u32) -> usize {
    // A trail surrogate is no character of the alphabet, nor is its pair.
    let follows_offender = |unit: &u16| !fits(u32::from(*unit));
    let before = block.checked_sub(1).and_then(|before| units.get(before));
    let first = marks & 1 != 0 && before.is_some_and(follows_offender);
    (marks & !1 & !(fitting << 1)).count_ones() as usize + usize::from(first)
}

/// What a segment has room for: how many places of a block its characters fill, and the units that they take.
///
/// `starts` are the places where a character begins, `pairs` those where one of two units does.
#[inline]
pub(super) fn fill_block(starts: u32, pairs: u32, room: usize) -> (usize, usize) {
    let units = |places: usize| {
        let before = (1_u32 << places) - 1;
        ((starts & before).count_ones() + (pairs & before).count_ones()) as usize
    };
    let mut places = 0;
    for step in [16, 8, 4, 2, 1] {
        if units(places + step) <= room {
            places += step;
        }
    }
    (places, units(places))
}

/// Where the bit stands that has so many set ones below it. For processors without an instruction for it.
#[inline]
pub(super) fn place_of_bit(bits: u64, count: usize) -> usize {
    let mut place = 0;
    for step in [32, 16, 8, 4, 2, 1] {
        let below = (1_u64 << (place + step)) - 1;
        if (bits & below).count_ones() as usize <= count {
            place += step;
        }
    }
    place
}

/// UTF-16 that is sent as it is: a segment is filled to the last unit, unless a pair stands there.
pub(super) fn fill_with_units(units: &[u16], start: usize, capacity: usize) -> Filled {
    let end = units.len().min(start + capacity);
    let splits_pair = end > start && matches!(units.get(end), Some(0xDC00..=0xDFFF));
    let end = end - usize::from(splits_pair);
    Filled { end, units: end - start }
}
