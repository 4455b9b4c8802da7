//! The automaton of types in rows: what no longer depends on the digits becomes a tail.

use std::collections::HashMap;

use super::automaton::Nodes;
use super::regions::ANSWER;

/// The type of a number by how many digits are left.
type Tail = [u8; 16];

pub(super) struct Packed {
    /// By node of the automaton.
    pub(super) entries: Vec<u16>,
    pub(super) steps: Vec<[u16; 10]>,
    pub(super) ends: Vec<u8>,
    pub(super) tails: Vec<Tail>,
}

impl Packed {
    pub(super) fn of(nodes: &Nodes<u8>) -> Result<Self, String> {
        let mut packed = Self { entries: Vec::new(), steps: Vec::new(), ends: Vec::new(), tails: Vec::new() };
        let mut known = HashMap::new();
        // By node: its tail, if it is one.
        let mut tails: Vec<Option<Tail>> = Vec::new();
        for node in &nodes.all {
            let tail =
                if tails.is_empty() { Some([0; 16]) } else { tail_of(node.outcome, &node.next, &tails) };
            tails.push(tail);
            let entry = match tail {
                Some(tail) => {
                    let all = &mut packed.tails;
                    ANSWER
                        | *known.entry(tail).or_insert_with(|| {
                            all.push(tail);
                            all.len() as u16 - 1
                        })
                }
                None => {
                    packed.steps.push(node.next.map(|next| packed.entries[next as usize]));
                    packed.ends.push(node.outcome);
                    packed.steps.len() as u16 - 1
                }
            };
            packed.entries.push(entry);
        }
        if packed.steps.len() >= usize::from(ANSWER) {
            return Err("too many steps for their entries".into());
        }
        Ok(packed)
    }
}

/// The tail of a node whose digits all lead to one tail.
fn tail_of(outcome: u8, next: &[u32; 10], tails: &[Option<Tail>]) -> Option<Tail> {
    if next.iter().any(|other| *other != next[0]) {
        return None;
    }
    let behind = (*tails.get(next[0] as usize)?)?;
    let mut tail = [0; 16];
    tail[0] = outcome;
    tail[1..].copy_from_slice(&behind[..15]);
    Some(tail)
}
