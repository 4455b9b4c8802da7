//! A plan's patterns as the smallest acyclic automaton that knows type and region of every whole number.

use std::collections::HashMap;

use super::metadata::{Plan, TYPES};
use super::nfa::Nfa;

/// Numbers of fewer digits are none, with their calling code; E.164, 6.1, for the most.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
const FIXED_LINE: u8 = 1;
const MOBILE: u8 = 2;
const FIXED_LINE_OR_MOBILE: u8 = 3;

/// What a number is that ends at a node: its type (0: not valid) and whose it is.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Outcome {
    pub(super) line_type: u8,
    /// The index among the regions of the plan, when it is valid.
    pub(super) region: u8,
}

/// A node: what a number is that ends here, and where each digit leads.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Node<T> {
    pub(super) outcome: T,
    pub(super) next: [u32; 10],
}

/// The node where nothing is valid any more.
pub(super) const DEAD: u32 = 0;

/// Nodes without two equal ones.
pub(super) struct Nodes<T> {
    pub(super) all: Vec<Node<T>>,
    index: HashMap<Node<T>, u32>,
}

impl<T: Copy + Default + Eq + std::hash::Hash> Nodes<T> {
    pub(super) fn new() -> Self {
        let dead = Node { outcome: T::default(), next: [DEAD; 10] };
        Self { all: vec![dead], index: HashMap::from([(dead, DEAD)]) }
    }

    pub(super) fn add(&mut self, node: Node<T>) -> u32 {
        let all = &mut self.all;
        *self.index.entry(node).or_insert_with(|| {
            all.push(node);
            all.len() as u32 - 1
        })
    }
}

/// The states that decide about a region.
struct Ends {
    general: (u32, u32),
    types: Vec<(usize, u32, u32)>,
    /// The bit of its leading digits, when it has any.
    leading: Option<u32>,
}

struct Builder<'a> {
    nfa: Nfa,
    regions: Vec<Ends>,
    /// Ends of leading digits by their bits.
    leading_ends: Vec<u32>,
    /// The end of a national prefix and a possible number behind it.
    rewritten: Option<u32>,
    code_digits: usize,
    nodes: &'a mut Nodes<Outcome>,
    known: HashMap<(usize, Vec<u32>, u32), u32>,
}

/// Adds the automaton of a plan and gives its first node.
pub(super) fn build(plan: &Plan, nodes: &mut Nodes<Outcome>) -> Result<u32, String> {
    let mut nfa = Nfa::default();
    let start = nfa.state();
    let mut leading_ends = Vec::new();
    let mut regions = Vec::new();
    for region in &plan.regions {
        let general = (nfa.add(start, &region.general.pattern)?, region.general.lengths);
        let mut types = Vec::new();
        for (index, numbers) in &region.types {
            types.push((*index, nfa.add(start, &numbers.pattern)?, numbers.lengths));
        }
        let mut leading = None;
        if let Some(pattern) = &region.leading_digits {
            leading = Some(leading_ends.len() as u32);
            leading_ends.push(nfa.add(start, pattern)?);
        }
        regions.push(Ends { general, types, leading });
    }
    let rewritten = match (&plan.prefix, &plan.replacement, plan.regions.first()) {
        (Some(prefix), None, Some(main)) => {
            let behind = nfa.add(start, prefix)?;
            Some(nfa.add(behind, &main.general.pattern)?)
        }
        // A replacement goes with a prefix that no valid number begins with, or that is replaced by itself.
        _ => None,
    };
    let code_digits = plan.code.to_string().len();
    let mut builder =
        Builder { nfa, regions, leading_ends, rewritten, code_digits, nodes, known: HashMap::new() };
    let first = builder.nfa.closure(vec![start]);
    Ok(builder.node(0, first, 0))
}

impl Builder<'_> {
    fn node(&mut self, depth: usize, states: Vec<u32>, leading: u32) -> u32 {
        if states.is_empty() {
            return DEAD;
        }
        let mut leading = leading;
        for (bit, end) in self.leading_ends.iter().enumerate() {
            leading |= u32::from(states.contains(end)) << bit;
        }
        let key = (depth, states, leading);
        if let Some(node) = self.known.get(&key) {
            return *node;
        }
        let mut node = Node { outcome: self.outcome(depth, &key.1, leading), next: [DEAD; 10] };
        if depth + self.code_digits < *DIGITS.end() {
            for digit in 0..10 {
                let next = self.nfa.step(&key.1, digit);
                node.next[usize::from(digit)] = self.node(depth + 1, next, leading);
            }
        }
        let id = self.nodes.add(node);
        self.known.insert(key, id);
        id
    }

    /// What libphonenumber says of a number of these digits: the region is the first whose leading digits it has or, when a
    /// region has none, in which it is valid; it is valid when it is so in that region.
    ///
    /// A number that parsing would make another of is not valid as it stands (in Belarus, 810 and seven digits).
    fn outcome(&self, depth: usize, states: &[u32], leading: u32) -> Outcome {
        let rewritten = self.rewritten.is_some_and(|end| states.binary_search(&end).is_ok());
        if rewritten || !DIGITS.contains(&(depth + self.code_digits)) {
            return Outcome::default();
        }
        for (region, ends) in self.regions.iter().enumerate() {
            let line_type = type_in(ends, depth, states);
            let is_its = match ends.leading {
                // Of a calling code with one region nothing is asked.
                _ if self.regions.len() == 1 => true,
                Some(bit) => leading & 1 << bit != 0,
                None => line_type != 0,
            };
            if is_its {
                let region = if line_type == 0 { 0 } else { region as u8 };
                return Outcome { line_type, region };
            }
        }
        Outcome::default()
    }
}

fn type_in(ends: &Ends, depth: usize, states: &[u32]) -> u8 {
    let matches = |end: u32, lengths: u32| lengths & 1 << depth != 0 && states.binary_search(&end).is_ok();
    if !matches(ends.general.0, ends.general.1) {
        return 0;
    }
    let found = |wanted: u8| {
        ends.types.iter().any(|(index, end, lengths)| TYPES[*index].1 == wanted && matches(*end, *lengths))
    };
    match TYPES.iter().map(|(_, number)| *number).find(|number| found(*number)) {
        Some(FIXED_LINE) if found(MOBILE) => FIXED_LINE_OR_MOBILE,
        Some(number) => number,
        None => 0,
    }
}

/// The same nodes with less to say about each, and so fewer of them.
pub(super) fn projected<T, U>(from: &Nodes<T>, into: &mut Nodes<U>, project: impl Fn(T) -> U) -> Vec<u32>
where
    T: Copy,
    U: Copy + Default + Eq + std::hash::Hash,
{
    let mut places: Vec<u32> = Vec::with_capacity(from.all.len());
    // A node comes after all that it leads to; only the dead one leads to itself.
    for node in &from.all {
        let next = node.next.map(|next| places.get(next as usize).copied().unwrap_or(DEAD));
        places.push(into.add(Node { outcome: project(node.outcome), next }));
    }
    places
}
