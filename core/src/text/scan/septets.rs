//! UTF-8 as septets of the default alphabet: what is the same for all kernels, and the form without vector instructions.

use alloc::vec::Vec;

use super::blocks::is_plain;
use super::classes::EURO;
use crate::text::alphabet::{ESCAPE, Septets, encode_char};

/// Octets that are looked at together.
const BLOCK: usize = 16;

/// ASCII of one septet that does not stand where the alphabet has it: the octet, and the bits in which its septet differs.
pub(super) const MOVED: [(u8, u8); 3] = [(b'@', 0x40), (b'$', 0x26), (b'_', 0x4E)];

/// Appends the septets of a text up to the first character outside the alphabet; gives the number of octets before that.
pub(super) fn push_septets(text: &str, septets: &mut Vec<u8>) -> usize {
    let octets = text.as_bytes();
    let mut rest = octets;
    while !rest.is_empty() {
        rest = push_blocks(rest, septets);
        // One by one as far as a block goes: most of those that follow a character of two septets or octets are ASCII.
        let stop = rest.len().saturating_sub(BLOCK);
        while rest.len() > stop {
            let Some(after) = push_first(rest, septets) else { return octets.len() - rest.len() };
            rest = after;
        }
    }
    octets.len()
}

/// Appends the blocks at the start whose octets are ASCII of one septet each; gives what is left.
fn push_blocks<'a>(octets: &'a [u8], septets: &mut Vec<u8>) -> &'a [u8] {
    let (blocks, _) = octets.as_chunks::<BLOCK>();
    let mut count = 0;
    for block in blocks {
        let other = block.iter().fold(false, |other, octet| other | !is_plain(*octet));
        if other {
            break;
        }
        septets.extend_from_slice(&block.map(septet));
        count += BLOCK;
    }
    octets.get(count..).unwrap_or_default()
}

/// Appends characters up to the next one that is ASCII of one septet, or outside the alphabet; gives what is left.
pub(super) fn push_others<'a>(octets: &'a [u8], septets: &mut Vec<u8>) -> &'a [u8] {
    let mut rest = octets;
    while !rest.first().is_some_and(|octet| is_plain(*octet)) {
        let Some(after) = push_first(rest, septets) else { break };
        rest = after;
    }
    rest
}

/// Appends the first character and gives what is left; `None` at the end, and when it is outside the alphabet.
#[inline]
fn push_first<'a>(octets: &'a [u8], septets: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (code_point, rest) = match octets {
        [octet @ 0..0x80, rest @ ..] => (u32::from(*octet), rest),
        [lead @ 0xC0..0xE0, next, rest @ ..] => (u32::from(lead & 0x1F) << 6 | u32::from(next & 0x3F), rest),
        [first, second, third, rest @ ..] if [*first, *second, *third] == EURO => (u32::from('€'), rest),
        _ => return None,
    };
    match encode_char(char::from_u32(code_point)?)? {
        Septets::Basic(septet) => septets.push(septet),
        Septets::Extended(septet) => septets.extend_from_slice(&[ESCAPE, septet]),
    }
    Some(rest)
}

/// One choice after another: a `match` would become a table, which cannot be vectorised.
const fn septet(octet: u8) -> u8 {
    let [first, second, third] = MOVED;
    let septet = if octet == first.0 { octet ^ first.1 } else { octet };
    let septet = if octet == second.0 { octet ^ second.1 } else { septet };
    if octet == third.0 { octet ^ third.1 } else { septet }
}

// The alphabet has the last word.
const _: () = {
    let mut octet = 0;
    while octet < 0x80 {
        if is_plain(octet) {
            assert!(
                matches!(encode_char(octet as char), Some(Septets::Basic(found)) if found == septet(octet))
            );
        }
        octet += 1;
    }
};
