//! Reading several numbers at once, by steps that do not wait for each other and do not branch.

use super::digits::{EIGHT_DIGITS, KEPT, ZEROS, joined, over_nine};
use super::phone::{MAX_DIGITS, MIN_DIGITS};
use crate::column::Offset;

/// How many numbers are read together.
pub(super) const BLOCK: usize = 16;

/// Rows that are read together.
pub(super) trait Rows {
    /// A row; the index is below [`BLOCK`].
    fn row(&self, index: usize) -> &[u8];

    /// What has to be fetched of it.
    fn ends(&self, index: usize) -> Ends;
}

/// The beginning and the end of a row.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    /// The first four octets: the plus, and the digits in which the calling code is. 0 for a row of a length that no number has.
    pub(super) head: u32,
    /// The sixteen octets that end with the row's last. What stands before the plus counts for nothing.
    pub(super) octets: [u64; 2],
    /// Which of them are the digits of a number of this length.
    pub(super) kept: &'static [u64; 2],
}

impl Ends {
    /// Of a length that no number has.
    const NONE: Self = Self { head: 0, octets: [0; 2], kept: &[0; 2] };

    /// Of sixteen octets that end with a row of this length.
    #[inline(always)]
    fn of(octets: &[u8; 16], length: usize) -> Self {
        let ends = Self { octets: words(octets), ..Self::NONE };
        let Some(kept) = kept_of_row(length) else { return ends };
        let head = octets.get(16 - length..).and_then(|row| row.first_chunk());
        head.map_or(ends, |head| Self { head: u32::from_le_bytes(*head), kept, ..ends })
    }
}

/// Which octets are digits where a row of this length ends, `None` for a length that no number has.
#[inline(always)]
fn kept_of_row(length: usize) -> Option<&'static [u64; 2]> {
    let digits = length.wrapping_sub(1);
    if (MIN_DIGITS..=MAX_DIGITS).contains(&digits) { KEPT.get(digits) } else { None }
}

/// Rows that lie in one buffer. None of them ends before the sixteenth octet.
pub(super) struct Joined<'a, O> {
    pub(super) data: &'a [u8],
    pub(super) offsets: &'a [O; BLOCK + 1],
}

impl<O: Offset> Joined<'_, O> {
    #[inline(always)]
    fn position(&self, index: usize) -> usize {
        self.offsets.get(index).map_or(0, |offset| offset.good_position())
    }
}

impl<O: Offset> Rows for Joined<'_, O> {
    #[inline(always)]
    fn row(&self, index: usize) -> &[u8] {
        self.data.get(self.position(index)..self.position(index + 1)).unwrap_or_default()
    }

    #[inline(always)]
    fn ends(&self, index: usize) -> Ends {
        let [start, end] = [self.position(index), self.position(index + 1)];
        let octets = self.data.get(..end).and_then(|before| before.last_chunk());
        Ends::of(octets.unwrap_or_else(|| none_before()), end.wrapping_sub(start))
    }
}

/// Never called where the offsets are good. A call and not a choice of values, so that what is likely waits for nothing.
#[cold]
fn none_before() -> &'static [u8; 16] {
    &[0; 16]
}

/// The two words of sixteen octets.
#[inline(always)]
fn words(octets: &[u8; 16]) -> [u64; 2] {
    let octets = u128::from_le_bytes(*octets);
    [octets as u64, (octets >> 64) as u64]
}

/// Rows of which each lies somewhere else.
pub(super) struct Apart<'a>(pub(super) &'a [&'a [u8]; BLOCK]);

impl Rows for Apart<'_> {
    #[inline(always)]
    fn row(&self, index: usize) -> &[u8] {
        self.0.get(index).copied().unwrap_or_default()
    }

    /// The octets lie in the order of the text from the lowest up, so moving the first eight up drops those that are among the
    /// last eight.
    #[inline(always)]
    fn ends(&self, index: usize) -> Ends {
        let row = self.row(index);
        let Some(kept) = kept_of_row(row.len()) else { return Ends::NONE };
        let (Some(first), Some(last)) = (row.first_chunk(), row.last_chunk()) else { return Ends::NONE };
        let first = u64::from_le_bytes(*first);
        let moved = first.wrapping_shl(8 * (16 - row.len() as u32));
        Ends { head: first as u32, octets: [moved, u64::from_le_bytes(*last)], kept }
    }
}

/// What is read of a block.
pub(super) struct Read<'a> {
    /// All digits as one number; anything for a row that is none.
    pub(super) numbers: &'a mut [i64; BLOCK],
    /// The first three digits as one number; anything for a row that is none.
    pub(super) prefixes: &'a mut [u32; BLOCK],
}

/// How blocks are read here.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    #[cfg(target_arch = "x86_64")]
    Avx2,
    Portable,
}

impl Reader {
    /// The best that the processor offers.
    pub(super) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if crate::processor::has_avx2() {
            return Self::Avx2;
        }
        Self::Portable
    }

    /// Reads a block, and gives a bit for each row that is no number, the lowest for the first row.
    // The instructions of a feature may only be used where the processor has it, which the compiler cannot see.
    #[allow(unsafe_code)]
    #[inline]
    pub(super) fn read(self, rows: &impl Rows, read: Read<'_>) -> u32 {
        match self {
            // SAFETY: `best` has seen that the processor has the feature.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => unsafe { super::avx2::read(rows, read) },
            Self::Portable => portable(rows, read),
        }
    }
}

fn portable(rows: &impl Rows, read: Read<'_>) -> u32 {
    let mut faults = 0_u32;
    for (index, (number, prefix)) in read.numbers.iter_mut().zip(read.prefixes).enumerate() {
        let Ends { head, octets: [high, low], kept: [high_kept, low_kept] } = rows.ends(index);
        let (high, low) = ((high ^ ZEROS) & high_kept, (low ^ ZEROS) & low_kept);
        *number = (joined(high) * EIGHT_DIGITS + joined(low)) as i64;
        *prefix = prefix_of(head);
        let fault = over_nine(high) | over_nine(low) | u64::from(head_fault(head));
        faults |= u32::from(fault != 0) << index;
    }
    faults
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
