//! The tools that the tests of this face need beside a Rust toolchain.

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
    crate::run::ensure_tools(&TOOLS)
}
