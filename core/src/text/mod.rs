//! Text: alphabet, encoding, counting, segments, and why a text costs what it costs.

mod advice;
pub mod alphabet;
mod analysis;
mod boundaries;
mod choice;
mod classes;
mod coding;
mod composition;
mod counter;
mod explain;
mod fit;
pub(crate) mod header;
mod input;
pub(crate) mod keyword;
mod keywords_table;
mod language;
mod languages;
mod many;
mod names;
mod names_table;
mod national;
mod national_tables;
mod normalize;
mod offender;
mod options;
mod plain;
mod prepare;
mod region_languages_table;
mod replaced;
pub(crate) mod scan;
mod segment;
mod source;
mod tables;
mod template;
mod transliterate;
mod transliteration;
mod url;

pub use advice::{Advice, AdviceKind, AdviceOptions, advise};
pub use analysis::{Analysis, analyze, analyze_latin1, analyze_utf8, analyze_utf16, analyze_utf32};
pub use classes::Classes;
pub use counter::Counter;
pub use explain::explain;
pub use header::{Concatenation, Header, USER_DATA_OCTETS, USER_DATA_SEPTETS};
pub use input::text_from_utf8;
pub use keyword::{Keyword, KeywordKind, classify_keyword};
pub use language::Language;
pub use languages::{Languages, languages_for_region};
pub use many::{AnalysisColumns, analyze_many};
pub use offender::{CodePoints, Offender, OffenderClass, Offenders, Replacement, offenders};
pub use options::{EncodingChoice, MAX_SEGMENTS, Newline, Normalization, ReferenceBits, TextOptions};
pub use prepare::Prepared;
pub use replaced::{Change, Untouched};
pub use segment::{Segment, SegmentRange, SegmentRanges, Segments};
pub use template::{
    Field, FieldAlphabet, MAX_FIELDS, MAX_TEMPLATE_CHARACTERS, Template, TemplateBounds, TemplateColumns,
    TemplateStyle, TemplateTotal, lint_template,
};
pub use transliterate::{Transliteration, TransliterationOptions, transliterate};

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
