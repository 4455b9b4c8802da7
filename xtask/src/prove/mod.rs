//! `cargo xtask prove`: what is promised of the core, shown on what the compiler made of it.

pub(crate) mod io;
mod objects;
pub(crate) mod panics;
pub(crate) mod supply;
pub(crate) mod time;

/// Every proof, cheap ones first.
pub(crate) fn all() -> Result<(), String> {
    io::check()?;
    panics::check()?;
    time::check()?;
    supply::check()
}
