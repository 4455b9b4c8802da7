//! How the command ends.

use std::process::ExitCode;

/// What the exit code says. [`HELP`] tells it to the user.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Exit {
    /// Everything that was asked about is fine.
    Fine = 0,
    /// A text, number, sender, template, message or request is refused, or not one recipient can be sent to.
    Refused = 1,
    /// The command was called wrongly; clap ends with the same code.
    Usage = 2,
    /// A plan in which some recipients can be sent to and others cannot.
    Partial = 3,
    /// A file or pipe that could not be read, understood or written.
    Unreadable = 4,
}

/// The codes as the help shows them.
pub(crate) const HELP: &str = "\
Exit codes:
  0  fine: all of it can be sent, every number is valid, every template is within the limit
  1  refused: something that was asked about is not acceptable, or no recipient can be sent to
  2  the command was called wrongly
  3  partly (plan only): some recipients can be sent to, others cannot
  4  a file could not be read, understood or written

Colour is used on a terminal only; NO_COLOR turns it off, CLICOLOR_FORCE=1 on.";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
