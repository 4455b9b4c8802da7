//! Canonical composition (NFC, UAX #15) with a way back to the caller's positions.

use alloc::sync::Arc;
use alloc::vec::Vec;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::composition;
use super::input::{Character, Characters};

/// A character as it is sent, and where what it stands for ends in the caller's text. It begins where the one before ends.
pub(super) type Placed = (char, usize);

/// No character below composes, decomposes or is reordered.
const FIRST_UNSTABLE: char = '\u{300}';

/// The text in NFC, `None` when it is so already.
///
/// A text is composed run by run, from one character that never composes with what precedes it to the next, so memory beyond
/// the result is that of the longest run. Within a run marks are sorted by their combining class, of which there are few, so
/// a hostile run takes linear time too. Where a run changes, its first character stands for all of it.
pub(super) fn nfc(characters: Characters<'_>) -> Option<Arc<[Placed]>> {
    if is_nfc_quick(characters.clone().map(|character| character.value)) == IsNormalized::Yes {
        return None;
    }
    let mut changed = false;
    let mut placed = Vec::new();
    let mut run: Vec<Character> = Vec::new();
    for character in characters {
        if starts_run(character.value) {
            changed |= compose(&run, &mut placed);
            run.clear();
        }
        run.push(character);
    }
    changed |= compose(&run, &mut placed);
    changed.then(|| placed.into())
}

fn compose(run: &[Character], placed: &mut Vec<Placed>) -> bool {
    let values = || run.iter().map(|character| character.value);
    let end = run.last().map_or(0, |last| last.end);
    let before = placed.len();
    if run.len() > 1 || values().any(|value| value >= FIRST_UNSTABLE) {
        placed.extend(composition::compose(values()).into_iter().map(|value| (value, end)));
        let composed = placed.get(before..).unwrap_or_default().iter().map(|(value, _)| *value);
        if !composed.eq(values()) {
            return true;
        }
        placed.truncate(before);
    }
    placed.extend(run.iter().map(|character| (character.value, character.end)));
    false
}

/// Whether a character is a starter that composes with nothing before it (UAX #15, 9.1).
fn starts_run(character: char) -> bool {
    character < FIRST_UNSTABLE
        || canonical_combining_class(character) == 0
            && is_nfc_quick(core::iter::once(character)) == IsNormalized::Yes
}
