//! How fast septet is beside a C loop, other libraries and the machine itself, in one run: `cargo xtask bench tables`.
//!
//! Prints a table in Markdown. Every contender of a table does the same items in the same round, and all whose answer can be
//! compared have to give the sum of the reference.

mod c;
mod corpus;
mod rounds;
mod tables;

use corpus::{messages, numbers, worst};

const MESSAGES: usize = 100_000;
const NUMBERS: usize = 1_000_000;

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let (rounds, few) = if quick { (5, 3) } else { (25, 9) };
    tables::machine();
    let messages = messages(MESSAGES);
    tables::texts("Messages", &messages, rounds);
    tables::forms("Messages", &messages, rounds);
    tables::peers(&messages, few);
    for (name, rows) in worst() {
        tables::worst(name, &rows, rounds);
    }
    tables::long(few);
    tables::numbers(&numbers(NUMBERS), rounds.min(11));
}
