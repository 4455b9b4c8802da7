//! Providers' own codes as outcomes.

use super::Classification;
use super::classifier::Classifier;
use super::outcome::UpstreamOutcome;
use super::provider_codes_table::{AWS, SINCH, TELNYX, TWILIO, VONAGE};
use crate::error::{Error, ErrorCode};

/// A provider whose codes are known ([`crate::PROVIDER_CODES_VERSION`]).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Provider {
    /// Twilio: the member `code` of an error.
    Twilio,
    /// Vonage's SMS API: the member `status` of a message.
    Vonage,
    /// Telnyx: the member `code` of an error.
    Telnyx,
    /// AWS End User Messaging: the `Reason` of an exception, or the exception's name where it has none or the reason is not listed.
    Aws,
    /// Sinch: the member `code` of an error.
    Sinch,
}

impl Provider {
    /// Every provider.
    pub const ALL: [Self; 5] = [Self::Twilio, Self::Vonage, Self::Telnyx, Self::Aws, Self::Sinch];

    /// The provider of a word: `twilio`, `vonage`, `telnyx`, `aws`, `sinch`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|provider| provider.as_str() == name);
        found.ok_or_else(|| Error::new(ErrorCode::InvalidOption).in_field("provider"))
    }

    /// The provider as one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Twilio => "twilio",
            Self::Vonage => "vonage",
            Self::Telnyx => "telnyx",
            Self::Aws => "aws",
            Self::Sinch => "sinch",
        }
    }

    const fn rows(self) -> &'static [Row] {
        match self {
            Self::Twilio => &TWILIO,
            Self::Vonage => &VONAGE,
            Self::Telnyx => &TELNYX,
            Self::Aws => &AWS,
            Self::Sinch => &SINCH,
        }
    }
}

/// A row of the generated table.
pub(super) struct Row {
    code: &'static str,
    classification: Classification,
}

impl Row {
    pub(super) const fn new(code: &'static str, outcome: UpstreamOutcome, error: Option<ErrorCode>) -> Self {
        let classification = match error {
            Some(error) => Classification::because(outcome, error),
            None => Classification::of(outcome),
        };
        Self { code, classification }
    }
}

/// What a provider's own code means in the answer to a request that hands over a message; compared exactly. One that the table does not
/// list is hard. A route may see it otherwise: [`Classifier::classify_provider`].
///
/// Codes are the providers' and change; use the HTTP status where there is no code. Events about a message that was accepted are no
/// answers: they move it on ([`crate::Message::advance`]) and never lead to another attempt.
///
/// ```
/// use septet::{ErrorClass, Provider, UpstreamOutcome, classify_provider};
/// let opted_out = classify_provider(Provider::Twilio, "21610");
/// assert_eq!((opted_out.outcome, opted_out.class()), (UpstreamOutcome::Hard, Some(ErrorClass::Blocklist)));
/// assert_eq!(classify_provider(Provider::Vonage, "9").outcome, UpstreamOutcome::RouteFault);
/// ```
pub fn classify_provider(provider: Provider, code: &str) -> Classification {
    Classifier::new().classify_provider(provider, code)
}

/// The table's row: the code itself, or else the beginning of a family of codes.
pub(super) fn listed(provider: Provider, code: &str) -> Option<Classification> {
    let rows = provider.rows();
    let family = |row: &&Row| row.code.strip_suffix('*').is_some_and(|beginning| code.starts_with(beginning));
    let row = match rows.binary_search_by_key(&code, |row| row.code) {
        Ok(index) => rows.get(index),
        Err(_) => rows.iter().find(family),
    };
    row.map(|row| row.classification)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_ascend_and_their_reasons_agree_with_their_outcomes() {
        for provider in Provider::ALL {
            assert_eq!(Provider::from_name(provider.as_str()), Ok(provider));
            let rows = provider.rows();
            assert!(rows.windows(2).all(|pair| pair[0].code < pair[1].code), "{provider:?}");
            for row in rows {
                let Classification { outcome, code, .. } = row.classification;
                let checked = Classification::checked(outcome, code);
                assert_eq!(checked, Ok(row.classification), "{provider:?} {}", row.code);
                assert_eq!(listed(provider, row.code), Some(row.classification));
            }
        }
    }
}
