//! What README.md and the guides show is what happens: each `console` block is run and its output compared.

use std::fs;
use std::process::Command;

use crate::run::root;

const DOCUMENTS: [&str; 2] = ["README.md", "docs/dispatch.md"];

/// Runs every block that starts with ` ```console `: `$ ` before a command, its standard output below.
pub(crate) fn check_console_blocks() -> Result<(), String> {
    DOCUMENTS.into_iter().try_for_each(check_document)
}

fn check_document(document: &str) -> Result<(), String> {
    let text = fs::read_to_string(root().join(document)).map_err(|error| format!("{document}: {error}"))?;
    let mut blocks = 0;
    for part in text.split("```console\n").skip(1) {
        let block = part.split("```").next().unwrap_or_default();
        for (command, expected) in commands(block) {
            let found = output(&command)?;
            if found.trim_end() != expected.trim_end() {
                return Err(format!(
                    "{document} shows another output of `{command}`:\n{expected}\nbut it prints\n{found}"
                ));
            }
            blocks += 1;
        }
    }
    println!("{document}: {blocks} commands print what is shown");
    if blocks == 0 { Err(format!("{document} shows no command")) } else { Ok(()) }
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
    let run = Command::new("sh").args(["-c", command]).current_dir(root()).env("COLUMNS", "80").output();
    let output = run.map_err(|error| format!("{command}: {error}"))?;
    String::from_utf8(output.stdout).map_err(|error| format!("{command}: {error}"))
}
