//! `cargo xtask bench`: the benchmarks.

use crate::faces;
use crate::run::run;

/// The core's own.
pub(crate) fn core() -> Result<(), String> {
    run("cargo", &["bench", "-p", "septet", "--locked"])
}

/// The core's and every face's.
pub(crate) fn all() -> Result<(), String> {
    core()?;
    faces::c::bench()?;
    faces::python::bench()?;
    faces::node::bench()
}
