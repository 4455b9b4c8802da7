//! Events, as webhooks carry them.

use alloc::string::String;
use core::fmt;

use super::bulk::ItemError;
use super::message::Message;
use super::timestamp::Timestamp;

/// What happened.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum EventType {
    /// A network accepted the message.
    MessageSent,
    /// It is on the handset.
    MessageDelivered,
    /// It failed.
    MessageFailed,
    /// A message came in.
    MessageReceived,
    /// A word that this release does not know, kept as it is.
    Other(String),
}

impl EventType {
    /// The type of a word.
    pub fn from_word(word: &str) -> Self {
        match word {
            "message.sent" => Self::MessageSent,
            "message.delivered" => Self::MessageDelivered,
            "message.failed" => Self::MessageFailed,
            "message.received" => Self::MessageReceived,
            _ => Self::Other(word.into()),
        }
    }

    /// The type as a word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::MessageSent => "message.sent",
            Self::MessageDelivered => "message.delivered",
            Self::MessageFailed => "message.failed",
            Self::MessageReceived => "message.received",
            Self::Other(word) => word,
        }
    }
}

/// Something that happened to a message.
#[derive(Clone, Eq, PartialEq)]
pub struct Event {
    /// The event's id ([`crate::event_id`]).
    pub id: String,
    /// What happened.
    pub event_type: EventType,
    /// When.
    pub created_at: Timestamp,
    /// The message as it stands now.
    pub message: Message,
    /// The reference of the request, echoed.
    pub reference: Option<String>,
    /// Why it failed.
    pub error: Option<ItemError>,
}

/// Who is written to and what is personal data and not printed.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("id", &self.id)
            .field("event_type", &self.event_type)
            .field("message", &self.message)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "json")]
mod json {
    use alloc::string::{String, ToString};

    use serde::Serialize;

    use super::{Event, EventType};
    use crate::api::bulk::json::{ItemErrorView, read_item_error};
    use crate::api::envelope::json::check_object;
    use crate::api::json::{Object, to_text};
    use crate::api::message::json as message;
    use crate::error::Error;

    #[derive(Serialize)]
    struct View<'a> {
        id: &'a str,
        object: &'static str,
        r#type: &'a str,
        created_at: String,
        data: Data<'a>,
    }

    #[derive(Serialize)]
    struct Data<'a> {
        #[serde(flatten)]
        message: message::View<'a>,
        reference: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<ItemErrorView<'a>>,
    }

    impl Event {
        /// The event as compact JSON.
        pub fn to_json(&self) -> String {
            to_text(&View {
                id: &self.id,
                object: "event",
                r#type: self.event_type.as_str(),
                created_at: self.created_at.to_string(),
                data: Data {
                    message: message::View::of(&self.message),
                    reference: self.reference.as_deref(),
                    error: self.error.as_ref().map(ItemErrorView::of),
                },
            })
        }

        /// Reads an event. Members that are not known are ignored.
        ///
        /// # Errors
        /// As [`crate::Message::from_json`].
        pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
            let mut object = Object::document(json.as_ref())?;
            check_object(&mut object, "event")?;
            let mut data = object.require("data")?.object()?;
            Ok(Self {
                id: object.require("id")?.string()?,
                event_type: EventType::from_word(&object.require("type")?.string()?),
                created_at: message::timestamp(&object.require("created_at")?)?,
                message: message::read(&mut data)?,
                reference: data.string("reference")?,
                error: data.take("error").map(|value| read_item_error(&value)).transpose()?,
            })
        }
    }
}
