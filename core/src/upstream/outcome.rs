//! What an upstream said about one attempt to send one segment.

use crate::error::{Error, ErrorCode};

/// What an upstream said about one attempt, or that it said nothing. A refusal proves that nothing was sent; silence does not.
///
/// ```
/// use septet::UpstreamOutcome;
/// assert_eq!(UpstreamOutcome::from_name("route_fault")?, UpstreamOutcome::RouteFault);
/// assert_eq!(UpstreamOutcome::Unknown.as_str(), "unknown");
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum UpstreamOutcome {
    /// The segment was taken.
    Accepted,
    /// Refused for now: the same segment may be taken later, or by another route.
    Retryable,
    /// Refused because this route's account or configuration is at fault: another route may take it.
    RouteFault,
    /// Refused for good: no route would take it.
    Hard,
    /// Nobody can tell. What an idempotent route makes of it is the dispatch's business, not the classifier's: it may be sent
    /// again on that same route, and never on another.
    Unknown,
}

impl UpstreamOutcome {
    /// The outcome of a word: `accepted`, `retryable`, `route_fault`, `hard`, `unknown`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "accepted" => Ok(Self::Accepted),
            "retryable" => Ok(Self::Retryable),
            "route_fault" => Ok(Self::RouteFault),
            "hard" => Ok(Self::Hard),
            "unknown" => Ok(Self::Unknown),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("outcome")),
        }
    }

    /// The outcome as one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Retryable => "retryable",
            Self::RouteFault => "route_fault",
            Self::Hard => "hard",
            Self::Unknown => "unknown",
        }
    }
}
