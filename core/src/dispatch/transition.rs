//! How answers, silence and cancelling change a message: the table in ARCHITECTURE.md.

use alloc::boxed::Box;

use super::job::{Attempt, AttemptState, End, Job, MAX_ATTEMPTS, Phase, SegmentState};
use super::mutation::Mutation;
use super::policy::{OnUnknown, Policy};
use crate::error::ErrorCode;
use crate::upstream::UpstreamOutcome;

/// What an answer means to the route that it came from.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Effect {
    /// The answer was to an attempt in flight, which leaves the window.
    pub(super) released: bool,
    /// The route has to rest.
    pub(super) rests: bool,
    /// The route took a segment.
    pub(super) accepted: bool,
    /// The route is at fault.
    pub(super) parked: bool,
    /// A segment was paid for.
    pub(super) charged: bool,
    /// The message ended, or a late acceptance has changed its end.
    pub(super) ended: bool,
}

impl Job {
    pub(super) fn start(&mut self) -> Effect {
        if self.phase != Phase::Idle {
            return Effect::default();
        }
        self.phase = if self.refusal.is_some() { Phase::Stopping } else { Phase::Running };
        Effect { ended: self.end_if_settled(), ..Effect::default() }
    }

    pub(super) fn cancel(&mut self, policy: &Policy) -> Effect {
        if self.phase == Phase::Ended {
            return Effect::default();
        }
        self.stop(Some(ErrorCode::Cancelled));
        if policy.has(Mutation::CancelForgets) {
            self.in_flight = 0;
        }
        Effect { ended: self.end_if_settled(), ..Effect::default() }
    }

    /// What the answer to an attempt (counted from 1) changes. The first answer to an attempt counts, every other is ignored.
    pub(super) fn answer(
        &mut self,
        number: usize,
        outcome: UpstreamOutcome,
        provider_id: Option<&str>,
        idempotent: bool,
        policy: &Policy,
    ) -> Effect {
        let Some(attempt) = number.checked_sub(1).and_then(|index| self.attempts.get_mut(index)) else {
            return Effect::default();
        };
        let late = match attempt.state {
            AttemptState::InFlight => false,
            AttemptState::Silent => true,
            AttemptState::Answered if policy.has(Mutation::LastAnswerWins) => true,
            AttemptState::Answered => return Effect::default(),
        };
        if outcome == UpstreamOutcome::Unknown {
            return if late { Effect::default() } else { self.silence(number, idempotent, policy) };
        }
        attempt.state = AttemptState::Answered;
        let Attempt { segment, route, .. } = *attempt;
        self.leave(segment, late);
        let mut effect = Effect { released: !late, ..Effect::default() };
        match outcome {
            UpstreamOutcome::Accepted => {
                effect.accepted = true;
                effect.charged = self.accept(segment, route, provider_id, policy);
            }
            UpstreamOutcome::Retryable => {
                effect.rests = true;
                self.refuse(segment, late, ErrorCode::UpstreamUnavailable, policy);
            }
            UpstreamOutcome::RouteFault => {
                effect.parked = !policy.has(Mutation::ForgetFault);
                self.refuse(segment, late, ErrorCode::RouteFault, policy);
            }
            UpstreamOutcome::Hard if policy.has(Mutation::RetryHard) => {
                self.refuse(segment, late, ErrorCode::UpstreamUnavailable, policy);
            }
            UpstreamOutcome::Hard => {
                self.give_up_unless_taken(segment);
                self.stop(Some(ErrorCode::UpstreamRejected));
            }
            UpstreamOutcome::Unknown => {}
        }
        effect.ended = self.end_if_settled() || self.became_sent();
        effect
    }

    /// Nobody answered an attempt in time.
    pub(super) fn silence(&mut self, number: usize, idempotent: bool, policy: &Policy) -> Effect {
        let Some((segment, route)) = self.fall_silent(number) else { return Effect::default() };
        let mut effect = Effect { released: true, ..Effect::default() };
        let taken = self.segments.get(segment).is_none_or(|record| record.state == SegmentState::Accepted);
        if !taken {
            let stopping = self.phase != Phase::Running;
            match policy.on_unknown {
                _ if stopping => self.give_up(segment),
                _ if policy.has(Mutation::FailOverOnUnknown) => {
                    self.refuse(segment, false, ErrorCode::UpstreamUnavailable, policy);
                }
                OnUnknown::Resubmit => {
                    effect.rests = true;
                    self.refuse(segment, false, ErrorCode::UpstreamTimeout, policy);
                }
                _ if idempotent && self.has_retries(segment, policy) => {
                    effect.rests = true;
                    self.send_again(segment);
                }
                OnUnknown::Stop => {
                    self.give_up(segment);
                    self.stop(None);
                }
                OnUnknown::Continue => {
                    self.give_up(segment);
                    self.pinned.get_or_insert(route);
                }
            }
        }
        effect.ended = self.end_if_settled();
        effect
    }

    /// What was in flight when a snapshot was taken: unknown, whatever the policy, and never sent again.
    #[cfg(feature = "json")]
    pub(super) fn lose_in_flight(&mut self, policy: &Policy) {
        for number in 1..=self.attempts.len() {
            let Some((segment, route)) = self.fall_silent(number) else { continue };
            if policy.has(Mutation::ResendRestored) {
                self.send_again(segment);
                continue;
            }
            let taken =
                self.segments.get(segment).is_none_or(|record| record.state == SegmentState::Accepted);
            if taken {
                continue;
            }
            self.give_up(segment);
            match policy.on_unknown {
                OnUnknown::Continue => {
                    self.pinned.get_or_insert(route);
                }
                // Other routes may have been silent about the first segment too: none of them can be chosen.
                OnUnknown::Resubmit if self.pinned.is_some() => {}
                OnUnknown::Resubmit | OnUnknown::Stop => self.stop(None),
            }
        }
    }

    /// Steps over candidates that are at fault, and stops where the way or the transmits are exhausted.
    pub(super) fn settle(&mut self, policy: &Policy, parked: impl Fn(usize) -> bool) -> bool {
        if self.phase == Phase::Running && self.pinned.is_none() && self.in_flight == 0 {
            let uncertain = self.segments.first().is_some_and(|first| first.silent > 0 && first.tries > 0);
            while !uncertain && self.candidates.get(self.turn).is_some_and(|found| parked(found.index)) {
                self.turn += 1;
                if let Some(first) = self.segments.first_mut() {
                    first.tries = 0;
                }
            }
            if self.turn >= self.candidates.len() {
                self.give_up_waiting();
                self.stop(Some(self.refusal.unwrap_or(ErrorCode::RouteFault)));
            }
        }
        let most = (self.segments.len() + policy.extra_transmits as usize).min(MAX_ATTEMPTS);
        if self.attempts.len() >= most && self.wants(policy).is_some() && !policy.has(Mutation::NoLimit) {
            self.stop(Some(ErrorCode::UpstreamUnavailable));
        }
        self.end_if_settled()
    }

    /// Takes an attempt that is answered out of what is in flight, or out of what is silent.
    fn leave(&mut self, segment: usize, late: bool) {
        if !late {
            self.in_flight = self.in_flight.saturating_sub(1);
        } else if let Some(record) = self.segments.get_mut(segment) {
            record.silent = record.silent.saturating_sub(1);
        }
    }

    fn fall_silent(&mut self, number: usize) -> Option<(usize, usize)> {
        let attempt = self.attempts.get_mut(number.checked_sub(1)?)?;
        if attempt.state != AttemptState::InFlight {
            return None;
        }
        attempt.state = AttemptState::Silent;
        let Attempt { segment, route, .. } = *attempt;
        self.in_flight = self.in_flight.saturating_sub(1);
        if let Some(record) = self.segments.get_mut(segment) {
            record.silent = record.silent.saturating_add(1);
        }
        Some((segment, route))
    }

    /// Books an acceptance; whether it is the segment's first.
    fn accept(&mut self, segment: usize, route: usize, provider_id: Option<&str>, policy: &Policy) -> bool {
        let Some(record) = self.segments.get_mut(segment) else { return false };
        if record.state == SegmentState::Accepted && !policy.has(Mutation::LastAnswerWins) {
            return false;
        }
        if record.state == SegmentState::Unknown {
            self.unknown = self.unknown.saturating_sub(1);
        }
        record.state = SegmentState::Accepted;
        record.provider_id = provider_id.map(Box::from);
        self.accepted += 1;
        self.again.retain(|waiting| *waiting != segment);
        self.pinned.get_or_insert(route);
        if policy.has(Mutation::RestartAfterEnd) && self.phase == Phase::Ended {
            self.phase = Phase::Running;
        }
        if policy.has(Mutation::SentOnFirstAccept) {
            self.accepted = self.segments.len();
        }
        true
    }

    /// A refusal that another try or another route may undo.
    fn refuse(&mut self, segment: usize, late: bool, code: ErrorCode, policy: &Policy) {
        if late || self.phase != Phase::Running {
            if self.give_up_unless_taken(segment) {
                self.stop(Some(code));
            }
            return;
        }
        let Some(record) = self.segments.get(segment) else { return };
        if record.state == SegmentState::Accepted {
            return;
        }
        // Where silence is answered by sending again, only this route knows whether it has the segment.
        let bound = self.pinned.is_some() || (record.silent > 0 && policy.on_unknown != OnUnknown::Resubmit);
        let bound =
            bound && !policy.has(Mutation::FailOverAfterAccept) && !policy.has(Mutation::FailOverOnUnknown);
        let tries = if bound { policy.retries.saturating_add(1) } else { policy.tries_per_route.max(1) };
        if code != ErrorCode::RouteFault && (record.tries < tries || (bound && policy.has(Mutation::NoLimit)))
        {
            self.send_again(segment);
        } else if bound {
            let certain = record.silent == 0;
            self.give_up(segment);
            self.stop(certain.then_some(code));
        } else {
            self.fail_over(segment, code, policy);
        }
        if policy.has(Mutation::ResendWholeMessage) && self.pinned.is_some() {
            self.again = (0..self.next).collect();
        }
    }

    fn has_retries(&self, segment: usize, policy: &Policy) -> bool {
        self.segments.get(segment).is_some_and(|record| record.tries <= policy.retries)
    }

    fn send_again(&mut self, segment: usize) {
        if let Some(record) = self.segments.get_mut(segment) {
            record.state = SegmentState::Waiting;
            self.again.push_back(segment);
        }
    }

    fn fail_over(&mut self, segment: usize, code: ErrorCode, policy: &Policy) {
        self.turn += 1;
        if let Some(record) = self.segments.get_mut(segment) {
            record.tries = 0;
        }
        self.send_again(segment);
        if policy.has(Mutation::FailOverAfterAccept) && self.turn < self.candidates.len() {
            self.pinned = None;
        }
        if self.turn >= self.candidates.len() {
            let certain = self.segments.get(segment).is_none_or(|record| record.silent == 0);
            self.give_up_waiting();
            self.stop(certain.then_some(code));
        }
    }

    /// A segment that nothing more is done about: unknown where somebody may have taken it.
    fn give_up(&mut self, segment: usize) {
        let Some(record) = self.segments.get_mut(segment) else { return };
        if record.silent > 0 {
            record.state = SegmentState::Unknown;
            self.unknown += 1;
        } else {
            record.state = SegmentState::Refused;
        }
    }

    /// After a refusal: whether every attempt at the segment has now been refused. Another attempt may still be in flight, or
    /// silent.
    fn give_up_unless_taken(&mut self, segment: usize) -> bool {
        let busy = self
            .attempts
            .iter()
            .any(|attempt| attempt.segment == segment && attempt.state == AttemptState::InFlight);
        let Some(record) = self.segments.get_mut(segment) else { return false };
        match record.state {
            SegmentState::Accepted | SegmentState::Refused => false,
            SegmentState::Unknown if record.silent > 0 => false,
            SegmentState::Unknown => {
                record.state = SegmentState::Refused;
                self.unknown = self.unknown.saturating_sub(1);
                true
            }
            SegmentState::InFlight if busy => false,
            SegmentState::InFlight => {
                self.give_up(segment);
                true
            }
            // It goes out again anyway.
            SegmentState::Waiting => false,
        }
    }

    /// Segments that were to be sent again never will be.
    fn give_up_waiting(&mut self) {
        for segment in core::mem::take(&mut self.again) {
            self.give_up(segment);
        }
    }

    fn stop(&mut self, refusal: Option<ErrorCode>) {
        if self.phase == Phase::Ended {
            return;
        }
        self.phase = Phase::Stopping;
        self.refusal = self.refusal.or(refusal);
        self.give_up_waiting();
    }

    /// Ends the message when nothing is in flight and nothing will be.
    fn end_if_settled(&mut self) -> bool {
        if matches!(self.phase, Phase::Idle | Phase::Ended) {
            return false;
        }
        let all = !self.segments.is_empty() && self.accepted >= self.segments.len();
        let nothing_left = self.next >= self.segments.len() && self.again.is_empty();
        let over = all || (self.in_flight == 0 && (self.phase == Phase::Stopping || nothing_left));
        if !over {
            return false;
        }
        self.phase = Phase::Ended;
        self.end = Some(self.verdict(all));
        true
    }

    fn verdict(&self, all: bool) -> End {
        if all {
            return End::Sent;
        }
        let proven_incomplete = self.accepted + self.unknown < self.segments.len();
        match self.refusal {
            Some(_) if self.accepted > 0 && proven_incomplete => End::Failed(ErrorCode::PartialSubmission),
            _ if self.unknown > 0 => End::Unknown,
            Some(code) => End::Failed(code),
            None => End::Failed(ErrorCode::PartialSubmission),
        }
    }

    /// Whether a late acceptance has completed a message that ended as unknown.
    fn became_sent(&mut self) -> bool {
        let completed = self.end == Some(End::Unknown) && self.accepted >= self.segments.len();
        if completed {
            self.end = Some(End::Sent);
        }
        completed
    }
}
