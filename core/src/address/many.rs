//! Many numbers at once, into columns.

use super::phone::{NumberLevel, PhoneNumber};
use crate::column::{Offset, error_number, for_each_row, room};
use crate::error::Error;

/// The columns that [`check_numbers`] fills: 12 octets a row, all signed.
#[derive(Debug)]
pub struct NumberColumns<'a> {
    /// The number of the error ([`crate::ErrorCode::number`]), 0 for none.
    pub error: &'a mut [i16],
    /// All digits as one number; 0 when it cannot be read. One that fails only at a higher level keeps its digits.
    pub number: &'a mut [i64],
    /// The calling code; 0 when it is not assigned or the number cannot be read.
    pub calling_code: &'a mut [i16],
}

impl NumberColumns<'_> {
    /// How many rows all columns have room for.
    pub fn room(&self) -> usize {
        room(&[self.error.len(), self.number.len(), self.calling_code.len()])
    }

    /// Checks a number and writes its row; one beyond the room is left out.
    pub fn set(&mut self, row: usize, number: &[u8], level: NumberLevel) {
        let parsed = PhoneNumber::parse(number);
        let checked = parsed.clone().and_then(|number| number.check(level));
        let digits = parsed.as_ref().map_or(0, |number| number.digits() as i64);
        let calling_code =
            parsed.ok().and_then(PhoneNumber::calling_code).map_or(0, |code| code.code() as i16);
        let places = (self.error.get_mut(row), self.number.get_mut(row), self.calling_code.get_mut(row));
        if let (Some(error_place), Some(number_place), Some(code_place)) = places {
            *error_place = checked.as_ref().err().map_or(0, error_number);
            *number_place = digits;
            *code_place = calling_code;
        }
    }
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
/// let mut columns =
///     NumberColumns { error: &mut error, number: &mut number, calling_code: &mut calling_code };
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
    for_each_row(data, offsets, columns.room(), |row, octets| columns.set(row, octets, level))
}
