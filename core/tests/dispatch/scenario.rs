//! One random scenario: routes, messages, upstreams and a driver with a virtual clock that makes mistakes of its own.

use septet::{
    Action, BulkDispatch, Dispatch, DispatchState, OnUnknown, PhoneNumber, Policy, Route, RouteQuery,
    UpstreamOutcome,
};

use crate::monitor::Monitor;
use crate::random::Random;
use crate::upstream::{Mood, Upstream};

#[derive(Clone)]
pub(crate) struct RouteSetting {
    pub(crate) id: u64,
    pub(crate) window: u32,
    pub(crate) rate: Option<u32>,
    pub(crate) burst: u32,
    pub(crate) price: i64,
    pub(crate) idempotent: bool,
}

#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) routes: Vec<RouteSetting>,
    pub(crate) segments: Vec<usize>,
    pub(crate) on_unknown: OnUnknown,
    pub(crate) policy: Policy,
    pub(crate) window: u32,
    pub(crate) balance: Option<i64>,
    pub(crate) mood: Mood,
    /// Steps after which everything is cancelled.
    pub(crate) cancel_after: Option<u64>,
    pub(crate) bulk: bool,
}

impl Setting {
    pub(crate) fn random(random: &mut Random) -> Self {
        let count = 1 + random.below(4);
        let routes = (1..=count)
            .map(|id| RouteSetting {
                id,
                window: 1 + random.below(4) as u32,
                rate: random.chance(30).then(|| 1 + random.below(20) as u32),
                burst: 1 + random.below(3) as u32,
                price: random.below(5) as i64 * 10_000_000,
                idempotent: random.chance(15),
            })
            .collect();
        let bulk = random.chance(70);
        let messages = if bulk { 1 + random.below(6) } else { 1 };
        let segments =
            (0..messages)
                .map(|_| {
                    if random.chance(1) {
                        1 + random.below(255) as usize
                    } else {
                        1 + random.below(5) as usize
                    }
                })
                .collect();
        let on_unknown = match random.below(3) {
            0 => OnUnknown::Stop,
            1 => OnUnknown::Continue,
            _ => OnUnknown::Resubmit,
        };
        let window = 1 + random.below(8) as u32;
        let mut policy = Policy::new().on_unknown(on_unknown).window(window).expect("not 0");
        if random.chance(50) {
            policy = policy.entropy(random.next());
        }
        let most = |random: &mut Random, calm: bool, percent: u64| {
            if calm { percent / 4 } else { random.below(percent + 1) }
        };
        let calm = random.chance(40);
        let mood = Mood {
            retryable: most(random, calm, 30),
            route_fault: most(random, calm, 8),
            hard: most(random, calm, 6),
            unknown: most(random, calm, 8),
            silent: most(random, calm, 15),
            late: most(random, calm, 15),
            repeated: most(random, calm, 20),
        };
        let balance = (bulk && random.chance(30)).then(|| random.below(400) as i64 * 1_000_000);
        let cancel_after = random.chance(15).then(|| random.below(12));
        Self { routes, segments, on_unknown, policy, window, balance, mood, cancel_after, bulk }
    }

    pub(crate) fn routes(&self) -> Vec<Route> {
        let route = |setting: &RouteSetting| {
            let mut route = Route::new(setting.id).expect("an id").window(setting.window).expect("not 0");
            route = route.burst(setting.burst).expect("not 0").idempotent(setting.idempotent);
            if let Some(rate) = setting.rate {
                route = route.segments_per_second(rate).expect("not 0");
            }
            route.price(septet::Amount::from_nanos(setting.price)).expect("not negative")
        };
        self.routes.iter().map(route).collect()
    }

    pub(crate) fn machine(&self) -> Machine {
        let to = PhoneNumber::parse("+447700900100").expect("a number");
        if !self.bulk {
            let query = RouteQuery::new(to, self.segments[0]);
            return Machine::One(Dispatch::new(&query, &self.routes(), None, self.policy));
        }
        let mut bulk = BulkDispatch::new(&self.routes(), self.policy);
        if let Some(balance) = self.balance {
            bulk = bulk.balance(septet::Amount::from_nanos(balance));
        }
        for segments in &self.segments {
            bulk.push(&RouteQuery::new(to, *segments), None);
        }
        Machine::Many(bulk)
    }
}

pub(crate) enum Machine {
    One(Dispatch),
    Many(BulkDispatch),
}

impl Machine {
    pub(crate) fn start(&mut self, now: u64) {
        match self {
            Self::One(one) => one.start(now),
            Self::Many(many) => many.start(now),
        }
    }

    pub(crate) fn result(
        &mut self,
        token: u64,
        outcome: UpstreamOutcome,
        id: &str,
        retry: Option<u64>,
        now: u64,
    ) {
        match self {
            Self::One(one) => one.result(token, outcome, Some(id), retry, now),
            Self::Many(many) => many.result(token, outcome, Some(id), retry, now),
        }
    }

    pub(crate) fn timeout(&mut self, now: u64) {
        match self {
            Self::One(one) => one.timeout(now),
            Self::Many(many) => many.timeout(now),
        }
    }

    pub(crate) fn cancel(&mut self, now: u64) {
        match self {
            Self::One(one) => one.cancel(now),
            Self::Many(many) => many.cancel(now),
        }
    }

    pub(crate) fn poll(&mut self) -> Option<Action> {
        match self {
            Self::One(one) => one.poll(),
            Self::Many(many) => many.poll(),
        }
    }

    pub(crate) fn state(&self, index: usize) -> DispatchState {
        match self {
            Self::One(one) => one.state(),
            Self::Many(many) => many.state(index).expect("a message"),
        }
    }

    pub(crate) fn snapshot(&self) -> String {
        match self {
            Self::One(one) => one.snapshot(),
            Self::Many(many) => many.snapshot(),
        }
    }

    pub(crate) fn restored(&self, setting: &Setting, now: u64) -> Self {
        match self {
            Self::One(one) => Self::One(Dispatch::restore(one.snapshot(), now).expect("a snapshot")),
            Self::Many(many) => Self::Many(
                BulkDispatch::restore(many.snapshot(), &setting.routes(), now).expect("a snapshot"),
            ),
        }
    }
}

/// What drives a machine: the clock, the upstream, the monitor.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) random: Random,
    pub(crate) upstream: Upstream,
    pub(crate) monitor: Monitor,
    pub(crate) now: u64,
    /// The latest time that the machine was told.
    pub(crate) told: u64,
    wake: Option<u64>,
    steps: u64,
    done: bool,
    setting: Setting,
}

/// More steps than any scenario can need.
const MOST_STEPS: u64 = 60_000;

impl World {
    pub(crate) fn new(seed: u64, setting: &Setting) -> Self {
        Self {
            random: Random(seed ^ 0xd1ce),
            upstream: Upstream::new(seed ^ 0x0dd, setting.mood),
            monitor: Monitor::new(setting.clone()),
            now: 1_000,
            told: 1_000,
            wake: None,
            steps: 0,
            done: false,
            setting: setting.clone(),
        }
    }

    pub(crate) fn start(&mut self, machine: &mut Machine) {
        machine.start(self.now);
        self.drain(machine);
    }

    /// Does all that the machine asks for.
    pub(crate) fn drain(&mut self, machine: &mut Machine) {
        self.wake = None;
        loop {
            match machine.poll() {
                Some(Action::Transmit { token, message, segment, route_id, deadline_ms }) => {
                    self.monitor.transmit(token, (message, segment), route_id, deadline_ms, self.told);
                    let idempotent =
                        self.setting.routes.iter().any(|route| route.id == route_id && route.idempotent);
                    self.upstream.receive(self.now, token, (message, segment), route_id, idempotent);
                    if self.monitor.transmits() > 20_000 {
                        return;
                    }
                }
                Some(Action::Timeout(at)) => {
                    self.monitor.trace(at);
                    self.wake = Some(at);
                }
                Some(_) => {
                    self.monitor.trace(u64::MAX);
                    self.done = true;
                }
                None => break,
            }
        }
        self.monitor.watch(machine);
    }

    /// The next input; `false` when nothing is left to happen.
    pub(crate) fn step(&mut self, machine: &mut Machine) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.monitor.transmits() > 20_000 {
            self.monitor.violate("it_always_ends", "too many steps");
            return false;
        }
        if self.setting.cancel_after == Some(self.steps) {
            self.monitor.cancelled();
            self.told = self.now;
            machine.cancel(self.now);
            self.monitor.pass(self.told);
            self.drain(machine);
            return true;
        }
        if self.random.chance(5) {
            self.nonsense(machine);
            return true;
        }
        let answer_at = self.upstream.next_at();
        match (answer_at, self.wake) {
            (Some(at), wake) if wake.is_none_or(|wake| at <= wake) => {
                self.now = self.now.max(at);
                let Some(answer) = self.upstream.pop() else { return false };
                // A driver whose clock jumps back.
                let told = if self.random.chance(3) { self.now.saturating_sub(9_000) } else { self.now };
                self.told = self.told.max(told);
                self.monitor.answer(answer.token, answer.word, self.told);
                let id = format!("p{}", answer.token);
                machine.result(answer.token, answer.outcome(), &id, answer.retry_after, told);
            }
            (_, Some(wake)) => {
                self.now = self.now.max(wake);
                self.told = self.now;
                machine.timeout(self.now);
            }
            (_, None) => {
                if !self.done {
                    self.monitor.violate("it_always_ends", "nothing to wait for, and not done");
                }
                return false;
            }
        }
        self.monitor.pass(self.told);
        self.drain(machine);
        true
    }

    /// Inputs that mean nothing.
    fn nonsense(&mut self, machine: &mut Machine) {
        self.told = self.now;
        match self.random.below(4) {
            0 => machine.start(self.now),
            1 => machine.timeout(self.now),
            2 => machine.result(self.random.next(), UpstreamOutcome::Accepted, "x", None, self.now),
            _ => machine.result(0, UpstreamOutcome::Hard, "x", Some(u64::MAX), self.now),
        }
        self.monitor.pass(self.told);
        self.drain(machine);
    }

    pub(crate) fn run(&mut self, machine: &mut Machine) {
        while self.step(machine) {}
        self.monitor.finish(machine, &self.upstream, self.done);
    }
}

/// Runs one scenario.
pub(crate) fn run(seed: u64, adjust: impl FnOnce(&mut Setting)) -> World {
    let mut setting = Setting::random(&mut Random(seed));
    adjust(&mut setting);
    let mut world = World::new(seed, &setting);
    let mut machine = setting.machine();
    world.start(&mut machine);
    world.run(&mut machine);
    world
}
