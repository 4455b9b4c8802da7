//! Price tables from files.

use septet::{Amount, Currency, Error, Price, PriceTable};

use crate::failure::Failure;
use crate::input::Source;
use crate::rows::{table, table_failure};

/// Reads a price table: CSV when the name ends in `.csv` or `.tsv`, else JSON.
pub(crate) fn load(source: &Source, currency: Option<Currency>) -> Result<PriceTable, Failure> {
    if !source.has_extension("csv") && !source.has_extension("tsv") {
        let content = source.read()?;
        return PriceTable::from_json(&content).map_err(|error| source.refused(&content, &error));
    }
    let currency = currency.ok_or_else(|| Failure::usage(format!("{source} needs a --currency")))?;
    from_table(source, currency)
}

fn from_table(source: &Source, currency: Currency) -> Result<PriceTable, Failure> {
    let mut prices = PriceTable::new(currency);
    let mut reader = table(source, source.open()?)?;
    let header = reader.headers().map_err(|error| table_failure(source, error))?.clone();
    let columns = header.iter().map(Column::of).collect::<Option<Vec<_>>>();
    let columns = columns.filter(|columns| columns.contains(&Column::Price)).ok_or_else(|| {
        Failure::content(
            source,
            "the first line has to name price, and may name prefix, network and route_id",
        )
    })?;
    for record in reader.records() {
        let record = record.map_err(|error| table_failure(source, error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let place = || format!("{source}:{line}");
        let price = read_price(&columns, &record).map_err(|error| match error {
            Wrong::Core(error) => Failure::refused_content(place(), &error),
            Wrong::RouteId => Failure::content(place(), "route_id: not an integer"),
            Wrong::NoPrice => Failure::content(place(), "price: nothing there"),
        })?;
        prices.insert(price).map_err(|error| Failure::refused_content(place(), &error))?;
    }
    Ok(prices)
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Column {
    Prefix,
    Network,
    RouteId,
    Price,
}

impl Column {
    // A column that is not known is refused: a misspelt one would change what things cost.
    fn of(name: &str) -> Option<Self> {
        match name.trim() {
            "prefix" => Some(Self::Prefix),
            "network" => Some(Self::Network),
            "route_id" => Some(Self::RouteId),
            "price" => Some(Self::Price),
            _ => None,
        }
    }
}

enum Wrong {
    Core(Error),
    RouteId,
    NoPrice,
}

fn read_price(columns: &[Column], record: &csv::StringRecord) -> Result<Price, Wrong> {
    let cell = |column: Column| {
        let index = columns.iter().position(|own| *own == column)?;
        record.get(index).map(str::trim).filter(|text| !text.is_empty())
    };
    let amount: Amount = cell(Column::Price)
        .ok_or(Wrong::NoPrice)?
        .parse()
        .map_err(|error: Error| Wrong::Core(error.in_field("price")))?;
    let mut price = Price::new(amount);
    if let Some(prefix) = cell(Column::Prefix) {
        price = price.prefix(prefix);
    }
    if let Some(network) = cell(Column::Network) {
        price = price.network(network.parse().map_err(Wrong::Core)?);
    }
    if let Some(route_id) = cell(Column::RouteId) {
        price = price.route_id(route_id.parse().map_err(|_| Wrong::RouteId)?);
    }
    Ok(price)
}
