//! What a segment costs on the way to a number.

use core::ffi::c_char;

use septet::{Network, PriceTable};

use crate::error::septet_error;
use crate::guard::{Handle, Held, guard, guard_on};
use crate::money::{self, septet_currency};
use crate::number;
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// Prices per segment in one currency. A handle: never changed after it was made, so many threads may use it at once.
pub struct septet_price_table(Held<PriceTable>);

impl Handle for septet_price_table {
    type Value = PriceTable;

    fn held(&self) -> &Held<PriceTable> {
        &self.0
    }
}

/// Reads a price table: `{"currency": "USD", "prices": [{"prefix"?, "network"?, "route_id"?, "price"}]}`, where a price is a JSON
/// number or a string.
///
/// - `out`: receives the handle, to be freed with `septet_price_table_free`.
///
/// Errors: those of reading JSON (`SEPTET_ERR_INVALID_JSON` with the position, `SEPTET_ERR_WRONG_TYPE` with the field, …), of
/// amounts, `SEPTET_ERR_PRICE_PREFIX_INVALID`, `SEPTET_ERR_NETWORK_INVALID`, `SEPTET_ERR_DUPLICATE_PRICE` (index),
/// `SEPTET_ERR_CURRENCY_INVALID`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_price_table_new(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_price_table,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_price_table(Held::new(PriceTable::from_json(json)?)));
        Ok(())
    })
}

/// Frees a price table; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_price_table_free(table: *mut septet_price_table) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(table) }
}

/// What one segment to a number costs, in nanos, or `SEPTET_NO_AMOUNT` when the table does not say. The route's own rows first,
/// then those for every route; among each by network, then by the longest prefix, then the default.
///
/// - `route_id`: 0 for none.
/// - `digits`: as `septet_phone.digits`.
/// - `network`: MCC and MNC, five or six digits, where a look-up named one; else absent.
///
/// Errors: those of `septet_phone_parse` for digits that are no number, `SEPTET_ERR_NETWORK_INVALID`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_price_table_price(
    table: *const septet_price_table,
    route_id: u64,
    digits: u64,
    network: septet_str,
    out: *mut i64,
    err: *mut septet_error,
) -> septet_status {
    guard_on(table, err, |table| {
        // SAFETY: the caller keeps the conventions.
        let (out, network) = unsafe { (ptr::out(out)?, network.read()?) };
        let network = network.map(str::parse::<Network>).transpose()?;
        let route_id = Some(route_id).filter(|id| *id != 0);
        out.write(money::nanos(table.price(route_id, number::from_digits(digits)?, network)));
        Ok(())
    })
}

/// The one currency of all prices.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_price_table_currency(
    table: *const septet_price_table,
    out: *mut septet_currency,
    err: *mut septet_error,
) -> septet_status {
    guard_on(table, err, |table| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        out.write(septet_currency::of(Some(table.currency())));
        Ok(())
    })
}
