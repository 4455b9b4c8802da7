//! Many numbers at once.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyString;
use septet::NumberLevel;

use super::columns::NumberColumns;
use super::input::{Sink, feed};
use super::table::{Data, Named, Nulls, Table, resize};
use crate::errors::guard;
use crate::options::word;
use crate::storage::with_octets;

#[derive(Default)]
struct Numbers {
    level: NumberLevel,
    error: Vec<i16>,
    number: Vec<i64>,
    calling_code: Vec<i16>,
    /// These two are left empty at the lower levels.
    line_type: Vec<i8>,
    region: Vec<i16>,
    nulls: Nulls,
}

impl Numbers {
    #[inline]
    fn columns(&mut self) -> septet::NumberColumns<'_> {
        septet::NumberColumns {
            error: &mut self.error,
            number: &mut self.number,
            calling_code: &mut self.calling_code,
            line_type: &mut self.line_type,
            region: &mut self.region,
        }
    }

    fn into_table(mut self, rows: usize) -> Table {
        self.make_room(rows);
        self.error.shrink_to_fit();
        self.number.shrink_to_fit();
        self.calling_code.shrink_to_fit();
        let mut columns = vec![
            Named { name: "error", data: Data::I16(self.error) },
            Named { name: "number", data: Data::I64(self.number) },
            Named { name: "calling_code", data: Data::I16(self.calling_code) },
        ];
        if self.level == NumberLevel::Numbering {
            self.line_type.shrink_to_fit();
            self.region.shrink_to_fit();
            columns.push(Named { name: "line_type", data: Data::I8(self.line_type) });
            columns.push(Named { name: "region", data: Data::I16(self.region) });
        }
        Table::new(columns, self.nulls, rows)
    }
}

impl Sink for Numbers {
    const LONG: bool = false;

    fn make_room(&mut self, rows: usize) {
        resize(&mut self.error, rows);
        resize(&mut self.number, rows);
        resize(&mut self.calling_code, rows);
        if self.level == NumberLevel::Numbering {
            resize(&mut self.line_type, rows);
            resize(&mut self.region, rows);
        }
    }

    #[inline]
    fn text(&mut self, row: usize, text: &Bound<'_, PyString>) -> PyResult<()> {
        with_octets(text, |octets| self.octets(row, octets))
    }

    fn ascii(&mut self, first: usize, rows: &[&[u8]]) {
        let level = self.level;
        self.columns().set_rows(first, rows, level);
    }

    #[inline]
    fn octets(&mut self, row: usize, octets: &[u8]) {
        // The usual level as a constant, which leaves nothing to ask for each row.
        match self.level {
            NumberLevel::Syntax => self.columns().set(row, octets, NumberLevel::Syntax),
            level => self.columns().set(row, octets, level),
        }
    }

    fn null(&mut self, row: usize) {
        if let Some(region) = self.region.get_mut(row) {
            *region = -1;
        }
        let room = self.error.len();
        self.nulls.set(row, room);
    }
}

/// An empty table of numbers.
pub(super) fn empty() -> Table {
    Numbers::default().into_table(0)
}

/// An empty table of numbers that were looked up in the numbering plans.
pub(super) fn empty_of_plans() -> Table {
    Numbers { level: NumberLevel::Numbering, ..Numbers::default() }.into_table(0)
}

/// Check many phone numbers at once, into columns of 12 octets a row, and 3 more at level "numbering".
///
/// `numbers` is what `analyze_many` takes; `level` what `PhoneNumber` takes. A bad number has the number of its error in its
/// row and does not stop the others. At level "numbering" there are two more columns, `line_type` and `region`.
///
/// Raises `TypeError` for items that are no strings, `SeptetError` for a level that is none.
///
/// >>> columns = septet.check_numbers(["+12025550143", "07700900100"])
/// >>> columns.error.tolist(), columns.number.tolist(), columns.calling_code.tolist()
/// ([0, 211], [12025550143, 0], [1, 0])
/// >>> columns[1]
/// NumberRow(error='number_missing_plus')
/// >>> septet.check_numbers(["+442079460958"], level="numbering")[0]
/// NumberRow(number=PhoneNumber('+44********58'), calling_code=44, line_type='fixed_line', region='GB')
#[pyfunction]
#[pyo3(signature = (numbers, level = None), text_signature = "(numbers, level='syntax')")]
pub(crate) fn check_numbers(
    numbers: &Bound<'_, PyAny>,
    level: Option<&Bound<'_, PyAny>>,
) -> PyResult<NumberColumns> {
    guard(|| {
        let level = level.map_or(Ok(NumberLevel::Syntax), |level| word(level, NumberLevel::from_name))?;
        let mut checked = Numbers { level, ..Numbers::default() };
        let rows = feed(numbers, &mut checked)?;
        Ok(NumberColumns::new(Arc::new(checked.into_table(rows))))
    })
}
