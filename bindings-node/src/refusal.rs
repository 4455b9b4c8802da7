//! A refusal of the core on its way to a `SeptetError`.

use napi::{Error, Status};
use serde::Serialize;

/// What an error's message starts with when JSON follows; `lib/errors.cjs` looks for it.
const MARK: &str = "septet:";

/// All that an error says.
#[derive(Serialize)]
pub(crate) struct RefusalView<'a> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
}

impl<'a> RefusalView<'a> {
    /// The view of an error whose position counts what JavaScript counts.
    pub(crate) fn of(error: &'a septet::Error) -> Self {
        Self {
            code: error.code().as_str(),
            message: error.to_string(),
            offset: error.position(),
            field: error.field(),
            index: error.index(),
            actual: error.actual(),
            limit: error.limit(),
        }
    }
}

/// The error that is thrown.
#[cold]
#[inline(never)]
pub(crate) fn refuse(error: &septet::Error) -> Error {
    Error::new(Status::InvalidArg, format!("{MARK}{}", crate::views::to_json(&RefusalView::of(error))))
}
