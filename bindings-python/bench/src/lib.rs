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

/// Nanoseconds that the core itself takes for each text, the strings read where they lie.
#[pyfunction]
fn core_ns(texts_list: &Bound<'_, PyList>) -> PyResult<f64> {
    let texts: Vec<Bound<'_, PyString>> =
        texts_list.iter().map(|text| Ok(text.cast_into()?)).collect::<PyResult<_>>()?;
    let start = now(texts_list.py())?;
    for text in &texts {
        black_box(analyze(text));
    }
    Ok((now(texts_list.py())? - start) as f64 / texts.len() as f64)
}

/// Nanoseconds that the core itself takes for each number.
#[pyfunction]
fn core_numbers_ns(numbers_list: &Bound<'_, PyList>) -> PyResult<f64> {
    let numbers: Vec<Bound<'_, PyString>> =
        numbers_list.iter().map(|text| Ok(text.cast_into()?)).collect::<PyResult<_>>()?;
    let start = now(numbers_list.py())?;
    for number in &numbers {
        // SAFETY: as above.
        if let PyStringData::Ucs1(octets) = unsafe { number.data() }? {
            let _ = black_box(septet::PhoneNumber::parse(octets));
        }
    }
    Ok((now(numbers_list.py())? - start) as f64 / numbers.len() as f64)
}

/// Floors for the benchmark.
#[pymodule(gil_used = false)]
mod septet_floor {
    #[pymodule_export]
    use super::{Floor, core_ns, core_numbers_ns, floor, floor_untouched};
}
