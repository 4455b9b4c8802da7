//! Many values at once: data and offsets in, columns out, as Arrow and every data frame lay them out.

use crate::error::{Error, ErrorCode};

/// An offset into data: row `n` is what lies between offset `n` and offset `n + 1`.
///
/// Signed ones are Arrow's; a negative one is `offsets_invalid`.
pub trait Offset: Copy {
    /// The offset as a position, `None` when it cannot be one.
    fn position(self) -> Option<usize>;
}

macro_rules! offsets {
    ($($integer:ty),*) => {
        $(impl Offset for $integer {
            fn position(self) -> Option<usize> {
                usize::try_from(self).ok()
            }
        })*
    };
}

offsets!(i32, i64, u32, u64, usize);

/// Calls `row` with the index and the octets of every row.
///
/// # Errors
/// `offsets_invalid` with the index of the row, before anything is called, when there is no offset, an offset is less than
/// the one before or beyond the data; `column_too_short` when there are more rows than `room`.
pub(crate) fn for_each_row(
    data: &[u8],
    offsets: &[impl Offset],
    room: usize,
    mut row: impl FnMut(usize, &[u8]),
) -> Result<(), Error> {
    let rows = offsets.len().checked_sub(1).ok_or(Error::new(ErrorCode::OffsetsInvalid))?;
    if rows > room {
        return Err(Error::new(ErrorCode::ColumnTooShort).below(room, rows));
    }
    if rows == 0 {
        return Ok(());
    }
    // Ascending and within the data: then every row is a part of it.
    let mut start = 0;
    for (index, offset) in offsets.iter().enumerate() {
        match offset.position() {
            Some(position) if start <= position && position <= data.len() => start = position,
            // The first offset has no row before it.
            _ => return Err(Error::new(ErrorCode::OffsetsInvalid).at_index(index.saturating_sub(1))),
        }
    }
    let mut ends = offsets.iter().map(|offset| offset.position().unwrap_or_default());
    let mut start = ends.next().unwrap_or_default();
    for (index, end) in ends.enumerate() {
        row(index, data.get(start..end).unwrap_or_default());
        start = end;
    }
    Ok(())
}

/// The shortest of some columns: how many rows there is room for.
pub(crate) fn room(lengths: &[usize]) -> usize {
    lengths.iter().copied().min().unwrap_or(0)
}

/// A code as a column holds it, 0 for none.
pub(crate) fn error_number(error: &Error) -> i16 {
    code_number(error.code())
}

/// As [`error_number`].
pub(crate) fn code_number(code: ErrorCode) -> i16 {
    // Every number of the table is below 1,000.
    i16::try_from(code.number()).unwrap_or(i16::MAX)
}
