//! What a [`Reassembler`](super::Reassembler) tells.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::content::join;
use super::part::{Part, PartBody};
use crate::error::Error;
use crate::text::ReferenceBits;
use crate::wire::user_data::Content;

/// Which message a part belongs to. References of 8 and of 16 bits are different things, and so are text and 8-bit
/// data, which no sender mixes in one message.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub struct ReassemblyKey {
    /// Who sent it.
    pub sender: Box<str>,
    /// Whom it is for.
    pub recipient: Box<str>,
    /// Whether the reference has 16 bits.
    pub wide_reference: bool,
    /// The sender's reference.
    pub reference: u16,
    /// Whether it is 8-bit data.
    pub binary: bool,
    /// How many parts it has.
    pub total: u8,
}

impl ReassemblyKey {
    pub(super) fn of(part: &Part<'_>) -> Self {
        Self {
            sender: part.sender.into(),
            recipient: part.recipient.into(),
            wide_reference: part.concatenation.bits == ReferenceBits::Sixteen,
            reference: part.concatenation.reference,
            binary: part.body.is_binary(),
            total: part.concatenation.total,
        }
    }
}

/// The numbers of sender and recipient are personal data and are not printed.
impl fmt::Debug for ReassemblyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReassemblyKey")
            .field("wide_reference", &self.wide_reference)
            .field("reference", &self.reference)
            .field("binary", &self.binary)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

/// A message of which every part has come.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Reassembled {
    /// Which message.
    pub key: ReassemblyKey,
    /// What it says; the octets of the parts when they are no text.
    pub content: Content,
    /// Why the octets are no text: `unpaired_surrogate`, `user_data_odd_length`, `septet_invalid`.
    pub defect: Option<Error>,
}

impl Reassembled {
    pub(super) fn new(key: ReassemblyKey, parts: &[(u8, PartBody)]) -> Self {
        let (content, defect) = join(parts);
        Self { key, content, defect }
    }
}

/// Why a message was given up.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum IncompleteReason {
    /// Its time was up.
    Expired,
    /// Its room was needed.
    Evicted,
    /// A part came again with another content: the sender uses the reference for another message now.
    Conflict,
}

impl IncompleteReason {
    /// The reason as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Evicted => "evicted",
            Self::Conflict => "conflict",
        }
    }
}

/// What has happened.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ReassemblyEvent {
    /// The part was taken in; so many others are missing.
    Stored {
        /// How many parts are missing, at least 1.
        missing: u8,
    },
    /// The part had come before, and changes nothing.
    Duplicate,
    /// The message is whole.
    Complete(Reassembled),
    /// A message was given up. What had come of it is handed back.
    Incomplete {
        /// Which message.
        key: ReassemblyKey,
        /// Why.
        reason: IncompleteReason,
        /// The numbers of the parts that are missing, ascending.
        missing: Vec<u8>,
        /// The parts that had come, by number.
        parts: Vec<(u8, PartBody)>,
    },
    /// The part belongs to a new message, whose sender has another one under way with the same reference and another
    /// total. Both are kept.
    TotalChanged {
        /// The total of the other one.
        other_total: u8,
    },
}
