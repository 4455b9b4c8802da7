//! The other side of the routes: what really happens to a segment, and what is said about it, which is not the same.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use septet::UpstreamOutcome;

use crate::random::Random;

/// An answer on its way.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Answer {
    pub(crate) at: u64,
    pub(crate) token: u64,
    pub(crate) word: &'static str,
    pub(crate) retry_after: Option<u64>,
}

impl Answer {
    pub(crate) fn outcome(&self) -> UpstreamOutcome {
        UpstreamOutcome::from_name(self.word).expect("a word")
    }
}

#[derive(Clone)]
pub(crate) struct Upstream {
    random: Random,
    answers: BinaryHeap<Reverse<Answer>>,
    /// How often each segment was really taken, by message, segment and route.
    pub(crate) taken: HashMap<(usize, usize), Vec<u64>>,
    mood: Mood,
}

/// How likely an upstream does what, in percent; the rest is accepted at once.
#[derive(Clone, Copy)]
pub(crate) struct Mood {
    pub(crate) retryable: u64,
    pub(crate) route_fault: u64,
    pub(crate) hard: u64,
    pub(crate) unknown: u64,
    pub(crate) silent: u64,
    pub(crate) late: u64,
    pub(crate) repeated: u64,
}

impl Upstream {
    pub(crate) fn new(seed: u64, mood: Mood) -> Self {
        Self { random: Random(seed), answers: BinaryHeap::new(), taken: HashMap::new(), mood }
    }

    pub(crate) fn next_at(&self) -> Option<u64> {
        self.answers.peek().map(|Reverse(answer)| answer.at)
    }

    pub(crate) fn pop(&mut self) -> Option<Answer> {
        self.answers.pop().map(|Reverse(answer)| answer)
    }

    /// A segment comes in. An idempotent route takes it once.
    pub(crate) fn receive(
        &mut self,
        now: u64,
        token: u64,
        place: (usize, usize),
        route_id: u64,
        idempotent: bool,
    ) {
        let Mood { retryable, route_fault, hard, unknown, silent, late, repeated } = self.mood;
        let mut dice = self.random.below(100);
        let mut is = |percent: u64| {
            let hit = dice < percent;
            dice = dice.saturating_sub(percent);
            if hit {
                dice = 1_000;
            }
            hit
        };
        let (word, takes, answered) = if is(retryable) {
            ("retryable", false, true)
        } else if is(route_fault) {
            ("route_fault", false, true)
        } else if is(hard) {
            ("hard", false, true)
        } else if is(unknown) {
            ("unknown", self.random.chance(50), true)
        } else if is(silent) {
            ("accepted", self.random.chance(50), false)
        } else {
            ("accepted", true, true)
        };
        if takes {
            let routes = self.taken.entry(place).or_default();
            if !(idempotent && routes.contains(&route_id)) {
                routes.push(route_id);
            }
        }
        let mut delay = 1 + self.random.below(3_000);
        if self.random.chance(late) {
            delay += 25_000 + self.random.below(20_000);
        }
        let retry_after = (word == "retryable" && self.random.chance(30)).then(|| self.random.below(5_000));
        if answered {
            self.answers.push(Reverse(Answer { at: now + delay, token, word, retry_after }));
        }
        if answered && self.random.chance(repeated) {
            let again = now + delay + self.random.below(40_000);
            self.answers.push(Reverse(Answer { at: again, token, word, retry_after }));
        }
    }
}
