//! Combining marks: the characters that belong to the one before them.

use super::marks_table::{BEYOND, BLOCKS, BMP, WORDS};

const BITS: usize = 64;
const BLOCK: usize = 64;

/// The marks among the 64 code points that have all but their lowest six bits in common with this one: all but the last
/// octet, in UTF-8.
#[inline]
fn marks_around(code_point: u32) -> u64 {
    let word = code_point as usize / BITS;
    let index = match BMP.get(word) {
        Some(index) => Some(index),
        None => {
            let word = word - BMP.len();
            let block = BLOCKS.get(word / BLOCK).map(|block| usize::from(*block));
            block.and_then(|block| BEYOND.get(block * BLOCK + word % BLOCK))
        }
    };
    index.map_or(0, |index| WORDS[usize::from(*index)])
}

/// Whether a code point is a combining mark (general category M).
#[inline]
pub(super) fn is_mark(code_point: u32) -> bool {
    marks_around(code_point) >> (code_point % 64) & 1 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_unicode_normalization() {
        for character in '\0'..=char::MAX {
            let expected = unicode_normalization::char::is_combining_mark(character);
            assert_eq!(is_mark(character.into()), expected, "{:04X}", u32::from(character));
        }
    }
}
