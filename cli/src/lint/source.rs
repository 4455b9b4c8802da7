//! Templates out of files.

use septet::{Error, ErrorCode};

use super::arguments::Format;
use super::{json, po, yaml};
use crate::failure::Failure;
use crate::input::Source;
use crate::rows::Rows;

/// A template and where it stands.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct TemplateText {
    /// What it is called there: the path of its keys, its message id; empty for a line.
    pub(super) name: String,
    /// The line on which it starts, counted from 1, where that is known.
    pub(super) line: Option<u64>,
    pub(super) text: String,
}

/// Reads the templates of a file, in order.
pub(super) fn load(source: &Source, format: Option<Format>) -> Result<Vec<TemplateText>, Failure> {
    let format = format.unwrap_or_else(|| Format::of(source));
    if format == Format::Lines {
        return lines(source);
    }
    let content = source.read()?;
    let text = std::str::from_utf8(&content)
        .map_err(|error| refused(source, &content, ErrorCode::InvalidUtf8, error.valid_up_to()))?;
    match format {
        Format::Json => json::templates(text).map_err(|error| {
            let place = format_args!("{source}:{}:{}", error.line(), error.column());
            Failure::refused_content(place, &Error::new(ErrorCode::InvalidJson))
        }),
        Format::Yaml => yaml::templates(text)
            .map_err(|wrong| Failure::content(format_args!("{source}:{}", wrong.line), wrong.message)),
        _ => po::templates(text)
            .map_err(|wrong| Failure::content(format_args!("{source}:{}", wrong.line), wrong.message)),
    }
}

/// What is wrong with a file, and where.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Wrong {
    pub(super) line: u64,
    pub(super) message: String,
}

fn lines(source: &Source) -> Result<Vec<TemplateText>, Failure> {
    let mut templates = Vec::new();
    for row in Rows::lines(source, source.open()?)?.skip_blank_lines() {
        let row = row?;
        let text = String::from_utf8(row.value).map_err(|_| {
            let place = format_args!("{source}:{}", row.line);
            Failure::refused_content(place, &Error::new(ErrorCode::InvalidUtf8))
        })?;
        templates.push(TemplateText { name: String::new(), line: Some(row.line), text });
    }
    Ok(templates)
}

fn refused(source: &Source, content: &[u8], code: ErrorCode, position: usize) -> Failure {
    source.refused(content, &Error::new(code).at(position))
}
