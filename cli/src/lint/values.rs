//! Rows of values for templates, from CSV.

use septet::{
    Amount, AnalysisColumns, Encoding, Error, ErrorCode, Field, Template, TemplateColumns, TemplateTotal,
    TextOptions,
};

use crate::failure::Failure;
use crate::input::Source;
use crate::rows::{table, table_failure};

/// Values of every field, row after row.
pub(super) struct Values {
    data: Vec<u8>,
    offsets: Vec<i64>,
    /// The line of each row.
    lines: Vec<u64>,
}

/// A template filled with rows.
pub(super) struct Filled {
    pub(super) total: TemplateTotal,
    pub(super) rows: Vec<FilledRow>,
}

/// What one row takes.
pub(super) struct FilledRow {
    pub(super) line: u64,
    pub(super) outcome: Result<Counts, ErrorCode>,
}

/// The counts of a row.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    pub(super) encoding: Encoding,
    pub(super) units: usize,
    pub(super) segments: usize,
    pub(super) cost: Option<Amount>,
}

impl Values {
    /// Reads the columns that the fields name; others are not looked at.
    pub(super) fn load(source: &Source, fields: &[Field<'_>]) -> Result<Self, Failure> {
        if fields.is_empty() {
            return Err(Failure::usage("--rows needs a --field"));
        }
        let mut reader = table(source, source.open()?)?;
        let failure = |error| table_failure(source, error);
        let header = reader.byte_headers().map_err(failure)?.clone();
        let column = |field: &Field<'_>| {
            let index = header.iter().position(|name| name == field.name.as_bytes());
            index.ok_or_else(|| Failure::content(source, format_args!("no column \"{}\"", field.name)))
        };
        let columns = fields.iter().map(column).collect::<Result<Vec<_>, _>>()?;
        let mut values = Self { data: Vec::new(), offsets: vec![0], lines: Vec::new() };
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).map_err(|error| table_failure(source, error))? {
            values.lines.push(record.position().map_or(0, csv::Position::line));
            for column in &columns {
                values.data.extend_from_slice(record.get(*column).unwrap_or_default());
                values.offsets.push(i64::try_from(values.data.len()).unwrap_or(i64::MAX));
            }
        }
        Ok(values)
    }

    /// Fills a template with every row.
    pub(super) fn fill(
        &self,
        template: &Template<'_>,
        options: &TextOptions,
        price: Option<Amount>,
    ) -> Result<Filled, Error> {
        let rows = self.lines.len();
        let (mut error, mut encoding, mut cost) = (vec![0; rows], vec![0; rows], vec![0; rows]);
        let (mut units, mut segments, mut first_offender) = (vec![0; rows], vec![0; rows], vec![0; rows]);
        let analysis = AnalysisColumns {
            error: &mut error,
            encoding: &mut encoding,
            units: &mut units,
            segments: &mut segments,
            first_offender: &mut first_offender,
        };
        let mut columns = TemplateColumns { analysis, cost: &mut cost };
        let total = template.rows(&self.data, &self.offsets, options, price, &mut columns)?;
        let counts = encoding.into_iter().zip(units).zip(segments).zip(cost);
        let rows = self.lines.iter().zip(error).zip(counts).map(|((line, error), counts)| {
            let (((encoding, units), segments), cost) = counts;
            let counts = Counts {
                encoding: if encoding == 0 { Encoding::Gsm7 } else { Encoding::Ucs2 },
                units: usize::try_from(units).unwrap_or(0),
                segments: usize::try_from(segments).unwrap_or(0),
                cost: price.map(|_| Amount::from_nanos(cost)),
            };
            let outcome = match ErrorCode::from_number(error.into()) {
                Some(code) => Err(code),
                None => Ok(counts),
            };
            FilledRow { line: *line, outcome }
        });
        Ok(Filled { total, rows: rows.collect() })
    }
}
