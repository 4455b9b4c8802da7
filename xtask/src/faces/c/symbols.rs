//! `include/septet.sym`: the functions that the library exports, and no other.

use super::artifact::{Artifact, argument};
use super::header;
use crate::run::{output, root};

pub(super) const PATH: &str = "include/septet.sym";

/// The list, from the sources.
pub(super) fn generate() -> Result<String, String> {
    let mut names = header::functions()?;
    names.sort();
    Ok(names.join("\n") + "\n")
}

/// The committed list.
pub(super) fn committed() -> Result<Vec<String>, String> {
    let list = std::fs::read_to_string(root().join(PATH)).map_err(|error| format!("{PATH}: {error}"))?;
    Ok(list.lines().map(Into::into).collect())
}

/// What the shared library exports is the list.
pub(super) fn check(artifact: &Artifact) -> Result<(), String> {
    let exported = exports(artifact)?;
    if exported == committed()? {
        println!("exports: {} functions, the list", exported.len());
        return Ok(());
    }
    Err(format!("the library exports\n{}\nwhich is not {PATH}", exported.join("\n")))
}

fn exports(artifact: &Artifact) -> Result<Vec<String>, String> {
    let table = output("nm", &["-D", "--defined-only", argument(&artifact.shared)?])?;
    let mut names: Vec<String> =
        table.lines().filter_map(|line| line.split_whitespace().last()).map(Into::into).collect();
    names.sort();
    Ok(names)
}
