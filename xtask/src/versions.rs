//! One version for all that is released: the workspace's.

use std::fs;

use serde_json::Value;

use crate::run::root;

/// The version of every package.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Fails when a file that cannot take the version from the workspace's manifest says another one.
pub(crate) fn check() -> Result<(), String> {
    let mut wrong = Vec::new();
    for (file, told) in [
        ("Cargo.toml", dependency()?),
        ("include/septet.h", header()?),
        ("bindings-node/package.json", member("bindings-node/package.json", "/version")?),
        ("bindings-node/package-lock.json", member("bindings-node/package-lock.json", "/version")?),
        ("bindings-node/package-lock.json", member("bindings-node/package-lock.json", "/packages//version")?),
        ("bindings-node/binding.cjs", loader()?),
    ] {
        if told != VERSION {
            wrong.push(format!("{file} says {told:?}"));
        }
    }
    if !text("bindings-python/pyproject.toml")?.contains("dynamic = [\"version\"]") {
        wrong.push("bindings-python/pyproject.toml has a version of its own".into());
    }
    let newest = between(&text("CHANGELOG.md")?, "\n## ", "\n").unwrap_or_default();
    if newest != "Unreleased" && newest.split(' ').next() != Some(VERSION) {
        wrong.push(format!("CHANGELOG.md begins with {newest:?}"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("the version is {VERSION}, but {}", wrong.join(", "))) }
}

/// The version by which the faces depend on the core.
fn dependency() -> Result<String, String> {
    Ok(between(&text("Cargo.toml")?, "septet = { path = \"core\", version = \"", "\"").unwrap_or_default())
}

/// What the three numbers of the header and its text agree on.
fn header() -> Result<String, String> {
    let header = text("include/septet.h")?;
    let number = |name: &str| between(&header, &format!("#define SEPTET_VERSION_{name} "), "\n");
    let numbers: Option<Vec<_>> = ["MAJOR", "MINOR", "PATCH"].map(number).into_iter().collect();
    let numbers = numbers.unwrap_or_default().join(".");
    let string = number("STRING").unwrap_or_default();
    Ok(if string.trim_matches('"') == numbers { numbers } else { string })
}

/// The version that the generated loader of Node wants of a platform's package.
fn loader() -> Result<String, String> {
    Ok(between(&text("bindings-node/binding.cjs")?, "version mismatch, expected ", " ").unwrap_or_default())
}

/// A text in a JSON file, by its pointer.
fn member(file: &str, pointer: &str) -> Result<String, String> {
    let json: Value = serde_json::from_str(&text(file)?).map_err(|error| format!("{file}: {error}"))?;
    Ok(json.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned())
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found.to_owned())
}

fn text(file: &str) -> Result<String, String> {
    fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn what_stands_between_two_marks_is_found_and_nothing_else() {
        assert_eq!(between("a \"0.1.0\";", "a \"", "\"").as_deref(), Some("0.1.0"));
        assert_eq!(between("a \"0.1.0\";", "b \"", "\""), None);
        assert_eq!(between("a \"0.1.0", "a \"", "\""), None);
    }
}
