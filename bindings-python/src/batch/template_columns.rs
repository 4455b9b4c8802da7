//! The columns of a template's rows as Python objects.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::column::{Capsules, Column, get_item};
use super::columns::{encoding_word, error_word, printed};
use super::table::Table;
use super::templates;
use crate::arrow::{Part, export_array, export_schema, export_stream};
use crate::money::maybe_decimal;
use crate::records::Record;
use crate::state::{self, Reduced};

static TEMPLATE_ROW: Record = Record::new("septet._rows", "TemplateRow");

/// The columns in a table of filled templates.
mod template {
    pub(super) const ERROR: usize = 0;
    pub(super) const ENCODING: usize = 1;
    pub(super) const UNITS: usize = 2;
    pub(super) const SEGMENTS: usize = 3;
    pub(super) const FIRST_OFFENDER: usize = 4;
    pub(super) const COST: usize = 5;
}

/// The columns that `Template.rows` gives, each a `Column`: 23 octets a row, all signed.
///
/// Goes into a data frame as it is, like `AnalysisColumns`. `columns[5]` is one row as an object, `columns.total` what all take
/// together.
#[pyclass(frozen, module = "septet")]
pub(crate) struct TemplateColumns {
    table: Arc<Table>,
    /// The record of the sums.
    total: Py<PyAny>,
}

impl TemplateColumns {
    pub(super) const fn new(table: Arc<Table>, total: Py<PyAny>) -> Self {
        Self { table, total }
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        let value = |column| self.table.get(column, row);
        let told = |column| value(column).filter(|value| *value >= 0);
        let values = (
            encoding_word(value(template::ENCODING)),
            told(template::UNITS),
            told(template::SEGMENTS),
            told(template::FIRST_OFFENDER),
            maybe_decimal(py, told(template::COST).map(septet::Amount::from_nanos))?,
            error_word(value(template::ERROR)),
        );
        TEMPLATE_ROW.of(py, values)
    }
}

#[pymethods]
impl TemplateColumns {
    /// The number of the error, 0 for none. A row with an error has -1 in every other column.
    #[getter]
    fn error(&self) -> Column {
        Column::new(&self.table, template::ERROR)
    }

    /// 0 for GSM-7, 1 for UCS-2.
    #[getter]
    fn encoding(&self) -> Column {
        Column::new(&self.table, template::ENCODING)
    }

    /// Septets or UTF-16 units.
    #[getter]
    fn units(&self) -> Column {
        Column::new(&self.table, template::UNITS)
    }

    /// Segments.
    #[getter]
    fn segments(&self) -> Column {
        Column::new(&self.table, template::SEGMENTS)
    }

    /// Where the first character outside the alphabet stands, in code points; -1 for none.
    #[getter]
    fn first_offender(&self) -> Column {
        Column::new(&self.table, template::FIRST_OFFENDER)
    }

    /// What each row costs in nanos (billionths of the currency); -1 where there is no price or an error.
    #[getter]
    fn cost(&self) -> Column {
        Column::new(&self.table, template::COST)
    }

    /// What all rows take together, as a `TemplateTotal`.
    #[getter]
    fn total(&self, py: Python<'_>) -> Py<PyAny> {
        self.total.clone_ref(py)
    }

    /// All rows as a list of `TemplateRow`.
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
        printed("TemplateColumns", &self.table, |column, value| match column {
            template::ENCODING => encoding_word(Some(value)).map(Into::into),
            template::ERROR => error_word(Some(value)).map(Into::into),
            _ => None,
        })
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let py = other.py();
        Ok(other.get().table == self.table && self.total.bind(py).eq(&other.get().total)?)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        slf.get().total.bind(slf.py()).hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let state = slf.get().table.state(slf.py())?;
        let mut state: Vec<_> = state.iter().collect();
        state.push(slf.get().total.bind(slf.py()).clone());
        state::reduce(slf, PyTuple::new(slf.py(), state)?)
    }

    #[staticmethod]
    fn _restore(
        rows: usize,
        validity: Option<Vec<u8>>,
        columns: Vec<Vec<u8>>,
        total: Py<PyAny>,
    ) -> PyResult<Self> {
        let table = Table::restore(&templates::empty(), rows, validity, &columns)?;
        Ok(Self { table: Arc::new(table), total })
    }
}
