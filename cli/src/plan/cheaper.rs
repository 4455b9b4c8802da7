//! The same message for less: what replacing the offenders would save. The body that is planned is never touched.

use std::collections::BTreeMap;

use septet::{
    Amount, BulkPlan, BulkPlanner, BulkRequest, Duplicates, ErrorCode, Facts, Offender, OffenderClass,
    Replacement, TextOptions,
};

use crate::output::words::code_points;

/// Places that are told for each change.
const PLACES: usize = 3;

/// A body that says the same in fewer segments.
pub(crate) struct Cheaper {
    pub(crate) body: String,
    /// What is replaced, each kind of offender once.
    pub(crate) changes: Vec<Change>,
    /// Segments now; none when the body cannot be sent as it is.
    pub(crate) before: Option<usize>,
    /// Segments then.
    pub(crate) after: usize,
}

/// One kind of offender and what would stand in its place.
pub(crate) struct Change {
    pub(crate) text: String,
    pub(crate) code_points: String,
    pub(crate) instead: Replacement,
    pub(crate) count: usize,
    /// Where the first ones stand, as characters counted from 1.
    pub(crate) characters: Vec<usize>,
}

impl Cheaper {
    /// Replaces every offender, where each has a replacement and segments are saved.
    pub(crate) fn find(body: &str, options: &TextOptions) -> Option<Self> {
        let mut replaced = String::with_capacity(body.len());
        let mut changes = Changes::default();
        let (mut position, mut characters) = (0, 1);
        for offender in options.offenders(body) {
            let between = body.get(position..offender.position)?;
            replaced.push_str(between);
            characters += between.chars().count();
            position = offender.position + offender.length;
            let text = body.get(offender.position..position)?;
            let instead = offender.replacement?;
            // "1½" is one and a half, not eleven halves: the core's `explain` counts it so.
            if offender.class == OffenderClass::Fraction
                && replaced.ends_with(|last: char| last.is_ascii_digit())
            {
                replaced.push(' ');
            }
            replaced.push_str(instead.as_str());
            changes.note(&offender, text, instead, characters);
            characters += text.chars().count();
        }
        replaced.push_str(body.get(position..)?);
        let before = options.analyze(body).ok().map(|analysis| analysis.segments);
        let after = options.analyze(&replaced).ok()?.segments;
        let changes = changes.list;
        let saves = !changes.is_empty() && before.is_none_or(|before| after < before);
        saves.then_some(Self { body: replaced, changes, before, after })
    }
}

/// The kinds of offenders in the order in which they are first seen.
#[derive(Default)]
struct Changes<'a> {
    list: Vec<Change>,
    /// Where in the list a text stands.
    index: BTreeMap<&'a str, usize>,
}

impl<'a> Changes<'a> {
    fn note(&mut self, offender: &Offender<'_>, text: &'a str, instead: Replacement, character: usize) {
        let index = *self.index.entry(text).or_insert(self.list.len());
        if let Some(change) = self.list.get_mut(index) {
            change.count += 1;
            if change.characters.len() < PLACES {
                change.characters.push(character);
            }
            return;
        }
        let code_points = code_points(offender).join(" ");
        self.list.push(Change {
            text: text.into(),
            code_points,
            instead,
            count: 1,
            characters: vec![character],
        });
    }
}

/// What a bulk plan would cost with the cheaper body.
pub(crate) struct Comparison<'a> {
    planner: BulkPlanner<'a>,
    nanos: Option<i128>,
    pub(crate) ok: usize,
}

/// The facts that decide what those cost who passed every other check. Duplicates are allowed because the first plan has
/// found them already: so this one need not remember the numbers a second time.
pub(crate) fn facts_of_cost(facts: &Facts) -> Facts {
    let mut of_cost = Facts::default();
    of_cost.hlr.clone_from(&facts.hlr);
    of_cost.prices.clone_from(&facts.prices);
    of_cost.routes.clone_from(&facts.routes);
    of_cost.balance = facts.balance;
    of_cost.text = facts.text.clone();
    of_cost.sender_alphabet = facts.sender_alphabet;
    of_cost.duplicates = Duplicates::Allow;
    of_cost
}

impl<'a> Comparison<'a> {
    /// Starts with the facts of [`facts_of_cost`].
    pub(crate) fn new(request: &BulkRequest, cheaper: &Cheaper, of_cost: &'a Facts) -> Self {
        let mut request = request.clone();
        request.body = Some(cheaper.body.clone());
        Self { planner: BulkPlanner::new(&request, of_cost), nanos: Some(0), ok: 0 }
    }

    /// Plans those again who can be sent to, or could if there were more money.
    pub(crate) fn add(&mut self, plan: &BulkPlan) {
        let affordable = |code| code == ErrorCode::InsufficientBalance;
        let again = plan
            .messages
            .iter()
            .filter(|message| message.error.as_ref().is_none_or(|error| affordable(error.code())));
        let recipients: Vec<_> = again.map(|message| message.to.clone()).collect();
        let plan = self.planner.plan(&recipients);
        self.ok += plan.ok;
        self.nanos = self.nanos.zip(plan.cost).map(|(nanos, cost)| nanos + i128::from(cost.nanos()));
    }

    /// What all of it costs, where all of it has a price.
    pub(crate) fn cost(&self) -> Option<Amount> {
        self.nanos.and_then(|nanos| Amount::from_sum(nanos).ok())
    }
}
