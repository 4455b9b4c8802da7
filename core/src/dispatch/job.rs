//! One message on its way: what is known of it, and what it wants next. Time, windows and rates are not known here.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::action::ATTEMPT_BITS;
use super::mutation::Mutation;
use super::policy::Policy;
use crate::error::{Error, ErrorCode};
use crate::money::Amount;
use crate::plan::Candidate;

/// An attempt's number has 16 bits of a token.
pub(super) const MAX_ATTEMPTS: usize = (1 << ATTEMPT_BITS) - 1;

/// A message's life.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Phase {
    Idle,
    Running,
    /// Nothing more is sent; what is in flight is waited for.
    Stopping,
    Ended,
}

/// How a message ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum End {
    Sent,
    Failed(ErrorCode),
    Unknown,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum SegmentState {
    /// To be sent, for the first time or again.
    Waiting,
    InFlight,
    Accepted,
    /// Silence stays.
    Unknown,
    /// Proven not sent, and given up.
    Refused,
}

pub(super) struct SegmentRecord {
    pub(super) state: SegmentState,
    /// Transmits on the present route.
    pub(super) tries: u32,
    /// Attempts that nobody answered.
    pub(super) silent: u32,
    pub(super) provider_id: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum AttemptState {
    InFlight,
    Silent,
    Answered,
}

#[derive(Clone, Copy)]
pub(super) struct Attempt {
    pub(super) segment: usize,
    pub(super) route: usize,
    pub(super) state: AttemptState,
}

pub(super) struct Job {
    pub(super) segments: Vec<SegmentRecord>,
    pub(super) attempts: Vec<Attempt>,
    pub(super) candidates: Arc<[Candidate]>,
    /// Which candidate is being tried.
    pub(super) turn: usize,
    /// The route that accepted a segment (or, with `continue`, was silent about the first).
    pub(super) pinned: Option<usize>,
    /// The first segment that was never sent.
    pub(super) next: usize,
    /// Segments to be sent again, in order.
    pub(super) again: VecDeque<usize>,
    pub(super) in_flight: u32,
    pub(super) accepted: usize,
    pub(super) unknown: usize,
    /// The refusal that stopped the message.
    pub(super) refusal: Option<ErrorCode>,
    pub(super) phase: Phase,
    pub(super) end: Option<End>,
    /// Routes that the message was tried on.
    pub(super) passes: u64,
    pub(super) duplicate_possible: bool,
    pub(super) sent_ms: Option<u64>,
    /// What the balance holds back for it, in nanos.
    pub(super) reserved: i128,
    /// Whether its end has been counted.
    pub(super) closed: bool,
    /// The queue that it stands in: a route's, and whether that of the messages that have begun.
    pub(super) place: Option<(usize, bool)>,
    /// Counts its places, so that an entry of an earlier one is known.
    pub(super) stamp: u32,
}

impl Job {
    pub(super) fn new(segments: usize, candidates: Arc<[Candidate]>) -> Self {
        let segment =
            || SegmentRecord { state: SegmentState::Waiting, tries: 0, silent: 0, provider_id: None };
        Self {
            segments: core::iter::repeat_with(segment).take(segments).collect(),
            attempts: Vec::with_capacity(segments),
            candidates,
            turn: 0,
            pinned: None,
            next: 0,
            again: VecDeque::new(),
            in_flight: 0,
            accepted: 0,
            unknown: 0,
            refusal: None,
            phase: Phase::Idle,
            end: None,
            passes: 0,
            duplicate_possible: false,
            sent_ms: None,
            reserved: 0,
            closed: false,
            place: None,
            stamp: 0,
        }
    }

    /// A message that a plan refuses, or that it could not judge.
    pub(super) fn refused_by(error: Option<&Error>) -> Self {
        Self::refused(error.map_or(ErrorCode::InvalidOption, Error::code))
    }

    /// A message that was refused before any route was asked.
    pub(super) fn refused(code: ErrorCode) -> Self {
        let mut job = Self::new(0, Arc::new([]));
        job.refusal = Some(code);
        job
    }

    /// The segment to be sent next, and its route.
    pub(super) fn wants(&self, policy: &Policy) -> Option<(usize, usize)> {
        if self.phase != Phase::Running {
            return None;
        }
        let route = match self.pinned {
            Some(route) => route,
            None => self.candidates.get(self.turn)?.index,
        };
        if let Some(segment) = self.again.front() {
            return Some((*segment, route));
        }
        let may_begin = self.pinned.is_some() || self.next == 0 || policy.has(Mutation::ProbeAll);
        (may_begin && self.next < self.segments.len()).then_some((self.next, route))
    }

    /// Books that the segment it wants is sent: the number of the attempt, from 1.
    pub(super) fn sent(&mut self, segment: usize, route: usize, idempotent: bool) -> usize {
        if self.again.front() == Some(&segment) {
            self.again.pop_front();
        } else {
            self.next += 1;
        }
        if let Some(record) = self.segments.get_mut(segment) {
            // A segment that is tried on a route where none was tried yet begins a pass.
            if self.pinned.is_none() && record.tries == 0 {
                self.passes += 1;
            }
            self.duplicate_possible |= record.silent > 0 && !idempotent;
            record.tries = record.tries.saturating_add(1);
            record.state = SegmentState::InFlight;
        }
        self.in_flight += 1;
        self.attempts.push(Attempt { segment, route, state: AttemptState::InFlight });
        self.attempts.len()
    }

    /// What a segment costs on the route that carries the message.
    pub(super) fn price(&self) -> Option<Amount> {
        let route = self.pinned?;
        self.candidates.iter().find(|candidate| candidate.index == route)?.price
    }

    /// What the message is charged: nothing before a segment was accepted, `None` when the route has no price.
    pub(super) fn charge(&self, policy: &Policy) -> Option<Amount> {
        let mut count = self.accepted;
        if policy.has(Mutation::ChargeOnSubmit) {
            count = self.attempts.len();
        }
        if count == 0 { Some(Amount::ZERO) } else { self.price()?.checked_mul(count) }
    }
}
