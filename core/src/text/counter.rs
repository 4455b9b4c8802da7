//! Counters such as `(1/3)`, for networks that do not join segments.

use core::fmt;

use super::coding::Coding;

/// What stands before the text of a segment when the segments are numbered; it prints as `(1/3) `.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Counter {
    /// The segment, from 1.
    pub number: u8,
    /// How many there are.
    pub total: u8,
}

impl Counter {
    /// Units of this counter, with the space after it.
    pub(super) fn units(self, coding: Coding) -> usize {
        let digits = digits(self.number.into()) + digits(self.total.into());
        units(coding, digits).unwrap_or_default()
    }
}

impl fmt::Display for Counter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}/{}) ", self.number, self.total)
    }
}

/// Units that the widest counter takes in a message whose count of segments has so many digits; `None` where the tables lack
/// one of its characters.
pub(super) fn reserved_units(coding: Coding, total_digits: usize) -> Option<usize> {
    units(coding, 2 * total_digits)
}

/// Decimal digits of a number.
pub(super) const fn digits(number: usize) -> usize {
    match number.checked_ilog10() {
        Some(log) => log as usize + 1,
        None => 1,
    }
}

fn units(coding: Coding, digits: usize) -> Option<usize> {
    let weigh = |character| Some(coding.units_of(character)).filter(|units| *units > 0);
    // Every table that holds one digit holds them all, side by side.
    let frame = weigh('(')? + weigh('/')? + weigh(')')? + weigh(' ')?;
    Some(frame + digits * weigh('0')?)
}
