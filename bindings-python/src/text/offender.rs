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
    source: Source,
    /// Where to go on: a position in the text, where an offender ends and a character starts, or one in the list.
    next: AtomicUsize,
}

enum Source {
    /// Looked for when they are asked for: looking can begin anew where an offender ends.
    Text(Py<PyString>, TextOptions),
    /// Found at once: composing a text for each offender would take quadratic time.
    Found(Vec<Found>),
}

/// What is told of an offender.
struct Found {
    position: usize,
    length: usize,
    class: &'static str,
    code_points: Vec<u32>,
    replacement: Option<String>,
}

impl Found {
    fn of(offender: &septet::Offender<'_>, before: usize) -> Self {
        Self {
            position: before + offender.position,
            length: offender.length,
            class: offender.class.as_str(),
            code_points: offender.code_points().map(u32::from).collect(),
            replacement: offender.replacement.map(|replacement| replacement.as_str().to_owned()),
        }
    }

    fn record<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let code_points = PyTuple::new(py, &self.code_points)?;
        OFFENDER.of(py, (self.position, self.length, self.class, code_points, self.replacement.as_deref()))
    }
}

/// Everything that keeps a text out of GSM-7, in order and looked for lazily.
///
/// Takes the options of `analyze`, of which only `newline` and `normalize` matter; with "nfc" the text is looked through at
/// once. Raises `SeptetError` `unpaired_surrogate`.
///
/// >>> [offender.class_ for offender in septet.offenders("It’s 20 €, 😀")]
/// ['typographic', 'emoji']
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn offenders(
    text: &Bound<'_, PyString>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<OffenderIterator> {
    guard(|| {
        let composes = options::composes(options)?;
        let options = options::read(options)?.unwrap_or_default();
        let storage = Storage::of(text)?;
        let source = if composes {
            let found = |offender: septet::Offender<'_>| Found::of(&offender, 0);
            Source::Found(storage.and_then(|text| text.offenders(&options, found)).map_err(raise)?)
        } else {
            // Ill-formed text is refused now and not in the middle of a loop.
            storage.and_then(|text| text.offender_from(0, &options, |_| ())).map_err(raise)?;
            Source::Text(text.clone().unbind(), options)
        };
        Ok(OffenderIterator { source, next: AtomicUsize::new(0) })
    })
}

#[pymethods]
impl OffenderIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        guard(|| match &self.source {
            Source::Text(text, options) => {
                let from = self.next.load(Ordering::Relaxed);
                let found = |offender: septet::Offender<'_>| Found::of(&offender, from);
                let next = Storage::of(text.bind(py))?
                    .and_then(|text| text.offender_from(from, options, found))
                    .map_err(raise)?;
                let end = next.as_ref().map_or(usize::MAX, |found| found.position + found.length);
                self.next.store(end, Ordering::Relaxed);
                next.map(|found| found.record(py)).transpose()
            }
            Source::Found(found) => {
                let found = found.get(self.next.fetch_add(1, Ordering::Relaxed));
                found.map(|found| found.record(py)).transpose()
            }
        })
    }
}
