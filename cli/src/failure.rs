//! What ends the command early: one clear line on stderr.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use crate::exit::Exit;
use crate::output::words::visible;

/// The reason why the command cannot go on.
#[derive(Debug)]
pub(crate) struct Failure {
    exit: Exit,
    /// What is said; nothing when the reader of our output has gone away.
    line: Option<String>,
}

impl Failure {
    /// The arguments contradict each other or have impossible values.
    pub(crate) fn usage(message: impl Display) -> Self {
        Self { exit: Exit::Usage, line: Some(message.to_string()) }
    }

    /// A file or pipe does not let itself be opened, read or written.
    pub(crate) fn system(place: impl Display, error: &io::Error) -> Self {
        let sentence = error.to_string();
        // The number says nothing that the words do not.
        let sentence = sentence.split(" (os error ").next().unwrap_or_default();
        Self { exit: Exit::Unreadable, line: Some(format!("{place}: {sentence}")) }
    }

    /// A file's content is not what it should be.
    pub(crate) fn content(place: impl Display, message: impl Display) -> Self {
        Self { exit: Exit::Unreadable, line: Some(format!("{place}: {message}")) }
    }

    /// A file's content is refused by the core.
    pub(crate) fn refused_content(place: impl Display, error: &septet::Error) -> Self {
        Self::content(place, with_code(error))
    }

    /// What was asked about is refused by the core.
    pub(crate) fn refused(error: &septet::Error) -> Self {
        Self { exit: Exit::Refused, line: Some(with_code(error)) }
    }

    /// Octets that were asked about are refused by the core, with the octet where it is known, counted from 0.
    pub(crate) fn refused_octets(error: &septet::Error) -> Self {
        let place = error.position().map_or(String::new(), |position| format!("octet {position}: "));
        Self { exit: Exit::Refused, line: Some(format!("{place}{}", with_code(error))) }
    }

    /// An option's value is refused by the core.
    pub(crate) fn refused_option(error: &septet::Error) -> Self {
        Self { exit: Exit::Usage, line: Some(with_code(error)) }
    }

    /// Tells the user and gives the exit code.
    pub(crate) fn report(self) -> Exit {
        if let Some(line) = self.line {
            // The line quotes names and files; where stderr is gone too, there is nobody left to tell.
            let _ = writeln!(io::stderr(), "septet: {}", visible(&line));
        }
        self.exit
    }
}

/// Only writing to stdout fails without a name of its own.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // `septet … | head` is no mistake.
            ErrorKind::BrokenPipe => Self { exit: Exit::Fine, line: None },
            _ => Self::system("stdout", &error),
        }
    }
}

/// A core error in one line: where, what, and the stable code.
fn with_code(error: &septet::Error) -> String {
    let place = match (error.field(), error.index()) {
        (Some(field), Some(index)) => format!("{field}[{index}]: "),
        (Some(field), None) => format!("{field}: "),
        (None, Some(index)) => format!("[{index}]: "),
        (None, None) => String::new(),
    };
    format!("{place}{error} ({})", error.code().as_str())
}
