//! The project's README shows the example that the crate's documentation runs.

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
