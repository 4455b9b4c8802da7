//! `cargo xtask instructions`: how many instructions the core takes, which no other process on the machine can change.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use crate::run::{ensure_tools, output, root, run};

const PROJECT: &str = "bench/instructions/Cargo.toml";
const PROGRAM: &str = "bench/instructions/target/release/septet-instructions";
const RECORD: &str = "bench/instructions/counts.txt";

/// By how much a count may grow before it is a fault, in percent; compilers differ by as much from release to release.
const MARGIN: u64 = 3;

/// A build whose instructions are counted: its name, and what cargo is told.
type Variant = (&'static str, &'static [&'static str]);
const PORTABLE: Variant = ("portable", &[]);
const VECTORS: Variant = ("vectors", &["--features", "vectors"]);

/// Counts both builds, and fails when a count has grown by more than the margin over the record.
pub(crate) fn check() -> Result<(), String> {
    check_of(&[PORTABLE, VECTORS])
}

/// The same of what most processors run: one build takes half as long as two.
pub(crate) fn check_vectors() -> Result<(), String> {
    check_of(&[VECTORS])
}

fn check_of(variants: &[Variant]) -> Result<(), String> {
    let known = read_record()?;
    let counted = count(variants)?;
    let mut grown = Vec::new();
    for (name, each) in &counted {
        let recorded =
            known.get(name).ok_or_else(|| format!("{RECORD} has no line for {name}: run with `record`"))?;
        println!("{name}: {each}, recorded {recorded}");
        if *each > recorded + recorded * MARGIN / 100 {
            grown.push(name.as_str());
        }
    }
    if grown.is_empty() {
        Ok(())
    } else {
        Err(format!("more instructions than recorded: {}", grown.join(", ")))
    }
}

/// Counts and writes the record.
pub(crate) fn record() -> Result<(), String> {
    let mut text = String::from(
        "# Instructions for each item, counted by `cargo xtask instructions record` with valgrind on x86-64. `vectors` uses AVX2.\n",
    );
    for (name, each) in count(&[PORTABLE, VECTORS])? {
        let _ = writeln!(text, "{name}\t{each}");
    }
    fs::write(root().join(RECORD), text).map_err(|error| format!("{RECORD}: {error}"))
}

fn read_record() -> Result<BTreeMap<String, u64>, String> {
    let text = fs::read_to_string(root().join(RECORD)).map_err(|error| format!("{RECORD}: {error}"))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let (name, count) = line.split_once('\t')?;
        Some((name.to_owned(), count.parse().ok()?))
    };
    lines.map(|line| row(line).ok_or_else(|| format!("{RECORD}: {line}"))).collect()
}

fn count(variants: &[Variant]) -> Result<BTreeMap<String, u64>, String> {
    ensure_tools(&[("valgrind", "valgrind")])?;
    let mut counts = BTreeMap::new();
    for (variant, features) in variants {
        let build = ["build", "--release", "--locked", "--manifest-path", PROJECT];
        run("cargo", &[&build[..], features].concat())?;
        let file = "bench/instructions/target/callgrind.out";
        let printed =
            output("valgrind", &["--tool=callgrind", &format!("--callgrind-out-file={file}"), PROGRAM])?;
        let table = output("callgrind_annotate", &["--inclusive=yes", "--threshold=100", file])?;
        for line in printed.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [name, items, function] = words.as_slice() else {
                return Err(format!("the program says {line:?}"));
            };
            let items: u64 = items.parse().map_err(|_| format!("{items} is no number of items"))?;
            let total = total(&table, function).ok_or_else(|| format!("{function} was not counted"))?;
            counts.insert(format!("{variant}: {name}"), total / items);
        }
    }
    Ok(counts)
}

/// The instructions of a function and of all that it calls.
fn total(table: &str, function: &str) -> Option<u64> {
    let line = table.lines().find(|line| line.contains(&format!(":{function} [")))?;
    line.split_whitespace().next()?.replace(',', "").parse().ok()
}
