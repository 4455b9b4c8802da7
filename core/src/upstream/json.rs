//! A route's rules about answers, as JSON.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::Classification;
use super::classifier::Classifier;
use super::outcome::UpstreamOutcome;
use crate::api::json::{Object, Value, to_text};
use crate::error::{Error, ErrorCode};

#[derive(Serialize)]
struct RulesView<'a> {
    unlisted: &'static str,
    overrides: Vec<RuleView<'a>>,
}

#[derive(Serialize)]
struct RuleView<'a> {
    #[serde(flatten)]
    subject: Subject<'a>,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Subject<'a> {
    CommandStatus(u32),
    HttpStatus(u16),
    ProviderCode(&'a str),
}

impl<'a> RuleView<'a> {
    fn of(subject: Subject<'a>, means: Classification) -> Self {
        let told = means != Classification::of(means.outcome);
        let error = means.code.filter(|_| told).map(ErrorCode::as_str);
        Self { subject, outcome: means.outcome.as_str(), error }
    }
}

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
        Self::from_object(Object::document(json.as_ref())?)
    }

    /// The rules as compact JSON that [`Self::from_json`] reads, the same for the same rules: `unlisted` first, then the overrides, those about SMPP before
    /// those about HTTP and providers' codes, each in ascending order. An `error` that the outcome has by itself is left out.
    ///
    /// ```
    /// use septet::Classifier;
    /// let classifier = Classifier::from_json(r#"{"overrides": [{"http_status": 404, "outcome": "route_fault"}]}"#)?;
    /// assert_eq!(classifier.to_json(), r#"{"unlisted":"hard","overrides":[{"http_status":404,"outcome":"route_fault"}]}"#);
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        let smpp =
            self.smpp.iter().map(|(status, means)| RuleView::of(Subject::CommandStatus(*status), *means));
        let http = self.http.iter().map(|(status, means)| RuleView::of(Subject::HttpStatus(*status), *means));
        let provider =
            self.provider.iter().map(|(code, means)| RuleView::of(Subject::ProviderCode(code), *means));
        to_text(&RulesView {
            unlisted: self.unlisted.as_str(),
            overrides: smpp.chain(http).chain(provider).collect(),
        })
    }

    /// The same from an object of a larger document.
    pub(crate) fn from_object(mut object: Object<'_>) -> Result<Self, Error> {
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
                duplicate(self.smpp.contains_key(&status))?;
                self.with_smpp(status, outcome, error)
            }
            (None, Some(status), None) => {
                let status = number(&status).map_err(placed)?;
                duplicate(self.http.contains_key(&status))?;
                self.with_http(status, outcome, error)
            }
            (None, None, Some(code)) => {
                let code = code.string().map_err(placed)?;
                duplicate(self.provider.contains_key(&code))?;
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
