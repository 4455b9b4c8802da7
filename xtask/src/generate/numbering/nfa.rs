//! Patterns as a nondeterministic automaton over digits.

use super::pattern::Pattern;

#[derive(Default)]
pub(super) struct Nfa {
    states: Vec<State>,
}

#[derive(Clone, Default)]
struct State {
    without_digit: Vec<u32>,
    on_digit: Vec<(u16, u32)>,
}

impl Nfa {
    pub(super) fn state(&mut self) -> u32 {
        self.states.push(State::default());
        self.states.len() as u32 - 1
    }

    /// Adds a pattern that begins at a state, and gives the state at its end.
    pub(super) fn add(&mut self, from: u32, pattern: &Pattern) -> Result<u32, String> {
        match pattern {
            Pattern::Digit(digits) => {
                let to = self.state();
                self.states[from as usize].on_digit.push((*digits, to));
                Ok(to)
            }
            Pattern::Sequence(parts) => parts.iter().try_fold(from, |from, part| self.add(from, part)),
            Pattern::Choice(branches) => {
                let to = self.state();
                // Only prefixes of short numbers ask for an end; no valid number is so short.
                for branch in branches.iter().filter(|branch| !branch.has_end()) {
                    let end = self.add(from, branch)?;
                    self.join(end, to);
                }
                Ok(to)
            }
            Pattern::Repeat(inner, least, most) => {
                let to = self.state();
                let mut at = from;
                for count in 0..*most {
                    if count >= *least {
                        self.join(at, to);
                    }
                    at = self.add(at, inner)?;
                }
                self.join(at, to);
                Ok(to)
            }
            Pattern::Capture(inner) => self.add(from, inner),
            Pattern::End => Err("an end of text in a pattern of whole numbers".into()),
        }
    }

    fn join(&mut self, from: u32, to: u32) {
        self.states[from as usize].without_digit.push(to);
    }

    /// All states that can be reached without a digit, sorted.
    pub(super) fn closure(&self, mut states: Vec<u32>) -> Vec<u32> {
        let mut index = 0;
        while let Some(state) = states.get(index).copied() {
            for next in &self.states[state as usize].without_digit {
                if !states.contains(next) {
                    states.push(*next);
                }
            }
            index += 1;
        }
        states.sort_unstable();
        states.dedup();
        states
    }

    /// The states after one more digit.
    pub(super) fn step(&self, states: &[u32], digit: u8) -> Vec<u32> {
        let mut next = Vec::new();
        for state in states {
            for (digits, to) in &self.states[*state as usize].on_digit {
                if digits & 1 << digit != 0 {
                    next.push(*to);
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        self.closure(next)
    }

    /// Whether no further digit can change anything.
    pub(super) fn is_over(&self, states: &[u32]) -> bool {
        states.iter().all(|state| self.states[*state as usize].on_digit.is_empty())
    }
}
