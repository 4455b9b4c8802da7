//! The dispatch of one message and of many, behind one class.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use septet::{Action, BulkDispatch, BulkPlan, Dispatch, DispatchState, ErrorCode, Status, UpstreamOutcome};

use super::routes::{Asked, policy_of, query_of, routes_of};
use crate::answers;
use crate::errors::guard;
use crate::json::Document;
use crate::money::{amount, maybe_decimal};
use crate::options::word;
use crate::plan::{Facts, PriceTable, bulk_request, send_request};
use crate::records::Record;
use crate::wire::{small, unknown};

static TRANSMIT: Record = Record::new("septet._dispatch", "Transmit");
static TIMEOUT: Record = Record::new("septet._dispatch", "Timeout");
static DONE: Record = Record::new("septet._dispatch", "Done");
static STATE: Record = Record::new("septet._dispatch", "DispatchState");

enum Kind {
    One(Box<Dispatch>),
    /// With the plan that its answer is made of, where it was made of a request.
    Many(Box<BulkDispatch>, Option<Box<BulkPlan>>),
}

/// A machine. What it is for and what its inputs mean is told where users see it: in `septet/_dispatch.py`.
#[pyclass(frozen, module = "septet._septet")]
pub(crate) struct _Machine {
    kind: Mutex<Kind>,
}

impl _Machine {
    fn new(kind: Kind) -> Self {
        Self { kind: Mutex::new(kind) }
    }

    fn with<T>(&self, work: impl FnOnce(&mut Kind) -> T) -> T {
        work(&mut self.kind.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[pymethods]
impl _Machine {
    #[staticmethod]
    fn one(
        request: &Bound<'_, PyAny>,
        facts: Option<&Bound<'_, PyAny>>,
        routes: &Bound<'_, PyAny>,
        policy: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guard(|| {
            let (request, facts) = (send_request(request)?, Facts::of(facts)?);
            let (routes, policy) = (routes_of(routes)?, policy_of(policy)?);
            let plan = septet::plan_send(&request, &facts);
            let dispatch = Dispatch::of_plan(&plan, &request, &facts, &routes, policy);
            Ok(Self::new(Kind::One(dispatch.into())))
        })
    }

    #[staticmethod]
    fn many(
        request: &Bound<'_, PyAny>,
        facts: Option<&Bound<'_, PyAny>>,
        routes: &Bound<'_, PyAny>,
        policy: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guard(|| {
            let (request, facts) = (bulk_request(request)?, Facts::of(facts)?);
            let (routes, policy) = (routes_of(routes)?, policy_of(policy)?);
            let plan = septet::plan_bulk(&request, &facts);
            let dispatch = BulkDispatch::of_plan(&plan, &request, &facts, &routes, policy);
            Ok(Self::new(Kind::Many(dispatch.into(), Some(plan.into()))))
        })
    }

    /// One message that no request asks for.
    #[staticmethod]
    fn one_of_query(
        asked: Asked<'_>,
        prices: Option<&Bound<'_, PriceTable>>,
        routes: &Bound<'_, PyAny>,
        policy: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guard(|| {
            let (routes, policy) = (routes_of(routes)?, policy_of(policy)?);
            let prices = prices.map(|table| &table.get().table);
            let dispatch = Dispatch::new(&query_of(asked)?, &routes, prices, policy);
            Ok(Self::new(Kind::One(dispatch.into())))
        })
    }

    /// No message yet.
    #[staticmethod]
    fn empty(
        routes: &Bound<'_, PyAny>,
        policy: Option<&Bound<'_, PyAny>>,
        balance: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guard(|| {
            let mut dispatch = BulkDispatch::new(&routes_of(routes)?, policy_of(policy)?);
            if let Some(balance) = balance {
                dispatch = dispatch.balance(amount(balance, "balance")?);
            }
            Ok(Self::new(Kind::Many(dispatch.into(), None)))
        })
    }

    #[staticmethod]
    fn one_restored(snapshot: &Bound<'_, PyAny>, now: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| {
            let now = small(now, "now")?;
            let restored = Document::written(snapshot)?.read(|json| Dispatch::restore(json, now))?;
            Ok(Self::new(Kind::One(restored.into())))
        })
    }

    #[staticmethod]
    fn many_restored(
        snapshot: &Bound<'_, PyAny>,
        now: &Bound<'_, PyAny>,
        request: Option<&Bound<'_, PyAny>>,
        facts: Option<&Bound<'_, PyAny>>,
        routes: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        guard(|| {
            let now = small(now, "now")?;
            let plan = match request {
                Some(request) => {
                    let (request, facts) = (bulk_request(request)?, Facts::of(facts)?);
                    Some(septet::plan_bulk(&request, &facts).into())
                }
                None => None,
            };
            let routes = routes_of(routes)?;
            let restored =
                Document::written(snapshot)?.read(|json| BulkDispatch::restore(json, &routes, now))?;
            Ok(Self::new(Kind::Many(restored.into(), plan)))
        })
    }

    fn push(&self, asked: Asked<'_>, prices: Option<&Bound<'_, PriceTable>>) -> PyResult<()> {
        guard(|| {
            let query = query_of(asked)?;
            let prices = prices.map(|table| &table.get().table);
            self.with(|kind| match kind {
                Kind::Many(dispatch, _) => dispatch.push(&query, prices),
                Kind::One(_) => {}
            });
            Ok(())
        })
    }

    fn push_refused(&self, why: &Bound<'_, PyAny>) -> PyResult<()> {
        guard(|| {
            let code = |name: &str| {
                let invalid = septet::Error::new(ErrorCode::InvalidOption).in_field("why");
                ErrorCode::from_name(name).ok_or(invalid)
            };
            let why = septet::Error::new(word(why, code)?);
            self.with(|kind| match kind {
                Kind::Many(dispatch, _) => dispatch.push_refused(&why),
                Kind::One(_) => {}
            });
            Ok(())
        })
    }

    fn start(&self, now: &Bound<'_, PyAny>) -> PyResult<()> {
        guard(|| {
            let now = small(now, "now")?;
            self.with(|kind| match kind {
                Kind::One(dispatch) => dispatch.start(now),
                Kind::Many(dispatch, _) => dispatch.start(now),
            });
            Ok(())
        })
    }

    fn result(
        &self,
        token: &Bound<'_, PyAny>,
        outcome: &Bound<'_, PyAny>,
        now: &Bound<'_, PyAny>,
        provider_id: Option<&Bound<'_, PyAny>>,
        retry_after_ms: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        guard(|| {
            let (token, now) = (small(token, "token")?, small(now, "now")?);
            let outcome = word(outcome, UpstreamOutcome::from_name)?;
            let id = provider_id.map(crate::text_of).transpose()?;
            let rest = retry_after_ms.map(|rest| small(rest, "retry_after_ms")).transpose()?;
            self.with(|kind| match kind {
                Kind::One(dispatch) => dispatch.result(token, outcome, id.as_deref(), rest, now),
                Kind::Many(dispatch, _) => dispatch.result(token, outcome, id.as_deref(), rest, now),
            });
            Ok(())
        })
    }

    fn timeout(&self, now: &Bound<'_, PyAny>) -> PyResult<()> {
        guard(|| {
            let now = small(now, "now")?;
            self.with(|kind| match kind {
                Kind::One(dispatch) => dispatch.timeout(now),
                Kind::Many(dispatch, _) => dispatch.timeout(now),
            });
            Ok(())
        })
    }

    fn cancel(&self, now: &Bound<'_, PyAny>, message: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        guard(|| {
            let now = small(now, "now")?;
            let message = message.map(|message| small(message, "message")).transpose()?;
            self.with(|kind| match (kind, message) {
                (Kind::One(dispatch), _) => dispatch.cancel(now),
                (Kind::Many(dispatch, _), Some(message)) => dispatch.cancel_message(message, now),
                (Kind::Many(dispatch, _), None) => dispatch.cancel(now),
            });
            Ok(())
        })
    }

    fn poll<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        guard(|| {
            let action = self.with(|kind| match kind {
                Kind::One(dispatch) => dispatch.poll(),
                Kind::Many(dispatch, _) => dispatch.poll(),
            });
            action.map(|action| told(py, action)).transpose()
        })
    }

    /// Where a message stands; None for an index that none has.
    fn state<'py>(&self, message: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
        guard(|| {
            let py = message.py();
            let message = small(message, "message")?;
            let found = self.with(|kind| match kind {
                Kind::One(dispatch) => Some((dispatch.state(), owned(dispatch.provider_ids()))),
                Kind::Many(dispatch, _) => {
                    dispatch.state(message).map(|state| (state, owned(dispatch.provider_ids(message))))
                }
            });
            found.map(|(state, ids)| state_record(py, &state, ids)).transpose()
        })
    }

    /// How many messages there are, and how many have not ended.
    fn counts(&self) -> (usize, usize) {
        self.with(|kind| match kind {
            Kind::One(dispatch) => (1, usize::from(dispatch.state().status == Status::Queued)),
            Kind::Many(dispatch, _) => (dispatch.total(), dispatch.open()),
        })
    }

    fn parked_routes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let parked: Vec<u64> = self.with(|kind| match kind {
            Kind::One(dispatch) => dispatch.parked_routes().collect(),
            Kind::Many(dispatch, _) => dispatch.parked_routes().collect(),
        });
        PyTuple::new(py, parked)
    }

    fn snapshot(&self) -> PyResult<String> {
        guard(|| {
            Ok(self.with(|kind| match kind {
                Kind::One(dispatch) => dispatch.snapshot(),
                Kind::Many(dispatch, _) => dispatch.snapshot(),
            }))
        })
    }

    /// The queued message with what became of it.
    fn message<'py>(&self, queued: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        guard(|| {
            let py = queued.py();
            let queued = answers::to_message(queued)?;
            let message = self.with(|kind| match kind {
                Kind::One(dispatch) => Ok(dispatch.message(queued)),
                Kind::Many(..) => Err(unknown()),
            })?;
            answers::message(py, &message)
        })
    }

    /// The answer to the bulk request as it stands, from the ids of its messages.
    fn bulk_result<'py>(&self, py: Python<'py>, ids: Vec<String>) -> PyResult<Bound<'py, PyAny>> {
        guard(|| {
            let id = |index: usize| ids.get(index).cloned().unwrap_or_default();
            let result = self.with(|kind| match kind {
                Kind::Many(dispatch, Some(plan)) => Ok(dispatch.bulk_result(plan, id)),
                _ => Err(PyTypeError::new_err(
                    "only a dispatch that was made of a request has an answer to it",
                )),
            })?;
            answers::bulk_result(py, &result)
        })
    }
}

fn told(py: Python<'_>, action: Action) -> PyResult<Bound<'_, PyAny>> {
    match action {
        Action::Transmit { token, message, segment, route_id, deadline_ms } => {
            TRANSMIT.of(py, (token, message, segment, route_id, deadline_ms))
        }
        Action::Timeout(at) => TIMEOUT.of(py, (at,)),
        Action::Done => DONE.of(py, PyTuple::empty(py)),
        _ => Err(unknown()),
    }
}

fn owned<'a>(ids: impl Iterator<Item = Option<&'a str>>) -> Vec<Option<String>> {
    ids.map(|id| id.map(Into::into)).collect()
}

fn state_record<'py>(
    py: Python<'py>,
    state: &DispatchState,
    ids: Vec<Option<String>>,
) -> PyResult<Bound<'py, PyAny>> {
    let fields = (
        state.status.as_str(),
        state.error.map(septet::ErrorCode::as_str),
        maybe_decimal(py, state.cost)?,
        state.route_id,
        state.attempts,
        state.transmits,
        state.accepted,
        state.duplicate_possible,
        state.sent_at_ms,
        PyTuple::new(py, ids)?,
    );
    STATE.of(py, fields)
}
