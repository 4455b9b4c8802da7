//! What every frozen class needs besides its fields: pickling and hashing by its state.

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

/// `__reduce__` gives this: the function that makes the object again, and its arguments.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, (Bound<'py, PyType>, Bound<'py, PyTuple>));

/// Pickles an object by a state that `restore` understands.
pub(crate) fn reduce<'py>(object: &Bound<'py, PyAny>, state: Bound<'py, PyTuple>) -> PyResult<Reduced<'py>> {
    let module = object.py().import(intern!(object.py(), "septet._septet"))?;
    Ok((module.getattr(intern!(object.py(), "_restore"))?, (object.get_type(), state)))
}

/// The values of the fields that `__match_args__` names.
pub(crate) fn fields<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let names = object.get_type().getattr(intern!(object.py(), "__match_args__"))?.cast_into::<PyTuple>()?;
    let values = names.iter().map(|name| object.getattr(name.cast::<PyString>()?));
    PyTuple::new(object.py(), values.collect::<PyResult<Vec<_>>>()?)
}

/// The hash of some values.
pub(crate) fn hash(values: &Bound<'_, PyTuple>) -> PyResult<isize> {
    values.hash()
}

/// Makes an object from its pickled state: by the class's own `_restore`, or by its constructor from the fields that
/// `__match_args__` names.
#[pyfunction]
pub(crate) fn _restore<'py>(
    kind: &Bound<'py, PyType>,
    state: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = kind.py();
    if let Ok(own) = kind.getattr(intern!(py, "_restore")) {
        return own.call1(state);
    }
    let names = kind.getattr(intern!(py, "__match_args__"))?.cast_into::<PyTuple>()?;
    if names.len() != state.len() {
        return Err(PyTypeError::new_err("this was pickled by another release"));
    }
    let keywords = PyDict::new(py);
    for (name, value) in names.iter().zip(state) {
        keywords.set_item(name, value)?;
    }
    kind.call((), Some(&keywords))
}
