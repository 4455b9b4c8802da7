//! The failed recipients as CSV.

use std::fs::File;
use std::path::{Path, PathBuf};

use septet::Error;

use crate::failure::Failure;

/// A CSV file of failed recipients, or none when nobody asked for it.
pub(crate) struct FailedFile {
    open: Option<(PathBuf, csv::Writer<File>)>,
}

impl FailedFile {
    /// Creates the file with its header line.
    pub(crate) fn create(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self { open: None }) };
        let file = File::create(path).map_err(|error| Failure::system(path.display(), &error))?;
        let mut this = Self { open: Some((path.into(), csv::Writer::from_writer(file))) };
        this.write(["row", "to", "code", "message"])?;
        Ok(this)
    }

    /// Adds a recipient.
    pub(crate) fn push(&mut self, row: u64, to: &str, error: &Error) -> Result<(), Failure> {
        if self.open.is_none() {
            return Ok(());
        }
        self.write([&row.to_string(), to, error.code().as_str(), &error.to_string()])
    }

    /// Writes what is still held back.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        match &mut self.open {
            Some((path, writer)) => writer.flush().map_err(|error| Failure::system(path.display(), &error)),
            None => Ok(()),
        }
    }

    fn write(&mut self, record: [&str; 4]) -> Result<(), Failure> {
        match &mut self.open {
            Some((path, writer)) => writer.write_record(record).map_err(|error| match error.into_kind() {
                csv::ErrorKind::Io(error) => Failure::system(path.display(), &error),
                other => Failure::content(path.display(), format_args!("{other:?}")),
            }),
            None => Ok(()),
        }
    }
}
