//! National prefixes as programs: they are tried in the order of the pattern, as parsing does, and so cannot be an automaton.

use super::pattern::Pattern;

/// The operations, in the upper three bits; the lower thirteen are the operand.
const DIGIT: u16 = 0 << 13;
const EITHER: u16 = 1 << 13;
const JUMP: u16 = 2 << 13;
const SAVE: u16 = 3 << 13;
const END: u16 = 4 << 13;
const MATCH: u16 = 5 << 13;

/// Groups that are kept.
const GROUPS: u16 = 2;

#[derive(Default)]
pub(super) struct Program {
    pub(super) operations: Vec<u16>,
    pub(super) groups: u16,
}

impl Program {
    /// The program of a pattern; its jumps count from its beginning.
    pub(super) fn of(pattern: &Pattern) -> Result<Self, String> {
        let mut program = Self::default();
        program.add(pattern);
        program.operations.push(MATCH);
        if program.groups > GROUPS || program.operations.len() > 1 << 13 {
            return Err("a national prefix is too complicated".into());
        }
        Ok(program)
    }

    fn add(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::Digit(digits) => self.operations.push(DIGIT | digits),
            Pattern::Sequence(parts) => parts.iter().for_each(|part| self.add(part)),
            Pattern::Choice(branches) => self.choice(branches),
            Pattern::Repeat(inner, least, most) => {
                (0..*least).for_each(|_| self.add(inner));
                let mut open = Vec::new();
                for _ in *least..*most {
                    open.push(self.place());
                    self.add(inner);
                }
                let end = self.here();
                open.into_iter().for_each(|place| self.operations[place] = EITHER | end);
            }
            Pattern::Capture(inner) => {
                let group = self.groups;
                self.groups += 1;
                self.operations.push(SAVE | (group * 2));
                self.add(inner);
                self.operations.push(SAVE | (group * 2 + 1));
            }
            Pattern::End => self.operations.push(END),
        }
    }

    fn choice(&mut self, branches: &[Pattern]) {
        let mut ends = Vec::new();
        let Some((last, others)) = branches.split_last() else { return };
        for branch in others {
            let either = self.place();
            self.add(branch);
            ends.push(self.place());
            self.operations[either] = EITHER | self.here();
        }
        self.add(last);
        let end = self.here();
        ends.into_iter().for_each(|place| self.operations[place] = JUMP | end);
    }

    fn here(&self) -> u16 {
        self.operations.len() as u16
    }

    /// A place for an operation that is not known yet.
    fn place(&mut self) -> usize {
        self.operations.push(MATCH);
        self.operations.len() - 1
    }
}

/// What parsing puts in the place of a prefix: digits, then a group counted from 1; `9$1`.
pub(super) fn replacement(rule: &str) -> Result<(&str, u16), String> {
    let (digits, group) = rule.split_once('$').ok_or(format!("{rule}: no group"))?;
    let group = group.parse().map_err(|_| format!("{rule}: not one group at the end"))?;
    Ok((digits, group))
}
