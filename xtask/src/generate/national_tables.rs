//! `core/src/text/national_tables.rs`: the national language tables, and which table holds which character.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::BANNER;
use super::tsv::{character, column, rows};

const LANGUAGES: &str = "core/data/gsm7/national-languages.tsv";
const DEFAULT: &str = "core/data/gsm7/default.tsv";
const EXTENSION: &str = "core/data/gsm7/extension.tsv";
const CELLS: usize = 128;

/// The tables that hold a character, one bit for each identifier; bit 0 is the default alphabet or extension table.
type Repertoire = (u16, u16);

pub(super) fn generate() -> Result<String, String> {
    let mut held: BTreeMap<u16, Repertoire> = BTreeMap::new();
    for cell in cells(DEFAULT)? {
        held.entry(cell).or_default().0 |= 1;
    }
    for cell in cells(EXTENSION)? {
        held.entry(cell).or_default().1 |= 1;
    }
    let (mut locking, mut single) = (Vec::new(), Vec::new());
    for row in rows(LANGUAGES)? {
        let identifier: u32 = column(&row, 0, LANGUAGES)?.parse().map_err(|_| LANGUAGES.to_owned())?;
        let language = column(&row, 1, LANGUAGES)?;
        let path = |file: &str| format!("core/data/gsm7/{file}");
        let table = cells(&path(column(&row, 3, LANGUAGES)?))?;
        table.iter().for_each(|cell| held.entry(*cell).or_default().1 |= 1 << identifier);
        single.push((language.to_owned(), table));
        let file = column(&row, 5, LANGUAGES)?;
        if file != "-" {
            let table = cells(&path(file))?;
            table.iter().for_each(|cell| held.entry(*cell).or_default().0 |= 1 << identifier);
            locking.push((language.to_owned(), table));
        }
    }
    held.remove(&UNMAPPED);

    let mut out = String::from(BANNER);
    out.push_str("//! The national language tables of TS 23.038, from `data/gsm7/*_locking.tsv` and `*_shift.tsv`; 0 is an empty cell.\n\n");
    table(&mut out, "LOCKING", "TS 23.038, A.3: every language but Spanish, by identifier.", &locking);
    table(&mut out, "SINGLE", "TS 23.038, A.2: every language, by identifier.", &single);
    repertoires(&mut out, &held);
    Ok(out)
}

const UNMAPPED: u16 = 0;

/// The cells of a table by code, [`UNMAPPED`] where there is none.
fn cells(path: &str) -> Result<Vec<u16>, String> {
    let rows = rows(path)?;
    if rows.len() != CELLS {
        return Err(format!("{path}: {} cells instead of {CELLS}", rows.len()));
    }
    let cell = |(code, row): (usize, &Vec<String>)| {
        if usize::from_str_radix(column(row, 0, path)?, 16) != Ok(code) {
            return Err(format!("{path}: row {code} is out of order"));
        }
        match column(row, 1, path)? {
            "-" => Ok(UNMAPPED),
            text => u16::try_from(u32::from(character(text, path)?))
                .map_err(|_| format!("{path}: {text} is outside the BMP")),
        }
    };
    rows.iter().enumerate().map(cell).collect()
}

fn table(out: &mut String, name: &str, doc: &str, tables: &[(String, Vec<u16>)]) {
    let _ = writeln!(out, "/// {doc}\n#[rustfmt::skip]");
    let _ = writeln!(out, "pub(super) static {name}: [[u16; {CELLS}]; {}] = [", tables.len());
    for (language, cells) in tables {
        let _ = writeln!(out, "    // {language}");
        out.push_str("    [\n");
        numbers(out, cells.iter().map(|cell| format!("0x{cell:X}")));
        out.push_str("    ],\n");
    }
    out.push_str("];\n\n");
}

fn repertoires(out: &mut String, held: &BTreeMap<u16, Repertoire>) {
    let distinct: Vec<Repertoire> = held.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
    out.push_str("/// Every character of any table, ascending.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static CHARACTERS: [u16; {}] = [", held.len());
    numbers(out, held.keys().map(|character| format!("0x{character:X}")));
    out.push_str("];\n\n/// For each of `CHARACTERS`, its place in `REPERTOIRES`.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static CLASSES: [u8; {}] = [", held.len());
    let place = |repertoire| distinct.binary_search(repertoire).unwrap_or_default().to_string();
    numbers(out, held.values().map(place));
    out.push_str("];\n\n/// The tables that hold a character: locking, then single shift, one bit for each identifier. Bit 0 is the\n/// default alphabet or its extension table.\n");
    let _ = writeln!(out, "pub(super) static REPERTOIRES: [(u16, u16); {}] = [", distinct.len());
    for (locking, single) in distinct {
        let _ = writeln!(out, "    (0x{locking:04X}, 0x{single:04X}),");
    }
    out.push_str("];\n");
}

fn numbers(out: &mut String, numbers: impl Iterator<Item = String>) {
    let numbers: Vec<String> = numbers.collect();
    for line in numbers.chunks(16) {
        let _ = writeln!(out, "        {},", line.join(", "));
    }
}
