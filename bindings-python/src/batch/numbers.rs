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
    nulls: Nulls,
}

impl Numbers {
    fn into_table(mut self, rows: usize) -> Table {
        self.make_room(rows);
        self.error.shrink_to_fit();
        self.number.shrink_to_fit();
        self.calling_code.shrink_to_fit();
        let columns = vec![
            Named { name: "error", data: Data::I16(self.error) },
            Named { name: "number", data: Data::I64(self.number) },
            Named { name: "calling_code", data: Data::I16(self.calling_code) },
        ];
        Table::new(columns, self.nulls, rows)
    }
}

impl Sink for Numbers {
    fn make_room(&mut self, rows: usize) {
        resize(&mut self.error, rows);
        resize(&mut self.number, rows);
        resize(&mut self.calling_code, rows);
    }

    fn text(&mut self, row: usize, text: &Bound<'_, PyString>) -> PyResult<()> {
        with_octets(text, |octets| self.octets(row, octets))
    }

    fn octets(&mut self, row: usize, octets: &[u8]) {
        let mut columns = septet::NumberColumns {
            error: &mut self.error,
            number: &mut self.number,
            calling_code: &mut self.calling_code,
            line_type: &mut [],
            region: &mut [],
        };
        columns.set(row, octets, self.level);
    }

    fn null(&mut self, row: usize) {
        let room = self.error.len();
        self.nulls.set(row, room);
    }
}

/// An empty table of numbers.
pub(super) fn empty() -> Table {
    Numbers::default().into_table(0)
}

/// Check many phone numbers at once, into columns of 12 octets a row.
///
/// `numbers` is what `analyze_many` takes; `level` what `PhoneNumber` takes. A bad number has the number of its error in its
/// row and does not stop the others.
///
/// Raises `TypeError` for items that are no strings, `SeptetError` for a level that is none.
///
/// >>> columns = septet.check_numbers(["+12025550143", "07700900100"])
/// >>> columns.error.tolist(), columns.number.tolist(), columns.calling_code.tolist()
/// ([0, 211], [12025550143, 0], [1, 0])
/// >>> columns[1]
/// NumberRow(error='number_missing_plus')
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
