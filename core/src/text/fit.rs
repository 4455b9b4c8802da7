//! How many segments a text takes under one coding.

use super::TextOptions;
use super::coding::Coding;
use super::counter::{digits, reserved_units};
use super::header::capacity;
use super::options::Keep;
use super::segment::Cuts;
use super::source::Source;
use crate::error::{Error, ErrorCode};

/// Both units of an escape pair or a surrogate pair have to fit into one segment.
const PAIR: usize = 2;

/// The units of a text under a coding.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) units: usize,
    /// Characters that take two units and must not be split.
    pub(super) pairs: usize,
}

/// What a text comes to under a coding.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) segments: usize,
    /// Units left in the last segment.
    pub(super) remaining: usize,
    /// Units of text in each segment.
    pub(super) capacity: usize,
}

impl Fit {
    /// Without anything to keep together the count is a division.
    #[inline]
    pub(super) const fn without_pairs(units: usize, capacity: usize) -> Self {
        // The bound costs nothing and spares the check for a division by zero.
        let segments = units.div_ceil(if capacity < PAIR { PAIR } else { capacity });
        Self { segments, remaining: segments * capacity - units, capacity }
    }
}

impl TextOptions {
    /// `header_too_long` with its octets when a segment would not hold two units: a pair would never fit.
    #[inline]
    pub(super) fn fit(&self, source: &Source<'_>, coding: Coding, size: Size) -> Result<Fit, Error> {
        self.fit_keeping(source, coding, size, self.keep)
    }

    /// The same when only pairs are kept together.
    pub(super) fn fit_greedily(&self, source: &Source<'_>, coding: Coding, size: Size) -> Result<Fit, Error> {
        self.fit_keeping(source, coding, size, Keep::default())
    }

    /// The text in one segment, `None` when it does not fit.
    #[inline]
    pub(super) fn fit_alone(&self, coding: Coding, size: Size) -> Option<Fit> {
        let capacity = self.capacity_alone(coding);
        let fits = capacity >= PAIR && size.units <= capacity;
        fits.then(|| Fit { segments: 1, remaining: capacity - size.units, capacity })
    }

    /// The fewest segments that can come out, whatever is kept together.
    pub(super) fn fewest(&self, coding: Coding, size: Size) -> usize {
        if size.units <= self.capacity_alone(coding) {
            return 1;
        }
        size.units.div_ceil(self.capacity_of_several(coding, 1).map_or(PAIR, |capacity| capacity.max(PAIR)))
    }

    /// Whether the tables hold what the counters need where the message takes several segments.
    pub(super) fn can_send(&self, coding: Coding, size: Size) -> bool {
        !self.numbering || size.units <= self.capacity_alone(coding) || reserved_units(coding, 1).is_some()
    }

    #[inline]
    fn fit_keeping(&self, source: &Source<'_>, coding: Coding, size: Size, keep: Keep) -> Result<Fit, Error> {
        if let Some(fit) = self.fit_alone(coding, size) {
            return Ok(fit);
        }
        self.fit_several(source, coding, size, keep)
    }

    fn fit_several(&self, source: &Source<'_>, coding: Coding, size: Size, keep: Keep) -> Result<Fit, Error> {
        // The width of the counters depends on the count of segments, and that on the width.
        let mut total_digits = if self.numbering { digits(self.fewest(coding, size)) } else { 1 };
        loop {
            let capacity = self.capacity_of_several(coding, total_digits)?;
            let fit = self.fit_into(source, coding, size, keep, capacity);
            if !self.numbering || digits(fit.segments) <= total_digits {
                return Ok(fit);
            }
            total_digits += 1;
        }
    }

    fn fit_into(&self, source: &Source<'_>, coding: Coding, size: Size, keep: Keep, capacity: usize) -> Fit {
        if size.pairs == 0 && keep.is_nothing() {
            return Fit::without_pairs(size.units, capacity);
        }
        // A segment may stay short where something would straddle its end.
        let cuts = Cuts::new(source, coding, capacity, keep);
        let (segments, last) = cuts.fold((0, 0), |(segments, _), cut| (segments + 1, cut.units));
        Fit { segments, remaining: capacity - last, capacity }
    }

    fn capacity_alone(&self, coding: Coding) -> usize {
        capacity(coding.encoding(), self.header_octets(coding.tables(), false))
    }

    fn capacity_of_several(&self, coding: Coding, total_digits: usize) -> Result<usize, Error> {
        let octets = self.header_octets(coding.tables(), true);
        let reserved =
            if self.numbering { reserved_units(coding, total_digits).unwrap_or(usize::MAX) } else { 0 };
        let capacity = capacity(coding.encoding(), octets).saturating_sub(reserved);
        if capacity < PAIR {
            let alone = self.header_octets(coding.tables(), false);
            let octets = if self.capacity_alone(coding) < PAIR { alone } else { octets };
            return Err(Error::new(ErrorCode::HeaderTooLong).in_field("header_elements").counting(octets));
        }
        Ok(capacity)
    }
}
