//! Many texts or numbers at once, into columns.

mod column;
mod columns;
mod input;
mod numbers;
mod table;
mod template_columns;
mod templates;
mod texts;

pub(crate) use column::Column;
pub(crate) use columns::{AnalysisColumns, NumberColumns};
pub(crate) use numbers::check_numbers;
pub(crate) use table::Table;
pub(crate) use template_columns::TemplateColumns;
pub(crate) use templates::_template_rows;
pub(crate) use texts::analyze_many;
