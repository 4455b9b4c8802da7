//! The data coding scheme (3GPP TS 23.038, 4).

use core::fmt;

use crate::error::{Error, ErrorCode};
use crate::wire::user_data::CharacterSet;

const COMPRESSED: u8 = 0x20;
const HAS_CLASS: u8 = 0x10;
const AUTOMATIC_DELETION: u8 = 0x40;
const WAITING_ACTIVE: u8 = 0x08;

/// Where a message is meant to go.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[repr(u8)]
pub enum MessageClass {
    /// Shown at once and not kept ("flash").
    Class0 = 0,
    /// To the phone.
    Class1 = 1,
    /// To the SIM.
    Class2 = 2,
    /// To the terminal equipment.
    Class3 = 3,
}

/// What waits for the receiver.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[repr(u8)]
pub enum WaitingKind {
    /// Voicemail.
    Voicemail = 0,
    /// A fax.
    Fax = 1,
    /// Electronic mail.
    Email = 2,
    /// Anything else.
    Other = 3,
}

/// An indication that messages of another kind wait (or no longer wait).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct MessageWaiting {
    /// Whether the indicator goes on or off.
    pub active: bool,
    /// What waits.
    pub kind: WaitingKind,
    /// Whether the message itself is kept; else it may be discarded.
    pub store: bool,
}

impl MessageWaiting {
    /// An indication.
    pub const fn new(kind: WaitingKind, active: bool, store: bool) -> Self {
        Self { active, kind, store }
    }
}

/// The data coding scheme (TP-DCS): one octet, every value of which means something.
///
/// ```
/// use septet::CharacterSet;
/// use septet::tpdu::{DataCoding, MessageClass};
/// let flash = DataCoding::new(CharacterSet::Ucs2).with_class(MessageClass::Class0);
/// assert_eq!(flash.octet(), 0x18);
/// assert_eq!(DataCoding::from_octet(0xF1).class(), Some(MessageClass::Class1));
/// ```
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
pub struct DataCoding(u8);

impl DataCoding {
    /// The general scheme with a character set and nothing else; compressed data as GSM-7.
    pub const fn new(character_set: CharacterSet) -> Self {
        Self(general_bits(character_set))
    }

    /// The scheme of an octet.
    pub const fn from_octet(octet: u8) -> Self {
        Self(octet)
    }

    /// An indication that messages wait. GSM-7, or UCS-2 when the message is kept.
    ///
    /// # Errors
    /// `data_coding_mismatch` for another character set.
    pub fn waiting(waiting: MessageWaiting, character_set: CharacterSet) -> Result<Self, Error> {
        let group = match (waiting.store, character_set) {
            (false, CharacterSet::Gsm7) => 0xC0,
            (true, CharacterSet::Gsm7) => 0xD0,
            (true, CharacterSet::Ucs2) => 0xE0,
            _ => return Err(Error::new(ErrorCode::DataCodingMismatch)),
        };
        let active = if waiting.active { WAITING_ACTIVE } else { 0 };
        Ok(Self(group | active | waiting.kind as u8))
    }

    /// The same scheme with a message class. It is written in the general group, which has one for every character set;
    /// an indication of waiting messages is lost.
    #[must_use]
    pub const fn with_class(self, class: MessageClass) -> Self {
        let general = match self.0 >> 6 {
            0 | 1 => self.0 & !0x03,
            _ => general_bits(self.character_set()),
        };
        Self(general | HAS_CLASS | class as u8)
    }

    /// The same scheme with another character set.
    ///
    /// # Errors
    /// `data_coding_mismatch` where the group has none such: compressed data, 8-bit data that indicates waiting messages, UCS-2
    /// that is to be discarded, and reserved groups.
    pub fn with_character_set(self, character_set: CharacterSet) -> Result<Self, Error> {
        if self.character_set() == character_set {
            return Ok(self);
        }
        if self.is_compressed() || self.is_reserved() || character_set == CharacterSet::Compressed {
            return Err(Error::new(ErrorCode::DataCodingMismatch));
        }
        if let Some(waiting) = self.message_waiting() {
            return Self::waiting(waiting, character_set);
        }
        // In other groups this bit is part of the group's number.
        let deletion = if self.automatic_deletion() { AUTOMATIC_DELETION } else { 0 };
        let general = Self(deletion | general_bits(character_set));
        Ok(self.class().map_or(general, |class| general.with_class(class)))
    }

    /// The octet.
    pub const fn octet(self) -> u8 {
        self.0
    }

    /// What the user data is. A reserved scheme is read as GSM-7, as the standard says.
    pub const fn character_set(self) -> CharacterSet {
        match self.0 >> 4 {
            0..=7 if self.is_compressed() => CharacterSet::Compressed,
            0..=7 => match self.0 >> 2 & 3 {
                1 => CharacterSet::Octets,
                2 => CharacterSet::Ucs2,
                _ => CharacterSet::Gsm7,
            },
            0xE => CharacterSet::Ucs2,
            0xF if self.0 & 0x0C == 0x04 => CharacterSet::Octets,
            _ => CharacterSet::Gsm7,
        }
    }

    /// The message class.
    pub const fn class(self) -> Option<MessageClass> {
        let has_class = match self.0 >> 4 {
            0..=7 => self.0 & HAS_CLASS != 0,
            0xF => self.0 & 0x08 == 0,
            _ => false,
        };
        if !has_class {
            return None;
        }
        Some(match self.0 & 3 {
            0 => MessageClass::Class0,
            1 => MessageClass::Class1,
            2 => MessageClass::Class2,
            _ => MessageClass::Class3,
        })
    }

    /// The indication that messages wait.
    pub const fn message_waiting(self) -> Option<MessageWaiting> {
        if !matches!(self.0 >> 4, 0xC..=0xE) {
            return None;
        }
        let kind = match self.0 & 3 {
            0 => WaitingKind::Voicemail,
            1 => WaitingKind::Fax,
            2 => WaitingKind::Email,
            _ => WaitingKind::Other,
        };
        Some(MessageWaiting { active: self.0 & WAITING_ACTIVE != 0, kind, store: self.0 >> 4 != 0xC })
    }

    /// Whether the user data is compressed (TS 23.042), which septet does not read.
    pub const fn is_compressed(self) -> bool {
        self.0 & 0x80 == 0 && self.0 & COMPRESSED != 0
    }

    /// Whether the message deletes itself once it is read.
    pub const fn automatic_deletion(self) -> bool {
        self.0 >> 6 == AUTOMATIC_DELETION >> 6
    }

    /// Whether the scheme is one that the standard reserves.
    pub const fn is_reserved(self) -> bool {
        match self.0 >> 4 {
            0..=7 => self.0 & 0x0C == 0x0C,
            8..=0xB => true,
            0xF => self.0 & 0x08 != 0,
            _ => false,
        }
    }
}

impl fmt::Debug for DataCoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataCoding({:#04x})", self.0)
    }
}

const fn general_bits(character_set: CharacterSet) -> u8 {
    match character_set {
        CharacterSet::Gsm7 => 0x00,
        CharacterSet::Octets => 0x04,
        CharacterSet::Ucs2 => 0x08,
        CharacterSet::Compressed => COMPRESSED,
    }
}
