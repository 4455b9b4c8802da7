//! Tab-separated files with `#` comments, as the reference data has them.

use std::fs;

use crate::run::root;

/// The rows of a data file, each split at its tabs.
pub(super) fn rows(path: &str) -> Result<Vec<Vec<String>>, String> {
    let content = fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))?;
    let lines = content.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// A column of a row.
pub(super) fn column<'a>(row: &'a [String], index: usize, path: &str) -> Result<&'a str, String> {
    row.get(index).map(String::as_str).ok_or_else(|| format!("{path}: a row has no column {index}: {row:?}"))
}

/// The character of a `U+XXXX` column.
pub(super) fn character(text: &str, path: &str) -> Result<char, String> {
    let digits = text.strip_prefix("U+").unwrap_or(text);
    let code_point = u32::from_str_radix(digits, 16).map_err(|error| format!("{path}: {text}: {error}"))?;
    char::from_u32(code_point).ok_or_else(|| format!("{path}: {text} is not a scalar value"))
}
