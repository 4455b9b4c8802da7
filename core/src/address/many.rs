//! Many numbers at once, into columns.

use super::calling_code::{CallingCode, code_of_prefix};
#[cfg(feature = "numbering")]
use super::numbering::plan_cells;
use super::phone::{NumberLevel, PhoneNumber, length_fault, syntax_fault};
use crate::column::{Offset, code_number, for_each_row, room};
use crate::error::Error;

/// The columns that [`check_numbers`] fills: 12 octets a row, and 3 more at the level of numbering; all signed.
///
/// ```
/// # #[cfg(feature = "numbering")] {
/// use septet::{LineType, NumberColumns, NumberLevel, check_numbers, regions};
/// let mut columns = NumberColumns {
///     error: &mut [0],
///     number: &mut [0],
///     calling_code: &mut [0],
///     line_type: &mut [0],
///     region: &mut [0],
/// };
/// check_numbers(b"+12042345678", &[0_u32, 12], NumberLevel::Numbering, &mut columns)?;
/// assert_eq!(LineType::from_number(columns.line_type[0] as u8), Some(LineType::FixedLineOrMobile));
/// assert_eq!(regions()[columns.region[0] as usize], "CA");
/// # }
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Debug)]
pub struct NumberColumns<'a> {
    /// The number of the error ([`crate::ErrorCode::number`]), 0 for none.
    pub error: &'a mut [i16],
    /// All digits as one number; 0 when it cannot be read. One that fails only at a higher level keeps its digits.
    pub number: &'a mut [i64],
    /// The calling code; 0 when it is not assigned or the number cannot be read.
    pub calling_code: &'a mut [i16],
    /// The number of the type ([`crate::LineType::number`]); 0 when the number is not valid or the level is lower. May be
    /// empty: then it is left out.
    pub line_type: &'a mut [i8],
    /// The place in [`crate::regions`]; -1 when no region is known or the level is lower. May be empty: then it is left out.
    pub region: &'a mut [i16],
}

impl NumberColumns<'_> {
    /// How many rows all columns have room for.
    pub fn room(&self) -> usize {
        let needed = [self.error.len(), self.number.len(), self.calling_code.len()];
        let may_be_empty = |length: usize| if length == 0 { usize::MAX } else { length };
        room(&needed).min(may_be_empty(self.line_type.len())).min(may_be_empty(self.region.len()))
    }

    /// Checks a number and writes its row; one beyond the room is left out.
    pub fn set(&mut self, row: usize, number: &[u8], level: NumberLevel) {
        if row < self.room() {
            self.write(row, number, level);
        }
    }

    /// The same for a row that there is room for.
    #[inline]
    fn write(&mut self, row: usize, number: &[u8], level: NumberLevel) {
        let (error, plan, digits, calling_code) = match PhoneNumber::read(number) {
            Some(parsed) => {
                let prefix = prefix_of(number);
                let (error, plan) = checked(number, prefix, level);
                (error, plan, parsed.digits() as i64, code_of_prefix(prefix) as i16)
            }
            None => (syntax_fault(number).map_or(0, code_number), PlanCells::EMPTY, 0, 0),
        };
        let places = (self.error.get_mut(row), self.number.get_mut(row), self.calling_code.get_mut(row));
        if let (Some(error_place), Some(number_place), Some(code_place)) = places {
            *error_place = error;
            *number_place = digits;
            *code_place = calling_code;
        }
        // These may be left out.
        if let Some(place) = self.line_type.get_mut(row) {
            *place = plan.line_type;
        }
        if let Some(place) = self.region.get_mut(row) {
            *place = plan.region;
        }
    }
}

/// What the numbering plan says of a number, as columns hold it.
#[derive(Clone, Copy)]
pub(super) struct PlanCells {
    pub(super) line_type: i8,
    pub(super) region: i16,
}

impl PlanCells {
    /// Nothing is known.
    pub(super) const EMPTY: Self = Self { line_type: 0, region: -1 };
}

/// The number of the error of a level, and what was found on the way.
#[inline]
fn checked(number: &[u8], prefix: usize, level: NumberLevel) -> (i16, PlanCells) {
    match (level, number) {
        #[cfg(feature = "numbering")]
        (NumberLevel::Numbering, [_plus, digits @ ..]) => plan_cells(digits),
        (NumberLevel::Length, [_plus, digits @ ..]) => {
            let fault = length_fault(CallingCode::of_prefix(prefix), digits.len() as u8);
            (fault.map_or(0, code_number), PlanCells::EMPTY)
        }
        _ => (0, PlanCells::EMPTY),
    }
}

/// The first three digits of a number that has been read: from its octets, which are at hand, and not by dividing its value.
#[inline]
fn prefix_of(number: &[u8]) -> usize {
    let Some([_plus, a, b, c]) = number.first_chunk() else { return 0 };
    let digit = |octet: &u8| usize::from(octet.wrapping_sub(b'0'));
    digit(a) * 100 + digit(b) * 10 + digit(c)
}

/// Checks many numbers that lie in one buffer, up to a level. Linear in the data, no allocation; a bad number has the number
/// of its error in its row and does not stop the others.
///
/// # Errors
/// `offsets_invalid` with the index of the row, `column_too_short`; nothing is written then.
///
/// ```
/// use septet::{ErrorCode, NumberColumns, NumberLevel, check_numbers};
/// let (mut error, mut number, mut calling_code) = ([0; 2], [0; 2], [0; 2]);
/// let mut columns = NumberColumns {
///     error: &mut error,
///     number: &mut number,
///     calling_code: &mut calling_code,
///     // Types and regions are not asked for.
///     line_type: &mut [],
///     region: &mut [],
/// };
/// check_numbers(b"+1202555014307700900100", &[0_u32, 12, 23], NumberLevel::Syntax, &mut columns)?;
/// assert_eq!(error, [0, ErrorCode::NumberMissingPlus.number() as i16]);
/// assert_eq!((number, calling_code), ([12025550143, 0], [1, 0]));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn check_numbers(
    data: &[u8],
    offsets: &[impl Offset],
    level: NumberLevel,
    columns: &mut NumberColumns<'_>,
) -> Result<(), Error> {
    let room = columns.room();
    // The level is a constant in each loop.
    match level {
        NumberLevel::Syntax => {
            for_each_row(data, offsets, room, |row, octets| columns.write(row, octets, NumberLevel::Syntax))
        }
        _ => for_each_row(data, offsets, room, |row, octets| columns.write(row, octets, level)),
    }
}
