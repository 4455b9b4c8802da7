//! Functions that panic, for the tests of the barrier. Only with the feature `test-panic`, and not in the header.

#![allow(clippy::panic, reason = "that is what they are for")]

use crate::error::septet_error;
use crate::guard::{guard, guard_on};
use crate::send_plan::septet_send_plan;
use crate::status::septet_status;

/// Panics inside the barrier.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_test_panic(err: *mut septet_error) -> septet_status {
    guard(err, || panic!("forced by a test"))
}

/// Panics inside the barrier of a handle.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_test_panic_send_plan(
    plan: *const septet_send_plan,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |_| panic!("forced by a test"))
}
