//! Reading several numbers at once, by steps that do not wait for each other and do not branch. They need no vectors: the
//! faces are built to be small, and then a compiler makes none.

use super::digits::{EIGHT_DIGITS, ZEROS, joined, over_nine};

/// How many numbers are read together.
pub(super) const BLOCK: usize = 16;

/// What was read of some rows.
pub(super) struct Numbers {
    /// All digits as one number; anything where there is no prefix.
    pub(super) values: [i64; BLOCK],
    /// The first three digits as one number; 0 for a row that has to be read alone: none that is good begins with 0.
    pub(super) prefixes: [u32; BLOCK],
}

/// Rows that are being read: what is done for each alone is only to fetch its octets.
pub(super) struct Block {
    /// The first four octets of each: the plus, and the digits in which the calling code is. 0 for a row of a length that
    /// is not read here.
    heads: [u32; BLOCK],
    /// The digits before the last eight, one an octet, the first in the lowest; 0 before them.
    high: [u64; BLOCK],
    /// The last eight octets.
    low: [u64; BLOCK],
}

impl Block {
    pub(super) const fn new() -> Self {
        Self { heads: [0; BLOCK], high: [0; BLOCK], low: [0; BLOCK] }
    }

    /// Takes in so many rows.
    #[inline]
    pub(super) fn take_in<'a>(&mut self, rows: impl Iterator<Item = &'a [u8]>) {
        let places = self.heads.iter_mut().zip(&mut self.high).zip(&mut self.low);
        for (((head, high), low), row) in places.zip(rows) {
            // What is left in the other places counts for nothing then.
            let Some(ends) = Ends::of(row) else {
                *head = 0;
                continue;
            };
            (*head, *high, *low) = (ends.first as u32, ends.high(), ends.last);
        }
    }

    /// Reads what was taken in.
    #[inline]
    pub(super) fn read(&self) -> Numbers {
        let mut numbers = Numbers { values: [0; BLOCK], prefixes: [0; BLOCK] };
        let places = numbers.values.iter_mut().zip(&mut numbers.prefixes);
        for ((value, prefix), ((head, high), low)) in
            places.zip(self.heads.iter().zip(&self.high).zip(&self.low))
        {
            let low = low ^ ZEROS;
            *value = (joined(*high) * EIGHT_DIGITS + joined(low)) as i64;
            *prefix = prefix_of(*head, over_nine(*high) | over_nine(low));
        }
        numbers
    }
}

/// The first and the last eight octets of a row of `+` and 8 to 15 digits, which overlap.
struct Ends {
    first: u64,
    last: u64,
    length: usize,
}

impl Ends {
    /// `None` for any other length; that of seven digits too, of which the last eight octets are not all digits.
    #[inline(always)]
    fn of(row: &[u8]) -> Option<Self> {
        if !(9..=16).contains(&row.len()) {
            return None;
        }
        let [first, last] = [row.first_chunk()?, row.last_chunk()?].map(|octets| u64::from_le_bytes(*octets));
        Some(Self { first, last, length: row.len() })
    }

    /// The digits before the last eight. The octets lie in the order of the text from the lowest up, so moving them up drops
    /// the last ones; by less than 64 bits.
    #[inline(always)]
    const fn high(&self) -> u64 {
        const PLUS: u64 = 0xFF;
        ((self.first ^ ZEROS) & !PLUS).wrapping_shl(8 * (16 - self.length as u32))
    }
}

/// The first three digits of a number as one number, by its first four octets; 0 when they are not those of a number or
/// there is a fault elsewhere.
#[inline(always)]
fn prefix_of(head: u32, faults: u64) -> u32 {
    const PLUS: u32 = b'+' as u32;
    let [first, second, third] = [head >> 8 & 0xF, head >> 16 & 0xF, head >> 24 & 0xF];
    let is_good = faults == 0 && head & 0xFF == PLUS && first != 0;
    if is_good { first * 100 + second * 10 + third } else { 0 }
}
