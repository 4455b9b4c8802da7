//! Writing JSON.

use alloc::string::{String, ToString};

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::money::Amount;

/// Compact JSON of a view that is made of strings, integers and exact amounts.
pub(crate) fn to_text(view: &impl Serialize) -> String {
    // No view has a map with keys other than strings, the only thing that cannot be written.
    serde_json::to_string(view).unwrap_or_default()
}

/// An amount as a JSON number with every digit, and at least so many decimals. Not through `f64`, and not with
/// serde_json's `arbitrary_precision`, which changes the meaning of numbers for every other user of that crate in a build.
#[derive(Clone, Copy)]
pub(crate) struct Exact<const DECIMALS: usize>(pub(crate) Amount);

impl<const DECIMALS: usize> Serialize for Exact<DECIMALS> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.0.decimal(DECIMALS).to_string();
        RawValue::from_string(digits).map_err(S::Error::custom)?.serialize(serializer)
    }
}
