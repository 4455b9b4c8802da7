//! Many texts at once, into columns.

use super::analysis::Analysis;
use super::input::text_from_utf8;
use super::plain::{Counts, count_plain};
use super::{Encoding, TextOptions};
use crate::column::{Offset, error_number, for_each_row, room};
use crate::error::{Error, ErrorCode};

/// The columns that [`analyze_many`] fills: 15 octets a row. All are signed, since many engines have no unsigned integers.
#[derive(Debug)]
pub struct AnalysisColumns<'a> {
    /// The number of the error ([`ErrorCode::number`]), 0 for none. A row with an error has -1 in every other column.
    pub error: &'a mut [i16],
    /// 0 for GSM-7, 1 for UCS-2.
    pub encoding: &'a mut [i8],
    /// Septets or UTF-16 units.
    pub units: &'a mut [i32],
    /// Segments.
    pub segments: &'a mut [i32],
    /// Where the first character outside the alphabet stands, in octets from the row's own start; -1 for none.
    pub first_offender: &'a mut [i32],
}

impl AnalysisColumns<'_> {
    /// How many rows all columns have room for.
    pub fn room(&self) -> usize {
        let lengths = [
            self.error.len(),
            self.encoding.len(),
            self.units.len(),
            self.segments.len(),
            self.first_offender.len(),
        ];
        room(&lengths)
    }

    /// Writes one row; one beyond the room is left out.
    #[inline]
    pub fn set(&mut self, row: usize, analysis: Result<Analysis, Error>) {
        self.set_counts(row, analysis.map(Counts::from));
    }

    #[inline]
    fn set_counts(&mut self, row: usize, counts: Result<Counts, Error>) {
        let (error, values) = match counts.and_then(Row::of) {
            Ok(values) => (0, values),
            Err(error) => {
                (error_number(&error), Row { encoding: -1, units: -1, segments: -1, first_offender: -1 })
            }
        };
        put(self.error, row, error);
        put(self.encoding, row, values.encoding);
        put(self.units, row, values.units);
        put(self.segments, row, values.segments);
        put(self.first_offender, row, values.first_offender);
    }
}

struct Row {
    encoding: i8,
    units: i32,
    segments: i32,
    first_offender: i32,
}

impl Row {
    #[inline]
    fn of(counts: Counts) -> Result<Self, Error> {
        let narrow = |value: usize| i32::try_from(value).map_err(|_| Error::new(ErrorCode::TextTooLong));
        Ok(Self {
            encoding: match counts.encoding {
                Encoding::Gsm7 => 0,
                Encoding::Ucs2 => 1,
            },
            units: narrow(counts.units)?,
            segments: narrow(counts.segments)?,
            first_offender: counts.first_offender.map_or(Ok(-1), narrow)?,
        })
    }
}

fn put<T>(column: &mut [T], row: usize, value: T) {
    if let Some(place) = column.get_mut(row) {
        *place = value;
    }
}

/// Analyses many UTF-8 texts that lie in one buffer. Linear in the data, no allocation; a text that is refused has the number
/// of its error in its row and does not stop the others.
///
/// # Errors
/// `offsets_invalid` with the index of the row, `column_too_short`, and the errors of the options; nothing is written then.
///
/// ```
/// use septet::{AnalysisColumns, TextOptions, analyze_many};
/// let (mut error, mut encoding) = ([0; 3], [0; 3]);
/// let (mut units, mut segments, mut first_offender) = ([0; 3], [0; 3], [0; 3]);
/// let mut columns = AnalysisColumns {
///     error: &mut error, encoding: &mut encoding, units: &mut units, segments: &mut segments,
///     first_offender: &mut first_offender,
/// };
/// analyze_many("Hi€中\u{0}".as_bytes(), &[0_i32, 5, 8, 9], &TextOptions::new(), &mut columns)?;
/// assert_eq!((units, encoding, first_offender), ([4, 1, 1], [0, 1, 1], [-1, 0, 0]));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn analyze_many(
    data: &[u8],
    offsets: &[impl Offset],
    options: &TextOptions,
    columns: &mut AnalysisColumns<'_>,
) -> Result<(), Error> {
    options.check()?;
    if options.is_plain() && options.max_segments.is_none() {
        return for_each_row(data, offsets, columns.room(), |row, octets| {
            columns.set_counts(row, count_plain(octets, options.reference_bits));
        });
    }
    for_each_row(data, offsets, columns.room(), |row, octets| {
        columns.set(row, text_from_utf8(octets).and_then(|text| options.analyze(text)));
    })
}
