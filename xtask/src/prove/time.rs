//! `cargo xtask prove time`: each operation on its worst input at n, 2n and 4n. Where time is linear, the second step takes twice
//! as many instructions as the first; where it is quadratic, four times as many.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{ensure_tools, output, root, run};

const MANIFEST: &str = "bench/linear/Cargo.toml";
const TARGET: &str = "target/linear";

/// What the second step may be of the first: two, and a tenth of it for cuts that fall otherwise.
const MOST: f64 = 2.2;

/// The same for what is documented as logarithmic in each step: (4n log 4n - 2n log 2n) / (2n log 2n - n log n) is 2.2 at n = 256.
const MOST_LOGARITHMIC: f64 = 2.3;
const LOGARITHMIC: &str = ", n log n";

/// Steps of fewer instructions are those of an operation that looks at a bounded part of its input.
const NOTHING: i64 = 500;

/// Counts, prints a table, and fails where time grows faster than it may.
pub(crate) fn check() -> Result<(), String> {
    ensure_tools(&[("valgrind", "valgrind")])?;
    run("cargo", &["build", "--release", "--locked", "--manifest-path", MANIFEST, "--target-dir", TARGET])?;
    let names = names(&count()?)?;
    let mut fast = Vec::new();
    println!("{:>12} {:>12} {:>12}  steps  operation, from n", "n", "2n", "4n");
    for row in names.chunks_exact(3) {
        let [(size, name, one), (_, _, two), (_, _, four)] = row else { continue };
        let ratio = steps(*one, *two, *four);
        let shown = ratio.map_or_else(|| "const".into(), |ratio| format!("{ratio:.2}"));
        println!("{one:>12} {two:>12} {four:>12}  {shown:>5}  {name}, {size}");
        if ratio.is_some_and(|ratio| ratio > most(name)) {
            fast.push(name.as_str());
        }
    }
    println!("time: {} operations and options", names.len() / 3);
    if fast.is_empty() { Ok(()) } else { Err(format!("more than linear time: {}", fast.join("; "))) }
}

/// How much longer the second step is than the first; nothing where only a bounded part of the input is looked at.
fn steps(one: i64, two: i64, four: i64) -> Option<f64> {
    (four - two >= NOTHING).then(|| (four - two) as f64 / (two - one).max(1) as f64)
}

fn most(name: &str) -> f64 {
    if name.ends_with(LOGARITHMIC) { MOST_LOGARITHMIC } else { MOST }
}

/// Runs the program under valgrind: what it printed.
fn count() -> Result<String, String> {
    for file in costs()? {
        fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let files = format!("--callgrind-out-file={TARGET}/callgrind.out");
    let program = format!("{TARGET}/release/septet-linear");
    let only = "--toggle-collect=septet_measured";
    output("valgrind", &["--tool=callgrind", only, "--dump-after=septet_measured", &files, &program])
}

/// The size, the name and the instructions of each call, in order.
fn names(printed: &str) -> Result<Vec<(String, String, i64)>, String> {
    let files = costs()?;
    let lines: Vec<_> = printed.lines().filter_map(|line| line.split_once('\t')).collect();
    if files.len() != lines.len() || lines.is_empty() || lines.len() % 3 != 0 {
        return Err(format!("{} costs for {} calls", files.len(), lines.len()));
    }
    let rows = lines.iter().zip(&files).map(|((size, name), file)| {
        let total = total(file)?;
        Ok(((*size).to_owned(), (*name).to_owned(), total))
    });
    rows.collect()
}

/// The files that valgrind wrote, one for each call, in order. The one without a number is of the end of the program.
fn costs() -> Result<Vec<PathBuf>, String> {
    let folder = root().join(TARGET);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?;
            Some((name.strip_prefix("callgrind.out.")?.parse().ok()?, path))
        })
        .collect();
    files.sort();
    Ok(files.into_iter().map(|(_, path)| path).collect())
}

fn total(file: &Path) -> Result<i64, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let line = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let total = line.and_then(|line| line.trim().parse().ok());
    total.ok_or_else(|| format!("{}: no total", file.display()))
}

#[cfg(test)]
mod tests {
    use super::{most, steps};

    #[test]
    fn what_is_not_linear_is_seen() {
        let counts = |cost: fn(i64) -> i64| steps(cost(1_000), cost(2_000), cost(4_000));
        let allowed = |ratio: Option<f64>| ratio.is_none_or(|ratio| ratio <= most("analyze"));
        assert!(allowed(counts(|n| 700 + 3 * n)));
        assert!(allowed(counts(|_| 90_000)));
        assert!(!allowed(counts(|n| n * n)));
        // A twentieth at n that is quadratic is enough.
        assert!(!allowed(counts(|n| 100 * n + n * n / 200)));
        assert!(most("duplicates, n log n") > most("analyze"));
    }
}
