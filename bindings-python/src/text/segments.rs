//! The segments of a text.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};

use crate::errors::{guard, raise};
use crate::options;
use crate::records::Record;
use crate::storage::{Storage, utf8};

static SEGMENT: Record = Record::new("septet._text", "Segment");

/// Split a text into the segments in which it is sent.
///
/// Takes the options of `analyze`; `concatenation_reference` (up to 255, or 65535 with 16 bits) is only needed for the
/// headers. An escape pair or a surrogate pair is never split. Raises `SeptetError` as `analyze` does, and
/// `too_many_segments` beyond 255.
///
/// >>> [segment.units for segment in septet.segment("]" * 153)]
/// [152, 152, 2]
/// >>> septet.segment("]" * 153, concatenation_reference=42)[0].header.hex()
/// '0500032a0301'
#[pyfunction]
#[pyo3(
    signature = (text, **options),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn segment<'py>(
    text: &Bound<'py, PyString>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    guard(|| {
        let py = text.py();
        let options = options::read(options)?.unwrap_or_default();
        let ranges = Storage::of(text)?.and_then(|text| text.segments(&options)).map_err(raise)?;
        // The ranges join to the whole text, so its characters are walked through once.
        let mut rest = utf8(text)?.map_err(raise)?;
        let part = |range: septet::SegmentRange| {
            let characters = range.end - range.start;
            let octets = rest.char_indices().nth(characters).map_or(rest.len(), |(octets, _)| octets);
            let (this, after) = rest.split_at(octets);
            rest = after;
            let header = range.header.map(|header| PyBytes::new(py, header.as_octets()));
            let text = options.prepare(this).text;
            SEGMENT.of(py, (&*text, range.start, range.end, range.units, range.octets, header))
        };
        ranges.into_iter().map(part).collect()
    })
}
