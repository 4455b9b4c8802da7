//! The cuts between segments, and the segments themselves.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

use super::alphabet::{Tables, weight};
use super::analysis::Analysis;
use super::coding::Coding;
use super::counter::Counter;
use super::header::{Concatenation, Header, user_data_octets};
use super::input::{Character, Characters, Text, Utf16, Utf32};
use super::options::{Keep, MAX_SEGMENTS};
use super::prepare::sent_text;
use super::scan::{Filled, fill};
use super::source::{Rest, Source};
use super::{Encoding, TextOptions};
use crate::error::Error;

/// A run of characters that fill one segment.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) units: usize,
    pub(super) characters: usize,
}

/// The cuts of a message. Every text has at least one.
#[derive(Clone)]
pub(super) enum Cuts<'a> {
    /// The text is sent as it stands, in UCS-2 or by the default tables.
    Plain(PlainCuts<'a>),
    Greedy(GreedyCuts<'a>),
    /// Found before: something is kept whole, or the text is not the caller's own.
    Listed(vec::IntoIter<Cut>),
}

impl<'a> Cuts<'a> {
    pub(super) fn new(source: &'a Source<'_>, coding: Coding, capacity: usize, keep: Keep) -> Self {
        if !keep.is_nothing() {
            return Self::Listed(source.boundaries().cuts(coding, capacity, keep).into_iter());
        }
        match source.untouched() {
            Some(text) if coding.tables() == Tables::DEFAULT => {
                Self::Plain(PlainCuts::new(text, coding.encoding(), capacity))
            }
            _ => Self::Greedy(GreedyCuts::new(source.characters(), coding, capacity)),
        }
    }

    /// Cuts that outlive their source.
    fn lasting(text: Text<'a>, source: &Source<'a>, coding: Coding, capacity: usize, keep: Keep) -> Self {
        match Cuts::new(source, coding, capacity, keep) {
            Cuts::Plain(_) => Self::Plain(PlainCuts::new(text, coding.encoding(), capacity)),
            Cuts::Listed(cuts) => Self::Listed(cuts),
            Cuts::Greedy(cuts) if source.is_composed() => Self::Listed(cuts.collect::<Vec<_>>().into_iter()),
            Cuts::Greedy(_) => {
                Self::Greedy(GreedyCuts::new(text.characters(source.newline()), coding, capacity))
            }
        }
    }
}

impl Iterator for Cuts<'_> {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        match self {
            Self::Plain(cuts) => cuts.next(),
            Self::Greedy(cuts) => cuts.next(),
            Self::Listed(cuts) => cuts.next(),
        }
    }
}

/// Greedy cuts as those of [`GreedyCuts`], found many units at a time. Characters are not counted: nothing stands between the
/// text and its positions.
#[derive(Clone)]
pub(super) struct PlainCuts<'a> {
    text: Text<'a>,
    position: usize,
    started: bool,
    encoding: Encoding,
    capacity: usize,
}

impl<'a> PlainCuts<'a> {
    const fn new(text: Text<'a>, encoding: Encoding, capacity: usize) -> Self {
        Self { text, position: 0, started: false, encoding, capacity }
    }
}

impl Iterator for PlainCuts<'_> {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        let start = self.position;
        if start == self.text.len() && self.started {
            return None;
        }
        self.started = true;
        let Filled { end, units } = fill(self.text, start, self.encoding, self.capacity);
        self.position = end;
        Some(Cut { start, end, units, characters: 0 })
    }
}

/// Each segment takes characters until the next one would not fit whole, so an escape pair or a surrogate pair is
/// never split (TS 23.040, 9.2.3.24.1).
#[derive(Clone)]
pub(super) struct GreedyCuts<'a> {
    characters: Characters<'a>,
    waiting: Option<Character>,
    started: bool,
    coding: Coding,
    capacity: usize,
}

impl<'a> GreedyCuts<'a> {
    fn new(characters: Characters<'a>, coding: Coding, capacity: usize) -> Self {
        Self { characters, waiting: None, started: false, coding, capacity }
    }

    fn fill(&mut self, units_of: impl Fn(char) -> usize) -> Option<Cut> {
        let Some(first) = self.waiting.take().or_else(|| self.characters.next()) else {
            let empty_text = !self.started;
            self.started = true;
            return empty_text.then_some(Cut { start: 0, end: 0, units: 0, characters: 0 });
        };
        self.started = true;
        let units = units_of(first.value);
        let mut cut = Cut { start: first.start, end: first.end, units, characters: 1 };
        for character in self.characters.by_ref() {
            let units = units_of(character.value);
            if cut.units + units > self.capacity {
                self.waiting = Some(character);
                break;
            }
            cut.units += units;
            cut.end = character.end;
            cut.characters += 1;
        }
        Some(cut)
    }
}

impl Iterator for GreedyCuts<'_> {
    type Item = Cut;

    // One loop for each coding: asking for it again at each character would double the time.
    fn next(&mut self) -> Option<Cut> {
        match self.coding {
            Coding::PLAIN => self.fill(weight),
            Coding::Gsm7(tables) => self.fill(|character| tables.weight(character)),
            Coding::Ucs2 => self.fill(char::len_utf16),
        }
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
    /// Septets or UTF-16 units of text, a counter included, the header not counted.
    pub units: usize,
    /// Octets of user data: header, fill bits and text, at most 140.
    pub octets: usize,
    /// The user data header: empty for a message that has none, `None` when it needs a concatenation reference and
    /// the options give none.
    pub header: Option<Header>,
    /// What stands before the text when the segments are numbered ([`TextOptions::numbering`]).
    pub counter: Option<Counter>,
}

/// One segment of a text.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Segment<'a> {
    /// The text as it is sent: borrowed, unless a preparation changed it or a counter stands before it.
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
        let options = self.options;
        let tables = self.analysis.coding().tables();
        let concatenation = if self.analysis.segments == 1 || options.numbering {
            None
        } else {
            let reference = options.concatenation_reference?;
            // Both numbers are at most `MAX_SEGMENTS`, which is one octet.
            let (number, total) = (self.number as u8, self.analysis.segments as u8);
            Some(Concatenation::new(reference, options.reference_bits, number, total))
        };
        Some(Header::new(concatenation, tables, &options.header_elements))
    }

    fn counter(&self) -> Option<Counter> {
        let numbered = self.options.numbering && self.analysis.segments > 1;
        numbered.then_some(Counter { number: self.number as u8, total: self.analysis.segments as u8 })
    }

    fn next_with_characters(&mut self) -> Option<(SegmentRange, usize)> {
        let cut = self.cuts.next()?;
        self.number += 1;
        let coding = self.analysis.coding();
        let header_octets = self.options.header_octets(coding.tables(), self.analysis.segments > 1);
        let counter = self.counter();
        let units = cut.units + counter.map_or(0, |counter| counter.units(coding));
        let range = SegmentRange {
            start: cut.start,
            end: cut.end,
            units,
            octets: user_data_octets(self.analysis.encoding, header_octets, units),
            header: self.header(),
            counter,
        };
        Some((range, cut.characters))
    }
}

impl Iterator for SegmentRanges<'_> {
    type Item = SegmentRange;

    fn next(&mut self) -> Option<SegmentRange> {
        self.next_with_characters().map(|(range, _)| range)
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
    // The rest of the prepared text, where the segments' text is not simply a part of the original.
    prepared: Option<Rest<'a>>,
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
        let (range, characters) = self.ranges.next_with_characters()?;
        let original = self.text.get(range.start..range.end).unwrap_or_default();
        let text = match &mut self.prepared {
            None => Cow::Borrowed(original),
            Some(rest) => {
                let text = sent_text(original, || rest.characters().take(characters));
                rest.skip(characters);
                text
            }
        };
        let text = match range.counter {
            Some(counter) => Cow::Owned(format!("{counter}{text}")),
            None => text,
        };
        Some(Segment { text, range })
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
        let (ranges, source) = self.ranges(Text::Utf8(text))?;
        let prepared = (!source.is_untouched()).then(|| source.into_rest());
        Ok(Segments { text, ranges, prepared })
    }

    /// The ranges of a UTF-16 text's segments, in UTF-16 units.
    ///
    /// # Errors
    /// As [`TextOptions::segments`], and `unpaired_surrogate` with its position.
    pub fn segment_ranges_utf16<'a>(&'a self, text: &'a [u16]) -> Result<SegmentRanges<'a>, Error> {
        Ok(self.ranges(Text::Utf16(Utf16::new(text)?))?.0)
    }

    /// The ranges of a text's segments, in code points.
    ///
    /// # Errors
    /// As [`TextOptions::segments`], and `unpaired_surrogate` with its position.
    pub fn segment_ranges_utf32<'a>(&'a self, text: &'a [u32]) -> Result<SegmentRanges<'a>, Error> {
        Ok(self.ranges(Text::Utf32(Utf32::new(text)?))?.0)
    }

    /// The ranges of a Latin-1 text's segments, in octets.
    ///
    /// # Errors
    /// As [`TextOptions::segments`].
    pub fn segment_ranges_latin1<'a>(&'a self, text: &'a [u8]) -> Result<SegmentRanges<'a>, Error> {
        Ok(self.ranges(Text::Latin1(text))?.0)
    }

    fn ranges<'a>(&'a self, text: Text<'a>) -> Result<(SegmentRanges<'a>, Source<'a>), Error> {
        self.check()?;
        let source = Source::new(text, self);
        let analysis = self.measure(&source)?;
        let analysis = analysis.within(self.max_segments.unwrap_or(MAX_SEGMENTS))?;
        let keep = if analysis.segments == 1 { Keep::default() } else { self.keep };
        let cuts = Cuts::lasting(text, &source, analysis.coding(), analysis.per_segment, keep);
        Ok((SegmentRanges { cuts, options: self, analysis, number: 0 }, source))
    }
}
