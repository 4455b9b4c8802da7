//! Combining marks: the characters that belong to the one before them.

use super::marks_table::{BEYOND, BLOCKS, BMP, WORDS};

const BITS: usize = 64;
const BLOCK: usize = 64;

/// 64 code points in the form in which vectors look them up: bit `row` of octet `column` says that of code point
/// `16 * row + column`.
pub(super) type Columns = [u8; 16];

/// The [`WORDS`] in that form.
static COLUMNS: [Columns; WORDS.len()] = {
    let mut all = [[0; 16]; WORDS.len()];
    let mut word = 0;
    while word < WORDS.len() {
        let mut place = 0;
        while place < BITS {
            all[word][place % 16] |= ((WORDS[word] >> place & 1) as u8) << (place / 16);
            place += 1;
        }
        word += 1;
    }
    all
};

/// The marks among 64 code points of the BMP, by all but their lowest six bits: in UTF-8, all but their last octet.
#[inline]
pub(super) fn marks_of_word(word: u16) -> &'static Columns {
    &COLUMNS[usize::from(BMP[usize::from(word) % BMP.len()])]
}

/// The same beyond the BMP.
fn marks_beyond(word: usize) -> &'static Columns {
    let block = BLOCKS.get(word / BLOCK).map(|block| usize::from(*block));
    let index = block.and_then(|block| BEYOND.get(block * BLOCK + word % BLOCK));
    &COLUMNS[index.map_or(0, |index| usize::from(*index))]
}

/// Whether a code point is a combining mark (general category M).
#[inline]
pub(super) fn is_mark(code_point: u32) -> bool {
    let marks = match u16::try_from(code_point) {
        Ok(code_point) => marks_of_word(code_point / BITS as u16),
        Err(_) => marks_beyond(code_point as usize / BITS - BMP.len()),
    };
    let place = code_point as usize % BITS;
    marks[place % 16] >> (place / 16) & 1 != 0
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
