//! The scan without vector instructions of its own: runs of ASCII in a form that compilers vectorise, the rest one character at a time.

use super::blocks;
use super::cuts::count_by;
pub(super) use super::packing::{pack, unpack};
use super::scalar::Pass;
pub(super) use super::septets::push_septets;
use super::tally::BLOCK;
use super::{Filled, Scan};
use crate::text::alphabet::weight;
use crate::text::coding::Coding;
use crate::text::input::Text;
use crate::text::{Encoding, Newline};

pub(super) fn utf8(text: &str) -> Scan {
    blocks::utf8(text).scan()
}

#[inline(never)]
pub(super) fn utf16_from(units: &[u16], _: usize) -> Option<Scan> {
    let mut pass = Pass::default();
    let mut rest = units;
    while !rest.is_empty() {
        let run = plain_run(rest, |unit| (*unit).min(0xFF) as u8, &mut pass);
        rest = rest.get(run..).unwrap_or_default();
        let mut consumed = 0;
        for character in char::decode_utf16(rest.iter().copied()) {
            let character = character.ok()?;
            pass.push(character, character.len_utf16());
            consumed += character.len_utf16();
            if consumed >= BLOCK {
                break;
            }
        }
        rest = rest.get(consumed..).unwrap_or_default();
    }
    Some(pass.scan())
}

/// Takes scalar values only.
#[inline(never)]
pub(super) fn utf32(code_points: &[u32]) -> Scan {
    let mut pass = Pass::default();
    let mut rest = code_points;
    while !rest.is_empty() {
        let run = plain_run(rest, |code_point| (*code_point).min(0xFF) as u8, &mut pass);
        let (_, after) = rest.split_at_checked(run).unwrap_or_default();
        let (block, after) = after.split_at_checked(BLOCK).unwrap_or((after, &[]));
        for code_point in block {
            pass.push(char::from_u32(*code_point).unwrap_or(char::REPLACEMENT_CHARACTER), 1);
        }
        rest = after;
    }
    pass.scan()
}

#[inline(never)]
pub(super) fn latin1(octets: &[u8]) -> Scan {
    let mut pass = Pass::default();
    let mut rest = octets;
    while !rest.is_empty() {
        let run = plain_run(rest, |octet| *octet, &mut pass);
        let (_, after) = rest.split_at_checked(run).unwrap_or_default();
        let (block, after) = after.split_at_checked(BLOCK).unwrap_or((after, &[]));
        block.iter().for_each(|octet| pass.push(char::from(*octet), 1));
        rest = after;
    }
    pass.scan()
}

/// A text is not looked at twice here: its start is where it begins.
pub(super) fn plain_start(_: &[u8]) -> Option<usize> {
    Some(0)
}

pub(super) fn utf8_from(text: &str, _: usize) -> Scan {
    utf8(text)
}

pub(super) fn checked_from(octets: &[u8], _: usize) -> Option<Scan> {
    simdutf8::basic::from_utf8(octets).ok().map(utf8)
}

pub(super) fn uncounted_from(octets: &[u8], start: usize) -> Option<Scan> {
    checked_from(octets, start)
}

pub(super) fn plain_start_utf16(_: &[u16]) -> Option<usize> {
    Some(0)
}

/// Takes characters from a position on, until a segment is full.
pub(super) fn fill(text: Text<'_>, start: usize, encoding: Encoding, capacity: usize) -> Filled {
    let coding = match encoding {
        Encoding::Gsm7 => Coding::PLAIN,
        Encoding::Ucs2 => Coding::Ucs2,
    };
    let mut filled = Filled { end: start, units: 0 };
    for character in text.characters_from(start, Newline::Keep) {
        let units = coding.units_of(character.value);
        if filled.units + units > capacity {
            break;
        }
        filled.units += units;
        filled.end = character.end;
    }
    filled
}

/// Fills segments until the text ends: how many, and the units of the last.
#[inline(never)]
pub(super) fn count(text: Text<'_>, encoding: Encoding, capacity: usize) -> (usize, usize) {
    if let Text::Utf8(text) = text {
        return count_octets(text.as_bytes(), encoding, capacity);
    }
    count_by(text.len(), |position| fill(text, position, encoding, capacity))
}

/// The same of octets that are UTF-8.
pub(super) fn count_octets(octets: &[u8], encoding: Encoding, capacity: usize) -> (usize, usize) {
    blocks::count(octets, encoding, capacity)
}

/// Counts the ASCII of the alphabet at the start; gives the number of its units. Units above ASCII may be told as any octet above it.
#[inline]
fn plain_run<U>(units: &[U], octet: impl Fn(&U) -> u8, pass: &mut Pass) -> usize {
    let (blocks, rest) = units.as_chunks::<BLOCK>();
    let mut run = 0;
    for block in blocks {
        let Some(extended) = extended_of_block(block, &octet) else { break };
        pass.push_fitting(BLOCK, extended);
        run += BLOCK;
    }
    // Where the text ends, the last block overlaps the one before.
    let covered = match units.len() {
        BLOCK.. => run + rest.len() == units.len() && all_plain::<U, BLOCK>(units.last_chunk(), &octet),
        16.. => {
            all_plain::<U, 16>(units.first_chunk(), &octet) && all_plain(units.last_chunk::<16>(), &octet)
        }
        8.. => all_plain::<U, 8>(units.first_chunk(), &octet) && all_plain(units.last_chunk::<8>(), &octet),
        _ => false,
    };
    if covered && run < units.len() {
        pass.push_fitting(units.len() - run, 0);
        return units.len();
    }
    // What is left, up to the character that ends the run.
    let rest = units.get(run..).unwrap_or_default();
    let plain = rest.iter().take(BLOCK).map(octet).take_while(|unit| fits(*unit));
    let (count, extended) =
        plain.fold((0, 0), |(count, extended), unit| (count + 1, extended + usize::from(is_extended(unit))));
    if count > 0 {
        pass.push_fitting(count, extended);
    }
    run + count
}

/// How many of the extension table a block of ASCII has, `None` when a unit is outside the alphabet or no ASCII.
#[inline]
fn extended_of_block<U, const LENGTH: usize>(block: &[U; LENGTH], octet: impl Fn(&U) -> u8) -> Option<usize> {
    let (mut offending, mut extended) = (0_u8, 0_u8);
    for unit in block {
        let unit = octet(unit);
        offending |= u8::from(!fits(unit));
        extended += u8::from(is_extended(unit));
    }
    (offending == 0).then_some(extended.into())
}

/// Whether a block is there and of one septet each.
#[inline]
fn all_plain<U, const LENGTH: usize>(block: Option<&[U; LENGTH]>, octet: impl Fn(&U) -> u8) -> bool {
    block.and_then(|block| extended_of_block(block, octet)) == Some(0)
}

/// Whether a unit is ASCII of the alphabet, in comparisons alone: a table cannot be vectorised.
pub(super) const fn fits(unit: u8) -> bool {
    let printable = (unit >= 0x20) & (unit < 0x7F) & (unit != b'`');
    printable | (unit == b'\n') | (unit == 0x0C) | (unit == b'\r')
}

/// Whether a unit that fits takes two septets.
pub(super) const fn is_extended(unit: u8) -> bool {
    // Square and curly brackets differ in one bit, and so do what stands between and after them.
    let folded = unit | 0x20;
    (folded >= b'{') & (folded <= b'~') & (unit >= b'[') | (unit == 0x0C)
}

// The alphabet has the last word.
const _: () = {
    let mut unit = 0;
    while unit < 0x80 {
        let weight = weight(unit as char);
        assert!(fits(unit) == (weight > 0));
        assert!(weight == 0 || is_extended(unit) == (weight == 2));
        unit += 1;
    }
};
