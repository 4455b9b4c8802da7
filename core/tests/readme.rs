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
