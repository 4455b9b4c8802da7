//! The format of a file of vectors.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// Files beside the vectors that hold none.
pub(crate) const OTHER_FILES: [&str; 4] = ["schema.json", "errors.json", "api.json", "skips.json"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) schema: u64,
    pub(crate) op: String,
    pub(crate) count: usize,
    #[serde(default)]
    pub(crate) notes: BTreeMap<String, String>,
    pub(crate) tests: Vec<Test>,
}

#[derive(Deserialize)]
#[serde(try_from = "RawTest")]
pub(crate) struct Test {
    pub(crate) id: String,
    pub(crate) flags: Vec<String>,
    pub(crate) source: String,
    pub(crate) input: Value,
    pub(crate) expected: Expected,
}

pub(crate) enum Expected {
    Out(Value),
    Err(Value),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTest {
    id: String,
    flags: Vec<String>,
    source: String,
    r#in: Value,
    out: Option<Value>,
    err: Option<Value>,
}

impl TryFrom<RawTest> for Test {
    type Error = String;

    fn try_from(test: RawTest) -> Result<Self, String> {
        let expected = match (test.out, test.err) {
            (Some(out), None) => Expected::Out(out),
            (None, Some(err)) => Expected::Err(err),
            _ => return Err(format!("{}: exactly one of out and err", test.id)),
        };
        Ok(Self { id: test.id, flags: test.flags, source: test.source, input: test.r#in, expected })
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors")
}

/// The names of the files of vectors, sorted.
pub(crate) fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder of vectors");
    let names =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    let mut names: Vec<_> =
        names.filter(|name| name.ends_with(".json") && !OTHER_FILES.contains(&&**name)).collect();
    names.sort();
    names
}

pub(crate) fn load_all() -> Vec<File> {
    let load = |name: String| {
        let text = fs::read_to_string(folder().join(&name)).expect("a readable file");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    names().into_iter().map(load).collect()
}
