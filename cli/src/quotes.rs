//! Quotes in CSV that do not close. The CSV reader takes the rest of the file for one field then, and whoever stands in
//! it would be missing from the list, those who have opted out included.

use std::fmt;
use std::io::{self, ErrorKind, Read};

/// A quoted field that goes on over lines where it should not.
#[derive(Debug)]
pub(crate) struct Unclosed {
    /// The line on which it opens, counted from 1.
    pub(crate) line: u64,
}

impl fmt::Display for Unclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a quote opens here and is not closed")
    }
}

impl std::error::Error for Unclosed {}

/// Passes CSV through, and fails with [`Unclosed`] when it ends inside quotes, or when quotes that went over lines close
/// in the middle of a field: there it is the opening quote of a later field that closed them.
pub(crate) struct Watched<R> {
    reader: R,
    delimiter: u8,
    state: State,
    line: u64,
    opened: u64,
}

/// Where in a record the reader is, as the CSV reader sees it: a quote opens only at the start of a field.
#[derive(Clone, Copy)]
enum State {
    FieldStart,
    Unquoted,
    Quoted,
    /// After a quote inside quotes: it closes them, or the next octet is one more and both stand for one.
    Quote,
}

impl<R> Watched<R> {
    pub(crate) const fn new(reader: R, delimiter: u8) -> Self {
        Self { reader, delimiter, state: State::FieldStart, line: 1, opened: 1 }
    }

    fn take(&mut self, octet: u8) -> Result<(), Unclosed> {
        let ends_field = octet == self.delimiter || matches!(octet, b'\r' | b'\n');
        self.state = match (self.state, octet) {
            (State::FieldStart, b'"') => {
                self.opened = self.line;
                State::Quoted
            }
            (State::Quoted, b'"') => State::Quote,
            (State::Quoted, _) | (State::Quote, b'"') => State::Quoted,
            _ if ends_field => State::FieldStart,
            (State::Quote, _) if self.line > self.opened => return Err(self.unclosed()),
            _ => State::Unquoted,
        };
        self.line += u64::from(octet == b'\n');
        Ok(())
    }

    const fn unclosed(&self) -> Unclosed {
        Unclosed { line: self.opened }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let fail = |unclosed| io::Error::new(ErrorKind::InvalidData, unclosed);
        if count == 0 && !buffer.is_empty() && matches!(self.state, State::Quoted) {
            return Err(fail(self.unclosed()));
        }
        for octet in buffer.iter().take(count) {
            self.take(*octet).map_err(fail)?;
        }
        Ok(count)
    }
}
