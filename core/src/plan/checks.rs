//! The rules about the members that both requests have.

use alloc::string::String;
use alloc::vec::Vec;

use super::facts::{Category, Facts};
use super::marketing::says_how_to_opt_out;
use super::quote::candidate_routes;
use crate::address::{PhoneNumber, SenderId};
use crate::api::is_route_id;
use crate::error::{Error, ErrorCode};
use crate::text::Analysis;

/// The most characters (Unicode scalar values) of a body.
pub const MAX_BODY_CHARACTERS: usize = 1_600;

/// The most characters of a reference.
pub const MAX_REFERENCE_CHARACTERS: usize = 255;

/// The members that both requests have, as they were written.
pub(super) struct Members<'a> {
    pub(super) from: Option<&'a str>,
    pub(super) body: Option<&'a str>,
    pub(super) route_id: Option<i64>,
    pub(super) reference: Option<&'a str>,
    pub(super) unknown: &'a [String],
}

/// What is known after these members have been judged.
#[derive(Clone)]
pub(super) struct Judged {
    pub(super) from: Option<SenderId>,
    pub(super) analysis: Option<Analysis>,
    pub(super) routes: Vec<Option<u64>>,
    pub(super) errors: Vec<Error>,
    pub(super) warnings: Vec<Error>,
}

impl Judged {
    pub(super) fn of(members: &Members<'_>, facts: &Facts) -> Self {
        let mut errors = Vec::new();
        let mut warnings = Vec::new();
        let from = check_from(members.from, facts, &mut errors);
        let analysis = check_body(members.body, facts, &mut errors);
        let pinned = check_route(members.route_id, facts, &mut errors);
        check_reference(members.reference, &mut errors);
        if facts.category == Category::Marketing
            && members.body.is_some_and(|body| !says_how_to_opt_out(body))
        {
            warnings.push(Error::new(ErrorCode::OptOutMissing).in_field("body"));
        }
        for name in members.unknown {
            let error = Error::new(ErrorCode::UnknownMember).in_field(name.clone());
            if facts.strict { &mut errors } else { &mut warnings }.push(error);
        }
        if let (Some(balance), Some(prices)) = (&facts.balance, &facts.prices)
            && balance.currency != prices.currency()
        {
            errors.push(Error::new(ErrorCode::MixedCurrency).in_field("balance"));
        }
        // Where there is a table, each message without a price says so itself.
        if facts.balance.is_some() && facts.prices.is_none() {
            warnings.push(Error::new(ErrorCode::BalanceNotChecked).in_field("balance"));
        }
        Self { from, analysis, routes: candidate_routes(pinned, facts), errors, warnings }
    }
}

fn check_from(from: Option<&str>, facts: &Facts, errors: &mut Vec<Error>) -> Option<SenderId> {
    let Some(from) = from else {
        errors.push(Error::new(ErrorCode::FromMissing).in_field("from"));
        return None;
    };
    let sender = match SenderId::parse_in(from, facts.sender_alphabet) {
        Ok(sender) => sender,
        Err(error) => {
            errors.push(error.in_field("from"));
            return None;
        }
    };
    if facts.approved_senders.as_ref().is_some_and(|approved| !approved.contains(from)) {
        errors.push(Error::new(ErrorCode::SenderNotApproved).in_field("from"));
    }
    Some(sender)
}

fn check_body(body: Option<&str>, facts: &Facts, errors: &mut Vec<Error>) -> Option<Analysis> {
    // An option that is not allowed says so itself.
    let mut refuse =
        |error: Error| errors.push(if error.field().is_some() { error } else { error.in_field("body") });
    let Some(body) = body else {
        refuse(Error::new(ErrorCode::BodyMissing));
        return None;
    };
    if body.is_empty() {
        refuse(Error::new(ErrorCode::BodyEmpty));
    } else if body.chars().all(char::is_whitespace) {
        refuse(Error::new(ErrorCode::BodyBlank));
    }
    let characters = body.chars().count();
    if characters > MAX_BODY_CHARACTERS {
        refuse(Error::new(ErrorCode::BodyTooLong).above(characters, MAX_BODY_CHARACTERS));
    }
    match facts.text.analyze_to_send(body) {
        Ok((analysis, refusal)) => {
            refusal.into_iter().for_each(refuse);
            Some(analysis)
        }
        Err(error) => {
            refuse(error);
            None
        }
    }
}

/// The route asked for, when it is one.
fn check_route(route_id: Option<i64>, facts: &Facts, errors: &mut Vec<Error>) -> Option<u64> {
    let mut refuse = |code| errors.push(Error::new(code).in_field("route_id"));
    let id = route_id.map(u64::try_from)?.ok().filter(|id| is_route_id(*id));
    match id {
        None => refuse(ErrorCode::RouteIdOutOfRange),
        Some(id) if facts.routes.as_ref().is_some_and(|routes| !routes.contains(&id)) => {
            refuse(ErrorCode::RouteNotAssigned);
        }
        Some(_) => {}
    }
    id
}

fn check_reference(reference: Option<&str>, errors: &mut Vec<Error>) {
    let Some(reference) = reference else { return };
    let mut refuse = |error: Error| errors.push(error.in_field("reference"));
    if reference.is_empty() {
        refuse(Error::new(ErrorCode::ReferenceEmpty));
    }
    let characters = reference.chars().count();
    if characters > MAX_REFERENCE_CHARACTERS {
        refuse(Error::new(ErrorCode::ReferenceTooLong).above(characters, MAX_REFERENCE_CHARACTERS));
    }
    if let Some((position, _)) = reference.char_indices().find(|(_, character)| character.is_control()) {
        refuse(Error::new(ErrorCode::ReferenceControlCharacter).at(position));
    }
}

/// What is known about a recipient whose syntax is right: the errors, in the order in which the first one counts, but for
/// duplicates and balance, which depend on other messages; and the warning.
pub(super) struct Recipient {
    /// Wrong in itself.
    pub(super) numbering: Option<Error>,
    pub(super) is_sender: Option<Error>,
    pub(super) blocklist: [Option<Error>; 3],
    pub(super) warning: Option<Error>,
}

pub(super) fn check_recipient(number: PhoneNumber, from: Option<SenderId>, facts: &Facts) -> Recipient {
    let found = number.check(facts.number_level).err();
    let (numbering, warning) = if facts.number_errors { (found, None) } else { (None, found) };
    let when = |condition: bool, code| condition.then(|| Error::new(code));
    let unreachable = facts.hlr.get(&number).is_some_and(|result| !result.reachable);
    Recipient {
        numbering,
        is_sender: when(from.and_then(|from| from.number()) == Some(number), ErrorCode::ToEqualsFrom),
        blocklist: [
            when(facts.opted_out.contains(&number), ErrorCode::RecipientOptedOut),
            when(facts.blocked.contains(&number), ErrorCode::RecipientBlocked),
            when(unreachable, ErrorCode::RecipientUnreachable),
        ],
        warning,
    }
}
