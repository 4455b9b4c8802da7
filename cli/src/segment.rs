//! `septet segment`.

use std::io::Write;

use septet::{Error, TextOptions};
use serde::Serialize;

use crate::arguments::{SegmentArguments, checked};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::drawing::draw;
use crate::output::json::{Refusal, write_line};
use crate::output::style::{HEADING, painted};
use crate::output::words::paragraph;
use crate::output::{pipe, screen, width};

/// Draws the segments, or prints them as JSON.
pub(crate) fn run(arguments: &SegmentArguments) -> Result<Exit, Failure> {
    let mut options = arguments.options.apply(TextOptions::new())?;
    if let Some(reference) = arguments.reference {
        options = options.concatenation_reference(reference);
    }
    if let Some(hex) = &arguments.header_elements {
        let octets =
            octets_of(hex).ok_or_else(|| Failure::usage("--header-elements: not pairs of hex digits"))?;
        options = options.header_elements(&octets);
    }
    let options = checked(options)?;
    let text = arguments.source.read()?;
    if arguments.json { print_json(&text, &options) } else { print(&text, &options) }
}

fn print(text: &str, options: &TextOptions) -> Result<Exit, Failure> {
    let refused = |error: Error| Failure::refused(&error);
    let sentence = options.explain(text).map_err(refused)?;
    let drawing = draw(text, options, width()).map_err(refused)?;
    let mut screen = screen();
    for line in paragraph(&sentence, 0, width()) {
        writeln!(screen, "{}", painted(HEADING, line))?;
    }
    writeln!(screen)?;
    for line in drawing {
        writeln!(screen, "{line}")?;
    }
    screen.flush()?;
    Ok(Exit::Fine)
}

#[derive(Serialize)]
struct Segments<'a> {
    encoding: &'static str,
    segments: Vec<Segment<'a>>,
}

#[derive(Serialize)]
struct Segment<'a> {
    start: usize,
    end: usize,
    units: usize,
    octets: usize,
    text: std::borrow::Cow<'a, str>,
    header: Option<String>,
}

fn print_json(text: &str, options: &TextOptions) -> Result<Exit, Failure> {
    let mut pipe = pipe();
    let exit = match options.segments(text) {
        Ok(segments) => {
            let encoding = segments.analysis().encoding.as_str();
            write_line(&mut pipe, &Segments { encoding, segments: segments.map(view).collect() })?;
            Exit::Fine
        }
        Err(error) => {
            write_line(&mut pipe, &Refusal::of(&error))?;
            Exit::Refused
        }
    };
    pipe.flush()?;
    Ok(exit)
}

fn view(segment: septet::Segment<'_>) -> Segment<'_> {
    let range = segment.range;
    Segment {
        start: range.start,
        end: range.end,
        units: range.units,
        octets: range.octets,
        text: segment.text,
        header: range
            .header
            .map(|header| header.as_octets().iter().map(|octet| format!("{octet:02x}")).collect::<String>()),
    }
}

fn octets_of(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<_>>>()?;
    // A digit is at most 15, so a pair is an octet.
    let pair = |pair: &[u32]| match pair {
        [high, low] => u8::try_from(high << 4 | low).ok(),
        _ => None,
    };
    digits.chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::octets_of;

    #[test]
    fn hex_is_read_in_pairs() {
        assert_eq!(octets_of("0504C0dE"), Some(vec![0x05, 0x04, 0xC0, 0xDE]));
        assert_eq!(octets_of(""), Some(vec![]));
        for wrong in ["0", "050", "0x", "é0"] {
            assert_eq!(octets_of(wrong), None, "{wrong}");
        }
    }
}
