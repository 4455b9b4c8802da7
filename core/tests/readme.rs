//! What README.md and the guides show is compiled: it stands in the crate's documentation or in an example.

#[test]
fn the_readmes_share_their_example() {
    let example = |readme: &'static str| {
        let blocks = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
        blocks.filter(|block| block.contains("plan_bulk")).collect::<Vec<_>>()
    };
    let shown = example(include_str!("../../README.md"));
    assert_eq!(shown.len(), 1);
    assert_eq!(shown, example(include_str!("../README.md")));
}

#[test]
fn the_guide_to_dispatch_shows_the_example_of_failover() {
    let guide = include_str!("../../docs/dispatch.md");
    let block = guide.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    let example = include_str!("../examples/failover.rs");
    let code = example.find("use septet::").and_then(|start| example.get(start..)).expect("the code");
    assert_eq!(block, code);
}

#[test]
fn every_page_that_shows_rust_is_tested() {
    let tested = include_str!("../src/guides.rs");
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let mut shown = 0;
    for folder in ["", "guide/"] {
        for entry in std::fs::read_dir(docs.join(folder)).expect("the pages") {
            let path = entry.expect("a page").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            if name.ends_with(".md") && std::fs::read_to_string(&path).expect("text").contains("```rust\n") {
                assert!(tested.contains(&format!("docs/{folder}{name}\"")), "{name} is not tested");
                shown += 1;
            }
        }
    }
    assert!(shown >= 2);
}
