//! What is fuzzed: one function for each target, from any octets to a silent return. A target panics when a promise is
//! broken, so the corpora can be replayed by an ordinary test, without a fuzzing engine.

pub mod addresses;
pub mod answers;
pub mod capi;
pub mod columns;
pub mod dispatch;
pub mod edge;
pub mod gateway;
pub mod reassembly;
pub mod receipts;
pub mod requests;
pub mod septets;
pub mod submits;
pub mod templates;
pub mod text;
pub mod wire;

/// A target's name and its function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target, in the order of the names. `fuzz_targets` has a program for each.
pub const TARGETS: &[Target] = &[
    ("addresses", addresses::run),
    ("answers", answers::run),
    ("capi", capi::run),
    ("columns", columns::run),
    ("dispatch", dispatch::run),
    ("edge", edge::run),
    ("gateway", gateway::run),
    ("reassembly", reassembly::run),
    ("receipts", receipts::run),
    ("requests", requests::run),
    ("septets", septets::run),
    ("submits", submits::run),
    ("templates", templates::run),
    ("text", text::run),
    ("wire", wire::run),
];
