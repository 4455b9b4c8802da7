//! A progress bar for long input.

use std::io::{self, IsTerminal, Read};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::failure::Failure;
use crate::input::Source;

const SHAPE: &str = "  {bar:40.cyan} {percent:>3} %  {elapsed} ";
const SHAPE_WITHOUT_END: &str = "  {spinner} {bytes} read  {elapsed} ";

/// Opens a source and shows on stderr how far it has been read, when that is a terminal and stdout does not write to it
/// at the same time.
pub(crate) fn open_with_bar(source: &Source, wanted: bool) -> Result<(Box<dyn Read>, ProgressBar), Failure> {
    let reader = source.open()?;
    if !wanted || !io::stderr().is_terminal() {
        return Ok((reader, ProgressBar::hidden()));
    }
    let (length, shape) = match source.length() {
        Some(length) => (Some(length), SHAPE),
        None => (None, SHAPE_WITHOUT_END),
    };
    let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
    // The templates are constants that are known to be right.
    bar.set_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()));
    Ok((Box::new(bar.wrap_read(reader)), bar))
}
