//! A bulk request, with recipients of its own or from a list.

use std::io::Write;

use septet::{Amount, BulkPlan, BulkPlanner, BulkRequest, Currency, Facts, plan_bulk};
use serde::Serialize;
use serde_json::value::RawValue;

use super::cheaper::{Cheaper, Comparison, facts_of_cost};
use super::chunks::{Chunk, Chunks};
use super::failed::FailedFile;
use super::tally::Tally;
use super::{PlanArguments, exit, report};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::{exact, write_line};
use crate::output::pipe;

/// Plans it and prints the plan.
pub(crate) fn run(request: &BulkRequest, facts: &Facts, arguments: &PlanArguments) -> Result<Exit, Failure> {
    let cheaper =
        request.body.as_deref().filter(|_| !arguments.json).and_then(|body| Cheaper::find(body, &facts.text));
    let of_cost = facts_of_cost(facts);
    let priced = cheaper.as_ref().filter(|_| facts.prices.is_some());
    let mut comparison = priced.map(|cheaper| Comparison::new(request, cheaper, &of_cost));

    let mut tally = Tally::default();
    let mut failed = FailedFile::create(arguments.failed.as_deref())?;
    let mut pipe = pipe();
    each_plan(request, facts, arguments, |plan, chunk| {
        if arguments.json {
            writeln!(pipe, "{}", plan.to_json())?;
        }
        if let Some(comparison) = &mut comparison {
            comparison.add(plan);
        }
        tally.add(plan, &chunk.recipients, &chunk.places, |entry| match &entry.error {
            Some(error) => failed.push(entry.place, &entry.to, error),
            None => Ok(()),
        })
    })?;
    failed.finish()?;
    if arguments.json && arguments.recipients.is_some() {
        write_line(&mut pipe, &Summary::of(&tally))?;
    }
    pipe.flush()?;
    drop(pipe);
    if !arguments.json {
        report::print_bulk(
            request,
            facts,
            &tally,
            cheaper.as_ref().zip(Some(comparison.as_ref())),
            arguments,
        )?;
    }
    Ok(exit(tally.errors.len(), tally.ok, tally.failed()))
}

/// The plan of the request, or that of each chunk of the list.
fn each_plan(
    request: &BulkRequest,
    facts: &Facts,
    arguments: &PlanArguments,
    mut take: impl FnMut(&BulkPlan, &Chunk) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Some(list) = &arguments.recipients else {
        let chunk = Chunk::of_request(request.recipients.as_deref().unwrap_or_default());
        return take(&plan_bulk(request, facts), &chunk);
    };
    let mut chunks = Chunks::open(list, arguments)?;
    let mut chunk = Chunk::default();
    chunks.fill(&mut chunk)?;
    if chunk.recipients.is_empty() {
        let mut empty = request.clone();
        empty.recipients = Some(Vec::new());
        return take(&plan_bulk(&empty, facts), &chunk);
    }
    let mut planner = BulkPlanner::new(request, facts);
    while !chunk.recipients.is_empty() {
        take(&planner.plan(&chunk.recipients), &chunk)?;
        chunks.fill(&mut chunk)?;
    }
    Ok(())
}

/// The last line of the machine output over a list.
#[derive(Serialize)]
struct Summary<'a> {
    object: &'static str,
    chunks: usize,
    total: usize,
    ok: usize,
    failed: usize,
    cost: Option<Box<RawValue>>,
    currency: Option<&'a str>,
}

impl<'a> Summary<'a> {
    fn of(tally: &'a Tally) -> Self {
        Self {
            object: "plan_summary",
            chunks: tally.plans,
            total: tally.total,
            ok: tally.ok,
            failed: tally.failed(),
            cost: tally.cost().and_then(|cost: Amount| exact(cost)),
            currency: tally.currency.as_ref().map(Currency::as_str),
        }
    }
}
