//! Running other programs from the root of the project.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Runs a program and fails when it does.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    run_with(program, arguments, &[])
}

/// Runs a program with more environment variables.
pub(crate) fn run_with(
    program: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<(), String> {
    println!("$ {program} {}", arguments.join(" "));
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).envs(environment.iter().copied());
    let status = command.status().map_err(|error| format!("{program}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{program} {}` failed: {status}", arguments.join(" ")))
    }
}

/// What a program prints.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String, String> {
    let made = Command::new(program).args(arguments).current_dir(root()).output();
    let made = made.map_err(|error| format!("{program}: {error}"))?;
    if !made.status.success() {
        let complaint = String::from_utf8_lossy(&made.stderr).into_owned();
        return Err(format!("`{program} {}` failed: {}\n{complaint}", arguments.join(" "), made.status));
    }
    String::from_utf8(made.stdout).map_err(|error| format!("{program}: {error}"))
}
