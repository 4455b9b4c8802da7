//! What stands in `data/transliteration.tsv` about a character outside the alphabet, and what an emoji is.

use super::offender::{OffenderClass, Replacement};
use super::tables::{EMOJI, TRANSLITERATION};

/// A character's row of the table.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) class: OffenderClass,
    pub(super) replacement: Replacement,
}

/// A row as the generator packs it: no pointers, so that it costs eight octets and no relocation.
pub(super) struct PackedRow {
    /// Code point in the upper bits, class in the next five, length of the replacement in the lowest three.
    pub(super) key: u32,
    pub(super) replacement: [u8; 4],
}

impl PackedRow {
    pub(super) const fn new(
        code_point: u32,
        class: OffenderClass,
        length: u32,
        replacement: [u8; 4],
    ) -> Self {
        Self { key: code_point << 8 | (class as u32) << 3 | length, replacement }
    }
}

/// The row of a character. Logarithmic in the table.
pub(super) fn find(character: char) -> Option<Row> {
    if is_tag_or_selector(character) {
        return Some(Row { class: OffenderClass::Invisible, replacement: Replacement::NOTHING });
    }
    let row = TRANSLITERATION.get(row_number(character)?)?;
    let class = CLASSES.get((row.key >> 3 & 0x1F) as usize)?;
    Some(Row { class: *class, replacement: Replacement::new(row.replacement, (row.key & 7) as u8) })
}

/// Which row of the table a character has. Logarithmic in the table.
pub(super) fn row_number(character: char) -> Option<usize> {
    TRANSLITERATION.binary_search_by_key(&u32::from(character), |row| row.key >> 8).ok()
}

/// Whether Unicode calls a character an emoji or part of one (UTS #51).
pub(super) fn is_emoji(character: char) -> bool {
    let after = EMOJI.partition_point(|(first, _)| *first <= character);
    after.checked_sub(1).and_then(|index| EMOJI.get(index)).is_some_and(|(_, last)| character <= *last)
}

// Not listed one by one in the table; invisible by docs/rules.md.
fn is_tag_or_selector(character: char) -> bool {
    matches!(character, '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The classes that have rows, in the order of the enum's discriminants, which `PackedRow::new` stores.
pub(super) const CLASSES: [OffenderClass; 8] = [
    OffenderClass::Typographic,
    OffenderClass::Space,
    OffenderClass::Invisible,
    OffenderClass::Accent,
    OffenderClass::Lookalike,
    OffenderClass::Ligature,
    OffenderClass::Fraction,
    OffenderClass::Symbol,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::alphabet::weight;

    #[test]
    fn classes_survive_packing() {
        for (number, class) in CLASSES.into_iter().enumerate() {
            assert_eq!(class as usize, number);
        }
    }

    #[test]
    fn every_row_leads_from_outside_into_the_alphabet() {
        assert!(TRANSLITERATION.windows(2).all(|pair| pair[0].key >> 8 < pair[1].key >> 8));
        for row in &TRANSLITERATION {
            let character = char::from_u32(row.key >> 8).expect("a scalar value");
            assert_eq!(weight(character), 0);
            let row = find(character).expect("it is in the table");
            assert!(row.replacement.as_str().chars().all(|replacing| weight(replacing) > 0));
        }
    }
}
