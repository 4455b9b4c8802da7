//! Lists in files: a number (or sender, or JSON object) a line, or a column of a CSV file. Read in constant memory.

use std::io::{self, BufRead, BufReader, Read};

use crate::failure::Failure;
use crate::input::Source;
use crate::quotes::{Unclosed, Watched};

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_MARKS: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];
const BUFFER: usize = 1 << 16;

/// An open file: its first line, which was looked at already, and the rest.
type Opened = io::Chain<io::Cursor<Vec<u8>>, BufReader<Box<dyn Read>>>;
/// A CSV file that is being read.
pub(crate) type TableReader = csv::Reader<Watched<Opened>>;

/// One entry of a list.
#[derive(Debug)]
pub(crate) struct Row {
    /// The line on which it starts, counted from 1.
    pub(crate) line: u64,
    /// It, exactly as written.
    pub(crate) value: Vec<u8>,
}

impl Row {
    /// The value as text; octets that are not UTF-8 show as escapes, so that they fail as what they are instead of
    /// turning into some other character.
    pub(crate) fn into_text(self) -> String {
        String::from_utf8(self.value).unwrap_or_else(|error| error.as_bytes().escape_ascii().to_string())
    }
}

/// The entries of a list, in order.
pub(crate) struct Rows {
    source: Source,
    format: Format,
    skip_blank: bool,
}

enum Format {
    Lines { reader: Opened, line: u64 },
    Table { reader: TableReader, column: usize, record: csv::ByteRecord },
}

/// Which column of a CSV file holds the entries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column<'a> {
    /// The name that the user gave.
    pub(crate) chosen: Option<&'a str>,
    /// The name when the user gave none.
    pub(crate) usual: &'a str,
}

impl Rows {
    /// Opens a list. It is a CSV file with a header line when its name ends in `.csv` or `.tsv` or when a column was
    /// chosen, and one entry a line otherwise.
    pub(crate) fn open(source: &Source, column: Column<'_>) -> Result<Self, Failure> {
        Self::over(source, source.open()?, column)
    }

    /// As [`Rows::open`], from a reader that is already open.
    pub(crate) fn over(source: &Source, reader: Box<dyn Read>, column: Column<'_>) -> Result<Self, Failure> {
        let is_table = column.chosen.is_some() || source.has_extension("csv") || source.has_extension("tsv");
        if !is_table {
            return Self::lines(source, reader);
        }
        let mut reader = table(source, reader)?;
        let header = reader.byte_headers().map_err(|error| table_failure(source, error))?;
        let name = column.chosen.unwrap_or(column.usual);
        let Some(index) = header.iter().position(|field| field == name.as_bytes()) else {
            let names: Vec<_> = header.iter().map(|field| String::from_utf8_lossy(field)).collect();
            let message = format!("no column \"{name}\"; the first line has \"{}\"", names.join("\", \""));
            return Err(Failure::content(source, message));
        };
        let format = Format::Table { reader, column: index, record: csv::ByteRecord::new() };
        Ok(Self { source: source.clone(), format, skip_blank: false })
    }

    /// One entry a line, whatever the name of the file.
    pub(crate) fn lines(source: &Source, reader: Box<dyn Read>) -> Result<Self, Failure> {
        let format = Format::Lines { reader: buffered(source, reader)?, line: 0 };
        Ok(Self { source: source.clone(), format, skip_blank: false })
    }

    /// Leaves empty lines out, as CSV does; without this they are empty entries.
    #[must_use]
    pub(crate) fn skip_blank_lines(mut self) -> Self {
        self.skip_blank = true;
        self
    }

    fn next_row(&mut self) -> Result<Option<Row>, Failure> {
        match &mut self.format {
            Format::Lines { reader, line } => loop {
                let mut value = Vec::new();
                let read = reader.read_until(b'\n', &mut value);
                if read.map_err(|error| Failure::system(&self.source, &error))? == 0 {
                    return Ok(None);
                }
                *line += 1;
                cut_line_end(&mut value);
                if !(self.skip_blank && value.is_empty()) {
                    return Ok(Some(Row { line: *line, value }));
                }
            },
            Format::Table { reader, column, record } => {
                let read = reader.read_byte_record(record);
                if !read.map_err(|error| table_failure(&self.source, error))? {
                    return Ok(None);
                }
                let line = record.position().map_or(0, csv::Position::line);
                // A row that is too short has an empty entry, which is refused like any other.
                let value = record.get(*column).unwrap_or_default().to_vec();
                Ok(Some(Row { line, value }))
            }
        }
    }
}

impl Iterator for Rows {
    type Item = Result<Row, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row().transpose()
    }
}

/// A CSV reader whose delimiter is the one of comma, semicolon and tab that its first line has most of.
pub(crate) fn table(source: &Source, reader: Box<dyn Read>) -> Result<TableReader, Failure> {
    let reader = buffered(source, reader)?;
    let first_line = reader.get_ref().0.get_ref();
    let frequency = |delimiter: u8| first_line.iter().filter(|octet| **octet == delimiter).count();
    // Of equals the last is taken: the comma.
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|delimiter| frequency(*delimiter));
    let delimiter = delimiter.unwrap_or(b',');
    let mut builder = csv::ReaderBuilder::new();
    Ok(builder.flexible(true).delimiter(delimiter).from_reader(Watched::new(reader, delimiter)))
}

/// A failure of the CSV reader in one line.
pub(crate) fn table_failure(source: &Source, error: csv::Error) -> Failure {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref::<Unclosed>())
        {
            Some(unclosed) => Failure::content(format_args!("{source}:{}", unclosed.line), unclosed),
            None => Failure::system(source, &error),
        },
        _ => Failure::content(source, text),
    }
}

/// Buffers a reader and skips its byte order mark. The first line is read whole, or as much of it as the buffer holds: a
/// pipe may give it octet by octet.
fn buffered(source: &Source, reader: Box<dyn Read>) -> Result<Opened, Failure> {
    let mut reader = BufReader::with_capacity(BUFFER, reader);
    let mut start = Vec::new();
    let read = reader.by_ref().take(BUFFER as u64).read_until(b'\n', &mut start);
    read.map_err(|error| Failure::system(source, &error))?;
    if UTF16_MARKS.iter().any(|mark| start.starts_with(mark)) {
        return Err(Failure::content(source, "this is UTF-16; save it as UTF-8"));
    }
    if start.starts_with(UTF8_MARK) {
        start.drain(..UTF8_MARK.len());
    }
    Ok(io::Cursor::new(start).chain(reader))
}

/// Takes LF or CR LF off the end.
pub(crate) fn cut_line_end(line: &mut Vec<u8>) {
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    }
}
