//! `cargo xtask numbering`: the command's answers against the Python package of the metadata's release.

use std::fs;

use crate::generate::numbering::{cover, release};
use crate::run::{root, run};

/// Everything lands under the target folder.
const PLACE: &str = "target/numbering";

pub(crate) fn compare() -> Result<(), String> {
    let place = root().join(PLACE);
    fs::create_dir_all(&place).map_err(|error| format!("{PLACE}: {error}"))?;
    let numbers = cover()?;
    let list = place.join("numbers.txt");
    fs::write(&list, numbers.join("\n") + "\n").map_err(|error| format!("{}: {error}", list.display()))?;
    println!("{} numbers cover the tables", numbers.len());
    run("cargo", &["build", "--quiet", "--release", "-p", "septet-cli", "--locked"])?;
    let package = format!("phonenumbers=={}", release()?);
    let (environment, python) = (format!("{PLACE}/python"), format!("{PLACE}/python/bin/python"));
    if !root().join(&python).exists() {
        run("python3", &["-m", "venv", &environment])?;
    }
    run(&python, &["-m", "pip", "install", "--quiet", &package])?;
    run(&python, &["tests/numbering/compare.py", "target/release/septet", &format!("{PLACE}/numbers.txt")])
}
