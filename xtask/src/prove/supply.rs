//! `cargo xtask prove supply`: licences, duplicates and sources of everything that is compiled, and that nothing floats.

use std::fs;

use crate::run::{output, root, run};

/// The version whose rules `deny.toml` is written for.
const VERSION: &str = "0.20.2";
/// Not among the user's own tools.
const TOOLS: &str = "target/tools";

/// Checks every Rust project of the repository, and that each has a lock file.
pub(crate) fn check() -> Result<(), String> {
    check_locks()?;
    let program = format!("{TOOLS}/bin/cargo-deny");
    if !root().join(&program).exists() {
        let crate_name = format!("cargo-deny@{VERSION}");
        let built = format!("{TOOLS}/build");
        run("cargo", &["install", "--locked", "--root", TOOLS, "--target-dir", &built, &crate_name])?;
    }
    for manifest in manifests()? {
        let options = ["--manifest-path", &manifest, "--config", "deny.toml", "--log-level", "error"];
        run(
            &program,
            &[&options[..], &["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]].concat(),
        )?;
    }
    Ok(())
}

/// Every project that pins its dependencies has a lock file that is kept, and no test tool of Python floats.
pub(crate) fn check_locks() -> Result<(), String> {
    let kept = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
    let has = |path: &str| kept.lines().any(|line| line == path);
    for manifest in manifests()? {
        let lock = manifest.replace("Cargo.toml", "Cargo.lock");
        if !has(&lock) {
            return Err(format!("{lock} is not kept"));
        }
    }
    for package in
        kept.lines().filter(|path| path.ends_with("package.json") && path.starts_with("bindings-node"))
    {
        let lock = package.replace("package.json", "package-lock.json");
        // A package without dependencies, such as one that only tells a folder's kind of modules, has nothing to lock.
        let text = fs::read_to_string(root().join(package)).map_err(|error| format!("{package}: {error}"))?;
        if text.contains("ependencies\"") && !has(&lock) {
            return Err(format!("{lock} is not kept"));
        }
    }
    for list in kept.lines().filter(|path| path.contains("requirements") && path.ends_with(".txt")) {
        let text = fs::read_to_string(root().join(list)).map_err(|error| format!("{list}: {error}"))?;
        let floating = text.lines().find(|line| {
            !line.trim().is_empty() && !line.starts_with(['#', '-', ' ']) && !line.contains("==")
        });
        if let Some(line) = floating {
            return Err(format!("{list}: {line} names no version"));
        }
    }
    Ok(())
}

/// The workspace, and each project that is a workspace of its own.
fn manifests() -> Result<Vec<String>, String> {
    let kept = output("git", &["ls-files", "--cached", "--others", "--exclude-standard", "*Cargo.toml"])?;
    let mut roots = Vec::new();
    for manifest in kept.lines() {
        let text =
            fs::read_to_string(root().join(manifest)).map_err(|error| format!("{manifest}: {error}"))?;
        if text.lines().any(|line| line.trim() == "[workspace]") {
            roots.push(manifest.to_owned());
        }
    }
    Ok(roots)
}
