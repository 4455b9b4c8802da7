//! Messages, routes and the clock brought together: who may send now.

use alloc::collections::VecDeque;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::action::{Action, read_token, token};
use super::job::{Attempt, AttemptState, End, Job};
use super::lane::{Entry, Lane};
use super::mutation::Mutation;
use super::policy::Policy;
use super::transition::Effect;
use crate::error::{Error, ErrorCode};
use crate::plan::{Candidate, PriceTable, Route, RouteQuery, select_routes};
use crate::upstream::UpstreamOutcome;

pub(super) struct Engine {
    pub(super) policy: Policy,
    pub(super) lanes: Vec<Lane>,
    pub(super) jobs: Vec<Job>,
    pub(super) now: u64,
    pub(super) started: bool,
    /// Messages that have not ended.
    pub(super) open: usize,
    pub(super) in_flight: u32,
    /// The lane that is asked first.
    pub(super) turn: usize,
    /// Draws from the caller's entropy.
    pub(super) draws: u64,
    /// Nanos that are neither spent nor held back.
    pub(super) balance: Option<i128>,
    /// Attempts in flight by their deadlines: all have the same time, so they end in the order in which they began.
    pub(super) deadlines: VecDeque<(u64, u64)>,
    /// A message has come to stand in another queue.
    moved: bool,
    /// Whether the drain since the last input has not told its end.
    announce: bool,
    done_told: bool,
}

impl Engine {
    pub(super) fn new(routes: &[Route], policy: Policy) -> Self {
        Self {
            policy,
            lanes: routes.iter().map(Lane::new).collect(),
            jobs: Vec::new(),
            now: 0,
            started: false,
            open: 0,
            in_flight: 0,
            turn: 0,
            draws: 0,
            balance: None,
            deadlines: VecDeque::new(),
            moved: false,
            announce: false,
            done_told: false,
        }
    }

    /// Adds a message; one that no route can carry or the balance does not cover fails as soon as it starts.
    pub(super) fn push(&mut self, query: &RouteQuery, routes: &[Route], prices: Option<&PriceTable>) {
        let job = match select_routes(routes, query, prices) {
            Ok(candidates) => self.reserve(query.segments, candidates),
            Err(error) => Err(error),
        };
        self.push_job(job.unwrap_or_else(|error| Job::refused(error.code())));
    }

    pub(super) fn push_job(&mut self, job: Job) {
        self.jobs.push(job);
        self.open += 1;
        if self.started {
            self.announce = true;
            self.done_told = false;
            self.begin(self.jobs.len() - 1);
        }
    }

    /// Takes a message of a snapshot back: what was in flight is unknown.
    #[cfg(feature = "json")]
    pub(super) fn take_back(&mut self, mut job: Job) {
        job.lose_in_flight(&self.policy);
        self.open += usize::from(!job.closed);
        self.done_told = false;
        self.announce = true;
        self.jobs.push(job);
        self.book(self.jobs.len() - 1, Effect::default());
    }

    fn reserve(&mut self, segments: usize, candidates: Vec<Candidate>) -> Result<Job, Error> {
        // One list for neighbours that have the same, which is nearly all of them.
        let shared = self.jobs.last().map(|job| &job.candidates).filter(|list| ***list == *candidates);
        let shared = shared.cloned().unwrap_or_else(|| Arc::from(candidates));
        let dearest = shared.iter().try_fold(0, |most: i64, found| Some(most.max(found.price?.nanos())));
        let mut job = Job::new(segments, shared);
        let (Some(left), Some(dearest)) = (self.balance, dearest) else { return Ok(job) };
        let cost = i128::from(dearest) * segments as i128;
        if self.policy.has(Mutation::ReserveNothing) {
            return Ok(job);
        }
        if cost > left {
            return Err(Error::new(ErrorCode::InsufficientBalance));
        }
        job.reserved = cost;
        self.balance = Some(left.saturating_sub(cost));
        Ok(job)
    }

    pub(super) fn start(&mut self, now: u64) {
        self.input(now);
        if !self.started {
            self.started = true;
            (0..self.jobs.len()).for_each(|index| self.begin(index));
        }
        self.expire();
    }

    pub(super) fn result(
        &mut self,
        token: u64,
        outcome: UpstreamOutcome,
        provider_id: Option<&str>,
        retry_after_ms: Option<u64>,
        now: u64,
    ) {
        self.input(now);
        if let Some((index, number)) = read_token(token) {
            self.answered(index, number, |job, idempotent, policy| {
                (job.answer(number, outcome, provider_id, idempotent, policy), retry_after_ms)
            });
        }
        self.expire();
    }

    pub(super) fn timeout(&mut self, now: u64) {
        self.input(now);
        self.expire();
    }

    /// Cancels one message.
    pub(super) fn cancel(&mut self, index: usize, now: u64) {
        self.input(now);
        self.cancel_one(index);
        self.expire();
    }

    /// Cancels every message.
    pub(super) fn cancel_all(&mut self, now: u64) {
        self.input(now);
        self.started = true;
        (0..self.jobs.len()).for_each(|index| self.cancel_one(index));
        self.expire();
    }

    fn cancel_one(&mut self, index: usize) {
        let Some(job) = self.jobs.get_mut(index) else { return };
        let effect = job.cancel(&self.policy);
        self.book(index, effect);
    }

    /// The next thing to do, `None` when everything has been told until the next input.
    pub(super) fn poll(&mut self) -> Option<Action> {
        if let Some(transmit) = self.transmit() {
            self.announce = true;
            return Some(transmit);
        }
        if !core::mem::take(&mut self.announce) {
            return None;
        }
        if self.started && self.open == 0 {
            return (!core::mem::replace(&mut self.done_told, true)).then_some(Action::Done);
        }
        self.next_timeout().map(Action::Timeout)
    }

    fn input(&mut self, now: u64) {
        self.announce = true;
        self.now = if self.policy.has(Mutation::ClockRunsBack) { now } else { self.now.max(now) };
    }

    fn begin(&mut self, index: usize) {
        let Some(job) = self.jobs.get_mut(index) else { return };
        let effect = job.start();
        self.book(index, effect);
    }

    /// Lets a message take an answer or a silence, and books what that means for the attempt's route.
    fn answered(
        &mut self,
        index: usize,
        number: usize,
        take: impl FnOnce(&mut Job, bool, &Policy) -> (Effect, Option<u64>),
    ) {
        let Some(job) = self.jobs.get_mut(index) else { return };
        let attempt = number.checked_sub(1).and_then(|place| job.attempts.get(place));
        let Some(&Attempt { route, state: before, .. }) = attempt else { return };
        let idempotent = self.lanes.get(route).is_some_and(|lane| lane.idempotent);
        let (effect, retry_after_ms) = take(job, idempotent, &self.policy);
        // What was ignored moves nobody.
        if effect == Effect::default()
            && job.attempts.get(number - 1).is_some_and(|attempt| attempt.state == before)
        {
            return;
        }
        if effect.released {
            self.in_flight = self.in_flight.saturating_sub(1);
        }
        if let Some(lane) = self.lanes.get_mut(route) {
            if effect.released {
                lane.release();
            }
            lane.parked |= effect.parked;
            if effect.accepted {
                lane.refusals = 0;
            }
            if effect.rests {
                lane.rest(self.now, &self.policy, &mut self.draws, retry_after_ms);
            }
        }
        self.book(index, effect);
    }

    /// Books what a change of a message means for everything else.
    fn book(&mut self, index: usize, effect: Effect) {
        let settled = self.settle(index);
        let Some(job) = self.jobs.get_mut(index) else { return };
        if let (true, Some(balance)) = (effect.charged, &mut self.balance) {
            let price = job.price().map_or(0, |price| i128::from(price.nanos()));
            // What was held back pays first; after the end nothing is held back any more.
            let held = price.min(job.reserved);
            job.reserved = job.reserved.saturating_sub(held);
            *balance = balance.saturating_sub(price.saturating_sub(held));
        }
        if effect.ended || settled {
            if job.end == Some(End::Sent) && job.sent_ms.is_none() {
                job.sent_ms = Some(self.now);
            }
            if let Some(balance) = &mut self.balance {
                *balance = balance.saturating_add(core::mem::take(&mut job.reserved));
            }
            self.done_told = false;
            // A late acceptance changes the end of a message that was closed long ago.
            if !job.closed {
                job.closed = true;
                self.open = self.open.saturating_sub(1);
            }
        }
        self.queue(index);
    }

    /// Puts a message into the queue where it belongs now, unless it stands there.
    fn queue(&mut self, index: usize) {
        let Some(job) = self.jobs.get_mut(index) else { return };
        let place = job.wants(&self.policy).map(|(_, route)| (route, job.pinned.is_some()));
        if job.place == place {
            return;
        }
        job.place = place;
        job.stamp = job.stamp.wrapping_add(1);
        let entry = Entry { index, stamp: job.stamp };
        let Some((lane, begun)) = place.and_then(|(route, begun)| Some((self.lanes.get_mut(route)?, begun)))
        else {
            return;
        };
        if begun { &mut lane.begun } else { &mut lane.fresh }.push_back(entry);
        self.moved = true;
    }

    fn transmit(&mut self) -> Option<Action> {
        if self.in_flight >= self.policy.window && !self.policy.has(Mutation::IgnoreWindow) {
            return None;
        }
        loop {
            self.moved = false;
            for _ in 0..self.lanes.len() {
                let route = self.turn;
                self.turn = if route + 1 >= self.lanes.len() { 0 } else { route + 1 };
                if let Some(action) = self.transmit_on(route) {
                    return Some(action);
                }
            }
            // A message that stepped over a route at fault may now wait for one that was asked before.
            if !self.moved {
                return None;
            }
        }
    }

    fn transmit_on(&mut self, route: usize) -> Option<Action> {
        loop {
            let entry = self.lanes.get(route)?.front()?;
            let index = entry.index;
            if self.jobs.get(index)?.stamp != entry.stamp {
                self.lanes.get_mut(route)?.pop();
                continue;
            }
            if self.settle(index) {
                self.book(index, Effect { ended: true, ..Effect::default() });
            } else {
                self.queue(index);
            }
            let job = self.jobs.get_mut(index)?;
            if job.stamp != entry.stamp {
                continue;
            }
            let (segment, _) = job.wants(&self.policy)?;
            let lane = self.lanes.get_mut(route)?;
            if lane.ready_ms(self.now, &self.policy)? > self.now {
                return None;
            }
            lane.send(self.now);
            let number = job.sent(segment, route, lane.idempotent);
            let (token, route_id) = (token(index, number), lane.id);
            let deadline_ms = self.now.saturating_add(self.policy.attempt_timeout_ms);
            self.in_flight += 1;
            self.deadlines.push_back((deadline_ms, token));
            let ended = self.settle(index);
            self.book(index, Effect { ended, ..Effect::default() });
            return Some(Action::Transmit { token, message: index, segment, route_id, deadline_ms });
        }
    }

    /// Lets a message step over routes at fault, or stop where nothing is left to try; whether it ended by that.
    fn settle(&mut self, index: usize) -> bool {
        let lanes = &self.lanes;
        let parked = |route| lanes.get(route).is_some_and(|lane: &Lane| lane.parked);
        self.jobs.get_mut(index).is_some_and(|job| job.settle(&self.policy, parked))
    }

    /// Ends the waiting for answers whose time is over.
    fn expire(&mut self) {
        while let Some(&(deadline, token)) = self.deadlines.front() {
            if deadline > self.now {
                return;
            }
            self.deadlines.pop_front();
            if let Some((index, number)) = read_token(token) {
                self.answered(index, number, |job, idempotent, policy| {
                    (job.silence(number, idempotent, policy), None)
                });
            }
        }
    }

    fn next_timeout(&mut self) -> Option<u64> {
        while let Some((_, token)) = self.deadlines.front()
            && !self.is_in_flight(*token)
        {
            self.deadlines.pop_front();
        }
        let deadline = self.deadlines.front().map(|(deadline, _)| *deadline);
        if self.in_flight >= self.policy.window {
            return deadline;
        }
        let waiting = self.lanes.iter().filter(|lane| lane.front().is_some());
        waiting.filter_map(|lane| lane.ready_ms(self.now, &self.policy)).chain(deadline).min()
    }

    fn is_in_flight(&self, token: u64) -> bool {
        let attempt =
            |(index, number): (usize, usize)| self.jobs.get(index)?.attempts.get(number.checked_sub(1)?);
        read_token(token).and_then(attempt).is_some_and(|attempt| attempt.state == AttemptState::InFlight)
    }
}
