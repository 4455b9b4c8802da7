//! UTF-8 without vector instructions of its own: blocks of 32 octets in comparisons that compilers vectorise. A character that such a
//! block cannot tell is looked at alone.

use super::classes::EURO;
use super::marks::is_mark;
use super::portable::{fits, is_extended};
use super::scalar::{Foreign, Pass};
use super::tally::BLOCK;
use crate::text::Encoding;
use crate::text::alphabet::weight;

/// A block and the octet after it.
type Window = [u8; BLOCK + 1];

#[inline(never)]
pub(super) fn utf8(text: &str) -> Pass {
    let octets = text.as_bytes();
    let mut pass = Pass::default();
    let mut position = 0;
    while let Some(rest) = octets.get(position..).filter(|rest| !rest.is_empty()) {
        position += match rest.first_chunk::<BLOCK>() {
            Some(block) if are_plain(block) => {
                pass.push_fitting(BLOCK, 0);
                BLOCK
            }
            None if ends_plain(octets, rest) => {
                pass.push_fitting(rest.len(), 0);
                rest.len()
            }
            _ => match rest.first_chunk() {
                Some(window) => push_block(&mut pass, window, BLOCK),
                None => push_rest(&mut pass, rest),
            }
            .unwrap_or_else(|| push_characters(&mut pass, text.get(position..).unwrap_or_default())),
        };
    }
    pass
}

/// Whether the last octets, less than a block, are ASCII of one septet each.
#[inline]
fn ends_plain(octets: &[u8], rest: &[u8]) -> bool {
    let both = |first: Option<bool>, last: Option<bool>| first == Some(true) && last == Some(true);
    if octets.len() >= BLOCK {
        return octets.last_chunk().is_some_and(are_plain::<BLOCK>);
    }
    match rest.len() {
        16.. => both(rest.first_chunk().map(are_plain::<16>), rest.last_chunk().map(are_plain::<16>)),
        8.. => both(rest.first_chunk().map(are_plain::<8>), rest.last_chunk().map(are_plain::<8>)),
        _ => rest.iter().all(|octet| is_plain(*octet)),
    }
}

#[inline]
fn are_plain<const LENGTH: usize>(block: &[u8; LENGTH]) -> bool {
    block.iter().fold(true, |plain, octet| plain & is_plain(*octet))
}

/// Whether an octet is ASCII of one septet.
#[inline]
pub(super) const fn is_plain(octet: u8) -> bool {
    (octet.wrapping_sub(b' ') <= b'Z' - b' ')
        | (octet.wrapping_sub(b'a') <= b'z' - b'a')
        | (octet == b'_')
        | (octet == b'\n')
        | (octet == b'\r')
}

// The alphabet has the last word.
const _: () = {
    let mut octet = 0;
    while octet < 0x100 {
        assert!(is_plain(octet as u8) == (octet < 0x80 && weight(octet as u8 as char) == 1));
        octet += 1;
    }
};

/// As [`push_block`], of the end of a text: spaces fill the block.
#[inline]
fn push_rest(pass: &mut Pass, rest: &[u8]) -> Option<usize> {
    let mut window = [b' '; BLOCK + 1];
    window.iter_mut().zip(rest).for_each(|(place, octet)| *place = *octet);
    push_block(pass, &window, rest.len().min(BLOCK))
}

/// The first characters of a text, a block at least or as far as the first offender.
#[inline(never)]
fn push_characters(pass: &mut Pass, text: &str) -> usize {
    let mut consumed = 0;
    for character in text.chars() {
        pass.push(character, character.len_utf8());
        consumed += character.len_utf8();
        if consumed >= BLOCK || pass.has_offender() {
            break;
        }
    }
    consumed
}

/// What octets add to the sums of a block: one octet of the integer for each sum.
#[derive(Clone, Copy)]
struct Sums(u64);

impl Sums {
    const CONTINUATION: u32 = 0;
    /// ASCII of two septets.
    const EXTENDED: u32 = 8;
    /// ASCII outside the alphabet.
    const OFFENDING: u32 = 16;
    const LEAD: u32 = 24;
    const LEAD_OF_FOUR: u32 = 32;
    /// A lead of three octets or more.
    const LEAD_OF_THREE: u32 = 40;
    /// A lead that may begin a character of the alphabet or a combining mark.
    const CLOSE: u32 = 48;

    #[inline]
    fn of(block: &[u8; BLOCK]) -> Self {
        Self(block.iter().fold(0, |sums, octet| sums + SUMS[usize::from(*octet)]))
    }

    #[inline]
    const fn get(self, sum: u32) -> usize {
        (self.0 >> sum) as usize & 0xFF
    }
}

static SUMS: [u64; 256] = {
    let mut sums = [0; 256];
    let mut octet = 0;
    while octet < 256 {
        sums[octet] = match octet as u8 {
            ascii @ 0..0x80 if !fits(ascii) => 1 << Sums::OFFENDING,
            ascii @ 0..0x80 if is_extended(ascii) => 1 << Sums::EXTENDED,
            0..0x80 => 0,
            0x80..0xC0 => 1 << Sums::CONTINUATION,
            lead => {
                let three = if lead >= 0xE0 { 1 << Sums::LEAD_OF_THREE } else { 0 };
                let four = if lead >= 0xF0 { 1 << Sums::LEAD_OF_FOUR } else { 0 };
                let close = if is_close(lead) { 1 << Sums::CLOSE } else { 0 };
                1 << Sums::LEAD | three | four | close
            }
        };
        octet += 1;
    }
    sums
};

/// Whether a lead may begin a character of the alphabet or a combining mark. Scripts without marks in their everyday characters have
/// none.
const fn is_close(lead: u8) -> bool {
    let two = matches!(lead, 0xC2 | 0xC3 | 0xCC..=0xCE | 0xD2 | 0xD6..=0xD9 | 0xDB..=0xDF);
    two || matches!(lead, 0xE0..=0xE3 | 0xEA | 0xEF | 0xF0 | 0xF3)
}

/// Takes the characters of a block that end in it; gives the number of their octets. `None`, and nothing is taken, when it has the first
/// offender of the text.
fn push_block(pass: &mut Pass, window: &Window, length: usize) -> Option<usize> {
    let block = window.first_chunk::<BLOCK>()?;
    let sums = Sums::of(block);
    // The last character may end in the next block.
    let cut = match *block {
        [.., _, _, 0xC0..=0xFF] => 1,
        [.., _, 0xE0..=0xFF, _] => 2,
        [.., 0xF0..=0xFF, _, _] => 3,
        _ => 0,
    };
    let taken = BLOCK - cut;
    let units = taken.min(length);
    let continuations = sums.get(Sums::CONTINUATION) - cut.saturating_sub(1);
    let characters = taken - continuations - (BLOCK - length);
    if !pass.has_offender() {
        if sums.get(Sums::OFFENDING) > 0 {
            return None;
        }
        let extended = sums.get(Sums::EXTENDED) + extended_of_natives(window, taken)?;
        let last = match window.get(..units)? {
            [.., 0xC0..=0xFF, 0x80..=0xFF] => 2,
            [.., 0x80..=0xFF] => EURO.len(),
            _ => 1,
        };
        pass.push_fitting_units(characters, extended, units, last);
        return Some(units);
    }
    let cut_four = cut > 0 && matches!(block.get(taken), Some(0xF0..=0xFF));
    let mut foreign = Foreign {
        characters,
        offenders: sums.get(Sums::LEAD) - usize::from(cut > 0) + sums.get(Sums::OFFENDING),
        supplementary: sums.get(Sums::LEAD_OF_FOUR) - usize::from(cut_four),
        units,
        ends_in_offender: block.get(units - 1).is_some_and(|octet| !fits(*octet)),
    };
    if sums.get(Sums::CLOSE) > 0 {
        look_closer(&mut foreign, block.get(..units)?, pass.ends_in_offender());
    }
    pass.push_foreign(&foreign);
    Some(units)
}

/// Takes characters of the alphabet, and marks that follow another offender, out of the offenders of some whole characters.
fn look_closer(foreign: &mut Foreign, octets: &[u8], offends_before: bool) {
    let mut offends = offends_before;
    let mut position = 0;
    while let Some((lead, rest)) = octets.get(position..).and_then(|rest| rest.split_first()) {
        let lead = *lead;
        // U+1F000 to U+1FFFF, which has most emoji, has no marks.
        let emoji = lead == 0xF0 && rest.first() == Some(&0x9F);
        let close = SUMS[usize::from(lead)] >> Sums::CLOSE != 0 && !emoji;
        let bits = |index: usize| u32::from(rest.get(index).copied().unwrap_or(0) & 0x3F);
        let (width, code_point) = match lead {
            0..0x80 => (1, u32::from(lead)),
            0x80..0xE0 => (2, u32::from(lead & 0x1F) << 6 | bits(0)),
            0xE0..0xF0 => (3, u32::from(lead & 0xF) << 12 | bits(0) << 6 | bits(1)),
            0xF0.. => (4, u32::from(lead & 7) << 18 | bits(0) << 12 | bits(1) << 6 | bits(2)),
        };
        if !close {
            offends = lead >= 0x80 || !fits(lead);
        } else if char::from_u32(code_point).is_some_and(|character| weight(character) > 0) {
            foreign.offenders -= 1;
            offends = false;
        } else {
            foreign.offenders -= usize::from(offends && is_mark(code_point));
            offends = true;
        }
        position += width;
    }
    foreign.ends_in_offender = offends;
}

/// How many of the characters beyond ASCII take two septets, `None` when one is outside the alphabet.
#[inline]
fn extended_of_natives(window: &Window, taken: usize) -> Option<usize> {
    let mut extended = 0;
    let (words, _) = window.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let mut beyond = u64::from_le_bytes(*word) & 0x8080_8080_8080_8080;
        while beyond != 0 {
            let place = index * 8 + beyond.trailing_zeros() as usize / 8;
            beyond &= beyond - 1;
            match window.get(place..taken).unwrap_or_default() {
                [lead @ 0xC2..0xE0, second, ..] => {
                    let code_point = u32::from(lead & 0x1F) << 6 | u32::from(second & 0x3F);
                    if char::from_u32(code_point).is_none_or(|character| weight(character) == 0) {
                        return None;
                    }
                }
                [lead, second, third, ..] if *lead >= 0xE0 => {
                    if [*lead, *second, *third] != EURO {
                        return None;
                    }
                    extended += 1;
                }
                // A continuation, or what begins in the next block.
                _ => {}
            }
        }
    }
    Some(extended)
}

/// How many segments some octets of UTF-8 fill, and the units in the last one.
#[inline(never)]
pub(super) fn count(octets: &[u8], encoding: Encoding, capacity: usize) -> (usize, usize) {
    // The euro is the only character of three octets in a text that is sent in GSM-7.
    let pairs_of = |sums: Sums| match encoding {
        Encoding::Gsm7 => sums.get(Sums::EXTENDED) + sums.get(Sums::LEAD_OF_THREE),
        Encoding::Ucs2 => sums.get(Sums::LEAD_OF_FOUR),
    };
    let (mut segments, mut filled) = (1, 0);
    let mut one_by_one = |octets: &[u8], filled: &mut usize| {
        for octet in octets {
            let sums = Sums(SUMS[usize::from(*octet)]);
            let units = 1 - sums.get(Sums::CONTINUATION) + pairs_of(sums);
            if *filled + units > capacity {
                segments += 1;
                *filled = 0;
            }
            *filled += units;
        }
    };
    let (blocks, rest) = octets.as_chunks();
    for block in blocks {
        let sums = Sums::of(block);
        let units = BLOCK - sums.get(Sums::CONTINUATION) + pairs_of(sums);
        if filled + units > capacity {
            one_by_one(block, &mut filled);
        } else {
            filled += units;
        }
    }
    one_by_one(rest, &mut filled);
    (segments, filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_the_alphabet_are_looked_at() {
        for character in '\u{80}'..=char::MAX {
            let mut octets = [0; 4];
            let lead = character.encode_utf8(&mut octets).as_bytes().first().copied();
            let must = weight(character) > 0 || is_mark(character.into());
            assert!(!must || lead.is_some_and(is_close), "{:04X}", u32::from(character));
        }
    }
}
