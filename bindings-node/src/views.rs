//! Values on their way out as JSON text.

use serde::Serialize;

/// Compact JSON.
pub(crate) fn to_json(view: &impl Serialize) -> String {
    // Only maps with odd keys cannot be written, and there are none.
    serde_json::to_string(view).unwrap_or_default()
}

/// The largest integer that a JavaScript number keeps with every integer below it.
pub(crate) const MAX_SAFE: u64 = (1 << 53) - 1;

/// An integer that JavaScript reads without loss: a number, or a string where a number would be rounded.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Integer {
    Number(i64),
    Digits(String),
}

impl From<i64> for Integer {
    fn from(value: i64) -> Self {
        if value.unsigned_abs() <= MAX_SAFE { Self::Number(value) } else { Self::Digits(value.to_string()) }
    }
}

impl From<u64> for Integer {
    fn from(value: u64) -> Self {
        match i64::try_from(value) {
            Ok(value) => value.into(),
            Err(_) => Self::Digits(value.to_string()),
        }
    }
}

/// A code point as the standards write it.
pub(crate) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
