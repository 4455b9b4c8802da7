//! Recipients in pieces: those of the request at once, those of a list a thousand at a time.

use std::io::{self, IsTerminal};

use indicatif::ProgressBar;
use septet::MAX_RECIPIENTS;

use super::PlanArguments;
use crate::failure::Failure;
use crate::input::Source;
use crate::output::progress::open_with_bar;
use crate::rows::Rows;

/// Some recipients, each with its place.
#[derive(Default)]
pub(crate) struct Chunk {
    /// As written.
    pub(crate) recipients: Vec<String>,
    /// The lines they stand on.
    pub(crate) places: Vec<u64>,
}

impl Chunk {
    /// The recipients of a request, whose places count from 1.
    pub(crate) fn of_request(recipients: &[String]) -> Self {
        Self { recipients: recipients.to_vec(), places: (1..).take(recipients.len()).collect() }
    }
}

/// A list of recipients, read a chunk at a time.
pub(crate) struct Chunks {
    rows: Rows,
    bar: ProgressBar,
}

impl Chunks {
    /// Opens the list.
    pub(crate) fn open(source: &Source, arguments: &PlanArguments) -> Result<Self, Failure> {
        // Plans that scroll by show the progress themselves.
        let wanted = !(arguments.json && io::stdout().is_terminal());
        let (reader, bar) = open_with_bar(source, wanted)?;
        let rows = Rows::over(source, reader, arguments.column())?.skip_blank_lines();
        Ok(Self { rows, bar })
    }

    /// Reads the next chunk; an empty one is the end.
    pub(crate) fn fill(&mut self, chunk: &mut Chunk) -> Result<(), Failure> {
        chunk.recipients.clear();
        chunk.places.clear();
        for row in self.rows.by_ref().take(MAX_RECIPIENTS) {
            let row = row?;
            chunk.places.push(row.line);
            chunk.recipients.push(row.into_text());
        }
        if chunk.recipients.is_empty() {
            self.bar.finish_and_clear();
        }
        Ok(())
    }
}
