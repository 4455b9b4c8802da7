//! Tables that fit the width: the last column takes what is left and is broken into lines.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::style::{NOTE, painted};

const INDENT: usize = 2;
const GAP: usize = 2;
/// Narrower than this, the last column would be a ladder.
const LEAST_LAST: usize = 20;

/// One cell.
pub(crate) struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    /// Plain text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::new(), right: false }
    }

    /// In a style.
    #[must_use]
    pub(crate) const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// At the right side of its column, as numbers are.
    #[must_use]
    pub(crate) const fn right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// Rows of cells under a head.
pub(crate) struct Table<const COLUMNS: usize> {
    rows: Vec<[Cell; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table with a head.
    pub(crate) fn new(head: [&str; COLUMNS]) -> Self {
        Self { rows: vec![head.map(|name| Cell::new(name).style(NOTE))] }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: [Cell; COLUMNS]) {
        if let Some(head) = self.rows.first_mut() {
            for (head, cell) in head.iter_mut().zip(&row) {
                head.right |= cell.right;
            }
        }
        self.rows.push(row);
    }

    /// The table as lines of at most so many columns, where that is possible.
    pub(crate) fn lines(&self, width: usize) -> Vec<String> {
        let widest = |column: usize| self.rows.iter().map(|row| row[column].text.width()).max().unwrap_or(0);
        let widths: [usize; COLUMNS] = std::array::from_fn(widest);
        let before_last: usize = widths.iter().rev().skip(1).map(|width| width + GAP).sum();
        let last_width = width.saturating_sub(INDENT + before_last).max(LEAST_LAST);
        self.rows.iter().flat_map(|row| row_lines(row, &widths, INDENT + before_last, last_width)).collect()
    }
}

fn row_lines<const COLUMNS: usize>(
    row: &[Cell; COLUMNS],
    widths: &[usize; COLUMNS],
    last_start: usize,
    last_width: usize,
) -> Vec<String> {
    let Some((last, others)) = row.split_last() else { return Vec::new() };
    let mut pieces = textwrap::wrap(&last.text, last_width).into_iter();
    let first = pieces.next().unwrap_or_default();
    let mut line = " ".repeat(INDENT);
    let mut owed = String::new();
    let cells = others.iter().map(|cell| (cell.text.as_str(), cell)).chain([(first.as_ref(), last)]);
    for ((text, cell), width) in cells.zip(widths) {
        let padding = " ".repeat(width.saturating_sub(text.width()));
        // White space is written only when something follows it.
        if !text.is_empty() {
            line += &owed;
            owed.clear();
            if cell.right {
                line += &padding;
            }
            line += &painted(cell.style, text).to_string();
        }
        if text.is_empty() || !cell.right {
            owed += &padding;
        }
        owed += &" ".repeat(GAP);
    }
    let mut lines = vec![line];
    lines.extend(pieces.map(|piece| format!("{}{}", " ".repeat(last_start), painted(last.style, piece))));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_no_line_ends_in_space() {
        let mut table = Table::new(["#", "Recipient", "Reason"]);
        table.push([Cell::new("9").right(), Cell::new("+12025550143"), Cell::new("")]);
        table.push([
            Cell::new("10").right(),
            Cell::new("電話"),
            Cell::new("it is not a number, nor anything like one"),
        ]);
        let lines = table.lines(40);
        assert_eq!(
            lines,
            [
                "   #  Recipient     Reason",
                "   9  +12025550143",
                "  10  電話          it is not a number,",
                "                    nor anything like",
                "                    one",
            ]
            .map(|line| line.replace('#', &painted(NOTE, "#").to_string()))
            .map(|line| line.replace("Recipient", &painted(NOTE, "Recipient").to_string()))
            .map(|line| line.replace("Reason", &painted(NOTE, "Reason").to_string()))
        );
    }
}
