//! A running dispatch written out, and read back so that nothing is sent twice.
//!
//! Everything that can be told from the attempts and the segments is counted again when reading and not trusted.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::Serialize;

use super::bulk::BulkDispatch;
use super::engine::Engine;
use super::job::{Attempt, AttemptState, End, Job, MAX_ATTEMPTS, Phase, SegmentRecord, SegmentState};
use super::lane::Lane;
use super::policy::{OnUnknown, Policy};
use super::single::Dispatch;
use crate::api::json::{Object, Value, to_text};
use crate::error::{Error, ErrorCode};
use crate::money::Amount;
use crate::plan::{Candidate, Route};
use crate::text::MAX_SEGMENTS;

/// The form of what is written; one of another form is refused.
const VERSION: u64 = 1;

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
    fn snapshot(&self, object: &'static str, currency: Option<&str>) -> String {
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

    fn restore(object: &mut Object<'_>, kind: &str, now_ms: u64) -> Result<Self, Error> {
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

impl Dispatch {
    /// The whole state as a JSON text, without the message's text and number. Write it down after each drain, before what was drained is
    /// done: a transmit that the snapshot does not know could be repeated.
    pub fn snapshot(&self) -> String {
        self.engine.snapshot("dispatch_snapshot", self.currency.as_ref().map(|currency| currency.as_str()))
    }

    /// A dispatch as it was, at a later time. What was in flight is unknown now: it is never sent again, whatever the policy; its answer may
    /// still come. Poll after this as after an input.
    ///
    /// ```
    /// use septet::{Action, Dispatch, PhoneNumber, Policy, Route, RouteQuery, Status};
    /// let query = RouteQuery::new(PhoneNumber::parse("+447700900100")?, 1);
    /// let mut dispatch = Dispatch::new(&query, &[Route::new(1)?], None, Policy::new());
    /// dispatch.start(0);
    /// assert!(matches!(dispatch.poll(), Some(Action::Transmit { .. })));
    /// let mut restored = Dispatch::restore(dispatch.snapshot(), 10)?;
    /// assert_eq!(restored.poll(), Some(Action::Done));
    /// assert_eq!(restored.state().status, Status::Unknown);
    /// # Ok::<(), septet::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of reading JSON; `invalid_snapshot` for one of another kind or release, or one that contradicts itself.
    pub fn restore(json: impl AsRef<[u8]>, now_ms: u64) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let engine = Engine::restore(&mut object, "dispatch_snapshot", now_ms)?;
        if engine.jobs.len() != 1 {
            return Err(invalid("messages"));
        }
        let currency = object.take("currency").map(|value| value.word(str::parse)).transpose()?;
        Ok(Self { engine, currency })
    }
}

impl BulkDispatch {
    /// As [`Dispatch::snapshot`].
    pub fn snapshot(&self) -> String {
        self.engine.snapshot("bulk_dispatch_snapshot", None)
    }

    /// As [`Dispatch::restore`]. `routes` are those that it was made of, for messages that are added later.
    ///
    /// # Errors
    /// As [`Dispatch::restore`]; `invalid_snapshot` too when the routes are not the same.
    pub fn restore(json: impl AsRef<[u8]>, routes: &[Route], now_ms: u64) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let engine = Engine::restore(&mut object, "bulk_dispatch_snapshot", now_ms)?;
        if !routes.iter().map(Route::id).eq(engine.lanes.iter().map(|lane| lane.id)) {
            return Err(invalid("lanes"));
        }
        Ok(Self { engine, routes: routes.to_vec() })
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
        policy.mutation = super::Mutation::ALL.get(below(&value, super::Mutation::ALL.len())?).copied();
    }
    Ok(policy)
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

fn invalid(field: &'static str) -> Error {
    Error::new(ErrorCode::InvalidSnapshot).in_field(field)
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

// A macro and not three pairs of functions, because each word has to be read and written alike.
macro_rules! words {
    ($name:ident: $($variant:ident = $word:literal),*) => {
        impl $name {
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            fn from_name(word: &str) -> Result<Self, Error> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(Error::new(ErrorCode::InvalidSnapshot)),
                }
            }
        }
    };
}

words!(Phase: Idle = "idle", Running = "running", Stopping = "stopping", Ended = "ended");
words!(SegmentState: Waiting = "waiting", InFlight = "in_flight", Accepted = "accepted", Unknown = "unknown", Refused = "refused");
words!(AttemptState: InFlight = "in_flight", Silent = "silent", Answered = "answered");
