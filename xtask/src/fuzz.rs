//! `cargo xtask fuzz`: libFuzzer on every target of `core/fuzz`, and the replay of what it found.
//!
//! The instrumentation is LLVM's and needs no unstable compiler, so these flags stand in for `cargo fuzz`, which works on the
//! same folder (`cd core && cargo +nightly fuzz run text --features libfuzzer`) and adds AddressSanitizer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{root, run, run_with};

const INSTRUMENTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";

/// A longer input costs time and finds nothing more: every size limit that matters is lower.
const LONGEST_INPUT: &str = "-max_len=4096";

/// Replays the corpora, without a fuzzing engine.
pub(crate) fn replay() -> Result<(), String> {
    run("cargo", &["test", "--manifest-path", MANIFEST, "--target-dir", "target/fuzz-replay", "--locked"])
}

/// Fuzzes every target, or the named one, for so many seconds each; new inputs are kept under `target`, findings too.
pub(crate) fn fuzz(only: Option<&str>, seconds: u64) -> Result<(), String> {
    let programs = build()?;
    for target in targets()? {
        if only.is_none_or(|name| name == target) {
            fuzz_target(&programs, &target, seconds)?;
        }
    }
    Ok(())
}

/// Adds what the vectors hold to the corpora and keeps the inputs that reach new code.
pub(crate) fn seed() -> Result<(), String> {
    let programs = build()?;
    let seeds = scratch("seeds");
    fs::create_dir_all(&seeds).map_err(|error| error.to_string())?;
    write_seeds(&seeds)?;
    for target in targets()? {
        let merged = scratch("merged");
        let _ = fs::remove_dir_all(&merged);
        fs::create_dir_all(&merged).map_err(|error| error.to_string())?;
        let corpus = corpus(&target);
        let grown = scratch("grown").join(&target);
        fs::create_dir_all(&grown).map_err(|error| error.to_string())?;
        let program = text(&programs.join(&target));
        run(
            &program,
            &[
                "-merge=1",
                "-use_counters=0",
                LONGEST_INPUT,
                &text(&merged),
                &text(&corpus),
                &text(&seeds),
                &text(&grown),
            ],
        )?;
        fs::remove_dir_all(&corpus).map_err(|error| error.to_string())?;
        fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
        for entry in fs::read_dir(&merged).map_err(|error| error.to_string())? {
            let from = entry.map_err(|error| error.to_string())?.path();
            let name = from.file_name().unwrap_or_default().to_owned();
            fs::copy(&from, corpus.join(name)).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

const MANIFEST: &str = "core/fuzz/Cargo.toml";
const BUILT: &str = "target/fuzz";

/// Builds the programs and says in which folder they lie.
fn build() -> Result<PathBuf, String> {
    let host = host()?;
    let arguments = [
        "build",
        "--release",
        "--bins",
        "--features",
        "libfuzzer",
        "--manifest-path",
        MANIFEST,
        "--target-dir",
        BUILT,
        // A target by name keeps the flags from build scripts.
        "--target",
        &host,
        "--locked",
    ];
    run_with("cargo", &arguments, &[("RUSTFLAGS", INSTRUMENTED)])?;
    Ok(root().join(BUILT).join(host).join("release"))
}

fn host() -> Result<String, String> {
    let output = Command::new("rustc").args(["--print", "host-tuple"]).output();
    let output = output.map_err(|error| format!("rustc: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn fuzz_target(programs: &Path, target: &str, seconds: u64) -> Result<(), String> {
    let grown = scratch("grown").join(target);
    let findings = scratch("findings").join(target);
    for folder in [&grown, &findings] {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let time = format!("-max_total_time={seconds}");
    let prefix = format!("-artifact_prefix={}/", text(&findings));
    // No input may take longer than a second or more than half a gigabyte.
    run(
        &text(&programs.join(target)),
        &[
            &time,
            LONGEST_INPUT,
            "-timeout=5",
            "-rss_limit_mb=512",
            "-print_final_stats=1",
            "-verbosity=0",
            &prefix,
            &text(&grown),
            &text(&corpus(target)),
        ],
    )
}

fn targets() -> Result<Vec<String>, String> {
    let programs = root().join("core/fuzz/fuzz_targets");
    let entries = fs::read_dir(&programs).map_err(|error| format!("{}: {error}", programs.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// One file for each string that stands in a vector's input: texts, numbers, JSON, hexadecimal octets as octets.
fn write_seeds(folder: &Path) -> Result<(), String> {
    let vectors = root().join("tests/vectors");
    let mut number = 0;
    for entry in fs::read_dir(&vectors).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".json") || name == "schema.json" {
            continue;
        }
        let read = fs::read(&path).map_err(|error| error.to_string())?;
        let file: serde_json::Value =
            serde_json::from_slice(&read).map_err(|error| format!("{name}: {error}"))?;
        let tests = file.get("tests").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
        for test in &tests {
            let mut strings = Vec::new();
            collect_strings(test.get("in").unwrap_or(&serde_json::Value::Null), &mut strings);
            for string in strings {
                fs::write(folder.join(format!("{number:06}")), octets(&string))
                    .map_err(|error| error.to_string())?;
                number += 1;
            }
        }
    }
    Ok(())
}

fn collect_strings(value: &serde_json::Value, strings: &mut Vec<String>) {
    match value {
        serde_json::Value::String(string) => strings.push(string.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_strings(item, strings)),
        serde_json::Value::Object(members) => {
            members.values().for_each(|member| collect_strings(member, strings))
        }
        _ => {}
    }
}

fn octets(string: &str) -> Vec<u8> {
    let pairs = string.as_bytes().chunks(2);
    let decoded: Option<Vec<u8>> = pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok().filter(|_| pair.len() == 2))
        .collect();
    decoded.filter(|decoded| decoded.len() > 3).unwrap_or_else(|| string.as_bytes().to_vec())
}

fn corpus(target: &str) -> PathBuf {
    root().join("core/fuzz/corpus").join(target)
}

fn scratch(name: &str) -> PathBuf {
    root().join("target/fuzz-work").join(name)
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
