//! The codes of septet in Rust for the face, from `tests/vectors/errors.json`.

use std::fmt::Write;

use serde_json::Value;

use super::vectors::load;

pub(super) const PATH: &str = "ffi-c/src/codes.rs";

pub(super) fn generate() -> Result<String, String> {
    let table = load("errors.json")?;
    let rows = table.as_array().ok_or("errors.json is not a list")?;
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let mut enumerators = String::new();
    let mut names = String::new();
    for row in rows {
        let (code, meaning) = (text(row, "code"), text(row, "meaning"));
        let number = row["number"].as_i64().ok_or("a code without a number")?;
        let mut sentence = meaning.clone();
        sentence[..1].make_ascii_uppercase();
        let _ = writeln!(enumerators, "    /// {sentence}.");
        let _ = writeln!(enumerators, "    SEPTET_ERR_{} = {number},", code.to_ascii_uppercase());
        let _ = writeln!(names, "    ({number}, c\"{code}\", c\"{meaning}\"),");
    }
    Ok(format!(
        "// Generated from tests/vectors/errors.json by `cargo xtask gen`. Do not edit.

//! The codes of septet, which are statuses in C.

use core::ffi::CStr;

/// The codes of septet, the same in every face: 100 and above. Append only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(i32)]
pub enum septet_code {{
{enumerators}}}

/// Number, word and meaning of each, in the order of the numbers.
#[rustfmt::skip]
pub(crate) const CODES: &[(i32, &CStr, &CStr)] = &[
{names}];
"
    ))
}
