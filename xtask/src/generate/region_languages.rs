//! `core/src/text/region_languages_table.rs`: which languages with national tables are written where.

use std::fmt::Write;

use super::BANNER;
use super::tsv::{column, rows};

const REGIONS: &str = "core/data/region-languages.tsv";

/// ISO 639-1 codes by National Language Identifier, from 1 (TS 23.038, 6.2.1.2.4).
const IDENTIFIERS: [&str; 13] =
    ["tr", "es", "pt", "bn", "gu", "hi", "kn", "ml", "or", "pa", "ta", "te", "ur"];

pub(super) fn generate() -> Result<String, String> {
    let mut lines = Vec::new();
    for row in rows(REGIONS)? {
        let region = column(&row, 0, REGIONS)?;
        let mut bits = 0_u16;
        for code in column(&row, 1, REGIONS)?.split(',') {
            let index = IDENTIFIERS.iter().position(|known| *known == code);
            let index = index.ok_or_else(|| format!("{REGIONS}: {region}: {code} has no national table"))?;
            bits |= 2 << index;
        }
        lines.push(format!("    (*b\"{region}\", 0x{bits:04X}),\n"));
    }
    lines.sort();
    let mut out = String::from(BANNER);
    out.push_str("//! Languages by region, from `data/region-languages.tsv`: one bit for each National Language Identifier.\n\n");
    let _ = writeln!(out, "pub(super) static REGION_LANGUAGES: [([u8; 2], u16); {}] = [", lines.len());
    lines.iter().for_each(|line| out.push_str(line));
    out.push_str("];\n");
    Ok(out)
}
