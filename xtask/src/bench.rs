//! `cargo xtask bench`: the benchmarks.

use crate::faces;
use crate::run::{output, root, run};

/// The core's own.
pub(crate) fn core() -> Result<(), String> {
    run("cargo", &["bench", "-p", "septet", "--locked"])
}

/// septet beside a C loop, other libraries and the machine itself; wrong answers fail. Writes the results down.
pub(crate) fn tables() -> Result<(), String> {
    const RESULTS: &str = "BENCHMARKS.md";
    run("cargo", &["build", "--release", "--locked", "--manifest-path", "bench/Cargo.toml"])?;
    let compilers =
        format!("{}{}", output("rustc", &["--version"])?, first_line(&output("cc", &["--version"])?));
    let measured = output("bench/target/release/septet-bench", &["--chart", "docs/benchmarks.svg"])?;
    let text = format!("{INTRODUCTION}{}\n\n{measured}", compilers.replace('\n', "; "));
    std::fs::write(root().join(RESULTS), text).map_err(|error| format!("{RESULTS}: {error}"))?;
    println!("{measured}");
    Ok(())
}

const INTRODUCTION: &str = "# Benchmarks

Written by `cargo xtask bench tables`. The texts and numbers are generated (SplitMix64), so every machine has the same ones: 70 % ASCII,
10 % accents and the extension table, 15 % outside GSM-7, 5 % long. All contenders of a table take turns in one process; times
are medians of the CPU time of the thread, ratios are medians of the ratios of each round. Every answer is added up and has to give the
sum of the C loop ([bench/naive.c](bench/naive.c)), or the run fails. The C loop and the C interface do not do the same work: septet's also checks that
the text is UTF-8, and counts characters and offenders. On a busy machine believe the ratios, not the times.

";

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or(text)
}

/// The core's and every face's.
pub(crate) fn all() -> Result<(), String> {
    core()?;
    faces::c::bench()?;
    faces::python::bench()?;
    faces::node::bench()
}
