//! `ffi-c/examples`: real programs, run with their output compared.

use std::fs;
use std::path::{Path, PathBuf};

use super::artifact::{Artifact, STATIC_LIBRARIES, argument, workshop};
use crate::run::{output, root, run};

pub(super) const FOLDER: &str = "ffi-c/examples";

/// The examples: a program `name.c` and what it prints, `name.out`.
pub(super) fn names() -> Result<Vec<String>, String> {
    let entries = fs::read_dir(root().join(FOLDER)).map_err(|error| error.to_string())?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".c").map(Into::into))
        .collect();
    names.sort();
    if names.len() < 3 {
        return Err(format!("{FOLDER} holds only {names:?}"));
    }
    Ok(names)
}

/// Each, against the static library.
pub(super) fn check(artifact: &Artifact) -> Result<(), String> {
    let folder = workshop("examples")?;
    let archive = argument(&artifact.archive)?;
    for name in names()? {
        let mut flags = vec!["-Iinclude", archive];
        flags.extend(STATIC_LIBRARIES);
        compare(&name, &compile(&name, &folder, &flags)?)?;
    }
    Ok(())
}

/// Compiles an example; `flags` say where header and library are.
pub(super) fn compile(name: &str, folder: &Path, flags: &[&str]) -> Result<PathBuf, String> {
    let program = folder.join(name);
    let source = format!("{FOLDER}/{name}.c");
    let mut arguments =
        vec!["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", &source, "-o", argument(&program)?];
    arguments.extend(flags);
    run("cc", &arguments)?;
    Ok(program)
}

/// Runs an example and compares what it prints.
pub(super) fn compare(name: &str, program: &Path) -> Result<(), String> {
    let printed = output(argument(program)?, &[])?;
    let expected = fs::read_to_string(root().join(format!("{FOLDER}/{name}.out"))).unwrap_or_default();
    if printed == expected {
        println!("example {name}: as expected");
        return Ok(());
    }
    Err(format!("the example {name} prints\n{printed}\nand not\n{expected}"))
}
