//! What was found about templates, for people and for machines.

use std::io::Write;

use septet::{Analysis, Currency, Error, TemplateBounds};
use serde::Serialize;
use serde_json::value::RawValue;

use super::source::TemplateText;
use super::values::{Filled, FilledRow};
use super::{Counts, Judge, LintArguments, Verdict, each_file};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::{ErrorView, exact};
use crate::output::style::{BAD, GOOD, HEADING, NOTE, painted};
use crate::output::table::{Cell, Table};
use crate::output::words::{code_points, counted, grouped, reason, shortened};
use crate::output::{pipe, screen, width};

/// Longer names are cut.
const LONGEST_NAME: usize = 32;
/// Rows that are told one by one.
const SHOWN_ROWS: usize = 20;

/// Prints a table for each file.
pub(super) fn print(arguments: &LintArguments, judge: &Judge<'_>) -> Result<Exit, Failure> {
    let mut screen = screen();
    let mut counts = Counts::default();
    each_file(arguments, |file, templates| {
        let mut rows = Vec::new();
        let mut filled = Vec::new();
        for template in templates {
            let verdict = judge.judge(&template.text);
            counts.templates += 1;
            counts.refused += usize::from(verdict.is_refused());
            rows.push(row(template, &verdict, judge));
            filled.extend(verdict.rows.map(|rows| (shown_name(template), rows)));
        }
        writeln!(screen, "{}", painted(HEADING, file))?;
        let has_lines = templates.iter().any(|template| template.line.is_some());
        for line in table_lines(rows, has_lines, width()) {
            writeln!(screen, "{line}")?;
        }
        writeln!(screen)?;
        for line in filled.iter().flat_map(|(name, rows)| rows_of(name, rows, arguments.currency)) {
            writeln!(screen, "{line}")?;
        }
        Ok(())
    })?;
    let total = counted(counts.templates, "template");
    let style = if counts.refused == 0 { GOOD } else { BAD };
    writeln!(screen, "{}", painted(style, format_args!("{total}, {} refused", grouped(counts.refused))))?;
    screen.flush()?;
    Ok(counts.exit())
}

/// The table of a file, with the lines where they are known.
fn table_lines(rows: Vec<[Cell; 5]>, has_lines: bool, width: usize) -> Vec<String> {
    let head = ["Line", "Template", "Least", "Most", ""];
    if has_lines {
        let mut table = Table::new(head);
        rows.into_iter().for_each(|row| table.push(row));
        return table.lines(width);
    }
    let [_, head @ ..] = head;
    let mut table = Table::new(head);
    rows.into_iter().for_each(|[_, row @ ..]| table.push(row));
    table.lines(width)
}

fn row(template: &TemplateText, verdict: &Verdict, judge: &Judge<'_>) -> [Cell; 5] {
    let segments = |pick: fn(&TemplateBounds) -> Analysis| {
        let count = verdict.bounds.as_ref().map_or(String::new(), |bounds| grouped(pick(bounds).segments));
        Cell::new(count).right()
    };
    let why = match &verdict.error {
        Some(error) => {
            Cell::new(format!("{} ({})", reason(error, &template.text), error.code().as_str())).style(BAD)
        }
        None => Cell::new(verdict.bounds.map_or(String::new(), |bounds| notes(template, &bounds, judge))),
    };
    let line = template.line.map_or(String::new(), |line| line.to_string());
    [
        Cell::new(line).right().style(NOTE),
        Cell::new(shown_name(template)),
        segments(|bounds| bounds.smallest),
        segments(|bounds| bounds.largest),
        why,
    ]
}

/// A line has no name; its text says which it is.
fn shown_name(template: &TemplateText) -> String {
    let name = if template.name.is_empty() { &template.text } else { &template.name };
    shortened(name, LONGEST_NAME)
}

/// Which field decides, and what forces UCS-2.
fn notes(template: &TemplateText, bounds: &TemplateBounds, judge: &Judge<'_>) -> String {
    let name = |index: usize| judge.fields.get(index).map(|field| field.name);
    let mut notes = Vec::new();
    if let Some(position) = bounds.ucs2_literal
        && let (Some(before), Some(after)) = (template.text.get(..position), template.text.get(position..))
    {
        let code_point = code_points(after.chars().take(1)).concat();
        notes.push(format!("{code_point} at character {} forces UCS-2", before.chars().count() + 1));
    } else if let Some(name) = bounds.ucs2_field.and_then(name) {
        notes.push(format!("{name} may force UCS-2"));
    }
    if let Some(name) = bounds.deciding_field.and_then(name) {
        notes.push(format!("{name} decides"));
    }
    notes.join("; ")
}

/// What each row makes of a template, and all of them.
fn rows_of(name: &str, filled: &Filled, currency: Option<Currency>) -> Vec<String> {
    let total = &filled.total;
    let mut lines = vec![painted(HEADING, name).to_string()];
    let cost_head = currency.map_or(String::new(), |currency| format!("Cost {currency}"));
    let mut table = Table::new(["Line", "Encoding", "Units", "Segments", &cost_head, ""]);
    for row in filled.rows.iter().take(SHOWN_ROWS) {
        table.push(cells(row));
    }
    lines.extend(table.lines(width()));
    if filled.rows.len() > SHOWN_ROWS {
        lines.push(format!("  and {} more", grouped(filled.rows.len() - SHOWN_ROWS)));
    }
    let failed =
        if total.failed > 0 { format!(", {} refused", grouped(total.failed)) } else { String::new() };
    let most = if total.rows > 1 {
        format!(", at most {} each", grouped(total.most_segments))
    } else {
        String::new()
    };
    let segments = counted(total.segments, "segment");
    let cost =
        total.cost.zip(currency).map_or(String::new(), |(cost, currency)| format!(": {cost} {currency}"));
    lines.push(format!("  {}{failed}, {segments}{most}{cost}", counted(total.rows, "row")));
    lines.push(String::new());
    lines
}

fn cells(row: &FilledRow) -> [Cell; 6] {
    let line = Cell::new(row.line.to_string()).right().style(NOTE);
    match &row.outcome {
        Ok(counts) => [
            line,
            Cell::new(counts.encoding.as_str()),
            Cell::new(grouped(counts.units)).right(),
            Cell::new(grouped(counts.segments)).right(),
            Cell::new(counts.cost.map_or(String::new(), |cost| cost.to_string())).right(),
            Cell::new(""),
        ],
        Err(code) => {
            let why = format!("{} ({})", code.meaning(), code.as_str());
            let empty = || Cell::new("").right();
            [line, Cell::new(""), empty(), empty(), empty(), Cell::new(why).style(BAD)]
        }
    }
}

#[derive(Serialize)]
struct TemplateView<'a> {
    file: String,
    line: Option<u64>,
    template: &'a str,
    smallest: Option<SizeView>,
    largest: Option<SizeView>,
    placeholders: Option<usize>,
    deciding_field: Option<&'a str>,
    ucs2_literal: Option<usize>,
    ucs2_field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<RowView>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<TotalView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorView<'a>>,
}

#[derive(Serialize)]
struct SizeView {
    encoding: &'static str,
    units: usize,
    segments: usize,
}

impl SizeView {
    const fn of(analysis: Analysis) -> Self {
        Self { encoding: analysis.encoding.as_str(), units: analysis.units, segments: analysis.segments }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum RowView {
    Counted { line: u64, encoding: &'static str, units: usize, segments: usize, cost: Option<Box<RawValue>> },
    Refused { line: u64, code: &'static str },
}

impl RowView {
    fn of(row: &FilledRow) -> Self {
        match row.outcome {
            Ok(counts) => Self::Counted {
                line: row.line,
                encoding: counts.encoding.as_str(),
                units: counts.units,
                segments: counts.segments,
                cost: counts.cost.and_then(exact),
            },
            Err(code) => Self::Refused { line: row.line, code: code.as_str() },
        }
    }
}

#[derive(Serialize)]
struct TotalView<'a> {
    rows: usize,
    failed: usize,
    segments: usize,
    most_segments: usize,
    cost: Option<Box<RawValue>>,
    currency: Option<&'a str>,
}

impl<'a> TotalView<'a> {
    fn of(filled: &Filled, currency: Option<&'a Currency>) -> Self {
        let total = &filled.total;
        Self {
            rows: total.rows,
            failed: total.failed,
            segments: total.segments,
            most_segments: total.most_segments,
            cost: total.cost.and_then(exact),
            currency: currency.map(Currency::as_str),
        }
    }
}

/// Prints one array over all files.
pub(super) fn print_json(arguments: &LintArguments, judge: &Judge<'_>) -> Result<Exit, Failure> {
    let mut pipe = pipe();
    let mut counts = Counts::default();
    let mut before: &[u8] = b"[";
    each_file(arguments, |file, templates| {
        for template in templates {
            let verdict = judge.judge(&template.text);
            counts.templates += 1;
            counts.refused += usize::from(verdict.is_refused());
            pipe.write_all(before)?;
            before = b",\n";
            let view = view(file.to_string(), template, &verdict, judge, arguments.currency.as_ref());
            serde_json::to_writer(&mut pipe, &view).map_err(std::io::Error::from)?;
        }
        Ok(())
    })?;
    pipe.write_all(if counts.templates == 0 { b"[]\n" } else { b"]\n" })?;
    pipe.flush()?;
    Ok(counts.exit())
}

fn view<'a>(
    file: String,
    template: &'a TemplateText,
    verdict: &'a Verdict,
    judge: &Judge<'a>,
    currency: Option<&'a Currency>,
) -> TemplateView<'a> {
    let bounds = verdict.bounds;
    let name = |index: Option<usize>| index.and_then(|index| judge.fields.get(index)).map(|field| field.name);
    TemplateView {
        file,
        line: template.line,
        template: &template.name,
        smallest: bounds.map(|bounds| SizeView::of(bounds.smallest)),
        largest: bounds.map(|bounds| SizeView::of(bounds.largest)),
        placeholders: bounds.map(|bounds| bounds.placeholders),
        deciding_field: name(bounds.and_then(|bounds| bounds.deciding_field)),
        ucs2_literal: bounds.and_then(|bounds| bounds.ucs2_literal),
        ucs2_field: name(bounds.and_then(|bounds| bounds.ucs2_field)),
        rows: verdict.rows.as_ref().map(|filled| filled.rows.iter().map(RowView::of).collect()),
        total: verdict.rows.as_ref().map(|filled| TotalView::of(filled, currency)),
        error: verdict.error.as_ref().map(|error: &Error| ErrorView::of(error)),
    }
}
