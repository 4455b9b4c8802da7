//! The state read back. Everything that can be told from the attempts and the segments is counted again and not trusted.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{VERSION, invalid};
use crate::api::json::{Object, Value};
use crate::dispatch::engine::Engine;
use crate::dispatch::job::{
    Attempt, AttemptState, End, Job, MAX_ATTEMPTS, Phase, SegmentRecord, SegmentState,
};
use crate::dispatch::lane::Lane;
use crate::dispatch::policy::{OnUnknown, Policy};
use crate::error::{Error, ErrorCode};
use crate::money::Amount;
use crate::plan::{Candidate, Route};
use crate::text::MAX_SEGMENTS;

impl Engine {
    pub(super) fn restore(object: &mut Object<'_>, kind: &str, now_ms: u64) -> Result<Self, Error> {
        let expected = object.require("object")?.string()? == kind;
        if !expected || object.require("version")?.unsigned()? != VERSION {
            return Err(invalid("object"));
        }
        let policy = read_policy(object.require("policy")?.object()?)?;
        let mut engine = Self::new(&[], policy);
        engine.now = big::<u64>(object, "now")?.max(now_ms);
        engine.started = object.require("started")?.boolean()?;
        engine.draws = big(object, "draws")?;
        engine.balance = object.take("balance").map(|value| number(&value)).transpose()?;
        engine.lanes = object.require("lanes")?.list()?.iter().map(read_lane).collect::<Result<_, _>>()?;
        engine.turn = index(object, "turn", engine.lanes.len().max(1))?;
        for (place, value) in object.require("messages")?.list()?.iter().enumerate() {
            let job = read_job(value.object()?, engine.lanes.len()).map_err(|error| error.at_index(place))?;
            engine.take_back(job);
        }
        Ok(engine)
    }
}

fn read_policy(mut object: Object<'_>) -> Result<Policy, Error> {
    let mut policy = Policy::new()
        .on_unknown(object.require("on_unknown")?.word(OnUnknown::from_name)?)
        .attempt_timeout_ms(big(&mut object, "attempt_timeout")?)
        .tries_per_route(small(&mut object, "tries_per_route")?)
        .retries(small(&mut object, "retries")?)
        .extra_transmits(small(&mut object, "extra_transmits")?)
        .backoff_ms(big(&mut object, "backoff")?, big(&mut object, "max_backoff")?)
        .window(small(&mut object, "window")?)?;
    if let Some(value) = object.take("entropy") {
        policy = policy.entropy(number(&value)?);
    }
    #[cfg(feature = "mutants")]
    if let Some(value) = object.take("mutation") {
        policy.mutation =
            crate::dispatch::Mutation::ALL.get(below(&value, crate::dispatch::Mutation::ALL.len())?).copied();
    }
    Ok(policy)
}

fn read_lane(value: &Value<'_>) -> Result<Lane, Error> {
    let mut object = value.object()?;
    let mut route = Route::new(object.require("id")?.unsigned()?)?
        .window(small(&mut object, "window")?)?
        .burst(small(&mut object, "burst")?)?
        .idempotent(object.require("idempotent")?.boolean()?);
    if let Some(rate) = object.take("rate") {
        route = route.segments_per_second(within_32_bits(&rate)?)?;
    }
    let mut lane = Lane::new(&route);
    lane.level = big(&mut object, "level")?;
    lane.filled_ms = big(&mut object, "filled")?;
    lane.resting_until_ms = big(&mut object, "resting_until")?;
    lane.refusals = small(&mut object, "refusals")?;
    lane.parked = object.require("parked")?.boolean()?;
    Ok(lane)
}

fn read_job(mut object: Object<'_>, lanes: usize) -> Result<Job, Error> {
    let candidates: Arc<[Candidate]> = object
        .require("candidates")?
        .list()?
        .iter()
        .map(|value| match value.list()?.as_slice() {
            [route, price] => Ok(Candidate {
                index: below(route, lanes)?,
                price: if price.raw() == "null" { None } else { Some(Amount::from_nanos(number(price)?)) },
            }),
            _ => Err(value.error(ErrorCode::InvalidSnapshot)),
        })
        .collect::<Result<Vec<_>, _>>()?
        .into();
    let segments = object.require("segments")?.list()?;
    if segments.len() > MAX_SEGMENTS {
        return Err(invalid("segments"));
    }
    let count = segments.len();
    let mut job = Job::new(0, candidates);
    job.segments = segments.iter().map(read_segment).collect::<Result<_, _>>()?;
    let attempts = object.require("attempts")?.list()?;
    if attempts.len() > MAX_ATTEMPTS {
        return Err(invalid("attempts"));
    }
    for value in attempts {
        let parts = value.list()?;
        let [segment, route, state] = parts.as_slice() else {
            return Err(value.error(ErrorCode::InvalidSnapshot));
        };
        let state = state.word(AttemptState::from_name)?;
        job.attempts.push(Attempt { segment: below(segment, count)?, route: below(route, lanes)?, state });
    }
    job.turn = index(&mut object, "turn", job.candidates.len() + 1)?;
    job.next = index(&mut object, "next", count + 1)?;
    job.pinned = object.take("pinned").map(|value| below(&value, lanes)).transpose()?;
    job.again =
        object.require("again")?.list()?.iter().map(|value| below(value, count)).collect::<Result<_, _>>()?;
    job.refusal = object.take("refusal").map(|value| value.word(code)).transpose()?;
    job.phase = object.require("phase")?.word(Phase::from_name)?;
    job.end = object.take("end").map(|value| value.word(read_end)).transpose()?;
    if (job.phase == Phase::Ended) != job.end.is_some() {
        return Err(invalid("end"));
    }
    job.passes = object.require("passes")?.unsigned()?;
    job.duplicate_possible = object.require("duplicate_possible")?.boolean()?;
    job.sent_ms = object.take("sent_at").map(|value| number(&value)).transpose()?;
    job.reserved = big(&mut object, "reserved")?;
    recount(&mut job);
    Ok(job)
}

fn read_segment(value: &Value<'_>) -> Result<SegmentRecord, Error> {
    match value.list()?.as_slice() {
        [state, tries, provider_id] => Ok(SegmentRecord {
            state: state.word(SegmentState::from_name)?,
            tries: within_32_bits(tries)?,
            silent: 0,
            provider_id: if provider_id.raw() == "null" {
                None
            } else {
                Some(Box::from(provider_id.string()?))
            },
        }),
        _ => Err(value.error(ErrorCode::InvalidSnapshot)),
    }
}

/// The counts that attempts and segments tell.
fn recount(job: &mut Job) {
    for attempt in &job.attempts {
        match (attempt.state, job.segments.get_mut(attempt.segment)) {
            (AttemptState::InFlight, _) => job.in_flight += 1,
            (AttemptState::Silent, Some(record)) => record.silent += 1,
            _ => {}
        }
    }
    let count = |state| job.segments.iter().filter(|record| record.state == state).count();
    job.accepted = count(SegmentState::Accepted);
    job.unknown = count(SegmentState::Unknown);
    job.closed = job.phase == Phase::Ended;
}

fn read_end(word: &str) -> Result<End, Error> {
    match word {
        "sent" => Ok(End::Sent),
        "unknown" => Ok(End::Unknown),
        _ => code(word).map(End::Failed),
    }
}

fn code(name: &str) -> Result<ErrorCode, Error> {
    ErrorCode::from_name(name).ok_or(Error::new(ErrorCode::InvalidSnapshot))
}

/// A number that is written as a string.
fn number<T: core::str::FromStr>(value: &Value<'_>) -> Result<T, Error> {
    value.string()?.parse().map_err(|_| value.error(ErrorCode::InvalidSnapshot))
}

fn big<T: core::str::FromStr>(object: &mut Object<'_>, name: &'static str) -> Result<T, Error> {
    number(&object.require(name)?)
}

fn small(object: &mut Object<'_>, name: &'static str) -> Result<u32, Error> {
    within_32_bits(&object.require(name)?)
}

fn within_32_bits(value: &Value<'_>) -> Result<u32, Error> {
    u32::try_from(value.unsigned()?).map_err(|_| value.error(ErrorCode::InvalidSnapshot))
}

fn index(object: &mut Object<'_>, name: &'static str, end: usize) -> Result<usize, Error> {
    below(&object.require(name)?, end)
}

fn below(value: &Value<'_>, end: usize) -> Result<usize, Error> {
    let index = usize::try_from(value.unsigned()?).ok().filter(|index| *index < end);
    index.ok_or_else(|| value.error(ErrorCode::InvalidSnapshot))
}
