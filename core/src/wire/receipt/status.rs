//! Delivery as one word, from all the forms in which networks tell it.

use crate::wire::smpp::MessageState;

/// How far a message or a segment has come. The order is the order of progress: a status only ever moves to a
/// greater one, and the last two are final.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum DeliveryStatus {
    /// Nothing has been heard.
    #[default]
    Pending,
    /// The SMSC is still trying.
    Enroute,
    /// The SMSC has taken responsibility (`ACCEPTD`), which some send as a step and some as their last word.
    Accepted,
    /// The SMSC does not know, or cannot confirm. A later answer may still tell.
    Unknown,
    /// Delivered to the handset. Final.
    Delivered,
    /// Expired, deleted, undeliverable, rejected. Final.
    Failed,
}

impl DeliveryStatus {
    /// The status as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Enroute => "enroute",
            Self::Accepted => "accepted",
            Self::Unknown => "unknown",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    /// The status of a word of [`DeliveryStatus::as_str`], `None` for any other.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Pending, Self::Enroute, Self::Accepted, Self::Unknown, Self::Delivered, Self::Failed]
            .into_iter()
            .find(|status| status.as_str() == name)
    }

    /// Whether nothing can change it any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Failed)
    }

    /// From SMPP's `message_state` (SMPP 3.4, 5.2.28).
    pub const fn from_message_state(state: MessageState) -> Self {
        match state {
            MessageState::Scheduled | MessageState::Enroute => Self::Enroute,
            MessageState::Accepted => Self::Accepted,
            MessageState::Unknown => Self::Unknown,
            MessageState::Delivered => Self::Delivered,
            MessageState::Expired
            | MessageState::Deleted
            | MessageState::Undeliverable
            | MessageState::Rejected
            | MessageState::Skipped => Self::Failed,
        }
    }

    /// From TP-Status of an SMS-STATUS-REPORT (3GPP TS 23.040, 9.2.3.15). A reserved value counts as 0x63, service
    /// rejected, as the standard asks.
    ///
    /// ```
    /// use septet::DeliveryStatus;
    /// assert_eq!(DeliveryStatus::from_tp_status(0x00), DeliveryStatus::Delivered);
    /// assert_eq!(DeliveryStatus::from_tp_status(0x01), DeliveryStatus::Unknown);
    /// assert_eq!(DeliveryStatus::from_tp_status(0x22), DeliveryStatus::Enroute);
    /// assert_eq!(DeliveryStatus::from_tp_status(0x46), DeliveryStatus::Failed);
    /// ```
    pub const fn from_tp_status(tp_status: u8) -> Self {
        match tp_status {
            0x00 => Self::Delivered,
            // Forwarded without confirmation; completed in a way that only the SC knows.
            0x01 | 0x10..=0x1F => Self::Unknown,
            0x20..=0x25 | 0x30..=0x3F => Self::Enroute,
            _ => Self::Failed,
        }
    }
}

/// What a TP-Status means (3GPP TS 23.040, 9.2.3.15), as a short clause.
pub const fn tp_status_meaning(tp_status: u8) -> &'static str {
    match tp_status {
        0x00 => "received by the recipient",
        0x01 => "forwarded to the recipient, delivery cannot be confirmed",
        0x02 => "replaced by the service centre",
        0x10..=0x1F => "completed, specific to the service centre",
        0x20 => "still trying: congestion",
        0x21 => "still trying: recipient busy",
        0x22 => "still trying: no response from the recipient",
        0x23 => "still trying: service rejected",
        0x24 => "still trying: quality of service not available",
        0x25 => "still trying: error in the recipient",
        0x30..=0x3F => "still trying, specific to the service centre",
        0x40 => "failed: remote procedure error",
        0x41 => "failed: incompatible destination",
        0x42 => "failed: connection rejected by the recipient",
        0x43 => "failed: not obtainable",
        0x44 => "failed: quality of service not available",
        0x45 => "failed: no interworking available",
        0x46 => "failed: validity period expired",
        0x47 => "failed: deleted by the sender",
        0x48 => "failed: deleted by the service centre's administration",
        0x49 => "failed: the message does not exist",
        0x50..=0x5F => "failed, specific to the service centre",
        0x60 => "given up: congestion",
        0x61 => "given up: recipient busy",
        0x62 => "given up: no response from the recipient",
        0x63 => "given up: service rejected",
        0x64 => "given up: quality of service not available",
        0x65 => "given up: error in the recipient",
        0x70..=0x7F => "given up, specific to the service centre",
        _ => "reserved, taken as service rejected",
    }
}
