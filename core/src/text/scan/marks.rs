//! Combining marks: the characters that belong to the one before them.

use super::marks_table::{BLOCKS, WORD_INDEXES, WORDS};

const BITS: usize = 64;
const BLOCK: usize = 64;

/// The marks among the 64 code points that have all but their lowest six bits in common with this one: all but the last
/// octet, in UTF-8.
#[inline]
pub(super) fn marks_around(code_point: u32) -> u64 {
    let word = code_point as usize / BITS;
    let index = BLOCKS
        .get(word / BLOCK)
        .and_then(|block| WORD_INDEXES.get(usize::from(*block) * BLOCK + word % BLOCK));
    index.and_then(|index| WORDS.get(usize::from(*index))).copied().unwrap_or(0)
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
