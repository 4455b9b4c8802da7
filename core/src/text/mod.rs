//! Text: alphabet, encoding, counting, segments, and why a text costs what it costs.

pub mod alphabet;
mod analysis;
mod explain;
pub(crate) mod header;
mod input;
mod language;
mod many;
mod offender;
mod options;
mod prepare;
mod scan;
mod segment;
mod tables;
mod transliteration;

pub use analysis::{Analysis, analyze, analyze_latin1, analyze_utf16, analyze_utf32};
pub use explain::explain;
pub use header::{Header, USER_DATA_OCTETS, USER_DATA_SEPTETS};
pub use input::text_from_utf8;
pub use language::Language;
pub use many::{AnalysisColumns, analyze_many};
pub use offender::{CodePoints, Offender, OffenderClass, Offenders, Replacement, offenders};
pub use options::{EncodingChoice, MAX_SEGMENTS, Newline, ReferenceBits, TextOptions};
pub use prepare::Prepared;
pub use segment::{Segment, SegmentRange, SegmentRanges, Segments};

/// The encoding in which a text is sent.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Encoding {
    /// The GSM 7 bit alphabet (3GPP TS 23.038, 6.2.1): septets.
    Gsm7,
    /// UTF-16 without a byte order mark (TS 23.038, 6.2.3): units of two octets.
    Ucs2,
}

impl Encoding {
    /// The encoding as one word: `gsm7` or `ucs2`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gsm7 => "gsm7",
            Self::Ucs2 => "ucs2",
        }
    }
}
