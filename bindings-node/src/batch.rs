//! Many texts or numbers in one buffer, into columns that JavaScript made.

use napi::Result;
use napi::bindgen_prelude::{
    BigInt64Array, BigInt64ArraySlice, BigUint64Array, Either4, External, Int8ArraySlice, Int16ArraySlice,
    Int32Array, Int32ArraySlice, Uint32Array,
};
use napi_derive::napi;
use septet::{AnalysisColumns, NumberColumns, NumberLevel, TextOptions};

use crate::address::level_of_number;
use crate::options::or_default;
use crate::refusal::refuse;

/// Offsets of every width that Arrow and JavaScript have.
pub(crate) type Offsets = Either4<Int32Array, Uint32Array, BigInt64Array, BigUint64Array>;

/// The offsets, for another thread. One beyond `i64` is beyond any data too.
pub(crate) fn owned(offsets: &Offsets) -> Vec<i64> {
    match offsets {
        Either4::A(offsets) => offsets.iter().map(|offset| i64::from(*offset)).collect(),
        Either4::B(offsets) => offsets.iter().map(|offset| i64::from(*offset)).collect(),
        Either4::C(offsets) => offsets.to_vec(),
        Either4::D(offsets) => {
            offsets.iter().map(|offset| i64::try_from(*offset).unwrap_or(i64::MAX)).collect()
        }
    }
}

/// Analyses UTF-8 texts that lie in one buffer.
#[napi(catch_unwind)]
#[allow(clippy::too_many_arguments, reason = "an object of columns would cost more than a thousand rows")]
pub fn analyze_buffer(
    data: &[u8],
    offsets: Offsets,
    options: Option<&External<TextOptions>>,
    mut error: Int16ArraySlice<'_>,
    mut encoding: Int8ArraySlice<'_>,
    mut units: Int32ArraySlice<'_>,
    mut segments: Int32ArraySlice<'_>,
    mut first_offender: Int32ArraySlice<'_>,
) -> Result<()> {
    let options = or_default(options);
    // SAFETY: JavaScript made the columns for this call, so nothing else sees them until it is over.
    let mut columns = unsafe {
        AnalysisColumns {
            error: error.as_mut(),
            encoding: encoding.as_mut(),
            units: units.as_mut(),
            segments: segments.as_mut(),
            first_offender: first_offender.as_mut(),
        }
    };
    let analysed = match &offsets {
        Either4::A(offsets) => septet::analyze_many(data, offsets, options, &mut columns),
        Either4::B(offsets) => septet::analyze_many(data, offsets, options, &mut columns),
        Either4::C(offsets) => septet::analyze_many(data, offsets, options, &mut columns),
        Either4::D(offsets) => septet::analyze_many(data, offsets, options, &mut columns),
    };
    analysed.map_err(|error| refuse(&error))
}

/// Checks numbers that lie in one buffer.
#[napi(catch_unwind)]
#[allow(clippy::too_many_arguments, reason = "as above")]
pub fn check_buffer(
    data: &[u8],
    offsets: Offsets,
    level: u32,
    mut error: Int16ArraySlice<'_>,
    mut number: BigInt64ArraySlice<'_>,
    mut calling_code: Int16ArraySlice<'_>,
    mut line_type: Int8ArraySlice<'_>,
    mut region: Int16ArraySlice<'_>,
) -> Result<()> {
    let level = level_of_number(level).unwrap_or(NumberLevel::Syntax);
    // SAFETY: as in `analyze_buffer`.
    let mut columns = unsafe {
        NumberColumns {
            error: error.as_mut(),
            number: number.as_mut(),
            calling_code: calling_code.as_mut(),
            line_type: line_type.as_mut(),
            region: region.as_mut(),
        }
    };
    let checked = match &offsets {
        Either4::A(offsets) => septet::check_numbers(data, offsets, level, &mut columns),
        Either4::B(offsets) => septet::check_numbers(data, offsets, level, &mut columns),
        Either4::C(offsets) => septet::check_numbers(data, offsets, level, &mut columns),
        Either4::D(offsets) => septet::check_numbers(data, offsets, level, &mut columns),
    };
    checked.map_err(|error| refuse(&error))
}
