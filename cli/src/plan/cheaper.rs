//! The same message for less: what replacing the offenders would save. The body that is planned is never touched.

use std::collections::BTreeMap;

use septet::{
    Amount, BulkPlan, BulkPlanner, BulkRequest, Classes, Duplicates, ErrorCode, Facts, TextOptions,
    TransliterationOptions,
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
    pub(crate) instead: String,
    pub(crate) count: usize,
    /// Where the first ones stand, as characters counted from 1.
    pub(crate) characters: Vec<usize>,
}

impl Cheaper {
    /// Replaces every offender, where each has a replacement and segments are saved.
    pub(crate) fn find(body: &str, options: &TextOptions) -> Option<Self> {
        let anything = TransliterationOptions::new().classes(Classes::ALL);
        let smart = options.transliterate(body, &anything).ok()?;
        let mut changes = Changes::default();
        let (mut position, mut characters) = (0, 1);
        for change in &smart.changes {
            characters += body.get(position..change.position)?.chars().count();
            changes.note(change, characters);
            characters += change.from.chars().count();
            position = change.position + change.from.len();
        }
        let before = options.analyze(body).ok().map(|analysis| analysis.segments);
        let (changes, after) = (changes.list, smart.after.segments);
        smart.untouched.is_none().then(|| Self { body: smart.text.into_owned(), changes, before, after })
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
    fn note(&mut self, change: &septet::Change<'a>, character: usize) {
        let index = *self.index.entry(change.from).or_insert(self.list.len());
        if let Some(change) = self.list.get_mut(index) {
            change.count += 1;
            if change.characters.len() < PLACES {
                change.characters.push(character);
            }
            return;
        }
        self.list.push(Change {
            text: change.from.into(),
            code_points: code_points(change.from.chars()).join(" "),
            instead: shown(change.to.as_str()).into(),
            count: 1,
            characters: vec![character],
        });
    }
}

/// A replacement without the space that parts a fraction from a digit before it.
fn shown(replacement: &str) -> &str {
    match replacement.trim_start() {
        "" => replacement,
        shown => shown,
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
