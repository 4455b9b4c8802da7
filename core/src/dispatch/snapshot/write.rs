//! The state written out.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::VERSION;
use crate::api::json::to_text;
use crate::dispatch::engine::Engine;
use crate::dispatch::job::{End, Job};
use crate::dispatch::lane::Lane;
use crate::dispatch::policy::Policy;
use crate::error::ErrorCode;

/// What a reader of JSON may not keep exactly is written as a string.
struct Big<T>(T);

impl<T: core::fmt::Display> Serialize for Big<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Serialize)]
struct SnapshotView<'a> {
    object: &'static str,
    version: u64,
    now: Big<u64>,
    started: bool,
    turn: usize,
    draws: Big<u64>,
    balance: Option<Big<i128>>,
    currency: Option<&'a str>,
    policy: PolicyView,
    lanes: Vec<LaneView>,
    messages: Vec<JobView<'a>>,
}

#[derive(Serialize)]
struct PolicyView {
    on_unknown: &'static str,
    attempt_timeout: Big<u64>,
    tries_per_route: u32,
    retries: u32,
    extra_transmits: u32,
    backoff: Big<u64>,
    max_backoff: Big<u64>,
    window: u32,
    entropy: Option<Big<u64>>,
    #[cfg(feature = "mutants")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mutation: Option<usize>,
}

#[derive(Serialize)]
struct LaneView {
    id: u64,
    window: u32,
    rate: Option<u32>,
    burst: u32,
    idempotent: bool,
    level: Big<u64>,
    filled: Big<u64>,
    resting_until: Big<u64>,
    refusals: u32,
    parked: bool,
}

#[derive(Serialize)]
struct JobView<'a> {
    candidates: Vec<(usize, Option<Big<i64>>)>,
    turn: usize,
    pinned: Option<usize>,
    next: usize,
    again: Vec<usize>,
    refusal: Option<&'static str>,
    phase: &'static str,
    end: Option<&'static str>,
    passes: u64,
    duplicate_possible: bool,
    sent_at: Option<Big<u64>>,
    reserved: Big<i128>,
    segments: Vec<(&'static str, u32, Option<&'a str>)>,
    attempts: Vec<(usize, usize, &'static str)>,
}

impl Engine {
    pub(super) fn snapshot(&self, object: &'static str, currency: Option<&str>) -> String {
        to_text(&SnapshotView {
            object,
            version: VERSION,
            now: Big(self.now),
            started: self.started,
            turn: self.turn,
            draws: Big(self.draws),
            balance: self.balance.map(Big),
            currency,
            policy: policy_view(&self.policy),
            lanes: self.lanes.iter().map(lane_view).collect(),
            messages: self.jobs.iter().map(job_view).collect(),
        })
    }
}

fn policy_view(policy: &Policy) -> PolicyView {
    PolicyView {
        on_unknown: policy.on_unknown.as_str(),
        attempt_timeout: Big(policy.attempt_timeout_ms),
        tries_per_route: policy.tries_per_route,
        retries: policy.retries,
        extra_transmits: policy.extra_transmits,
        backoff: Big(policy.backoff_ms),
        max_backoff: Big(policy.max_backoff_ms),
        window: policy.window,
        entropy: policy.entropy.map(Big),
        #[cfg(feature = "mutants")]
        mutation: policy.mutation.map(|mutation| mutation as usize),
    }
}

fn lane_view(lane: &Lane) -> LaneView {
    LaneView {
        id: lane.id,
        window: lane.window,
        rate: lane.rate,
        burst: lane.burst,
        idempotent: lane.idempotent,
        level: Big(lane.level),
        filled: Big(lane.filled_ms),
        resting_until: Big(lane.resting_until_ms),
        refusals: lane.refusals,
        parked: lane.parked,
    }
}

fn job_view(job: &Job) -> JobView<'_> {
    JobView {
        candidates: job
            .candidates
            .iter()
            .map(|found| (found.index, found.price.map(|price| Big(price.nanos()))))
            .collect(),
        turn: job.turn,
        pinned: job.pinned,
        next: job.next,
        again: job.again.iter().copied().collect(),
        refusal: job.refusal.map(ErrorCode::as_str),
        phase: job.phase.as_str(),
        end: job.end.map(|end| match end {
            End::Sent => "sent",
            End::Unknown => "unknown",
            End::Failed(code) => code.as_str(),
        }),
        passes: job.passes,
        duplicate_possible: job.duplicate_possible,
        sent_at: job.sent_ms.map(Big),
        reserved: Big(job.reserved),
        segments: job
            .segments
            .iter()
            .map(|record| (record.state.as_str(), record.tries, record.provider_id.as_deref()))
            .collect(),
        attempts: job
            .attempts
            .iter()
            .map(|attempt| (attempt.segment, attempt.route, attempt.state.as_str()))
            .collect(),
    }
}
