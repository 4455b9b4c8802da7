//! A body drawn as its segments: a rule at every boundary, the offenders marked, the invisible made visible.

use septet::{Error, Offender, OffenderClass, Segment, TextOptions, offenders};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style::{NOTE, NUMBER, OFFENDER, painted};
use super::words::{code_points, counted, unit};

const INDENT: &str = "  ";

/// Draws a text, in lines of at most so many columns where that is possible.
///
/// # Errors
/// As [`TextOptions::segments`].
pub(crate) fn draw(text: &str, options: &TextOptions, width: usize) -> Result<Vec<String>, Error> {
    let segments = options.segments(text)?;
    let analysis = segments.analysis();
    let mut lines = Vec::new();
    for (index, segment) in segments.enumerate() {
        let number = format!("{} of {}", index + 1, analysis.segments);
        let capacity = counted(analysis.per_segment, unit(analysis.encoding));
        let fill = match segment.range.counter {
            None => format!("{} of {capacity}", segment.range.units),
            // The capacity is that of the text after the counter.
            Some(_) => counted(segment.range.units, unit(analysis.encoding)),
        };
        lines.push(rule(&number, &fill, width));
        for line in break_lines(pieces(&segment), width.saturating_sub(2 * INDENT.len())) {
            draw_line(&line, &mut lines);
        }
    }
    lines.push(rule("", "", width));
    Ok(lines)
}

/// `── 1 of 3 ─────────────── 67 of 67 units ──`
fn rule(number: &str, fill: &str, width: usize) -> String {
    let dashes = |count: usize| painted(NOTE, "─".repeat(count)).to_string();
    if number.is_empty() {
        return format!("{INDENT}{}", dashes(width.saturating_sub(2 * INDENT.len())));
    }
    // Two dashes and two spaces around each text.
    let taken = 2 * INDENT.len() + number.width() + fill.width() + 8;
    let middle = dashes(width.saturating_sub(taken).max(2));
    let number = painted(NUMBER, number);
    format!("{INDENT}{} {number} {middle} {} {}", dashes(2), painted(NOTE, fill), dashes(2))
}

/// What is drawn for one or a few characters, never parted.
struct Piece {
    shown: String,
    kind: Kind,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Plain,
    Space,
    LineEnd,
    Sign,
    Offender,
}

/// The pieces of a segment. Offenders are looked for in the segment itself, so that one cut by the boundary is marked on
/// both sides.
fn pieces(segment: &Segment<'_>) -> Vec<Piece> {
    let text = segment.text.as_ref();
    let mut pieces = Vec::new();
    let mut position = 0;
    for offender in offenders(text) {
        pieces.extend(text[position..offender.position].chars().map(plain_piece));
        position = offender.position + offender.length;
        pieces.push(offender_piece(&offender, &text[offender.position..position]));
    }
    pieces.extend(text[position..].chars().map(plain_piece));
    // A space at the edge of a segment would not be seen.
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter_mut().enumerate() {
        if piece.kind == Kind::Space && (index == 0 || index == last) {
            *piece = Piece { shown: "·".into(), kind: Kind::Sign };
        }
    }
    pieces
}

fn plain_piece(character: char) -> Piece {
    let (shown, kind) = match character {
        '\n' => ("↵".into(), Kind::LineEnd),
        '\r' => ("␍".into(), Kind::Sign),
        '\u{c}' => ("␌".into(), Kind::Sign),
        ' ' => (" ".into(), Kind::Space),
        _ => (character.into(), Kind::Plain),
    };
    Piece { shown, kind }
}

fn offender_piece(offender: &Offender<'_>, text: &str) -> Piece {
    let unseen =
        matches!(offender.class, OffenderClass::Invisible | OffenderClass::Space | OffenderClass::Control);
    let first_width = text.chars().next().and_then(UnicodeWidthChar::width).unwrap_or(0);
    let shown = if unseen || first_width == 0 {
        format!("<{}>", code_points(offender.code_points()).join(" "))
    } else {
        text.into()
    };
    Piece { shown, kind: Kind::Offender }
}

/// Breaks at spaces where there are any, and after line ends.
fn break_lines(pieces: Vec<Piece>, width: usize) -> Vec<Vec<Piece>> {
    let mut lines = Vec::new();
    let mut line: Vec<Piece> = Vec::new();
    for piece in pieces {
        let used: usize = line.iter().map(|piece| piece.shown.width()).sum();
        if used + piece.shown.width() > width && !line.is_empty() {
            let after_space = line.iter().rposition(|piece| piece.kind == Kind::Space);
            let rest = match after_space {
                Some(space) if piece.kind != Kind::Space => line.split_off(space + 1),
                _ => Vec::new(),
            };
            lines.push(std::mem::replace(&mut line, rest));
        }
        let ends_line = piece.kind == Kind::LineEnd;
        line.push(piece);
        if ends_line {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The line, and below it a caret under every offender.
fn draw_line(line: &[Piece], lines: &mut Vec<String>) {
    let mut text = String::from(INDENT);
    let mut marks = String::from(INDENT);
    for piece in line {
        let width = piece.shown.width();
        match piece.kind {
            Kind::Plain | Kind::Space => text += &piece.shown,
            Kind::LineEnd | Kind::Sign => text += &painted(NOTE, &piece.shown).to_string(),
            Kind::Offender => text += &painted(OFFENDER, &piece.shown).to_string(),
        }
        marks += &if piece.kind == Kind::Offender { "^" } else { " " }.repeat(width);
    }
    lines.push(text.trim_end().into());
    if marks.contains('^') {
        let start = marks.len() - marks.trim_start().len();
        lines.push(format!("{}{}", " ".repeat(start), painted(OFFENDER, marks.trim())));
    }
}
