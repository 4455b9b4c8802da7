//! Many numbers at once, into columns.

use super::block::{Apart, BLOCK, Joined, Read, Reader, Rows};
use super::calling_code::{Start, start_of_prefix};
#[cfg(feature = "numbering")]
use super::numbering::plan_cells;
use super::phone::{NumberLevel, PhoneNumber, syntax_fault};
use crate::column::{Offset, code_number, room, rows_of};
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
    #[inline]
    pub fn set(&mut self, row: usize, number: &[u8], level: NumberLevel) {
        let is_left_out_or_has = |length: usize| length == 0 || row < length;
        if is_left_out_or_has(self.line_type.len()) && is_left_out_or_has(self.region.len()) {
            self.write(row, number, level);
        }
    }

    /// The same where the columns that may be left out have room.
    #[inline]
    fn write(&mut self, row: usize, number: &[u8], level: NumberLevel) {
        let Some(parsed) = PhoneNumber::read(number) else { return self.refuse(row, number) };
        let places = (self.error.get_mut(row), self.number.get_mut(row), self.calling_code.get_mut(row));
        let (Some(error), Some(digits), Some(calling_code)) = places else { return };
        let start = start_of_prefix(prefix_of(number));
        let plan;
        (*digits, *calling_code) = (parsed.digits() as i64, start.code());
        (*error, plan) = checked(number, start, level);
        PlanColumns { line_type: self.line_type, region: self.region }.write(row, plan);
    }

    /// Checks several numbers and writes their rows from `first` on, as [`Self::set`] does for each, but in less time; those
    /// beyond the room are left out. Linear, no allocation.
    ///
    /// ```
    /// use septet::{ErrorCode, NumberColumns, NumberLevel};
    /// let (mut error, mut number, mut calling_code) = ([0; 3], [0; 3], [0; 3]);
    /// let mut columns = NumberColumns {
    ///     error: &mut error,
    ///     number: &mut number,
    ///     calling_code: &mut calling_code,
    ///     line_type: &mut [],
    ///     region: &mut [],
    /// };
    /// columns.set_rows(1, &[b"+12025550143", b"07700900100", b"+442079460958"], NumberLevel::Syntax);
    /// // There is no room for the third.
    /// assert_eq!((number, calling_code), ([0, 12025550143, 0], [0, 1, 0]));
    /// assert_eq!(error, [0, 0, ErrorCode::NumberMissingPlus.number() as i16]);
    /// ```
    // Never a part of its callers, which may be built to be small.
    #[inline(never)]
    pub fn set_rows(&mut self, first: usize, numbers: &[&[u8]], level: NumberLevel) {
        let room = self.room().saturating_sub(first);
        let numbers = numbers.get(..room).unwrap_or(numbers);
        let (blocks, rest) = numbers.as_chunks::<BLOCK>();
        let reader = Reader::best();
        let mut row = first;
        if level == NumberLevel::Syntax {
            self.know_no_plans(first, numbers.len());
        }
        for numbers in blocks {
            self.write_block(row, reader, &Apart(numbers), level);
            row += BLOCK;
        }
        for number in rest {
            self.write(row, number, level);
            row += 1;
        }
    }

    /// Writes what the lowest level has to say of plans, which is the same in every row.
    #[inline]
    fn know_no_plans(&mut self, first: usize, rows: usize) {
        self.line_type
            .iter_mut()
            .skip(first)
            .take(rows)
            .for_each(|place| *place = PlanCells::EMPTY.line_type);
        self.region.iter_mut().skip(first).take(rows).for_each(|place| *place = PlanCells::EMPTY.region);
    }

    /// Writes a block of rows, which there is room for; of plans only what a higher level has to say.
    #[inline]
    fn write_block(&mut self, first: usize, reader: Reader, rows: &impl Rows, level: NumberLevel) {
        let mut prefixes = [0; BLOCK];
        let places = (
            self.error.get_mut(first..).and_then(<[i16]>::first_chunk_mut),
            self.number.get_mut(first..).and_then(<[i64]>::first_chunk_mut),
            self.calling_code.get_mut(first..).and_then(<[i16]>::first_chunk_mut::<BLOCK>),
        );
        let (Some(errors), Some(numbers), Some(codes)) = places else { return };
        let mut faults = reader.read(rows, Read { numbers, prefixes: &mut prefixes });
        *errors = [0; BLOCK];
        for (code, prefix) in codes.iter_mut().zip(prefixes) {
            *code = start_of_prefix(prefix).code();
        }
        match level {
            NumberLevel::Syntax => {}
            NumberLevel::Length => {
                for (index, (error, prefix)) in errors.iter_mut().zip(prefixes).enumerate() {
                    *error = length_error(start_of_prefix(prefix), rows.row(index).len());
                }
                self.know_no_plans(first, BLOCK);
            }
            #[cfg(feature = "numbering")]
            NumberLevel::Numbering => {
                for index in (0..BLOCK).filter(|index| faults >> index & 1 == 0) {
                    let row = first + index;
                    let (error, plan) = checked(rows.row(index), start_of_prefix(prefixes[index]), level);
                    if let Some(place) = self.error.get_mut(row) {
                        *place = error;
                    }
                    PlanColumns { line_type: self.line_type, region: self.region }.write(row, plan);
                }
            }
        }
        while faults != 0 {
            let index = faults.trailing_zeros() as usize;
            self.refuse(first + index, rows.row(index));
            faults &= faults - 1;
        }
    }

    /// Writes the row of what is no number at any level.
    #[cold]
    fn refuse(&mut self, row: usize, number: &[u8]) {
        let places = (self.error.get_mut(row), self.number.get_mut(row), self.calling_code.get_mut(row));
        let (Some(error), Some(digits), Some(calling_code)) = places else { return };
        (*digits, *calling_code) = (0, 0);
        *error = syntax_fault(number).map_or(0, code_number);
        PlanColumns { line_type: self.line_type, region: self.region }.write(row, PlanCells::EMPTY);
    }
}

/// The columns that may be left out.
struct PlanColumns<'a> {
    line_type: &'a mut [i8],
    region: &'a mut [i16],
}

impl PlanColumns<'_> {
    fn write(&mut self, row: usize, plan: PlanCells) {
        if let Some(place) = self.line_type.get_mut(row) {
            *place = plan.line_type;
        }
        if let Some(place) = self.region.get_mut(row) {
            *place = plan.region;
        }
    }
}

/// The rows between offsets.
#[inline]
fn rows_between<'a>(data: &'a [u8], offsets: &'a [impl Offset]) -> impl Iterator<Item = &'a [u8]> {
    let mut ends = offsets.iter().map(|offset| offset.position().unwrap_or_default());
    let mut start = ends.next().unwrap_or_default();
    ends.map(move |end| {
        let row = data.get(start..end).unwrap_or_default();
        start = end;
        row
    })
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
fn checked(number: &[u8], start: Start, level: NumberLevel) -> (i16, PlanCells) {
    match (level, number) {
        #[cfg(feature = "numbering")]
        (NumberLevel::Numbering, [_plus, digits @ ..]) => plan_cells(digits),
        (NumberLevel::Length, _) => (length_error(start, number.len()), PlanCells::EMPTY),
        _ => (0, PlanCells::EMPTY),
    }
}

/// The number of the error of a length, with the plus.
#[inline]
fn length_error(start: Start, length: usize) -> i16 {
    start.fault_of_length(length.wrapping_sub(1)).map_or(0, code_number)
}

/// The first three digits of a number that has been read: from its octets, which are at hand, and not by dividing its value.
#[inline]
fn prefix_of(number: &[u8]) -> u32 {
    let Some([_plus, a, b, c]) = number.first_chunk() else { return 0 };
    let digit = |octet: &u8| u32::from(octet.wrapping_sub(b'0'));
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
    let rows = rows_of(data, offsets, columns.room())?;
    // The level is a constant in each loop.
    match level {
        NumberLevel::Syntax => {
            check_rows(data, offsets, NumberLevel::Syntax, columns);
            columns.know_no_plans(0, rows);
        }
        _ => check_rows(data, offsets, level, columns),
    }
    Ok(())
}

/// For offsets that are good and have room.
#[inline]
fn check_rows(data: &[u8], offsets: &[impl Offset], level: NumberLevel, columns: &mut NumberColumns<'_>) {
    // What ends later ends behind sixteen octets.
    let ends_early = |offset: &&_| Offset::position(**offset).is_some_and(|end| end < 16);
    let mut first = offsets.iter().skip(1).take_while(ends_early).count();
    let alone = offsets.get(..=first).unwrap_or_default();
    for (row, number) in rows_between(data, alone).enumerate() {
        columns.write(row, number, level);
    }
    let reader = Reader::best();
    // One more than rows: each block ends with the offset that the next one begins with.
    while let Some(offsets) = offsets.get(first..).and_then(|rest| rest.first_chunk()) {
        columns.write_block(first, reader, &Joined { data, offsets }, level);
        first += BLOCK;
    }
    for (row, number) in (first..).zip(rows_between(data, offsets.get(first..).unwrap_or_default())) {
        columns.write(row, number, level);
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use super::*;

    /// Rows that each end or begin somewhere else in a block, among numbers that are good.
    fn rows() -> Vec<&'static [u8]> {
        let hard: [&[u8]; 12] = [
            b"",
            b"+",
            b"+1",
            b"12025550143",
            b"+0202555014",
            b"+123456",
            b"+1234567",
            b"+123456789012345",
            b"+1234567890123456",
            b"+1202555014/",
            b"+1202555014:",
            b"+12\xFF25550143",
        ];
        let mut rows = Vec::new();
        for (index, row) in hard.iter().cycle().take(500).enumerate() {
            rows.push(*row);
            // Between none and four good ones, so that every row stands at every place of a block.
            (0..index % 5).for_each(|_| rows.push(b"+4915112345678"));
        }
        rows
    }

    #[test]
    fn a_block_gives_what_a_row_gives() {
        let all = rows();
        for level in [NumberLevel::Syntax, NumberLevel::Length] {
            for count in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, all.len()] {
                for rows in [&all[..count], &all[all.len() - count..]] {
                    let data = rows.concat();
                    let mut offsets = vec![0_i32];
                    rows.iter().for_each(|row| offsets.push(offsets[offsets.len() - 1] + row.len() as i32));
                    let (mut error, mut number, mut code) = (vec![7; count], vec![7; count], vec![7; count]);
                    let (mut line_type, mut region) = (vec![7; count], vec![7; count]);
                    let mut columns = NumberColumns {
                        error: &mut error,
                        number: &mut number,
                        calling_code: &mut code,
                        line_type: &mut line_type,
                        region: &mut region,
                    };
                    assert!(check_numbers(&data, &offsets, level, &mut columns).is_ok());
                    for (row, text) in rows.iter().enumerate() {
                        let expected = PhoneNumber::parse(text);
                        let digits = expected.as_ref().map_or(0, |number| number.digits());
                        assert_eq!(number[row], digits as i64, "{row}");
                        let assigned = expected.as_ref().ok().and_then(|number| number.calling_code());
                        assert_eq!(code[row], assigned.map_or(0, |code| code.code()) as i16, "{row}");
                        let fault = expected.and_then(|number| number.check(level)).err();
                        assert_eq!(error[row], fault.map_or(0, |error| code_number(error.code())), "{row}");
                        assert_eq!((line_type[row], region[row]), (0, -1), "{row}");
                    }
                }
            }
        }
    }
}
