//! What the machine output needs beside the core's own JSON.

use std::io::Write;

use septet::{Amount, Error};
use serde::Serialize;
use serde_json::value::RawValue;

use super::pipe;
use crate::exit::Exit;
use crate::failure::Failure;

/// An error as it stands in machine output. Positions are in octets of UTF-8.
#[derive(Serialize)]
pub(crate) struct ErrorView<'a> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
}

impl<'a> ErrorView<'a> {
    /// The view of an error.
    pub(crate) fn of(error: &'a Error) -> Self {
        Self {
            code: error.code().as_str(),
            message: error.to_string(),
            field: error.field(),
            position: error.position(),
        }
    }
}

/// `{"error": …}` in the place of an answer.
#[derive(Serialize)]
pub(crate) struct Refusal<'a> {
    error: ErrorView<'a>,
}

impl<'a> Refusal<'a> {
    /// In the place of an answer.
    pub(crate) fn of(error: &'a Error) -> Self {
        Self { error: ErrorView::of(error) }
    }
}

/// An amount as a number with all its digits, at least two decimals.
pub(crate) fn exact(amount: Amount) -> Option<Box<RawValue>> {
    RawValue::from_string(amount.to_string()).ok()
}

/// Prints an answer, or in its place why there is none.
pub(crate) fn print_answer(answer: &Result<impl Serialize, Error>) -> Result<Exit, Failure> {
    let mut pipe = pipe();
    let exit = match answer {
        Ok(answer) => {
            write_line(&mut pipe, answer)?;
            Exit::Fine
        }
        Err(error) => {
            write_line(&mut pipe, &Refusal::of(error))?;
            Exit::Refused
        }
    };
    pipe.flush()?;
    Ok(exit)
}

/// Writes a value as one line of compact JSON.
pub(crate) fn write_line(output: &mut impl Write, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, value).map_err(std::io::Error::from)?;
    output.write_all(b"\n")?;
    Ok(())
}
