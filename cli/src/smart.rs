//! Smart encoding, where it is asked for: the text that is sent then, and what was replaced or why nothing was.

use clap::Args;
use septet::{Change, Classes, Error, TextOptions, Transliteration, TransliterationOptions};
use serde::Serialize;

use crate::output::style::{GOOD, HEADING, NOTE, painted};
use crate::output::table::{Cell, Table};
use crate::output::words::{code_points, counted, grouped, paragraph, replacement_cell, visible};

/// Replacements in the table for people.
const SHOWN: usize = 20;

/// Whether and how a text is encoded smartly.
#[derive(Args, Debug)]
#[command(next_help_heading = "Text")]
pub(crate) struct SmartArguments {
    /// Replace what forces UCS-2 by what says the same, all or nothing, where that saves segments
    #[arg(long)]
    smart: bool,
    /// The classes that may be replaced [default: typographic,space,invisible]
    #[arg(long, value_name = "CLASS,…", value_parser = classes, requires = "smart")]
    classes: Option<Classes>,
}

fn classes(names: &str) -> Result<Classes, Error> {
    Classes::from_names(names.split(','))
}

impl SmartArguments {
    /// What becomes of a text; nothing where it was not asked for.
    pub(crate) fn apply<'a>(
        &self,
        text: &'a str,
        options: &TextOptions,
    ) -> Result<Option<Transliteration<'a>>, Error> {
        let how = TransliterationOptions::new().classes(self.classes.unwrap_or_default());
        self.smart.then(|| options.transliterate(text, &how)).transpose()
    }
}

/// The text that is sent.
pub(crate) fn sent<'a>(text: &'a str, smart: Option<&'a Transliteration<'_>>) -> &'a str {
    smart.map_or(text, |smart| smart.text.as_ref())
}

/// What smart encoding did, in machine output. Positions are those of the original.
#[derive(Serialize)]
pub(crate) struct SmartView<'a> {
    text: &'a str,
    changes: Vec<ChangeView<'a>>,
    untouched: Option<&'static str>,
    blocker: Option<usize>,
    before: Option<usize>,
    after: usize,
}

impl<'a> SmartView<'a> {
    /// The view of what was done.
    pub(crate) fn of(smart: &'a Transliteration<'_>) -> Self {
        Self {
            text: &smart.text,
            changes: smart.changes.iter().map(ChangeView::of).collect(),
            untouched: smart.untouched.map(septet::Untouched::as_str),
            blocker: smart.blocker,
            before: smart.before.map(|before| before.segments),
            after: smart.after.segments,
        }
    }
}

/// One replacement in machine output.
#[derive(Serialize)]
pub(crate) struct ChangeView<'a> {
    position: usize,
    from: &'a str,
    to: &'a str,
    class: &'static str,
}

impl<'a> ChangeView<'a> {
    /// The view of a replacement.
    pub(crate) fn of(change: &'a Change<'_>) -> Self {
        Self {
            position: change.position,
            from: change.from,
            to: change.to.as_str(),
            class: change.class.as_str(),
        }
    }
}

/// What smart encoding did, for people: the replacements and the text, or why it is as it was.
pub(crate) fn lines(original: &str, smart: &Transliteration<'_>, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    if let Some(reason) = smart.untouched {
        let place = smart.blocker.and_then(|position| original.get(..position)).map(|before| {
            let character = grouped(before.chars().count() + 1);
            format!(" (character {character})")
        });
        let reason = reason.as_str().replace('_', " ");
        let sentence = format!("Nothing replaced: {reason}{}", place.unwrap_or_default());
        lines.push(painted(HEADING, sentence).to_string());
        return lines;
    }
    lines.push(painted(HEADING, "Replaced").to_string());
    lines.extend(change_table(original, &smart.changes).lines(width));
    if smart.changes.len() > SHOWN {
        lines.push(format!("  and {} more", grouped(smart.changes.len() - SHOWN)));
    }
    lines.extend([String::new(), painted(HEADING, "The text then").to_string()]);
    lines.extend(smart.text.lines().flat_map(|line| paragraph(&visible(line), 2, width)));
    let after = counted(smart.after.segments, "segment");
    let before = smart.before.map_or(String::new(), |before| format!(" instead of {}", before.segments));
    lines.push(painted(GOOD, format!("  {after}{before}")).to_string());
    lines
}

fn change_table(original: &str, changes: &[Change<'_>]) -> Table<5> {
    let mut table = Table::new(["Character", "", "Code points", "Class", "Now"]);
    let (mut counted_to, mut characters) = (0, 1);
    for change in changes.iter().take(SHOWN) {
        characters += original.get(counted_to..change.position).unwrap_or_default().chars().count();
        counted_to = change.position;
        table.push([
            Cell::new(grouped(characters)).right(),
            Cell::new(visible(change.from)),
            Cell::new(code_points(change.from.chars()).join(" ")).style(NOTE),
            Cell::new(change.class.as_str()),
            replacement_cell(change.to.as_str()),
        ]);
    }
    table
}
