//! Dispatches: one handle for the dispatch of a message and for that of many. JavaScript has checked that times and tokens are
//! whole numbers that it keeps exactly.

use napi::Result;
use napi::bindgen_prelude::{BigInt, External, Utf16String};
use napi_derive::napi;
use septet::{
    Action, BulkDispatch, BulkPlan, BulkRequest, Dispatch, DispatchState, Encoding, Error, ErrorCode,
    Message, PhoneNumber, Policy, PriceTable, Route, RouteQuery, SendRequest, SenderKind, UpstreamOutcome,
};
use serde::Serialize;

use crate::answers::BulkResultView;
use crate::facts::SharedFacts;
use crate::input::{Document, JsonText, in_utf16, text as text_of, utf8};
use crate::refusal::refuse;
use crate::views::{Integer, MAX_SAFE, to_json};

/// A dispatch of either kind.
pub enum Machine {
    /// One message.
    One(Box<Dispatch>),
    /// Many.
    Many(Box<Bulk>),
}

/// Many messages, and the plan that their answer is made of, where they are those of a request.
pub struct Bulk {
    dispatch: BulkDispatch,
    plan: Option<BulkPlan>,
}

fn many(dispatch: BulkDispatch, plan: Option<BulkPlan>) -> External<Machine> {
    External::new(Machine::Many(Box::new(Bulk { dispatch, plan })))
}

/// Reads routes, each a JSON object of its own.
#[napi(catch_unwind)]
pub fn routes(routes: Vec<JsonText>) -> Result<External<Vec<Route>>> {
    let route = |(index, json): (usize, JsonText)| {
        let document = match json {
            JsonText::A(units) => {
                Document::Text(utf8(&units).map_err(|error| refuse(&error.at_index(index)))?)
            }
            JsonText::B(octets) => Document::Octets(octets),
        };
        document.read(|json| Route::from_json(json).map_err(|error| error.at_index(index)))
    };
    routes.into_iter().enumerate().map(route).collect::<Result<Vec<_>>>().map(External::new)
}

/// Reads a policy.
#[napi(catch_unwind)]
pub fn policy(json: JsonText) -> Result<External<Policy>> {
    Document::of(json)?.read(|json| Policy::from_json(json)).map(External::new)
}

/// The dispatch of a send request, planned here.
#[napi(catch_unwind)]
pub fn dispatch(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
    routes: &External<Vec<Route>>,
    policy: &External<Policy>,
) -> Result<External<Machine>> {
    let request = Document::of(request)?.read(|json| SendRequest::from_json(json))?;
    let plan = septet::plan_send(&request, facts);
    let dispatch = Dispatch::of_plan(&plan, &request, facts, routes, **policy);
    Ok(External::new(Machine::One(Box::new(dispatch))))
}

/// The dispatch of a bulk request, planned here.
#[napi(catch_unwind)]
pub fn bulk_dispatch(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
    routes: &External<Vec<Route>>,
    policy: &External<Policy>,
) -> Result<External<Machine>> {
    let request = Document::of(request)?.read(|json| BulkRequest::from_json(json))?;
    let plan = septet::plan_bulk(&request, facts);
    let dispatch = BulkDispatch::of_plan(&plan, &request, facts, routes, **policy);
    Ok(many(dispatch, Some(plan)))
}

/// The dispatch of what a query asks for.
#[napi(catch_unwind)]
pub fn dispatch_of_query(
    to: Utf16String,
    segments: f64,
    parts: RouteQueryParts,
    prices: Option<&External<PriceTable>>,
    routes: &External<Vec<Route>>,
    policy: &External<Policy>,
) -> Result<External<Machine>> {
    let query = query_of(&to, segments, &parts)?;
    let dispatch = Dispatch::new(&query, routes, prices.map(|prices| &**prices), **policy);
    Ok(External::new(Machine::One(Box::new(dispatch))))
}

/// A bulk dispatch without messages.
#[napi(catch_unwind)]
pub fn bulk_dispatch_empty(
    routes: &External<Vec<Route>>,
    policy: &External<Policy>,
    balance: Option<String>,
) -> Result<External<Machine>> {
    let mut dispatch = BulkDispatch::new(routes, **policy);
    if let Some(balance) = balance {
        let amount = balance.parse().map_err(|error: Error| refuse(&error.in_field("balance")))?;
        dispatch = dispatch.balance(amount);
    }
    Ok(many(dispatch, None))
}

/// Adds a message to a bulk dispatch.
#[napi(catch_unwind)]
pub fn bulk_dispatch_push(
    machine: &mut External<Machine>,
    to: Utf16String,
    segments: f64,
    parts: RouteQueryParts,
    prices: Option<&External<PriceTable>>,
) -> Result<()> {
    let query = query_of(&to, segments, &parts)?;
    if let Machine::Many(bulk) = &mut **machine {
        bulk.dispatch.push(&query, prices.map(|prices| &**prices));
    }
    Ok(())
}

/// Adds a message that was refused already.
#[napi(catch_unwind)]
pub fn bulk_dispatch_push_refused(machine: &mut External<Machine>, why: Utf16String) -> Result<()> {
    let code = ErrorCode::from_name(&text_of(&why)?);
    let code = code.ok_or_else(|| refuse(&Error::new(ErrorCode::InvalidOption).in_field("why")))?;
    if let Machine::Many(bulk) = &mut **machine {
        bulk.dispatch.push_refused(&Error::new(code));
    }
    Ok(())
}

/// A dispatch as it was written down.
#[napi(catch_unwind)]
pub fn dispatch_restore(snapshot: JsonText, now: f64) -> Result<External<Machine>> {
    let dispatch = Document::of(snapshot)?.read(|json| Dispatch::restore(json, now as u64))?;
    Ok(External::new(Machine::One(Box::new(dispatch))))
}

/// A bulk dispatch as it was written down, with the request and the facts that it was made of, if it was of any.
#[napi(catch_unwind)]
pub fn bulk_dispatch_restore(
    snapshot: JsonText,
    request: Option<JsonText>,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
    routes: &External<Vec<Route>>,
    now: f64,
) -> Result<External<Machine>> {
    let request = request.map(|request| Document::of(request)?.read(|json| BulkRequest::from_json(json)));
    let request = request.transpose()?;
    let dispatch = Document::of(snapshot)?.read(|json| BulkDispatch::restore(json, routes, now as u64))?;
    let plan = request.map(|request| septet::plan_bulk(&request, facts));
    if plan.as_ref().is_some_and(|plan| plan.messages.len() != dispatch.total()) {
        return Err(refuse(&Error::new(ErrorCode::InvalidSnapshot).in_field("messages")));
    }
    Ok(many(dispatch, plan))
}

/// An input: `start`, `timeout` or `cancel`, the last of one message of many where `message` is given.
#[napi(catch_unwind)]
pub fn dispatch_input(machine: &mut External<Machine>, input: String, now: f64, message: Option<f64>) {
    let now = now as u64;
    match (&mut **machine, input.as_str(), message) {
        (Machine::One(dispatch), "start", _) => dispatch.start(now),
        (Machine::One(dispatch), "timeout", _) => dispatch.timeout(now),
        (Machine::One(dispatch), ..) => dispatch.cancel(now),
        (Machine::Many(bulk), "start", _) => bulk.dispatch.start(now),
        (Machine::Many(bulk), "timeout", _) => bulk.dispatch.timeout(now),
        (Machine::Many(bulk), _, Some(message)) => bulk.dispatch.cancel_message(message as usize, now),
        (Machine::Many(bulk), _, None) => bulk.dispatch.cancel(now),
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
        Machine::Many(bulk) => {
            bulk.dispatch.result(token, outcome, provider_id.as_deref(), retry_after, now);
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
/// A time that JavaScript could not give back exactly is told as the latest that it can.
#[napi(catch_unwind)]
pub fn dispatch_poll(machine: &mut External<Machine>) -> Option<String> {
    let action = match &mut **machine {
        Machine::One(dispatch) => dispatch.poll(),
        Machine::Many(bulk) => bulk.dispatch.poll(),
    }?;
    Some(to_json(&match action {
        Action::Transmit { token, message, segment, route_id, deadline_ms } => ActionView::Transmit {
            token: token.into(),
            message,
            segment,
            route_id: route_id.into(),
            deadline: deadline_ms.min(MAX_SAFE).into(),
        },
        Action::Timeout(at) => ActionView::Timeout { at: at.min(MAX_SAFE).into() },
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
        Machine::Many(bulk) => {
            StateView::of(&bulk.dispatch.state(message)?, bulk.dispatch.provider_ids(message))
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
        Machine::Many(bulk) => OverviewView {
            total: bulk.dispatch.total(),
            open: bulk.dispatch.open(),
            parked: bulk.dispatch.parked_routes().map(Integer::from).collect(),
        },
    };
    to_json(&view)
}

/// The whole state as a JSON text.
#[napi(catch_unwind)]
pub fn dispatch_snapshot(machine: &External<Machine>) -> String {
    match &**machine {
        Machine::One(dispatch) => dispatch.snapshot(),
        Machine::Many(bulk) => bulk.dispatch.snapshot(),
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

/// The answer to a bulk request as it stands, from the ids of its messages; JSON. Nothing when there was no request.
#[napi(catch_unwind)]
pub fn bulk_dispatch_answer(machine: &External<Machine>, ids: Vec<Utf16String>) -> Result<Option<String>> {
    let Machine::Many(bulk) = &**machine else { return Ok(None) };
    let Some(plan) = &bulk.plan else { return Ok(None) };
    let ids = ids.iter().map(|id| text_of(id)).collect::<Result<Vec<_>>>()?;
    let id = |index: usize| ids.get(index).cloned().unwrap_or_default();
    Ok(Some(to_json(&BulkResultView::of(&bulk.dispatch.bulk_result(plan, id)))))
}

/// What a route has to carry, where it is not what is usual.
#[napi(object, object_to_js = false)]
pub struct RouteQueryParts {
    /// Its word.
    pub encoding: Option<Utf16String>,
    /// Its word.
    pub sender_kind: Option<Utf16String>,
    /// The network of the recipient.
    pub network: Option<Utf16String>,
    /// The one route that the request names.
    pub route_id: Option<BigInt>,
}

fn query_of(to: &Utf16String, segments: f64, parts: &RouteQueryParts) -> Result<RouteQuery> {
    let to = text_of(to)?;
    let number = PhoneNumber::parse(&to).map_err(|error| refuse(&in_utf16(error, &to).in_field("to")))?;
    let mut query = RouteQuery::new(number, segments as usize);
    let unknown = |field| refuse(&Error::new(ErrorCode::InvalidOption).in_field(field));
    if let Some(word) = &parts.encoding {
        let (word, all) = (text_of(word)?, [Encoding::Gsm7, Encoding::Ucs2]);
        let found = all.into_iter().find(|encoding| encoding.as_str() == word);
        query = query.encoding(found.ok_or_else(|| unknown("encoding"))?);
    }
    if let Some(word) = &parts.sender_kind {
        let all = [SenderKind::Alphanumeric, SenderKind::ShortCode, SenderKind::LongCode];
        let word = text_of(word)?;
        let found = all.into_iter().find(|kind| kind.as_str() == word);
        query = query.sender(found.ok_or_else(|| unknown("sender_kind"))?);
    }
    if let Some(network) = &parts.network {
        query = query.network(text_of(network)?.parse().map_err(|error: Error| refuse(&error))?);
    }
    if let Some(id) = &parts.route_id {
        // An id that no route can have is that of none.
        let (negative, id, lossless) = id.get_u64();
        query = query.route_id(if lossless && !negative { id } else { 0 });
    }
    Ok(query)
}

#[derive(Serialize)]
struct CandidateView {
    index: usize,
    price: Option<String>,
}

/// The routes that may carry a message, in the order in which they are tried; JSON.
#[napi(catch_unwind)]
pub fn select_routes(
    routes: &External<Vec<Route>>,
    to: Utf16String,
    segments: f64,
    parts: RouteQueryParts,
    prices: Option<&External<PriceTable>>,
) -> Result<String> {
    let query = query_of(&to, segments, &parts)?;
    let candidates = septet::select_routes(routes, &query, prices.map(|prices| &**prices))
        .map_err(|error| refuse(&error))?;
    let view = candidates.iter().map(|candidate| CandidateView {
        index: candidate.index,
        price: candidate.price.map(|price| price.to_string()),
    });
    Ok(to_json(&view.collect::<Vec<_>>()))
}
