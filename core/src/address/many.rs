//! Many numbers at once, into columns.

use super::calling_code::CallingCode;
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
        let (error, digits, calling_code) = match PhoneNumber::read(number) {
            Some(parsed) => {
                let code = calling_code_of(number);
                // The octets at hand tell its length, all but the plus.
                let national = |code: CallingCode| number.len() as u8 - 1 - code.digit_count();
                let good = match level {
                    NumberLevel::Syntax => true,
                    NumberLevel::Length => code.is_some_and(|code| code.allows_length(national(code))),
                };
                let error = if good { 0 } else { refusal(number, level) };
                (error, parsed.digits() as i64, code.map_or(0, |code| code.code() as i16))
            }
            None => (refusal(number, level), 0, 0),
        };
        let places = (self.error.get_mut(row), self.number.get_mut(row), self.calling_code.get_mut(row));
        if let (Some(error_place), Some(number_place), Some(code_place)) = places {
            *error_place = error;
            *number_place = digits;
            *code_place = calling_code;
        }
    }
}

/// The number of the error for which a number is refused.
#[cold]
fn refusal(number: &[u8], level: NumberLevel) -> i16 {
    PhoneNumber::parse_at(number, level).err().as_ref().map_or(0, error_number)
}

/// The calling code of a number that has been read: from its octets, which are at hand, and not by dividing its value.
fn calling_code_of(number: &[u8]) -> Option<CallingCode> {
    let [_, a, b, c, ..] = number else { return None };
    let digit = |octet: &u8| usize::from(octet.wrapping_sub(b'0'));
    CallingCode::of_prefix(digit(a) * 100 + digit(b) * 10 + digit(c))
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
