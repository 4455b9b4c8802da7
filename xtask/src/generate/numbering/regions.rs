//! Whose a number of a shared calling code is, by as few digits as tell it.

use std::collections::HashMap;

use super::automaton::{DEAD, Nodes, Outcome};
use super::metadata::Plan;
use super::nfa::Nfa;

/// Marks an entry that is an answer and not a step.
pub(super) const ANSWER: u16 = 0x8000;

/// Entries of a step: where each digit leads, then the answer for a number that ends here.
///
/// An answer is two indexes among the regions of the plan, counted from 1 and 0 for none, five bits each: whose a valid number is,
/// and whose one that is not.
pub(super) type Step = [u16; 11];

pub(super) struct Regions<'a> {
    nodes: &'a Nodes<Outcome>,
    /// By node: bit n when a valid number of region n leads over it.
    possible: Vec<u32>,
    pub(super) steps: Vec<Step>,
    known: HashMap<Step, u16>,
}

struct Leading {
    nfa: Nfa,
    /// End of the pattern and index of the region.
    ends: Vec<(u32, usize)>,
}

impl<'a> Regions<'a> {
    pub(super) fn of(nodes: &'a Nodes<Outcome>) -> Self {
        let mut possible: Vec<u32> = Vec::with_capacity(nodes.all.len());
        for node in &nodes.all {
            let mut bits = if node.outcome.line_type == 0 { 0 } else { 1 << node.outcome.region };
            for next in node.next {
                bits |= possible.get(next as usize).copied().unwrap_or_default();
            }
            possible.push(bits);
        }
        Self { nodes, possible, steps: Vec::new(), known: HashMap::new() }
    }

    /// The entry of a plan with several regions.
    pub(super) fn add(&mut self, plan: &Plan, first: u32) -> Result<u16, String> {
        if plan.regions.len() >= 32 {
            return Err(format!("{}: too many regions for five bits", plan.code));
        }
        let mut nfa = Nfa::default();
        let start = nfa.state();
        let mut ends = Vec::new();
        for (index, region) in plan.regions.iter().enumerate() {
            if let Some(pattern) = &region.leading_digits {
                ends.push((nfa.add(start, pattern)?, index));
            }
        }
        let leading = Leading { nfa, ends };
        let states = leading.nfa.closure(vec![start]);
        Ok(self.entry(&leading, first, &states, 0))
    }

    fn entry(&mut self, leading: &Leading, node: u32, states: &[u32], seen: u32) -> u16 {
        let mut seen = seen;
        for (end, region) in &leading.ends {
            seen |= u32::from(states.contains(end)) << region;
        }
        let others = if seen == 0 { 0 } else { seen.trailing_zeros() as u16 + 1 };
        let possible = self.possible[node as usize];
        if possible.count_ones() < 2 && leading.nfa.is_over(states) {
            let valid = if possible == 0 { others } else { possible.trailing_zeros() as u16 + 1 };
            return ANSWER | valid << 5 | others;
        }
        let nodes = self.nodes;
        let node = &nodes.all[node as usize];
        let here = if node.outcome.line_type == 0 { others } else { u16::from(node.outcome.region) + 1 };
        let mut step = [ANSWER | here << 5 | others; 11];
        for digit in 0..10_u8 {
            let next = node.next[usize::from(digit)];
            step[usize::from(digit)] = self.entry(leading, next, &leading.nfa.step(states, digit), seen);
        }
        let steps = &mut self.steps;
        *self.known.entry(step).or_insert_with(|| {
            steps.push(step);
            steps.len() as u16 - 1
        })
    }
}

const _: () = assert!(DEAD == 0, "the dead node comes first and leads to itself");
