//! Canonical composition (NFC, UAX #15) over the properties of single characters.
//!
//! The normalisation crate's iterators choose between canonical and compatibility forms while they run, so they bring the tables
//! of both into every library: 65 KB that nobody here asks for. Its functions on characters bring only the canonical ones.

use alloc::vec::Vec;

use unicode_normalization::char::{canonical_combining_class, compose as compose_pair, decompose_canonical};

/// The characters in NFC. Linear but for the sorting of marks, of which there are few classes.
pub(super) fn compose(characters: impl Iterator<Item = char>) -> Vec<char> {
    let mut decomposed = Vec::with_capacity(characters.size_hint().0);
    for character in characters {
        decompose_canonical(character, |part| decomposed.push((canonical_combining_class(part), part)));
    }
    order(&mut decomposed);
    recompose(&decomposed)
}

/// Canonical ordering (D109): marks between two starters by class, equal ones as they stand. Apart from the reading, so that the sort
/// is compiled once.
fn order(decomposed: &mut [(u8, char)]) {
    for marks in decomposed.chunk_by_mut(|(before, _), (after, _)| *before != 0 && *after != 0) {
        marks.sort_by_key(|(class, _)| *class);
    }
}

/// Canonical composition (D117): a character joins the last starter unless one of the same or a higher class stands between.
fn recompose(decomposed: &[(u8, char)]) -> Vec<char> {
    let mut composed: Vec<char> = Vec::with_capacity(decomposed.len());
    let mut starter: Option<usize> = None;
    // The class of the last character that did not join; `None` when it is the starter itself.
    let mut between: Option<u8> = None;
    for &(class, character) in decomposed {
        let joins = between.is_none_or(|before| before < class);
        let place = starter.filter(|_| joins).and_then(|at| composed.get_mut(at));
        if let Some(place) = place
            && let Some(pair) = compose_pair(*place, character)
        {
            *place = pair;
            continue;
        }
        if class == 0 {
            starter = Some(composed.len());
            between = None;
        } else {
            between = Some(class);
        }
        composed.push(character);
    }
    composed
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::compose;
    use alloc::string::String;
    use alloc::vec::Vec;

    fn composed(text: &str) -> String {
        compose(text.chars()).into_iter().collect()
    }

    #[test]
    fn every_character_and_every_pair_with_common_marks_as_the_crate_has_them() {
        let marks = [
            '\u{300}', '\u{301}', '\u{323}', '\u{338}', '\u{345}', '\u{93C}', '\u{9BE}', '\u{1161}',
            '\u{11A8}', '\u{3099}',
        ];
        for character in '\0'..=char::MAX {
            let alone: Vec<char> = core::iter::once(character).nfc().collect();
            assert_eq!(compose(core::iter::once(character)), alone, "U+{:04X}", u32::from(character));
        }
        for character in ('\0'..='\u{3FFF}').chain('\u{A000}'..='\u{ABFF}').chain('\u{11000}'..='\u{11FFF}') {
            for first in marks {
                for second in marks {
                    let text = [character, first, second];
                    let expected: Vec<char> = text.into_iter().nfc().collect();
                    assert_eq!(compose(text.into_iter()), expected, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn the_standards_own_cases() {
        // UAX #15, figures 5 and 6, and what a blocked mark does.
        assert_eq!(composed("\u{1E9B}\u{323}"), "\u{1E9B}\u{323}");
        assert_eq!(composed("s\u{323}\u{307}"), "\u{1E69}");
        assert_eq!(composed("s\u{307}\u{323}"), "\u{1E69}");
        assert_eq!(composed("\u{1100}\u{1161}\u{11A8}"), "각");
        assert_eq!(composed("\u{212B}"), "Å");
        assert_eq!(composed("a\u{315}\u{300}"), "à\u{315}");
        assert_eq!(composed("\u{958}"), "\u{915}\u{93C}");
    }
}
