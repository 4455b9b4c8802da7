//! Reading several numbers at once, in steps that a compiler turns into vector instructions.

use super::digits::{EIGHT_DIGITS, digits_at_end};
use crate::column::Offset;

/// How many numbers are read together.
pub(super) const BLOCK: usize = 16;

/// Octets of the longest number with its plus: E.164 allows 15 digits.
const WIDTH: usize = 16;

/// Words of eight octets that hold the digits of a number.
const WORDS: usize = WIDTH / 8;

/// What was read of some rows.
pub(super) struct Numbers {
    /// All digits as one number; anything where there is no number.
    pub(super) values: [i64; BLOCK],
    /// The first three digits as one number; 0 where there is no number, since none begins with 0.
    pub(super) prefixes: [u32; BLOCK],
}

/// Rows that are being read.
pub(super) struct Block {
    /// The first four octets of each: the plus, and the digits in which the calling code is. 0 for a row with anything but
    /// digits after its first octet, or of a length that no number has.
    heads: [u32; BLOCK],
    /// The digits of each, one an octet, 0 before them.
    digits: [[u8; 8]; BLOCK * WORDS],
}

impl Block {
    pub(super) const fn new() -> Self {
        Self { heads: [0; BLOCK], digits: [[0; 8]; BLOCK * WORDS] }
    }

    /// Reads the rows between offsets, which ascend and lie within the data.
    #[inline]
    pub(super) fn read<O: Offset>(&mut self, data: &[u8], offsets: &[O; BLOCK + 1]) -> Numbers {
        let mut ends = offsets.iter().map(|offset| offset.position().unwrap_or_default());
        let mut start = ends.next().unwrap_or_default();
        for ((head, digits), end) in self.heads.iter_mut().zip(self.digits.as_chunks_mut().0).zip(ends) {
            *head = take_in(data, start, end, digits).unwrap_or_default();
            start = end;
        }
        Numbers { values: values(&self.digits), prefixes: self.heads.map(prefix) }
    }
}

/// The digits of a row, and its first four octets; `None` when it has something else.
#[inline(always)]
fn take_in(data: &[u8], start: usize, end: usize, digits: &mut [[u8; 8]; WORDS]) -> Option<u32> {
    let row = data.get(start..end)?;
    if !(8..=WIDTH).contains(&row.len()) {
        return None;
    }
    let head = row.first_chunk()?;
    // Nearly every row has sixteen octets of data before its end. Those that do not belong to it are only read.
    let window = match data.get(..end)?.last_chunk() {
        Some(window) => *window,
        None => window_at_the_start(row),
    };
    let read = digits_at_end(u128::from_le_bytes(window), row.len() - 1)?;
    *digits = read.map(u64::to_le_bytes);
    Some(u32::from_le_bytes(*head))
}

/// Sixteen octets that end with fewer than sixteen.
#[cold]
fn window_at_the_start(octets: &[u8]) -> [u8; WIDTH] {
    let mut window = [0; WIDTH];
    window.iter_mut().rev().zip(octets.iter().rev()).for_each(|(place, octet)| *place = *octet);
    window
}

/// The first three digits of a number as one number, by its first four octets; 0 when they are not those of a number. It has
/// no branch, so that several are found in one step.
#[inline]
fn prefix(head: u32) -> u32 {
    let [first, second, third] = [head >> 8 & 0xF, head >> 16 & 0xF, head >> 24 & 0xF];
    let prefix = first * 100 + second * 10 + third;
    let fault = ((head & 0xFF) ^ u32::from(b'+')) | u32::from(first == 0);
    if fault == 0 { prefix } else { 0 }
}

/// The values of sixteen digits each: neighbours are joined to pairs, these to fours, and these to one.
#[inline]
fn values(digits: &[[u8; 8]; BLOCK * WORDS]) -> [i64; BLOCK] {
    let mut pairs = [[0_u8; 2]; BLOCK * WIDTH / 2];
    for (place, two) in pairs.iter_mut().zip(digits.as_flattened().as_chunks().0) {
        let two = u16::from_le_bytes(*two);
        *place = ((two & 0xFF) * 10 + (two >> 8)).to_le_bytes();
    }
    let mut fours = [[0_u8; 4]; BLOCK * WIDTH / 4];
    for (place, two) in fours.iter_mut().zip(pairs.as_flattened().as_chunks().0) {
        let two = u32::from_le_bytes(*two);
        // No pair takes more bits; so it is seen that one product of 16 bits is enough.
        *place = ((two & 0x7FFF) * 100 + (two >> 16)).to_le_bytes();
    }
    let mut values = [0; BLOCK];
    for (place, [high, low]) in values.iter_mut().zip(fours.as_flattened().as_chunks().0.as_chunks().0) {
        *place = (eight(*high) * EIGHT_DIGITS + eight(*low)) as i64;
    }
    values
}

/// Two fours as one number: the upper half of the product is the first one times 10,000 and the second one.
#[inline]
fn eight(fours: [u8; 8]) -> u64 {
    u64::from_le_bytes(fours).wrapping_mul(10_000 << 32 | 1) >> 32
}
