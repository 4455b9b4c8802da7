//! The plan of one message.

use alloc::vec::Vec;

use super::checks::{Judged, Members, Recipient, check_recipient};
use super::facts::Facts;
use super::quote::{Quote, quote};
use crate::address::{PhoneNumber, SenderId};
use crate::api::SendRequest;
use crate::error::{Error, ErrorCode};
use crate::text::Analysis;

/// What sending a message comes to. Nothing may be sent while `errors` is not empty.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SendPlan {
    /// The recipient, when it is a number.
    pub to: Option<PhoneNumber>,
    /// The sender, when it is one.
    pub from: Option<SenderId>,
    /// The body's encoding and segments, when there is a body that can be split.
    pub analysis: Option<Analysis>,
    /// The cost, when the prices are known.
    pub quote: Option<Quote>,
    /// Everything that forbids sending.
    pub errors: Vec<Error>,
    /// Everything that may be a mistake.
    pub warnings: Vec<Error>,
}

/// Judges a request by the rules and by what the caller knows. Linear in the request.
///
/// ```
/// use septet::{Facts, PriceTable, SendRequest, plan_send};
/// let request = SendRequest::new("+12025550143", "Conerix", "Your verification code is 482194");
/// let mut facts = Facts::default();
/// facts.prices = Some(PriceTable::flat("0.05".parse()?, "USD".parse()?)?);
/// let plan = plan_send(&request, &facts);
/// assert!(plan.errors.is_empty());
/// assert_eq!(plan.quote.map(|quote| quote.max.to_string()), Some("0.05".into()));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn plan_send(request: &SendRequest, facts: &Facts) -> SendPlan {
    let judged = Judged::of(
        &Members {
            from: request.from.as_deref(),
            body: request.body.as_deref(),
            route_id: request.route_id,
            reference: request.reference.as_deref(),
            unknown: &request.unknown,
        },
        facts,
    );
    let mut errors = Vec::new();
    let mut warnings = Vec::new();
    let to = check_to(request.to.as_deref(), judged.from, facts, &mut errors, &mut warnings);
    errors.extend(judged.errors);
    warnings.extend(judged.warnings);

    let mut quoted = None;
    if let (Some(number), Some(analysis)) = (to, judged.analysis) {
        match quote(facts, &judged.routes, number, analysis.segments) {
            Ok(quote) => quoted = quote,
            Err(error) => errors.push(error.in_field("cost")),
        }
    }
    if let Some(balance) = facts.balance
        && errors.is_empty()
    {
        match quoted {
            Some(quote) if quote.max > balance.amount => {
                errors.push(Error::new(ErrorCode::InsufficientBalance).in_field("balance"));
            }
            None if facts.prices.is_some() => {
                warnings.push(Error::new(ErrorCode::BalanceNotChecked).in_field("balance"));
            }
            _ => {}
        }
    }
    SendPlan { to, from: judged.from, analysis: judged.analysis, quote: quoted, errors, warnings }
}

fn check_to(
    to: Option<&str>,
    from: Option<SenderId>,
    facts: &Facts,
    errors: &mut Vec<Error>,
    warnings: &mut Vec<Error>,
) -> Option<PhoneNumber> {
    let parsed = to.map_or(Err(Error::new(ErrorCode::ToMissing)), PhoneNumber::parse);
    let number = match parsed {
        Ok(number) => number,
        Err(error) => {
            errors.push(error.in_field("to"));
            return None;
        }
    };
    let Recipient { numbering, is_sender, blocklist, warning } = check_recipient(number, from, facts);
    let found = numbering.into_iter().chain(is_sender).chain(blocklist.into_iter().flatten());
    errors.extend(found.map(|error| error.in_field("to")));
    warnings.extend(warning.map(|error| error.in_field("to")));
    Some(number)
}
