//! What a text is and what it takes to send it.

use super::alphabet::Tables;
use super::choice::Choice;
use super::coding::Coding;
use super::fit::Size;
use super::input::{Text, Utf16, Utf32};
use super::language::Language;
use super::options::MAX_SEGMENTS;
use super::plain::{measure_octets, measure_plain, measure_units};
use super::scan::Scan;
use super::source::Source;
use super::{Encoding, ReferenceBits, TextOptions};
use crate::error::{Error, ErrorCode};

/// What a text is and what it takes to send it.
///
/// A unit is a septet in GSM-7 and a UTF-16 unit in UCS-2. Positions are 0-based, in units of the input: octets of
/// UTF-8 or Latin-1, or UTF-16 units.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Analysis {
    /// The encoding in which the text is sent.
    pub encoding: Encoding,
    /// Septets or UTF-16 units of the whole text, headers not counted.
    pub units: usize,
    /// Segments, each sent and billed as one message; 1 for an empty text.
    pub segments: usize,
    /// Segments when nothing but pairs is kept together; the same as `segments` unless the options keep clusters, words or URLs.
    pub greedy_segments: usize,
    /// Unicode scalar values, after preparation.
    pub characters: usize,
    /// UTF-16 units, whatever the encoding.
    pub utf16_units: usize,
    /// Units still free in the last segment.
    pub remaining: usize,
    /// Units that one segment of this message holds.
    pub per_segment: usize,
    /// The language of the locking shift table in use.
    pub locking: Option<Language>,
    /// The language of the single shift table in use.
    pub single: Option<Language>,
    /// Where the first character stands that is outside the default alphabet, whether or not a national table holds it.
    pub first_offender: Option<usize>,
    /// How many characters, with their combining marks, are outside the default alphabet.
    pub offender_count: usize,
}

/// Analyses a text with the default options. Linear in the text, no allocation.
///
/// ```
/// use septet::{Encoding, analyze};
/// let analysis = analyze("Tickets for tonight are still available — bit.ly/lens-friday");
/// assert_eq!(analysis.encoding, Encoding::Ucs2);
/// assert_eq!((analysis.units, analysis.segments, analysis.remaining), (60, 1, 10));
/// assert_eq!(analysis.first_offender, Some(40));
/// ```
pub fn analyze(text: &str) -> Analysis {
    measure_plain(Text::Utf8(text), ReferenceBits::Eight)
}

/// Analyses octets that have to be UTF-8 with the default options: in one pass, where [`text_from_utf8`](crate::text_from_utf8)
/// and [`analyze`] take two.
///
/// # Errors
/// `invalid_utf8` with the position of the first octet that belongs to no character.
///
/// ```
/// assert_eq!(septet::analyze_utf8(b"caf\xC3\xA9"), Ok(septet::analyze("café")));
/// assert_eq!(septet::analyze_utf8(b"caf\xE9").unwrap_err().position(), Some(3));
/// ```
pub fn analyze_utf8(text: &[u8]) -> Result<Analysis, Error> {
    measure_octets(text, ReferenceBits::Eight)
}

/// Analyses UTF-16 with the default options; positions are in UTF-16 units.
///
/// # Errors
/// `unpaired_surrogate` with its position.
pub fn analyze_utf16(text: &[u16]) -> Result<Analysis, Error> {
    measure_units(text, ReferenceBits::Eight)
}

/// Analyses code points with the default options; positions count them.
///
/// # Errors
/// `unpaired_surrogate` with the position of a code point that is no scalar value.
pub fn analyze_utf32(text: &[u32]) -> Result<Analysis, Error> {
    Ok(measure_plain(Text::Utf32(Utf32::new(text)?), ReferenceBits::Eight))
}

/// Analyses Latin-1 (each octet is the code point of the same number) with the default options.
///
/// ```
/// assert_eq!(septet::analyze_latin1(b"caf\xE9").units, 4);
/// ```
pub fn analyze_latin1(text: &[u8]) -> Analysis {
    measure_plain(Text::Latin1(text), ReferenceBits::Eight)
}

impl TextOptions {
    /// Analyses a text. Linear in the text, no allocation but that of [`TextOptions::normalize`] and [`TextOptions::keep_graphemes`].
    ///
    /// # Errors
    /// - `not_gsm7` when GSM-7 was demanded and the text does not fit: position of the first offender, their number
    /// - `too_many_segments` when `max_segments` was given
    /// - `invalid_option`, `header_invalid`, `header_too_long` for the options themselves
    pub fn analyze(&self, text: &str) -> Result<Analysis, Error> {
        self.analyze_text(Text::Utf8(text))
    }

    /// Analyses UTF-16; positions are in UTF-16 units.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`], and `unpaired_surrogate` with its position.
    pub fn analyze_utf16(&self, text: &[u16]) -> Result<Analysis, Error> {
        self.analyze_text(Text::Utf16(Utf16::new(text)?))
    }

    /// Analyses code points; positions count them.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`], and `unpaired_surrogate` with the position of a code point that is no scalar value.
    pub fn analyze_utf32(&self, text: &[u32]) -> Result<Analysis, Error> {
        self.analyze_text(Text::Utf32(Utf32::new(text)?))
    }

    /// Analyses Latin-1; positions are in octets.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`].
    pub fn analyze_latin1(&self, text: &[u8]) -> Result<Analysis, Error> {
        self.analyze_text(Text::Latin1(text))
    }

    pub(super) fn analyze_text(&self, text: Text<'_>) -> Result<Analysis, Error> {
        self.check()?;
        let analysis = if self.is_plain() {
            measure_plain(text, self.reference_bits)
        } else {
            self.measure(&Source::new(text, self))?
        };
        match self.max_segments {
            Some(most) => analysis.within(most),
            None => Ok(analysis),
        }
    }

    /// The analysis of a text that is to be sent, and the refusal of one that has too many segments for that.
    pub(crate) fn analyze_to_send(&self, text: &str) -> Result<(Analysis, Option<Error>), Error> {
        self.check()?;
        let analysis = self.measure(&Source::new(Text::Utf8(text), self))?;
        let refusal = analysis.within(self.max_segments.unwrap_or(MAX_SEGMENTS)).err();
        Ok((analysis, refusal))
    }

    /// `not_gsm7` and `header_too_long` where the text cannot be measured; the number of segments is not judged.
    pub(super) fn measure(&self, source: &Source<'_>) -> Result<Analysis, Error> {
        let scan = source.scan();
        let Choice { coding, size, fit } = self.choose(source, &scan)?;
        let greedy_segments = if self.keep.is_nothing() || fit.segments == 1 {
            fit.segments
        } else {
            self.fit_greedily(source, coding, size)?.segments
        };
        Ok(Analysis {
            encoding: coding.encoding(),
            units: size.units,
            segments: fit.segments,
            greedy_segments,
            characters: scan.characters,
            utf16_units: scan.size(Encoding::Ucs2).units,
            remaining: fit.remaining,
            per_segment: fit.capacity,
            locking: coding.tables().locking(),
            single: coding.tables().single(),
            first_offender: scan.first_offender,
            offender_count: scan.offender_count,
        })
    }
}

impl Analysis {
    pub(super) fn coding(&self) -> Coding {
        match self.encoding {
            Encoding::Gsm7 => Coding::Gsm7(Tables::new(self.locking, self.single)),
            Encoding::Ucs2 => Coding::Ucs2,
        }
    }

    /// The same analysis, or `too_many_segments` with the count and the limit.
    pub(crate) fn within(self, most: usize) -> Result<Self, Error> {
        if self.segments > most {
            return Err(Error::new(ErrorCode::TooManySegments).above(self.segments, most));
        }
        Ok(self)
    }
}

impl Scan {
    /// How the text is sent when no national table may be used.
    pub(super) const fn encoding(&self) -> Encoding {
        match self.first_offender {
            None => Encoding::Gsm7,
            Some(_) => Encoding::Ucs2,
        }
    }

    /// The size under the default tables or in UCS-2. Escape pairs or surrogate pairs take two units.
    pub(super) fn size(&self, encoding: Encoding) -> Size {
        let pairs = match encoding {
            Encoding::Gsm7 => self.extended,
            Encoding::Ucs2 => self.supplementary,
        };
        Size { units: self.characters + pairs, pairs }
    }
}
