//! What is public stands in `tests/vectors/api.json`, and what stands there is public.

#![cfg(feature = "json")]

use std::collections::BTreeSet;

use serde_json::Value;

#[test]
fn the_public_names_are_those_of_the_list() {
    let list: Value = serde_json::from_str(include_str!("../../tests/vectors/api.json")).expect("JSON");
    let rows = list.as_array().expect("a list");
    let column = rows.iter().flat_map(|row| row["rust"].as_array().expect("names"));
    let listed: BTreeSet<&str> = column.map(|name| name.as_str().expect("a name")).collect();
    assert_eq!(public_names(), listed);
}

/// The names after `pub use` and `pub const` at the root of the crate.
fn public_names() -> BTreeSet<&'static str> {
    let source = include_str!("../src/lib.rs");
    let reexports =
        source.split(';').filter_map(|statement| statement.split_once("pub use ")).flat_map(|(_, path)| {
            let names = path.split_once('{').map_or_else(
                || path.rsplit("::").next().unwrap_or_default(),
                |(_, names)| names.trim_end_matches('}'),
            );
            names.split(',').map(|name| name.trim_matches([' ', '\n', '}']))
        });
    let constants = source.split(';').filter_map(|statement| statement.split_once("pub const "));
    let constants = constants.filter_map(|(_, rest)| rest.split(':').next());
    reexports.chain(constants).filter(|name| !name.is_empty()).collect()
}
