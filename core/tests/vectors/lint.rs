//! What the vectors promise about themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;

use septet::ErrorCode;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::file::{Expected, folder, load_all, names};

#[test]
fn the_files_keep_their_own_rules() {
    let mut ids = BTreeSet::new();
    let (mut tests, mut edges) = (0, 0);
    for file in load_all() {
        assert_eq!(file.schema, 1, "{}", file.op);
        assert_eq!(file.count, file.tests.len(), "{}", file.op);
        for test in &file.tests {
            assert!(ids.insert(test.id.clone()), "{} stands twice", test.id);
            assert!(!test.source.trim().is_empty(), "{} has no source", test.id);
            for flag in test.flags.iter().filter(|flag| *flag != "edge") {
                assert!(file.notes.contains_key(flag), "{}: {flag} is not explained", test.id);
            }
            let is_error = matches!(test.expected, Expected::Err(_));
            edges += usize::from(is_error || test.flags.iter().any(|flag| flag == "edge"));
            tests += 1;
        }
    }
    assert!(tests >= 300, "{tests} vectors");
    assert!(edges * 3 >= tests, "{edges} errors and edges of {tests}");
}

#[test]
fn the_files_follow_their_schema() {
    let mut schemas = boon::Schemas::new();
    let schema = folder().join("schema.json");
    let schema = schema.to_str().expect("a path in UTF-8");
    let schema = boon::Compiler::new().compile(schema, &mut schemas).expect("a schema");
    for name in names() {
        let text = fs::read_to_string(folder().join(&name)).expect("a readable file");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        if let Err(error) = schemas.validate(&value, schema) {
            panic!("{name}: {error:#}");
        }
    }
}

#[test]
fn no_member_stands_twice() {
    for name in names() {
        let text = fs::read_to_string(folder().join(&name)).expect("a readable file");
        serde_json::from_str::<Unique>(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn the_table_of_errors_is_the_one_in_the_code() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        code: String,
        number: i32,
        class: String,
        disposition: String,
        http_status: u16,
        meaning: String,
    }
    let text = fs::read_to_string(folder().join("errors.json")).expect("the table of errors");
    let rows: Vec<Row> = serde_json::from_str(&text).expect("a list of errors");
    assert_eq!(rows.len(), ErrorCode::ALL.len());
    for (row, code) in rows.into_iter().zip(ErrorCode::ALL) {
        assert_eq!(row.code, code.as_str());
        assert_eq!(row.number, code.number(), "{}", row.code);
        assert_eq!(row.class, code.class().as_str(), "{}", row.code);
        assert_eq!(row.disposition, code.disposition().as_str(), "{}", row.code);
        assert_eq!(row.http_status, code.http_status(), "{}", row.code);
        assert_eq!(row.meaning, code.meaning(), "{}", row.code);
    }
}

#[test]
fn every_expected_error_is_in_the_table() {
    let mut counts = BTreeMap::new();
    for file in load_all() {
        for test in &file.tests {
            if let Expected::Err(err) = &test.expected {
                let code = err["code"].as_str().expect("a code");
                assert!(ErrorCode::from_name(code).is_some(), "{}: {code}", test.id);
                *counts.entry(code.to_owned()).or_insert(0) += 1;
            }
        }
    }
    assert!(counts.len() > 20, "only {} codes are expected anywhere", counts.len());
}

/// JSON without a member that stands twice, which `Value` would take silently.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UniqueVisitor)
    }
}

struct UniqueVisitor;

impl<'de> Visitor<'de> for UniqueVisitor {
    type Value = Unique;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique, A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            map.next_value::<Unique>()?;
            if !seen.insert(name.clone()) {
                return Err(serde::de::Error::custom(format!("{name} stands twice")));
            }
        }
        Ok(Unique)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Unique, A::Error> {
        while list.next_element::<Unique>()?.is_some() {}
        Ok(Unique)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_unit<E>(self) -> Result<Unique, E> {
        Ok(Unique)
    }
}
