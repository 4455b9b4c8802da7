//! What README.md shows is what happens: each `console` block is run and its output compared.

use std::fs;
use std::process::Command;

use crate::run::root;

/// Runs every block of README.md that starts with ` ```console `: `$ ` before a command, its standard output below.
pub(crate) fn check_console_blocks() -> Result<(), String> {
    let readme =
        fs::read_to_string(root().join("README.md")).map_err(|error| format!("README.md: {error}"))?;
    let mut blocks = 0;
    for part in readme.split("```console\n").skip(1) {
        let block = part.split("```").next().unwrap_or_default();
        for (command, expected) in commands(block) {
            let found = output(&command)?;
            if found.trim_end() != expected.trim_end() {
                return Err(format!(
                    "README.md shows another output of `{command}`:\n{expected}\nbut it prints\n{found}"
                ));
            }
            blocks += 1;
        }
    }
    println!("README.md: {blocks} commands print what is shown");
    if blocks == 0 { Err("README.md shows no command".into()) } else { Ok(()) }
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
