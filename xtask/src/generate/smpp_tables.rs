//! `core/src/wire/smpp/tables.rs`: what the numbers in SMPP fields are called and mean.

use std::fmt::Write;

use super::BANNER;
use super::tsv::{column, rows};

const COMMAND_STATUS: &str = "core/data/smpp-command-status.tsv";
const DATA_CODING: &str = "core/data/smpp-data-coding.tsv";
const TON: &str = "core/data/smpp-ton.tsv";
const NPI: &str = "core/data/smpp-npi.tsv";
const MESSAGE_STATE: &str = "core/data/smpp-message-state.tsv";

pub(super) fn generate() -> Result<String, String> {
    let mut out = String::from(BANNER);
    out.push_str("//! The numbers of SMPP fields, from `data/smpp-*.tsv`.\n\n");
    out.push_str("use super::command_status::{StatusOutcome, StatusRow};\n\n");
    command_status(&mut out)?;
    data_coding(&mut out)?;
    names(&mut out, "TON", "Types of number (SMPP 3.4, 5.2.5).", TON)?;
    names(&mut out, "NPI", "Numbering plan indicators (SMPP 3.4, 5.2.6).", NPI)?;
    message_state(&mut out)?;
    Ok(out)
}

fn command_status(out: &mut String) -> Result<(), String> {
    let mut lines = Vec::new();
    for row in rows(COMMAND_STATUS)? {
        let code = column(&row, 0, COMMAND_STATUS)?;
        // The range of vendors' codes means nothing that a table could hold.
        if code.contains('-') {
            continue;
        }
        let value = hexadecimal(code, COMMAND_STATUS)?;
        let outcome = match column(&row, 8, COMMAND_STATUS)? {
            "accepted" => "Accepted",
            "retryable" => "Retryable",
            "route_fault" => "RouteFault",
            "hard" => "Hard",
            word => return Err(format!("{COMMAND_STATUS}: unknown outcome {word}")),
        };
        let (name, meaning) = (column(&row, 1, COMMAND_STATUS)?, column(&row, 2, COMMAND_STATUS)?);
        lines.push((
            value,
            format!("    StatusRow::new(0x{value:03X}, StatusOutcome::{outcome}, {name:?}, {meaning:?}),\n"),
        ));
    }
    lines.sort();
    out.push_str("/// By number (SMPP 3.4, 5.1.3; 5.0, 4.7.6).\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static COMMAND_STATUS: [StatusRow; {}] = [", lines.len());
    lines.iter().for_each(|(_, line)| out.push_str(line));
    out.push_str("];\n\n");
    Ok(())
}

fn data_coding(out: &mut String) -> Result<(), String> {
    let data = rows(DATA_CODING)?;
    out.push_str("/// First and last value, name (SMPP 3.4, 5.2.19; 5.0, 4.7.7).\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static DATA_CODING: [(u8, u8, &str); {}] = [", data.len());
    for row in &data {
        let values = column(row, 0, DATA_CODING)?;
        let (first, last) = values.split_once('-').unwrap_or((values, values));
        let (first, last) = (hexadecimal(first, DATA_CODING)?, hexadecimal(last, DATA_CODING)?);
        let _ = writeln!(out, "    (0x{first:02X}, 0x{last:02X}, {:?}),", column(row, 1, DATA_CODING)?);
    }
    out.push_str("];\n\n");
    Ok(())
}

fn names(out: &mut String, table: &str, meaning: &str, path: &str) -> Result<(), String> {
    let data = rows(path)?;
    let _ = writeln!(out, "/// {meaning}\n#[rustfmt::skip]");
    let _ = writeln!(out, "pub(super) static {table}: [(u8, &str); {}] = [", data.len());
    for row in &data {
        let value = hexadecimal(column(row, 0, path)?, path)?;
        let _ = writeln!(out, "    (0x{value:02X}, {:?}),", column(row, 1, path)?);
    }
    out.push_str("];\n\n");
    Ok(())
}

fn message_state(out: &mut String) -> Result<(), String> {
    let data = rows(MESSAGE_STATE)?;
    out.push_str("/// Word and receipt word of each message state, by number (SMPP 3.4, 5.2.28 and Appendix B; 5.0, 4.7.15).\n");
    let _ = writeln!(
        out,
        "#[rustfmt::skip]\npub(super) static MESSAGE_STATE: [(&str, Option<&str>); {}] = [",
        data.len()
    );
    for (index, row) in data.iter().enumerate() {
        if column(row, 0, MESSAGE_STATE)?.parse() != Ok(index) {
            return Err(format!("{MESSAGE_STATE}: row {index} is out of order"));
        }
        let name = column(row, 1, MESSAGE_STATE)?.to_ascii_lowercase();
        let receipt = Some(column(row, 3, MESSAGE_STATE)?).filter(|word| *word != "-");
        let _ = writeln!(out, "    ({name:?}, {receipt:?}),");
    }
    out.push_str("];\n");
    Ok(())
}

fn hexadecimal(text: &str, path: &str) -> Result<u32, String> {
    u32::from_str_radix(text.trim_start_matches("0x"), 16).map_err(|error| format!("{path}: {text}: {error}"))
}
