//! `cargo xtask test`: every test of every face.

use crate::check::check;
use crate::readme::check_console_blocks;
use crate::run::{run, run_with};

/// How long the random tests may run.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Depth {
    Usual,
    Slow,
}

pub(crate) fn test(depth: Depth) -> Result<(), String> {
    check()?;
    let cases = if depth == Depth::Slow { "1000000" } else { "2000" };
    check_console_blocks()?;
    run("python3", &["tests/vectors/reference.py"])?;
    run_with("cargo", &["test", "--workspace", "--release", "--locked"], &[("PROPTEST_CASES", cases)])
}
