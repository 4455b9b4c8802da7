//! The way that most texts take: the default tables or UCS-2, and no option that changes a text, keeps parts of it whole or asks for room.
//!
//! Nothing is made ready for what such a text does not need. A text of twenty characters is counted in less time than that would take.

use super::alphabet::Tables;
use super::analysis::Analysis;
use super::fit::{Fit, Size};
use super::header::{capacity, header_octets};
use super::input::{Text, Utf16, invalid_utf8, invalid_utf16};
use super::options::Keep;
use super::scan::{
    Scan, checked_from, count, count_octets, plain_start, plain_start_utf16, scan, scan_from, uncounted_from,
    utf16_from,
};
use super::{Encoding, EncodingChoice, Languages, Newline, Normalization, ReferenceBits, TextOptions};
use crate::error::Error;

impl TextOptions {
    /// Whether [`measure_plain`] answers as [`TextOptions::measure`] does.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        let Self { encoding, newline, normalization, languages, keep, numbering, header_elements, .. } = self;
        *encoding == EncodingChoice::Auto
            && *newline == Newline::Keep
            && *normalization == Normalization::None
            && *languages == Languages::NONE
            && *keep == Keep::default()
            && !numbering
            && header_elements.is_empty()
    }
}

/// Analyses a text under options that are plain. Inlined as [`scan`] is.
#[inline(always)]
pub(super) fn measure_plain(text: Text<'_>, reference_bits: ReferenceBits) -> Analysis {
    let scan = match text {
        Text::Utf8(utf8) => match plain_start(utf8.as_bytes()) {
            None => return analysis_of_plain(utf8.len(), reference_bits),
            Some(start) => scan_from(utf8, start),
        },
        Text::Utf16(utf16) => match plain_start_utf16(utf16.units()) {
            None => return analysis_of_plain(utf16.units().len(), reference_bits),
            // Well-formed by construction.
            Some(start) => utf16_from(utf16.units(), start).unwrap_or_default(),
        },
        _ => scan(text),
    };
    analysis_of(scan, reference_bits, |encoding, capacity| count(text, encoding, capacity))
}

/// The same for octets that have to be UTF-8, which the scan finds out on its way.
///
/// # Errors
/// `invalid_utf8`.
#[inline(always)]
pub(super) fn measure_octets(octets: &[u8], reference_bits: ReferenceBits) -> Result<Analysis, Error> {
    let Some(start) = plain_start(octets) else { return Ok(analysis_of_plain(octets.len(), reference_bits)) };
    let scan = checked_from(octets, start).ok_or_else(|| invalid_utf8(octets))?;
    Ok(analysis_of(scan, reference_bits, |encoding, capacity| count_octets(octets, encoding, capacity)))
}

/// The same for units that have to be UTF-16.
///
/// # Errors
/// `unpaired_surrogate`.
#[inline(always)]
pub(super) fn measure_units(units: &[u16], reference_bits: ReferenceBits) -> Result<Analysis, Error> {
    let Some(start) = plain_start_utf16(units) else {
        return Ok(analysis_of_plain(units.len(), reference_bits));
    };
    let scan = utf16_from(units, start).ok_or_else(|| invalid_utf16(units))?;
    let text = Text::Utf16(Utf16::of_scanned(units));
    Ok(analysis_of(scan, reference_bits, |encoding, capacity| count(text, encoding, capacity)))
}

/// What the columns of a batch take of an analysis.
pub(super) struct Counts {
    pub(super) encoding: Encoding,
    pub(super) units: usize,
    pub(super) segments: usize,
    pub(super) first_offender: Option<usize>,
}

impl From<Analysis> for Counts {
    fn from(analysis: Analysis) -> Self {
        let Analysis { encoding, units, segments, first_offender, .. } = analysis;
        Self { encoding, units, segments, first_offender }
    }
}

/// As [`measure_octets`], without what takes another look at the text: how many offenders it has, and the room that it leaves.
///
/// # Errors
/// `invalid_utf8`.
#[inline(always)]
pub(super) fn count_plain(octets: &[u8], reference_bits: ReferenceBits) -> Result<Counts, Error> {
    let scan = match plain_start(octets) {
        None => scan_of_plain(octets.len()),
        Some(start) => uncounted_from(octets, start).ok_or_else(|| invalid_utf8(octets))?,
    };
    let encoding = scan.encoding();
    let Size { units, pairs } = scan.size(encoding);
    let capacity = capacity_of_several(encoding, reference_bits);
    let segments = if units <= capacity_alone(encoding) {
        1
    } else {
        // Each segment but the last may stay a unit short. Where that changes nothing, no cut has to be found.
        let segments = Fit::without_pairs(units, capacity).segments;
        if pairs == 0 || segments == Fit::without_pairs(units, capacity - 1).segments {
            segments
        } else {
            count_octets(octets, encoding, capacity).0
        }
    };
    Ok(Counts { encoding, units, segments, first_offender: scan.first_offender })
}

/// The scan of so many characters of ASCII of one septet each.
#[inline(always)]
fn scan_of_plain(characters: usize) -> Scan {
    Scan { characters, ..Scan::default() }
}

/// The analysis of such a text, which has no pairs.
#[inline(always)]
fn analysis_of_plain(characters: usize, reference_bits: ReferenceBits) -> Analysis {
    analysis_of(scan_of_plain(characters), reference_bits, |_, _| (0, 0))
}

#[inline(always)]
fn capacity_alone(encoding: Encoding) -> usize {
    capacity(encoding, 0)
}

#[inline(always)]
fn capacity_of_several(encoding: Encoding, reference_bits: ReferenceBits) -> usize {
    capacity(encoding, header_octets(Some(reference_bits), Tables::DEFAULT, &[]))
}

/// The analysis by a scan; `walk` counts the segments of a text that has pairs, and the units in the last one.
#[inline(always)]
fn analysis_of(
    scan: Scan,
    reference_bits: ReferenceBits,
    walk: impl FnOnce(Encoding, usize) -> (usize, usize),
) -> Analysis {
    let encoding = scan.encoding();
    let size = scan.size(encoding);
    let alone = capacity_alone(encoding);
    let fit = if size.units <= alone {
        Fit { segments: 1, remaining: alone - size.units, capacity: alone }
    } else {
        let capacity = capacity_of_several(encoding, reference_bits);
        if size.pairs == 0 {
            Fit::without_pairs(size.units, capacity)
        } else {
            // A segment may stay short where a pair would straddle its end.
            let (segments, last) = walk(encoding, capacity);
            Fit { segments, remaining: capacity - last, capacity }
        }
    };
    Analysis {
        encoding,
        units: size.units,
        segments: fit.segments,
        greedy_segments: fit.segments,
        characters: scan.characters,
        utf16_units: scan.size(Encoding::Ucs2).units,
        remaining: fit.remaining,
        per_segment: fit.capacity,
        locking: None,
        single: None,
        first_offender: scan.first_offender,
        offender_count: scan.offender_count,
    }
}
