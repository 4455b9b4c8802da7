//! How fast septet is beside a C loop, other libraries and the machine itself, in one run: `cargo xtask bench tables`.
//!
//! Prints a table in Markdown. Every contender of a table does the same items in the same round, and all whose answer can be
//! compared have to give the sum of the reference.

mod c;
mod chart;
mod corpus;
mod rounds;
mod tables;

use corpus::{messages, numbers, worst};

const MESSAGES: usize = 100_000;
const NUMBERS: usize = 1_000_000;
const FEW_NUMBERS: usize = 20_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let (rounds, few) = if quick { (5, 3) } else { (15, 7) };
    tables::machine();
    if let [_, flag, word, ..] = arguments.as_slice()
        && flag == "--only"
    {
        return only(word, rounds);
    }
    let messages = messages(MESSAGES);
    let mut bars = Vec::new();
    bars.extend(tables::texts("Messages", &messages, rounds).map(|ratio| ("100,000 messages", ratio)));
    tables::forms("Messages", &messages, rounds);
    tables::peers(&messages, few);
    let worst = worst();
    for (name, rows) in &worst {
        bars.extend(tables::worst(name, rows, rounds).map(|ratio| (*name, ratio)));
    }
    tables::long(few);
    all_numbers(few);
    if let [.., flag, path] = arguments.as_slice()
        && flag == "--chart"
    {
        std::fs::write(path, chart::svg(&bars)).expect("the chart cannot be written");
    }
}

/// The tables of 1,600 characters whose names contain a word, and those of peers and numbers: for work on one kernel.
fn only(word: &str, rounds: usize) {
    for (name, rows) in worst().iter().filter(|(name, _)| name.contains(word)) {
        tables::worst(name, rows, rounds);
    }
    if "peers".contains(word) {
        tables::peers(&messages(MESSAGES), rounds);
    }
    if "numbers".contains(word) {
        all_numbers(rounds);
    }
}

/// Numbers that come from memory, and few enough to stay in the cache.
fn all_numbers(rounds: usize) {
    tables::numbers("Numbers", &numbers(NUMBERS, 5), 1, rounds);
    tables::numbers("Numbers in the cache", &numbers(FEW_NUMBERS, 5), NUMBERS / FEW_NUMBERS, rounds);
    tables::numbers(
        "Numbers in the cache, all well-formed",
        &numbers(FEW_NUMBERS, 0),
        NUMBERS / FEW_NUMBERS,
        rounds,
    );
}
