//! Independent implementations read what septet writes.

use std::fs;

use crate::run::{ensure_tools, output, root, run};

/// Wireshark's dissectors read some hundred TPDUs and bodies of `submit_sm`, Gammu the TPDUs: numbers, names, texts and
/// places in the message.
pub(crate) fn interoperate() -> Result<(), String> {
    ensure_tools(&[("tshark", "tshark")])?;
    dissect("tpdus", "tests/interoperability/tpdu.py")?;
    dissect("smpp_bodies", "tests/interoperability/smpp.py")?;
    ensure_gammu()?;
    run(SYSTEM_PYTHON, &["tests/interoperability/tpdu_gammu.py", "target/interoperability-tpdus.tsv"])
}

/// Debian's packages of Python modules are for Debian's Python.
const SYSTEM_PYTHON: &str = "/usr/bin/python3";

fn ensure_gammu() -> Result<(), String> {
    if output(SYSTEM_PYTHON, &["-c", "import gammu"]).is_ok() {
        return Ok(());
    }
    run("apt-get", &["install", "-y", "--no-install-recommends", "python3-gammu"])
        .map_err(|error| format!("please install python3-gammu: {error}"))
}

/// Hands what an example prints to the program that has it read.
fn dissect(example: &str, reader: &str) -> Result<(), String> {
    let printed = output("cargo", &["run", "--quiet", "--locked", "-p", "septet", "--example", example])?;
    let path = format!("target/interoperability-{example}.tsv");
    let file = root().join(&path);
    fs::write(&file, printed).map_err(|error| format!("{}: {error}", file.display()))?;
    run("python3", &[reader, &path])
}
