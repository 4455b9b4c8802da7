//! The cuts between segments, and the segments themselves.

use alloc::borrow::Cow;
use core::fmt;

use super::alphabet::weight;
use super::analysis::Analysis;
use super::header::{Header, user_data_octets};
use super::input::{Character, Characters, Text, Utf16, Utf32};
use super::options::MAX_SEGMENTS;
use super::prepare::prepared_text;
use super::scan::{Filled, fill};
use super::{Encoding, Newline, TextOptions};
use crate::error::Error;

/// The units that a character takes.
pub(super) fn units_of(character: char, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Gsm7 => weight(character),
        Encoding::Ucs2 => character.len_utf16(),
    }
}

/// A run of characters that fill one segment.
pub(super) struct Cut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) units: usize,
}

/// Greedy cuts: each segment takes characters until the next one would not fit whole, so an escape pair or a
/// surrogate pair is never split (TS 23.040, 9.2.3.24.1). Every text has at least one cut.
#[derive(Clone)]
pub(super) struct Cuts<'a> {
    /// A text that is sent as it stands; `None` when it is prepared on the way.
    plain: Option<Text<'a>>,
    position: usize,
    characters: Characters<'a>,
    waiting: Option<Character>,
    started: bool,
    encoding: Encoding,
    capacity: usize,
}

impl<'a> Cuts<'a> {
    /// A text that is cut in GSM-7 has to be in its alphabet.
    pub(super) fn new(text: Text<'a>, newline: Newline, encoding: Encoding, capacity: usize) -> Self {
        let plain = (newline == Newline::Keep).then_some(text);
        let characters = text.characters(newline);
        Self { plain, position: 0, characters, waiting: None, started: false, encoding, capacity }
    }
}

impl Iterator for Cuts<'_> {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        if let Some(text) = &self.plain {
            let start = self.position;
            if start == text.len() && self.started {
                return None;
            }
            self.started = true;
            let Filled { end, units } = fill(*text, start, self.encoding, self.capacity);
            self.position = end;
            return Some(Cut { start, end, units });
        }
        let Some(first) = self.waiting.take().or_else(|| self.characters.next()) else {
            let empty_text = !self.started;
            self.started = true;
            return empty_text.then_some(Cut { start: 0, end: 0, units: 0 });
        };
        self.started = true;
        let mut cut = Cut { start: first.start, end: first.end, units: units_of(first.value, self.encoding) };
        for character in self.characters.by_ref() {
            let units = units_of(character.value, self.encoding);
            if cut.units + units > self.capacity {
                self.waiting = Some(character);
                break;
            }
            cut.units += units;
            cut.end = character.end;
        }
        Some(cut)
    }
}

/// Where a segment stands in the text, and how it is sent.
///
/// `start..end` is a range of the caller's original text, in units of the input; the ranges of all segments join to
/// the whole text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SegmentRange {
    /// The first position.
    pub start: usize,
    /// The position after the last.
    pub end: usize,
    /// Septets or UTF-16 units of text, the header not counted.
    pub units: usize,
    /// Octets of user data: header, fill bits and text, at most 140.
    pub octets: usize,
    /// The user data header: empty for a message that has none, `None` when it needs a concatenation reference and
    /// the options give none.
    pub header: Option<Header>,
}

/// One segment of a text.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Segment<'a> {
    /// The text as it is sent: borrowed, unless a preparation changed it.
    pub text: Cow<'a, str>,
    /// Where it stands and how it is sent.
    pub range: SegmentRange,
}

/// The text is personal data and is not printed.
impl fmt::Debug for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segment").field("range", &self.range).finish_non_exhaustive()
    }
}

/// The ranges of a text's segments, in order. Made by [`TextOptions::segment_ranges_utf16`].
#[derive(Clone)]
pub struct SegmentRanges<'a> {
    cuts: Cuts<'a>,
    options: &'a TextOptions,
    analysis: Analysis,
    number: usize,
}

impl SegmentRanges<'_> {
    /// What is split: encoding and counts of the whole text.
    pub fn analysis(&self) -> Analysis {
        self.analysis
    }

    fn header(&self) -> Option<Header> {
        let elements = &self.options.header_elements;
        if self.analysis.segments == 1 {
            return Some(Header::plain(elements));
        }
        let reference = self.options.concatenation_reference?;
        // Both numbers are at most `MAX_SEGMENTS`, which is one octet.
        let (number, total) = (self.number as u8, self.analysis.segments as u8);
        Some(Header::concatenated(reference, self.options.reference_bits, number, total, elements))
    }
}

impl Iterator for SegmentRanges<'_> {
    type Item = SegmentRange;

    fn next(&mut self) -> Option<SegmentRange> {
        let cut = self.cuts.next()?;
        self.number += 1;
        let header_octets = self.options.header_octets(self.analysis.segments > 1);
        Some(SegmentRange {
            start: cut.start,
            end: cut.end,
            units: cut.units,
            octets: user_data_octets(self.analysis.encoding, header_octets, cut.units),
            header: self.header(),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.analysis.segments.saturating_sub(self.number);
        (left, Some(left))
    }
}

impl ExactSizeIterator for SegmentRanges<'_> {}

/// The text is personal data and is not printed.
impl fmt::Debug for SegmentRanges<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SegmentRanges")
            .field("analysis", &self.analysis)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// The segments of a text, in order. Made by [`TextOptions::segments`].
#[derive(Clone)]
pub struct Segments<'a> {
    text: &'a str,
    ranges: SegmentRanges<'a>,
}

impl Segments<'_> {
    /// What is split: encoding and counts of the whole text.
    pub fn analysis(&self) -> Analysis {
        self.ranges.analysis
    }
}

/// The text is personal data and is not printed.
impl fmt::Debug for Segments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ranges.fmt(f)
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        let range = self.ranges.next()?;
        let text = self.text.get(range.start..range.end).unwrap_or_default();
        Some(Segment { text: prepared_text(text, self.ranges.options.newline), range })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ranges.size_hint()
    }
}

impl ExactSizeIterator for Segments<'_> {}

impl TextOptions {
    /// Splits a text into the segments in which it is sent. Linear in the text; nothing is allocated but the text of a
    /// segment that a preparation changed.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`]; and `too_many_segments` beyond [`MAX_SEGMENTS`] in any case, since a
    /// concatenation element cannot count further.
    ///
    /// ```
    /// use septet::TextOptions;
    /// let options = TextOptions::new().concatenation_reference(0x2A);
    /// let text = "]".repeat(153);
    /// let segments: Vec<_> = options.segments(&text)?.collect();
    /// // An escape pair is never split: 76 brackets fill 152 of 153 septets.
    /// assert_eq!(segments.iter().map(|segment| segment.range.units).collect::<Vec<_>>(), [152, 152, 2]);
    /// let header = segments[0].range.header.expect("a reference was given");
    /// assert_eq!(header.as_octets(), [0x05, 0x00, 0x03, 0x2A, 3, 1]);
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn segments<'a>(&'a self, text: &'a str) -> Result<Segments<'a>, Error> {
        Ok(Segments { text, ranges: self.ranges(Text::Utf8(text))? })
    }

    /// The ranges of a UTF-16 text's segments, in UTF-16 units.
    ///
    /// # Errors
    /// As [`TextOptions::segments`], and `unpaired_surrogate` with its position.
    pub fn segment_ranges_utf16<'a>(&'a self, text: &'a [u16]) -> Result<SegmentRanges<'a>, Error> {
        self.ranges(Text::Utf16(Utf16::new(text)?))
    }

    /// The ranges of a text's segments, in code points.
    ///
    /// # Errors
    /// As [`TextOptions::segments`], and `unpaired_surrogate` with its position.
    pub fn segment_ranges_utf32<'a>(&'a self, text: &'a [u32]) -> Result<SegmentRanges<'a>, Error> {
        self.ranges(Text::Utf32(Utf32::new(text)?))
    }

    /// The ranges of a Latin-1 text's segments, in octets.
    ///
    /// # Errors
    /// As [`TextOptions::segments`].
    pub fn segment_ranges_latin1<'a>(&'a self, text: &'a [u8]) -> Result<SegmentRanges<'a>, Error> {
        self.ranges(Text::Latin1(text))
    }

    fn ranges<'a>(&'a self, text: Text<'a>) -> Result<SegmentRanges<'a>, Error> {
        let analysis = self.analyze_text(text)?.within(MAX_SEGMENTS)?;
        let cuts = Cuts::new(text, self.newline, analysis.encoding, analysis.per_segment);
        Ok(SegmentRanges { cuts, options: self, analysis, number: 0 })
    }
}
