//! A text after the preparation that was asked for.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::walk::Walk;
use crate::errors::{guard, raise};
use crate::options;
use crate::records::Record;
use crate::storage::utf8;

static PREPARED: Record = Record::new("septet._text", "Prepared");

/// The text as it will be analysed and sent, with a map back to the original.
///
/// Nothing changes unless an option asks for it: `newline="lf"` turns CR LF into LF, `normalize="nfc"` composes. Takes the options
/// of `analyze`. Raises `SeptetError` `unpaired_surrogate`.
///
/// >>> septet.prepare("a\r\nb", newline="lf").text
/// 'a\nb'
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn prepare<'py>(
    text: &Bound<'py, PyString>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let options = options::read(options)?.unwrap_or_default();
        let original = utf8(text)?.map_err(raise)?;
        let prepared = options.prepare(original);
        let shifts = PyTuple::new(text.py(), shifts(&prepared, original))?;
        PREPARED.of(text.py(), (&*prepared.text, shifts, prepared.changed()))
    })
}

/// The points from which on the positions differ, in code points. They are not the core's: `e` and its mark take as many octets
/// as `ẽ`, but two code points.
fn shifts(prepared: &septet::Prepared<'_>, original: &str) -> Vec<(usize, usize)> {
    if !prepared.changed() {
        return Vec::new();
    }
    let mut walk = Walk::new(original);
    let ends = prepared.text.char_indices().map(|(start, character)| start + character.len_utf8());
    let ends = (1_usize..).zip(ends).map(|(new, end)| (new, walk.count_to(prepared.original_position(end))));
    let mut before = 0;
    ends.filter(|(new, old)| old.wrapping_sub(*new) != std::mem::replace(&mut before, old.wrapping_sub(*new)))
        .collect()
}
