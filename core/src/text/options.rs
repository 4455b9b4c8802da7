//! How a text is to be encoded and split.

use alloc::vec::Vec;

use super::Languages;
use super::alphabet::Tables;
use super::header::{check_elements, header_octets};
use crate::error::{Error, ErrorCode};

/// The most segments that a concatenation element can count (TS 23.040, 9.2.3.24.1): one octet.
pub const MAX_SEGMENTS: usize = 255;

/// Which encoding is asked for.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum EncodingChoice {
    /// GSM-7 when every character is in its alphabet, UCS-2 otherwise.
    #[default]
    Auto,
    /// GSM-7; a text that does not fit is an error.
    Gsm7,
    /// UCS-2, even for a text that GSM-7 could hold.
    Ucs2,
}

impl EncodingChoice {
    /// The choice of a word: `auto`, `gsm7`, `ucs2`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "auto" => Ok(Self::Auto),
            "gsm7" => Ok(Self::Gsm7),
            "ucs2" => Ok(Self::Ucs2),
            _ => Err(invalid("encoding")),
        }
    }
}

/// The width of the concatenation reference, which changes how much text a segment holds.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum ReferenceBits {
    /// Element 0x00: 153 septets or 67 UTF-16 units in each segment.
    #[default]
    Eight,
    /// Element 0x08: 152 septets or 66 UTF-16 units in each segment.
    Sixteen,
}

impl ReferenceBits {
    /// From the number of bits.
    ///
    /// # Errors
    /// `invalid_option` for anything but 8 and 16.
    pub fn from_bits(bits: u64) -> Result<Self, Error> {
        match bits {
            8 => Ok(Self::Eight),
            16 => Ok(Self::Sixteen),
            _ => Err(invalid("reference_bits")),
        }
    }
}

/// What happens to line ends before encoding.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Newline {
    /// They stay; CR LF is two units.
    #[default]
    Keep,
    /// CR LF becomes LF; a lone CR stays.
    Lf,
}

impl Newline {
    /// The choice of a word: `keep`, `lf`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "keep" => Ok(Self::Keep),
            "lf" => Ok(Self::Lf),
            _ => Err(invalid("newline")),
        }
    }
}

/// Whether a text is composed before encoding.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Normalization {
    /// It stays as it is.
    #[default]
    None,
    /// Canonical composition (UAX #15): `n` and U+0303 become `ñ`, which is in the alphabet.
    Nfc,
}

impl Normalization {
    /// The choice of a word: `none`, `nfc`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "none" => Ok(Self::None),
            "nfc" => Ok(Self::Nfc),
            _ => Err(invalid("normalize")),
        }
    }
}

/// What is not cut where that is possible.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Keep {
    pub(super) graphemes: bool,
    pub(super) words: bool,
    pub(super) urls: bool,
}

impl Keep {
    const NOTHING: Self = Self { graphemes: false, words: false, urls: false };

    pub(super) const fn is_nothing(self) -> bool {
        !(self.graphemes || self.words || self.urls)
    }
}

/// How a text is to be encoded and split. The default is what the network does without being told.
///
/// ```
/// use septet::{Encoding, ReferenceBits, TextOptions};
/// let options = TextOptions::new().reference_bits(ReferenceBits::Sixteen);
/// let analysis = options.analyze(&"a".repeat(306))?;
/// assert_eq!((analysis.encoding, analysis.segments, analysis.per_segment), (Encoding::Gsm7, 3, 152));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TextOptions {
    pub(super) encoding: EncodingChoice,
    pub(super) reference_bits: ReferenceBits,
    pub(super) max_segments: Option<usize>,
    pub(super) newline: Newline,
    pub(super) normalization: Normalization,
    pub(super) languages: Languages,
    pub(super) keep: Keep,
    pub(super) numbering: bool,
    pub(super) header_elements: Vec<u8>,
    pub(super) concatenation_reference: Option<u16>,
}

impl TextOptions {
    /// Automatic encoding, 8-bit references, line ends kept, any number of segments.
    pub const fn new() -> Self {
        Self {
            encoding: EncodingChoice::Auto,
            reference_bits: ReferenceBits::Eight,
            max_segments: None,
            newline: Newline::Keep,
            normalization: Normalization::None,
            languages: Languages::NONE,
            keep: Keep::NOTHING,
            numbering: false,
            header_elements: Vec::new(),
            concatenation_reference: None,
        }
    }

    /// Which encoding is asked for.
    #[must_use]
    pub fn encoding(mut self, encoding: EncodingChoice) -> Self {
        self.encoding = encoding;
        self
    }

    /// The width of the concatenation reference.
    #[must_use]
    pub fn reference_bits(mut self, reference_bits: ReferenceBits) -> Self {
        self.reference_bits = reference_bits;
        self
    }

    /// The most segments that are accepted, 1 to [`MAX_SEGMENTS`]; another number is `invalid_option` when the
    /// options are used.
    #[must_use]
    pub fn max_segments(mut self, max_segments: usize) -> Self {
        self.max_segments = Some(max_segments);
        self
    }

    /// What happens to line ends.
    #[must_use]
    pub fn newline(mut self, newline: Newline) -> Self {
        self.newline = newline;
        self
    }

    /// Whether the text is composed. Where that changes a text, analysing it allocates 16 octets for each of its characters.
    #[must_use]
    pub fn normalize(mut self, normalization: Normalization) -> Self {
        self.normalization = normalization;
        self
    }

    /// The languages whose national tables may be used. Of every pair of a locking and a single shift table, plain GSM-7 and UCS-2
    /// the one with the fewest segments is taken; of equals plain GSM-7, then UCS-2, then one table, then two, then the lowest
    /// identifiers. The receiver has to know the tables.
    ///
    /// ```
    /// use septet::{Encoding, Language, TextOptions};
    /// let text = "Siparişiniz yola çıktı: öğleden sonra saat üç gibi kapınızda olacağız, hoşça kalın";
    /// let turkish = TextOptions::new().languages(Language::Turkish).analyze(text)?;
    /// assert_eq!((turkish.encoding, turkish.segments), (Encoding::Gsm7, 1));
    /// assert_eq!(TextOptions::new().analyze(text)?.segments, 2);
    /// # Ok::<(), septet::Error>(())
    /// ```
    #[must_use]
    pub fn languages(mut self, languages: impl Into<Languages>) -> Self {
        self.languages = languages.into();
        self
    }

    /// Whether grapheme clusters (UAX #29) are kept whole: a family emoji, a letter and its marks. A cluster that no segment
    /// could hold is cut like any text.
    ///
    /// This and the other two make counting allocate in proportion to a text that takes several segments.
    #[must_use]
    pub fn keep_graphemes(mut self, keep: bool) -> Self {
        self.keep.graphemes = keep;
        self
    }

    /// Whether segments end at white space. A word that no segment could hold is cut.
    #[must_use]
    pub fn keep_words(mut self, keep: bool) -> Self {
        self.keep.words = keep;
        self
    }

    /// Whether URLs are kept whole: what begins with a scheme and `://`, with `www.`, or with a host name and `/`. One that no
    /// segment could hold is cut.
    #[must_use]
    pub fn keep_urls(mut self, keep: bool) -> Self {
        self.keep.urls = keep;
        self
    }

    /// Whether segments are numbered in their text, `(1/3) `, in place of a concatenation element: for networks that do not join
    /// segments. Their room is reserved; a message of one segment has none.
    #[must_use]
    pub fn numbering(mut self, numbering: bool) -> Self {
        self.numbering = numbering;
        self
    }

    /// Further information elements (identifier, length, data, repeated), present in every segment: port addressing,
    /// say. They are checked when the options are used: `header_invalid`, `header_too_long`.
    #[must_use]
    pub fn header_elements(mut self, elements: &[u8]) -> Self {
        self.header_elements = elements.into();
        self
    }

    /// The reference that ties the segments of a message together; only needed to build headers. With 8 bits it must
    /// be at most 255 (`invalid_option` when the options are used).
    #[must_use]
    pub fn concatenation_reference(mut self, reference: u16) -> Self {
        self.concatenation_reference = Some(reference);
        self
    }

    /// Checks the options themselves, apart from any text.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.max_segments.is_some_and(|most| !(1..=MAX_SEGMENTS).contains(&most)) {
            return Err(invalid("max_segments"));
        }
        if self.reference_bits == ReferenceBits::Eight
            && self.concatenation_reference.is_some_and(|number| number > 0xFF)
        {
            return Err(invalid("concatenation_reference"));
        }
        if self.header_elements.is_empty() {
            return Ok(());
        }
        check_elements(&self.header_elements)
    }

    pub(super) fn header_octets(&self, several_segments: bool) -> usize {
        self.header_octets_with(Tables::DEFAULT, several_segments)
    }

    pub(super) fn header_octets_with(&self, tables: Tables, several_segments: bool) -> usize {
        let concatenated = several_segments && !self.numbering;
        header_octets(concatenated.then_some(self.reference_bits), tables, &self.header_elements)
    }
}

fn invalid(option: &'static str) -> Error {
    Error::new(ErrorCode::InvalidOption).in_field(option)
}
