//! What the caller knows, read once.

use std::sync::Arc;

use napi::Result;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use septet::{Facts, PriceTable};

use crate::input::{Document, JsonText};

/// Facts that several plans share.
pub(crate) type SharedFacts = Arc<Facts>;

/// Reads facts; a price table that was read before is put in.
#[napi(catch_unwind, ts_return_type = "ExternalObject<Facts>")]
pub fn facts(json: JsonText, prices: Option<&External<PriceTable>>) -> Result<External<SharedFacts>> {
    let mut facts = Document::of(json)?.read(|json| Facts::from_json(json))?;
    if let Some(prices) = prices {
        facts.prices = Some(PriceTable::clone(prices));
    }
    Ok(External::new(Arc::new(facts)))
}
