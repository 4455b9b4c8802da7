//! Units of UTF-16: a part of [`vector_kernels`](super::kernels).

macro_rules! utf16_kernels {
    ($features:literal) => {
        #[target_feature(enable = $features)]
        pub(super) fn utf16(units: &[u16]) -> Scan {
            let length = units.len();
            let mut tally = Tally::default();
            let mut position = 0;
            while position < length {
                let start = position.min(length.saturating_sub(BLOCK));
                let fresh = u32::MAX << (position - start) & live(length - start);
                block_of_utf16(&mut tally, units, start, units_or_all(units, start), fresh);
                position = start + BLOCK;
            }
            tally.scan(length)
        }

        #[target_feature(enable = $features)]
        #[inline]
        fn block_of_utf16(
            tally: &mut Tally,
            units: &[u16],
            start: usize,
            (low, high): (Vector, Vector),
            live: u32,
        ) {
            let ascii = ascii(low);
            if !any(or(ascii, high)) {
                // Zeros that fill a short block are offenders, so this is a block of the text alone.
                return;
            }
            let zero = splat(0);
            let latin = equal(high, zero);
            let (low_low, low_high) = (lower_half(low), upper_half(low));
            let upper = in_both(&LATIN1, low_low, low_high);
            let fitting_ascii = equal(and(ascii, splat(OFFENDS | BEYOND_ASCII)), zero);
            let fitting_upper = !mask(equal(upper, zero));
            let latin_mask = mask(latin);
            let two_septets = !mask(equal(and(ascii, splat(EXTENDED)), zero)) & latin_mask;
            let fitting_latin = (mask(fitting_ascii) | fitting_upper) & latin_mask;
            if fitting_latin & live == live {
                tally.extended += (two_septets & live).count_ones() as usize;
                return;
            }
            let greek = !mask(equal(in_both(&GREEK, low_low, low_high), zero));
            let greek = greek & mask(equal(high, splat(0x03)));
            let euro = mask(and(equal(high, splat(0x20)), equal(low, splat(0xAC))));
            let fitting = fitting_latin | greek | euro;
            let trails = mask(equal(and(high, splat(0xFC)), splat(0xDC)));
            tally.extended += ((two_septets | euro) & live).count_ones() as usize;
            let offenders = !(fitting | trails) & live;
            if offenders == 0 && trails & live == 0 {
                return;
            }
            tally.offending += offenders.count_ones() as usize;
            tally.continuations += (trails & live).count_ones() as usize;
            tally.supplementary += (trails & live).count_ones() as usize;
            if tally.first_offender.is_none() && offenders != 0 {
                let place = offenders.trailing_zeros() as usize;
                tally.first_offender = Some(first_cluster_utf16(units, start + place));
            }
            let (by_high, by_low) = &SUSPECTS_UTF16;
            let suspects =
                and(in_both(by_high, lower_half(high), upper_half(high)), lookup(by_low, low_high));
            let (emoji_high, emoji_low) = EMOJI_SURROGATES;
            let emoji = and(equal(high, splat(emoji_high)), at_least(low, splat(emoji_low)));
            let suspects = !mask(or(equal(suspects, zero), emoji)) & offenders;
            if suspects != 0 {
                let marks = marks_of_utf16(units, start, low, high, suspects);
                tally.offending -= joined_utf16(units, start, marks, fitting);
            }
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

        /// How many units at the start form well-formed UTF-16, as far as whole blocks go: all before the first block in which a surrogate
        /// lacks its partner.
        #[target_feature(enable = $features)]
        pub(super) fn paired_units(units: &[u16]) -> usize {
            let mut position = 0;
            let mut lead_before = 0;
            while units.len() - position >= BLOCK {
                let (_, high) = units_at(units, position);
                let leads = mask(equal(and(high, splat(0xFC)), splat(0xD8)));
                let trails = mask(equal(and(high, splat(0xFC)), splat(0xDC)));
                if leads << 1 | lead_before != trails {
                    break;
                }
                lead_before = leads >> 31;
                position += BLOCK;
            }
            // A lead at the very end waits for what comes next.
            position - lead_before as usize
        }

        /// The same of UTF-16: the lower and the upper octets.
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
            let mut block = [0; BLOCK];
            block.iter_mut().zip(units).for_each(|(place, unit)| *place = *unit);
            units_at(&block, 0)
        }
    };
}

pub(super) use utf16_kernels;
