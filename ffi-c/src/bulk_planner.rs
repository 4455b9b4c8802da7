//! A list of recipients that comes in pieces.

use std::sync::{Arc, Mutex};

use septet::{BulkPlanner, BulkRequest, Facts};

use crate::bulk_plan::{Planned, septet_bulk_plan, without_recipients};
use crate::bulk_request::{bulk_request, septet_bulk_request};
use crate::error::septet_error;
use crate::facts::{facts, septet_facts};
use crate::guard::{Handle, Held, guard, guard_in_turn};
use crate::ptr::{self, septet_str};
use crate::send_request::strings;
use crate::status::septet_status;

/// Plans a list that comes in pieces: the body is analysed once, duplicates and balance are followed over the whole list.
/// Remembers some 16 octets for each distinct number. A handle; calls from several threads take turns.
pub struct septet_bulk_planner(Held<Mutex<Following>>);

impl Handle for septet_bulk_planner {
    type Value = Mutex<Following>;

    fn held(&self) -> &Held<Mutex<Following>> {
        &self.0
    }
}

/// A planner and the facts that it borrows. The order of the members is the order in which they are dropped.
pub(crate) struct Following {
    planner: BulkPlanner<'static>,
    facts: Arc<Facts>,
    request: Arc<BulkRequest>,
}

/// Begins the plan of a long list. The recipients of the request are not looked at: `septet_bulk_planner_plan` takes them.
///
/// - `facts`: NULL when nothing is known.
/// - `out`: receives the handle, to be freed with `septet_bulk_planner_free`.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_planner_new(
    request: *const septet_bulk_request,
    facts: *const septet_facts,
    out: *mut *mut septet_bulk_planner,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, request, facts) = unsafe { (ptr::out(out)?, bulk_request(request)?, self::facts(facts)?) };
        // SAFETY: the facts live on the heap, are not changed, and are held by the same struct, which drops the planner first.
        let borrowed: &'static Facts = unsafe { &*Arc::as_ptr(&facts) };
        let planner = BulkPlanner::new(&request, borrowed);
        let request = without_recipients(request);
        ptr::give(out, septet_bulk_planner(Held::new(Mutex::new(Following { planner, facts, request }))));
        Ok(())
    })
}

/// Frees a planner; NULL is nothing. Plans that it made live on.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_planner_free(planner: *mut septet_bulk_planner) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(planner) }
}

/// Plans the next recipients. Their number is not judged; errors and warnings of the request stand in every plan.
///
/// - `recipients`, `count`: the next piece of the list.
/// - `out`: receives the plan of the piece, to be freed with `septet_bulk_plan_free`.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8` (index); the planner is then as it was before.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_bulk_planner_plan(
    planner: *mut septet_bulk_planner,
    recipients: *const septet_str,
    count: usize,
    out: *mut *mut septet_bulk_plan,
    err: *mut septet_error,
) -> septet_status {
    guard_in_turn(planner, err, |following| {
        // SAFETY: the caller keeps the conventions.
        let (out, recipients) = unsafe { (ptr::out(out)?, strings(recipients, count)?) };
        let plan = following.planner.plan(&recipients);
        let (request, facts) = (Arc::clone(&following.request), Arc::clone(&following.facts));
        ptr::give(out, septet_bulk_plan::new(Planned { plan, request, facts }));
        Ok(())
    })
}
