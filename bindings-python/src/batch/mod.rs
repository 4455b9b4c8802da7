//! Many texts or numbers at once, into columns.

mod column;
mod columns;
mod input;
mod numbers;
mod table;
mod texts;

pub(crate) use column::Column;
pub(crate) use columns::{AnalysisColumns, NumberColumns};
pub(crate) use numbers::check_numbers;
pub(crate) use table::Table;
pub(crate) use texts::analyze_many;
