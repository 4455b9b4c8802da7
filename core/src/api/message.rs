//! A message as the API answers it.

use alloc::string::String;
use core::fmt;

use super::timestamp::Timestamp;
use crate::money::{Amount, Currency};

/// Where a message stands.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Status {
    /// Accepted, not yet sent.
    Queued,
    /// Accepted by a network.
    Sent,
    /// On the handset.
    Delivered,
    /// Proven not sent, or sent in part, or not delivered.
    Failed,
    /// Nobody can tell.
    Unknown,
    /// A word that this release does not know, kept as it is.
    Other(String),
}

impl Status {
    /// The status of a word.
    pub fn from_word(word: &str) -> Self {
        match word {
            "queued" => Self::Queued,
            "sent" => Self::Sent,
            "delivered" => Self::Delivered,
            "failed" => Self::Failed,
            "unknown" => Self::Unknown,
            _ => Self::Other(word.into()),
        }
    }

    /// The status as a word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Other(word) => word,
        }
    }
}

/// A message: what was asked for and what became of it.
#[derive(Clone, Eq, PartialEq)]
pub struct Message {
    /// Its id ([`crate::message_id`]).
    pub id: String,
    /// The recipient.
    pub to: String,
    /// The sender, as it was written.
    pub from: String,
    /// The text.
    pub body: String,
    /// Where it stands.
    pub status: Status,
    /// What it costs, where a price is known.
    pub cost: Option<Amount>,
    /// The currency of the cost.
    pub currency: Option<Currency>,
    /// The route that was used, even when the request named none.
    pub route_id: Option<u64>,
    /// The id that the network gave to the first accepted segment.
    pub provider_message_id: Option<String>,
    /// Passes over a route; 0 when it was stopped before any.
    pub attempts: u64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

/// Who is written to and what is personal data and not printed.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("body_octets", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "json")]
pub(super) mod json {
    use super::{Message, Status};
    use crate::api::envelope::Answer;
    use crate::api::envelope::json::{check_object, read_answer, success};
    use crate::api::json::{Exact, Object, Value};
    use crate::api::timestamp::Timestamp;
    use crate::error::{Error, ErrorCode};
    use alloc::string::{String, ToString};

    /// A message costs at least four decimals.
    #[derive(serde::Serialize)]
    pub(in crate::api) struct View<'a> {
        id: &'a str,
        object: &'static str,
        to: &'a str,
        from: &'a str,
        body: &'a str,
        status: &'a str,
        cost: Option<Exact<4>>,
        currency: Option<&'a str>,
        route_id: Option<u64>,
        provider_message_id: Option<&'a str>,
        attempts: u64,
        created_at: String,
        sent_at: Option<String>,
    }

    impl<'a> View<'a> {
        pub(in crate::api) fn of(message: &'a Message) -> Self {
            Self {
                id: &message.id,
                object: "message",
                to: &message.to,
                from: &message.from,
                body: &message.body,
                status: message.status.as_str(),
                cost: message.cost.map(Exact),
                currency: message.currency.as_ref().map(|currency| currency.as_str()),
                route_id: message.route_id,
                provider_message_id: message.provider_message_id.as_deref(),
                attempts: message.attempts,
                created_at: message.created_at.to_string(),
                sent_at: message.sent_at.as_ref().map(Timestamp::to_string),
            }
        }
    }

    pub(in crate::api) fn read(object: &mut Object<'_>) -> Result<Message, Error> {
        check_object(object, "message")?;
        Ok(Message {
            id: object.require("id")?.string()?,
            to: object.require("to")?.string()?,
            from: object.require("from")?.string()?,
            body: object.require("body")?.string()?,
            status: Status::from_word(&object.require("status")?.string()?),
            cost: object.take("cost").map(|value| value.amount()).transpose()?,
            currency: object.take("currency").map(|value| value.word(str::parse)).transpose()?,
            route_id: object.take("route_id").map(|value| value.unsigned()).transpose()?,
            provider_message_id: object.string("provider_message_id")?,
            attempts: object.require("attempts")?.unsigned()?,
            created_at: timestamp(&object.require("created_at")?)?,
            sent_at: object.take("sent_at").map(|value| timestamp(&value)).transpose()?,
        })
    }

    pub(in crate::api) fn timestamp(value: &Value<'_>) -> Result<Timestamp, Error> {
        value.string()?.parse().map_err(|_| value.error(ErrorCode::InvalidTimestamp))
    }

    impl Message {
        /// The whole answer, `201 Created`, as compact JSON.
        pub fn to_json(&self, request_id: &str) -> String {
            success(View::of(self), request_id)
        }

        /// Reads a whole answer. Members that are not known are ignored, `meta` may be missing.
        ///
        /// # Errors
        /// `invalid_utf8`, `invalid_json`, `json_too_deep`, `duplicate_member`, `wrong_type`, `missing_member`,
        /// `invalid_timestamp`, `currency_invalid` and the errors of an amount, each with its field.
        pub fn from_json(json: impl AsRef<[u8]>) -> Result<Answer<Self>, Error> {
            read_answer(json.as_ref(), read)
        }
    }
}
