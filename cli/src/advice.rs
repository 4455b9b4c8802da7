//! Advice in words: the edits of one way to have fewer segments.

use std::collections::BTreeMap;

use septet::{Advice, TextOptions};

use crate::output::style::{GOOD, NOTE, OFFENDER, painted};
use crate::output::words::{code_points, counted, grouped, name_of_unseen, unit, visible};

/// Places that are told for each change.
const PLACES: usize = 3;
/// Changes that are told one by one.
const LISTED_CHANGES: usize = 8;

/// One kind of character and what would stand in its place.
pub(crate) struct Edit {
    text: String,
    code_points: String,
    instead: String,
    count: usize,
    /// Where the first ones stand, as characters counted from 1.
    characters: Vec<usize>,
}

/// The edits in lines for people, each after the same indent.
pub(crate) fn edit_lines(edits: &[Edit]) -> Vec<String> {
    let mut lines: Vec<_> = edits.iter().take(LISTED_CHANGES).map(Edit::line).collect();
    if let Some(rest) = edits.get(LISTED_CHANGES..).filter(|rest| !rest.is_empty()) {
        lines.push(format!("  and {} of other kinds", counted(rest.len(), "replacement")));
    }
    lines
}

/// What else an advice asks for: a language, a shorter text.
pub(crate) fn other_line(text: &str, advice: &Advice<'_>, options: &TextOptions) -> Option<String> {
    if let Some(language) = advice.language {
        let language = language.as_str();
        return Some(format!(
            "  Allow the national tables of {language} (--languages {language}); the receiver has to know them"
        ));
    }
    let shorter = text.get(..advice.cut?)?;
    let noun = options.analyze(&advice.apply(text)).map_or("unit", |analysis| unit(analysis.encoding));
    let end = grouped(shorter.chars().count());
    Some(format!("  Shorten it by {}: let it end after character {end}, say", counted(advice.units, noun)))
}

/// The changes of a text, each kind of character once, in the order in which they are first seen.
pub(crate) fn edits(text: &str, changes: &[septet::Change<'_>]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    // Where in the list a text stands.
    let mut index = BTreeMap::new();
    let (mut position, mut character) = (0, 1);
    for change in changes {
        character += text.get(position..change.position).unwrap_or_default().chars().count();
        position = change.position;
        let index = *index.entry(change.from).or_insert(edits.len());
        match edits.get_mut(index) {
            Some(edit) => edit.note(character),
            None => edits.push(Edit::new(change, character)),
        }
    }
    edits
}

impl Edit {
    fn new(change: &septet::Change<'_>, character: usize) -> Self {
        Self {
            text: change.from.into(),
            code_points: code_points(change.from.chars()).join(" "),
            instead: shown(change.to.as_str()).into(),
            count: 1,
            characters: vec![character],
        }
    }

    fn note(&mut self, character: usize) {
        self.count += 1;
        if self.characters.len() < PLACES {
            self.characters.push(character);
        }
    }

    /// `Replace ’ (U+2019) at character 12 with '`
    fn line(&self) -> String {
        let instead = match name_of_unseen(&self.instead) {
            Some(name) => name.into(),
            None => painted(GOOD, &self.instead).to_string(),
        };
        let noun = if self.count == 1 { "character" } else { "characters" };
        let places = self.characters.iter().map(|place| grouped(*place)).collect::<Vec<_>>().join(", ");
        let told = self.characters.len();
        let more = if self.count > told {
            format!(" and {} more places", grouped(self.count - told))
        } else {
            String::new()
        };
        let text = visible(&self.text);
        let shown =
            if text.starts_with('<') { String::new() } else { format!("{} ", painted(OFFENDER, text)) };
        let code_points = painted(NOTE, format!("({})", self.code_points));
        format!("  Replace {shown}{code_points} at {noun} {places}{more} with {instead}")
    }
}

/// A replacement without the space that parts a fraction from a digit before it.
fn shown(replacement: &str) -> &str {
    match replacement.trim_start() {
        "" => replacement,
        shown => shown,
    }
}
