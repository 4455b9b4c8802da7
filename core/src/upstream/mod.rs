//! What an upstream's answer means, in its own language: SMPP, HTTP or a provider's codes. Data that a route can override.

mod classifier;
mod http;
#[cfg(feature = "json")]
mod json;
mod outcome;
mod provider;
mod provider_codes_table;
mod smpp;

pub use classifier::Classifier;
pub use http::{classify_http, classify_no_response};
pub use outcome::UpstreamOutcome;
pub use provider::{Provider, classify_provider};
pub use provider_codes_table::PROVIDER_CODES_VERSION;
pub use smpp::classify_smpp;

use crate::api::MAX_EXACT_INTEGER;
use crate::error::{Disposition, Error, ErrorClass, ErrorCode};

/// What an answer means.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Classification {
    /// What a dispatch does after it.
    pub outcome: UpstreamOutcome,
    /// Why, for whoever asked for the message; `None` when it was accepted.
    pub code: Option<ErrorCode>,
    /// After how many milliseconds the upstream wants to be asked again, where it said so, below 2^53: as [`crate::Dispatch::result`] takes
    /// it.
    pub retry_after_ms: Option<u64>,
    /// Whether a table or a rule of the route names this answer; otherwise the outcome is the one for unlisted answers.
    pub listed: bool,
}

impl Classification {
    /// Whether the message, the money, a blocklist … is at fault; `None` when it was accepted.
    pub fn class(&self) -> Option<ErrorClass> {
        self.code.map(ErrorCode::class)
    }

    /// An outcome for which nothing more is known.
    const fn of(outcome: UpstreamOutcome) -> Self {
        let code = match outcome {
            UpstreamOutcome::Accepted => None,
            UpstreamOutcome::Retryable => Some(ErrorCode::UpstreamUnavailable),
            UpstreamOutcome::RouteFault => Some(ErrorCode::RouteFault),
            UpstreamOutcome::Hard => Some(ErrorCode::UpstreamRejected),
            UpstreamOutcome::Unknown => Some(ErrorCode::UpstreamUnclear),
        };
        Self { outcome, code, retry_after_ms: None, listed: true }
    }

    const fn because(outcome: UpstreamOutcome, code: ErrorCode) -> Self {
        Self { outcome, code: Some(code), retry_after_ms: None, listed: true }
    }

    /// An outcome with the reason that a route gives.
    ///
    /// # Errors
    /// `invalid_option` for a reason that contradicts the outcome: whoever asked would be told to do something else.
    fn checked(outcome: UpstreamOutcome, code: Option<ErrorCode>) -> Result<Self, Error> {
        let Some(code) = code else { return Ok(Self::of(outcome)) };
        let agrees = match outcome {
            UpstreamOutcome::Accepted => false,
            UpstreamOutcome::Retryable => code.disposition() == Disposition::Retryable,
            UpstreamOutcome::RouteFault => code.disposition() == Disposition::RouteFault,
            UpstreamOutcome::Hard => code.disposition() == Disposition::Hard,
            UpstreamOutcome::Unknown => code.disposition() == Disposition::Unknown,
        };
        if agrees {
            Ok(Self::because(outcome, code))
        } else {
            Err(Error::new(ErrorCode::InvalidOption).in_field("error"))
        }
    }

    const fn unlisted(self) -> Self {
        Self { listed: false, ..self }
    }

    /// Only who may try again is told when.
    fn after(self, seconds: Option<u64>) -> Self {
        let allowed = seconds.filter(|_| self.outcome == UpstreamOutcome::Retryable);
        let wait = |seconds: u64| seconds.saturating_mul(1_000).min(MAX_EXACT_INTEGER);
        Self { retry_after_ms: allowed.map(wait), ..self }
    }
}
