//! Numbers that walk every edge of the tables, with their neighbours, for the comparison with another implementation.

use std::collections::{BTreeSet, VecDeque};

use super::Tables;
use super::metadata::Metadata;
use super::pattern::Pattern;
use super::regions::ANSWER;

const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// For every plan with a national prefix.
const WITH_PREFIX: usize = 250;
/// Of any digits behind an assigned calling code.
const RANDOM: usize = 40_000;

/// The numbers, sorted, each once.
pub(crate) fn cover() -> Result<Vec<String>, String> {
    let metadata = Metadata::read()?;
    let tables = Tables::of(&metadata)?;
    let mut cover = Cover { tables: &tables, alive: alive(&tables), random: 1, numbers: BTreeSet::new() };
    cover.edges_of_types(&metadata);
    cover.edges_of_regions(&metadata);
    cover.prefixes(&metadata);
    cover.at_random(&metadata);
    Ok(cover
        .numbers
        .into_iter()
        .filter(|digits| DIGITS.contains(&digits.len()))
        .map(|digits| format!("+{digits}"))
        .collect())
}

struct Cover<'a> {
    tables: &'a Tables,
    /// By step: whether a valid number leads over it.
    alive: Vec<bool>,
    random: u64,
    numbers: BTreeSet<String>,
}

fn alive(tables: &Tables) -> Vec<bool> {
    let mut alive: Vec<bool> = Vec::new();
    // A step comes after all that it leads to.
    for (step, end) in tables.packed.steps.iter().zip(&tables.packed.ends) {
        let lives = *end != 0 || step.iter().any(|next| is_alive(tables, &alive, *next));
        alive.push(lives);
    }
    alive
}

fn is_alive(tables: &Tables, alive: &[bool], entry: u16) -> bool {
    match entry & ANSWER {
        0 => alive[usize::from(entry)],
        _ => tables.packed.tails[usize::from(entry & !ANSWER)].iter().any(|line_type| *line_type != 0),
    }
}

impl Cover<'_> {
    /// The same numbers in every run.
    fn below(&mut self, bound: usize) -> usize {
        self.random =
            self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) as usize % bound
    }

    fn digit(&mut self) -> char {
        char::from(b'0' + self.below(10) as u8)
    }

    fn edges_of_types(&mut self, metadata: &Metadata) {
        let mut ways: Vec<Option<String>> = vec![None; self.tables.packed.steps.len()];
        let mut waiting = VecDeque::new();
        for (plan, entry) in metadata.plans.iter().zip(&self.tables.entries) {
            waiting.push_back((*entry, plan.code.to_string()));
        }
        while let Some((entry, way)) = waiting.pop_front() {
            if entry & ANSWER != 0 || ways[usize::from(entry)].is_some() {
                continue;
            }
            ways[usize::from(entry)] = Some(way.clone());
            self.numbers.insert(way.clone());
            for (digit, next) in self.tables.packed.steps[usize::from(entry)].iter().enumerate() {
                let way = format!("{way}{digit}");
                (0..2).for_each(|_| self.beyond(*next, &way));
                waiting.push_back((*next, way));
            }
        }
    }

    /// A valid number behind an edge, one of any digits, and what lies beside the valid one.
    fn beyond(&mut self, entry: u16, way: &str) {
        let room = DIGITS.end().saturating_sub(way.len());
        let length = self.below(room + 1);
        let any: String = (0..length).map(|_| self.digit()).collect();
        self.numbers.insert(format!("{way}{any}"));
        if !is_alive(self.tables, &self.alive, entry) {
            return;
        }
        let behind = self.valid(entry);
        let number = format!("{way}{behind}");
        let (longer, shorter) = (format!("{number}{}", self.digit()), &number[..number.len() - 1]);
        self.numbers.insert(shorter.to_owned());
        self.numbers.insert(longer);
        if !behind.is_empty() {
            let place = way.len() + self.below(behind.len());
            let other = format!("{}{}{}", &number[..place], self.digit(), &number[place + 1..]);
            self.numbers.insert(other);
        }
        self.numbers.insert(number);
    }

    /// Digits that lead from an entry to a valid number.
    fn valid(&mut self, entry: u16) -> String {
        let (mut entry, mut digits) = (entry, String::new());
        while entry & ANSWER == 0 {
            let step = self.tables.packed.steps[usize::from(entry)];
            let alive = |next: u16| is_alive(self.tables, &self.alive, next);
            let open: Vec<usize> = (0..10).filter(|digit| alive(step[*digit])).collect();
            if open.is_empty() || self.tables.packed.ends[usize::from(entry)] != 0 && self.below(4) == 0 {
                return digits;
            }
            let digit = open[self.below(open.len())];
            digits.push_str(&digit.to_string());
            entry = step[digit];
        }
        let tail = self.tables.packed.tails[usize::from(entry & !ANSWER)];
        let lengths: Vec<usize> = (0..tail.len()).filter(|length| tail[*length] != 0).collect();
        let length = lengths[self.below(lengths.len())];
        digits.extend((0..length).map(|_| self.digit()).collect::<Vec<_>>());
        digits
    }

    fn edges_of_regions(&mut self, metadata: &Metadata) {
        for (index, plan) in metadata.plans.iter().enumerate() {
            let first =
                (self.tables.region_entries[index], plan.code.to_string(), self.tables.entries[index]);
            let (mut waiting, mut seen) = (VecDeque::from([first]), BTreeSet::new());
            while let Some((entry, way, types)) = waiting.pop_front() {
                self.beyond(types, &way);
                if entry & ANSWER != 0 || !seen.insert(entry) {
                    continue;
                }
                for digit in 0..10 {
                    let types = match types & ANSWER {
                        0 => self.tables.packed.steps[usize::from(types)][digit],
                        // What is valid behind a tail no longer depends on the digits.
                        _ => types,
                    };
                    let next = self.tables.regions[usize::from(entry)][digit];
                    waiting.push_back((next, format!("{way}{digit}"), types));
                }
            }
        }
    }

    fn prefixes(&mut self, metadata: &Metadata) {
        for (plan, entry) in metadata.plans.iter().zip(&self.tables.entries) {
            let Some(pattern) = &plan.prefix else { continue };
            for _ in 0..WITH_PREFIX {
                let national = self.valid(*entry);
                let kept = self.below(national.len() + 1);
                let mut prefix = String::new();
                self.sample(pattern, &mut prefix);
                self.numbers.insert(format!("{}{prefix}{national}", plan.code));
                self.numbers.insert(format!("{}{prefix}{}", plan.code, &national[kept..]));
            }
        }
    }

    /// Digits that a pattern matches.
    fn sample(&mut self, pattern: &Pattern, digits: &mut String) {
        match pattern {
            Pattern::Digit(allowed) => {
                let open: Vec<usize> = (0..10).filter(|digit| allowed & 1 << digit != 0).collect();
                digits.push_str(&open[self.below(open.len())].to_string());
            }
            Pattern::Sequence(parts) => parts.iter().for_each(|part| self.sample(part, digits)),
            Pattern::Choice(branches) => {
                let branch = self.below(branches.len());
                self.sample(&branches[branch], digits);
            }
            Pattern::Repeat(inner, least, most) => {
                let times = usize::from(*least) + self.below(usize::from(most - least) + 1);
                (0..times).for_each(|_| self.sample(inner, digits));
            }
            Pattern::Capture(inner) => self.sample(inner, digits),
            Pattern::End => {}
        }
    }

    fn at_random(&mut self, metadata: &Metadata) {
        for round in 0..RANDOM {
            let code = match round % 8 {
                0 => (1 + self.below(999)).to_string(),
                _ => metadata.plans[self.below(metadata.plans.len())].code.to_string(),
            };
            let length = DIGITS.start() + self.below(DIGITS.end() - DIGITS.start() + 1);
            let national: String = (code.len()..length).map(|_| self.digit()).collect();
            self.numbers.insert(format!("{code}{national}"));
        }
    }
}
