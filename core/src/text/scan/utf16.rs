//! Units of UTF-16: a part of [`vector_kernels`](super::kernels).

macro_rules! utf16_kernels {
    ($features:literal) => {
        /// `None` when all units are ASCII of one septet each; otherwise some number of them at the start that are.
        #[target_feature(enable = $features)]
        #[inline]
        pub(super) fn plain_start_utf16(units: &[u16]) -> Option<usize> {
            let Some(last) = units.last_chunk::<{ 2 * BLOCK }>() else {
                return any(short_unit_classes(units)).then_some(0);
            };
            let (doubles, _) = units.as_chunks::<{ 2 * BLOCK }>();
            let mut position = 0;
            for double in doubles {
                if any(short_unit_classes(double)) {
                    return Some(position);
                }
                position += 2 * BLOCK;
            }
            any(short_unit_classes(last)).then_some(position)
        }

        /// The classes of all units of two blocks at most, some of them twice and in any order.
        #[target_feature(enable = $features)]
        #[inline]
        fn short_unit_classes(units: &[u16]) -> Vector {
            let classes = |block: &[u16; BLOCK]| {
                let half = |half: Option<&[u16; BLOCK / 2]>| from_words(half.map_or([0; 4], unit_words));
                ascii(narrow(half(block.first_chunk()), half(block.last_chunk())))
            };
            if let (Some(first), Some(last)) = (units.first_chunk(), units.last_chunk()) {
                return or(classes(first), classes(last));
            }
            if let (Some(first), Some(last)) = (units.first_chunk(), units.last_chunk()) {
                return ascii(narrow(from_words(unit_words(first)), from_words(unit_words(last))));
            }
            let units = from_words(covering_unit_words(units));
            ascii(narrow(units, units))
        }

        /// The rest of a text of which the start is plain, `None` when a surrogate lacks its partner.
        #[target_feature(enable = $features)]
        #[inline(never)]
        pub(super) fn utf16_from(units: &[u16], mut position: usize) -> Option<Scan> {
            let length = units.len();
            let mut tally = Tally::default();
            // Whether the block before ends in a lead surrogate.
            let mut lead_before = 0;
            while position < length {
                let start = position.min(length.saturating_sub(BLOCK));
                let skipped = position - start;
                let fresh = u32::MAX << skipped & live(length - start);
                let (low, high) = units_or_all(units, start);
                let kind = and(high, splat(0xFC));
                let leads = mask(equal(kind, splat(0xD8)));
                let trails = mask(equal(kind, splat(0xDC)));
                if ((leads << 1 | lead_before << skipped) ^ trails) & u32::MAX << skipped != 0 {
                    return None;
                }
                lead_before = leads >> (BLOCK - 1);
                let zero = splat(0);
                let (low_low, low_high) = (lower_half(low), upper_half(low));
                let classes = in_both(&ASCII, low_low, low_high);
                let upper = mask(equal(in_both(&LATIN1, low_low, low_high), zero));
                let latin = mask(equal(high, zero));
                let greek = equal(in_both(&GREEK, low_low, low_high), zero);
                let greek = !mask(greek) & mask(equal(high, splat(0x03)));
                let euro = mask(and(equal(high, splat(0x20)), equal(low, splat(0xAC))));
                let fitting = (none_of(classes, OFFENDS | BEYOND_ASCII) | !upper) & latin | greek | euro;
                let pairs = !none_of(classes, EXTENDED) & latin | euro;
                let trails = trails & fresh;
                let offenders = !fitting & fresh & !trails;
                tally.extended += (pairs & fresh).count_ones() as usize;
                tally.continuations += trails.count_ones() as usize;
                tally.offending += offenders.count_ones() as usize;
                if tally.first_offender.is_none() && offenders != 0 {
                    tally.first_offender = Some(start + offenders.trailing_zeros() as usize);
                }
                let (by_high, by_low) = &SUSPECTS_UTF16;
                let suspects =
                    and(in_both(by_high, lower_half(high), upper_half(high)), lookup(by_low, low_high));
                if any(suspects) {
                    tally.offending -= joined_units(units, start, (low, high), suspects, offenders, fitting);
                }
                position = start + BLOCK;
            }
            if lead_before != 0 {
                return None;
            }
            tally.supplementary = tally.continuations;
            // One that is a mark belongs to the character before it, which is no offender.
            tally.first_offender = tally.first_offender.map(|first| first_cluster_utf16(units, first));
            Some(tally.scan(length))
        }

        /// How many marks among the offenders of a block follow another one.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn joined_units(
            units: &[u16],
            start: usize,
            (low, high): (Vector, Vector),
            suspects: Vector,
            offenders: u32,
            fitting: u32,
        ) -> usize {
            let (emoji_high, emoji_low) = EMOJI_SURROGATES;
            let emoji = and(equal(high, splat(emoji_high)), at_least(low, splat(emoji_low)));
            let suspects = !mask(or(equal(suspects, splat(0)), emoji)) & offenders;
            if suspects == 0 {
                return 0;
            }
            joined_utf16(units, start, marks_of_utf16(units, start, low, high, suspects), fitting)
        }

        /// Which of some first units are those of marks, looked up in groups as in UTF-8.
        #[target_feature(enable = $features)]
        #[inline]
        fn marks_of_utf16(units: &[u16], start: usize, low: Vector, high: Vector, suspects: u32) -> u32 {
            let rows = lookup(&UNIT_ROWS, upper_half(low));
            let word_in_256 = and(low, splat(0xC0));
            let mut marks = 0;
            let mut left = suspects;
            while left != 0 {
                let place = left.trailing_zeros();
                let Some(unit) = units.get(start + place as usize) else { break };
                if (0xD800..0xDC00).contains(unit) {
                    marks |= u32::from(is_mark_at_unit(units, start + place as usize)) << place;
                    left &= left - 1;
                    continue;
                }
                let [unit_low, unit_high] = unit.to_le_bytes();
                let same_word = equal(word_in_256, splat(unit_low & 0xC0));
                let group = mask(and(equal(high, splat(unit_high)), same_word)) & left;
                let found = and(rows, lookup(marks_of_word(unit >> 6), lower_half(low)));
                marks |= !none_of(found, 0xFF) & group;
                left &= !group;
            }
            marks
        }

        /// The lower and the upper octets of a block, or of all of a text that is shorter.
        #[target_feature(enable = $features)]
        #[inline]
        fn units_or_all(units: &[u16], position: usize) -> (Vector, Vector) {
            if units.len() < BLOCK {
                return short_units(units);
            }
            units_at(units, position)
        }

        /// The lower and the upper octets of a block of units.
        #[target_feature(enable = $features)]
        #[inline]
        fn units_at(units: &[u16], position: usize) -> (Vector, Vector) {
            let half = |position: usize| {
                let half = units.get(position..).and_then(|rest| rest.first_chunk());
                from_words(half.map_or([0; 4], unit_words))
            };
            unzip(half(position), half(position + BLOCK / 2))
        }

        /// The same for less than a block, zeros after it.
        #[target_feature(enable = $features)]
        #[inline]
        fn short_units(units: &[u16]) -> (Vector, Vector) {
            let [first, second] = short_unit_words(units);
            unzip(from_words(first), from_words(second))
        }
    };
}

pub(super) use utf16_kernels;
