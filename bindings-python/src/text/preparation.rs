//! A text after the preparation that was asked for.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::errors::{guard, raise};
use crate::options;
use crate::records::Record;
use crate::storage::utf8;

static PREPARED: Record = Record::new("septet._text", "Prepared");

/// The text as it will be analysed and sent, with a map back to the original.
///
/// Nothing changes unless an option asks for it: `newline="lf"` turns CR LF into LF. Takes the options of `analyze`. Raises
/// `SeptetError` `unpaired_surrogate`.
///
/// >>> septet.prepare("a\r\nb", newline="lf").text
/// 'a\nb'
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn prepare<'py>(
    text: &Bound<'py, PyString>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let options = options::read(options)?.unwrap_or_default();
        let original = utf8(text)?.map_err(raise)?;
        let prepared = options.prepare(original);
        // Both texts are walked through once: the shifts ascend.
        let (mut in_prepared, mut in_original) = (Walk::new(&prepared.text), Walk::new(original));
        let shift = |&(new, old): &(usize, usize)| (in_prepared.count_to(new), in_original.count_to(old));
        let shifts: Vec<_> = prepared.shifts().iter().map(shift).collect();
        PREPARED.of(text.py(), (&*prepared.text, PyTuple::new(text.py(), shifts)?))
    })
}

/// Counts code points up to ever later positions in octets.
struct Walk<'a> {
    text: &'a str,
    octets: usize,
    code_points: usize,
}

impl<'a> Walk<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, octets: 0, code_points: 0 }
    }

    fn count_to(&mut self, octets: usize) -> usize {
        self.code_points += self.text.get(self.octets..octets).unwrap_or_default().chars().count();
        self.octets = octets;
        self.code_points
    }
}
