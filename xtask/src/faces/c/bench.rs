//! What the border costs: calls through the shared library beside calls in Rust.

use super::artifact::{argument, release, workshop};
use super::setup;
use crate::run::{output, run_with};
use crate::size::C;

/// The rows of `ffi-c/benches/overhead.rs`.
const ROWS: f64 = 10_000.0;

/// Instructions that the border may add to a row: a nanosecond is three at the least.
const MOST_PER_ROW: f64 = 3.0;

const BENCHMARK: [&str; 4] = ["bench", "-p", "septet-capi", "--locked"];

pub(crate) fn bench() -> Result<(), String> {
    setup::ensure_tools()?;
    let artifact = release()?;
    let library = argument(&artifact.shared)?;
    run_with("cargo", &BENCHMARK, &[("SEPTET_LIBRARY", library)])?;
    rows(library)?;
    C.check(&artifact.shared)
}

/// Instructions of a batch through C beside those of the same batch in Rust, in one process.
fn rows(library: &str) -> Result<(), String> {
    let counts = workshop("rows")?.join("counts");
    let counts = argument(&counts)?;
    let runner = format!("valgrind --tool=callgrind --callgrind-out-file={counts}");
    let triple = output("rustc", &["--print", "host-tuple"])?;
    let variable = format!("CARGO_TARGET_{}_RUNNER", triple.trim().to_uppercase().replace('-', "_"));
    let environment = [("SEPTET_LIBRARY", library), ("SEPTET_COUNTED", "1"), (variable.as_str(), &runner)];
    run_with("cargo", &BENCHMARK, &environment)?;
    let table = output("callgrind_annotate", &["--inclusive=yes", "--threshold=100", counts])?;
    let instructions = |function: &str| {
        let line = table.lines().find(|line| line.contains(&format!(":{function} [")));
        let count = line.and_then(|line| line.split_whitespace().next()).map(|count| count.replace(',', ""));
        count.and_then(|count| count.parse::<f64>().ok()).ok_or_else(|| format!("{function} was not counted"))
    };
    let c = instructions("septet_text_analyze_many")? / ROWS;
    let rust = instructions("overhead::rust_rows")? / ROWS;
    let border = c - rust;
    println!(
        "analyze_many of 20 characters: {c:.2} instructions a row through C, {rust:.2} in Rust; \
         the border costs {border:.2}, at most {MOST_PER_ROW}"
    );
    if border <= MOST_PER_ROW { Ok(()) } else { Err("the border costs too much for a row".into()) }
}
