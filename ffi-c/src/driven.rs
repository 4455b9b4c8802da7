//! What a dispatch of one message and one of many have in common: their inputs, and what is asked of them at any time.

use core::ffi::c_char;
use std::sync::Mutex;

use septet::{Action, BulkDispatch, Dispatch, UpstreamOutcome};

use crate::action::septet_action;
use crate::error::septet_error;
use crate::guard::{Handle, guard_in_turn};
use crate::outcome::outcome;
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// A machine that is driven by inputs with times.
pub(crate) trait Driven {
    fn result(
        &mut self,
        token: u64,
        outcome: UpstreamOutcome,
        provider_id: Option<&str>,
        retry_after_ms: Option<u64>,
        now_ms: u64,
    );
    fn poll(&mut self) -> Option<Action>;
    fn parked_routes(&self) -> Vec<u64>;
    fn snapshot(&self) -> String;
}

// A macro and not two blocks, because the two differ in nothing but the name.
macro_rules! driven {
    ($($machine:ty),*) => {$(
        impl Driven for $machine {
            fn result(
                &mut self,
                token: u64,
                outcome: UpstreamOutcome,
                provider_id: Option<&str>,
                retry_after_ms: Option<u64>,
                now_ms: u64,
            ) {
                Self::result(self, token, outcome, provider_id, retry_after_ms, now_ms);
            }

            fn poll(&mut self) -> Option<Action> {
                Self::poll(self)
            }

            fn parked_routes(&self) -> Vec<u64> {
                Self::parked_routes(self).collect()
            }

            fn snapshot(&self) -> String {
                Self::snapshot(self)
            }
        }
    )*};
}

driven!(Dispatch, BulkDispatch);

/// An input that is nothing but a time.
pub(crate) fn input<H: Handle<Value = Mutex<D>>, D: Driven>(
    machine: *const H,
    err: *mut septet_error,
    input: fn(&mut D, u64),
    now_ms: u64,
) -> septet_status {
    guard_in_turn(machine, err, |machine| {
        input(machine, now_ms);
        Ok(())
    })
}

/// An answer to an attempt.
///
/// # Safety
/// The string is readable.
pub(crate) unsafe fn result<H: Handle<Value = Mutex<D>>, D: Driven>(
    machine: *const H,
    (token, outcome): (u64, u32),
    provider_id: septet_str,
    retry_after_ms: u64,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(machine, err, |machine| {
        // SAFETY: promised by the caller.
        let provider_id = unsafe { provider_id.read() }?;
        let outcome = self::outcome(outcome)?;
        let retry_after_ms = Some(retry_after_ms).filter(|rest| *rest != 0);
        machine.result(token, outcome, provider_id, retry_after_ms, now_ms);
        Ok(())
    })
}

/// The next thing to do.
///
/// # Safety
/// `out` is NULL or points to a struct whose `struct_size` is right.
pub(crate) unsafe fn poll<H: Handle<Value = Mutex<D>>, D: Driven>(
    machine: *const H,
    out: *mut septet_action,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(machine, err, |machine| {
        // SAFETY: promised by the caller.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_action::of(machine.poll()));
        Ok(())
    })
}

/// The routes that were found at fault.
///
/// # Safety
/// `out` has room for `out_cap` ids; `out_count` is writable.
pub(crate) unsafe fn parked_routes<H: Handle<Value = Mutex<D>>, D: Driven>(
    machine: *const H,
    (out, out_cap, out_count): (*mut u64, usize, *mut usize),
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(machine, err, |machine| {
        // SAFETY: promised by the caller.
        let out = unsafe { ptr::array_out(out, out_cap, out_count) }?;
        let parked = machine.parked_routes();
        out.write_all(parked.len(), parked.into_iter())
    })
}

/// The whole state as JSON.
///
/// # Safety
/// `out` has room for `out_cap` octets; `out_len` is writable.
pub(crate) unsafe fn snapshot<H: Handle<Value = Mutex<D>>, D: Driven>(
    machine: *const H,
    (out, out_cap, out_len): (*mut c_char, usize, *mut usize),
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(machine, err, |machine| {
        // SAFETY: promised by the caller.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_str(&machine.snapshot())
    })
}
