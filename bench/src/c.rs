//! The C loop, and septet through its C interface.

use std::ffi::c_char;
use std::hint::black_box;
use std::ptr::{null, null_mut};

use septet_c::{
    septet_analysis, septet_analysis_columns, septet_error, septet_number_columns, septet_status,
    septet_text_options,
};

use crate::corpus::Rows;

type Analyze = unsafe extern "C" fn(
    *const c_char,
    usize,
    *const septet_text_options,
    *mut septet_analysis,
    *mut septet_error,
) -> septet_status;

#[repr(C)]
struct NaiveCount {
    units: usize,
    segments: usize,
    first_offender: usize,
    ucs2: i32,
}

unsafe extern "C" {
    fn naive_set_weight(code_point: u32, weight: u8);
    fn naive_count(text: *const u8, length: usize, out: *mut NaiveCount);
    fn naive_number(text: *const u8, length: usize, out: *mut u64) -> i32;
}

/// Fills the table of the loop.
pub fn prepare() {
    for code_point in 0..0x400 {
        let weight = match char::from_u32(code_point).and_then(septet::alphabet::encode_char) {
            None => 0,
            Some(septet::alphabet::Septets::Basic(_)) => 1,
            Some(septet::alphabet::Septets::Extended(_)) => 2,
        };
        // SAFETY: the table has 0x400 places.
        unsafe { naive_set_weight(code_point, weight) };
    }
}

const UCS2: u32 = septet_c::septet_encoding::SEPTET_ENCODING_UCS2 as u32;

/// What an answer adds to the sum.
pub fn sum(units: usize, segments: usize, ucs2: bool) -> u64 {
    (units as u64).wrapping_mul(31) + (segments as u64) * 7 + u64::from(ucs2)
}

pub fn loop_over(rows: &Rows) -> u64 {
    let mut out = NaiveCount { units: 0, segments: 0, first_offender: 0, ucs2: 0 };
    let one = |row: &[u8]| {
        // SAFETY: the text lives and is UTF-8.
        unsafe { naive_count(row.as_ptr(), row.len(), &mut out) };
        sum(out.units, out.segments, out.ucs2 != 0)
    };
    rows.rows().map(one).sum()
}

/// The smallest struct that has been filled once: its other members are of no interest.
fn zero_analysis() -> septet_analysis {
    septet_analysis {
        struct_size: size_of::<septet_analysis>() as u32,
        encoding: 0,
        units: 0,
        segments: 0,
        characters: 0,
        utf16_units: 0,
        remaining: 0,
        per_segment: 0,
        first_offender: 0,
        offender_count: 0,
        locking: 0,
        single: 0,
        greedy_segments: 0,
    }
}

pub fn one_by_one(rows: &Rows) -> u64 {
    // Not known to the compiler, so that nothing of it is inlined.
    let analyze = black_box(septet_c::septet_text_analyze as Analyze);
    let mut out = zero_analysis();
    let one = |row: &[u8]| {
        // SAFETY: text and struct live and have these sizes.
        let status =
            unsafe { analyze(row.as_ptr().cast::<c_char>(), row.len(), null(), &mut out, null_mut()) };
        assert_eq!(status, 0);
        sum(out.units, out.segments, out.encoding == UCS2)
    };
    rows.rows().map(one).sum()
}

/// Columns for so many rows.
pub struct Columns {
    error: Vec<i16>,
    encoding: Vec<i8>,
    units: Vec<i32>,
    segments: Vec<i32>,
    first: Vec<i32>,
}

impl Columns {
    pub fn new(rows: usize) -> Self {
        Self {
            error: vec![0; rows],
            encoding: vec![0; rows],
            units: vec![0; rows],
            segments: vec![0; rows],
            first: vec![0; rows],
        }
    }
}

pub fn batch(rows: &Rows, filled: &mut Columns) -> u64 {
    let columns = septet_analysis_columns {
        struct_size: size_of::<septet_analysis_columns>() as u32,
        reserved: 0,
        rows: filled.error.len(),
        error: filled.error.as_mut_ptr(),
        encoding: filled.encoding.as_mut_ptr(),
        units: filled.units.as_mut_ptr(),
        segments: filled.segments.as_mut_ptr(),
        first_offender: filled.first.as_mut_ptr(),
    };
    let (data, offsets) = (&rows.data, &rows.offsets);
    let (octets, offset) = (data.as_ptr().cast::<c_char>(), offsets.as_ptr());
    // SAFETY: data, offsets and columns live and have these lengths.
    let status = unsafe {
        septet_c::septet_text_analyze_many(
            octets,
            data.len(),
            offset,
            offsets.len(),
            null(),
            &columns,
            null_mut(),
        )
    };
    assert_eq!(status, 0);
    let rows = filled.units.iter().zip(&filled.segments).zip(&filled.encoding);
    rows.map(|((units, segments), encoding)| {
        sum(*units as usize, *segments as usize, *encoding == UCS2 as i8)
    })
    .sum()
}

pub fn number_loop(rows: &Rows) -> u64 {
    let mut value = 0;
    let one = |row: &[u8]| {
        // SAFETY: the text lives.
        if unsafe { naive_number(row.as_ptr(), row.len(), &mut value) } == 0 { 0 } else { value }
    };
    rows.rows().map(one).fold(0, u64::wrapping_add)
}

pub fn number_batch(
    rows: &Rows,
    (error, number, code): &mut (Vec<i16>, Vec<i64>, Vec<i16>),
    level: u32,
) -> u64 {
    let columns = septet_number_columns {
        struct_size: size_of::<septet_number_columns>() as u32,
        reserved: 0,
        rows: error.len(),
        error: error.as_mut_ptr(),
        number: number.as_mut_ptr(),
        calling_code: code.as_mut_ptr(),
        line_type: null_mut(),
        region: null_mut(),
    };
    let (data, offsets) = (&rows.data, &rows.offsets);
    let (octets, offset) = (data.as_ptr().cast::<c_char>(), offsets.as_ptr());
    // SAFETY: data, offsets and columns live and have these lengths.
    let status = unsafe {
        septet_c::septet_phone_check_many(
            octets,
            data.len(),
            offset,
            offsets.len(),
            level,
            &columns,
            null_mut(),
        )
    };
    assert_eq!(status, 0);
    number.iter().fold(0, |sum, number| sum.wrapping_add(*number as u64))
}
