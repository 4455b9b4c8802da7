//! `cargo xtask bench`: the benchmarks.

use crate::faces;
use crate::run::{output, root, run};

/// The core's own.
pub(crate) fn core() -> Result<(), String> {
    run("cargo", &["bench", "-p", "septet", "--locked"])
}

const RESULTS: &str = "BENCHMARKS.md";

/// septet beside a C loop, other libraries and the machine itself; wrong answers fail. Writes the results down.
pub(crate) fn tables() -> Result<(), String> {
    run("cargo", &["build", "--release", "--locked", "--manifest-path", "bench/Cargo.toml"])?;
    let compilers =
        format!("{}{}", output("rustc", &["--version"])?, first_line(&output("cc", &["--version"])?));
    let measured = output("bench/target/release/septet-bench", &["--chart", "docs/benchmarks.svg"])?;
    let text = format!("{INTRODUCTION}{}\n\n{measured}", compilers.replace('\n', "; "));
    println!("{measured}");
    put("", &text)
}

/// From Python.
pub(crate) fn python() -> Result<(), String> {
    let interpreter = output("python3", &["--version"])?;
    face("Python", &interpreter, &faces::python::bench()?)
}

/// From Node.
pub(crate) fn node() -> Result<(), String> {
    let runtime = format!("Node {}", output("node", &["--version"])?);
    face("Node", &runtime, &faces::node::bench()?)
}

fn face(name: &str, version: &str, measured: &str) -> Result<(), String> {
    println!("{measured}");
    let how = format!("By `cargo xtask bench {}`, {}.", name.to_lowercase(), version.trim());
    put(name, &format!("## {name}\n\n{how} {FACE}\n\n{}\n", measured.trim()))
}

const FACE: &str =
    "Goals are of one run and of a machine that does nothing else; ratios hold on a busy one too.";

/// Puts the section of this name where the last run's was; the one without a name comes first and has no heading of its rank.
fn put(name: &str, text: &str) -> Result<(), String> {
    let known =
        std::fs::read_to_string(root().join(RESULTS)).map_err(|error| format!("{RESULTS}: {error}"))?;
    let mut sections = sections(&known);
    let place = sections.iter_mut().find(|(known, _)| known == name);
    match place {
        Some((_, old)) => text.clone_into(old),
        None => sections.push((name.to_owned(), text.to_owned())),
    }
    let all: Vec<&str> = sections.iter().map(|(_, text)| text.trim_end()).collect();
    std::fs::write(root().join(RESULTS), all.join("\n\n") + "\n")
        .map_err(|error| format!("{RESULTS}: {error}"))
}

/// The file by its headings of the second rank.
fn sections(text: &str) -> Vec<(String, String)> {
    let mut sections = vec![(String::new(), String::new())];
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            sections.push((name.to_owned(), String::new()));
        }
        if let Some((_, section)) = sections.last_mut() {
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
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
    python()?;
    node()
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn a_file_is_the_sum_of_its_sections() {
        let text = "# Benchmarks\n\n### A table\n\n## Python\n\n### Python: one\n\n## Node\nlast\n";
        let found = sections(text);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["", "Python", "Node"]);
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<String>(), text);
        assert_eq!(found[2].1, "## Node\nlast\n");
    }
}
