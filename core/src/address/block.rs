//! Reading several numbers at once, by steps that do not wait for each other and do not branch. They need no vectors: the
//! faces are built to be small, and then a compiler makes none.

use super::calling_code::code_of_prefix;
use super::digits::{EIGHT_DIGITS, ZEROS, joined, over_nine};

/// How many numbers are read together.
pub(super) const BLOCK: usize = 16;

/// Where it is written what is read of some rows.
pub(super) struct Places<'a> {
    /// All digits as one number; anything for a row that has to be read alone.
    pub(super) numbers: &'a mut [i64; BLOCK],
    /// The calling code, as [`code_of_prefix`] gives it; anything for a row that has to be read alone.
    pub(super) codes: &'a mut [i16; BLOCK],
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

    /// Reads what was taken in, and gives a bit for each row that has to be read alone, the lowest for the first row: whatever is
    /// no number, and a number of seven digits.
    #[inline]
    pub(super) fn read(&self, places: Places<'_>) -> u32 {
        let mut alone = 0_u32;
        let rows = self.heads.iter().zip(&self.high).zip(&self.low);
        for (((head, high), low), (number, code)) in rows.zip(places.numbers.iter_mut().zip(places.codes)) {
            let low = low ^ ZEROS;
            *number = (joined(*high) * EIGHT_DIGITS + joined(low)) as i64;
            *code = code_of_prefix(prefix_of(*head));
            let fault = over_nine(*high) | over_nine(low) | u64::from(head_fault(*head));
            alone = alone >> 1 | u32::from(fault != 0) << (BLOCK - 1);
        }
        alone
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

/// The first three digits of a number as one number, by its first four octets.
#[inline(always)]
const fn prefix_of(head: u32) -> u32 {
    (head >> 8 & 0xF) * 100 + (head >> 16 & 0xF) * 10 + (head >> 24 & 0xF)
}

/// Not 0 when a row does not begin with a plus and another digit than 0, of what begins with a digit.
#[inline(always)]
const fn head_fault(head: u32) -> u32 {
    const PLUS: u32 = b'+' as u32;
    ((head & 0xFF) ^ PLUS) | (head & 0xF00 == 0) as u32
}
