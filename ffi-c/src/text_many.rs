//! Many texts at once: data and offsets in, columns out.

use core::ffi::c_char;

use septet::{AnalysisColumns, Offset};

use crate::error::septet_error;
use crate::guard::{Failure, Outcome, guard};
use crate::options::{septet_text_options, text_options};
use crate::ptr::{self, Pod};
use crate::status::septet_status;

/// The columns that `septet_text_analyze_many` fills, each an array of the caller's with room for `rows` values. They must
/// not overlap each other or the input. All are signed, as many engines want them.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_analysis_columns {
    /// `sizeof(septet_analysis_columns)`.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// How many values each column has room for.
    pub rows: usize,
    /// The status of the row, 0 for none. A row with another one has -1 in every other column.
    pub error: *mut i16,
    /// A number of `septet_encoding`.
    pub encoding: *mut i8,
    /// Septets or UTF-16 units.
    pub units: *mut i32,
    /// Segments.
    pub segments: *mut i32,
    /// Where the first character outside the alphabet stands, in octets from the row's own start; -1 for none.
    pub first_offender: *mut i32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_analysis_columns {}

/// Analyses many UTF-8 texts that lie in one buffer, as Arrow's string arrays do: row n is what lies between offset n and offset
/// n + 1. Linear in the data; allocates nothing, unless the options say so. A text that is refused has its status in its row and does not stop the others.
///
/// - `data`, `len`: the buffer, `len` octets.
/// - `offsets`, `offset_count`: one more than there are rows, ascending.
/// - `options`: NULL for the defaults.
/// - `columns`: what is filled.
///
/// Errors: `SEPTET_ERR_OFFSETS_INVALID` (index of the row), `SEPTET_ERR_COLUMN_TOO_SHORT` (`actual`, `limit`), and those of the
/// options. Nothing is written then.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_analyze_many(
    data: *const c_char,
    len: usize,
    offsets: *const i32,
    offset_count: usize,
    options: *const septet_text_options,
    columns: *const septet_analysis_columns,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    guard(err, || unsafe { analyze_many(data, len, offsets, offset_count, options, columns) })
}

/// `septet_text_analyze_many` with offsets of 64 bits, as Arrow's large string arrays have.
///
/// Errors: as there.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_analyze_many64(
    data: *const c_char,
    len: usize,
    offsets: *const i64,
    offset_count: usize,
    options: *const septet_text_options,
    columns: *const septet_analysis_columns,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    guard(err, || unsafe { analyze_many(data, len, offsets, offset_count, options, columns) })
}

/// # Safety
/// As the functions above.
unsafe fn analyze_many(
    data: *const c_char,
    len: usize,
    offsets: *const impl Offset,
    offset_count: usize,
    options: *const septet_text_options,
    columns: *const septet_analysis_columns,
) -> Outcome {
    // SAFETY: the caller keeps the conventions.
    let (data, offsets, options, columns) = unsafe {
        (
            ptr::octets(data, len)?,
            ptr::array(offsets, offset_count)?,
            text_options(options)?.unwrap_or_default(),
            ptr::required_pod(columns)?,
        )
    };
    // SAFETY: the columns are the caller's and do not overlap.
    let mut filled = unsafe { columns.columns() }?;
    septet::analyze_many(data, offsets, &options, &mut filled)?;
    number_encodings(filled.encoding, offsets.len() - 1);
    Ok(())
}

impl septet_analysis_columns {
    /// The columns as the core fills them.
    ///
    /// # Safety
    /// Each is NULL or points to `rows` values that nothing else uses meanwhile.
    pub(crate) unsafe fn columns<'a>(&self) -> Result<AnalysisColumns<'a>, Failure> {
        let rows = self.rows;
        // SAFETY: promised by the caller.
        unsafe {
            Ok(AnalysisColumns {
                error: ptr::column(self.error, rows)?,
                encoding: ptr::column(self.encoding, rows)?,
                units: ptr::column(self.units, rows)?,
                segments: ptr::column(self.segments, rows)?,
                first_offender: ptr::column(self.first_offender, rows)?,
            })
        }
    }
}

/// The core counts encodings from 0 in columns; in C they have one number everywhere. -1 stays.
pub(crate) fn number_encodings(column: &mut [i8], rows: usize) {
    for encoding in column.iter_mut().take(rows) {
        *encoding += i8::from(*encoding >= 0);
    }
}
