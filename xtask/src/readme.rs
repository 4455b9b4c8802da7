//! What README.md and the pages under docs show is what happens: each `console` block is run and its output compared.
//! Blocks in the languages are run by the tests of their faces.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::docs::check_pictures;
use crate::run::{root, run};

/// What a block of a page may be: run somewhere, or (the last three) only shown.
const LANGUAGES: [&str; 10] = ["console", "rust", "python", "pycon", "js", "c", "cpp", "json", "text", "sh"];

/// Runs every block that starts with ` ```console `: `$ ` before a command, its standard output below.
pub(crate) fn check_console_blocks() -> Result<(), String> {
    // Pages call the command by its name.
    run("cargo", &["build", "--release", "--locked", "-p", "septet-cli"])?;
    let mut documents = pages()?;
    documents.push(root().join("README.md"));
    documents.iter().try_for_each(|document| check_document(document))?;
    check_pictures()
}

/// The pages under docs, in order.
pub(crate) fn pages() -> Result<Vec<PathBuf>, String> {
    let mut pages = Vec::new();
    for folder in ["docs", "docs/guide"] {
        let entries = fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        pages.extend(paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    pages.sort();
    Ok(pages)
}

fn check_document(document: &Path) -> Result<(), String> {
    let name = document.strip_prefix(root()).unwrap_or(document).display();
    let text = fs::read_to_string(document).map_err(|error| format!("{name}: {error}"))?;
    let mut count = 0;
    for (language, block) in blocks(&text) {
        if !LANGUAGES.contains(&language) {
            return Err(format!("{name} has a block in `{language}`: nobody runs it"));
        }
        for (command, expected) in if language == "console" { commands(block) } else { Vec::new() } {
            let found = output(&command)?;
            if found.trim_end() != expected.trim_end() {
                return Err(format!(
                    "{name} shows another output of `{command}`:\n{expected}\nbut it prints\n{found}"
                ));
            }
            count += 1;
        }
    }
    println!("{name}: {count} commands print what is shown");
    Ok(())
}

/// The blocks between fences, each with its language.
pub(crate) fn blocks(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("```").skip(1).step_by(2);
    parts.map(|part| part.split_once('\n').unwrap_or((part, ""))).collect()
}

fn commands(block: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, expected))) => {
                expected.push_str(line);
                expected.push('\n');
            }
            (None, None) => {}
        }
    }
    commands
}

fn output(command: &str) -> Result<String, String> {
    let found = env::var_os("PATH").unwrap_or_default();
    let places = std::iter::once(root().join("target/release")).chain(env::split_paths(&found));
    let path = env::join_paths(places).map_err(|error| error.to_string())?;
    let mut shell = Command::new("sh");
    let run = shell.args(["-c", command]).current_dir(root()).env("COLUMNS", "80").env("PATH", path).output();
    let output = run.map_err(|error| format!("{command}: {error}"))?;
    String::from_utf8(output.stdout).map_err(|error| format!("{command}: {error}"))
}
