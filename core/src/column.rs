//! Many values at once: data and offsets in, columns out, as Arrow and every data frame lay them out.

use crate::error::{Error, ErrorCode};

/// An offset into data: row `n` is what lies between offset `n` and offset `n + 1`.
///
/// Signed ones are Arrow's; a negative one is `offsets_invalid`. They are ordered as their positions are.
pub trait Offset: Copy + PartialOrd {
    /// The offset as a position, `None` when it cannot be one.
    fn position(self) -> Option<usize>;

    /// The position of an offset that has been found good; anything for another.
    #[doc(hidden)]
    #[inline]
    fn good_position(self) -> usize {
        self.position().unwrap_or_default()
    }
}

macro_rules! offsets {
    ($($integer:ty),*) => {
        $(impl Offset for $integer {
            fn position(self) -> Option<usize> {
                usize::try_from(self).ok()
            }

            // Asks for no sign.
            #[inline]
            fn good_position(self) -> usize {
                self as usize
            }
        })*
    };
}

offsets!(i32, i64, u32, u64, usize);

/// Calls `row` with the index and the octets of every row.
///
/// # Errors
/// As [`rows_of`], before anything is called.
pub(crate) fn for_each_row(
    data: &[u8],
    offsets: &[impl Offset],
    room: usize,
    mut row: impl FnMut(usize, &[u8]),
) -> Result<(), Error> {
    rows_of(data, offsets, room)?;
    let mut ends = offsets.iter().map(|offset| offset.position().unwrap_or_default());
    let mut start = ends.next().unwrap_or_default();
    for (index, end) in ends.enumerate() {
        row(index, data.get(start..end).unwrap_or_default());
        start = end;
    }
    Ok(())
}

/// How many rows the offsets make, each of them a part of the data.
///
/// # Errors
/// `offsets_invalid` with the index of the row when there is no offset, an offset is less than the one before or beyond the
/// data; `column_too_short` when there are more rows than `room`.
pub(crate) fn rows_of(data: &[u8], offsets: &[impl Offset], room: usize) -> Result<usize, Error> {
    let rows = offsets.len().checked_sub(1).ok_or(Error::new(ErrorCode::OffsetsInvalid))?;
    if rows > room {
        return Err(Error::new(ErrorCode::ColumnTooShort).below(room, rows));
    }
    if rows > 0 && !are_good(data, offsets) {
        return Err(Error::new(ErrorCode::OffsetsInvalid).at_index(first_bad_row(data, offsets)));
    }
    Ok(rows)
}

/// Whether offsets ascend and lie within the data: then every row is a part of it. When they ascend, the first and the last
/// one say that of all. Every pair is looked at whatever was found before, which vectorises.
fn are_good<O: Offset>(data: &[u8], offsets: &[O]) -> bool {
    let descend =
        offsets.iter().zip(offsets.iter().skip(1)).fold(false, |found, (one, next)| found | (next < one));
    let first = offsets.first().and_then(|offset| offset.position());
    let last = offsets.last().and_then(|offset| offset.position());
    !descend && first.is_some() && last.is_some_and(|last| last <= data.len())
}

/// The row of the first bad offset.
#[cold]
fn first_bad_row(data: &[u8], offsets: &[impl Offset]) -> usize {
    let mut start = 0;
    let bad = offsets.iter().position(|offset| match offset.position() {
        Some(position) if start <= position && position <= data.len() => {
            start = position;
            false
        }
        _ => true,
    });
    // The first offset has no row before it.
    bad.unwrap_or_default().saturating_sub(1)
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
