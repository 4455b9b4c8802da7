//! The plan of one message.

use core::ffi::c_char;
use std::sync::Arc;

use septet::{ErrorEnvelope, Facts, SendPlan, SendRequest, plan_send};

use crate::error::septet_error;
use crate::facts::{facts, septet_facts};
use crate::guard::{Failure, Handle, Held, guard, guard_on};
use crate::money::{self, septet_currency};
use crate::ptr::{self, Out, Pod, septet_str};
use crate::send_request::{send_request, septet_send_request};
use crate::sender;
use crate::status::{septet_status, septet_usage};
use crate::text::septet_analysis;

/// What sending a message comes to. A handle: never changed after it was made, so many threads may use it at once.
pub struct septet_send_plan(Held<Planned>);

impl Handle for septet_send_plan {
    type Value = Planned;

    fn held(&self) -> &Held<Planned> {
        &self.0
    }
}

/// A plan, and what a dispatch of it needs.
pub(crate) struct Planned {
    pub(crate) plan: SendPlan,
    pub(crate) request: SendRequest,
    pub(crate) facts: Arc<Facts>,
}

/// What a plan of one message says. Nothing may be sent while `error_count` is not 0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_send_summary {
    /// `sizeof(septet_send_summary)`, set by the caller.
    pub struct_size: u32,
    /// The sender: a number of `septet_sender_kind`, `SEPTET_SENDER_NONE` when it is not one.
    pub sender_kind: u32,
    /// The digits of the recipient; 0 when it is no number.
    pub to_digits: u64,
    /// How many things forbid sending: `septet_send_plan_error`.
    pub error_count: usize,
    /// How many things may be a mistake: `septet_send_plan_warning`.
    pub warning_count: usize,
    /// The cost over the cheapest route in nanos, or `SEPTET_NO_AMOUNT`.
    pub cost_min: i64,
    /// The cost over the dearest route in nanos, which is what has to be reserved, or `SEPTET_NO_AMOUNT`.
    pub cost_max: i64,
    /// The currency of both.
    pub currency: septet_currency,
    /// 1 when there is a body that can be split: `septet_send_plan_analysis`.
    pub has_analysis: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_send_summary {}

fn give(out: Out<*mut septet_send_plan>, request: SendRequest, facts: Arc<Facts>) {
    let plan = plan_send(&request, &facts);
    ptr::give(out, septet_send_plan(Held::new(Planned { plan, request, facts })));
}

/// Judges a send request by the rules and by what the caller knows.
///
/// - `facts`: NULL when nothing is known.
/// - `out`: receives the handle, to be freed with `septet_send_plan_free`.
///
/// A request that breaks rules still has a plan, which tells every error at once. Errors: `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_new(
    request: *const septet_send_request,
    facts: *const septet_facts,
    out: *mut *mut septet_send_plan,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, request, facts) = unsafe { (ptr::out(out)?, send_request(request)?, self::facts(facts)?) };
        give(out, request, facts);
        Ok(())
    })
}

/// `septet_send_plan_new` for a request in JSON.
///
/// Errors: as `septet_send_request_parse`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_new_json(
    json: *const c_char,
    len: usize,
    facts: *const septet_facts,
    out: *mut *mut septet_send_plan,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json, facts) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?, self::facts(facts)?) };
        give(out, SendRequest::from_json(json)?, facts);
        Ok(())
    })
}

/// Frees a plan; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_free(plan: *mut septet_send_plan) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(plan) }
}

/// What the plan says.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_summary(
    plan: *const septet_send_plan,
    out: *mut septet_send_summary,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_send_summary {
            struct_size: 0,
            sender_kind: plan.from.map_or(0, |from| sender::kind_number(from.kind())),
            to_digits: plan.to.map_or(0, septet::PhoneNumber::digits),
            error_count: plan.errors.len(),
            warning_count: plan.warnings.len(),
            cost_min: money::nanos(plan.quote.map(|quote| quote.min)),
            cost_max: money::nanos(plan.quote.map(|quote| quote.max)),
            currency: septet_currency::of(plan.quote.map(|quote| quote.currency)),
            has_analysis: u32::from(plan.analysis.is_some()),
        });
        Ok(())
    })
}

/// The encoding and the segments of the body.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when there is no body that can be split.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_analysis(
    plan: *const septet_send_plan,
    out: *mut septet_analysis,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let analysis = plan.analysis.as_ref().ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?;
        out.write(septet_analysis::of(analysis));
        Ok(())
    })
}

/// What forbids sending: number `index` of `septet_send_summary.error_count`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_error(
    plan: *const septet_send_plan,
    index: usize,
    out: *mut septet_error,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_error::of(ptr::item(&plan.errors, index)?));
        Ok(())
    })
}

/// What may be a mistake: number `index` of `septet_send_summary.warning_count`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_warning(
    plan: *const septet_send_plan,
    index: usize,
    out: *mut septet_error,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_error::of(ptr::item(&plan.warnings, index)?));
        Ok(())
    })
}

/// Writes the plan as compact JSON, in the shape of `septet_bulk_plan_write` with one message.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_write(
    plan: *const septet_send_plan,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, request, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_str(&plan.to_json(request.to.as_deref().unwrap_or_default()))
    })
}

/// Writes the answer to a request that may not be sent, as compact JSON: the first error speaks, `details` lists every one when
/// there are several.
///
/// - `request_id`: for `meta`.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when nothing forbids sending, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_send_plan_write_refusal(
    plan: *const septet_send_plan,
    request_id: septet_str,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let (out, request_id) = unsafe { (ptr::buffer_out(out, out_cap, out_len)?, request_id.required()?) };
        let envelope = ErrorEnvelope::from_errors(&plan.errors, request_id);
        out.write_str(&envelope.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?.to_json())
    })
}
