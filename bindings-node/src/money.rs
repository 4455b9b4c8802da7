//! Amounts as decimal strings and as nanos; price tables.

use napi::Result;
use napi::bindgen_prelude::{BigInt, External, Utf16String};
use napi_derive::napi;
use septet::{Amount, Currency, Error, ErrorCode, Network, PhoneNumber, PriceTable};

use crate::input::{Document, JsonText, in_utf16, text as text_of};
use crate::refusal::refuse;

/// The nanos of a decimal.
#[napi(catch_unwind)]
pub fn parse_amount(text: Utf16String) -> Result<BigInt> {
    let amount: Amount = text_of(&text)?.parse().map_err(|error: Error| refuse(&error))?;
    Ok(amount.nanos().into())
}

/// Nanos in decimal, with at least so many decimals; as many as an amount has by itself when that is not said.
#[napi(catch_unwind)]
pub fn format_amount(nanos: BigInt, decimals: Option<u32>) -> Result<String> {
    let (nanos, lossless) = nanos.get_i64();
    if !lossless {
        return Err(refuse(&Error::new(ErrorCode::AmountOverflow)));
    }
    let amount = Amount::from_nanos(nanos);
    Ok(match decimals {
        Some(decimals) => amount.decimal(decimals as usize).to_string(),
        None => amount.to_string(),
    })
}

/// Reads a price table.
#[napi(catch_unwind)]
pub fn price_table(json: JsonText) -> Result<External<PriceTable>> {
    Document::of(json)?.read(|json| PriceTable::from_json(json)).map(External::new)
}

/// A table with one price.
#[napi(catch_unwind)]
pub fn flat_price_table(price: Utf16String, currency: Utf16String) -> Result<External<PriceTable>> {
    let (price, currency) = (text_of(&price)?, text_of(&currency)?);
    let table =
        price.parse::<Amount>().and_then(|price| PriceTable::flat(price, currency.parse::<Currency>()?));
    table.map(External::new).map_err(|error| refuse(&error))
}

/// The currency of a table.
#[napi(catch_unwind)]
pub fn price_table_currency(table: &External<PriceTable>) -> String {
    table.currency().as_str().into()
}

/// What a segment to a number costs, in decimal.
#[napi(catch_unwind)]
pub fn price_of(
    table: &External<PriceTable>,
    number: Utf16String,
    route_id: Option<BigInt>,
    network: Option<Utf16String>,
) -> Result<Option<String>> {
    let number = text_of(&number)?;
    let number =
        PhoneNumber::parse(&number).map_err(|error| refuse(&in_utf16(error, &number).in_field("number")))?;
    let network = match network {
        None => None,
        Some(network) => Some(text_of(&network)?.parse::<Network>().map_err(|error| refuse(&error))?),
    };
    // An id that no route can have finds what is for every route, as one that no row names.
    let route_id = route_id.map(|id| match id.get_u64() {
        (false, id, true) => id,
        _ => 0,
    });
    Ok(table.price(route_id, number, network).map(|price| price.to_string()))
}
