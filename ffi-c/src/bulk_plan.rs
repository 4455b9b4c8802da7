//! The plan of one body to many recipients.

use core::ffi::c_char;
use std::sync::Arc;

use septet::{BulkPlan, BulkRequest, ErrorEnvelope, Facts, Outcome, PhoneNumber, Status, plan_bulk};

use crate::bulk_request::{bulk_request, septet_bulk_request};
use crate::bulk_result::{bulk_items, septet_bulk_item};
use crate::error::septet_error;
use crate::facts::{facts, septet_facts};
use crate::guard::{Failure, Handle, Held, guard, guard_on};
use crate::money::{self, septet_currency};
use crate::ptr::{self, Out, Pod, septet_str};
use crate::sender;
use crate::status::{septet_status, septet_usage};
use crate::text::septet_analysis;

/// What sending a body to many recipients comes to. A handle: never changed after it was made, so many threads may use it at once.
pub struct septet_bulk_plan(Held<Planned>);

impl Handle for septet_bulk_plan {
    type Value = Planned;

    fn held(&self) -> &Held<Planned> {
        &self.0
    }
}

/// A plan, and what a dispatch of it needs: the request without its recipients, which the plan has, and the facts.
pub(crate) struct Planned {
    pub(crate) plan: BulkPlan,
    pub(crate) request: Arc<BulkRequest>,
    pub(crate) facts: Arc<Facts>,
}

impl septet_bulk_plan {
    pub(crate) fn new(planned: Planned) -> Self {
        Self(Held::new(planned))
    }
}

/// What a dispatch needs of a request whose recipients are in the plan.
pub(crate) fn without_recipients(mut request: BulkRequest) -> Arc<BulkRequest> {
    request.recipients = None;
    Arc::new(request)
}

fn give(out: Out<*mut septet_bulk_plan>, request: BulkRequest, facts: Arc<Facts>) {
    let plan = plan_bulk(&request, &facts);
    let request = without_recipients(request);
    ptr::give(out, septet_bulk_plan::new(Planned { plan, request, facts }));
}

/// What a plan of many messages says. Nothing may be sent while `error_count` is not 0; a message with an error of its own fails
/// alone.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_bulk_summary {
    /// `sizeof(septet_bulk_summary)`, set by the caller.
    pub struct_size: u32,
    /// The sender: a number of `septet_sender_kind`, `SEPTET_SENDER_NONE` when it is not one.
    pub sender_kind: u32,
    /// How many messages there are: `septet_bulk_plan_message`.
    pub total: usize,
    /// How many of them can be sent.
    pub ok: usize,
    /// How many cannot.
    pub failed: usize,
    /// How many things forbid sending the request: `septet_bulk_plan_error`.
    pub error_count: usize,
    /// How many things may be a mistake: `septet_bulk_plan_warning`.
    pub warning_count: usize,
    /// What all messages that can be sent cost at most, in nanos, or `SEPTET_NO_AMOUNT`.
    pub cost: i64,
    /// The currency of the cost.
    pub currency: septet_currency,
    /// 1 when there is a body that can be split: `septet_bulk_plan_analysis`.
    pub has_analysis: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_bulk_summary {}

/// One message of a plan.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_planned_message {
    /// `sizeof(septet_planned_message)`, set by the caller.
    pub struct_size: u32,
    /// `SEPTET_OK` when it can be sent, else why not: `septet_bulk_plan_message_error` has the details.
    pub status: septet_status,
    /// The recipient as it was written. Belongs to the plan.
    pub to: septet_str,
    /// The digits of the recipient; 0 when it is no number.
    pub digits: u64,
    /// What it costs at most, in nanos, or `SEPTET_NO_AMOUNT`.
    pub cost: i64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_planned_message {}

/// Judges a bulk request by the rules and by what the caller knows.
///
/// - `facts`: NULL when nothing is known.
/// - `out`: receives the handle, to be freed with `septet_bulk_plan_free`.
///
/// A request that breaks rules still has a plan, which tells every error at once. Errors: `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_new(
    request: *const septet_bulk_request,
    facts: *const septet_facts,
    out: *mut *mut septet_bulk_plan,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, request, facts) = unsafe { (ptr::out(out)?, bulk_request(request)?, self::facts(facts)?) };
        give(out, request, facts);
        Ok(())
    })
}

/// `septet_bulk_plan_new` for a request in JSON.
///
/// Errors: as `septet_bulk_request_parse`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_new_json(
    json: *const c_char,
    len: usize,
    facts: *const septet_facts,
    out: *mut *mut septet_bulk_plan,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json, facts) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?, self::facts(facts)?) };
        give(out, BulkRequest::from_json(json)?, facts);
        Ok(())
    })
}

/// Frees a plan; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_free(plan: *mut septet_bulk_plan) {
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
pub unsafe extern "C" fn septet_bulk_plan_summary(
    plan: *const septet_bulk_plan,
    out: *mut septet_bulk_summary,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_bulk_summary {
            struct_size: 0,
            sender_kind: plan.from.map_or(0, |from| sender::kind_number(from.kind())),
            total: plan.total(),
            ok: plan.ok,
            failed: plan.failed(),
            error_count: plan.errors.len(),
            warning_count: plan.warnings.len(),
            cost: money::nanos(plan.cost),
            currency: septet_currency::of(plan.currency),
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
pub unsafe extern "C" fn septet_bulk_plan_analysis(
    plan: *const septet_bulk_plan,
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

/// What forbids sending the request: number `index` of `septet_bulk_summary.error_count`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_error(
    plan: *const septet_bulk_plan,
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

/// What may be a mistake: number `index` of `septet_bulk_summary.warning_count`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_warning(
    plan: *const septet_bulk_plan,
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

/// One message of the plan, in the order of the request: number `index` of `septet_bulk_summary.total`, counted from 0.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_message(
    plan: *const septet_bulk_plan,
    index: usize,
    out: *mut septet_planned_message,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let message = ptr::item(&plan.messages, index)?;
        out.write(septet_planned_message {
            struct_size: 0,
            status: message.error.as_ref().map_or(0, |error| error.code().number()),
            to: septet_str::of(&message.to),
            digits: message.number.map_or(0, PhoneNumber::digits),
            cost: money::nanos(message.cost),
        });
        Ok(())
    })
}

/// Why a message cannot be sent.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when there is no such message, or when it can be sent.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_message_error(
    plan: *const septet_bulk_plan,
    index: usize,
    out: *mut septet_error,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let error = ptr::item(&plan.messages, index)?.error.as_ref();
        out.write(septet_error::of(error.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?));
        Ok(())
    })
}

/// Writes the plan as compact JSON, the same in every face: `{"encoding","segments","total","ok","failed","cost","currency",
/// "errors","warnings","messages":[{"to","status","cost"?,"error"?}],"units","per_segment"}`. Amounts are exact numbers.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_write(
    plan: *const septet_bulk_plan,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_str(&plan.to_json())
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
pub unsafe extern "C" fn septet_bulk_plan_write_refusal(
    plan: *const septet_bulk_plan,
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

/// Writes the answer to the request, once it is known what became of the messages that were sent: messages that the plan refused
/// fail with their own error and cost nothing.
///
/// - `outcomes`, `outcome_count`: one for each message of the plan, in its order: `id` for every one; `status`, `cost` and the error
///   for those that were sent. `to` is taken from the plan.
/// - `request_id`: for `meta`.
///
/// Errors: `SEPTET_ERR_COLUMN_TOO_SHORT` when there are fewer outcomes than messages (`actual`, `limit`), `SEPTET_ERR_MISSING_MEMBER`
/// (index, field), `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_plan_write_result(
    plan: *const septet_bulk_plan,
    outcomes: *const septet_bulk_item,
    outcome_count: usize,
    request_id: septet_str,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(plan, err, |Planned { plan, .. }| {
        // SAFETY: the caller keeps the conventions.
        let (out, outcomes, request_id) = unsafe {
            (
                ptr::buffer_out(out, out_cap, out_len)?,
                ptr::array(outcomes, outcome_count)?,
                request_id.required()?,
            )
        };
        if outcome_count < plan.total() {
            let error = septet::Error::new(septet::ErrorCode::ColumnTooShort);
            return Err(error.below(outcome_count, plan.total()).into());
        }
        // What the plan refused has no status of its own, and every message has a recipient already.
        let sent = |index: usize| plan.messages.get(index).is_some_and(|message| message.error.is_none());
        // SAFETY: the caller keeps the conventions.
        let mut items = unsafe { bulk_items(outcomes, false, sent) }?;
        let ids: Vec<String> = items.iter_mut().map(|item| core::mem::take(&mut item.id)).collect();
        let result = plan.result(
            |index| ids.get(index).cloned().unwrap_or_default(),
            |index, _| match items.get(index) {
                Some(item) => {
                    Outcome { status: item.status.clone(), cost: item.cost, error: item.error.clone() }
                }
                None => Outcome { status: Status::Unknown, cost: None, error: None },
            },
        );
        out.write_str(&result.to_json(request_id))
    })
}
