//! A send request.

use std::io::Write;

use septet::{Facts, SendRequest, plan_send};

use super::cheaper::Cheaper;
use super::failed::FailedFile;
use super::{PlanArguments, exit, report};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::pipe;

/// Plans it and prints the plan.
pub(crate) fn run(request: &SendRequest, facts: &Facts, arguments: &PlanArguments) -> Result<Exit, Failure> {
    let plan = plan_send(request, facts);
    let to = request.to.as_deref().unwrap_or_default();
    let mut failed = FailedFile::create(arguments.failed.as_deref())?;
    if let Some(error) = plan.errors.first() {
        failed.push(1, to, error)?;
    }
    failed.finish()?;
    if arguments.json {
        let mut pipe = pipe();
        writeln!(pipe, "{}", plan.to_json(to))?;
        pipe.flush()?;
    } else {
        let cheaper = request.body.as_deref().and_then(|body| Cheaper::find(body, &facts.text));
        let then = cheaper.map(|cheaper| {
            let mut request = request.clone();
            request.body = Some(cheaper.body.clone());
            let cost = plan_send(&request, facts).quote.map(|quote| quote.max);
            (cheaper, cost)
        });
        report::print_send(request, facts, &plan, then.as_ref())?;
    }
    Ok(exit(plan.errors.len(), 1, 0))
}
