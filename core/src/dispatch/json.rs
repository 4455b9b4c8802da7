//! A policy read from JSON.

use super::policy::{OnUnknown, Policy};
use crate::api::json::Object;
use crate::error::{Error, ErrorCode};

impl Policy {
    /// Reads a policy; every member may be missing: `on_unknown`, `attempt_timeout_ms`, `tries_per_route`, `retries`, `extra_transmits`,
    /// `backoff_ms`, `max_backoff_ms`, `window`, `entropy` (a string of digits, since it may exceed 2^53).
    ///
    /// ```
    /// use septet::{OnUnknown, Policy};
    /// let policy = Policy::from_json(r#"{"on_unknown": "continue", "retries": 2}"#)?;
    /// assert_eq!(policy, Policy::new().on_unknown(OnUnknown::Continue).retries(2));
    /// # Ok::<(), septet::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of reading JSON, `unknown_member`, `invalid_option` with the field.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let mut policy = Self::new();
        if let Some(value) = object.take("on_unknown") {
            policy.on_unknown = value.word(OnUnknown::from_name)?;
        }
        for (name, place) in [
            ("tries_per_route", &mut policy.tries_per_route),
            ("retries", &mut policy.retries),
            ("extra_transmits", &mut policy.extra_transmits),
        ] {
            if let Some(value) = object.take(name) {
                *place = value.count()?;
            }
        }
        for (name, place) in [
            ("attempt_timeout_ms", &mut policy.attempt_timeout_ms),
            ("backoff_ms", &mut policy.backoff_ms),
            ("max_backoff_ms", &mut policy.max_backoff_ms),
        ] {
            if let Some(value) = object.take(name) {
                *place = value.unsigned()?;
            }
        }
        if let Some(value) = object.take("window") {
            policy = policy.window(value.count()?).map_err(|error| value.error(error.code()))?;
        }
        if let Some(value) = object.take("entropy") {
            let entropy = value.string()?.parse().map_err(|_| value.error(ErrorCode::InvalidOption))?;
            policy = policy.entropy(entropy);
        }
        match object.into_unknown().into_iter().next() {
            Some(name) => Err(Error::new(ErrorCode::UnknownMember).in_field(name)),
            None => Ok(policy),
        }
    }
}
