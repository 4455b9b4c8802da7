//! What a dispatch knows of a message, at any time.

use super::engine::Engine;
use super::job::End;
use crate::api::Status;
use crate::error::ErrorCode;
use crate::money::Amount;

/// Where a message stands. Costs are exact: the sum over the accepted segments.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DispatchState {
    /// `queued` until it ends, then `sent`, `failed` or `unknown`.
    pub status: Status,
    /// Why it failed, or `upstream_timeout` when nobody can tell.
    pub error: Option<ErrorCode>,
    /// What it costs; `None` when the route's price is not known.
    pub cost: Option<Amount>,
    /// The route that it was tried on last, or that took it.
    pub route_id: Option<u64>,
    /// How many routes it was tried on; 0 when it was stopped before any.
    pub attempts: u64,
    /// How many segments were transmitted, each time counted.
    pub transmits: usize,
    /// How many segments were accepted.
    pub accepted: usize,
    /// A segment was sent again after silence: it may arrive twice.
    pub duplicate_possible: bool,
    /// When its last segment was accepted, in milliseconds of the caller's clock.
    pub sent_at_ms: Option<u64>,
}

impl Engine {
    pub(super) fn state(&self, index: usize) -> Option<DispatchState> {
        let job = self.jobs.get(index)?;
        let (status, error) = match job.end {
            None => (Status::Queued, None),
            Some(End::Sent) => (Status::Sent, None),
            Some(End::Failed(code)) => (Status::Failed, Some(code)),
            Some(End::Unknown) => (Status::Unknown, Some(ErrorCode::UpstreamTimeout)),
        };
        let last = || job.attempts.last().map(|attempt| attempt.route);
        let route = job.pinned.or_else(last).and_then(|route| self.lanes.get(route));
        Some(DispatchState {
            status,
            error,
            cost: job.charge(&self.policy),
            route_id: route.map(|lane| lane.id),
            attempts: job.passes,
            transmits: job.attempts.len(),
            accepted: job.accepted,
            duplicate_possible: job.duplicate_possible,
            sent_at_ms: job.sent_ms,
        })
    }

    /// As `state`; a message that is not there has not begun.
    pub(super) fn state_or_queued(&self, index: usize) -> DispatchState {
        self.state(index).unwrap_or(DispatchState {
            status: Status::Queued,
            error: None,
            cost: None,
            route_id: None,
            attempts: 0,
            transmits: 0,
            accepted: 0,
            duplicate_possible: false,
            sent_at_ms: None,
        })
    }

    /// The networks' ids of the segments, in order.
    pub(super) fn provider_ids(&self, index: usize) -> impl Iterator<Item = Option<&str>> {
        let segments = self.jobs.get(index).map(|job| job.segments.as_slice()).unwrap_or_default();
        segments.iter().map(|segment| segment.provider_id.as_deref())
    }

    pub(super) fn parked_routes(&self) -> impl Iterator<Item = u64> {
        self.lanes.iter().filter(|lane| lane.parked).map(|lane| lane.id)
    }
}
