//! `cargo xtask bench`: the benchmarks.

use crate::run::run;

pub(crate) fn bench() -> Result<(), String> {
    run("cargo", &["bench", "-p", "septet", "--locked"])
}
