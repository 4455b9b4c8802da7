//! A plan for people, section by section.

use std::collections::BTreeMap;
use std::io::Write;

use septet::{Amount, BulkRequest, Facts, SendPlan, SendRequest};

use super::PlanArguments;
use super::cheaper::{Cheaper, Comparison};
use super::sections::{body, change, cost_line, errors, failures, headline, recipients, verdict, warnings};
use super::tally::{SHOWN, Tally};
use crate::failure::Failure;
use crate::output::style::{BAD, GOOD, painted};
use crate::output::words::{counted, shortened};
use crate::output::{screen, width};

const LONGEST_SENDER: usize = 24;

/// Prints the plan of a bulk request.
pub(crate) fn print_bulk(
    request: &BulkRequest,
    facts: &Facts,
    tally: &Tally,
    cheaper: Option<(&Cheaper, Option<&Comparison<'_>>)>,
    arguments: &PlanArguments,
) -> Result<(), Failure> {
    let width = width();
    let to = counted(tally.total, "recipient");
    let mut lines = headline("Bulk request", request.from.as_deref().map(sender), &to);
    lines.extend(body(request.body.as_deref(), &facts.text, width));
    lines.extend(errors(&tally.errors, width));
    let place = if arguments.recipients.is_some() { "Line" } else { "#" };
    if tally.total > SHOWN {
        lines.extend(failures(tally, place, width));
    } else {
        lines.extend(recipients(tally, place, width));
    }
    lines.extend(verdict(tally));
    lines.extend(warnings(&tally.warnings, &tally.recipient_warnings, place, width));
    if let Some((cheaper, comparison)) = cheaper {
        let costs = comparison.and_then(|comparison| tally.cost().zip(comparison.cost()));
        let more = comparison.map_or(0, |comparison| comparison.ok.saturating_sub(tally.ok));
        lines.extend(change(cheaper, costs.zip(tally.currency), more, width));
    }
    print(&lines)
}

/// Prints the plan of a send request; `then` is the cheaper body and what it would cost.
pub(crate) fn print_send(
    request: &SendRequest,
    facts: &Facts,
    plan: &SendPlan,
    then: Option<&(Cheaper, Option<Amount>)>,
) -> Result<(), Failure> {
    let width = width();
    let to = request.to.as_deref().map_or("nobody".into(), |to| shortened(to, LONGEST_SENDER));
    let mut lines = headline("Send request", request.from.as_deref().map(sender), &to);
    lines.extend(body(request.body.as_deref(), &facts.text, width));
    lines.extend(errors(&plan.errors, width));
    lines.push(String::new());
    lines.push(if plan.errors.is_empty() {
        painted(GOOD, "It can be sent.").to_string()
    } else {
        painted(BAD, "It cannot be sent.").to_string()
    });
    if let Some(quote) = &plan.quote {
        let how = if quote.min == quote.max {
            format!("= {}{}", counted(quote.segments, "segment"), each(quote.max, quote.segments))
        } else {
            format!("at most: {} to {} over the routes", quote.min, quote.max)
        };
        lines.push(cost_line(quote.max, quote.currency, Some(how)));
    }
    lines.extend(warnings(&plan.warnings, &BTreeMap::new(), "#", width));
    if let Some((cheaper, cost)) = then {
        let now = plan.quote.map(|quote| quote.max);
        let currency = plan.quote.map(|quote| quote.currency);
        lines.extend(change(cheaper, now.zip(*cost).zip(currency), 0, width));
    }
    print(&lines)
}

fn sender(from: &str) -> String {
    shortened(from, LONGEST_SENDER)
}

/// ` × 0.05`, what each of the segments costs.
pub(crate) fn each(cost: Amount, segments: usize) -> String {
    // A cost is a price times the segments, so nothing is lost here.
    let price = i64::try_from(segments).ok().and_then(|segments| cost.nanos().checked_div(segments));
    price.map_or(String::new(), |nanos| format!(" × {}", Amount::from_nanos(nanos)))
}

fn print(lines: &[String]) -> Result<(), Failure> {
    let mut screen = screen();
    for line in lines {
        writeln!(screen, "{line}")?;
    }
    screen.flush()?;
    Ok(())
}
