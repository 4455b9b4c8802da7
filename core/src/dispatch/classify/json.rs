//! A route's rules about answers, as JSON.

use super::classifier::Classifier;
use crate::api::json::{Object, Value};
use crate::dispatch::UpstreamOutcome;
use crate::error::{Error, ErrorCode};

impl Classifier {
    /// Reads `{"unlisted"?: outcome, "overrides"?: [{"command_status" | "http_status" | "provider_code": …, "outcome": outcome,
    /// "error"?: code}, …]}`.
    ///
    /// # Errors
    /// The errors of a document; `unknown_member`, `wrong_type`, `missing_member`, `invalid_option` with the field;
    /// `duplicate_override` with the index, as everything about one rule.
    ///
    /// ```
    /// use septet::{Classifier, UpstreamOutcome};
    /// let rules = r#"{"unlisted": "retryable", "overrides": [{"command_status": 69, "outcome": "hard"}]}"#;
    /// let classifier = Classifier::from_json(rules)?;
    /// assert_eq!(classifier.classify_smpp(69).outcome, UpstreamOutcome::Hard);
    /// assert_eq!(classifier.classify_smpp(0x401).outcome, UpstreamOutcome::Retryable);
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let mut classifier = Self::new();
        if let Some(unlisted) = object.take("unlisted") {
            let outcome = unlisted.word(UpstreamOutcome::from_name)?;
            classifier = classifier.with_unlisted(outcome).map_err(|error| unlisted.error(error.code()))?;
        }
        if let Some(overrides) = object.take("overrides") {
            for rule in overrides.list()? {
                classifier = classifier.with_rule(&rule)?;
            }
        }
        refuse_unknown(object).map(|()| classifier)
    }

    fn with_rule(self, rule: &Value<'_>) -> Result<Self, Error> {
        let mut object = rule.object()?;
        // Which of the rules it is stays with every error about one.
        let placed = |error: Error| match rule.index() {
            Some(index) => error.at_index(index),
            None => error,
        };
        let subjects =
            (object.take("command_status"), object.take("http_status"), object.take("provider_code"));
        let outcome = object.require("outcome").map_err(placed)?;
        let outcome = outcome.word(UpstreamOutcome::from_name).map_err(placed)?;
        let error = object.take("error").map(|value| value.word(known_code)).transpose().map_err(placed)?;
        refuse_unknown(object).map_err(placed)?;
        let duplicate = |stands: bool| {
            if stands { Err(rule.error(ErrorCode::DuplicateOverride)) } else { Ok(()) }
        };
        match subjects {
            (Some(status), None, None) => {
                let status = number(&status).map_err(placed)?;
                duplicate(self.has_smpp(status))?;
                self.with_smpp(status, outcome, error)
            }
            (None, Some(status), None) => {
                let status = number(&status).map_err(placed)?;
                duplicate(self.has_http(status))?;
                self.with_http(status, outcome, error)
            }
            (None, None, Some(code)) => {
                let code = code.string().map_err(placed)?;
                duplicate(self.has_provider_code(&code))?;
                self.with_provider_code(code, outcome, error)
            }
            _ => Err(rule.error(ErrorCode::InvalidOption)),
        }
        .map_err(placed)
    }
}

fn known_code(word: &str) -> Result<ErrorCode, Error> {
    ErrorCode::from_name(word).ok_or(Error::new(ErrorCode::InvalidOption))
}

fn number<T: TryFrom<u64>>(value: &Value<'_>) -> Result<T, Error> {
    T::try_from(value.unsigned()?).map_err(|_| value.error(ErrorCode::InvalidOption))
}

fn refuse_unknown(object: Object<'_>) -> Result<(), Error> {
    match object.into_unknown().into_iter().next() {
        Some(name) => Err(Error::new(ErrorCode::UnknownMember).in_field(name)),
        None => Ok(()),
    }
}
