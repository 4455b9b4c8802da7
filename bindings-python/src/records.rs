//! The records of `python/septet`: immutable Python objects that hold what the core found.
//!
//! What is made once in a while is a Python class, which is shorter and smaller than a native one; what is made a million times
//! (an analysis, a number) is native.

use pyo3::BoundObject;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

/// A record class by its module and name.
pub(crate) struct Record {
    module: &'static str,
    name: &'static str,
    /// The class method that makes one of its values, unchecked.
    of: PyOnceLock<Py<PyAny>>,
}

impl Record {
    pub(crate) const fn new(module: &'static str, name: &'static str) -> Self {
        Self { module, name, of: PyOnceLock::new() }
    }

    /// A record with these values, in the order of its `__match_args__`.
    pub(crate) fn of<'py>(
        &self,
        py: Python<'py>,
        values: impl IntoPyObject<'py, Target = PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.made(values.into_pyobject(py).map_err(Into::into)?.into_bound())
    }

    /// The same for a tuple. Apart, since the other one stands wherever records are made.
    #[inline(never)]
    fn made<'py>(&self, values: Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        let py = values.py();
        let of = self.of.get_or_try_init(py, || {
            Ok::<_, PyErr>(py.import(self.module)?.getattr(self.name)?.getattr("_of")?.unbind())
        })?;
        of.bind(py).call1((values,))
    }

    /// Whether an object is one.
    #[inline(never)]
    pub(crate) fn is(&self, object: &Bound<'_, PyAny>) -> PyResult<bool> {
        object.is_instance(&object.py().import(self.module)?.getattr(self.name)?)
    }
}
