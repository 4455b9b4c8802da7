//! What a message will cost.

use alloc::vec::Vec;

use super::facts::Facts;
use crate::address::PhoneNumber;
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency};

/// What a message costs over the routes that may carry it: price per segment times segments.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Quote {
    /// The currency of both amounts.
    pub currency: Currency,
    /// The segments that are paid for.
    pub segments: usize,
    /// The cost over the cheapest route.
    pub min: Amount,
    /// The cost over the dearest route: what has to be reserved.
    pub max: Amount,
}

/// The routes that may carry a message: the one asked for, else all of the account, else none in particular.
pub(super) fn candidate_routes(pinned: Option<u64>, facts: &Facts) -> Vec<Option<u64>> {
    match (pinned, &facts.routes) {
        (Some(id), _) => alloc::vec![Some(id)],
        (None, Some(routes)) => routes.iter().copied().map(Some).collect(),
        (None, None) => alloc::vec![None],
    }
}

/// The cost of a message, `None` when a route's price is not known: a guess would be worse.
///
/// # Errors
/// `amount_overflow`.
pub(super) fn quote(
    facts: &Facts,
    routes: &[Option<u64>],
    number: PhoneNumber,
    segments: usize,
) -> Result<Option<Quote>, Error> {
    let Some(table) = &facts.prices else { return Ok(None) };
    let network = facts.hlr.get(&number).and_then(|result| result.network);
    let mut range: Option<(Amount, Amount)> = None;
    for route in routes {
        let Some(price) = table.price(*route, number, network) else { return Ok(None) };
        let (min, max) = range.unwrap_or((price, price));
        range = Some((min.min(price), max.max(price)));
    }
    let Some((min, max)) = range else { return Ok(None) };
    let cost = |price: Amount| price.checked_mul(segments).ok_or(Error::new(ErrorCode::AmountOverflow));
    Ok(Some(Quote { currency: table.currency(), segments, min: cost(min)?, max: cost(max)? }))
}
