//! The languages that have national tables (3GPP TS 23.038, 6.2.1.2.4).

use crate::error::{Error, ErrorCode};

/// A language with a national table. The number is its National Language Identifier.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
#[repr(u8)]
pub enum Language {
    /// Turkish.
    Turkish = 1,
    /// Spanish (single shift only).
    Spanish = 2,
    /// Portuguese.
    Portuguese = 3,
    /// Bengali.
    Bengali = 4,
    /// Gujarati.
    Gujarati = 5,
    /// Hindi.
    Hindi = 6,
    /// Kannada.
    Kannada = 7,
    /// Malayalam.
    Malayalam = 8,
    /// Oriya.
    Oriya = 9,
    /// Punjabi.
    Punjabi = 10,
    /// Tamil.
    Tamil = 11,
    /// Telugu.
    Telugu = 12,
    /// Urdu.
    Urdu = 13,
}

impl Language {
    /// Every language, in the order of the identifiers.
    pub const ALL: [Self; 13] = [
        Self::Turkish,
        Self::Spanish,
        Self::Portuguese,
        Self::Bengali,
        Self::Gujarati,
        Self::Hindi,
        Self::Kannada,
        Self::Malayalam,
        Self::Oriya,
        Self::Punjabi,
        Self::Tamil,
        Self::Telugu,
        Self::Urdu,
    ];

    /// The language of an ISO 639-1 code in lower case: `tr`, `es`, ….
    ///
    /// # Errors
    /// `language_unknown` for any other word: there is no national table for it.
    pub fn from_code(code: &str) -> Result<Self, Error> {
        let known = Self::ALL.into_iter().find(|language| language.as_str() == code);
        known.ok_or_else(|| Error::new(ErrorCode::LanguageUnknown).in_field("languages"))
    }

    /// The language of a National Language Identifier; `None` for a reserved one, which a receiver ignores (6.2.1.2.4).
    pub const fn from_identifier(identifier: u8) -> Option<Self> {
        let mut index = 0;
        while index < Self::ALL.len() {
            if Self::ALL[index].identifier() == identifier {
                return Some(Self::ALL[index]);
            }
            index += 1;
        }
        None
    }

    /// Whether the language has a locking shift table; Spanish has only a single shift table (A.3.2 is void).
    pub const fn has_locking(self) -> bool {
        !matches!(self, Self::Spanish)
    }

    /// The ISO 639-1 code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Turkish => "tr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Bengali => "bn",
            Self::Gujarati => "gu",
            Self::Hindi => "hi",
            Self::Kannada => "kn",
            Self::Malayalam => "ml",
            Self::Oriya => "or",
            Self::Punjabi => "pa",
            Self::Tamil => "ta",
            Self::Telugu => "te",
            Self::Urdu => "ur",
        }
    }

    /// The National Language Identifier.
    pub const fn identifier(self) -> u8 {
        self as u8
    }
}
