//! The sections of a plan for people. Each is some lines, and an empty line before them.

use std::collections::BTreeMap;

use septet::{Amount, Currency, Error, ErrorCode, TextOptions};

use super::cheaper::Cheaper;
use super::report::each;
use super::tally::{Entry, Found, Tally};
use crate::output::drawing::draw;
use crate::output::style::{BAD, DOUBTFUL, GOOD, HEADING, NOTE, painted};
use crate::output::table::{Cell, Table};
use crate::output::words::{TIE, counted, grouped, paragraph, reason, shortened, visible};

/// A plus and fifteen digits, and some room for what is none.
const LONGEST_RECIPIENT: usize = 20;
/// Costs that are told one by one.
const LISTED_COSTS: usize = 3;

fn section(title: &str, lines: impl IntoIterator<Item = String>) -> Vec<String> {
    [String::new(), painted(HEADING, title).to_string()].into_iter().chain(lines).collect()
}

/// What it is, from whom, to whom.
pub(crate) fn headline(what: &str, from: Option<String>, to: &str) -> Vec<String> {
    let from = from.map_or(String::new(), |from| format!(" from {from}"));
    vec![painted(HEADING, format_args!("{what}{from} to {to}")).to_string()]
}

/// Why the body costs what it costs, and the body as its segments.
pub(crate) fn body(body: Option<&str>, options: &TextOptions, width: usize) -> Vec<String> {
    let Some(body) = body else { return Vec::new() };
    // Where the core refuses the body, its reason stands among the errors.
    let Ok(sentence) = options.explain(body) else { return Vec::new() };
    let mut lines = paragraph(&sentence, 0, width);
    if let Ok(drawing) = draw(body, options, width) {
        lines.push(String::new());
        lines.extend(drawing);
    }
    lines
}

/// What forbids the request.
pub(crate) fn errors(errors: &[Error], width: usize) -> Vec<String> {
    if errors.is_empty() {
        return Vec::new();
    }
    let lines = errors.iter().flat_map(|error| problem(error, width));
    section("Errors", lines.map(|line| painted(BAD, line).to_string()).collect::<Vec<_>>())
}

/// A problem of the request as a whole.
fn problem(error: &Error, width: usize) -> Vec<String> {
    let field = error.field().map_or(String::new(), |field| format!("{}: ", visible(field)));
    paragraph(&format!("{field}{error} ({})", error.code().as_str()), 2, width)
}

/// Every recipient.
pub(crate) fn recipients(tally: &Tally, place: &str, width: usize) -> Vec<String> {
    if tally.first.is_empty() {
        return Vec::new();
    }
    let cost = if tally.costs.is_empty() { "" } else { "Cost" };
    let mut table = Table::new([place, "To", "Status", cost, ""]);
    for entry in &tally.first {
        let status = match &entry.error {
            None => Cell::new("ok").style(GOOD),
            Some(_) => Cell::new("failed").style(BAD),
        };
        let cost = entry.cost.map_or(String::new(), |cost| cost.to_string());
        table.push([place_of(entry), to(entry), status, Cell::new(cost).right(), why(entry)]);
    }
    section("Recipients", table.lines(width))
}

/// How many fail for each reason, and the first of them.
pub(crate) fn failures(tally: &Tally, place: &str, width: usize) -> Vec<String> {
    if tally.first_failed.is_empty() {
        return Vec::new();
    }
    let mut reasons: Vec<_> = tally.reasons.iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let mut table = Table::new(["Count", "Code", ""]);
    for (code, count) in reasons {
        table.push([
            Cell::new(grouped(*count)).right().style(BAD),
            Cell::new(code.as_str()),
            Cell::new(code.meaning()).style(NOTE),
        ]);
    }
    let mut lines = section("Failed", table.lines(width));
    let title = if tally.failed() > tally.first_failed.len() {
        format!("The first {} of them", tally.first_failed.len())
    } else {
        "All of them".into()
    };
    let mut table = Table::new([place, "To", ""]);
    for entry in &tally.first_failed {
        table.push([place_of(entry), to(entry), why(entry)]);
    }
    lines.extend(section(&title, table.lines(width)));
    lines
}

fn place_of(entry: &Entry) -> Cell {
    Cell::new(entry.place.to_string()).right().style(NOTE)
}

fn to(entry: &Entry) -> Cell {
    Cell::new(shortened(&entry.to, LONGEST_RECIPIENT))
}

fn why(entry: &Entry) -> Cell {
    Cell::new(entry.error.as_ref().map_or(String::new(), |error| reason(error, &entry.to)))
}

/// How many can be sent, and what they cost.
pub(crate) fn verdict(tally: &Tally) -> Vec<String> {
    let of = format!("{} of {}", grouped(tally.ok), counted(tally.total, "recipient"));
    let sentence = match (tally.errors.is_empty(), tally.ok, tally.failed()) {
        (false, _, _) => {
            let errors = counted(tally.errors.len(), "error");
            painted(BAD, format!("Nothing can be sent: the request has {errors}."))
        }
        (true, 0, _) => painted(BAD, "Nothing can be sent: every recipient fails.".into()),
        (true, 1, 0) => painted(GOOD, "The one recipient can be sent to.".into()),
        (true, _, 0) => painted(GOOD, format!("All {} can be sent to.", counted(tally.total, "recipient"))),
        (true, _, failed) => painted(DOUBTFUL, format!("{of} can be sent to, {} cannot.", grouped(failed))),
    };
    let mut lines = vec![String::new(), sentence.to_string()];
    if tally.left_out > 0 {
        lines.push(format!("{} left out.", counted(tally.left_out, "duplicate")));
    }
    lines.extend(costs(tally));
    lines
}

fn costs(tally: &Tally) -> Option<String> {
    let currency = tally.currency.filter(|_| tally.ok > 0)?;
    let priced: usize = tally.costs.values().sum();
    if priced < tally.ok {
        let without = counted(tally.ok - priced, "recipient");
        return Some(format!("The cost is not known: {without} without a price."));
    }
    let Some(cost) = tally.cost() else {
        return Some("The cost is not known: the sum is too large.".into());
    };
    let parts: Vec<_> = tally.costs.iter().collect();
    let how = match parts[..] {
        [(cost, count)] => {
            let segments = tally.segments.unwrap_or(1);
            let product = format!("{}{}", counted(segments, "segment"), each(*cost, segments));
            Some(format!("= {} × {product}", counted(*count, "recipient")))
        }
        _ if parts.len() <= LISTED_COSTS => {
            let products = parts.iter().rev().map(|(cost, count)| format!("{} × {cost}", grouped(**count)));
            Some(format!("= {}", products.collect::<Vec<_>>().join(" + ")))
        }
        _ => match (parts.first(), parts.last()) {
            (Some((least, _)), Some((most, _))) => Some(format!("of {least} to {most} each")),
            _ => None,
        },
    };
    Some(cost_line(cost, currency, how))
}

/// `Cost 0.75 USD = …`
pub(crate) fn cost_line(cost: Amount, currency: Currency, how: Option<String>) -> String {
    let amount = painted(HEADING, format_args!("{cost} {currency}")).to_string();
    match how {
        Some(how) => format!("Cost {amount} {}", painted(NOTE, how)),
        None => format!("Cost {amount}"),
    }
}

/// What may be a mistake.
pub(crate) fn warnings(
    of_request: &[Error],
    of_recipients: &BTreeMap<ErrorCode, Found>,
    place: &str,
    width: usize,
) -> Vec<String> {
    if of_request.is_empty() && of_recipients.is_empty() {
        return Vec::new();
    }
    let mut lines: Vec<_> = of_request.iter().flat_map(|warning| problem(warning, width)).collect();
    for (code, found) in of_recipients {
        let places = found.places.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let more = if found.count > found.places.len() { ", …" } else { "" };
        let place = if place == "#" { "" } else { "line " };
        let who = format!("{} ({place}{places}{more})", counted(found.count, "recipient"));
        lines.extend(paragraph(&format!("{who}: {} ({})", code.meaning(), code.as_str()), 2, width));
    }
    section("Warnings", lines.into_iter().map(|line| painted(DOUBTFUL, line).to_string()))
}

/// What would make the message cheaper, and by how much: costs now and then, recipients that the balance covers then.
pub(crate) fn change(
    cheaper: &Cheaper,
    costs: Option<((Amount, Amount), Currency)>,
    more: usize,
    width: usize,
) -> Vec<String> {
    let after = counted(cheaper.after, "segment");
    let before = cheaper.before.map_or(String::new(), |before| format!(" instead of {before}"));
    let mut then = format!("Then it is {after}{before}");
    if let Some(((now, after), currency)) = costs {
        then += &format!(" and costs {after}{TIE}{currency} instead of {now}{TIE}{currency}");
        if let Some(less) = now.nanos().checked_sub(after.nanos()).filter(|less| *less > 0) {
            then += &format!(": {}{TIE}{currency} less", Amount::from_nanos(less));
        }
    }
    if more > 0 {
        then += &format!(", with {} more", counted(more, "recipient"));
    }
    let then = paragraph(&format!("{then}."), 2, width);
    section(
        "What to change",
        cheaper.lines().into_iter().chain(then.into_iter().map(|line| painted(GOOD, line).to_string())),
    )
}
