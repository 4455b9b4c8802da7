//! `septet analyze`.

use std::io::Write;

use septet::{Analysis, Encoding, Error, ErrorCode, Offender, SendRequest, TextOptions, Transliteration};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::arguments::AnalyzeArguments;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::{Refusal, write_line};
use crate::output::progress::open_with_bar;
use crate::output::style::{HEADING, NOTE, painted};
use crate::output::table::{Cell, Table};
use crate::output::words::{code_points, counted, grouped, paragraph, replacement_cell, unit};
use crate::output::{pipe, screen, width};
use crate::rows::Rows;
use crate::smart::{self, SmartArguments, SmartView, sent};

/// Offenders in machine output.
const LISTED: usize = 100;
/// Offenders in the table for people.
const SHOWN: usize = 20;

/// Prints what a text is and takes.
pub(crate) fn run(arguments: &AnalyzeArguments) -> Result<Exit, Failure> {
    let options = arguments.options.apply(TextOptions::new())?;
    if arguments.ndjson {
        return answer_lines(arguments, &options);
    }
    let text = arguments.source.read()?;
    if arguments.json {
        let mut pipe = pipe();
        let exit = answer(&mut pipe, Ok(&text), &options, &arguments.smart)?;
        pipe.flush()?;
        return Ok(exit);
    }
    print(&text, &options, &arguments.smart)
}

fn print(original: &str, options: &TextOptions, smart: &SmartArguments) -> Result<Exit, Failure> {
    let refused = |error: Error| Failure::refused(&error);
    let smart = smart.apply(original, options).map_err(refused)?;
    let text = sent(original, smart.as_ref());
    let analysis = options.analyze(text).map_err(refused)?;
    let sentence = options.explain(text).map_err(refused)?;
    let unit = unit(analysis.encoding);
    let mut screen = screen();
    for line in paragraph(&sentence, 0, width()) {
        writeln!(screen, "{}", painted(HEADING, line))?;
    }
    writeln!(screen)?;
    let per_segment = counted(analysis.per_segment, unit);
    let tables = [("locking", analysis.locking), ("single shift", analysis.single)];
    let tables = tables.map(|(kind, language)| match language {
        Some(language) => format!(", {} {kind} table", language.as_str()),
        None => String::new(),
    });
    let counts = [
        ("Encoding", format!("{}{}", analysis.encoding.as_str(), tables.concat())),
        ("Segments", format!("{} of {per_segment}", grouped(analysis.segments))),
        ("Length", format!("{}, {} left", counted(analysis.units, unit), grouped(analysis.remaining))),
        ("Characters", grouped(analysis.characters)),
    ];
    for (name, value) in counts {
        writeln!(screen, "  {} {value}", painted(NOTE, format_args!("{name:<12}")))?;
    }
    // A national table holds them where the text is GSM-7.
    if analysis.offender_count > 0 && analysis.encoding == Encoding::Ucs2 {
        writeln!(screen, "\n{}", painted(HEADING, "Outside the GSM-7 alphabet"))?;
        for line in offender_table(text, options).lines(width()) {
            writeln!(screen, "{line}")?;
        }
        if analysis.offender_count > SHOWN {
            writeln!(screen, "  and {} more", grouped(analysis.offender_count - SHOWN))?;
        }
    }
    if let Some(smart) = &smart {
        for line in smart::lines(original, smart, width()) {
            writeln!(screen, "{line}")?;
        }
    }
    screen.flush()?;
    Ok(Exit::Fine)
}

fn offender_table(text: &str, options: &TextOptions) -> Table<4> {
    let mut table = Table::new(["Character", "Code points", "Class", "Instead"]);
    let (mut counted_to, mut characters) = (0, 1);
    for offender in options.offenders(text).take(SHOWN) {
        characters += text[counted_to..offender.position].chars().count();
        counted_to = offender.position;
        let instead = match offender.replacement.as_ref().map(septet::Replacement::as_str) {
            None => Cell::new("–").style(NOTE),
            Some(replacement) => replacement_cell(replacement),
        };
        let code_points = Cell::new(code_points(offender.code_points()).join(" "));
        table.push([
            Cell::new(grouped(characters)).right(),
            code_points,
            Cell::new(offender.class.as_str()),
            instead,
        ]);
    }
    table
}

#[derive(Serialize)]
struct AnalysisView<'a> {
    encoding: &'static str,
    units: usize,
    segments: usize,
    greedy_segments: usize,
    characters: usize,
    utf16_units: usize,
    remaining: usize,
    per_segment: usize,
    locking: Option<&'static str>,
    single: Option<&'static str>,
    first_offender: Option<usize>,
    offender_count: usize,
    offenders: Vec<OffenderView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    smart: Option<SmartView<'a>>,
}

#[derive(Serialize)]
struct OffenderView {
    position: usize,
    code_points: Vec<String>,
    class: &'static str,
    replacement: Option<String>,
}

impl<'a> AnalysisView<'a> {
    fn new(
        text: &str,
        options: &TextOptions,
        analysis: Analysis,
        smart: Option<&'a Transliteration<'_>>,
    ) -> Self {
        let offenders = match analysis.first_offender {
            Some(_) => {
                options.offenders(text).take(LISTED).map(|offender| OffenderView::of(&offender)).collect()
            }
            None => Vec::new(),
        };
        Self {
            encoding: analysis.encoding.as_str(),
            units: analysis.units,
            segments: analysis.segments,
            greedy_segments: analysis.greedy_segments,
            characters: analysis.characters,
            utf16_units: analysis.utf16_units,
            remaining: analysis.remaining,
            per_segment: analysis.per_segment,
            locking: analysis.locking.map(septet::Language::as_str),
            single: analysis.single.map(septet::Language::as_str),
            first_offender: analysis.first_offender,
            offender_count: analysis.offender_count,
            offenders,
            smart: smart.map(SmartView::of),
        }
    }
}

impl OffenderView {
    fn of(offender: &Offender<'_>) -> Self {
        Self {
            position: offender.position,
            code_points: code_points(offender.code_points()),
            class: offender.class.as_str(),
            replacement: offender.replacement.map(|replacement| replacement.as_str().into()),
        }
    }
}

/// One answer: the analysis of a text, or why there is none.
fn answer(
    output: &mut impl Write,
    text: Result<&str, Error>,
    options: &TextOptions,
    smart: &SmartArguments,
) -> Result<Exit, Failure> {
    let encoded = text.and_then(|text| Ok((text, smart.apply(text, options)?)));
    let analysed = encoded.and_then(|(text, smart)| {
        let analysis = options.analyze(sent(text, smart.as_ref()))?;
        Ok((text, smart, analysis))
    });
    match analysed {
        Ok((text, smart, analysis)) => {
            let text = sent(text, smart.as_ref());
            write_line(output, &AnalysisView::new(text, options, analysis, smart.as_ref()))?;
            Ok(Exit::Fine)
        }
        Err(error) => {
            write_line(output, &Refusal::of(&error))?;
            Ok(Exit::Refused)
        }
    }
}

/// One answer for each line, so that they can be laid side by side.
fn answer_lines(arguments: &AnalyzeArguments, options: &TextOptions) -> Result<Exit, Failure> {
    let source = arguments.source.source();
    let wanted = !std::io::IsTerminal::is_terminal(&std::io::stdout());
    let (reader, bar) = open_with_bar(&source, wanted)?;
    let mut pipe = pipe();
    let mut exit = Exit::Fine;
    for row in Rows::lines(&source, reader)? {
        let text = text_of(&row?.value);
        let text = text.as_deref().map_err(Clone::clone);
        if answer(&mut pipe, text, options, &arguments.smart)? == Exit::Refused {
            exit = Exit::Refused;
        }
    }
    pipe.flush()?;
    bar.finish_and_clear();
    Ok(exit)
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

/// The text of a `{"text": …}` line; other members may be anything.
fn text_of(line: &[u8]) -> Result<String, Error> {
    // The core's reader tells where a document is wrong, and which member stands twice.
    match SendRequest::from_json(line) {
        Err(error) if error.code() != ErrorCode::WrongType || error.field().is_none() => return Err(error),
        _ => {}
    }
    let of_member = |code| Error::new(code).in_field("text");
    let line: Line<'_> = serde_json::from_slice(line).map_err(|_| Error::new(ErrorCode::InvalidJson))?;
    let value = line.text.filter(|value| value.get() != "null").ok_or(of_member(ErrorCode::MissingMember))?;
    if !value.get().starts_with('"') {
        return Err(of_member(ErrorCode::WrongType));
    }
    serde_json::from_str(value.get()).map_err(|_| of_member(ErrorCode::InvalidJson))
}
