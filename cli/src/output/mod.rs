//! What the user sees.

pub(crate) mod drawing;
pub(crate) mod json;
pub(crate) mod progress;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod tree;
pub(crate) mod words;

use std::io::{self, BufWriter, StdoutLock};

use anstream::AutoStream;

const BUFFER: usize = 1 << 16;
const WIDTH_OF_A_PIPE: usize = 80;
const LEAST_WIDTH: usize = 40;
/// Longer lines are hard to read.
const MOST_WIDTH: usize = 110;

/// Stdout for people: colours pass on a terminal only. Whoever writes flushes, so that no failure is lost.
pub(crate) fn screen() -> BufWriter<AutoStream<StdoutLock<'static>>> {
    BufWriter::with_capacity(BUFFER, AutoStream::auto(io::stdout().lock()))
}

/// Stdout for machines.
pub(crate) fn pipe() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(BUFFER, io::stdout().lock())
}

/// The columns that a line may take.
pub(crate) fn width() -> usize {
    let columns = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    columns.unwrap_or(WIDTH_OF_A_PIPE).clamp(LEAST_WIDTH, MOST_WIDTH)
}
