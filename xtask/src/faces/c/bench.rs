//! What the border costs: calls through the shared library beside calls in Rust.

use super::artifact::{Artifact, argument, release, workshop};
use super::setup;
use crate::run::{output, run_with};
use crate::size::C;

/// The rows of `tests/c/rows.c`.
const ROWS: u64 = 10_000;

/// Instructions that the border may add to a row: a nanosecond is three at the least.
const MOST_PER_ROW: f64 = 3.0;

pub(crate) fn bench() -> Result<(), String> {
    setup::ensure_tools()?;
    let artifact = release()?;
    let library = argument(&artifact.shared)?;
    run_with("cargo", &["bench", "-p", "septet-capi", "--locked"], &[("SEPTET_LIBRARY", library)])?;
    rows(&artifact)?;
    C.check(&artifact.shared)
}

/// Instructions of the batch call beside those of the core below it, in the same run.
fn rows(artifact: &Artifact) -> Result<(), String> {
    let folder = workshop("rows")?;
    let (program, counts) = (folder.join("rows"), folder.join("counts"));
    // The program looks for the library under the name that it is installed by.
    let installed = folder.join("libseptet.so.0");
    std::fs::copy(&artifact.shared, &installed).map_err(|error| error.to_string())?;
    let run_path = format!("-Wl,-rpath,{}", argument(&folder)?);
    let compile =
        ["-O2", "-Iinclude", "tests/c/rows.c", argument(&installed)?, &run_path, "-o", argument(&program)?];
    output("cc", &compile)?;
    let counting = format!("--callgrind-out-file={}", argument(&counts)?);
    output("valgrind", &["--tool=callgrind", &counting, argument(&program)?])?;
    let table = output("callgrind_annotate", &["--inclusive=yes", "--threshold=100", argument(&counts)?])?;
    let instructions = |function: &str| {
        let line = table.lines().find(|line| line.contains(&format!(":{function} [")));
        let count = line.and_then(|line| line.split_whitespace().next()).map(|count| count.replace(',', ""));
        count.and_then(|count| count.parse::<u64>().ok()).ok_or_else(|| format!("{function} was not counted"))
    };
    let border =
        instructions("septet_text_analyze_many")? - instructions("septet::text::many::analyze_many")?;
    let each = border as f64 / ROWS as f64;
    println!(
        "analyze_many of 20 characters: the border costs {each:.2} instructions a row, at most {MOST_PER_ROW}"
    );
    if each <= MOST_PER_ROW { Ok(()) } else { Err("the border costs too much for a row".into()) }
}
