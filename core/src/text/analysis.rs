//! What a text is and what it takes to send it.

use super::header::capacity;
use super::input::{Text, Utf16, Utf32};
use super::language::Language;
use super::options::MAX_SEGMENTS;
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
    with_defaults(Text::Utf8(text))
}

/// Analyses UTF-16 with the default options; positions are in UTF-16 units.
///
/// # Errors
/// `unpaired_surrogate` with its position.
pub fn analyze_utf16(text: &[u16]) -> Result<Analysis, Error> {
    DEFAULT.analyze_utf16(text)
}

/// Analyses code points with the default options; positions count them.
///
/// # Errors
/// `unpaired_surrogate` with the position of a code point that is no scalar value.
pub fn analyze_utf32(text: &[u32]) -> Result<Analysis, Error> {
    DEFAULT.analyze_utf32(text)
}

/// Analyses Latin-1 (each octet is the code point of the same number) with the default options.
///
/// ```
/// assert_eq!(septet::analyze_latin1(b"caf\xE9").units, 4);
/// ```
pub fn analyze_latin1(text: &[u8]) -> Analysis {
    with_defaults(Text::Latin1(text))
}

static DEFAULT: TextOptions = TextOptions::new();

fn with_defaults(text: Text<'_>) -> Analysis {
    match DEFAULT.measure(text) {
        Ok(analysis) => analysis,
        // Only a demand for GSM-7 and the caller's own header elements can be refused.
        Err(_) => unreachable!("the default options refuse no text"),
    }
}

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
        let analysis = self.measure(text)?;
        match self.max_segments {
            Some(most) => analysis.within(most),
            None => Ok(analysis),
        }
    }

    /// The analysis of a text that is to be sent, and the refusal of one that has too many segments for that.
    pub(crate) fn analyze_to_send(&self, text: &str) -> Result<(Analysis, Option<Error>), Error> {
        self.check()?;
        let analysis = self.measure(Text::Utf8(text))?;
        let refusal = analysis.within(self.max_segments.unwrap_or(MAX_SEGMENTS)).err();
        Ok((analysis, refusal))
    }

    /// `not_gsm7` and `header_too_long` where the text cannot be measured; the number of segments is not judged.
    fn measure(&self, text: Text<'_>) -> Result<Analysis, Error> {
        let scan = match self.newline {
            Newline::Keep => scan(text),
            Newline::Lf => scan_prepared(text.characters(Newline::Lf)),
        };
        if self.encoding == EncodingChoice::Gsm7
            && let Some(position) = scan.first_offender
        {
            return Err(Error::new(ErrorCode::NotGsm7).at(position).counting(scan.offender_count));
        }
        let encoding = self.encoding_of(&scan);
        let units = scan.units(encoding);
        let room = Room::of(self, encoding, units)?;
        let (segments, remaining) = match room {
            Room::One { capacity } => (1, capacity - units),
            // Without pairs the count is a division.
            Room::Several { capacity } if scan.pairs(encoding) == 0 => {
                let segments = units.div_ceil(capacity);
                (segments, segments * capacity - units)
            }
            // A segment may stay a unit short where a pair would straddle its end.
            Room::Several { capacity } => {
                let cuts = Cuts::new(text, self.newline, encoding, capacity);
                let (segments, last) = cuts.fold((0, 0), |(segments, _), cut| (segments + 1, cut.units));
                (segments, capacity - last)
            }
        };
        Ok(Analysis {
            encoding,
            units,
            segments,
            characters: scan.characters,
            utf16_units: scan.units(Encoding::Ucs2),
            remaining,
            per_segment: room.capacity(),
            locking: None,
            single: None,
            first_offender: scan.first_offender,
            offender_count: scan.offender_count,
        })
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

/// The units that one segment holds, by whether one is enough.
#[derive(Clone, Copy)]
enum Room {
    One { capacity: usize },
    Several { capacity: usize },
}

impl Room {
    /// # Errors
    /// `header_too_long` with its octets when a segment would not hold two units: a pair would never fit.
    fn of(options: &TextOptions, encoding: Encoding, units: usize) -> Result<Self, Error> {
        const PAIR: usize = 2;
        let single = options.header_octets(false);
        let alone = capacity(encoding, single);
        if alone >= PAIR && units <= alone {
            return Ok(Self::One { capacity: alone });
        }
        let concatenated = options.header_octets(true);
        let capacity = capacity(encoding, concatenated);
        if capacity < PAIR {
            let octets = if alone < PAIR { single } else { concatenated };
            return Err(Error::new(ErrorCode::HeaderTooLong).in_field("header_elements").counting(octets));
        }
        Ok(Self::Several { capacity })
    }

    const fn capacity(self) -> usize {
        match self {
            Self::One { capacity } | Self::Several { capacity } => capacity,
        }
    }
}
