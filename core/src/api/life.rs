//! What becomes of a message after it was sent. Receipts come late, twice and out of order; a message only moves forward.

use alloc::string::String;

use super::bulk::ItemError;
use super::event::{Event, EventType};
use super::message::{Message, Status};
use super::timestamp::Timestamp;
use crate::error::{Error, ErrorCode};
use crate::wire::DeliveryStatus;

/// What a receipt makes of a message, to [`Message::advance`] with. A network that speaks of a message has taken it, even where it does not
/// know the end; before any receipt nothing is known that could move it.
impl From<DeliveryStatus> for Status {
    fn from(delivery: DeliveryStatus) -> Self {
        match delivery {
            DeliveryStatus::Pending => Self::Queued,
            DeliveryStatus::Enroute | DeliveryStatus::Accepted | DeliveryStatus::Unknown => Self::Sent,
            DeliveryStatus::Delivered => Self::Delivered,
            DeliveryStatus::Failed => Self::Failed,
        }
    }
}

impl Status {
    /// Whether a message with this status may get that one: `queued` → `unknown` → `sent` → `delivered` or `failed`, forward
    /// only, steps may be left out. `delivered` and `failed` are the end. A word that this release does not know neither moves
    /// nor is moved to: it may be an end.
    ///
    /// ```
    /// use septet::Status;
    /// assert!(Status::Unknown.may_become(&Status::Sent), "a late answer");
    /// assert!(!Status::Delivered.may_become(&Status::Sent), "an answer that its receipt overtook");
    /// ```
    pub fn may_become(&self, next: &Self) -> bool {
        self.rank().zip(next.rank()).is_some_and(|(now, next)| next > now)
    }

    const fn rank(&self) -> Option<u8> {
        match self {
            Self::Queued => Some(0),
            Self::Unknown => Some(1),
            Self::Sent => Some(2),
            Self::Delivered | Self::Failed => Some(3),
            Self::Other(_) => None,
        }
    }

    /// The event that tells of this status; there is none for `queued` and `unknown`.
    const fn event_type(&self) -> Option<EventType> {
        match self {
            Self::Sent => Some(EventType::MessageSent),
            Self::Delivered => Some(EventType::MessageDelivered),
            Self::Failed => Some(EventType::MessageFailed),
            Self::Queued | Self::Unknown | Self::Other(_) => None,
        }
    }
}

impl Message {
    /// Moves the message to a status that a receipt or an event tells, if that is forward ([`Status::may_become`]), and says
    /// whether it moved. `at` becomes `sent_at` when this is the first that proves the message sent.
    ///
    /// ```
    /// use septet::{Message, Status};
    /// # let json = r#"{"success":true,"data":{"id":"msg_1","object":"message","to":"+12025550143","from":"Conerix","body":"Hi",
    /// #   "status":"sent","cost":null,"currency":null,"route_id":null,"provider_message_id":null,"attempts":1,
    /// #   "created_at":"2026-05-12T11:34:21+00:00","sent_at":"2026-05-12T11:34:21+00:00"}}"#;
    /// # let mut message = Message::from_json(json)?.data;
    /// let at = "2026-05-12T11:34:25+00:00".parse()?;
    /// assert!(message.advance(Status::Delivered, at));
    /// assert!(!message.advance(Status::Failed, at), "delivered is the end");
    /// let event = message.event("evt_1", at, Some("order-7".into()), None);
    /// assert_eq!(event.as_ref().map(|event| event.event_type.as_str()), Some("message.delivered"));
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn advance(&mut self, status: Status, at: Timestamp) -> bool {
        if !self.status.may_become(&status) {
            return false;
        }
        if matches!(status, Status::Sent | Status::Delivered) {
            self.sent_at.get_or_insert(at);
        }
        self.status = status;
        true
    }

    /// The event that tells where the message stands, with the reference of its request echoed. `error` says why it failed
    /// (`delivery_failed` unless told) and is left out otherwise. `None` when no event tells of its status: `queued`, `unknown`.
    pub fn event(
        &self,
        id: impl Into<String>,
        created_at: Timestamp,
        reference: Option<String>,
        error: Option<ItemError>,
    ) -> Option<Event> {
        let event_type = self.status.event_type()?;
        let failed = event_type == EventType::MessageFailed;
        let reason = || error.unwrap_or_else(|| ItemError::from(&Error::new(ErrorCode::DeliveryFailed)));
        Some(Event {
            id: id.into(),
            event_type,
            created_at,
            message: self.clone(),
            reference,
            error: failed.then(reason),
        })
    }
}
