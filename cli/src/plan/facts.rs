//! What the user knows, from files and options.

use std::collections::BTreeSet;

use septet::{Balance, Facts, PhoneNumber, PriceTable};

use super::PlanArguments;
use super::prices;
use crate::failure::Failure;
use crate::input::Source;
use crate::rows::{Column, Rows};

/// Brings all of it together: a facts file first, then what the options add.
pub(crate) fn load(arguments: &PlanArguments) -> Result<Facts, Failure> {
    let given = &arguments.facts;
    let mut facts = match &given.facts {
        Some(source) => from_json(source)?,
        None => Facts::default(),
    };
    if let Some(source) = &given.opted_out {
        add_numbers(&mut facts.opted_out, source, arguments.column())?;
    }
    if let Some(source) = &given.blocked {
        add_numbers(&mut facts.blocked, source, arguments.column())?;
    }
    if let Some(source) = &given.approved {
        let senders = Rows::lines(source, source.open()?)?.skip_blank_lines();
        let approved = facts.approved_senders.get_or_insert_default();
        for sender in senders {
            approved.insert(sender?.into_text());
        }
    }
    if let Some(routes) = &given.routes {
        facts.routes.get_or_insert_default().extend(routes);
    }
    if let Some(category) = given.category {
        facts.category = category;
    }
    if let Some(duplicates) = given.duplicates {
        facts.duplicates = duplicates;
    }
    if let Some(alphabet) = given.sender_alphabet {
        facts.sender_alphabet = alphabet;
    }
    facts.number_errors |= given.number_errors;
    facts.strict |= given.strict;
    facts.text = arguments.text.apply(facts.text)?;
    add_money(&mut facts, arguments)?;
    Ok(facts)
}

fn from_json(source: &Source) -> Result<Facts, Failure> {
    let content = source.read()?;
    Facts::from_json(&content).map_err(|error| source.refused(&content, &error))
}

/// A list with a wrong number is refused whole: whoever it was meant to protect would be written to.
fn add_numbers(
    numbers: &mut BTreeSet<PhoneNumber>,
    source: &Source,
    column: Column<'_>,
) -> Result<(), Failure> {
    // Only a CSV file has columns, whatever was chosen for another list.
    let is_table = source.has_extension("csv") || source.has_extension("tsv");
    let column = Column { chosen: column.chosen.filter(|_| is_table), ..column };
    for row in Rows::open(source, column)?.skip_blank_lines() {
        let row = row?;
        let number = PhoneNumber::parse(&row.value)
            .map_err(|error| Failure::refused_content(format_args!("{source}:{}", row.line), &error))?;
        numbers.insert(number);
    }
    Ok(())
}

fn add_money(facts: &mut Facts, arguments: &PlanArguments) -> Result<(), Failure> {
    let given = &arguments.money;
    if let Some((price, currency)) = given.price.zip(given.currency) {
        let table = PriceTable::flat(price, currency).map_err(|error| Failure::refused_option(&error))?;
        facts.prices = Some(table);
    }
    if let Some(source) = &given.prices {
        facts.prices = Some(prices::load(source, given.currency)?);
    }
    let currency_of_prices = facts.prices.as_ref().map(PriceTable::currency);
    if let Some((currency, other)) = given.currency.zip(currency_of_prices)
        && currency != other
    {
        return Err(Failure::usage(format!("--currency is {currency}, but the prices are in {other}")));
    }
    if let Some(amount) = given.balance {
        let currency = given.currency.or(currency_of_prices);
        let currency = currency.ok_or_else(|| Failure::usage("--balance needs a --currency"))?;
        facts.balance = Some(Balance { amount, currency });
    }
    Ok(())
}
