//! The columns of a batch as Python objects: for Arrow, and to look at.

use std::sync::Arc;

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use septet::{ErrorCode, LineType};

use super::column::{Capsules, Column, get_item};
use super::table::Table;
use super::{numbers, texts};
use crate::address::PhoneNumber;
use crate::arrow::{Part, export_array, export_schema, export_stream};
use crate::records::Record;
use crate::state::{self, Reduced};

static ANALYSIS_ROW: Record = Record::new("septet._rows", "AnalysisRow");
static NUMBER_ROW: Record = Record::new("septet._rows", "NumberRow");

/// Rows that are shown.
const SHOWN: usize = 10;

/// The columns in a table of analyses.
mod analysis {
    pub(super) const ERROR: usize = 0;
    pub(super) const ENCODING: usize = 1;
    pub(super) const UNITS: usize = 2;
    pub(super) const SEGMENTS: usize = 3;
    pub(super) const FIRST_OFFENDER: usize = 4;
}

/// The columns in a table of numbers.
mod number {
    pub(super) const ERROR: usize = 0;
    pub(super) const NUMBER: usize = 1;
    pub(super) const CALLING_CODE: usize = 2;
    /// This and the next only at level "numbering".
    pub(super) const LINE_TYPE: usize = 3;
    pub(super) const REGION: usize = 4;
}

/// The columns that `analyze_many` gives, each a `Column`: 15 octets a row, all signed.
///
/// Goes into a data frame as it is (`polars.DataFrame(columns)`, `pyarrow.record_batch(columns)`, DuckDB), more than
/// once and without a copy. `columns[5]` is one row as an object, None where the text was null.
#[pyclass(frozen, module = "septet")]
pub(crate) struct AnalysisColumns {
    table: Arc<Table>,
}

impl AnalysisColumns {
    pub(super) const fn new(table: Arc<Table>) -> Self {
        Self { table }
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        if self.table.is_null(row) {
            return Ok(py.None().into_bound(py));
        }
        let value = |column| self.table.get(column, row);
        let told = |column| value(column).filter(|value| *value >= 0);
        let values = (
            encoding_word(value(analysis::ENCODING)),
            told(analysis::UNITS),
            told(analysis::SEGMENTS),
            told(analysis::FIRST_OFFENDER),
            error_word(value(analysis::ERROR)),
        );
        ANALYSIS_ROW.of(py, values)
    }
}

pub(super) fn encoding_word(value: Option<i64>) -> Option<&'static str> {
    match value {
        Some(0) => Some(septet::Encoding::Gsm7.as_str()),
        Some(1) => Some(septet::Encoding::Ucs2.as_str()),
        _ => None,
    }
}

pub(super) fn error_word(value: Option<i64>) -> Option<&'static str> {
    let number = i32::try_from(value?).ok()?;
    ErrorCode::from_number(number).map(ErrorCode::as_str)
}

/// A table of the first rows, as text.
pub(super) fn printed(name: &str, table: &Table, words: impl Fn(usize, i64) -> Option<String>) -> String {
    let mut lines: Vec<Vec<String>> = vec![table.columns().iter().map(|column| column.name.into()).collect()];
    for row in 0..table.rows().min(SHOWN) {
        let cell = |column: usize| match table.get(column, row) {
            None => "null".into(),
            Some(value) => words(column, value).unwrap_or_else(|| value.to_string()),
        };
        lines.push((0..table.columns().len()).map(cell).collect());
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..table.columns().len()).map(width).collect();
    let mut text = format!("{name}({} rows)", table.rows());
    for line in &lines {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}"));
        text.push_str("\n  ");
        text.push_str(&cells.collect::<Vec<_>>().join("  "));
    }
    if table.rows() > SHOWN {
        text.push_str("\n  …");
    }
    text
}

#[pymethods]
impl AnalysisColumns {
    /// The number of the error, 0 for none. A row with an error has -1 in every other column.
    #[getter]
    fn error(&self) -> Column {
        Column::new(&self.table, analysis::ERROR)
    }

    /// 0 for GSM-7, 1 for UCS-2.
    #[getter]
    fn encoding(&self) -> Column {
        Column::new(&self.table, analysis::ENCODING)
    }

    /// Septets or UTF-16 units.
    #[getter]
    fn units(&self) -> Column {
        Column::new(&self.table, analysis::UNITS)
    }

    /// Segments.
    #[getter]
    fn segments(&self) -> Column {
        Column::new(&self.table, analysis::SEGMENTS)
    }

    /// Where the first character outside the alphabet stands, in code points; -1 for none.
    #[getter]
    fn first_offender(&self) -> Column {
        Column::new(&self.table, analysis::FIRST_OFFENDER)
    }

    /// All rows as a list of `AnalysisRow`, None where the text was null.
    fn tolist<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        (0..self.table.rows()).map(|row| self.row(py, row)).collect()
    }

    fn __len__(&self) -> usize {
        self.table.rows()
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        get_item(index, self.table.rows(), |row| self.row(index.py(), row))
    }

    /// The columns as Arrow's schema and struct array, in capsules; buffers are shared.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Capsules<'py>> {
        let _: Option<_> = requested_schema;
        export_array(py, &self.table, Part::All)
    }

    /// The columns as a stream of one Arrow struct array, in a capsule.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _: Option<_> = requested_schema;
        export_stream(py, &self.table, Part::All)
    }

    /// The columns' types as an Arrow schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.table, Part::All)
    }

    fn __repr__(&self) -> String {
        printed("AnalysisColumns", &self.table, |column, value| match column {
            analysis::ENCODING => encoding_word(Some(value)).map(Into::into),
            analysis::ERROR => error_word(Some(value)).map(Into::into),
            _ => None,
        })
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().table == self.table)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        state::hash(&PyTuple::new(slf.py(), [slf.get().table.rows(), slf.get().table.nulls()])?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, slf.get().table.state(slf.py())?)
    }

    #[staticmethod]
    fn _restore(rows: usize, validity: Option<Vec<u8>>, columns: Vec<Vec<u8>>) -> PyResult<Self> {
        Ok(Self { table: Arc::new(Table::restore(&texts::empty(), rows, validity, &columns)?) })
    }
}

fn line_type_word(value: Option<i64>) -> Option<&'static str> {
    LineType::from_number(u8::try_from(value?).ok()?).map(LineType::as_str)
}

fn region_word(value: Option<i64>) -> Option<&'static str> {
    septet::regions().get(usize::try_from(value?).ok()?).copied()
}

/// The columns that `check_numbers` gives, each a `Column`: 12 octets a row, 15 at level "numbering", all signed.
///
/// Goes into a data frame as it is, like `AnalysisColumns`. `columns[5]` is one row as an object.
#[pyclass(frozen, module = "septet")]
pub(crate) struct NumberColumns {
    table: Arc<Table>,
}

impl NumberColumns {
    pub(super) const fn new(table: Arc<Table>) -> Self {
        Self { table }
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        if self.table.is_null(row) {
            return Ok(py.None().into_bound(py));
        }
        let told = |column| self.table.get(column, row).filter(|value| *value > 0);
        let digits = told(number::NUMBER).map(|digits| format!("+{digits}"));
        let number = digits.and_then(|digits| septet::PhoneNumber::parse(digits).ok());
        let values = (
            number.map(|number| PhoneNumber { number }),
            told(number::CALLING_CODE),
            error_word(self.table.get(number::ERROR, row)),
            line_type_word(self.table.get(number::LINE_TYPE, row)),
            region_word(self.table.get(number::REGION, row)),
        );
        NUMBER_ROW.of(py, values)
    }

    /// A column that only level "numbering" gives.
    fn of_plans(&self, column: usize) -> PyResult<Column> {
        if column < self.table.columns().len() {
            return Ok(Column::new(&self.table, column));
        }
        Err(PyAttributeError::new_err("only level 'numbering' gives line types and regions"))
    }
}

#[pymethods]
impl NumberColumns {
    /// The number of the error, 0 for none.
    #[getter]
    fn error(&self) -> Column {
        Column::new(&self.table, number::ERROR)
    }

    /// All digits as one integer; 0 when it cannot be read. One that fails only at a higher level keeps its digits.
    #[getter]
    fn number(&self) -> Column {
        Column::new(&self.table, number::NUMBER)
    }

    /// The calling code; 0 when it is not assigned or the number cannot be read.
    #[getter]
    fn calling_code(&self) -> Column {
        Column::new(&self.table, number::CALLING_CODE)
    }

    /// The number of what a valid number is for: 1 fixed_line, 2 mobile, 3 fixed_line_or_mobile, 4 toll_free, 5 premium_rate,
    /// 6 shared_cost, 7 voip, 8 personal_number, 9 pager, 10 uan, 11 voicemail; 0 when it is not valid.
    ///
    /// Raises `AttributeError` at the lower levels, which do not ask for it.
    #[getter]
    fn line_type(&self) -> PyResult<Column> {
        self.of_plans(number::LINE_TYPE)
    }

    /// The place of the region in `regions()`, -1 when none is known. Raises `AttributeError` at the lower levels.
    #[getter]
    fn region(&self) -> PyResult<Column> {
        self.of_plans(number::REGION)
    }

    /// All rows as a list of `NumberRow`, None where the number was null.
    fn tolist<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        (0..self.table.rows()).map(|row| self.row(py, row)).collect()
    }

    fn __len__(&self) -> usize {
        self.table.rows()
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        get_item(index, self.table.rows(), |row| self.row(index.py(), row))
    }

    /// The columns as Arrow's schema and struct array, in capsules; buffers are shared.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Capsules<'py>> {
        let _: Option<_> = requested_schema;
        export_array(py, &self.table, Part::All)
    }

    /// The columns as a stream of one Arrow struct array, in a capsule.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _: Option<_> = requested_schema;
        export_stream(py, &self.table, Part::All)
    }

    /// The columns' types as an Arrow schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.table, Part::All)
    }

    /// Numbers are people, so only their calling codes are shown.
    fn __repr__(&self) -> String {
        printed("NumberColumns", &self.table, |column, value| match column {
            number::ERROR => error_word(Some(value)).map(Into::into),
            number::NUMBER if value > 0 => {
                let number = septet::PhoneNumber::parse(format!("+{value}"));
                Some(number.map_or_else(|_| String::new(), |number| number.masked().to_string()))
            }
            number::LINE_TYPE => line_type_word(Some(value)).map(Into::into),
            number::REGION => region_word(Some(value)).map(Into::into),
            _ => None,
        })
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().table == self.table)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        state::hash(&PyTuple::new(slf.py(), [slf.get().table.rows(), slf.get().table.nulls()])?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, slf.get().table.state(slf.py())?)
    }

    #[staticmethod]
    fn _restore(rows: usize, validity: Option<Vec<u8>>, columns: Vec<Vec<u8>>) -> PyResult<Self> {
        let plans = numbers::empty_of_plans();
        let like = if columns.len() == plans.columns().len() { plans } else { numbers::empty() };
        Ok(Self { table: Arc::new(Table::restore(&like, rows, validity, &columns)?) })
    }
}
