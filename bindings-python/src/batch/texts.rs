//! Many texts at once.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use septet::{Analysis, Error, ErrorCode, TextOptions, text_from_utf8};

use super::columns::AnalysisColumns;
use super::input::{Sink, feed};
use super::table::{Data, Named, Nulls, Table, resize};
use crate::errors::{code_points_before, guard, raise};
use crate::options;
use crate::storage;

#[derive(Default)]
struct Analyses {
    options: Option<TextOptions>,
    error: Vec<i16>,
    encoding: Vec<i8>,
    units: Vec<i32>,
    segments: Vec<i32>,
    first_offender: Vec<i32>,
    nulls: Nulls,
}

impl Analyses {
    /// The options, and the columns to write to.
    fn parts(&mut self) -> (Option<&TextOptions>, septet::AnalysisColumns<'_>) {
        let Self { options, error, encoding, units, segments, first_offender, nulls: _ } = self;
        (options.as_ref(), septet::AnalysisColumns { error, encoding, units, segments, first_offender })
    }

    fn set(&mut self, row: usize, analysis: Result<Analysis, Error>) {
        self.parts().1.set(row, analysis);
    }

    fn into_table(mut self, rows: usize) -> Table {
        self.make_room(rows);
        // A list that came without its length leaves room behind.
        self.error.shrink_to_fit();
        self.encoding.shrink_to_fit();
        self.units.shrink_to_fit();
        self.segments.shrink_to_fit();
        self.first_offender.shrink_to_fit();
        let columns = vec![
            Named { name: "error", data: Data::I16(self.error) },
            Named { name: "encoding", data: Data::I8(self.encoding) },
            Named { name: "units", data: Data::I32(self.units) },
            Named { name: "segments", data: Data::I32(self.segments) },
            Named { name: "first_offender", data: Data::I32(self.first_offender) },
        ];
        Table::new(columns, self.nulls, rows)
    }
}

impl Sink for Analyses {
    const LONG: bool = true;

    fn make_room(&mut self, rows: usize) {
        resize(&mut self.error, rows);
        resize(&mut self.encoding, rows);
        resize(&mut self.units, rows);
        resize(&mut self.segments, rows);
        resize(&mut self.first_offender, rows);
    }

    fn text(&mut self, row: usize, text: &Bound<'_, PyString>) -> PyResult<()> {
        let analysis = storage::analyze(text, self.options.as_ref())?;
        self.set(row, analysis);
        Ok(())
    }

    fn ascii(&mut self, first: usize, rows: &[&[u8]]) {
        let (options, mut columns) = self.parts();
        for (row, octets) in (first..).zip(rows) {
            let analysis = match options {
                None => Ok(septet::analyze_latin1(octets)),
                Some(options) => options.analyze_latin1(octets),
            };
            columns.set(row, analysis);
        }
    }

    fn octets(&mut self, row: usize, octets: &[u8]) {
        let analysis = text_from_utf8(octets).and_then(|text| {
            let mut found = match &self.options {
                None => septet::analyze(text),
                Some(options) => options.analyze(text)?,
            };
            // Code points, as everywhere in Python: the column must not depend on how the texts were given.
            found.first_offender = found.first_offender.map(|position| code_points_before(text, position));
            Ok(found)
        });
        self.set(row, analysis);
    }

    fn null(&mut self, row: usize) {
        // As a row with an error has it, but for the error itself.
        self.set(row, Err(Error::new(ErrorCode::InvalidOption)));
        let room = self.error.len();
        if let Some(error) = self.error.get_mut(row) {
            *error = 0;
        }
        self.nulls.set(row, room);
    }
}

/// An empty table of analyses.
pub(super) fn empty() -> Table {
    Analyses::default().into_table(0)
}

/// Analyse many texts at once, into columns of 15 octets a row.
///
/// `texts` is a list or any iterable of `str` (None is a null row), or an Arrow string array by the PyCapsule interface
/// (pyarrow, polars, pandas, DuckDB), which is read where it lies. Takes the options of `analyze`. A text that is refused has
/// the number of its error in its row and does not stop the others.
///
/// Raises `TypeError` for other items, `SeptetError` for options that are none.
///
/// >>> columns = septet.analyze_many(["Hello", "Привет", None])
/// >>> columns.segments.tolist(), columns.encoding.tolist()
/// ([1, 1, None], [0, 1, None])
/// >>> columns[1]
/// AnalysisRow(encoding='ucs2', units=6, segments=1, first_offender=0)
#[pyfunction]
#[pyo3(
    signature = (texts, **options),
    text_signature = "(texts, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn analyze_many(
    texts: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<AnalysisColumns> {
    guard(|| {
        let options = options::read(options)?;
        if let Some(options) = &options {
            // The core refuses an empty text for no other reason than the options.
            options.analyze("").map_err(raise)?;
        }
        let mut analyses = Analyses { options, ..Analyses::default() };
        let rows = feed(texts, &mut analyses)?;
        Ok(AnalysisColumns::new(Arc::new(analyses.into_table(rows))))
    })
}
