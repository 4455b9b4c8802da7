//! `septet segment`.

use std::io::Write;

use septet::{Error, TextOptions, Transliteration};
use serde::Serialize;

use crate::arguments::SegmentArguments;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::hexadecimal::hex_of;
use crate::output::drawing::draw;
use crate::output::json::print_answer;
use crate::output::style::{HEADING, painted};
use crate::output::words::paragraph;
use crate::output::{screen, width};
use crate::smart::{self, SmartArguments, SmartView, sent};

/// Draws the segments, or prints them as JSON.
pub(crate) fn run(arguments: &SegmentArguments) -> Result<Exit, Failure> {
    let options = arguments.header.apply(arguments.options.apply(TextOptions::new())?)?;
    let text = arguments.source.read()?;
    if arguments.json {
        print_json(&text, &options, &arguments.smart)
    } else {
        print(&text, &options, &arguments.smart)
    }
}

fn print(original: &str, options: &TextOptions, smart: &SmartArguments) -> Result<Exit, Failure> {
    let refused = |error: Error| Failure::refused(&error);
    let smart = smart.apply(original, options).map_err(refused)?;
    let text = sent(original, smart.as_ref());
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
    if let Some(smart) = &smart {
        for line in smart::lines(original, smart, width()) {
            writeln!(screen, "{line}")?;
        }
    }
    screen.flush()?;
    Ok(Exit::Fine)
}

#[derive(Serialize)]
struct Segments<'a> {
    encoding: &'static str,
    segments: Vec<Segment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    smart: Option<SmartView<'a>>,
}

#[derive(Serialize)]
struct Segment<'a> {
    start: usize,
    end: usize,
    units: usize,
    octets: usize,
    text: std::borrow::Cow<'a, str>,
    header: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<String>,
}

fn print_json(text: &str, options: &TextOptions, smart: &SmartArguments) -> Result<Exit, Failure> {
    let smart = smart.apply(text, options);
    let answer = match &smart {
        Ok(smart) => answer(text, options, smart.as_ref()),
        Err(error) => Err(error.clone()),
    };
    print_answer(&answer)
}

fn answer<'a>(
    text: &'a str,
    options: &'a TextOptions,
    smart: Option<&'a Transliteration<'_>>,
) -> Result<Segments<'a>, Error> {
    let segments = options.segments(sent(text, smart))?;
    let encoding = segments.analysis().encoding.as_str();
    Ok(Segments { encoding, segments: segments.map(view).collect(), smart: smart.map(SmartView::of) })
}

fn view(segment: septet::Segment<'_>) -> Segment<'_> {
    let range = segment.range;
    Segment {
        start: range.start,
        end: range.end,
        units: range.units,
        octets: range.octets,
        text: segment.text,
        header: range.header.map(|header| hex_of(header.as_octets())),
        counter: range.counter.map(|counter| counter.to_string()),
    }
}
