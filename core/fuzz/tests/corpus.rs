//! Replays what the fuzzer kept, and every finding there ever was.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use septet_fuzz::{TARGETS, capi};

#[test]
fn every_corpus_replays() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, run) in TARGETS {
        let mut files = 0;
        for entry in fs::read_dir(corpora.join(name)).expect("a corpus for each target") {
            run(&fs::read(entry.expect("an entry").path()).expect("a file"));
            files += 1;
        }
        assert!(files > 0, "{name} has an empty corpus");
    }
}

#[test]
fn every_target_has_its_program() {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz_targets");
    let mut names: Vec<String> = fs::read_dir(programs)
        .expect("the programs")
        .map(|entry| {
            entry.expect("an entry").file_name().to_string_lossy().trim_end_matches(".rs").to_owned()
        })
        .collect();
    names.sort();
    let listed: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, listed);
}

#[test]
fn every_function_of_the_c_face_is_called_and_succeeds_in_the_corpus() {
    let symbols = include_str!("../../../include/septet.sym");
    let mut listed: Vec<&str> = capi::CALLS.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    let mut exported: Vec<&str> = symbols.lines().collect();
    exported.sort_unstable();
    assert_eq!(listed, exported);

    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/capi");
    let mut succeeded = BTreeSet::new();
    for entry in fs::read_dir(corpus).expect("the corpus") {
        let input = fs::read(entry.expect("an entry").path()).expect("a file");
        succeeded.extend(capi::succeeded(&input));
    }
    let never: Vec<&&str> = listed.iter().filter(|name| !succeeded.contains(*name)).collect();
    assert!(never.is_empty(), "the corpus reaches only failures of {never:?}");
}
