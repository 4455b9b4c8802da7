//! `cargo xtask check`: what can be said without running the tests.

use crate::generate;
use crate::run::{run, run_with};
use crate::unsafe_blocks;
use crate::versions;

pub(crate) fn check() -> Result<(), String> {
    versions::check()?;
    generate::check_drift()?;
    unsafe_blocks::check()?;
    run("cargo", &["fmt", "--all", "--check"])?;
    run("cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    run("cargo", &["clippy", "-p", "septet", "--no-default-features", "--locked", "--", "-D", "warnings"])?;
    run_with("cargo", &["doc", "--workspace", "--no-deps", "--locked"], &[("RUSTDOCFLAGS", "-D warnings")])
}
