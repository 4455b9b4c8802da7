//! What parsing for national dialling would make of a number: the prefix stripped, or replaced.
//!
//! The programs come from patterns without loops, so trying one alternative after the other ends, after a number of steps
//! that the tables bound.

use super::tables::{PREFIX_RULES, PROGRAMS, RULES};

/// Operations in the upper three bits, operands in the lower thirteen; written by the generator.
const OPERAND: u16 = (1 << 13) - 1;

/// The beginning and the end of two groups.
type Groups = [Option<usize>; 4];

/// Digits with the room that the longest replacement takes.
#[derive(Clone, Copy)]
pub(super) struct Rewritten {
    octets: [u8; 20],
    count: usize,
}

impl Rewritten {
    pub(super) fn digits(&self) -> &[u8] {
        self.octets.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, digits: &[u8]) {
        for digit in digits {
            if let Some(place) = self.octets.get_mut(self.count) {
                *place = digit & 0x0F;
                self.count += 1;
            }
        }
    }
}

/// The national number without its prefix, by the rule of a calling code; `None` when there is no rule or nothing to strip.
pub(super) fn rewritten(row: usize, national: &[u8]) -> Option<Rewritten> {
    let [program, group, inserted, inserted_count] = *RULES.get(usize::from(*PREFIX_RULES.get(row)?))?;
    let (end, groups) = matched(program, national, 0, program, [None; 4])?;
    let mut result = Rewritten { octets: [0; 20], count: 0 };
    let kept = match usize::from(group) {
        0 => None,
        group => {
            groups.get(group * 2 - 2).copied().flatten().zip(groups.get(group * 2 - 1).copied().flatten())
        }
    };
    if let Some((from, to)) = kept {
        for place in (0..u32::from(inserted_count)).rev() {
            result.push(&[(inserted.checked_div(10_u16.pow(place)).unwrap_or_default() % 10) as u8]);
        }
        result.push(national.get(from..to)?);
    }
    result.push(national.get(end..)?);
    let changed = !result.digits().iter().copied().eq(national.iter().map(|digit| digit & 0x0F));
    changed.then_some(result)
}

/// Where the program's match ends, with what its groups hold; the first way through it counts.
fn matched(program: u16, digits: &[u8], at: usize, from: u16, groups: Groups) -> Option<(usize, Groups)> {
    let (mut at, mut place, mut groups) = (at, from, groups);
    loop {
        let operation = *PROGRAMS.get(usize::from(place))?;
        let operand = operation & OPERAND;
        place += 1;
        match operation >> 13 {
            0 => {
                let digit = digits.get(at)?;
                if operand & 1 << (digit & 0x0F) == 0 {
                    return None;
                }
                at += 1;
            }
            1 => {
                let first = matched(program, digits, at, place, groups);
                if first.is_some() {
                    return first;
                }
                place = program + operand;
            }
            2 => place = program + operand,
            3 => *groups.get_mut(usize::from(operand))? = Some(at),
            4 if at != digits.len() => return None,
            4 => {}
            _ => return Some((at, groups)),
        }
    }
}
