//! One column as a Python object: for Arrow, for the buffer protocol, and to look at.

use std::ffi::c_int;
use std::ptr;
use std::sync::Arc;

use pyo3::exceptions::{PyBufferError, PyIndexError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PySlice, PyTuple};

use super::table::{Data, Table};
use super::{numbers, templates, texts};
use crate::arrow::{Part, export_array, export_schema, export_stream};
use crate::state::{self, Reduced};

/// Values that are shown.
const SHOWN: usize = 10;

/// What `__arrow_c_array__` gives: a schema and an array.
pub(super) type Capsules<'py> = (Bound<'py, PyCapsule>, Bound<'py, PyCapsule>);

/// The row of an index that may count from the end.
fn row_of(index: isize, rows: usize) -> PyResult<usize> {
    let row = if index < 0 { index.checked_add_unsigned(rows) } else { Some(index) };
    let row = row.and_then(|row| usize::try_from(row).ok()).filter(|row| *row < rows);
    row.ok_or_else(|| PyIndexError::new_err("index out of range"))
}

/// One row or, for a slice, a list of them.
pub(super) fn get_item<'py>(
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
    pub(super) fn new(table: &Arc<Table>, index: usize) -> Self {
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
        let names = PyTuple::new(py, this.table.names())?;
        let state = this.table.state(py)?.into_any();
        state::reduce(slf, (names, this.index, state).into_pyobject(py)?)
    }

    #[staticmethod]
    fn _restore(
        names: Vec<String>,
        index: usize,
        state: (usize, Option<Vec<u8>>, Vec<Vec<u8>>),
    ) -> PyResult<Self> {
        let tables = [texts::empty(), numbers::empty(), numbers::empty_of_plans(), templates::empty()];
        let like = tables.into_iter().find(|table| table.names().eq(names.iter()));
        let like = like.ok_or_else(|| PyIndexError::new_err("no such columns"))?;
        let (rows, validity, columns) = state;
        let table = Table::restore(&like, rows, validity, &columns)?;
        if index >= table.columns().len() {
            return Err(PyIndexError::new_err("no such column"));
        }
        Ok(Self::new(&Arc::new(table), index))
    }
}
