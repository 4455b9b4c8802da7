//! What forces a text out of the GSM-7 alphabet.

use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::TextOptions;

use crate::errors::{guard, raise};
use crate::options;
use crate::records::Record;
use crate::storage::Storage;

static OFFENDER: Record = Record::new("septet._text", "Offender");

/// The offenders of a text, one after the other.
#[pyclass(frozen, module = "septet._septet")]
pub(crate) struct OffenderIterator {
    text: Py<PyString>,
    options: TextOptions,
    /// Where to go on; an offender ends where a character starts, so looking can begin anew there.
    position: AtomicUsize,
}

/// Everything that keeps a text out of GSM-7, in order and looked for lazily.
///
/// Takes the options of `analyze`, of which only `newline` matters. Raises `SeptetError` `unpaired_surrogate`.
///
/// >>> [offender.class_ for offender in septet.offenders("It’s 20 €, 😀")]
/// ['typographic', 'emoji']
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn offenders(
    text: &Bound<'_, PyString>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<OffenderIterator> {
    guard(|| {
        let options = options::read(options)?.unwrap_or_default();
        // Ill-formed text is refused now and not in the middle of a loop.
        Storage::of(text)?.and_then(|text| text.offender_from(0, &options, |_| ())).map_err(raise)?;
        Ok(OffenderIterator { text: text.clone().unbind(), options, position: AtomicUsize::new(0) })
    })
}

#[pymethods]
impl OffenderIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        guard(|| {
            let from = self.position.load(Ordering::Relaxed);
            let text = self.text.bind(py);
            let found = |offender: septet::Offender<'_>| {
                let position = from + offender.position;
                let code_points: Vec<_> = offender.code_points().map(u32::from).collect();
                let replacement = offender.replacement.map(|replacement| replacement.as_str().to_owned());
                let end = position + offender.length;
                (position, offender.length, offender.class.as_str(), code_points, replacement, end)
            };
            let next = Storage::of(text)?
                .and_then(|text| text.offender_from(from, &self.options, found))
                .map_err(raise)?;
            let Some((position, length, class, code_points, replacement, end)) = next else {
                self.position.store(usize::MAX, Ordering::Relaxed);
                return Ok(None);
            };
            self.position.store(end, Ordering::Relaxed);
            let code_points = PyTuple::new(py, code_points)?;
            OFFENDER.of(py, (position, length, class, code_points, replacement)).map(Some)
        })
    }
}
