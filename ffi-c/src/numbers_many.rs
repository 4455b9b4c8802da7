//! Many phone numbers at once: data and offsets in, columns out.

use core::ffi::c_char;
use core::mem::offset_of;

use septet::{NumberColumns, Offset};

use crate::error::septet_error;
use crate::guard::{Failure, Outcome, guard};
use crate::number;
use crate::ptr::{self, Pod};
use crate::status::septet_status;

/// The columns that `septet_phone_check_many` fills, each an array of the caller's with room for `rows` values. They must not
/// overlap each other or the input.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_number_columns {
    /// `sizeof(septet_number_columns)`.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// How many values each column has room for.
    pub rows: usize,
    /// The status of the row, 0 for none.
    pub error: *mut i16,
    /// All digits as one number; 0 when it cannot be read. One that fails only at a higher level keeps its digits.
    pub number: *mut i64,
    /// The calling code; 0 when it is not assigned or the number cannot be read.
    pub calling_code: *mut i16,
    /// A number of `septet_line_type`; 0 when the number is not valid or the level is below `SEPTET_NUMBER_NUMBERING`. NULL when it
    /// is not wanted.
    pub line_type: *mut i8,
    /// The place of the region in the list that `septet_region_code` reads; -1 when none is known or the level is below
    /// `SEPTET_NUMBER_NUMBERING`. NULL when it is not wanted.
    pub region: *mut i16,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_number_columns {
    const FIRST_SIZE: usize = offset_of!(Self, line_type);
}

/// Checks many numbers that lie in one buffer, as Arrow's string arrays do: row n is what lies between offset n and offset n + 1.
/// Linear in the data; allocates nothing. A bad number has its status in its row and does not stop the others.
///
/// - `data`, `len`: the buffer, `len` octets.
/// - `offsets`, `offset_count`: one more than there are rows, ascending.
/// - `level`: a number of `septet_number_level`.
/// - `columns`: what is filled.
///
/// Errors: `SEPTET_ERR_OFFSETS_INVALID` (index of the row), `SEPTET_ERR_COLUMN_TOO_SHORT` (`actual`, `limit`),
/// `SEPTET_ERR_INVALID_OPTION`. Nothing is written then.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_check_many(
    data: *const c_char,
    len: usize,
    offsets: *const i32,
    offset_count: usize,
    level: u32,
    columns: *const septet_number_columns,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    guard(err, || unsafe { check_many(data, len, offsets, offset_count, level, columns) })
}

/// `septet_phone_check_many` with offsets of 64 bits, as Arrow's large string arrays have.
///
/// Errors: as there.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_phone_check_many64(
    data: *const c_char,
    len: usize,
    offsets: *const i64,
    offset_count: usize,
    level: u32,
    columns: *const septet_number_columns,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    guard(err, || unsafe { check_many(data, len, offsets, offset_count, level, columns) })
}

/// # Safety
/// As the functions above.
unsafe fn check_many(
    data: *const c_char,
    len: usize,
    offsets: *const impl Offset,
    offset_count: usize,
    level: u32,
    columns: *const septet_number_columns,
) -> Outcome {
    // SAFETY: the caller keeps the conventions.
    let (data, offsets, columns) =
        unsafe { (ptr::octets(data, len)?, ptr::array(offsets, offset_count)?, ptr::required_pod(columns)?) };
    let level = number::level(level)?;
    let rows = columns.rows;
    // SAFETY: the columns are the caller's and do not overlap.
    let mut filled = unsafe {
        NumberColumns {
            error: ptr::column(columns.error, rows)?,
            number: ptr::column(columns.number, rows)?,
            calling_code: ptr::column(columns.calling_code, rows)?,
            line_type: optional_column(columns.line_type, rows)?,
            region: optional_column(columns.region, rows)?,
        }
    };
    Ok(septet::check_numbers(data, offsets, level, &mut filled)?)
}

/// A column that may be left out.
///
/// # Safety
/// As [`ptr::column`].
unsafe fn optional_column<'a, T>(data: *mut T, rows: usize) -> Result<&'a mut [T], Failure> {
    // SAFETY: promised by the caller.
    unsafe { ptr::column(data, if data.is_null() { 0 } else { rows }) }
}
