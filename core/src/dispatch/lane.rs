//! What is going on on one route: its window, its rate, its rests, and who is waiting for it.

use alloc::collections::VecDeque;

use super::mutation::Mutation;
use super::policy::Policy;
use crate::plan::Route;

/// One segment in the bucket, which fills by `segments_per_second` each millisecond: so no fraction is ever lost.
const SEGMENT: u64 = 1_000;

/// The longest rest that an upstream can ask for, in milliseconds: a dispatch has to end.
const MAX_RETRY_AFTER_MS: u64 = 3_600_000;

/// A message in a queue. It may have left since: then its stamp is another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Entry {
    pub(super) index: usize,
    pub(super) stamp: u32,
}

pub(super) struct Lane {
    pub(super) id: u64,
    pub(super) window: u32,
    pub(super) rate: Option<u32>,
    pub(super) burst: u32,
    pub(super) idempotent: bool,
    pub(super) in_flight: u32,
    /// The bucket's level, in thousandths of a segment, as it was at `filled_ms`.
    pub(super) level: u64,
    pub(super) filled_ms: u64,
    pub(super) resting_until_ms: u64,
    /// Refusals for now in a row, each of which began a rest.
    pub(super) refusals: u32,
    /// At fault: no message begins here any more.
    pub(super) parked: bool,
    /// Messages with a segment to send: those that a route has accepted a segment of go first, so that a message's segments stay
    /// together.
    pub(super) begun: VecDeque<Entry>,
    pub(super) fresh: VecDeque<Entry>,
}

impl Lane {
    pub(super) fn new(route: &Route) -> Self {
        let burst =
            route.burst.unwrap_or_else(|| route.segments_per_second.map_or(1, |rate| rate.div_ceil(10)));
        Self {
            id: route.id(),
            window: route.window,
            rate: route.segments_per_second,
            burst,
            idempotent: route.idempotent,
            in_flight: 0,
            level: u64::from(burst) * SEGMENT,
            filled_ms: 0,
            resting_until_ms: 0,
            refusals: 0,
            parked: false,
            begun: VecDeque::new(),
            fresh: VecDeque::new(),
        }
    }

    pub(super) fn front(&self) -> Option<Entry> {
        self.begun.front().or_else(|| self.fresh.front()).copied()
    }

    pub(super) fn pop(&mut self) -> Option<Entry> {
        self.begun.pop_front().or_else(|| self.fresh.pop_front())
    }

    /// When the next segment may go, as far as rests and the rate say; `None` when the window is full.
    pub(super) fn ready_ms(&self, now: u64, policy: &Policy) -> Option<u64> {
        if self.in_flight >= self.window && !policy.has(Mutation::IgnoreWindow) {
            return None;
        }
        let rested = now.max(self.resting_until_ms);
        let Some(rate) = self.rate.filter(|_| !policy.has(Mutation::IgnoreThrottle)) else {
            return Some(rested);
        };
        let missing = SEGMENT.saturating_sub(self.level_at(now, rate));
        Some(rested.max(now.saturating_add(missing.div_ceil(u64::from(rate.max(1))))))
    }

    fn level_at(&self, now: u64, rate: u32) -> u64 {
        let filled = now.saturating_sub(self.filled_ms).saturating_mul(u64::from(rate));
        self.level.saturating_add(filled).min(u64::from(self.burst) * SEGMENT)
    }

    /// Books a segment that goes out now.
    pub(super) fn send(&mut self, now: u64) {
        self.in_flight += 1;
        if let Some(rate) = self.rate {
            self.level = self.level_at(now, rate).saturating_sub(SEGMENT);
            self.filled_ms = now;
        }
    }

    /// An answer, or the end of waiting for it.
    pub(super) fn release(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    /// Rests after a refusal for now. What was sent before a rest began does not make it longer, unless the upstream asks for more.
    pub(super) fn rest(&mut self, now: u64, policy: &Policy, draws: &mut u64, retry_after_ms: Option<u64>) {
        if now >= self.resting_until_ms {
            self.resting_until_ms = now.saturating_add(policy.rest(self.refusals, *draws));
            self.refusals = self.refusals.saturating_add(1);
            *draws = draws.wrapping_add(1);
        }
        if let Some(wish) = retry_after_ms {
            self.resting_until_ms =
                self.resting_until_ms.max(now.saturating_add(wish.min(MAX_RETRY_AFTER_MS)));
        }
    }
}
