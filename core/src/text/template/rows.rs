//! A template filled with many rows of values, into columns.

use alloc::string::String;
use alloc::vec::Vec;

use super::Template;
use crate::column::{Offset, for_each_row, room};
use crate::error::{Error, ErrorCode};
use crate::money::Amount;
use crate::text::{Analysis, AnalysisColumns, TextOptions, text_from_utf8};

/// The columns that [`Template::rows`] fills: 23 octets a row.
#[derive(Debug)]
pub struct TemplateColumns<'a> {
    /// What each filled text takes. Positions are those of the filled text.
    pub analysis: AnalysisColumns<'a>,
    /// The cost of each row in nanos; -1 where there is no price or an error.
    pub cost: &'a mut [i64],
}

impl TemplateColumns<'_> {
    /// How many rows all columns have room for.
    pub fn room(&self) -> usize {
        room(&[self.analysis.room(), self.cost.len()])
    }
}

/// What all rows take together.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct TemplateTotal {
    /// All rows.
    pub rows: usize,
    /// Rows that have an error, which count for nothing below.
    pub failed: usize,
    /// Segments.
    pub segments: usize,
    /// The most segments of a row.
    pub most_segments: usize,
    /// What it costs, where there is a price.
    pub cost: Option<Amount>,
}

impl Template<'_> {
    /// Fills the template with rows of values and tells what each takes. A value lies in `data` between two offsets; a row is
    /// one value for each field in the order of the fields. `price` is that of one segment. Linear in the data and the
    /// filled texts; one of them is held at a time. A row that is refused has the number of its error and does not
    /// stop the others.
    ///
    /// # Errors
    /// `offsets_invalid` with the index of the value, or without one where the last row is not whole; `column_too_short`;
    /// `amount_negative`; the errors of the options. Nothing is written then. `amount_overflow` when the sum of the costs is too large.
    ///
    /// ```
    /// use septet::{AnalysisColumns, Field, FieldAlphabet, Template, TemplateColumns, TemplateStyle, TextOptions};
    /// let fields = [Field::new("name", 10, FieldAlphabet::Any)];
    /// let template = Template::parse("Hello %name%", TemplateStyle::Percent, &fields)?;
    /// let (mut error, mut encoding, mut cost) = ([0; 2], [0; 2], [0; 2]);
    /// let (mut units, mut segments, mut first_offender) = ([0; 2], [0; 2], [0; 2]);
    /// let analysis = AnalysisColumns {
    ///     error: &mut error, encoding: &mut encoding, units: &mut units, segments: &mut segments,
    ///     first_offender: &mut first_offender,
    /// };
    /// let mut columns = TemplateColumns { analysis, cost: &mut cost };
    /// let (options, price) = (TextOptions::new(), Some("0.05".parse()?));
    /// let total = template.rows("AnnIşıl".as_bytes(), &[0_i32, 3, 9], &options, price, &mut columns)?;
    /// assert_eq!((encoding, units, cost), ([0, 1], [9, 10], [50_000_000; 2]));
    /// assert_eq!((total.segments, total.cost.map(|cost| cost.to_string())), (2, Some("0.10".into())));
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn rows(
        &self,
        data: &[u8],
        offsets: &[impl Offset],
        options: &TextOptions,
        price: Option<Amount>,
        columns: &mut TemplateColumns<'_>,
    ) -> Result<TemplateTotal, Error> {
        options.check()?;
        if price.is_some_and(|price| price < Amount::ZERO) {
            return Err(Error::new(ErrorCode::AmountNegative));
        }
        let width = self.fields.len();
        let whole = offsets.len().checked_sub(1).and_then(|values| values.checked_rem(width)) == Some(0);
        if !whole {
            return Err(Error::new(ErrorCode::OffsetsInvalid));
        }
        let (rows, room) = ((offsets.len() - 1) / width, columns.room());
        if rows > room {
            return Err(Error::new(ErrorCode::ColumnTooShort).below(room, rows));
        }
        let mut total = TemplateTotal::default();
        let mut nanos = 0_i128;
        let mut row: Vec<Result<String, Error>> = Vec::with_capacity(width);
        for_each_row(data, offsets, rows * width, |_, octets| {
            row.push(text_from_utf8(octets).map(String::from));
            if row.len() < width {
                return;
            }
            let answer = self.row(&row, options, price);
            row.clear();
            columns.set(total.rows, &answer);
            total.rows += 1;
            match answer {
                Ok((analysis, cost)) => {
                    total.segments += analysis.segments;
                    total.most_segments = total.most_segments.max(analysis.segments);
                    nanos += cost.map_or(0, |cost| i128::from(cost.nanos()));
                }
                Err(_) => total.failed += 1,
            }
        })?;
        if price.is_some() {
            total.cost = Some(Amount::from_sum(nanos)?);
        }
        Ok(total)
    }

    fn row(
        &self,
        values: &[Result<String, Error>],
        options: &TextOptions,
        price: Option<Amount>,
    ) -> Result<(Analysis, Option<Amount>), Error> {
        let mut texts = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            texts.push(value.as_ref().map_err(|error| error.clone().at_index(index))?.as_str());
        }
        let analysis = options.analyze(&self.fill(&texts)?)?;
        let cost =
            |price: Amount| price.checked_mul(analysis.segments).ok_or(Error::new(ErrorCode::AmountOverflow));
        Ok((analysis, price.map(cost).transpose()?))
    }
}

impl TemplateColumns<'_> {
    fn set(&mut self, row: usize, answer: &Result<(Analysis, Option<Amount>), Error>) {
        let cost = answer.as_ref().ok().and_then(|(_, cost)| *cost);
        self.analysis.set(row, answer.as_ref().map(|(analysis, _)| *analysis).map_err(Error::clone));
        if let Some(place) = self.cost.get_mut(row) {
            *place = cost.map_or(-1, Amount::nanos);
        }
    }
}
