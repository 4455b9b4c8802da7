//! Thousands of messages over shared routes.

use core::ffi::c_char;
use std::sync::Mutex;

use septet::{BulkDispatch, Error, ErrorCode};

use crate::action::{septet_action, septet_message_state};
use crate::bulk_plan::{Planned, septet_bulk_plan};
use crate::dispatch::policy;
use crate::driven;
use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard, guard_in_turn};
use crate::money;
use crate::price_table::septet_price_table;
use crate::ptr::{self, septet_str};
use crate::routes::{prices, query, routes, septet_route_query, septet_routes};
use crate::send_request::strings;
use crate::status::{septet_status, septet_usage};

/// Many messages over shared routes, each as in a `septet_dispatch`: windows for each route and in all, rates for each route, the balance held back
/// in the order of the messages, results by index. A route that is full, throttled or resting does not hold up the others. A handle; calls
/// from several threads take turns.
pub struct septet_bulk_dispatch(Held<Mutex<BulkDispatch>>);

impl Handle for septet_bulk_dispatch {
    type Value = Mutex<BulkDispatch>;

    fn held(&self) -> &Held<Mutex<BulkDispatch>> {
        &self.0
    }
}

impl From<BulkDispatch> for septet_bulk_dispatch {
    fn from(dispatch: BulkDispatch) -> Self {
        Self(Held::new(Mutex::new(dispatch)))
    }
}

/// No message yet: `septet_bulk_dispatch_push` adds them.
///
/// - `policy`: as in `septet_dispatch_new`.
/// - `balance`: money to hold back from, in nanos, or `SEPTET_NO_AMOUNT` for no limit. A message whose dearest route costs more than what is left
///   fails with `insufficient_balance`; what a message turns out not to need is there for later ones.
/// - `out`: receives the handle, to be freed with `septet_bulk_dispatch_free`.
///
/// Errors: those of the policy.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_new(
    routes: *const septet_routes,
    policy: septet_str,
    balance: i64,
    out: *mut *mut septet_bulk_dispatch,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, routes, policy) = unsafe { (ptr::out(out)?, self::routes(routes)?, self::policy(policy)?) };
        let mut bulk = BulkDispatch::new(routes, policy);
        if let Some(balance) = money::amount(balance) {
            bulk = bulk.balance(balance);
        }
        ptr::give(out, septet_bulk_dispatch::from(bulk));
        Ok(())
    })
}

/// A planned request: one message for each of the plan's, with the same indices, over the prices and the balance that the plan was made
/// with. Those that the plan refuses fail, and all do when the request has errors.
///
/// - `policy`: as in `septet_dispatch_new`.
/// - `out`: receives the handle, to be freed with `septet_bulk_dispatch_free`.
///
/// Errors: those of the policy.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_of_plan(
    plan: *const septet_bulk_plan,
    routes: *const septet_routes,
    policy: septet_str,
    out: *mut *mut septet_bulk_dispatch,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, plan, routes, policy) =
            unsafe { (ptr::out(out)?, ptr::reference(plan)?, self::routes(routes)?, self::policy(policy)?) };
        let Planned { plan, request, facts } = plan.held().get()?;
        let bulk = BulkDispatch::of_plan(plan, request, facts, routes, policy);
        ptr::give(out, septet_bulk_dispatch::from(bulk));
        Ok(())
    })
}

/// Frees a dispatch; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_free(dispatch: *mut septet_bulk_dispatch) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(dispatch) }
}

/// Adds a message; also after the start. When no route can carry it, it fails as soon as it starts.
///
/// - `prices`: NULL when there is no table.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_NETWORK_INVALID` and those of a number; then none is added.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_push(
    dispatch: *mut septet_bulk_dispatch,
    query: *const septet_route_query,
    prices: *const septet_price_table,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let (query, prices) = unsafe { (self::query(query)?, self::prices(prices)?) };
        dispatch.push(&query, prices);
        Ok(())
    })
}

/// Adds a message that was refused before any route was asked, so that the indices stay those of the caller.
///
/// - `why`: a number of `septet_code`.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (field) for another number.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_push_refused(
    dispatch: *mut septet_bulk_dispatch,
    why: septet_status,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        let code = ErrorCode::from_number(why);
        let code = code.ok_or_else(|| Error::new(ErrorCode::InvalidOption).in_field("why"))?;
        dispatch.push_refused(&Error::new(code));
        Ok(())
    })
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
pub unsafe extern "C" fn septet_bulk_dispatch_start(
    dispatch: *mut septet_bulk_dispatch,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    driven::input(dispatch, err, BulkDispatch::start, now_ms)
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
pub unsafe extern "C" fn septet_bulk_dispatch_result(
    dispatch: *mut septet_bulk_dispatch,
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
pub unsafe extern "C" fn septet_bulk_dispatch_timeout(
    dispatch: *mut septet_bulk_dispatch,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    driven::input(dispatch, err, BulkDispatch::timeout, now_ms)
}

/// Sends nothing more of any message. What is in flight is still waited for and booked.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_cancel(
    dispatch: *mut septet_bulk_dispatch,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    driven::input(dispatch, err, BulkDispatch::cancel, now_ms)
}

/// Sends nothing more of one message; nothing happens when there is no message of this index.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_cancel_message(
    dispatch: *mut septet_bulk_dispatch,
    message: usize,
    now_ms: u64,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        dispatch.cancel_message(message, now_ms);
        Ok(())
    })
}

/// The next thing to do. After every input, call this until it gives `SEPTET_ACTION_NONE`.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_poll(
    dispatch: *mut septet_bulk_dispatch,
    out: *mut septet_action,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { driven::poll(dispatch, out, err) }
}

/// How many messages there are; 0 for NULL.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_total(dispatch: *const septet_bulk_dispatch) -> usize {
    count(dispatch, BulkDispatch::total)
}

/// How many messages have not ended; 0 for NULL.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_open(dispatch: *const septet_bulk_dispatch) -> usize {
    count(dispatch, BulkDispatch::open)
}

fn count(dispatch: *const septet_bulk_dispatch, of: impl Fn(&BulkDispatch) -> usize) -> usize {
    let mut found = 0;
    // A handle that cannot be asked has nothing.
    let _ = guard_in_turn(dispatch, core::ptr::null_mut(), |dispatch| {
        found = of(dispatch);
        Ok(())
    });
    found
}

/// Where a message stands, at any time.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_state(
    dispatch: *const septet_bulk_dispatch,
    message: usize,
    out: *mut septet_message_state,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let state = dispatch.state(message).ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?;
        let segments = dispatch.provider_ids(message).count();
        out.write(septet_message_state::of(&state, None, segments));
        Ok(())
    })
}

/// Writes the network's id of a message's segment, as `septet_dispatch_provider_id`.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it was not accepted or got none, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_provider_id(
    dispatch: *const septet_bulk_dispatch,
    message: usize,
    segment: usize,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        let id = dispatch.provider_ids(message).nth(segment).flatten();
        out.write_str(id.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?)
    })
}

/// Writes the whole answer to the request as it stands now, as compact JSON; messages that have not ended are `queued`.
///
/// - `plan`: the one that the dispatch was made of.
/// - `ids`, `id_count`: the id of each message, in the order of the plan.
/// - `request_id`: for `meta`.
///
/// Errors: `SEPTET_ERR_COLUMN_TOO_SHORT` when there are fewer ids than messages (`actual`, `limit`), `SEPTET_ERR_INVALID_UTF8`,
/// `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_write_result(
    dispatch: *const septet_bulk_dispatch,
    plan: *const septet_bulk_plan,
    ids: *const septet_str,
    id_count: usize,
    request_id: septet_str,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(dispatch, err, |dispatch| {
        // SAFETY: the caller keeps the conventions.
        let (out, plan, ids, request_id) = unsafe {
            (
                ptr::buffer_out(out, out_cap, out_len)?,
                ptr::reference(plan)?,
                strings(ids, id_count)?,
                request_id.required()?,
            )
        };
        let Planned { plan, .. } = plan.held().get()?;
        if ids.len() < plan.total() {
            return Err(Error::new(ErrorCode::ColumnTooShort).below(ids.len(), plan.total()).into());
        }
        let result = dispatch.bulk_result(plan, |index| ids.get(index).cloned().unwrap_or_default());
        out.write_str(&result.to_json(request_id))
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
pub unsafe extern "C" fn septet_bulk_dispatch_parked_routes(
    dispatch: *const septet_bulk_dispatch,
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
pub unsafe extern "C" fn septet_bulk_dispatch_snapshot(
    dispatch: *const septet_bulk_dispatch,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { driven::snapshot(dispatch, (out, out_cap, out_len), err) }
}

/// A dispatch as it was when its snapshot was written, at a later time, as `septet_dispatch_restore`.
///
/// - `routes`: those that it was made of, for messages that are added later.
/// - `out`: receives the handle, to be freed with `septet_bulk_dispatch_free`.
///
/// Errors: as `septet_dispatch_restore`; `SEPTET_ERR_INVALID_SNAPSHOT` (field) too when the routes are not the same.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_dispatch_restore(
    json: *const c_char,
    len: usize,
    routes: *const septet_routes,
    now_ms: u64,
    out: *mut *mut septet_bulk_dispatch,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json, routes) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?, self::routes(routes)?) };
        ptr::give(out, septet_bulk_dispatch::from(BulkDispatch::restore(json, routes, now_ms)?));
        Ok(())
    })
}
