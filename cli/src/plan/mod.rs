//! `septet plan`: a request and what is known, brought together before anything is sent.

mod arguments;
mod bulk;
mod cheaper;
mod chunks;
mod facts;
mod failed;
mod prices;
mod report;
mod request;
mod sections;
mod send;
mod tally;

pub(crate) use arguments::PlanArguments;

use crate::exit::Exit;
use crate::failure::Failure;
use request::Request;

/// Plans the request and prints the plan.
pub(crate) fn run(arguments: &PlanArguments) -> Result<Exit, Failure> {
    arguments.check_files()?;
    let facts = facts::load(arguments)?;
    match request::load(&arguments.file, arguments.recipients.is_some())? {
        Request::Send(request) => send::run(&request, &facts, arguments),
        Request::Bulk(request) => bulk::run(&request, &facts, arguments),
    }
}

/// How a plan ends the command.
fn exit(request_errors: usize, ok: usize, failed: usize) -> Exit {
    match (request_errors, ok, failed) {
        (0, _, 0) => Exit::Fine,
        (1.., _, _) | (_, 0, _) => Exit::Refused,
        _ => Exit::Partial,
    }
}
