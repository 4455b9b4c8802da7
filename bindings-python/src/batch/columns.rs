//! The columns as Python objects: for Arrow, for the buffer protocol, and to look at.

use std::ffi::c_int;
use std::ptr;
use std::sync::Arc;

use pyo3::exceptions::{PyBufferError, PyIndexError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PySlice, PyTuple};
use septet::ErrorCode;

use super::table::{Data, Table};
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
}

type Capsules<'py> = (Bound<'py, PyCapsule>, Bound<'py, PyCapsule>);

/// The row of an index that may count from the end.
fn row_of(index: isize, rows: usize) -> PyResult<usize> {
    let row = if index < 0 { index.checked_add_unsigned(rows) } else { Some(index) };
    let row = row.and_then(|row| usize::try_from(row).ok()).filter(|row| *row < rows);
    row.ok_or_else(|| PyIndexError::new_err("index out of range"))
}

/// One row or, for a slice, a list of them.
fn get_item<'py>(
    index: &Bound<'py, PyAny>,
    rows: usize,
    get: impl Fn(usize) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let Ok(slice) = index.cast::<PySlice>() else { return get(row_of(index.extract()?, rows)?) };
    let range = slice.indices(isize::try_from(rows).unwrap_or(isize::MAX))?;
    let list = PyList::empty(index.py());
    let mut at = range.start;
    for _ in 0..range.slicelength {
        list.append(get(row_of(at, rows)?)?)?;
        at += range.step;
    }
    Ok(list.into_any())
}

/// One column: signed integers that are shared and never change.
///
/// `numpy.asarray` and `memoryview` read it where it lies, and so does everything that takes Arrow arrays. Null rows are
/// None here and null in Arrow; a buffer cannot tell them.
#[pyclass(frozen, module = "septet")]
pub(crate) struct Column {
    table: Arc<Table>,
    index: usize,
    /// The length for the buffer protocol, which wants it at a place that stays.
    shape: ffi::Py_ssize_t,
    stride: ffi::Py_ssize_t,
}

impl Column {
    fn new(table: &Arc<Table>, index: usize) -> Self {
        let stride = table.columns()[index].data.width() as ffi::Py_ssize_t;
        Self { table: table.clone(), index, shape: table.rows() as ffi::Py_ssize_t, stride }
    }

    fn data(&self) -> &Data {
        &self.table.columns()[self.index].data
    }
}

#[pymethods]
impl Column {
    /// The column's name.
    #[getter]
    fn name(&self) -> &'static str {
        self.table.columns()[self.index].name
    }

    /// How many rows are null.
    #[getter]
    fn null_count(&self) -> usize {
        self.table.nulls()
    }

    /// The values as a list; None for null.
    fn tolist(&self) -> Vec<Option<i64>> {
        (0..self.table.rows()).map(|row| self.table.get(self.index, row)).collect()
    }

    fn __len__(&self) -> usize {
        self.table.rows()
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = index.py();
        get_item(index, self.table.rows(), |row| match self.table.get(self.index, row) {
            Some(value) => Ok(value.into_pyobject(py)?.into_any()),
            None => Ok(py.None().into_bound(py)),
        })
    }

    /// The column as Arrow's schema and array, in capsules; buffers are shared.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Capsules<'py>> {
        let _: Option<_> = requested_schema;
        export_array(py, &self.table, Part::Column(self.index))
    }

    /// The column as a stream of one Arrow array, in a capsule.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _: Option<_> = requested_schema;
        export_stream(py, &self.table, Part::Column(self.index))
    }

    /// The column's type as an Arrow schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.table, Part::Column(self.index))
    }

    unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        if view.is_null() {
            return Err(PyBufferError::new_err("no view to fill"));
        }
        if flags & ffi::PyBUF_WRITABLE == ffi::PyBUF_WRITABLE {
            // SAFETY: the interpreter gives a view to fill.
            unsafe { (*view).obj = ptr::null_mut() };
            return Err(PyBufferError::new_err("columns are read-only"));
        }
        let this = slf.get();
        let has = |flag: c_int| flags & flag == flag;
        // SAFETY: as above; what is pointed to belongs to the column, which the view keeps alive, or to the program.
        unsafe {
            (*view).buf = this.data().as_ptr().cast_mut();
            (*view).len = this.shape * this.stride;
            (*view).readonly = 1;
            (*view).itemsize = this.stride;
            let format = this.data().python_format().as_ptr().cast_mut();
            (*view).format = if has(ffi::PyBUF_FORMAT) { format } else { ptr::null_mut() };
            (*view).ndim = 1;
            (*view).shape =
                if has(ffi::PyBUF_ND) { ptr::from_ref(&this.shape).cast_mut() } else { ptr::null_mut() };
            let strides = ptr::from_ref(&this.stride).cast_mut();
            (*view).strides = if has(ffi::PyBUF_STRIDES) { strides } else { ptr::null_mut() };
            (*view).suboffsets = ptr::null_mut();
            (*view).internal = ptr::null_mut();
            (*view).obj = slf.into_ptr();
        }
        Ok(())
    }

    fn __repr__(&self) -> String {
        let shown = (0..self.table.rows().min(SHOWN)).map(|row| match self.table.get(self.index, row) {
            Some(value) => value.to_string(),
            None => "None".into(),
        });
        let mut shown: Vec<_> = shown.collect();
        if self.table.rows() > SHOWN {
            shown.push("…".into());
        }
        format!(
            "Column('{}', {}, {} rows: {})",
            self.name(),
            self.data().name(),
            self.table.rows(),
            shown.join(", ")
        )
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| {
            let other = other.get();
            self.table.columns()[self.index] == other.table.columns()[other.index]
                && self.table.validity() == other.table.validity()
        })
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        let this = slf.get();
        state::hash(&(this.name(), this.table.rows(), this.table.nulls()).into_pyobject(slf.py())?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let this = slf.get();
        let py = slf.py();
        let kind = this.table.columns().len();
        let state = this.table.state(py)?.into_any();
        state::reduce(slf, (kind, this.index, state).into_pyobject(py)?)
    }

    #[staticmethod]
    fn _restore(kind: usize, index: usize, state: (usize, Option<Vec<u8>>, Vec<Vec<u8>>)) -> PyResult<Self> {
        let like = if kind == texts::empty().columns().len() { texts::empty() } else { numbers::empty() };
        let (rows, validity, columns) = state;
        let table = Table::restore(&like, rows, validity, &columns)?;
        if index >= table.columns().len() {
            return Err(PyIndexError::new_err("no such column"));
        }
        Ok(Self::new(&Arc::new(table), index))
    }
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

fn encoding_word(value: Option<i64>) -> Option<&'static str> {
    match value {
        Some(0) => Some(septet::Encoding::Gsm7.as_str()),
        Some(1) => Some(septet::Encoding::Ucs2.as_str()),
        _ => None,
    }
}

fn error_word(value: Option<i64>) -> Option<&'static str> {
    let number = i32::try_from(value?).ok()?;
    ErrorCode::from_number(number).map(ErrorCode::as_str)
}

/// A table of the first rows, as text.
fn printed(name: &str, table: &Table, words: impl Fn(usize, i64) -> Option<String>) -> String {
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

/// The columns that `check_numbers` gives, each a `Column`: 12 octets a row, all signed.
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
        );
        NUMBER_ROW.of(py, values)
    }
}

#[pymethods]
impl NumberColumns {
    /// The number of the error, 0 for none.
    #[getter]
    fn error(&self) -> Column {
        Column::new(&self.table, number::ERROR)
    }

    /// All digits as one integer; 0 when it cannot be read. One that fails only at level "length" keeps its digits.
    #[getter]
    fn number(&self) -> Column {
        Column::new(&self.table, number::NUMBER)
    }

    /// The calling code; 0 when it is not assigned or the number cannot be read.
    #[getter]
    fn calling_code(&self) -> Column {
        Column::new(&self.table, number::CALLING_CODE)
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
        Ok(Self { table: Arc::new(Table::restore(&numbers::empty(), rows, validity, &columns)?) })
    }
}
