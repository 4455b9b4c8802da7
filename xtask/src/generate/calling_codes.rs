//! `core/src/address/calling_codes_table.rs`: which calling codes are assigned, where, with which lengths.

use std::fmt::Write;

use super::BANNER;
use super::tsv::{column, rows};

const CALLING_CODES: &str = "core/data/calling-codes.tsv";

/// E.164, 6.1: calling code and national number together.
const MAX_DIGITS: usize = 15;

pub(super) fn generate() -> Result<String, String> {
    let mut codes = Vec::new();
    let mut version = String::new();
    for row in rows(CALLING_CODES)? {
        let code: u16 = parse(column(&row, 0, CALLING_CODES)?)?;
        let regions = column(&row, 1, CALLING_CODES)?.to_owned();
        version = release_of(&row)?;
        let mut lengths = 0_u16;
        for length in column(&row, 7, CALLING_CODES)?.split(',') {
            let length: usize = parse(length)?;
            if length + code.to_string().len() <= MAX_DIGITS {
                lengths |= 1 << length;
            }
        }
        codes.push((code, regions, lengths));
    }
    codes.sort();
    let mut out = String::from(BANNER);
    out.push_str("//! The assigned calling codes, from `data/calling-codes.tsv`.\n\n");
    out.push_str("use super::calling_code::Entry;\n\n");
    out.push_str("/// The release of libphonenumber's metadata that the lengths come from.\n");
    let _ = writeln!(out, "pub const NUMBERING_VERSION: &str = \"{version}\";\n");
    out.push_str("/// Every region, two letters each (001: not geographic), by calling code.\n");
    // Codes that belong to no country have one region together, so that every region has one place.
    let mut names: Vec<&str> = Vec::new();
    let mut starts = Vec::new();
    for (_, regions, _) in &codes {
        let known = names.iter().position(|name| name == regions);
        starts.push(known.unwrap_or(names.len()));
        if known.is_none() {
            names.extend(regions.split(','));
        }
    }
    let _ = writeln!(out, "#[rustfmt::skip]\npub(super) static REGIONS: [&str; {}] = [", names.len());
    for line in names.chunks(16) {
        let quoted: Vec<String> = line.iter().map(|name| format!("\"{name}\"")).collect();
        let _ = writeln!(out, "    {},", quoted.join(", "));
    }
    out.push_str(
        "];\n\n/// By calling code: lengths as a bit set, where the regions start and how many there are.\n",
    );
    let _ = writeln!(out, "#[rustfmt::skip]\npub(super) static CALLING_CODES: [Entry; {}] = [", codes.len());
    for ((code, regions, lengths), start) in codes.iter().zip(starts) {
        let count = regions.split(',').count();
        let _ = writeln!(
            out,
            "    Entry {{ code: {code}, lengths: 0b{lengths:b}, regions_start: {start}, regions_count: {count} }},"
        );
    }
    out.push_str("];\n");
    Ok(out)
}

/// The release that the table is of, and the regions of every calling code, in order.
pub(super) fn regions() -> Result<(String, Vec<(u16, String)>), String> {
    let mut release = String::new();
    let mut codes = Vec::new();
    for row in rows(CALLING_CODES)? {
        release = release_of(&row)?;
        codes.push((parse(column(&row, 0, CALLING_CODES)?)?, column(&row, 1, CALLING_CODES)?.to_owned()));
    }
    codes.sort();
    Ok((release, codes))
}

fn release_of(row: &[String]) -> Result<String, String> {
    Ok(column(row, 4, CALLING_CODES)?.trim_start_matches("phonenumbers ").to_owned())
}

fn parse<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{CALLING_CODES}: {text} is not a number"))
}
