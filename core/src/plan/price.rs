//! What a segment costs on the way to a number.

use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::address::PhoneNumber;
use crate::api::is_route_id;
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency};

/// A mobile network: country code and network code (ITU-T E.212).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Network {
    digits: u32,
    six: bool,
}

impl FromStr for Network {
    type Err = Error;

    /// # Errors
    /// `network_invalid` for anything but five or six ASCII digits (MCC, then a two- or three-digit MNC).
    fn from_str(text: &str) -> Result<Self, Error> {
        if !matches!(text.len(), 5 | 6) || !text.bytes().all(|octet| octet.is_ascii_digit()) {
            return Err(Error::new(ErrorCode::NetworkInvalid).in_field("network"));
        }
        let digits = text.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        Ok(Self { digits, six: text.len() == 6 })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = if self.six { 6 } else { 5 };
        write!(f, "{:0width$}", self.digits)
    }
}

/// One row of a price table.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Price {
    /// The beginning of the numbers it is for, with or without `+`.
    pub prefix: Option<String>,
    /// The network it is for, where a look-up names one.
    pub network: Option<Network>,
    /// The route it is for; every route when absent.
    pub route_id: Option<u64>,
    /// What one segment costs.
    pub price: Amount,
}

impl Price {
    /// What a segment costs everywhere.
    pub const fn new(price: Amount) -> Self {
        Self { prefix: None, network: None, route_id: None, price }
    }

    /// For numbers that begin so.
    #[must_use]
    pub fn prefix(mut self, prefix: &str) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// For one network.
    #[must_use]
    pub fn network(mut self, network: Network) -> Self {
        self.network = Some(network);
        self
    }

    /// For one route.
    #[must_use]
    pub fn route_id(mut self, route_id: u64) -> Self {
        self.route_id = Some(route_id);
        self
    }
}

/// Prices per segment in one currency: by route, network and the longest number prefix.
///
/// ```
/// use septet::{PhoneNumber, Price, PriceTable};
/// let mut table = PriceTable::new("USD".parse()?);
/// table.insert(Price::new("0.05".parse()?))?;
/// table.insert(Price::new("0.04".parse()?).prefix("+44"))?;
/// let london = PhoneNumber::parse("+447700900100")?;
/// assert_eq!(table.price(None, london, None), Some("0.04".parse()?));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PriceTable {
    currency: Currency,
    prices: BTreeMap<(Option<u64>, Key), Amount>,
    // Which prefix lengths occur, as a bit set, so that a look-up tries only these.
    prefix_lengths: u16,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Key {
    Default,
    Prefix(Prefix),
    Network(Network),
}

/// The beginning of numbers.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Prefix {
    length: u8,
    digits: u64,
}

impl Prefix {
    /// # Errors
    /// `price_prefix_invalid` for anything but an optional `+` and 1 to 15 digits that do not start with 0.
    pub(super) fn parse(prefix: &str) -> Result<Self, Error> {
        let digits = prefix.strip_prefix('+').unwrap_or(prefix);
        let valid = (1..=15).contains(&digits.len()) && digits.bytes().all(|octet| octet.is_ascii_digit());
        if !valid || digits.starts_with('0') {
            return Err(Error::new(ErrorCode::PricePrefixInvalid).in_field("prefix"));
        }
        let length = digits.len() as u8;
        let digits = digits.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
        Ok(Self { length, digits })
    }

    /// In digits.
    pub(super) const fn length(self) -> u8 {
        self.length
    }

    /// Whether a number begins so.
    pub(super) fn begins(self, number: PhoneNumber) -> bool {
        let after = number.digit_count().checked_sub(self.length);
        after.is_some_and(|after| number.digits() / 10_u64.pow(after.into()) == self.digits)
    }
}

impl PriceTable {
    /// A table without prices.
    pub const fn new(currency: Currency) -> Self {
        Self { currency, prices: BTreeMap::new(), prefix_lengths: 0 }
    }

    /// The same price for every number and route.
    ///
    /// # Errors
    /// `amount_negative`.
    pub fn flat(price: Amount, currency: Currency) -> Result<Self, Error> {
        let mut table = Self::new(currency);
        table.insert(Price::new(price))?;
        Ok(table)
    }

    /// The one currency of all prices.
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Adds a price.
    ///
    /// # Errors
    /// `amount_negative`; `price_prefix_invalid` for anything but an optional `+` and 1 to 15 digits that do not
    /// start with 0, and for a row with both prefix and network; `duplicate_price`; `route_id_out_of_range`.
    pub fn insert(&mut self, price: Price) -> Result<(), Error> {
        if price.price < Amount::ZERO {
            return Err(Error::new(ErrorCode::AmountNegative).in_field("price"));
        }
        if price.route_id.is_some_and(|id| !is_route_id(id)) {
            return Err(Error::new(ErrorCode::RouteIdOutOfRange).in_field("route_id"));
        }
        let key = match (price.prefix.as_deref(), price.network) {
            (None, None) => Key::Default,
            (None, Some(network)) => Key::Network(network),
            (Some(prefix), None) => Key::Prefix(Prefix::parse(prefix)?),
            (Some(_), Some(_)) => return Err(Error::new(ErrorCode::PricePrefixInvalid).in_field("prefix")),
        };
        if let Key::Prefix(prefix) = key {
            self.prefix_lengths |= 1 << prefix.length;
        }
        match self.prices.entry((price.route_id, key)) {
            Entry::Vacant(place) => {
                place.insert(price.price);
                Ok(())
            }
            Entry::Occupied(_) => Err(Error::new(ErrorCode::DuplicatePrice)),
        }
    }

    /// What one segment to a number costs, `None` when the table does not say.
    ///
    /// The route's own rows first, then those for every route; among each, by network, then by the longest prefix,
    /// then the default.
    pub fn price(
        &self,
        route_id: Option<u64>,
        number: PhoneNumber,
        network: Option<Network>,
    ) -> Option<Amount> {
        route_id
            .and_then(|id| self.price_among(Some(id), number, network))
            .or_else(|| self.price_among(None, number, network))
    }

    fn price_among(
        &self,
        route_id: Option<u64>,
        number: PhoneNumber,
        network: Option<Network>,
    ) -> Option<Amount> {
        let find = |key| self.prices.get(&(route_id, key)).copied();
        if let Some(price) = network.and_then(|network| find(Key::Network(network))) {
            return Some(price);
        }
        let mut digits = number.digits();
        for length in (1..=number.digit_count()).rev() {
            if self.prefix_lengths & (1 << length) != 0
                && let Some(price) = find(Key::Prefix(Prefix { length, digits }))
            {
                return Some(price);
            }
            digits /= 10;
        }
        find(Key::Default)
    }
}
