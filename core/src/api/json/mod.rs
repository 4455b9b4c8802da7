//! JSON by RFC 8259, read strictly and written exactly.
//!
//! serde_json does the grammar. This adds what an API needs and serde's derive cannot give: the position of every
//! error, members that stand twice, the names of unknown ones, and numbers with all their digits.

mod read;
mod write;

pub(crate) use read::{Object, Value};
pub(crate) use write::{Exact, to_text};
