//! Calling codes: which are assigned, where, and how long the numbers are (ITU-T E.164).

use super::calling_codes_table::{CALLING_CODES, REGIONS};
use crate::error::ErrorCode;

/// A row of the generated table.
pub(super) struct Entry {
    pub(super) code: u16,
    /// Bit n: a national number may have n digits.
    pub(super) lengths: u16,
    pub(super) regions_start: u16,
    pub(super) regions_count: u8,
}

/// For the digits after the first three: E.164 allows 15 in all.
const POWERS_OF_TEN: [u64; 13] = powers_of_ten();

const fn powers_of_ten() -> [u64; 13] {
    let mut powers = [1; 13];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
}

const UNASSIGNED: u8 = u8::MAX;

/// The row of the calling code with which a number of three digits begins.
static BY_PREFIX: [u8; 1000] = rows_by_prefix();

const fn rows_by_prefix() -> [u8; 1000] {
    assert!(CALLING_CODES.len() < UNASSIGNED as usize);
    let mut rows = [UNASSIGNED; 1000];
    let mut row = 0;
    while row < CALLING_CODES.len() {
        let (mut first, mut end) = (CALLING_CODES[row].code as usize, CALLING_CODES[row].code as usize + 1);
        while end * 10 <= rows.len() {
            (first, end) = (first * 10, end * 10);
        }
        while first < end {
            rows[first] = row as u8;
            first += 1;
        }
        row += 1;
    }
    rows
}

/// What the first three digits of a number tell.
#[derive(Clone, Copy)]
pub(super) struct Start {
    code: i16,
    /// Bit n: a number may have n digits in all.
    lengths: u16,
}

/// By the first three digits. A power of two, so that a mask keeps every place within.
static STARTS: [Start; 1024] = {
    let mut starts = [Start { code: 0, lengths: 0 }; 1024];
    let mut prefix = 0;
    while prefix < BY_PREFIX.len() {
        if BY_PREFIX[prefix] != UNASSIGNED {
            let entry = &CALLING_CODES[BY_PREFIX[prefix] as usize];
            let lengths = entry.lengths << digit_count(entry.code);
            starts[prefix] = Start { code: entry.code as i16, lengths };
        }
        prefix += 1;
    }
    starts
};

#[inline]
pub(super) const fn start_of_prefix(prefix: u32) -> Start {
    STARTS[prefix as usize % STARTS.len()]
}

impl Start {
    /// Of a number of at least three digits.
    pub(super) fn of(digits: u64, digit_count: u8) -> Self {
        start_of_prefix(first_three(digits, digit_count).unwrap_or(0))
    }

    /// The calling code, 0 when it is not assigned.
    #[inline]
    pub(super) const fn code(self) -> i16 {
        self.code
    }

    /// What is wrong with so many digits in all.
    #[inline]
    pub(super) const fn fault_of_length(self, digits: usize) -> Option<ErrorCode> {
        if digits < 16 && self.lengths >> digits & 1 != 0 {
            return None;
        }
        Some(if self.code == 0 {
            ErrorCode::CallingCodeUnassigned
        } else {
            ErrorCode::NumberLengthImpossible
        })
    }
}

const fn digit_count(code: u16) -> u8 {
    match code {
        0..=9 => 1,
        10..=99 => 2,
        _ => 3,
    }
}

/// Every region that has numbers (ISO 3166-1, and `001` for what belongs to no country), in an order that may change with
/// the release of the numbering plans. The column of regions ([`crate::NumberColumns`]) holds places in this list.
///
/// ```
/// assert_eq!(septet::regions().iter().filter(|region| **region == "001").count(), 1);
/// ```
pub fn regions() -> &'static [&'static str] {
    &REGIONS
}

/// The row, in all tables, of the calling code with which a number begins that has these three digits first.
pub(super) fn row_of_prefix(prefix: usize) -> Option<usize> {
    BY_PREFIX.get(prefix).filter(|row| **row != UNASSIGNED).map(|row| usize::from(*row))
}

/// The first three digits as one number.
fn first_three(digits: u64, digit_count: u8) -> Option<u32> {
    let prefix = digits / POWERS_OF_TEN.get(usize::from(digit_count.checked_sub(3)?))?;
    u32::try_from(prefix).ok()
}

/// An assigned calling code.
#[derive(Clone, Copy)]
pub struct CallingCode(&'static Entry);

impl CallingCode {
    /// The calling code at the beginning of at least three digits. It is never ambiguous, since no code is the beginning of
    /// another.
    pub(super) fn of(digits: u64, digit_count: u8) -> Option<Self> {
        Self::of_row(row_of_prefix(first_three(digits, digit_count)? as usize)?)
    }

    /// The calling code in a row of the tables.
    pub(super) fn of_row(row: usize) -> Option<Self> {
        CALLING_CODES.get(row).map(Self)
    }

    /// The code itself, 1 to 999.
    pub const fn code(self) -> u16 {
        self.0.code
    }

    /// How many digits the code has.
    pub const fn digit_count(self) -> u8 {
        digit_count(self.0.code)
    }

    /// The regions that share it (ISO 3166-1, or `001` when it belongs to no country), the main one first.
    pub fn regions(self) -> &'static [&'static str] {
        let start = usize::from(self.0.regions_start);
        REGIONS.get(start..start + usize::from(self.0.regions_count)).unwrap_or_default()
    }

    /// The place of one of its regions among all.
    #[cfg(feature = "numbering")]
    pub(super) fn place_of_region(self, index: usize) -> usize {
        usize::from(self.0.regions_start) + index
    }

    /// Whether a national number may have so many digits.
    pub const fn allows_length(self, national_digits: u8) -> bool {
        national_digits < 16 && self.0.lengths & (1 << national_digits) != 0
    }
}

impl core::fmt::Debug for CallingCode {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "CallingCode({})", self.0.code)
    }
}

impl PartialEq for CallingCode {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for CallingCode {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_leads_to_the_code_that_begins_it() {
        for prefix in 0..1000_u64 {
            let found = CallingCode::of(prefix * 1_000_000, 9).map(CallingCode::code);
            let expected = CALLING_CODES.iter().map(|entry| entry.code);
            let mut expected =
                expected.filter(|code| alloc::format!("{prefix}").starts_with(&alloc::format!("{code}")));
            assert_eq!(found, if prefix < 100 { None } else { expected.next() }, "{prefix}");
        }
    }

    #[test]
    fn no_code_begins_another() {
        for entry in &CALLING_CODES {
            let mut shorter = entry.code / 10;
            while shorter > 0 {
                assert!(
                    CALLING_CODES.iter().all(|other| other.code != shorter),
                    "{} begins {}",
                    shorter,
                    entry.code
                );
                shorter /= 10;
            }
        }
    }
}
