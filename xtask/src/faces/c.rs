//! The C and C++ face: its generated files, its tests, its package.

mod artifact;
mod bench;
mod codes;
mod dist;
mod examples;
mod header;
mod matrix;
mod parity;
mod programs;
mod readme;
mod setup;
mod symbols;
mod vectors;

use std::fs;
use std::path::PathBuf;

use crate::run::{root, run};
use crate::size;

pub(crate) use bench::bench;
pub(crate) use dist::dist;

/// A generated file: its path from the root, and what it has to hold.
struct Generated {
    path: &'static str,
    content: String,
}

/// What is generated before the crate is compiled, and from it.
fn generated() -> Result<Vec<Generated>, String> {
    Ok(vec![
        Generated { path: codes::PATH, content: codes::generate()? },
        Generated { path: header::PATH, content: header::generate()? },
        Generated { path: symbols::PATH, content: symbols::generate()? },
        Generated { path: vectors::PATH, content: vectors::generate()? },
    ])
}

/// `cargo xtask gen`: writes what is generated.
pub(crate) fn write() -> Result<(), String> {
    // The header is made from the crate, codes included.
    let codes = Generated { path: codes::PATH, content: codes::generate()? };
    for file in std::iter::once(codes).chain(generated()?) {
        fs::write(root().join(file.path), file.content).map_err(|error| format!("{}: {error}", file.path))?;
    }
    Ok(())
}

/// Fails when a generated file is not what would be generated now.
pub(crate) fn check_drift() -> Result<(), String> {
    for file in generated()? {
        let committed = fs::read_to_string(root().join(file.path)).unwrap_or_default();
        if committed != file.content {
            return Err(format!("{} is not what `cargo xtask gen` writes", file.path));
        }
    }
    Ok(())
}

/// Every test of the face.
pub(crate) fn test() -> Result<(), String> {
    setup::ensure_tools()?;
    check_drift()?;
    run("cargo", &["test", "-p", "septet-capi", "--locked"])?;
    let release = artifact::release()?;
    symbols::check(&release)?;
    size::C.check(&release.shared)?;
    parity::check()?;
    matrix::check()?;
    programs::vectors(&release)?;
    programs::misuse(&release)?;
    programs::panics()?;
    examples::check(&release)?;
    dist()
}

/// The shared library as it is shipped.
pub(crate) fn shared() -> Result<PathBuf, String> {
    Ok(artifact::release()?.shared)
}

/// The vector runner in C as a library.
pub(crate) fn runner() -> Result<PathBuf, String> {
    programs::library(&artifact::release()?)
}

/// The vector runner in C++ as a library.
pub(crate) fn runner_in_cpp() -> Result<PathBuf, String> {
    programs::library_in_cpp(&artifact::release()?)
}

/// The verbs of this face alone, for work on it: `cargo xtask c <verb>`.
pub(crate) fn verb(verb: &str) -> Result<(), String> {
    match verb {
        "gen" => write(),
        "check" => check_drift(),
        "test" => test(),
        "dist" => dist(),
        "bench" => bench(),
        _ => Err(format!("there is no verb `{verb}` for C: gen, check, test, dist, bench")),
    }
}
