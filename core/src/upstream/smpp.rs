//! SMPP's `command_status` as an outcome.

use super::Classification;
use super::classifier::Classifier;
use super::outcome::UpstreamOutcome;
use crate::error::ErrorCode;
use crate::smpp::{StatusOutcome, command_status};

/// What the `command_status` of a `submit_sm_resp` means (SMPP 3.4, 5.1.3; 5.0, 4.7.6). One that no standard lists, the vendors'
/// 0x400 to 0x4FF among them, is hard. A route may see it otherwise: [`Classifier::classify_smpp`].
///
/// ```
/// use septet::{ErrorCode, UpstreamOutcome, classify_smpp};
/// assert_eq!(classify_smpp(0).outcome, UpstreamOutcome::Accepted);
/// let throttled = classify_smpp(0x58);
/// assert_eq!((throttled.outcome, throttled.code), (UpstreamOutcome::Retryable, Some(ErrorCode::UpstreamThrottled)));
/// assert!(!classify_smpp(0x400).listed);
/// ```
pub fn classify_smpp(command_status: u32) -> Classification {
    Classifier::new().classify_smpp(command_status)
}

/// The table's row; `None` when no standard lists the status.
pub(super) fn listed(status: u32) -> Option<Classification> {
    let outcome = match command_status(status)?.outcome {
        StatusOutcome::Accepted => UpstreamOutcome::Accepted,
        StatusOutcome::Retryable => UpstreamOutcome::Retryable,
        StatusOutcome::RouteFault => UpstreamOutcome::RouteFault,
        StatusOutcome::Hard => UpstreamOutcome::Hard,
    };
    Some(match reason(status) {
        Some(code) => Classification::because(outcome, code),
        None => Classification::of(outcome),
    })
}

/// What is at fault, where the status tells more than its outcome does.
const fn reason(status: u32) -> Option<ErrorCode> {
    Some(match status {
        // ESME_RINVMSGLEN
        0x01 => ErrorCode::BodyRejected,
        // ESME_RINVSRCADR
        0x0A => ErrorCode::SenderRejected,
        // ESME_RINVDSTADR
        0x0B => ErrorCode::RecipientRejected,
        // ESME_RBINDFAIL, RINVPASWD, RINVSYSID, RSERTYPUNAUTH, RPROHIBITED, RSERTYPDENIED
        0x0D | 0x0E | 0x0F | 0x100 | 0x101 | 0x103 => ErrorCode::RouteUnauthorized,
        // ESME_RMSGQFUL, RTHROTTLED
        0x14 | 0x58 => ErrorCode::UpstreamThrottled,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Disposition;

    #[test]
    fn every_reason_agrees_with_its_outcome() {
        for status in 0..=0x500 {
            let Some(found) = listed(status) else { continue };
            assert!(
                reason(status).is_none()
                    || Classification::checked(found.outcome, reason(status)) == Ok(found),
                "{status:#x}"
            );
            assert_ne!(found.code.map(ErrorCode::disposition), Some(Disposition::Unknown));
        }
    }
}
