//! Thousands of messages over shared routes.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::action::Action;
use super::engine::Engine;
use super::job::Job;
use super::policy::Policy;
use super::state::DispatchState;
use crate::api::{BulkRequest, BulkResult, ItemError, Status};
use crate::error::Error;
use crate::money::Amount;
use crate::plan::{BulkPlan, Facts, Outcome, PriceTable, Route, RouteQuery};
use crate::upstream::UpstreamOutcome;

/// Many messages over shared routes, each as in [`crate::Dispatch`]: windows for each route and in all, rates for each route, the balance held
/// back in the order of the messages, results by index.
///
/// A route that is full, throttled or resting does not hold up the others. Messages that have begun go before those that have not. Each
/// input and each action takes constant time in the messages (and linear time in the routes).
///
/// ```
/// use septet::{Action, BulkDispatch, PhoneNumber, Policy, Route, RouteQuery, Status, UpstreamOutcome};
/// let mut bulk = BulkDispatch::new(&[Route::new(1)?.window(2)?], Policy::new());
/// for last in 0..5 {
///     bulk.push(&RouteQuery::new(PhoneNumber::parse(format!("+44770090010{last}"))?, 1), None);
/// }
/// bulk.start(0);
/// let mut waiting = Vec::new();
/// loop {
///     match bulk.poll() {
///         Some(Action::Transmit { token, .. }) => waiting.push(token),
///         Some(Action::Done) => break,
///         _ => bulk.result(waiting.remove(0), UpstreamOutcome::Accepted, None, None, 5),
///     }
/// }
/// assert!((0..5).all(|index| bulk.state(index).is_some_and(|state| state.status == Status::Sent)));
/// # Ok::<(), septet::Error>(())
/// ```
pub struct BulkDispatch {
    pub(super) engine: Engine,
    pub(super) routes: Vec<Route>,
}

impl BulkDispatch {
    /// No message yet.
    pub fn new(routes: &[Route], policy: Policy) -> Self {
        Self { engine: Engine::new(routes, policy), routes: routes.to_vec() }
    }

    /// A planned request: one message for each of the plan's, with the same indices. Those that the plan refuses fail, and all do when
    /// the request has errors.
    pub fn of_plan(
        plan: &BulkPlan,
        request: &BulkRequest,
        facts: &Facts,
        routes: &[Route],
        policy: Policy,
    ) -> Self {
        let mut bulk = Self::new(routes, policy);
        if let Some(balance) = facts.balance {
            bulk = bulk.balance(balance.amount);
        }
        for message in &plan.messages {
            let error = plan.errors.first().or(message.error.as_ref());
            match (error, message.number, plan.analysis) {
                (None, Some(to), Some(analysis)) => {
                    let query = RouteQuery::planned(to, analysis, plan.from, request.route_id, facts);
                    bulk.push(&query, facts.prices.as_ref());
                }
                (error, ..) => bulk.engine.push_job(Job::refused_by(error)),
            }
        }
        bulk
    }

    /// Money to hold back from, before the first message is added. A message whose dearest route costs more than what is left fails with
    /// `insufficient_balance`; a later, cheaper one may still fit. What a message turns out not to need is there for later ones.
    #[must_use]
    pub fn balance(mut self, balance: Amount) -> Self {
        self.engine.balance = Some(balance.nanos().into());
        self
    }

    /// Adds a message; also after the start.
    pub fn push(&mut self, query: &RouteQuery, prices: Option<&PriceTable>) {
        self.engine.push(query, &self.routes, prices);
    }

    /// Adds a message that was refused before any route was asked, so that the indices stay those of the caller.
    pub fn push_refused(&mut self, error: &Error) {
        self.engine.push_job(Job::refused_by(Some(error)));
    }

    /// Begins.
    pub fn start(&mut self, now_ms: u64) {
        self.engine.start(now_ms);
    }

    /// As [`crate::Dispatch::result`].
    pub fn result(
        &mut self,
        token: u64,
        outcome: UpstreamOutcome,
        provider_id: Option<&str>,
        retry_after_ms: Option<u64>,
        now_ms: u64,
    ) {
        self.engine.result(token, outcome, provider_id, retry_after_ms, now_ms);
    }

    /// Time has passed.
    pub fn timeout(&mut self, now_ms: u64) {
        self.engine.timeout(now_ms);
    }

    /// Sends nothing more of any message.
    pub fn cancel(&mut self, now_ms: u64) {
        self.engine.cancel_all(now_ms);
    }

    /// Sends nothing more of one message.
    pub fn cancel_message(&mut self, index: usize, now_ms: u64) {
        self.engine.cancel(index, now_ms);
    }

    /// The next thing to do; `None` until the next input.
    pub fn poll(&mut self) -> Option<Action> {
        self.engine.poll()
    }

    /// How many messages there are.
    pub fn total(&self) -> usize {
        self.engine.jobs.len()
    }

    /// How many have not ended.
    pub const fn open(&self) -> usize {
        self.engine.open
    }

    /// Where a message stands, at any time.
    pub fn state(&self, index: usize) -> Option<DispatchState> {
        self.engine.state(index)
    }

    /// The networks' ids of a message's segments, as [`crate::Dispatch::provider_ids`].
    pub fn provider_ids(&self, index: usize) -> impl Iterator<Item = Option<&str>> {
        self.engine.provider_ids(index)
    }

    /// The routes that were found at fault.
    pub fn parked_routes(&self) -> impl Iterator<Item = u64> {
        self.engine.parked_routes()
    }

    /// The answer to the request as it stands now, of the plan that this was made of: messages that have not ended are `queued`. `id` is asked for every message.
    pub fn bulk_result(&self, plan: &BulkPlan, id: impl FnMut(usize) -> String) -> BulkResult {
        plan.result(id, |index, _| self.outcome(index))
    }

    fn outcome(&self, index: usize) -> Outcome {
        let state = self.engine.state_or_queued(index);
        let failed = state.status == Status::Failed;
        let error = state.error.filter(|_| failed).map(|code| ItemError::from(&Error::new(code)));
        Outcome { status: state.status, cost: state.cost, error }
    }
}

impl fmt::Debug for BulkDispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkDispatch")
            .field("total", &self.total())
            .field("open", &self.open())
            .finish_non_exhaustive()
    }
}
