//! A part as it arrives.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{Error, ErrorCode};
use crate::wire::shift::Shifts;
use crate::wire::udh::Concatenation;
use crate::wire::user_data::{CharacterSet, UserData};

/// What a part carries behind its header. Text is kept in the units of the wire, since senders exist that split an
/// escape pair, a surrogate pair or even one unit over two parts: only the whole message is decoded.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub enum PartBody {
    /// GSM-7, one septet in each octet, and the tables that it is read with.
    Septets(Vec<u8>, Shifts),
    /// The octets of UTF-16, high octet first.
    Ucs2(Vec<u8>),
    /// Text that was decoded from an alphabet without such pairs (Latin-1, ASCII).
    Text(String),
    /// 8-bit data.
    Octets(Vec<u8>),
}

impl PartBody {
    /// What user data carries behind its header.
    ///
    /// # Errors
    /// As [`UserData::body`] and [`UserData::septets`].
    pub fn of(user_data: &UserData) -> Result<Self, Error> {
        Ok(match user_data.character_set() {
            CharacterSet::Gsm7 => Self::Septets(user_data.septets()?, Shifts::of(&user_data.header()?)),
            CharacterSet::Ucs2 => Self::Ucs2(user_data.body()?.into()),
            CharacterSet::Octets => Self::Octets(user_data.body()?.into()),
        })
    }

    /// Whether it is 8-bit data.
    pub const fn is_binary(&self) -> bool {
        matches!(self, Self::Octets(_))
    }

    pub(super) fn octet_count(&self) -> usize {
        self.as_octets().len()
    }

    pub(super) fn as_octets(&self) -> &[u8] {
        match self {
            Self::Septets(octets, _) | Self::Ucs2(octets) | Self::Octets(octets) => octets,
            Self::Text(text) => text.as_bytes(),
        }
    }

    /// The same without spare room, so that what is counted is what is held.
    pub(super) fn shrunk(mut self) -> Self {
        match &mut self {
            Self::Septets(octets, _) | Self::Ucs2(octets) | Self::Octets(octets) => octets.shrink_to_fit(),
            Self::Text(text) => text.shrink_to_fit(),
        }
        self
    }
}

/// The content is personal data and is not printed.
impl fmt::Debug for PartBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Septets(..) => "Septets",
            Self::Ucs2(_) => "Ucs2",
            Self::Text(_) => "Text",
            Self::Octets(_) => "Octets",
        };
        write!(f, "{kind}({} octets)", self.octet_count())
    }
}

/// A part of a message, as it arrives.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Part<'a> {
    /// Who sent it, in the caller's spelling, which must be the same for every part.
    pub sender: &'a str,
    /// Whom it is for, likewise.
    pub recipient: &'a str,
    /// Which message it belongs to, and where.
    pub concatenation: Concatenation,
    /// What it carries.
    pub body: PartBody,
}

impl<'a> Part<'a> {
    /// A part.
    pub const fn new(
        sender: &'a str,
        recipient: &'a str,
        concatenation: Concatenation,
        body: PartBody,
    ) -> Self {
        Self { sender, recipient, concatenation, body }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let Concatenation { reference, bits, number, total, .. } = self.concatenation;
        let fits = bits == crate::text::ReferenceBits::Sixteen || reference <= 0xFF;
        if fits && (1..=total).contains(&number) {
            return Ok(());
        }
        Err(Error::new(ErrorCode::PartInvalid))
    }
}

/// The numbers of sender and recipient are personal data and are not printed.
impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("concatenation", &self.concatenation)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
