//! Lists that come in pieces.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use self_cell::self_cell;

use super::Texts;
use super::bulk::BulkPlan;
use super::facts::Facts;
use super::requests::{bulk_request, recipients};

use crate::errors::guard;

/// Fewer recipients than this are planned sooner than the interpreter is let go and taken back.
const BIG: usize = 1_000;

type Planner<'a> = septet::BulkPlanner<'a>;

self_cell!(
    /// A planner and the facts that it borrows.
    struct OwnPlanner {
        owner: Arc<septet::Facts>,
        #[covariant]
        dependent: Planner,
    }
);

/// Plans a list of any length that comes in pieces.
///
/// The body is analysed once; duplicates and balance are followed over the whole list. It remembers eight octets for each
/// distinct number and nothing else. Takes a request (its recipients are not looked at) and facts as `plan_bulk` does. Can be
/// used from several threads; pieces are then planned one after the other.
///
/// >>> planner = septet.BulkPlanner({"from": "Conerix", "body": "Doors open at 7"})
/// >>> planner.plan(["+12025550143"]).ok, planner.plan(["+12025550143"]).failed
/// (1, 1)
#[pyclass(frozen, module = "septet")]
pub(crate) struct BulkPlanner {
    planner: Mutex<OwnPlanner>,
    texts: Texts,
}

#[pymethods]
impl BulkPlanner {
    #[new]
    #[pyo3(signature = (request, facts = None))]
    fn new(request: &Bound<'_, PyAny>, facts: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        guard(|| {
            let request = bulk_request(request)?;
            let facts = Facts::of(facts)?;
            let planner = OwnPlanner::new(facts, |facts| septet::BulkPlanner::new(&request, facts));
            let texts = Texts { from: request.from, body: request.body };
            Ok(Self { planner: Mutex::new(planner), texts })
        })
    }

    /// Plan the next recipients, strings or `PhoneNumber`s.
    ///
    /// Indices count within the piece; how many there are is not judged; the request's own errors and warnings stand in
    /// every plan.
    #[pyo3(signature = (recipients))]
    fn plan(&self, py: Python<'_>, recipients: &Bound<'_, PyAny>) -> PyResult<BulkPlan> {
        guard(|| {
            let recipients = self::recipients(recipients)?;
            let plan = || {
                let mut planner = self.planner.lock().unwrap_or_else(PoisonError::into_inner);
                planner.with_dependent_mut(|_, planner| planner.plan(&recipients))
            };
            // Who waits for the lock may hold the interpreter: who has the lock never asks for it.
            let plan = if recipients.len() < BIG { plan() } else { py.detach(plan) };
            Ok(BulkPlan::new(plan, self.texts.clone()))
        })
    }

    fn __repr__(&self) -> &'static str {
        "BulkPlanner()"
    }
}
