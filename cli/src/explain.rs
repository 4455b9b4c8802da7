//! `septet explain`.

use std::io::Write;

use septet::TextOptions;

use crate::arguments::ExplainArguments;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::screen;

/// Prints the core's sentence.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Exit, Failure> {
    let options = arguments.options.apply(TextOptions::new())?;
    let text = arguments.source.read()?;
    let sentence = options.explain(&text).map_err(|error| Failure::refused(&error))?;
    let mut screen = screen();
    writeln!(screen, "{sentence}")?;
    screen.flush()?;
    Ok(Exit::Fine)
}
