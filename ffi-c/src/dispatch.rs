//! One message on its way.

use core::ffi::c_char;
use std::sync::Mutex;

use septet::{Dispatch, Policy};

use crate::action::{septet_action, septet_message_state};
use crate::driven;
use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard, guard_in_turn};
use crate::message::{message, septet_message};
use crate::price_table::septet_price_table;
use crate::ptr::{self, septet_str};
use crate::routes::{prices, query, routes, septet_route_query, septet_routes};
use crate::send_plan::{Planned, septet_send_plan};
use crate::status::{septet_status, septet_usage};

/// One message on its way: routing with failover that never sends twice. It does no I/O: inputs carry the time in milliseconds, and after
/// each of them `septet_dispatch_poll` tells what to do. Every input is legal at any time. A handle; calls from several threads take
/// turns.
pub struct septet_dispatch(Held<Mutex<Dispatch>>);

impl Handle for septet_dispatch {
    type Value = Mutex<Dispatch>;

    fn held(&self) -> &Held<Mutex<Dispatch>> {
        &self.0
    }
}

impl From<Dispatch> for septet_dispatch {
    fn from(dispatch: Dispatch) -> Self {
        Self(Held::new(Mutex::new(dispatch)))
    }
}

/// The policy of a call; the defaults when it is absent.
///
/// # Safety
/// The string is readable.
pub(crate) unsafe fn policy(json: septet_str) -> Result<Policy, Failure> {
    if json.data.is_null() && json.len == 0 {
        return Ok(Policy::new());
    }
    // SAFETY: promised by the caller.
    Ok(Policy::from_json(unsafe { ptr::octets(json.data, json.len) }?)?)
}

/// A message to be sent over one of these routes. When none can carry it, it fails as soon as it starts; `septet_routes_select` tells why.
///
/// - `prices`: NULL when there is no table.
/// - `policy`: JSON, or absent for the defaults, which never send twice: `{"on_unknown"?: "stop" | "continue" | "resubmit",
///   "attempt_timeout_ms"?, "tries_per_route"?, "retries"?, "extra_transmits"?, "backoff_ms"?, "max_backoff_ms"?, "window"?, "entropy"?}`;
///   `entropy` is a string of digits, random bits of the caller's.
/// - `out`: receives the handle, to be freed with `septet_dispatch_free`.
///
/// Errors: of the query `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_NETWORK_INVALID` and those of a number; of the policy those of
/// reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER` and `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_new(
    query: *const septet_route_query,
    routes: *const septet_routes,
    prices: *const septet_price_table,
    policy: septet_str,
    out: *mut *mut septet_dispatch,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, query, routes, prices, policy) = unsafe {
            (
                ptr::out(out)?,
                self::query(query)?,
                self::routes(routes)?,
                self::prices(prices)?,
                self::policy(policy)?,
            )
        };
        ptr::give(out, septet_dispatch::from(Dispatch::new(&query, routes, prices, policy)));
        Ok(())
    })
}

/// A planned message, with the prices that the plan was made with. A plan with errors fails as soon as it starts, with the first of them,
/// and never transmits.
///
/// - `policy`: as in `septet_dispatch_new`.
/// - `out`: receives the handle, to be freed with `septet_dispatch_free`. It does not need the plan any longer.
///
/// Errors: those of the policy.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_of_plan(
    plan: *const septet_send_plan,
    routes: *const septet_routes,
    policy: septet_str,
    out: *mut *mut septet_dispatch,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, plan, routes, policy) =
            unsafe { (ptr::out(out)?, ptr::reference(plan)?, self::routes(routes)?, self::policy(policy)?) };
        let Planned { plan, request, facts } = plan.held().get()?;
        ptr::give(out, septet_dispatch::from(Dispatch::of_plan(plan, request, facts, routes, policy)));
        Ok(())
    })
}

/// Frees a dispatch; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_free(dispatch: *mut septet_dispatch) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(dispatch) }
}

/// Begins.
///
/// - `now_ms`: the time in milliseconds, from a clock that does not run backwards.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_start(
    dispatch: *mut septet_dispatch,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    driven::input(dispatch, err, Dispatch::start, now_ms)
}

/// The answer to the attempt with this token: the first one counts. One that does not apply changes nothing.
///
/// - `token`: that of the `SEPTET_ACTION_TRANSMIT`.
/// - `outcome`: a number of `septet_outcome`.
/// - `provider_id`: the network's id of the segment, or absent.
/// - `retry_after_ms`: the rest that the upstream asks for, an hour at most; 0 when it asks for none.
/// - `now_ms`: the time in milliseconds.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_INVALID_UTF8`; the dispatch is then as it was before.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_result(
    dispatch: *mut septet_dispatch,
    token: u64,
    outcome: u32,
    provider_id: septet_str,
    retry_after_ms: u64,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { driven::result(dispatch, (token, outcome), provider_id, retry_after_ms, now_ms, err) }
}

/// Time has passed: to be called at the time that `SEPTET_ACTION_TIMEOUT` tells, and at any other.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_timeout(
    dispatch: *mut septet_dispatch,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    driven::input(dispatch, err, Dispatch::timeout, now_ms)
}

/// Sends nothing more. What is in flight is still waited for and booked.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_cancel(
    dispatch: *mut septet_dispatch,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    driven::input(dispatch, err, Dispatch::cancel, now_ms)
}

/// The next thing to do. After every input, call this until it gives `SEPTET_ACTION_NONE`.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_poll(
    dispatch: *mut septet_dispatch,
    out: *mut septet_action,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { driven::poll(dispatch, out, err) }
}

/// Where the message stands.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_state(
    dispatch: *const septet_dispatch,
    out: *mut septet_message_state,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let segments = dispatch.provider_ids().count();
        out.write(septet_message_state::of(&dispatch.state(), dispatch.currency(), segments));
        Ok(())
    })
}

/// Writes the network's id of a segment: number `segment` of `septet_message_state.segments`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it was not accepted or got none, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_provider_id(
    dispatch: *const septet_dispatch,
    segment: usize,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        let id = dispatch.provider_ids().nth(segment).flatten();
        out.write_str(id.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?)
    })
}

/// Writes the whole answer to the request as it stands now, as compact JSON; `septet_message_parse` reads it.
///
/// - `queued`: the message as it was when it was taken: its id, its texts and when it was created. What became of it is filled in. For
///   `sent_at` the clock of the dispatch has to be milliseconds since 1970.
/// - `request_id`: for `meta`.
///
/// Errors: as `septet_message_write`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_write_message(
    dispatch: *const septet_dispatch,
    queued: *const septet_message,
    request_id: septet_str,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let (out, queued, request_id) =
            unsafe { (ptr::buffer_out(out, out_cap, out_len)?, message(queued)?, request_id.required()?) };
        out.write_str(&dispatch.message(queued).to_json(request_id))
    })
}

/// The routes that were found at fault: to be left out until somebody has looked at them.
///
/// - `out`: receives their ids.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_parked_routes(
    dispatch: *const septet_dispatch,
    out: *mut u64,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { driven::parked_routes(dispatch, (out, out_cap, out_count), err) }
}

/// Writes the whole state as JSON, without texts and numbers. Store it after each drain and before what was drained is done: a transmit
/// that the snapshot does not know could be repeated.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_snapshot(
    dispatch: *const septet_dispatch,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { driven::snapshot(dispatch, (out, out_cap, out_len), err) }
}

/// A dispatch as it was when its snapshot was written, at a later time. What was in flight is unknown now: it is never sent again, whatever the
/// policy; its answer may still come. Poll after this as after an input.
///
/// - `out`: receives the handle, to be freed with `septet_dispatch_free`.
///
/// Errors: those of reading JSON; `SEPTET_ERR_INVALID_SNAPSHOT` (field) for one of another kind or release, or one that contradicts itself.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_dispatch_restore(
    json: *const c_char,
    len: usize,
    now_ms: u64,
    out: *mut *mut septet_dispatch,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_dispatch::from(Dispatch::restore(json, now_ms)?));
        Ok(())
    })
}
