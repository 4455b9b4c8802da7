//! The segments of a text.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};

use super::walk::Walk;
use crate::errors::{guard, in_code_points, raise};
use crate::options;
use crate::records::Record;
use crate::storage::utf8;

static SEGMENT: Record = Record::new("septet._text", "Segment");

/// Split a text into the segments in which it is sent.
///
/// Takes the options of `analyze`; `concatenation_reference` (up to 255, or 65535 with 16 bits) is only needed for the
/// headers. An escape pair or a surrogate pair is never split. With `numbering` a counter stands before each text. Raises `SeptetError` as `analyze` does, and
/// `too_many_segments` beyond 255.
///
/// >>> [segment.units for segment in septet.segment("]" * 153)]
/// [152, 152, 2]
/// >>> septet.segment("]" * 153, concatenation_reference=42)[0].header.hex()
/// '0500032a0301'
/// >>> [segment.text[:6] for segment in septet.segment("a" * 320, numbering=True)]
/// ['(1/3) ', '(2/3) ', '(3/3) ']
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn segment<'py>(
    text: &Bound<'py, PyString>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    guard(|| {
        let py = text.py();
        let options = options::read(options)?.unwrap_or_default();
        let text = utf8(text)?.map_err(raise)?;
        let segments = options.segments(text).map_err(|error| raise(in_code_points(error, text)))?;
        // The ranges join to the whole text, so it is walked through once.
        let mut walk = Walk::new(text);
        let one = |segment: septet::Segment<'_>| {
            let range = segment.range;
            let (start, end) = (walk.count_to(range.start), walk.count_to(range.end));
            let header = range.header.map(|header| PyBytes::new(py, header.as_octets()));
            let counter = range.counter.map(|counter| counter.to_string());
            SEGMENT.of(py, (&*segment.text, start, end, range.units, range.octets, header, counter))
        };
        segments.map(one).collect()
    })
}
