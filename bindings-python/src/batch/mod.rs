//! Many texts or numbers at once, into columns.

mod columns;
mod input;
mod numbers;
mod table;
mod texts;

pub(crate) use columns::{AnalysisColumns, Column, NumberColumns};
pub(crate) use numbers::check_numbers;
pub(crate) use table::Table;
pub(crate) use texts::analyze_many;
