//! What an upstream said about one attempt to send one segment.

use septet::{Error, ErrorCode, UpstreamOutcome};

use crate::guard::{Failure, quietly};
use crate::ptr::septet_str;

/// What an upstream said about one attempt, or that it said nothing. A refusal proves that nothing was sent; silence does not. Refusals and
/// silence have the numbers of `septet_disposition`. 0 is none, so that an outcome that nobody set is never taken for an acceptance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_outcome {
    /// Refused for good: no route would take it.
    SEPTET_OUTCOME_HARD = 1,
    /// Refused for now: the same segment may be taken later, or by another route.
    SEPTET_OUTCOME_RETRYABLE = 2,
    /// Refused because this route's account or configuration is at fault: another route may take it.
    SEPTET_OUTCOME_ROUTE_FAULT = 3,
    /// Nobody can tell.
    SEPTET_OUTCOME_UNKNOWN = 4,
    /// The segment was taken.
    SEPTET_OUTCOME_ACCEPTED = 5,
}

use septet_outcome::*;

const OUTCOMES: [(septet_outcome, UpstreamOutcome); 5] = [
    (SEPTET_OUTCOME_HARD, UpstreamOutcome::Hard),
    (SEPTET_OUTCOME_RETRYABLE, UpstreamOutcome::Retryable),
    (SEPTET_OUTCOME_ROUTE_FAULT, UpstreamOutcome::RouteFault),
    (SEPTET_OUTCOME_UNKNOWN, UpstreamOutcome::Unknown),
    (SEPTET_OUTCOME_ACCEPTED, UpstreamOutcome::Accepted),
];

fn known(outcome: u32) -> Option<UpstreamOutcome> {
    OUTCOMES.iter().find(|(number, _)| *number as u32 == outcome).map(|(_, known)| *known)
}

pub(crate) fn outcome(number: u32) -> Result<UpstreamOutcome, Failure> {
    known(number).ok_or_else(|| Error::new(ErrorCode::InvalidOption).in_field("outcome").into())
}

pub(crate) fn outcome_number(outcome: UpstreamOutcome) -> u32 {
    let found = OUTCOMES.iter().find(|(_, known)| *known == outcome);
    // What is not known is not proven.
    found.map_or(SEPTET_OUTCOME_UNKNOWN, |(number, _)| *number) as u32
}

/// The word of a `septet_outcome`: `accepted`, `retryable`, `route_fault`, `hard`, `unknown`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_outcome_name(outcome: u32) -> septet_str {
    quietly(septet_str::ABSENT, || septet_str::of_option(known(outcome).map(UpstreamOutcome::as_str)))
}

/// The number of such a word; 0, which is no outcome, for another one.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_outcome_from_name(name: septet_str) -> u32 {
    quietly(0, || {
        // SAFETY: the caller promises that the string is readable.
        let name = unsafe { name.read() }.ok().flatten();
        name.and_then(|name| UpstreamOutcome::from_name(name).ok()).map_or(0, outcome_number)
    })
}

#[cfg(test)]
mod tests {
    use septet::{ErrorCode, UpstreamOutcome};

    use super::*;
    use crate::status::septet_status_disposition;

    #[test]
    fn refusals_have_the_numbers_of_dispositions() {
        for (code, outcome) in [
            (ErrorCode::UpstreamRejected, UpstreamOutcome::Hard),
            (ErrorCode::UpstreamUnavailable, UpstreamOutcome::Retryable),
            (ErrorCode::RouteFault, UpstreamOutcome::RouteFault),
            (ErrorCode::UpstreamTimeout, UpstreamOutcome::Unknown),
        ] {
            assert_eq!(septet_status_disposition(code.number()), outcome_number(outcome));
        }
    }
}
