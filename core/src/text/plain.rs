//! The way that most texts take: the default tables or UCS-2, and no option that changes a text, keeps parts of it whole or asks for room.
//!
//! Nothing is made ready for what such a text does not need. A text of twenty characters is counted in less time than that would take.

use super::alphabet::Tables;
use super::analysis::Analysis;
use super::fit::{Fit, Size};
use super::header::{capacity, header_octets};
use super::input::{Text, text_from_utf8};
use super::options::Keep;
use super::scan::{Scan, count, plain_start, scan, scan_from};
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
    let Text::Utf8(utf8) = text else { return measure_scanned(text, scan(text), reference_bits) };
    match plain_start(utf8.as_bytes()) {
        None => measure_ascii(utf8.as_bytes(), reference_bits),
        Some(start) => measure_scanned(text, scan_from(utf8, start), reference_bits),
    }
}

/// The same for octets that have to be UTF-8. Those of plain texts are ASCII and need no check.
///
/// # Errors
/// `invalid_utf8`.
pub(super) fn measure_octets(octets: &[u8], reference_bits: ReferenceBits) -> Result<Analysis, Error> {
    let Some(start) = plain_start(octets) else { return Ok(measure_ascii(octets, reference_bits)) };
    let text = text_from_utf8(octets)?;
    Ok(measure_scanned(Text::Utf8(text), scan_from(text, start), reference_bits))
}

/// Analyses octets that are ASCII of one septet each.
#[inline(always)]
fn measure_ascii(octets: &[u8], reference_bits: ReferenceBits) -> Analysis {
    let scan = Scan { characters: octets.len(), ..Scan::default() };
    measure_scanned(Text::Latin1(octets), scan, reference_bits)
}

#[inline(always)]
fn measure_scanned(text: Text<'_>, scan: Scan, reference_bits: ReferenceBits) -> Analysis {
    let encoding = scan.encoding();
    let size = scan.size(encoding);
    let alone = capacity(encoding, 0);
    let fit = if size.units <= alone {
        Fit { segments: 1, remaining: alone - size.units, capacity: alone }
    } else {
        let header = header_octets(Some(reference_bits), Tables::DEFAULT, &[]);
        fit_plain(text, encoding, size, capacity(encoding, header))
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

/// What a text takes that stays as it is, in segments of so many units.
#[inline]
pub(super) fn fit_plain(text: Text<'_>, encoding: Encoding, size: Size, capacity: usize) -> Fit {
    if size.pairs == 0 {
        return Fit::without_pairs(size.units, capacity);
    }
    // A segment may stay short where a pair would straddle its end.
    let (segments, last) = count(text, encoding, capacity);
    Fit { segments, remaining: capacity - last, capacity }
}
