//! Calling codes: which are assigned, where, and how long the numbers are (ITU-T E.164).

use super::calling_codes_table::{CALLING_CODES, REGIONS};

/// A row of the generated table.
pub(super) struct Entry {
    pub(super) code: u16,
    /// Bit n: a national number may have n digits.
    pub(super) lengths: u16,
    pub(super) regions_start: u16,
    pub(super) regions_count: u8,
}

/// An assigned calling code.
#[derive(Clone, Copy)]
pub struct CallingCode(&'static Entry);

impl CallingCode {
    /// The calling code at the beginning of some digits: one to three of them, never ambiguous since no code is the
    /// beginning of another.
    pub(super) fn of(digits: u64, digit_count: u8) -> Option<Self> {
        (1..=3).find_map(|length: u8| {
            let rest = digit_count.checked_sub(length)?;
            let code = u16::try_from(digits / 10_u64.pow(u32::from(rest))).ok()?;
            let index = CALLING_CODES.binary_search_by_key(&code, |entry| entry.code).ok()?;
            CALLING_CODES.get(index).map(Self)
        })
    }

    /// The code itself, 1 to 999.
    pub const fn code(self) -> u16 {
        self.0.code
    }

    /// How many digits the code has.
    pub const fn digit_count(self) -> u8 {
        match self.0.code {
            0..=9 => 1,
            10..=99 => 2,
            _ => 3,
        }
    }

    /// The regions that share it (ISO 3166-1, or `001` when it belongs to no country), the main one first.
    pub fn regions(self) -> &'static [&'static str] {
        let start = usize::from(self.0.regions_start);
        REGIONS.get(start..start + usize::from(self.0.regions_count)).unwrap_or_default()
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
