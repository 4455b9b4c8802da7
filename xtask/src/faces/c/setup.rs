//! The tools that the tests of this face need beside a Rust toolchain.

use std::process::{Command, Stdio};

use crate::run::run;

/// A tool and the Debian package that has it.
const TOOLS: [(&str, &str); 9] = [
    ("gcc", "gcc"),
    ("g++", "g++"),
    ("clang", "clang"),
    ("clang++", "clang"),
    ("nm", "binutils"),
    ("strip", "binutils"),
    ("valgrind", "valgrind"),
    ("cmake", "cmake"),
    ("pkg-config", "pkg-config"),
];

/// Installs what is missing, where the system lets it.
pub(super) fn ensure_tools() -> Result<(), String> {
    let mut missing: Vec<_> =
        TOOLS.iter().filter(|(tool, _)| !is_there(tool)).map(|(_, package)| *package).collect();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(&missing);
    run("apt-get", &arguments).map_err(|error| format!("please install {}: {error}", missing.join(", ")))
}

fn is_there(tool: &str) -> bool {
    Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}
