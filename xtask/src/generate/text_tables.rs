//! `core/src/text/tables.rs`: alphabets, transliteration, emoji.

use std::fmt::Write;

use super::BANNER;
use super::tsv::{character, column, rows};

const DEFAULT: &str = "core/data/gsm7/default.tsv";
const EXTENSION: &str = "core/data/gsm7/extension.tsv";
const TRANSLITERATION: &str = "core/data/transliteration.tsv";
const EMOJI: &str = "core/data/emoji.tsv";

pub(super) fn generate() -> Result<String, String> {
    let mut out = String::from(BANNER);
    out.push_str(
        "//! The text tables, from `data/gsm7/*.tsv`, `data/transliteration.tsv` and `data/emoji.tsv`.\n\n",
    );
    out.push_str("use super::offender::OffenderClass;\nuse super::transliteration::PackedRow;\n\n");
    default_alphabet(&mut out)?;
    extension(&mut out)?;
    transliteration(&mut out)?;
    emoji(&mut out)?;
    Ok(out)
}

fn default_alphabet(out: &mut String) -> Result<(), String> {
    let cells = rows(DEFAULT)?;
    if cells.len() != 128 {
        return Err(format!("{DEFAULT}: {} cells instead of 128", cells.len()));
    }
    out.push_str("/// TS 23.038, 6.2.1, by septet; the escape's own cell holds U+001B.\n#[rustfmt::skip]\n");
    out.push_str("pub(super) static DEFAULT: [char; 128] = [\n");
    for (index, row) in cells.iter().enumerate() {
        if u8::from_str_radix(column(row, 0, DEFAULT)?, 16) != Ok(index as u8) {
            return Err(format!("{DEFAULT}: row {index} is out of order"));
        }
        let cell = match column(row, 1, DEFAULT)? {
            "-" => '\u{1B}',
            text => character(text, DEFAULT)?,
        };
        let separator = if index % 8 == 7 { "\n" } else { " " };
        let indent = if index % 8 == 0 { "    " } else { "" };
        let _ = write!(out, "{indent}'{}',{separator}", cell.escape_default());
    }
    out.push_str("];\n\n");
    Ok(())
}

fn extension(out: &mut String) -> Result<(), String> {
    let cells = rows(EXTENSION)?;
    let mapped: Vec<_> = cells.iter().filter(|row| row.get(1).is_some_and(|cell| cell != "-")).collect();
    out.push_str("/// TS 23.038, 6.2.1.1: septet after the escape, and its character.\n");
    let _ = writeln!(out, "pub(super) static EXTENSION: [(u8, char); {}] = [", mapped.len());
    for row in mapped {
        let cell = character(column(row, 1, EXTENSION)?, EXTENSION)?;
        let _ = writeln!(out, "    (0x{}, '{}'),", column(row, 0, EXTENSION)?, cell.escape_default());
    }
    out.push_str("];\n\n");
    Ok(())
}

fn transliteration(out: &mut String) -> Result<(), String> {
    let mut lines = Vec::new();
    for row in rows(TRANSLITERATION)? {
        let source = character(column(&row, 0, TRANSLITERATION)?, TRANSLITERATION)?;
        let replacement = unescape(column(&row, 1, TRANSLITERATION)?);
        let class = class_variant(column(&row, 2, TRANSLITERATION)?)?;
        let mut octets = [0_u8; 4];
        octets
            .get_mut(..replacement.len())
            .ok_or_else(|| {
                format!("{TRANSLITERATION}: the replacement of {source:?} is longer than 4 octets")
            })?
            .copy_from_slice(replacement.as_bytes());
        let [a, b, c, d] = octets;
        lines.push((
            u32::from(source),
            format!(
                "    PackedRow::new(0x{:04X}, OffenderClass::{class}, {}, [{a}, {b}, {c}, {d}]),\n",
                u32::from(source),
                replacement.len()
            ),
        ));
    }
    lines.sort();
    out.push_str("/// Characters outside the alphabet with their class and replacement, by code point.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static TRANSLITERATION: [PackedRow; {}] = [", lines.len());
    lines.iter().for_each(|(_, line)| out.push_str(line));
    out.push_str("];\n\n");
    Ok(())
}

fn unescape(text: &str) -> String {
    text.replace("\\s", " ").replace("\\n", "\n").replace("\\\\", "\\")
}

fn class_variant(word: &str) -> Result<&'static str, String> {
    Ok(match word {
        "typographic" => "Typographic",
        "space" => "Space",
        "invisible" => "Invisible",
        "accent" => "Accent",
        "lookalike" => "Lookalike",
        "ligature" => "Ligature",
        "fraction" => "Fraction",
        "symbol" => "Symbol",
        _ => return Err(format!("{TRANSLITERATION}: unknown class {word}")),
    })
}

fn emoji(out: &mut String) -> Result<(), String> {
    let ranges = rows(EMOJI)?;
    out.push_str("/// Ranges of emoji and their parts, first and last code point.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static EMOJI: [(char, char); {}] = [", ranges.len());
    for row in &ranges {
        let first = character(column(row, 0, EMOJI)?, EMOJI)?;
        let last = character(column(row, 1, EMOJI)?, EMOJI)?;
        let _ = writeln!(out, "    ('{}', '{}'),", first.escape_unicode(), last.escape_unicode());
    }
    out.push_str("];\n");
    Ok(())
}
