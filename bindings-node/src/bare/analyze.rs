//! `analyze`, and a row of `analyzeMany`.

use napi::bindgen_prelude::{External, FromNapiRef};
use napi::sys;
use septet::{Analysis, AnalysisColumns, Encoding, Error, TextOptions};

use super::slots::{COUNT, Outcome};
use super::string::{Buffer, TEXT};
use super::{Call, answer};
use crate::options::or_default;

/// What no position is.
const NONE: u32 = u32::MAX;

/// `analyzeInto(text, options?)`: every count of an analysis into the slots.
///
/// # Safety
/// Called by Node only.
pub(super) unsafe extern "C" fn analyze(
    env: sys::napi_env,
    info: sys::napi_callback_info,
) -> sys::napi_value {
    // SAFETY: Node's own arguments.
    unsafe { answer(env, info, counts) }
}

/// `analyzeRow(text, options?)`: the values of a row into the slots, a refused text as its error's number.
///
/// # Safety
/// Called by Node only.
pub(super) unsafe extern "C" fn row(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: Node's own arguments.
    unsafe { answer(env, info, columns) }
}

unsafe fn counts(env: sys::napi_env, call: &mut Call) -> Outcome {
    // SAFETY: the callback's own values, not kept beyond it.
    match unsafe { analysis(env, call) } {
        None => Outcome::NotAString,
        Some(Err(_)) => Outcome::Refused,
        Some(Ok(found)) => {
            // SAFETY: nothing else holds them.
            write(&found, unsafe { call.slots() });
            Outcome::Fine
        }
    }
}

unsafe fn columns(env: sys::napi_env, call: &mut Call) -> Outcome {
    // SAFETY: as in `counts`.
    let Some(found) = (unsafe { analysis(env, call) }) else { return Outcome::NotAString };
    // What stands in a column is the core's to say: it fills columns of one row.
    let (mut error, mut encoding) = ([0], [0]);
    let (mut units, mut segments, mut first_offender) = ([0], [0], [0]);
    let mut columns = AnalysisColumns {
        error: &mut error,
        encoding: &mut encoding,
        units: &mut units,
        segments: &mut segments,
        first_offender: &mut first_offender,
    };
    columns.set(0, found);
    // SAFETY: as in `counts`.
    let slots = unsafe { call.slots() };
    // JavaScript's typed arrays take the low bits, so the sign survives.
    slots[1] = i32::from(error[0]) as u32;
    slots[2] = i32::from(encoding[0]) as u32;
    slots[3] = units[0] as u32;
    slots[4] = segments[0] as u32;
    slots[5] = first_offender[0] as u32;
    Outcome::Fine
}

/// The analysis of the first argument, `None` when it is no string.
///
/// # Safety
/// As [`Call::fill`].
unsafe fn analysis(env: sys::napi_env, call: &Call) -> Option<Result<Analysis, Error>> {
    let mut buffer = Buffer::<TEXT>::new();
    // SAFETY: the callback's own values.
    let text = unsafe { buffer.fetch(env, call.arguments[0]) }?;
    let Some(options) = call.second() else { return Some(septet::analyze_utf16(text)) };
    // SAFETY: as above; what is no external of these options is refused.
    let options = unsafe { External::<TextOptions>::from_napi_ref(env, options) }.ok();
    Some(or_default(options).analyze_utf16(text))
}

fn write(found: &Analysis, slots: &mut [u32; COUNT]) {
    let encoding = match found.encoding {
        Encoding::Ucs2 => 1,
        _ => 0,
    };
    // The longest string of JavaScript has 2^29 units, so every count fits.
    let values = [
        encoding,
        found.units as u32,
        found.segments as u32,
        found.characters as u32,
        found.utf16_units as u32,
        found.remaining as u32,
        found.per_segment as u32,
        found.first_offender.map_or(NONE, |position| position as u32),
        found.offender_count as u32,
        found.greedy_segments as u32,
        // No identifier is 0.
        found.locking.map_or(0, |language| language.identifier().into()),
        found.single.map_or(0, |language| language.identifier().into()),
    ];
    for (slot, value) in slots[1..].iter_mut().zip(values) {
        *slot = value;
    }
}
