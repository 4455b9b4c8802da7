//! What a text is and what it takes to send it.

use super::header::capacity;
use super::input::{Characters, Text, Utf16};
use super::language::Language;
use super::scan::{Scan, scan, scan_prepared};
use super::segment::Cuts;
use super::{Encoding, EncodingChoice, Newline, TextOptions};
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
    /// Unicode scalar values.
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
    /// Where the first character stands that is outside the alphabet.
    pub first_offender: Option<usize>,
    /// How many characters, with their combining marks, are outside the alphabet.
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
    DEFAULT.measure(Text::Utf8(text))
}

/// Analyses UTF-16 with the default options; positions are in UTF-16 units.
///
/// # Errors
/// `unpaired_surrogate` with its position.
pub fn analyze_utf16(text: &[u16]) -> Result<Analysis, Error> {
    DEFAULT.analyze_utf16(text)
}

/// Analyses Latin-1 (each octet is the code point of the same number) with the default options.
///
/// ```
/// assert_eq!(septet::analyze_latin1(b"caf\xE9").units, 4);
/// ```
pub fn analyze_latin1(text: &[u8]) -> Analysis {
    DEFAULT.measure(Text::Latin1(text))
}

static DEFAULT: TextOptions = TextOptions::new();

impl TextOptions {
    /// Analyses a text. Linear in the text, no allocation.
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

    /// Analyses Latin-1; positions are in octets.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`].
    pub fn analyze_latin1(&self, text: &[u8]) -> Result<Analysis, Error> {
        self.analyze_text(Text::Latin1(text))
    }

    pub(super) fn analyze_text(&self, text: Text<'_>) -> Result<Analysis, Error> {
        self.check()?;
        let analysis = self.measure(text);
        if self.encoding == EncodingChoice::Gsm7
            && let Some(position) = analysis.first_offender
        {
            return Err(Error::new(ErrorCode::NotGsm7).at(position).counting(analysis.offender_count));
        }
        match self.max_segments {
            Some(most) => analysis.within(most),
            None => Ok(analysis),
        }
    }

    /// Everything but the refusals.
    fn measure(&self, text: Text<'_>) -> Analysis {
        let scan = match self.newline {
            Newline::Keep => scan(text),
            Newline::Lf => scan_prepared(text.characters(Newline::Lf)),
        };
        let encoding = self.encoding_of(&scan);
        let units = scan.units(encoding);
        let length =
            Length::of(units, encoding, self, scan.pairs(encoding), || text.characters(self.newline));
        Analysis {
            encoding,
            units,
            segments: length.segments,
            characters: scan.characters,
            utf16_units: scan.units(Encoding::Ucs2),
            remaining: length.remaining,
            per_segment: length.per_segment,
            locking: None,
            single: None,
            first_offender: scan.first_offender,
            offender_count: scan.offender_count,
        }
    }

    fn encoding_of(&self, scan: &Scan) -> Encoding {
        match self.encoding {
            EncodingChoice::Ucs2 => Encoding::Ucs2,
            EncodingChoice::Auto | EncodingChoice::Gsm7 if scan.first_offender.is_none() => Encoding::Gsm7,
            EncodingChoice::Auto | EncodingChoice::Gsm7 => Encoding::Ucs2,
        }
    }
}

impl Analysis {
    /// The same analysis, or `too_many_segments` with the count and the limit.
    pub(crate) fn within(self, most: usize) -> Result<Self, Error> {
        if self.segments > most {
            return Err(Error::new(ErrorCode::TooManySegments).above(self.segments, most));
        }
        Ok(self)
    }
}

impl Scan {
    fn units(&self, encoding: Encoding) -> usize {
        self.characters + self.pairs(encoding)
    }

    /// Characters that take two units and must not be split: escape pairs or surrogate pairs.
    fn pairs(&self, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Gsm7 => self.extended,
            Encoding::Ucs2 => self.supplementary,
        }
    }
}

/// How many segments so many units take.
pub(super) struct Length {
    pub(super) segments: usize,
    pub(super) remaining: usize,
    pub(super) per_segment: usize,
}

impl Length {
    /// Without pairs the count is a division. With pairs a segment may stay a unit short where a pair would straddle
    /// its end, so the cuts are walked; the walk also gives the room left in the last segment.
    pub(super) fn of<'a>(
        units: usize,
        encoding: Encoding,
        options: &TextOptions,
        pairs: usize,
        characters: impl FnOnce() -> Characters<'a>,
    ) -> Self {
        let single = capacity(encoding, options.header_octets(false));
        if units <= single {
            return Self { segments: 1, remaining: single - units, per_segment: single };
        }
        let per_segment = capacity(encoding, options.header_octets(true));
        if pairs == 0 {
            let segments = units.div_ceil(per_segment);
            return Self { segments, remaining: segments * per_segment - units, per_segment };
        }
        let cuts = Cuts::new(characters(), encoding, per_segment);
        let (segments, last) = cuts.fold((0, 0), |(segments, _), cut| (segments + 1, cut.units));
        Self { segments, remaining: per_segment - last, per_segment }
    }
}
