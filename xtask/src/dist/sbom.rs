//! What a shipped file is made of, as a bill of materials in CycloneDX 1.5. It depends on the lock file alone: the same source gives
//! the same octets.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;

use serde_json::{Value, json};

use crate::run::{output, root};
use crate::versions::VERSION;

/// The bill of a package of the workspace: every crate that is compiled into it or generates code for it.
pub(crate) fn bill(package: &str) -> Result<String, String> {
    let metadata = output("cargo", &["metadata", "--format-version", "1", "--locked"])?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|error| error.to_string())?;
    let bill = of_metadata(package, &metadata, &checksums(&lock))
        .ok_or_else(|| format!("cargo tells nothing of {package}"))?;
    serde_json::to_string_pretty(&bill).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn of_metadata(package: &str, metadata: &Value, checksums: &BTreeMap<String, String>) -> Option<Value> {
    let packages: BTreeMap<&str, &Value> = by_id(metadata.get("packages")?)?;
    let nodes: BTreeMap<&str, &Value> = by_id(metadata.pointer("/resolve/nodes")?)?;
    let (top, _) = packages.iter().find(|(_, each)| each.get("name").is_some_and(|name| name == package))?;
    let mut found = BTreeSet::from([*top]);
    let mut waiting = VecDeque::from([*top]);
    let mut dependencies = BTreeMap::new();
    while let Some(id) = waiting.pop_front() {
        let needed = needs(nodes.get(id)?)?;
        for each in &needed {
            if found.insert(each) {
                waiting.push_back(each);
            }
        }
        let references: Option<BTreeSet<String>> =
            needed.iter().map(|each| reference(packages.get(each)?)).collect();
        dependencies.insert(reference(packages.get(id)?)?, references?);
    }
    let components: Option<BTreeMap<String, Value>> = found
        .iter()
        .filter(|id| *id != top)
        .map(|id| Some((reference(packages.get(id)?)?, component(packages.get(id)?, "library", checksums)?)))
        .collect();
    let dependencies: Vec<Value> = dependencies
        .into_iter()
        .map(|(reference, needed)| json!({ "ref": reference, "dependsOn": needed }))
        .collect();
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "tools": { "components": [{ "type": "application", "name": "septet-xtask", "version": VERSION }] },
            "component": component(packages.get(top)?, "application", checksums)?,
        },
        "components": components?.into_values().collect::<Vec<_>>(),
        "dependencies": dependencies,
    }))
}

fn by_id(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    list.as_array()?.iter().map(|each| Some((each.get("id")?.as_str()?, each))).collect()
}

/// What is neither for tests (`dev`) nor only runs while the package is built (`build`).
fn needs(node: &Value) -> Option<Vec<&str>> {
    let is_kept = |each: &&Value| {
        let kinds = each.get("dep_kinds").and_then(Value::as_array);
        kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind.get("kind").is_some_and(Value::is_null)))
    };
    node.get("deps")?.as_array()?.iter().filter(is_kept).map(|each| each.get("pkg")?.as_str()).collect()
}

/// The package's address in the language of package URLs.
fn reference(package: &Value) -> Option<String> {
    Some(format!("pkg:cargo/{}@{}", package.get("name")?.as_str()?, package.get("version")?.as_str()?))
}

fn component(package: &Value, kind: &str, checksums: &BTreeMap<String, String>) -> Option<Value> {
    let reference = reference(package)?;
    let mut component = json!({
        "type": kind,
        "bom-ref": reference,
        "name": package.get("name")?,
        "version": package.get("version")?,
        "purl": reference,
    });
    let fields = component.as_object_mut()?;
    if let Some(licence) = package.get("license").and_then(Value::as_str) {
        // Old manifests part licences by a slash, which SPDX does not know.
        fields.insert("licenses".into(), json!([{ "expression": licence.replace('/', " OR ") }]));
    }
    if let Some(checksum) = checksums.get(&reference) {
        fields.insert("hashes".into(), json!([{ "alg": "SHA-256", "content": checksum }]));
    }
    Some(component)
}

/// The checksums of the lock file, by the package's address.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    let field = |entry: &str, name: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(&format!("{name} = \"")))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    let row = |entry: &str| {
        let address = format!("pkg:cargo/{}@{}", field(entry, "name")?, field(entry, "version")?);
        Some((address, field(entry, "checksum")?))
    };
    lock.split("[[package]]").filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_holds_what_is_compiled_in_and_nothing_for_tests() -> Result<(), String> {
        let metadata = json!({
            "packages": [
                { "id": "a", "name": "top", "version": "1.0.0", "license": "MIT" },
                { "id": "b", "name": "used", "version": "2.0.0", "license": "MIT/Apache-2.0" },
                { "id": "c", "name": "tested", "version": "3.0.0", "license": "MIT" },
            ],
            "resolve": { "nodes": [
                { "id": "a", "deps": [
                    { "pkg": "b", "dep_kinds": [{ "kind": null }, { "kind": "dev" }] },
                    { "pkg": "c", "dep_kinds": [{ "kind": "dev" }, { "kind": "build" }] },
                ] },
                { "id": "b", "deps": [] },
                { "id": "c", "deps": [] },
            ] },
        });
        let lock = "[[package]]\nname = \"used\"\nversion = \"2.0.0\"\nchecksum = \"abcd\"\n";
        let bill = of_metadata("top", &metadata, &checksums(lock)).ok_or("no bill")?;
        let components = bill.get("components").and_then(Value::as_array).ok_or("no components")?;
        let expected = json!([{
            "type": "library",
            "bom-ref": "pkg:cargo/used@2.0.0",
            "name": "used",
            "version": "2.0.0",
            "purl": "pkg:cargo/used@2.0.0",
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            "hashes": [{ "alg": "SHA-256", "content": "abcd" }],
        }]);
        assert_eq!(&json!(components), &expected);
        assert_eq!(
            bill.get("dependencies"),
            Some(&json!([
                { "ref": "pkg:cargo/top@1.0.0", "dependsOn": ["pkg:cargo/used@2.0.0"] },
                { "ref": "pkg:cargo/used@2.0.0", "dependsOn": [] },
            ]))
        );
        Ok(())
    }
}
