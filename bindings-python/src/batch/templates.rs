//! A template filled with many rows of values.

use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::{Error, ErrorCode, TextOptions};

use super::table::{Data, Named, Nulls, Table};
use super::template_columns::TemplateColumns;
use crate::errors::{code_points_before, guard, raise};
use crate::money::{amount, maybe_decimal};
use crate::options;
use crate::records::Record;
use crate::storage::utf8;
use crate::text::{Declared, values, with_template};

static TOTAL: Record = Record::new("septet._templates", "TemplateTotal");

/// No text of any encoding: the core refuses the row, and its error is told afterwards.
const ILL_FORMED: u8 = 0xFF;

/// All values, one after the other, as the core takes them.
struct Values {
    data: Vec<u8>,
    offsets: Vec<usize>,
    rows: usize,
    /// Rows with a lone surrogate, which no UTF-8 can hold.
    surrogates: Vec<usize>,
}

impl Values {
    fn read(rows: &Bound<'_, PyAny>, fields: &[Declared]) -> PyResult<Self> {
        let mut read = Self { data: Vec::new(), offsets: vec![0], rows: 0, surrogates: Vec::new() };
        for row in rows.try_iter()? {
            let given = values(&row?, fields)?;
            if let Some(missing) = fields.get(given.len()) {
                let error = Error::new(ErrorCode::MissingMember).in_field(missing.name.clone());
                return Err(raise(error.at_index(read.rows)));
            }
            for value in &given {
                match utf8(value)? {
                    Ok(text) => read.data.extend_from_slice(text.as_bytes()),
                    Err(_) => {
                        read.data.push(ILL_FORMED);
                        if read.surrogates.last() != Some(&read.rows) {
                            read.surrogates.push(read.rows);
                        }
                    }
                }
                read.offsets.push(read.data.len());
            }
            read.rows += 1;
        }
        Ok(read)
    }

    /// The text of a row, which was accepted.
    fn filled(&self, template: &septet::Template<'_>, row: usize, width: usize) -> Option<String> {
        let ends = self.offsets.get(row * width..=(row + 1) * width)?;
        let value = |ends: &[usize]| std::str::from_utf8(self.data.get(ends[0]..ends[1])?).ok();
        let values = ends.windows(2).map(value).collect::<Option<Vec<_>>>()?;
        template.fill(&values).ok()
    }
}

#[derive(Default)]
struct Columns {
    error: Vec<i16>,
    encoding: Vec<i8>,
    units: Vec<i32>,
    segments: Vec<i32>,
    first_offender: Vec<i32>,
    cost: Vec<i64>,
}

impl Columns {
    fn new(rows: usize) -> Self {
        Self {
            error: vec![0; rows],
            encoding: vec![0; rows],
            units: vec![0; rows],
            segments: vec![0; rows],
            first_offender: vec![0; rows],
            cost: vec![0; rows],
        }
    }

    fn fill(
        &mut self,
        template: &septet::Template<'_>,
        values: &Values,
        options: &TextOptions,
        price: Option<septet::Amount>,
    ) -> Result<septet::TemplateTotal, Error> {
        let analysis = septet::AnalysisColumns {
            error: &mut self.error,
            encoding: &mut self.encoding,
            units: &mut self.units,
            segments: &mut self.segments,
            first_offender: &mut self.first_offender,
        };
        let mut columns = septet::TemplateColumns { analysis, cost: &mut self.cost };
        template.rows(&values.data, &values.offsets, options, price, &mut columns)
    }

    /// Positions as everywhere in Python, and the errors that only Python's strings can have.
    fn settle(&mut self, template: &septet::Template<'_>, values: &Values, width: usize) {
        for (row, offender) in self.first_offender.iter_mut().enumerate().filter(|(_, at)| **at > 0) {
            let text = values.filled(template, row, width).unwrap_or_default();
            let position = code_points_before(&text, usize::try_from(*offender).unwrap_or(0));
            *offender = i32::try_from(position).unwrap_or(i32::MAX);
        }
        let number = i16::try_from(ErrorCode::UnpairedSurrogate.number()).unwrap_or(i16::MAX);
        for row in &values.surrogates {
            if let Some(error) = self.error.get_mut(*row) {
                *error = number;
            }
        }
    }

    fn into_table(self, rows: usize) -> Table {
        let columns = vec![
            Named { name: "error", data: Data::I16(self.error) },
            Named { name: "encoding", data: Data::I8(self.encoding) },
            Named { name: "units", data: Data::I32(self.units) },
            Named { name: "segments", data: Data::I32(self.segments) },
            Named { name: "first_offender", data: Data::I32(self.first_offender) },
            Named { name: "cost", data: Data::I64(self.cost) },
        ];
        Table::new(columns, Nulls::default(), rows)
    }
}

/// An empty table of filled templates.
pub(super) fn empty() -> Table {
    Columns::default().into_table(0)
}

/// What each row of values makes of a template, and what all take together.
#[pyfunction]
pub(crate) fn _template_rows<'py>(
    text: &Bound<'py, PyString>,
    style: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyTuple>,
    rows: &Bound<'py, PyAny>,
    price: Option<&Bound<'py, PyAny>>,
    options: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = text.py();
        let options = options::read(Some(options))?.unwrap_or_default();
        let price = price.map(|price| amount(price, "price")).transpose()?;
        with_template(utf8(text)?.map_err(raise)?, style, fields, &mut |template, declared| {
            let values = Values::read(rows, declared)?;
            let mut columns = Columns::new(values.rows);
            let work = || {
                let total = columns.fill(template, &values, &options, price)?;
                columns.settle(template, &values, declared.len());
                Ok(total)
            };
            let total = py.detach(work).map_err(raise)?;
            let cost = maybe_decimal(py, total.cost)?;
            let told = (total.rows, total.failed, total.segments, total.most_segments, cost);
            let table = Arc::new(columns.into_table(values.rows));
            TemplateColumns::new(table, TOTAL.of(py, told)?.unbind()).into_bound_py_any(py)
        })
    })
}
