//! How a text is to be encoded and split.

use alloc::vec::Vec;

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
        header_octets(&self.header_elements, self.reference_bits, several_segments)
    }
}

fn invalid(option: &'static str) -> Error {
    Error::new(ErrorCode::InvalidOption).in_field(option)
}
