//! Templates filled with rows of values: data and offsets in, columns out.

use core::ffi::c_char;

use septet::{ErrorCode, Offset, TemplateColumns};

use crate::error::septet_error;
use crate::guard::{Outcome, guard};
use crate::money;
use crate::options::{flag, invalid, septet_text_options, text_options};
use crate::ptr::{self, Pod};
use crate::status::septet_status;
use crate::template::{given, septet_template};
use crate::text_many::{number_encodings, septet_analysis_columns};

/// The values of many rows, which lie in one buffer, as Arrow's string arrays do: value n is what lies between offset n and offset
/// n + 1, and a row is one value for each field, in the order of the fields.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_template_values {
    /// `sizeof(septet_template_values)`.
    pub struct_size: u32,
    /// 1 when `price` is given.
    pub has_price: u32,
    /// The price of one segment in nanos.
    pub price: i64,
    /// The buffer.
    pub data: *const c_char,
    /// Its octets.
    pub len: usize,
    /// One more than there are values, ascending. NULL when `offsets64` is given.
    pub offsets: *const i32,
    /// The same in 64 bits, as Arrow's large string arrays have. NULL when `offsets` is given.
    pub offsets64: *const i64,
    /// How many offsets.
    pub offset_count: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_template_values {}

/// What all rows take together.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_template_total {
    /// `sizeof(septet_template_total)`, set by the caller.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// All rows.
    pub rows: usize,
    /// Rows that have an error, which count for nothing below.
    pub failed: usize,
    /// Segments.
    pub segments: usize,
    /// The most segments of a row.
    pub most_segments: usize,
    /// What it costs in nanos, or `SEPTET_NO_AMOUNT` without a price.
    pub cost: i64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_template_total {}

/// Fills a template with rows of values and tells what each takes. Linear in the data and the filled texts, of which one is held at
/// a time. A row that is refused has its status in its row and does not stop the others.
///
/// - `options`: NULL for the defaults.
/// - `columns`: what is filled; positions are those of the filled text.
/// - `cost`: a column more of `columns->rows` values, for the cost of each row in nanos, -1 where there is no price or an error; NULL
///   when it is not wanted.
/// - `total`: receives what all rows take; NULL when it is not wanted.
///
/// Errors: as `septet_template_lint` for the template itself; `SEPTET_ERR_OFFSETS_INVALID` (index of the value, or none where the last
/// row is not whole), `SEPTET_ERR_COLUMN_TOO_SHORT` (`actual`, `limit`), `SEPTET_ERR_AMOUNT_NEGATIVE`, and those of the options: nothing
/// is written then. `SEPTET_ERR_AMOUNT_OVERFLOW` when the sum of the costs is too large; the columns are filled then.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_template_rows(
    template: *const septet_template,
    values: *const septet_template_values,
    options: *const septet_text_options,
    columns: *const septet_analysis_columns,
    cost: *mut i64,
    total: *mut septet_template_total,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        unsafe {
            let given = ptr::required_pod(values)?;
            match (given.offsets.is_null(), given.offsets64.is_null()) {
                (_, true) => rows(template, &given, given.offsets, options, columns, cost, total),
                (true, false) => rows(template, &given, given.offsets64, options, columns, cost, total),
                (false, false) => Err(invalid("offsets64")),
            }
        }
    })
}

/// # Safety
/// As the function above.
unsafe fn rows(
    template: *const septet_template,
    values: &septet_template_values,
    offsets: *const impl Offset,
    options: *const septet_text_options,
    columns: *const septet_analysis_columns,
    cost: *mut i64,
    total: *mut septet_template_total,
) -> Outcome {
    // SAFETY: the caller keeps the conventions.
    let (data, offsets, options, columns, total) = unsafe {
        (
            ptr::octets(values.data, values.len)?,
            ptr::array(offsets, values.offset_count)?,
            text_options(options)?.unwrap_or_default(),
            ptr::required_pod(columns)?,
            ptr::optional_pod_out(total)?,
        )
    };
    let price = if flag(values.has_price, "has_price")? {
        Some(money::amount(values.price).ok_or_else(|| invalid("price"))?)
    } else {
        None
    };
    // The core has no column to leave out: the costs that nobody wants are written here.
    let mut unwanted = if cost.is_null() { vec![0; columns.rows.min(offsets.len())] } else { Vec::new() };
    // SAFETY: the columns are the caller's and do not overlap.
    let cost = if cost.is_null() { &mut unwanted[..] } else { unsafe { ptr::column(cost, columns.rows) }? };
    // SAFETY: as above.
    let mut filled = TemplateColumns { analysis: unsafe { columns.columns() }?, cost };
    // SAFETY: the caller keeps the conventions.
    let given = unsafe { given(template) }?;
    let found = given.template()?.rows(data, offsets, &options, price, &mut filled);
    // A sum that is too large is found when the columns are filled.
    if found.as_ref().err().is_none_or(|error| error.code() == ErrorCode::AmountOverflow) {
        let rows = offsets.len().saturating_sub(1).checked_div(given.fields.len());
        number_encodings(filled.analysis.encoding, rows.unwrap_or_default());
    }
    let found = found?;
    if let Some(total) = total {
        total.write(septet_template_total {
            struct_size: 0,
            reserved: 0,
            rows: found.rows,
            failed: found.failed,
            segments: found.segments,
            most_segments: found.most_segments,
            cost: money::nanos(found.cost),
        });
    }
    Ok(())
}
