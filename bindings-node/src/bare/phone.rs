//! The check of a phone number.

use napi::sys;
use septet::{NumberColumns, NumberLevel};

use super::slots::Outcome;
use super::string::Buffer;
use super::{Call, answer};
use crate::address::level_of_number;

/// A number has at most sixteen characters; longer ones are refused on the heap.
const NUMBER: usize = 32;

/// `checkNumber(text, level?)`: the values of a row into the slots.
///
/// # Safety
/// Called by Node only.
pub(super) unsafe extern "C" fn check(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: Node's own arguments.
    unsafe { answer(env, info, row) }
}

unsafe fn row(env: sys::napi_env, call: &mut Call) -> Outcome {
    let mut level = 0;
    if let Some(value) = call.second() {
        // SAFETY: the callback's own values. What is no number leaves the default.
        unsafe { sys::napi_get_value_uint32(env, value, &mut level) };
    }
    let mut buffer = Buffer::<NUMBER>::new();
    // SAFETY: as above.
    let Some(units) = (unsafe { buffer.fetch(env, call.arguments[0]) }) else { return Outcome::NotAString };
    let mut stack = [0; NUMBER];
    let mut heap = Vec::new();
    let octets = match stack.get_mut(..units.len()) {
        Some(octets) => octets,
        None => {
            heap.resize(units.len(), 0);
            &mut heap[..]
        }
    };
    for (octet, unit) in octets.iter_mut().zip(units) {
        // No octet of a number is above 0x7F, so any such octet stands for whatever else is not ASCII.
        *octet = u8::try_from(*unit).unwrap_or(u8::MAX);
    }
    let (mut error, mut number, mut calling_code) = ([0], [0], [0]);
    let (mut line_type, mut region) = ([0], [0]);
    let mut columns = NumberColumns {
        error: &mut error,
        number: &mut number,
        calling_code: &mut calling_code,
        line_type: &mut line_type,
        region: &mut region,
    };
    columns.set(0, octets, level_of_number(level).unwrap_or(NumberLevel::Syntax));
    // SAFETY: nothing else holds them.
    let slots = unsafe { call.slots() };
    slots[1] = i32::from(error[0]) as u32;
    slots[2] = i32::from(calling_code[0]) as u32;
    slots[3] = i32::from(line_type[0]) as u32;
    slots[6] = i32::from(region[0]) as u32;
    // In the order of memory, so that JavaScript can copy the halves into a BigInt64Array.
    let halves = number[0].to_ne_bytes();
    slots[4] = u32::from_ne_bytes([halves[0], halves[1], halves[2], halves[3]]);
    slots[5] = u32::from_ne_bytes([halves[4], halves[5], halves[6], halves[7]]);
    Outcome::Fine
}
