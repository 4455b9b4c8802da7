//! The same message for less: what replacing the offenders would save. The body that is planned is never touched.

use septet::{
    AdviceOptions, Amount, BulkPlan, BulkPlanner, BulkRequest, Classes, Duplicates, ErrorCode, Facts,
    TextOptions, TransliterationOptions,
};

use crate::advice::{Edit, edit_lines, edits, other_line};

/// A body that says the same, or nearly the same, in fewer segments.
pub(crate) struct Cheaper {
    pub(crate) body: String,
    /// What is replaced or dropped, each kind of character once.
    edits: Vec<Edit>,
    /// What else has to be done: the text shortened.
    other: Option<String>,
    /// Segments now; none when the body cannot be sent as it is.
    pub(crate) before: Option<usize>,
    /// Segments then.
    pub(crate) after: usize,
}

impl Cheaper {
    /// The best advice for a body, where there is any.
    pub(crate) fn find(body: &str, options: &TextOptions) -> Option<Self> {
        match options.advise(body, &AdviceOptions::new()) {
            Ok(advice) => {
                let best = advice.first()?;
                Some(Self {
                    body: best.apply(body),
                    edits: edits(body, &best.changes),
                    other: other_line(body, best, options),
                    before: Some(best.before),
                    after: best.after,
                })
            }
            Err(_) => Self::made_to_fit(body, options),
        }
    }

    /// A body that does not fit the encoding that is demanded has no segments of which to save some: it is made to fit.
    fn made_to_fit(body: &str, options: &TextOptions) -> Option<Self> {
        let anything = TransliterationOptions::new().classes(Classes::ALL);
        let smart = options.transliterate(body, &anything).ok()?;
        smart.untouched.is_none().then(|| Self {
            edits: edits(body, &smart.changes),
            other: None,
            before: smart.before.map(|before| before.segments),
            after: smart.after.segments,
            body: smart.text.into_owned(),
        })
    }

    /// What is to be done, in lines for people.
    pub(crate) fn lines(&self) -> Vec<String> {
        edit_lines(&self.edits).into_iter().chain(self.other.clone()).collect()
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
