//! Runs of ASCII as septets of the default alphabet, in a form that compilers vectorise.

use alloc::vec::Vec;

use super::portable::{fits, is_extended};
use crate::text::alphabet::{Septets, encode_char};

/// Octets that are looked at together.
const BLOCK: usize = 16;

/// Appends the septets of the blocks at the start whose octets are ASCII of one septet each; gives the number of their octets.
pub(crate) fn push_plain_septets(octets: &[u8], septets: &mut Vec<u8>) -> usize {
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
    count
}

/// Whether an octet is ASCII of one septet.
const fn is_plain(octet: u8) -> bool {
    fits(octet) & !is_extended(octet)
}

/// Most of ASCII stands where the alphabet has it. One choice after another: a `match` would become a table, which cannot be vectorised.
const fn septet(octet: u8) -> u8 {
    let septet = if octet == b'@' { 0x00 } else { octet };
    let septet = if octet == b'$' { 0x02 } else { septet };
    if octet == b'_' { 0x11 } else { septet }
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn a_run_ends_at_the_block_of_any_other_character() {
        for other in ['é', '[', '€', '`', '\0', 'я', '\u{1F600}'] {
            for place in 0..64 {
                let mut text: String = "a@$_z 09\n".repeat(8);
                text.truncate(place);
                text.push(other);
                text.push_str("bcdefghijklmnopqrstuvwxyz");
                let mut septets = Vec::new();
                let run = push_plain_septets(text.as_bytes(), &mut septets);
                assert_eq!(run, place / BLOCK * BLOCK);
                let basic = |character| match encode_char(character) {
                    Some(Septets::Basic(septet)) => septet,
                    _ => 0xFF,
                };
                let expected: Vec<u8> = text.chars().take(run).map(basic).collect();
                assert_eq!(septets, expected);
            }
        }
    }
}
