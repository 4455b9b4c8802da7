//! The plan of one body to many recipients.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::checks::{Judged, Members, Recipient, check_recipient};
use super::facts::{Duplicates, Facts};
use super::quote::quote;
use crate::address::{PhoneNumber, SenderId};
use crate::api::{BulkItem, BulkRequest, BulkResult, ItemError, Status};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency};
use crate::text::Analysis;

/// The most recipients of one request.
pub const MAX_RECIPIENTS: usize = 1_000;

/// What sending a body to many recipients comes to. Nothing may be sent while `errors` is not empty; a message with an
/// error of its own fails alone.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BulkPlan {
    /// The sender, when it is one.
    pub from: Option<SenderId>,
    /// The body's encoding and segments, when there is a body that can be split.
    pub analysis: Option<Analysis>,
    /// Everything that forbids sending the request.
    pub errors: Vec<Error>,
    /// Everything that may be a mistake; about a recipient with its index.
    pub warnings: Vec<Error>,
    /// One entry for each recipient, in the order of the request.
    pub messages: Vec<PlannedMessage>,
    /// How many messages can be sent.
    pub ok: usize,
    /// What all messages that can be sent cost at most, when every one of them has a price.
    pub cost: Option<Amount>,
    /// The currency of the cost.
    pub currency: Option<Currency>,
}

impl BulkPlan {
    /// How many messages there are.
    pub fn total(&self) -> usize {
        self.messages.len()
    }

    /// How many messages cannot be sent.
    pub fn failed(&self) -> usize {
        self.messages.len().saturating_sub(self.ok)
    }

    /// The answer to the request, once it is known what became of the messages that were sent: `outcome` is asked for
    /// each of them, `id` for every message. The others fail with their own error and cost nothing.
    pub fn result(
        &self,
        mut id: impl FnMut(usize) -> String,
        mut outcome: impl FnMut(usize, &PlannedMessage) -> Outcome,
    ) -> BulkResult {
        let item = |(index, message): (usize, &PlannedMessage)| {
            let Outcome { status, cost, error } = match &message.error {
                Some(error) => Outcome {
                    status: Status::Failed,
                    cost: Some(Amount::ZERO),
                    error: Some(ItemError::from(error)),
                },
                None => outcome(index, message),
            };
            BulkItem { id: id(index), to: message.to.clone(), status, cost, error }
        };
        BulkResult::new(self.messages.iter().enumerate().map(item).collect())
    }
}

/// What became of a message that was sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outcome {
    /// Where it stands.
    pub status: Status,
    /// What it cost.
    pub cost: Option<Amount>,
    /// Why it failed.
    pub error: Option<ItemError>,
}

/// One message of a bulk plan.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlannedMessage {
    /// The recipient as it was written.
    pub to: String,
    /// The recipient, when it is a number.
    pub number: Option<PhoneNumber>,
    /// What it costs at most, when it can be sent and has a price.
    pub cost: Option<Amount>,
    /// Why it cannot be sent.
    pub error: Option<Error>,
}

/// Who is written to is personal data and not printed.
impl fmt::Debug for PlannedMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlannedMessage")
            .field("number", &self.number)
            .field("cost", &self.cost)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// Judges a bulk request by the rules and by what the caller knows. The body is analysed once; linear in the request but
/// for the search for duplicates, which is logarithmic in each step.
///
/// ```
/// use septet::{BulkRequest, Facts, plan_bulk};
/// let recipients = ["+12025550143", "07700900100", "+12025550143"].map(String::from).to_vec();
/// let plan = plan_bulk(&BulkRequest::new("Conerix", "Doors open at 7", recipients), &Facts::default());
/// assert_eq!((plan.total(), plan.ok, plan.failed()), (3, 1, 2));
/// let codes = plan.messages.iter().map(|message| message.error.as_ref().map(|error| error.code().as_str()));
/// assert_eq!(codes.collect::<Vec<_>>(), [None, Some("number_missing_plus"), Some("duplicate_recipient")]);
/// ```
pub fn plan_bulk(request: &BulkRequest, facts: &Facts) -> BulkPlan {
    let mut planner = BulkPlanner::new(request, facts);
    let mut plan = planner.plan(request.recipients.as_deref().unwrap_or_default());
    let refused = match request.recipients.as_ref().map(Vec::len) {
        None => Some(Error::new(ErrorCode::RecipientsMissing)),
        Some(0) => Some(Error::new(ErrorCode::RecipientsEmpty).below(0, 1)),
        Some(count) if count > MAX_RECIPIENTS => {
            Some(Error::new(ErrorCode::TooManyRecipients).above(count, MAX_RECIPIENTS))
        }
        Some(_) => None,
    };
    if let Some(error) = refused {
        plan.errors.insert(0, error.in_field("recipients"));
    }
    plan
}

/// A request with more recipients than one may have, cut into requests of at most [`MAX_RECIPIENTS`], in order. To plan
/// them as the one list that they are, use one [`BulkPlanner`].
pub fn chunk(request: &BulkRequest) -> impl Iterator<Item = BulkRequest> + '_ {
    request.recipients.as_deref().unwrap_or_default().chunks(MAX_RECIPIENTS).map(|recipients| BulkRequest {
        from: request.from.clone(),
        body: request.body.clone(),
        recipients: Some(recipients.to_vec()),
        route_id: request.route_id,
        reference: request.reference.clone(),
        unknown: request.unknown.clone(),
    })
}

/// Plans a list that comes in pieces: the body is analysed once, duplicates and balance are followed over the whole list.
/// It remembers eight octets for each distinct number (some 16 MB for a million) and nothing else.
#[derive(Clone)]
pub struct BulkPlanner<'a> {
    facts: &'a Facts,
    judged: Judged,
    seen: BTreeSet<PhoneNumber>,
    /// Nanos, where balance and prices are in one currency.
    balance: Option<i128>,
}

impl<'a> BulkPlanner<'a> {
    /// Judges everything but the recipients.
    pub fn new(request: &BulkRequest, facts: &'a Facts) -> Self {
        let members = Members {
            from: request.from.as_deref(),
            body: request.body.as_deref(),
            route_id: request.route_id,
            reference: request.reference.as_deref(),
            unknown: &request.unknown,
        };
        let same_currency =
            |currency| facts.prices.as_ref().is_some_and(|prices| prices.currency() == currency);
        let balance = facts.balance.filter(|balance| same_currency(balance.currency));
        Self {
            facts,
            judged: Judged::of(&members, facts),
            seen: BTreeSet::new(),
            balance: balance.map(|balance| balance.amount.nanos().into()),
        }
    }

    /// Plans the next recipients. The number of them is not judged here; request errors and warnings stand in every
    /// plan.
    pub fn plan(&mut self, recipients: &[String]) -> BulkPlan {
        let mut errors = self.judged.errors.clone();
        let mut warnings = Vec::new();
        let mut messages = Vec::with_capacity(recipients.len());
        let mut ok = 0;
        let mut sum = self.facts.prices.as_ref().map(|_| 0_i128);
        for (index, to) in recipients.iter().enumerate() {
            let Some(Planned { number, judgement }) = self.judge(to) else { continue };
            let place = |error: Error| error.in_field("recipients").at_index(index);
            let (cost, error) = match judgement {
                Ok(Accepted { cost, warnings: found }) => {
                    ok += 1;
                    warnings.extend(found.into_iter().flatten().map(place));
                    sum = sum.zip(cost).map(|(sum, cost)| sum + i128::from(cost.nanos()));
                    (cost, None)
                }
                Err(error) => (None, Some(place(error))),
            };
            messages.push(PlannedMessage { to: to.clone(), number, cost, error });
        }
        warnings.extend(self.judged.warnings.iter().cloned());
        let cost = sum
            .and_then(|sum| Amount::from_sum(sum).map_err(|error| errors.push(error.in_field("cost"))).ok());
        BulkPlan {
            from: self.judged.from,
            analysis: self.judged.analysis,
            errors,
            warnings,
            messages,
            ok,
            cost,
            currency: self.facts.prices.as_ref().map(|prices| prices.currency()),
        }
    }

    /// Judges one recipient, `None` when it is left out.
    fn judge(&mut self, to: &str) -> Option<Planned> {
        let number = match PhoneNumber::parse(to) {
            Ok(number) => number,
            Err(error) => return Some(Planned { number: None, judgement: Err(error) }),
        };
        let first = self.facts.duplicates == Duplicates::Allow || self.seen.insert(number);
        if !first && self.facts.duplicates == Duplicates::Collapse {
            return None;
        }
        Some(Planned { number: Some(number), judgement: self.judge_number(number, first) })
    }

    fn judge_number(&mut self, number: PhoneNumber, first: bool) -> Result<Accepted, Error> {
        let Recipient { numbering, is_sender, blocklist, warning } =
            check_recipient(number, self.judged.from, self.facts);
        let duplicate = (!first).then(|| Error::new(ErrorCode::DuplicateRecipient));
        let mut found =
            numbering.into_iter().chain(is_sender).chain(duplicate).chain(blocklist.into_iter().flatten());
        if let Some(error) = found.next() {
            return Err(error);
        }
        let segments = self.judged.analysis.map(|analysis| analysis.segments);
        let cost = match segments {
            Some(segments) => {
                quote(self.facts, &self.judged.routes, number, segments)?.map(|quote| quote.max)
            }
            None => None,
        };
        self.reserve(cost)?;
        let unchecked = self.balance.is_some() && segments.is_some() && cost.is_none();
        let not_checked = unchecked.then(|| Error::new(ErrorCode::BalanceNotChecked));
        Ok(Accepted { cost, warnings: [warning, not_checked] })
    }

    fn reserve(&mut self, cost: Option<Amount>) -> Result<(), Error> {
        let (Some(left), Some(cost)) = (self.balance, cost) else { return Ok(()) };
        let cost = i128::from(cost.nanos());
        if cost > left {
            return Err(Error::new(ErrorCode::InsufficientBalance));
        }
        self.balance = Some(left - cost);
        Ok(())
    }
}

/// Lists of people are counted and not printed.
impl fmt::Debug for BulkPlanner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkPlanner").field("seen", &self.seen.len()).finish_non_exhaustive()
    }
}

struct Planned {
    number: Option<PhoneNumber>,
    judgement: Result<Accepted, Error>,
}

struct Accepted {
    cost: Option<Amount>,
    warnings: [Option<Error>; 2],
}
