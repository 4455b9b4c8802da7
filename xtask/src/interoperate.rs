//! Independent implementations read what septet writes.

use std::fs;

use crate::run::{ensure_tools, output, root, run};

/// Wireshark's dissector reads some hundred TPDUs: numbers, names, texts and places in the message.
pub(crate) fn interoperate() -> Result<(), String> {
    ensure_tools(&[("tshark", "tshark")])?;
    let tpdus = output("cargo", &["run", "--quiet", "--locked", "-p", "septet", "--example", "tpdus"])?;
    let file = root().join("target/interoperability-tpdus.tsv");
    fs::write(&file, tpdus).map_err(|error| format!("{}: {error}", file.display()))?;
    run("python3", &["tests/interoperability/tpdu.py", "target/interoperability-tpdus.tsv"])
}
