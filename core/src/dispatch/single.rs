//! One message.

use core::fmt;

use super::action::Action;
use super::engine::Engine;
use super::job::Job;
use super::policy::Policy;
use super::state::DispatchState;
use crate::api::{Message, SendRequest, Timestamp};
use crate::error::Error;
use crate::money::Currency;
use crate::plan::{Facts, PriceTable, Route, RouteQuery, SendPlan};
use crate::upstream::UpstreamOutcome;

/// One message on its way: routing with failover that never sends twice.
///
/// No I/O: inputs carry the time in milliseconds, and after each of them [`Dispatch::poll`] is called until `None`. Times that run
/// backwards are taken as the latest one. Every input is legal at any time; one that does not apply changes nothing.
///
/// ```
/// use septet::{Action, Dispatch, PhoneNumber, Policy, Route, RouteQuery, Status, UpstreamOutcome};
/// let routes = [Route::new(1)?.price("0.04".parse()?)?, Route::new(2)?.price("0.05".parse()?)?];
/// let query = RouteQuery::new(PhoneNumber::parse("+447700900100")?, 1);
/// let mut dispatch = Dispatch::new(&query, &routes, None, Policy::new());
/// dispatch.start(0);
/// let Some(Action::Transmit { token, route_id: 1, .. }) = dispatch.poll() else { unreachable!() };
/// assert_eq!(dispatch.poll(), Some(Action::Timeout(30_000)));
///
/// dispatch.result(token, UpstreamOutcome::Retryable, None, None, 120);
/// let Some(Action::Transmit { token, route_id: 2, .. }) = dispatch.poll() else { unreachable!() };
/// dispatch.result(token, UpstreamOutcome::Accepted, Some("a1"), None, 250);
/// assert_eq!(dispatch.poll(), Some(Action::Done));
/// let state = dispatch.state();
/// assert_eq!((state.status, state.cost, state.attempts), (Status::Sent, Some("0.05".parse()?), 2));
/// # Ok::<(), septet::Error>(())
/// ```
pub struct Dispatch {
    pub(super) engine: Engine,
    pub(super) currency: Option<Currency>,
}

impl Dispatch {
    /// A message to be sent over one of these routes, those that are assigned to the account. When none can carry it, it fails as
    /// soon as it starts ([`crate::select_routes`] tells why).
    pub fn new(query: &RouteQuery, routes: &[Route], prices: Option<&PriceTable>, policy: Policy) -> Self {
        let mut engine = Engine::new(routes, policy);
        engine.push(query, routes, prices);
        Self { engine, currency: prices.map(PriceTable::currency) }
    }

    /// A planned message. A plan with errors fails as soon as it starts, with the first of them, and never transmits.
    pub fn of_plan(
        plan: &SendPlan,
        request: &SendRequest,
        facts: &Facts,
        routes: &[Route],
        policy: Policy,
    ) -> Self {
        let mut engine = Engine::new(routes, policy);
        match (plan.errors.first(), plan.to, plan.analysis) {
            (None, Some(to), Some(analysis)) => {
                let query = RouteQuery::planned(to, analysis, plan.from, request.route_id, facts);
                engine.push(&query, routes, facts.prices.as_ref());
            }
            (error, ..) => engine.push_job(Job::refused_by(error)),
        }
        Self { engine, currency: facts.prices.as_ref().map(PriceTable::currency) }
    }

    /// Begins.
    pub fn start(&mut self, now_ms: u64) {
        self.engine.start(now_ms);
    }

    /// The answer to the attempt with this token: the first one counts. `retry_after_ms` is the rest that the upstream asks for, an hour
    /// at most.
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

    /// Sends nothing more. What is in flight is still waited for and booked.
    pub fn cancel(&mut self, now_ms: u64) {
        self.engine.cancel_all(now_ms);
    }

    /// The next thing to do; `None` until the next input.
    pub fn poll(&mut self) -> Option<Action> {
        self.engine.poll()
    }

    /// Where the message stands.
    pub fn state(&self) -> DispatchState {
        self.engine.state_or_queued(0)
    }

    /// The networks' ids of the segments, in order; `None` for one that was not accepted or got none.
    pub fn provider_ids(&self) -> impl Iterator<Item = Option<&str>> {
        self.engine.provider_ids(0)
    }

    /// The routes that were found at fault: to be left out until somebody has looked at them.
    pub fn parked_routes(&self) -> impl Iterator<Item = u64> {
        self.engine.parked_routes()
    }

    /// The currency of the price table.
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Why the message is not sent, where that is known.
    pub fn error(&self) -> Option<Error> {
        self.state().error.map(Error::new)
    }

    /// The message as the API answers it: `queued` tells its id, its text and when it was created; what became of it is filled in. For
    /// `sent_at` the clock has to be milliseconds since 1970.
    pub fn message(&self, queued: Message) -> Message {
        let state = self.state();
        let seconds = state.sent_at_ms.and_then(|sent| i64::try_from(sent / 1_000).ok());
        let first_id = self.provider_ids().flatten().next();
        Message {
            status: state.status,
            cost: state.cost,
            currency: self.currency,
            route_id: state.route_id,
            provider_message_id: first_id.map(Into::into),
            attempts: state.attempts,
            sent_at: seconds.and_then(|seconds| Timestamp::from_unix(seconds).ok()),
            ..queued
        }
    }
}

impl fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dispatch").field("state", &self.state()).finish_non_exhaustive()
    }
}
