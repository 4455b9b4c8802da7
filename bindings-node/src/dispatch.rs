//! Dispatches: one handle for the dispatch of a message and for that of many. JavaScript has checked that times and tokens are
//! whole numbers that it keeps exactly.

use napi::Result;
use napi::bindgen_prelude::{External, Utf16String};
use napi_derive::napi;
use septet::{
    Action, BulkDispatch, BulkPlan, BulkRequest, Dispatch, DispatchState, Error, Message, Policy, Route,
    SendRequest, UpstreamOutcome,
};
use serde::Serialize;

use crate::answers::BulkResultView;
use crate::facts::SharedFacts;
use crate::input::{Document, JsonText, text as text_of};
use crate::refusal::refuse;
use crate::views::{Integer, to_json};

/// A dispatch of either kind. `BulkDispatch` keeps the plan that its answer is made of, and the routes for a restored one.
pub enum Machine {
    /// One message.
    One(Dispatch),
    /// Many.
    Many(BulkDispatch, Option<BulkPlan>),
}

/// The routes of a JSON list, each an object of its own.
fn routes_of(routes: &[String]) -> Result<Vec<Route>> {
    let route = |(index, json): (usize, &String)| {
        Route::from_json(json).map_err(|error| refuse(&error.at_index(index)))
    };
    routes.iter().enumerate().map(route).collect()
}

fn policy_of(policy: Option<String>) -> Result<Policy> {
    policy.map_or(Ok(Policy::new()), Policy::from_json).map_err(|error| refuse(&error))
}

/// The dispatch of a send request, planned here.
#[napi(catch_unwind)]
pub fn dispatch(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
    routes: Vec<String>,
    policy: Option<String>,
) -> Result<External<Machine>> {
    let request = Document::of(request)?.read(|json| SendRequest::from_json(json))?;
    let plan = septet::plan_send(&request, facts);
    let dispatch = Dispatch::of_plan(&plan, &request, facts, &routes_of(&routes)?, policy_of(policy)?);
    Ok(External::new(Machine::One(dispatch)))
}

/// The dispatch of a bulk request, planned here.
#[napi(catch_unwind)]
pub fn bulk_dispatch(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
    routes: Vec<String>,
    policy: Option<String>,
) -> Result<External<Machine>> {
    let request = Document::of(request)?.read(|json| BulkRequest::from_json(json))?;
    let plan = septet::plan_bulk(&request, facts);
    let dispatch = BulkDispatch::of_plan(&plan, &request, facts, &routes_of(&routes)?, policy_of(policy)?);
    Ok(External::new(Machine::Many(dispatch, Some(plan))))
}

/// A dispatch as it was written down.
#[napi(catch_unwind)]
pub fn dispatch_restore(snapshot: JsonText, now: f64) -> Result<External<Machine>> {
    let dispatch = Document::of(snapshot)?.read(|json| Dispatch::restore(json, now as u64))?;
    Ok(External::new(Machine::One(dispatch)))
}

/// A bulk dispatch as it was written down; with the request and the facts that it was made of its answer can be made too.
#[napi(catch_unwind)]
pub fn bulk_dispatch_restore(
    snapshot: JsonText,
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
    routes: Vec<String>,
    now: f64,
) -> Result<External<Machine>> {
    let request = Document::of(request)?.read(|json| BulkRequest::from_json(json))?;
    let routes = routes_of(&routes)?;
    let dispatch = Document::of(snapshot)?.read(|json| BulkDispatch::restore(json, &routes, now as u64))?;
    Ok(External::new(Machine::Many(dispatch, Some(septet::plan_bulk(&request, facts)))))
}

/// An input: `start`, `timeout` or `cancel`, the last of one message of many where `message` is given.
#[napi(catch_unwind)]
pub fn dispatch_input(machine: &mut External<Machine>, input: String, now: f64, message: Option<f64>) {
    let now = now as u64;
    match (&mut **machine, input.as_str(), message) {
        (Machine::One(dispatch), "start", _) => dispatch.start(now),
        (Machine::One(dispatch), "timeout", _) => dispatch.timeout(now),
        (Machine::One(dispatch), ..) => dispatch.cancel(now),
        (Machine::Many(dispatch, _), "start", _) => dispatch.start(now),
        (Machine::Many(dispatch, _), "timeout", _) => dispatch.timeout(now),
        (Machine::Many(dispatch, _), _, Some(message)) => dispatch.cancel_message(message as usize, now),
        (Machine::Many(dispatch, _), _, None) => dispatch.cancel(now),
    }
}

/// The answer to an attempt.
#[napi(catch_unwind)]
pub fn dispatch_result(
    machine: &mut External<Machine>,
    token: f64,
    outcome: Utf16String,
    provider_id: Option<Utf16String>,
    retry_after_ms: Option<f64>,
    now: f64,
) -> Result<()> {
    let outcome = UpstreamOutcome::from_name(&text_of(&outcome)?).map_err(|error| refuse(&error))?;
    let provider_id = provider_id.map(|id| text_of(&id)).transpose()?;
    let retry_after = retry_after_ms.map(|time| time as u64);
    let (token, now) = (token as u64, now as u64);
    match &mut **machine {
        Machine::One(dispatch) => dispatch.result(token, outcome, provider_id.as_deref(), retry_after, now),
        Machine::Many(dispatch, _) => {
            dispatch.result(token, outcome, provider_id.as_deref(), retry_after, now);
        }
    }
    Ok(())
}

#[derive(Serialize)]
#[serde(tag = "action", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum ActionView {
    Transmit { token: Integer, message: usize, segment: usize, route_id: Integer, deadline: Integer },
    Timeout { at: Integer },
    Done,
}

/// The next thing to do; JSON. Nothing until the next input.
#[napi(catch_unwind)]
pub fn dispatch_poll(machine: &mut External<Machine>) -> Option<String> {
    let action = match &mut **machine {
        Machine::One(dispatch) => dispatch.poll(),
        Machine::Many(dispatch, _) => dispatch.poll(),
    }?;
    Some(to_json(&match action {
        Action::Transmit { token, message, segment, route_id, deadline_ms } => ActionView::Transmit {
            token: token.into(),
            message,
            segment,
            route_id: route_id.into(),
            deadline: deadline_ms.into(),
        },
        Action::Timeout(at) => ActionView::Timeout { at: at.into() },
        _ => ActionView::Done,
    }))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StateView {
    status: String,
    error: Option<&'static str>,
    cost: Option<String>,
    route_id: Option<Integer>,
    attempts: Integer,
    transmits: usize,
    accepted: usize,
    duplicate_possible: bool,
    /// Milliseconds of the caller's clock.
    sent_at: Option<Integer>,
    provider_ids: Vec<Option<String>>,
}

impl StateView {
    fn of<'a>(state: &DispatchState, provider_ids: impl Iterator<Item = Option<&'a str>>) -> Self {
        Self {
            status: state.status.as_str().into(),
            error: state.error.map(septet::ErrorCode::as_str),
            cost: state.cost.map(|cost| cost.to_string()),
            route_id: state.route_id.map(Integer::from),
            attempts: state.attempts.into(),
            transmits: state.transmits,
            accepted: state.accepted,
            duplicate_possible: state.duplicate_possible,
            sent_at: state.sent_at_ms.map(Integer::from),
            provider_ids: provider_ids.map(|id| id.map(Into::into)).collect(),
        }
    }
}

/// Where a message stands; JSON. Nothing for an index that no message has.
#[napi(catch_unwind)]
pub fn dispatch_state(machine: &External<Machine>, message: f64) -> Option<String> {
    let message = message as usize;
    Some(to_json(&match &**machine {
        Machine::One(dispatch) => StateView::of(&dispatch.state(), dispatch.provider_ids()),
        Machine::Many(dispatch, _) => {
            StateView::of(&dispatch.state(message)?, dispatch.provider_ids(message))
        }
    }))
}

#[derive(Serialize)]
struct OverviewView {
    total: usize,
    open: usize,
    parked: Vec<Integer>,
}

/// How many messages there are, how many have not ended, and the routes that were found at fault; JSON.
#[napi(catch_unwind)]
pub fn dispatch_overview(machine: &External<Machine>) -> String {
    let view = match &**machine {
        Machine::One(dispatch) => OverviewView {
            total: 1,
            open: usize::from(dispatch.state().status == septet::Status::Queued),
            parked: dispatch.parked_routes().map(Integer::from).collect(),
        },
        Machine::Many(dispatch, _) => OverviewView {
            total: dispatch.total(),
            open: dispatch.open(),
            parked: dispatch.parked_routes().map(Integer::from).collect(),
        },
    };
    to_json(&view)
}

/// The whole state as a JSON text.
#[napi(catch_unwind)]
pub fn dispatch_snapshot(machine: &External<Machine>) -> String {
    match &**machine {
        Machine::One(dispatch) => dispatch.snapshot(),
        Machine::Many(dispatch, _) => dispatch.snapshot(),
    }
}

/// The queued message as the API answers it, with what became of it: an answer's JSON.
#[napi(catch_unwind)]
pub fn dispatch_message(machine: &External<Machine>, queued: JsonText) -> Result<String> {
    let queued = Document::of(queued)?.read(|json| Message::from_json(json))?.data;
    Ok(match &**machine {
        Machine::One(dispatch) => dispatch.message(queued),
        Machine::Many(..) => queued,
    }
    .to_json(""))
}

/// The answer to a bulk request as it stands, from the ids of its messages; JSON.
#[napi(catch_unwind)]
pub fn bulk_dispatch_answer(machine: &External<Machine>, ids: Vec<String>) -> Option<String> {
    let Machine::Many(dispatch, Some(plan)) = &**machine else { return None };
    let id = |index: usize| ids.get(index).cloned().unwrap_or_default();
    Some(to_json(&BulkResultView::of(&dispatch.bulk_result(plan, id))))
}

#[derive(Serialize)]
struct CandidateView {
    index: usize,
    price: Option<String>,
}

/// The routes that may carry a planned send request, in the order in which they are tried; JSON.
#[napi(catch_unwind)]
pub fn select_routes(
    routes: Vec<String>,
    to: Utf16String,
    segments: f64,
    route_id: Option<f64>,
) -> Result<String> {
    let found = || -> std::result::Result<_, Error> {
        let to = septet::PhoneNumber::parse(crate::input::utf8(&to)?.as_bytes())?;
        let query = septet::RouteQuery::new(to, segments as usize);
        Ok(match route_id {
            Some(id) => query.route_id(id as u64),
            None => query,
        })
    };
    let query = found().map_err(|error| refuse(&error))?;
    let candidates =
        septet::select_routes(&routes_of(&routes)?, &query, None).map_err(|error| refuse(&error))?;
    let view = candidates.iter().map(|candidate| CandidateView {
        index: candidate.index,
        price: candidate.price.map(|price| price.to_string()),
    });
    Ok(to_json(&view.collect::<Vec<_>>()))
}
