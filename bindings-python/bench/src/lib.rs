//! Floors for the benchmark.

use std::hint::black_box;

use pyo3::prelude::*;
use pyo3::types::string::PyStringData;
use pyo3::types::{PyList, PyString};
use septet::Analysis;

/// A frozen class of the size that an analysis has to have.
#[pyclass(frozen)]
struct Floor {
    #[pyo3(get)]
    units: usize,
    #[pyo3(get)]
    segments: usize,
    _rest: [usize; 8],
}

/// Takes a `str`, gives a frozen class, and does nothing.
#[pyfunction]
fn floor(text: &str) -> Floor {
    Floor { units: text.len(), segments: 1, _rest: [0; 8] }
}

/// The same without asking for UTF-8, which a string that is not ASCII has to make first.
#[pyfunction]
fn floor_untouched(text: &Bound<'_, PyString>) -> Floor {
    Floor { units: text.as_ptr() as usize, segments: 1, _rest: [0; 8] }
}

fn analyze(text: &Bound<'_, PyString>) -> Option<Analysis> {
    // SAFETY: the string is immutable and borrowed for the whole call.
    match unsafe { text.data() }.ok()? {
        PyStringData::Ucs1(octets) => Some(septet::analyze_latin1(octets)),
        PyStringData::Ucs2(units) => septet::analyze_utf16(units).ok(),
        PyStringData::Ucs4(points) => septet::analyze_utf32(points).ok(),
    }
}

/// Nanoseconds of this thread's own time, as the benchmark counts everywhere: the machine is shared.
fn now(py: Python<'_>) -> PyResult<u64> {
    py.import("time")?.getattr("thread_time_ns")?.call0()?.extract()
}

/// Nanoseconds that something takes for each string of a list. Nothing has looked at the strings before it starts, so their first
/// way from memory is in it, as it is in a call that is given the list.
fn ns_each(list: &Bound<'_, PyList>, mut work: impl FnMut(&Bound<'_, PyString>)) -> PyResult<f64> {
    let py = list.py();
    let start = now(py)?;
    for index in 0..list.len() {
        // SAFETY: the index is within the list, and no Python code runs that could take the item out of it.
        let item = unsafe {
            Borrowed::from_ptr(py, pyo3::ffi::PyList_GET_ITEM(list.as_ptr(), index as pyo3::ffi::Py_ssize_t))
        };
        work(&*item.cast_exact::<PyString>().map_err(PyErr::from)?);
    }
    Ok((now(py)? - start) as f64 / list.len() as f64)
}

/// Nanoseconds that the core itself takes for each text, the strings read where they lie.
#[pyfunction]
fn core_ns(texts: &Bound<'_, PyList>) -> PyResult<f64> {
    ns_each(texts, |text| {
        black_box(analyze(text));
    })
}

/// Nanoseconds that the core itself takes for each number.
#[pyfunction]
fn core_numbers_ns(numbers: &Bound<'_, PyList>) -> PyResult<f64> {
    ns_each(numbers, |number| {
        // SAFETY: as in `analyze`.
        if let Ok(PyStringData::Ucs1(octets)) = unsafe { number.data() } {
            let _ = black_box(septet::PhoneNumber::parse(octets));
        }
    })
}

/// Floors for the benchmark.
#[pymodule(gil_used = false)]
mod septet_floor {
    #[pymodule_export]
    use super::{Floor, core_ns, core_numbers_ns, floor, floor_untouched};
}
