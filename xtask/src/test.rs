//! `cargo xtask test`: every test of every face.

use crate::check::check;
use crate::differential;
use crate::dist;
use crate::docs;
use crate::faces;
use crate::fuzz;
use crate::instructions;
use crate::interoperate::interoperate;
use crate::numbering;
use crate::prove;
use crate::readme::check_console_blocks;
use crate::run::{run, run_with};
use crate::targets;

/// How long the random tests may run.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Depth {
    Usual,
    Slow,
}

/// Enough to see that the targets run; `cargo xtask fuzz` searches.
const FUZZED_SECONDS: u64 = 2;

pub(crate) fn test(depth: Depth) -> Result<(), String> {
    check()?;
    let cases = if depth == Depth::Slow { "1000000" } else { "2000" };
    check_console_blocks()?;
    run("python3", &["tests/vectors/reference.py"])?;
    run("python3", &["tests/vectors/reference_gateway.py"])?;
    run("python3", &["tests/vectors/reference_dispatch.py"])?;
    // Each face has tests of its own, with more around them than cargo.
    let ours = ["test", "-p", "septet", "-p", "septet-cli", "-p", "xtask", "--release", "--locked"];
    let mut environment = vec![("PROPTEST_CASES", cases)];
    if depth == Depth::Slow {
        environment.push(("SEPTET_SLOW", "1"));
    }
    run_with("cargo", &ours, &environment)?;
    // The deliberate mistakes are in no other build.
    let mutants =
        ["test", "-p", "septet", "--features", "mutants", "--test", "dispatch", "--locked", "mutants"];
    run("cargo", &mutants)?;
    prove::io::check()?;
    prove::supply::check_locks()?;
    numbering::compare()?;
    interoperate()?;
    fuzz::replay()?;
    fuzz::fuzz(None, FUZZED_SECONDS)?;
    faces::c::test()?;
    faces::python::test()?;
    if depth == Depth::Slow {
        instructions::check()?;
        faces::python::test_slow()?;
        dist::all()?;
        prove::all()?;
        targets::test(None)?;
        docs::build()?;
    } else {
        instructions::check_vectors()?;
    }
    // What the tests of C and Python have built, and the addon, which the tests of Node need too.
    faces::node::ready()?;
    differential::compare(depth)?;
    // Last, so that the run ends with a test runner's own summary.
    faces::node::test()
}
