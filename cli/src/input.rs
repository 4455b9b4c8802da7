//! Files and pipes in.

use std::convert::Infallible;
use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::failure::Failure;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Where something is read from: a file, or stdin for `-`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Source {
    /// The command's own input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl From<OsString> for Source {
    fn from(name: OsString) -> Self {
        if name == "-" { Self::Stdin } else { Self::File(name.into()) }
    }
}

impl FromStr for Source {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(Self::from(OsString::from(name)))
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("stdin"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Source {
    /// Opens it for reading in pieces.
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, Failure> {
        match self {
            Self::Stdin => Ok(Box::new(io::stdin().lock())),
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(Failure::system(self, &error)),
            },
        }
    }

    /// Reads it whole, without a byte order mark.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Failure> {
        let mut content = Vec::new();
        self.open()?.read_to_end(&mut content).map_err(|error| Failure::system(self, &error))?;
        if content.starts_with(UTF8_MARK) {
            content.drain(..UTF8_MARK.len());
        }
        Ok(content)
    }

    /// Its length in octets, where it is a file that has one.
    pub(crate) fn length(&self) -> Option<u64> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.metadata().ok().filter(|data| data.is_file()).map(|data| data.len()),
        }
    }

    /// Whether it is the file at this path, by whatever name.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        match (self, path.canonicalize()) {
            (Self::File(own), Ok(path)) => own.canonicalize().is_ok_and(|own| own == path),
            _ => false,
        }
    }

    /// Whether the name ends so, in any case.
    pub(crate) fn has_extension(&self, extension: &str) -> bool {
        match self {
            Self::Stdin => false,
            Self::File(path) => is_extension(path, extension),
        }
    }

    /// A failure of the core over the whole content, with line and column where the position is known.
    pub(crate) fn refused(&self, content: &[u8], error: &septet::Error) -> Failure {
        match error.position() {
            Some(position) => {
                let (line, column) = line_and_column(content, position);
                Failure::refused_content(format_args!("{self}:{line}:{column}"), error)
            }
            None => Failure::refused_content(self, error),
        }
    }
}

fn is_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension))
}

/// Line and column as editors count them: from 1, columns in characters.
fn line_and_column(content: &[u8], position: usize) -> (usize, usize) {
    let before = content.get(..position).unwrap_or(content);
    let line_start = before.iter().rposition(|octet| *octet == b'\n').map_or(0, |index| index + 1);
    let line = before.iter().filter(|octet| **octet == b'\n').count() + 1;
    let column = String::from_utf8_lossy(before.get(line_start..).unwrap_or_default()).chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn lines_and_columns_count_from_one() {
        let content = "{\n \"é\": x}".as_bytes();
        assert_eq!(line_and_column(content, 0), (1, 1));
        assert_eq!(line_and_column(content, 2), (2, 1));
        // The accented letter takes two octets and one column.
        assert_eq!(line_and_column(content, 9), (2, 7));
        assert_eq!(line_and_column(content, 99), (2, 9));
    }
}
