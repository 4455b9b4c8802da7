//! Watches every transmit and every end, and knows the properties. It shares nothing with the machine.

use std::collections::HashMap;

use septet::{ErrorCode, OnUnknown, Status};

use crate::scenario::{Machine, Setting};
use crate::upstream::Upstream;

/// The properties, in the words of the specification.
pub(crate) const PROPERTIES: [&str; 14] = [
    "at_most_one_acceptance_per_segment_unless_resubmit",
    "no_transmit_after_a_hard_outcome",
    "no_transmit_of_a_segment_in_flight_accepted_or_unknown",
    "in_flight_within_the_windows",
    "all_accepted_segments_on_one_route",
    "sent_only_when_every_segment_was_accepted",
    "the_end_is_final",
    "it_always_ends",
    "the_charge_is_the_sum_over_accepted_segments",
    "a_failed_message_was_not_sent",
    "time_never_runs_backwards",
    "cancel_stops_transmits_and_books_what_is_in_flight",
    "one_segment_first",
    "rates_faults_and_limits_are_kept",
];

#[derive(Clone, Copy, Eq, PartialEq)]
enum Known {
    InFlight,
    Silent,
    Answered,
}

#[derive(Clone)]
struct Try {
    place: (usize, usize),
    route_id: u64,
    deadline: u64,
    known: Known,
}

#[derive(Clone, Default)]
struct Seen {
    /// The route whose acceptance of a segment was told first, by segment.
    accepted: HashMap<usize, u64>,
    hard: bool,
    transmits: usize,
    routes: Vec<u64>,
    /// A route that was silent about the first segment, where silence does not stop.
    continued: bool,
    status: Option<Status>,
}

#[derive(Clone)]
pub(crate) struct Monitor {
    setting: Setting,
    tries: HashMap<u64, Try>,
    order: Vec<u64>,
    messages: Vec<Seen>,
    /// In flight when a snapshot was taken: never to be sent again.
    lost: Vec<(usize, usize)>,
    faults: Vec<u64>,
    sent_on: HashMap<u64, Vec<u64>>,
    cancelled: bool,
    now: u64,
    pub(crate) hash: u64,
    pub(crate) checked: [u64; PROPERTIES.len()],
    pub(crate) violations: Vec<(&'static str, String)>,
}

impl Monitor {
    pub(crate) fn new(setting: Setting) -> Self {
        Self {
            tries: HashMap::new(),
            order: Vec::new(),
            messages: vec![Seen::default(); setting.segments.len()],
            lost: Vec::new(),
            faults: Vec::new(),
            sent_on: HashMap::new(),
            cancelled: false,
            now: 0,
            hash: 0,
            checked: [0; PROPERTIES.len()],
            violations: Vec::new(),
            setting,
        }
    }

    pub(crate) fn violate(&mut self, property: &'static str, what: impl Into<String>) {
        self.violations.push((property, what.into()));
    }

    fn check(&mut self, property: &'static str, holds: bool, what: impl FnOnce() -> String) {
        let place = PROPERTIES.iter().position(|name| *name == property).expect("a property");
        self.checked[place] += 1;
        if !holds {
            self.violate(property, what());
        }
    }

    pub(crate) fn transmits(&self) -> usize {
        self.order.len()
    }

    /// A number that two equal traces share.
    pub(crate) fn trace(&mut self, word: u64) {
        self.hash = (self.hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(5);
    }

    pub(crate) fn cancelled(&mut self) {
        self.cancelled = true;
    }

    /// A snapshot was restored.
    pub(crate) fn restored(&mut self) {
        for attempt in self.tries.values_mut().filter(|attempt| attempt.known == Known::InFlight) {
            attempt.known = Known::Silent;
            self.lost.push(attempt.place);
            self.messages[attempt.place.0].continued = true;
        }
    }

    /// Time has passed: what is due is silent now.
    pub(crate) fn pass(&mut self, now: u64) {
        self.now = self.now.max(now);
        let due = |attempt: &&mut Try| attempt.known == Known::InFlight && attempt.deadline <= self.now;
        for attempt in self.tries.values_mut().filter(due) {
            attempt.known = Known::Silent;
            self.messages[attempt.place.0].continued = true;
        }
    }

    fn is_idempotent(&self, route_id: u64) -> bool {
        self.setting.routes.iter().any(|route| route.id == route_id && route.idempotent)
    }

    pub(crate) fn transmit(
        &mut self,
        token: u64,
        place: (usize, usize),
        route_id: u64,
        deadline: u64,
        now: u64,
    ) {
        self.now = self.now.max(now);
        for word in [token, place.0 as u64, place.1 as u64, route_id, deadline] {
            self.trace(word);
        }
        let (message, segment) = place;
        let seen = self.messages[message].clone();
        let mine: Vec<_> = self.tries.values().filter(|attempt| attempt.place == place).cloned().collect();
        let resubmit = self.setting.on_unknown == OnUnknown::Resubmit;

        self.check("no_transmit_after_a_hard_outcome", !seen.hard, || format!("{place:?}"));
        self.check("cancel_stops_transmits_and_books_what_is_in_flight", !self.cancelled, || {
            format!("{place:?}")
        });
        let in_flight = mine.iter().any(|attempt| attempt.known == Known::InFlight);
        let silent_elsewhere = mine.iter().any(|attempt| {
            attempt.known == Known::Silent
                && !resubmit
                && !(attempt.route_id == route_id && self.is_idempotent(route_id))
        });
        let lost = self.lost.contains(&place);
        let free = !in_flight && !silent_elsewhere && !lost && !seen.accepted.contains_key(&segment);
        self.check("no_transmit_of_a_segment_in_flight_accepted_or_unknown", free, || {
            format!("{place:?}: in flight {in_flight}, silent {silent_elsewhere}, lost {lost}")
        });
        let other = seen.accepted.values().any(|accepted| *accepted != route_id);
        self.check("all_accepted_segments_on_one_route", !other, || format!("{place:?} on {route_id}"));
        let begun = !seen.accepted.is_empty()
            || (seen.continued && (self.setting.on_unknown != OnUnknown::Stop) || segment == 0);
        self.check("one_segment_first", begun, || format!("{place:?}"));

        let policy_limit = self.setting.segments[message] + 15;
        self.messages[message].transmits += 1;
        let limited = self.messages[message].transmits <= policy_limit;
        self.check("rates_faults_and_limits_are_kept", limited, || format!("{place:?}: too many transmits"));
        let here = mine.iter().filter(|attempt| attempt.route_id == route_id).count();
        let tries = if segment == 0 && !self.is_idempotent(route_id) { 1 } else { 4 };
        self.check("rates_faults_and_limits_are_kept", here < tries, || format!("{place:?}: too many tries"));
        if !seen.routes.contains(&route_id) {
            let fault = self.faults.contains(&route_id);
            self.check("rates_faults_and_limits_are_kept", !fault, || {
                format!("{place:?} begins on a route at fault")
            });
            self.messages[message].routes.push(route_id);
        }
        let (fresh, now) = (!self.tries.contains_key(&token), self.now);
        self.check("time_never_runs_backwards", fresh && deadline == now + 30_000, || {
            format!("token {token}, now {now}, deadline {deadline}")
        });

        let attempt = Try { place, route_id, deadline, known: Known::InFlight };
        self.tries.insert(token, attempt);
        self.order.push(token);
        self.sent_on.entry(route_id).or_default().push(self.now);
        let flying = |attempt: &&Try| attempt.known == Known::InFlight;
        let all = self.tries.values().filter(flying).count();
        let here = self.tries.values().filter(flying).filter(|attempt| attempt.route_id == route_id).count();
        let window = self.setting.routes.iter().find(|route| route.id == route_id).expect("a route").window;
        let within = here <= window as usize && all <= self.setting.window as usize;
        self.check("in_flight_within_the_windows", within, || format!("{here} of {window}, {all} in all"));
    }

    /// An answer is about to be told.
    pub(crate) fn answer(&mut self, token: u64, word: &str, now: u64) {
        self.now = self.now.max(now);
        let Some(attempt) = self.tries.get_mut(&token) else { return };
        let before = attempt.known;
        if before == Known::Answered || (word == "unknown" && before == Known::Silent) {
            return;
        }
        attempt.known = if word == "unknown" { Known::Silent } else { Known::Answered };
        let (place, route_id) = (attempt.place, attempt.route_id);
        let seen = &mut self.messages[place.0];
        match word {
            "accepted" => {
                seen.accepted.entry(place.1).or_insert(route_id);
            }
            "hard" => seen.hard = true,
            "unknown" => seen.continued = true,
            "route_fault" => self.faults.push(route_id),
            _ => {}
        }
    }

    /// After each drain: an end stays as it is.
    pub(crate) fn watch(&mut self, machine: &Machine) {
        for index in 0..self.messages.len() {
            let status = machine.state(index).status;
            let before = self.messages[index].status.clone();
            if let Some(before) = before {
                let allowed = status == before || (before == Status::Unknown && status == Status::Sent);
                self.check("the_end_is_final", allowed, || {
                    format!("message {index}: {before:?}, then {status:?}")
                });
            }
            if status != Status::Queued {
                self.messages[index].status = Some(status);
            }
        }
    }

    pub(crate) fn finish(&mut self, machine: &Machine, upstream: &Upstream, done: bool) {
        self.check("it_always_ends", done, || "not done".into());
        let resubmit = self.setting.on_unknown == OnUnknown::Resubmit;
        for (place, routes) in &upstream.taken {
            if !resubmit {
                let once = routes.len() <= 1;
                self.check("at_most_one_acceptance_per_segment_unless_resubmit", once, || {
                    format!("{place:?} {routes:?}")
                });
            }
        }
        let mut spent = 0;
        for index in 0..self.messages.len() {
            spent += self.finish_message(index, machine, upstream);
        }
        if let Some(balance) = self.setting.balance {
            let name = "the_charge_is_the_sum_over_accepted_segments";
            self.check(name, spent <= balance, || format!("{spent} of {balance}"));
        }
        self.check_rates();
    }

    fn finish_message(&mut self, index: usize, machine: &Machine, upstream: &Upstream) -> i64 {
        let state = machine.state(index);
        let seen = self.messages[index].clone();
        let count = self.setting.segments[index];
        let taken = (0..count).filter(|segment| upstream.taken.contains_key(&(index, *segment))).count();
        if state.status == Status::Sent {
            let all = seen.accepted.len() == count;
            self.check("sent_only_when_every_segment_was_accepted", all, || format!("message {index}"));
        }
        if state.status == Status::Failed && state.error != Some(ErrorCode::PartialSubmission) {
            self.check("a_failed_message_was_not_sent", taken == 0, || {
                format!("message {index}: {:?}", state.error)
            });
        }
        if state.error == Some(ErrorCode::PartialSubmission) {
            let partly = !seen.accepted.is_empty();
            self.check("a_failed_message_was_not_sent", partly, || {
                format!("message {index}: nothing accepted")
            });
        }
        if self.cancelled {
            let booked = state.accepted == seen.accepted.len();
            self.check("cancel_stops_transmits_and_books_what_is_in_flight", booked, || {
                format!("message {index}")
            });
        }
        let route = seen.accepted.values().next();
        let one = seen.accepted.values().all(|other| Some(other) == route);
        self.check("all_accepted_segments_on_one_route", one, || format!("message {index}"));
        let price = route.and_then(|id| self.setting.routes.iter().find(|route| route.id == *id));
        let charge = price.map_or(0, |route| route.price) * seen.accepted.len() as i64;
        let told = state.cost.map(septet::Amount::nanos);
        self.check("the_charge_is_the_sum_over_accepted_segments", told == Some(charge), || {
            format!("message {index}: {told:?}, not {charge}")
        });
        let passes = seen.routes.len() as u64;
        self.check("rates_faults_and_limits_are_kept", state.attempts == passes, || {
            format!("message {index}: {} attempts, {passes} routes", state.attempts)
        });
        charge
    }

    /// In no stretch of time more segments than the rate gives and the burst allows.
    fn check_rates(&mut self) {
        for route in self.setting.routes.clone() {
            let (Some(rate), Some(times)) = (route.rate, self.sent_on.get(&route.id).cloned()) else {
                continue;
            };
            for (first, begin) in times.iter().enumerate() {
                for (last, end) in times.iter().enumerate().skip(first).take(40) {
                    let sent = (last - first + 1) as u64;
                    let most = u64::from(route.burst) * 1_000 + (end - begin) * u64::from(rate);
                    self.check("rates_faults_and_limits_are_kept", sent * 1_000 <= most, || {
                        format!("{sent} too fast")
                    });
                }
            }
        }
    }
}
