//! The column `c` of `tests/vectors/api.json` is the list of exported functions.

use std::collections::BTreeSet;

use super::symbols;
use super::vectors::load;

pub(super) fn check() -> Result<(), String> {
    let api = load("api.json")?;
    let mut listed = BTreeSet::new();
    for row in api.as_array().ok_or("api.json is not a list")? {
        for name in row["c"].as_array().into_iter().flatten().filter_map(|name| name.as_str()) {
            if !listed.insert(name.to_owned()) {
                return Err(format!("api.json lists {name} twice for C"));
            }
        }
    }
    let exported: BTreeSet<String> = symbols::committed()?.into_iter().collect();
    let missing: Vec<_> = listed.difference(&exported).cloned().collect();
    let unlisted: Vec<_> = exported.difference(&listed).cloned().collect();
    if missing.is_empty() && unlisted.is_empty() {
        println!("parity: {} functions, all in api.json", exported.len());
        return Ok(());
    }
    Err(format!("api.json lists for C what is not there: {missing:?}; and does not list: {unlisted:?}"))
}
