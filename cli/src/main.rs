//! `septet`, the command: files and pipes in, tables or JSON out. It converts and delegates; every rule is the core's.

mod advice;
mod advise;
mod analyze;
mod arguments;
mod check;
mod exit;
mod explain;
mod failure;
mod hexadecimal;
mod input;
mod lint;
mod output;
mod pdu;
mod plan;
mod quotes;
mod receipt;
mod rows;
mod segment;
mod smart;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};

fn main() -> ExitCode {
    let ended = match Arguments::parse().verb {
        Verb::Analyze(arguments) => analyze::run(&arguments),
        Verb::Segment(arguments) => segment::run(&arguments),
        Verb::Advise(arguments) => advise::run(&arguments),
        Verb::Explain(arguments) => explain::run(&arguments),
        Verb::Check(arguments) => check::run(&arguments),
        Verb::Lint(arguments) => lint::run(&arguments),
        Verb::Pdu(arguments) => pdu::run(&arguments),
        Verb::Receipt(arguments) => receipt::run(&arguments),
        Verb::Plan(arguments) => plan::run(&arguments),
    };
    ended.unwrap_or_else(failure::Failure::report).into()
}
