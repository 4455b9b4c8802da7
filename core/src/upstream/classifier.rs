//! The rules of one route about answers.

use alloc::collections::BTreeMap;
use alloc::string::String;

use super::outcome::UpstreamOutcome;
use super::provider::Provider;
use super::{Classification, http, provider, smpp};
use crate::api::retry_after::seconds_to_wait;
use crate::error::{Error, ErrorCode};

/// What a route's answers mean: the tables, and where this upstream means something else by an answer, its own rules. A look-up is a
/// binary search and allocates nothing.
///
/// ```
/// use septet::{Classifier, UpstreamOutcome};
/// let classifier = Classifier::new().with_smpp(0x45, UpstreamOutcome::Hard, None)?;
/// assert_eq!(classifier.classify_smpp(0x45).outcome, UpstreamOutcome::Hard);
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Classifier {
    pub(super) unlisted: UpstreamOutcome,
    pub(super) smpp: BTreeMap<u32, Classification>,
    pub(super) http: BTreeMap<u16, Classification>,
    pub(super) provider: BTreeMap<String, Classification>,
}

impl Default for Classifier {
    fn default() -> Self {
        Self::new()
    }
}

impl Classifier {
    /// The tables alone; what they do not list is hard.
    pub const fn new() -> Self {
        Self {
            unlisted: UpstreamOutcome::Hard,
            smpp: BTreeMap::new(),
            http: BTreeMap::new(),
            provider: BTreeMap::new(),
        }
    }

    /// What an SMPP status or a provider's code means that is listed nowhere. Every HTTP status is listed.
    ///
    /// # Errors
    /// `invalid_option` for `accepted`: a message is not taken because nobody knows the answer.
    pub fn with_unlisted(mut self, outcome: UpstreamOutcome) -> Result<Self, Error> {
        if outcome == UpstreamOutcome::Accepted {
            return Err(Error::new(ErrorCode::InvalidOption).in_field("unlisted"));
        }
        self.unlisted = outcome;
        Ok(self)
    }

    /// A rule about an SMPP `command_status`, in place of the table's and of an earlier one. `error` says why to whoever asked for the
    /// message; without it the code says as much as the outcome.
    ///
    /// # Errors
    /// `invalid_option` when the disposition of `error` is not the outcome.
    pub fn with_smpp(
        mut self,
        command_status: u32,
        outcome: UpstreamOutcome,
        error: Option<ErrorCode>,
    ) -> Result<Self, Error> {
        self.smpp.insert(command_status, Classification::checked(outcome, error)?);
        Ok(self)
    }

    /// The same about an HTTP status, whatever the body holds.
    ///
    /// # Errors
    /// As [`Self::with_smpp`].
    pub fn with_http(
        mut self,
        status: u16,
        outcome: UpstreamOutcome,
        error: Option<ErrorCode>,
    ) -> Result<Self, Error> {
        self.http.insert(status, Classification::checked(outcome, error)?);
        Ok(self)
    }

    /// The same about a provider's code, compared exactly.
    ///
    /// # Errors
    /// As [`Self::with_smpp`].
    pub fn with_provider_code(
        mut self,
        code: impl Into<String>,
        outcome: UpstreamOutcome,
        error: Option<ErrorCode>,
    ) -> Result<Self, Error> {
        self.provider.insert(code.into(), Classification::checked(outcome, error)?);
        Ok(self)
    }

    /// As [`crate::classify_smpp`], by this route's rules.
    pub fn classify_smpp(&self, command_status: u32) -> Classification {
        let rule = self.smpp.get(&command_status).copied();
        rule.or_else(|| smpp::listed(command_status)).unwrap_or_else(|| self.unlisted())
    }

    /// As [`crate::classify_http`], by this route's rules.
    pub fn classify_http(
        &self,
        status: u16,
        has_message_id: bool,
        retry_after: Option<&str>,
        now: Option<i64>,
    ) -> Classification {
        let rule = self.http.get(&status).copied();
        let found = rule.unwrap_or_else(|| http::listed(status, has_message_id));
        found.after(retry_after.and_then(|header| seconds_to_wait(header, now)))
    }

    /// As [`crate::classify_provider`], by this route's rules.
    pub fn classify_provider(&self, provider: Provider, code: &str) -> Classification {
        let rule = self.provider.get(code).copied();
        rule.or_else(|| provider::listed(provider, code)).unwrap_or_else(|| self.unlisted())
    }

    fn unlisted(&self) -> Classification {
        Classification::of(self.unlisted).unlisted()
    }
}
