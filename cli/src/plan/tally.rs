//! What a plan, or a row of them, comes to: the totals, and as many examples as fit on a screen.

use std::collections::BTreeMap;

use septet::{Amount, BulkPlan, Currency, Error, ErrorCode, PlannedMessage};

use crate::failure::Failure;

/// Examples that are kept.
pub(crate) const SHOWN: usize = 20;
const PLACES: usize = 3;

/// A recipient as it is shown.
pub(crate) struct Entry {
    /// Its line, or its place in the request, counted from 1.
    pub(crate) place: u64,
    /// It, as written.
    pub(crate) to: String,
    /// What it costs.
    pub(crate) cost: Option<Amount>,
    /// Why it fails.
    pub(crate) error: Option<Error>,
}

/// How often something was found, and where first.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) count: usize,
    pub(crate) places: Vec<u64>,
}

/// The sums over every plan added.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) plans: usize,
    pub(crate) total: usize,
    pub(crate) ok: usize,
    /// Recipients that were left out, being there already.
    pub(crate) left_out: usize,
    pub(crate) currency: Option<Currency>,
    pub(crate) segments: Option<usize>,
    /// What forbids the request as a whole.
    pub(crate) errors: Vec<Error>,
    /// What may be a mistake in the request as a whole.
    pub(crate) warnings: Vec<Error>,
    /// What may be a mistake in single recipients.
    pub(crate) recipient_warnings: BTreeMap<ErrorCode, Found>,
    /// How many recipients fail for each reason.
    pub(crate) reasons: BTreeMap<ErrorCode, usize>,
    /// How many messages have each cost.
    pub(crate) costs: BTreeMap<Amount, usize>,
    /// The first recipients.
    pub(crate) first: Vec<Entry>,
    /// The first that fail.
    pub(crate) first_failed: Vec<Entry>,
    cost_unknown: bool,
    nanos: i128,
}

impl Tally {
    /// Adds a plan of these recipients, each with its place.
    pub(crate) fn add(
        &mut self,
        plan: &BulkPlan,
        recipients: &[String],
        places: &[u64],
        mut failed: impl FnMut(&Entry) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.plans += 1;
        self.total += plan.total();
        self.ok += plan.ok;
        self.left_out += recipients.len() - plan.total();
        self.currency = plan.currency;
        self.segments = plan.analysis.map(|analysis| analysis.segments);
        match plan.cost {
            Some(cost) => self.nanos += i128::from(cost.nanos()),
            None => self.cost_unknown = true,
        }
        // Every plan begins with the same errors of the request; only a sum that is too large may follow them later.
        self.errors.extend_from_slice(plan.errors.get(self.errors.len()..).unwrap_or_default());
        self.add_warnings(&plan.warnings, places);
        // Where duplicates are left out, the messages are fewer than the recipients, in the same order.
        let mut placed = recipients.iter().zip(places);
        for message in &plan.messages {
            let place = placed.find(|(to, _)| **to == message.to).map_or(0, |(_, place)| *place);
            self.add_message(message, place, &mut failed)?;
        }
        Ok(())
    }

    fn add_warnings(&mut self, warnings: &[Error], places: &[u64]) {
        for warning in warnings {
            let Some(index) = warning.index() else {
                // Those of the request stand in every plan.
                if self.plans == 1 {
                    self.warnings.push(warning.clone());
                }
                continue;
            };
            let found = self.recipient_warnings.entry(warning.code()).or_default();
            found.count += 1;
            if found.places.len() < PLACES {
                found.places.extend(places.get(index));
            }
        }
    }

    fn add_message(
        &mut self,
        message: &PlannedMessage,
        place: u64,
        failed: &mut impl FnMut(&Entry) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let entry =
            || Entry { place, to: message.to.clone(), cost: message.cost, error: message.error.clone() };
        if self.first.len() < SHOWN {
            self.first.push(entry());
        }
        if let Some(cost) = message.cost {
            *self.costs.entry(cost).or_default() += 1;
        }
        if let Some(error) = &message.error {
            *self.reasons.entry(error.code()).or_default() += 1;
            let entry = entry();
            failed(&entry)?;
            if self.first_failed.len() < SHOWN {
                self.first_failed.push(entry);
            }
        }
        Ok(())
    }

    /// How many messages cannot be sent.
    pub(crate) fn failed(&self) -> usize {
        self.total - self.ok
    }

    /// What everything that can be sent costs, where all of it has a price.
    pub(crate) fn cost(&self) -> Option<Amount> {
        if self.cost_unknown { None } else { Amount::from_sum(self.nanos).ok() }
    }
}
