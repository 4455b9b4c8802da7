//! `docs/unsafe.md` names every Rust file that goes beyond what the compiler checks, and how often it does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::{output, root};

const DOCUMENT: &str = "docs/unsafe.md";
const WORD: &str = "unsafe";

/// Blocks, and declarations (functions, implementations, foreign items, attributes).
type Counts = (usize, usize);

/// Fails when the document and the sources differ.
pub(crate) fn check() -> Result<(), String> {
    let (told, found) = (documented()?, counted()?);
    let mut faults = Vec::new();
    for (file, counts) in &found {
        if told.get(file) != Some(counts) {
            faults.push(format!("  {file} has {} blocks and {} declarations", counts.0, counts.1));
        }
    }
    for file in told.keys().filter(|file| !found.contains_key(*file)) {
        faults.push(format!("  {file} has none"));
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!("{DOCUMENT} says otherwise, read the code again and mend it:\n{}", faults.join("\n")))
}

/// The rows of the document's tables: file, blocks, declarations, why.
fn documented() -> Result<BTreeMap<String, Counts>, String> {
    let text = fs::read_to_string(root().join(DOCUMENT)).map_err(|error| format!("{DOCUMENT}: {error}"))?;
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.split(" | ").collect();
        let [file, blocks, declarations, _] = cells.as_slice() else { return None };
        Some(((*file).to_owned(), (blocks.parse().ok()?, declarations.parse().ok()?)))
    });
    Ok(rows.collect())
}

/// What stands in the sources that are kept.
fn counted() -> Result<BTreeMap<String, Counts>, String> {
    let files = output("git", &["ls-files", "--cached", "--others", "--exclude-standard", "*.rs"])?;
    let mut counts = BTreeMap::new();
    for file in files.lines().filter(|file| Path::new(&root()).join(file).exists()) {
        let text = fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
        let count = count(&text);
        if count != (0, 0) {
            counts.insert(file.to_owned(), count);
        }
    }
    Ok(counts)
}

fn count(text: &str) -> Counts {
    let (mut blocks, mut declarations) = (0, 0);
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or_default();
        for rest in code.split(WORD).skip(1) {
            if rest.starts_with(" {") {
                blocks += 1;
            } else if [" fn", " impl", " extern", " trait", "("].iter().any(|next| rest.starts_with(next)) {
                declarations += 1;
            }
        }
    }
    (blocks, declarations)
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn blocks_and_declarations_are_told_apart() {
        let unsafely = super::WORD;
        let text = format!(
            "// {unsafely} {{ }} in a comment\n{unsafely} fn a() {{ {unsafely} {{ b() }} }} // {unsafely} {{\n#[{unsafely}(no_mangle)]\n#![deny({unsafely}_code)]\n{unsafely} impl C for D {{}}"
        );
        assert_eq!(count(&text), (1, 3));
    }
}
