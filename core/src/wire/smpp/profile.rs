//! What differs from SMSC to SMSC.

use crate::error::{Error, ErrorCode};
use crate::wire::receipt::MessageIdForm;

/// What `data_coding` 0, the SMSC's default alphabet, is.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DefaultAlphabet {
    /// GSM-7.
    #[default]
    Gsm7,
    /// ISO 8859-1; the SMSC turns it into GSM-7 on the way to the handset.
    Latin1,
    /// ASCII, likewise.
    Ascii,
}

impl DefaultAlphabet {
    /// The alphabet of a word: `gsm7`, `latin1`, `ascii`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "gsm7" => Ok(Self::Gsm7),
            "latin1" => Ok(Self::Latin1),
            "ascii" => Ok(Self::Ascii),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("default_alphabet")),
        }
    }

    /// Whether it has a character; GSM-7 is judged by the text's own analysis.
    pub(super) const fn has(self, character: char) -> bool {
        match self {
            Self::Gsm7 => true,
            Self::Latin1 => (character as u32) < 0x100,
            Self::Ascii => (character as u32) < 0x80,
        }
    }
}

/// How long texts are told to be one.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum SmppConcatenation {
    /// A user data header in every segment.
    #[default]
    Udh,
    /// The parameters `sar_msg_ref_num`, `sar_total_segments`, `sar_segment_seqnum`; the SMSC makes the header.
    Sar,
    /// One message with `message_payload`; the SMSC splits it.
    Payload,
}

impl SmppConcatenation {
    /// The choice of a word: `udh`, `sar`, `payload`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "udh" => Ok(Self::Udh),
            "sar" => Ok(Self::Sar),
            "payload" => Ok(Self::Payload),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("concatenation")),
        }
    }
}

/// What an SMSC makes of the fields, as its operator documents it. The default is what most do: GSM-7 with one septet in
/// an octet as `data_coding` 0, UCS-2 as 8, user data headers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Profile {
    /// What `data_coding` 0 is.
    pub default_alphabet: DefaultAlphabet,
    /// Whether GSM-7 is packed, eight septets in seven octets, as on the air.
    pub packed: bool,
    /// The `data_coding` of UCS-2: 8, or 24 (0x18) where the SMSC takes the value for a TP-DCS.
    pub ucs2_data_coding: u8,
    /// How long texts are told to be one.
    pub concatenation: SmppConcatenation,
    /// How the ids of receipts become those of responses.
    pub message_id_form: MessageIdForm,
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}

impl Profile {
    /// What most SMSCs do.
    pub const fn new() -> Self {
        Self {
            default_alphabet: DefaultAlphabet::Gsm7,
            packed: false,
            ucs2_data_coding: 8,
            concatenation: SmppConcatenation::Udh,
            message_id_form: MessageIdForm::Verbatim,
        }
    }

    /// The same with another default alphabet.
    #[must_use]
    pub const fn default_alphabet(mut self, default_alphabet: DefaultAlphabet) -> Self {
        self.default_alphabet = default_alphabet;
        self
    }

    /// The same with packed septets, or not.
    #[must_use]
    pub const fn packed(mut self, packed: bool) -> Self {
        self.packed = packed;
        self
    }

    /// The same with another `data_coding` of UCS-2.
    #[must_use]
    pub const fn ucs2_data_coding(mut self, ucs2_data_coding: u8) -> Self {
        self.ucs2_data_coding = ucs2_data_coding;
        self
    }

    /// The same with another way to tell that texts are one.
    #[must_use]
    pub const fn concatenation(mut self, concatenation: SmppConcatenation) -> Self {
        self.concatenation = concatenation;
        self
    }

    /// The same with another form of message ids.
    #[must_use]
    pub const fn message_id_form(mut self, message_id_form: MessageIdForm) -> Self {
        self.message_id_form = message_id_form;
        self
    }
}
