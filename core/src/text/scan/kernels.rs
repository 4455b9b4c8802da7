//! The scan over blocks of 32 units, written once for all vector instruction sets.
//!
//! A module that invokes the macro names its processor features and defines `Vector` (32 octets) with `from_words`, `splat`,
//! `and`, `or`, `equal`, `at_least`, `lookup`, `upper_half`, `mask`, `any`, `moved_up` and `unzip`, and with `place_of_bit`. It is a macro and no generic code
//! because a function may use the instructions of a feature only under an attribute that names it.

macro_rules! vector_kernels {
    ($features:literal) => {
        use super::classes::{
            ASCII, BEYOND_ASCII, CONTINUATION_ROWS, EMOJI_SURROGATES, EURO, EXTENDED, GREEK, Halves, LATIN1,
            NATIVE, OFFENDS, PAIRS, SUSPECTS_UTF8, SUSPECTS_UTF16,
        };
        use super::marks::marks_of_word;
        use super::tally::{
            BLOCK, Tally, covering_words, fill_block, fill_with_units, first_cluster_utf8,
            first_cluster_utf16, is_mark_at, joined_utf8, joined_utf16, short_words, unit_words, word_of,
            words,
        };
        use super::{Filled, Scan, portable};
        use crate::text::Encoding;
        use crate::text::input::Text;

        /// Takes characters from a position on, until a segment is full.
        #[target_feature(enable = $features)]
        pub(super) fn fill(text: Text<'_>, start: usize, encoding: Encoding, capacity: usize) -> Filled {
            match (text, encoding) {
                (Text::Utf8(text), _) => fill_utf8(text, start, encoding, capacity),
                (Text::Utf16(text), Encoding::Gsm7) => fill_utf16(text.units(), start, capacity),
                (Text::Utf16(text), Encoding::Ucs2) => fill_with_units(text.units(), start, capacity),
                (Text::Utf32(_) | Text::Latin1(_), _) => portable::fill(text, start, encoding, capacity),
            }
        }

        /// Fills segments until the text ends: how many, and the units of the last.
        #[target_feature(enable = $features)]
        pub(super) fn count(text: Text<'_>, encoding: Encoding, capacity: usize) -> (usize, usize) {
            let (mut segments, mut position) = (0, 0);
            loop {
                let filled = fill(text, position, encoding, capacity);
                segments += 1;
                position = filled.end;
                if position == text.len() {
                    return (segments, filled.units);
                }
            }
        }

        // A text of nothing but ASCII of one septet each is told apart first, by functions that need few registers and no sums. The rest
        // is counted in blocks. Each form has one call of its block function, which is therefore inlined and keeps its sums in
        // registers. The last block overlaps the one before it.

        #[target_feature(enable = $features)]
        pub(super) fn utf8(text: &str) -> Scan {
            let octets = text.as_bytes();
            match plain_start(octets) {
                None => Scan { characters: octets.len(), ..Scan::default() },
                Some(position) => utf8_from(octets, position),
            }
        }

        #[target_feature(enable = $features)]
        #[inline(never)]
        fn utf8_from(octets: &[u8], mut position: usize) -> Scan {
            let length = octets.len();
            let mut tally = Tally::default();
            let mut plain = false;
            while position < length {
                if plain {
                    position += plain_octets(octets.get(position..).unwrap_or_default());
                    if position >= length {
                        break;
                    }
                }
                let start = position.min(length.saturating_sub(BLOCK));
                let fresh = u32::MAX << (position - start) & live(length - start);
                plain = block_of_utf8(&mut tally, octets, start, octets_or_all(octets, start), fresh);
                position = start + BLOCK;
            }
            tally.scan(length)
        }

        #[target_feature(enable = $features)]
        pub(super) fn latin1(octets: &[u8]) -> Scan {
            match plain_start(octets) {
                None => Scan { characters: octets.len(), ..Scan::default() },
                Some(position) => latin1_from(octets, position),
            }
        }

        #[target_feature(enable = $features)]
        #[inline(never)]
        fn latin1_from(octets: &[u8], mut position: usize) -> Scan {
            let length = octets.len();
            let mut tally = Tally::default();
            while position < length {
                let start = position.min(length.saturating_sub(BLOCK));
                let fresh = u32::MAX << (position - start) & live(length - start);
                block_of_latin1(&mut tally, start, octets_or_all(octets, start), fresh);
                position = start + BLOCK;
            }
            tally.scan(length)
        }

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

        #[target_feature(enable = $features)]
        fn fill_utf8(text: &str, start: usize, encoding: Encoding, capacity: usize) -> Filled {
            let octets = text.as_bytes().get(start..).unwrap_or_default();
            let mut filled = Filled { end: start, units: 0 };
            let mut position = 0;
            while position < octets.len() {
                let whole = octets.get(position..).and_then(|rest| rest.first_chunk());
                let (here, skipped, live) = match whole {
                    Some(block) => (from_words(words(block)), 0, u32::MAX),
                    None => {
                        let (here, skipped) = octets_to_the_end(octets, position);
                        (here, skipped, live(octets.len() - position))
                    }
                };
                let starts = !mask(continuation(here)) >> skipped & live;
                let pairs = match encoding {
                    // The euro is the only character of three octets in a text that is sent in GSM-7.
                    Encoding::Gsm7 => extended(here) | mask(equal(here, splat(EURO[0]))),
                    Encoding::Ucs2 => mask(at_least(here, splat(0xF0))),
                };
                let pairs = pairs >> skipped & live;
                let units = (starts.count_ones() + pairs.count_ones()) as usize;
                if filled.units + units > capacity {
                    let room = capacity - filled.units;
                    let (places, units) = match encoding {
                        Encoding::Gsm7 => fill_block(starts, pairs, room),
                        Encoding::Ucs2 => {
                            // The second unit of a pair is told at the octet after its lead, where nothing begins.
                            let units = u64::from(starts) | u64::from(pairs) << 1;
                            let place = place_of_bit(units, room);
                            let splits_pair = usize::from(u64::from(starts) >> place & 1 == 0);
                            (place - splits_pair, room - splits_pair)
                        }
                    };
                    return Filled { end: start + position + places, units: filled.units + units };
                }
                filled.units += units;
                position += BLOCK;
            }
            filled.end = start + octets.len();
            filled
        }

        /// In GSM-7.
        #[target_feature(enable = $features)]
        fn fill_utf16(units: &[u16], start: usize, capacity: usize) -> Filled {
            let units = units.get(start..).unwrap_or_default();
            let mut filled = Filled { end: start, units: 0 };
            let mut position = 0;
            while position < units.len() {
                let rest = units.get(position..).unwrap_or_default();
                let (low, high) = units_or_all(rest, 0);
                let starts = live(rest.len());
                let latin = mask(equal(high, splat(0)));
                // The euro is the only other character of two septets.
                let pairs = (extended(low) & latin | mask(equal(high, splat(0x20)))) & starts;
                let count = (starts.count_ones() + pairs.count_ones()) as usize;
                if filled.units + count > capacity {
                    let (places, count) = fill_block(starts, pairs, capacity - filled.units);
                    return Filled { end: start + position + places, units: filled.units + count };
                }
                filled.units += count;
                position += BLOCK;
            }
            filled.end = start + units.len();
            filled
        }

        /// Where the first block begins that holds anything but ASCII of one septet each, `None` when none does.
        #[target_feature(enable = $features)]
        #[inline]
        fn plain_start(octets: &[u8]) -> Option<usize> {
            let Some(last) = octets.last_chunk() else {
                return any(ascii(from_words(covering_words(octets)))).then_some(0);
            };
            let plain = plain_octets(octets);
            let rest = octets.get(plain..).unwrap_or_default();
            if rest.len() >= 2 * BLOCK {
                return Some(plain);
            }
            let last = ascii(from_words(words(last)));
            let first = rest.first_chunk().map_or(last, |first| ascii(from_words(words(first))));
            any(or(first, last)).then_some(plain)
        }

        /// The octets at the start that are ASCII of one septet each, as far as whole double blocks go.
        #[target_feature(enable = $features)]
        #[inline]
        fn plain_octets(octets: &[u8]) -> usize {
            let (blocks, _) = octets.as_chunks::<BLOCK>();
            let (doubles, _) = blocks.as_chunks::<2>();
            let mut count = 0;
            for [first, second] in doubles {
                let first = ascii(from_words(words(first)));
                let second = ascii(from_words(words(second)));
                if any(or(first, second)) {
                    break;
                }
                count += 2 * BLOCK;
            }
            count
        }

        /// A block that begins at `start`; only the places in `live` are counted. Whether it is ASCII of one septet each.
        #[target_feature(enable = $features)]
        #[inline]
        fn block_of_utf8(tally: &mut Tally, octets: &[u8], start: usize, here: Vector, live: u32) -> bool {
            let ascii = ascii(here);
            if !any(ascii) {
                return true;
            }
            let zero = splat(0);
            if !any(and(ascii, splat(OFFENDS | BEYOND_ASCII))) {
                let two_septets = !mask(equal(and(ascii, splat(EXTENDED)), zero));
                tally.extended += (two_septets & live).count_ones() as usize;
                return false;
            }
            let (before, before_that) = match window_before(octets, start) {
                Some([_, before, before_that]) => (before, before_that),
                // The text begins here, or one octet ahead.
                None => {
                    let before = if start == 0 { moved_up(here) } else { octets_at(octets, start - 1) };
                    (before, moved_up(before))
                }
            };
            let continuation = continuation(here);
            let (before_low, before_high) = (lower_half(before), upper_half(before));
            let four_octets = at_least(before, splat(0xF0));
            let follows_lead = at_least(before, splat(0xC0));
            let (low, high) = (lower_half(here), upper_half(here));
            let lead = in_both(&SUSPECTS_UTF8.lead, before_low, before_high);
            let suspects = and(in_both(&SUSPECTS_UTF8.continuation, low, high), lead);
            // Most blocks of another script need no closer look: every longer character in them is an offender, and
            // no other character is one or takes two septets.
            let closer = in_both(&NATIVE, before_low, before_high);
            let euro_may_end = start > 1 && octets.get(start - 2) == Some(&EURO[0]);
            if tally.first_offender.is_some()
                && !euro_may_end
                && !any(or(closer, and(ascii, splat(OFFENDS | EXTENDED))))
            {
                tally.continuations += (mask(continuation) & live).count_ones() as usize;
                tally.offending += (mask(follows_lead) & live).count_ones() as usize;
                tally.supplementary += (mask(four_octets) & live).count_ones() as usize;
                if any(suspects) {
                    let ascii_octets = !mask(here);
                    // U+FF00 to U+FF3F hold the full-width punctuation of Chinese and share their bit with variation selectors.
                    let full_width = and(equal(before, splat(0xEF)), equal(here, splat(0xBC)));
                    let suspects = !mask(or(equal(suspects, zero), full_width)) & live & !ascii_octets;
                    let marks = marks_of_utf8(octets, start, here, before, suspects);
                    tally.joined += joined_utf8(octets, start, marks, ascii_octets);
                }
                return false;
            }
            let lead = in_both(&PAIRS.lead, before_low, before_high);
            let pair = and(in_both(&PAIRS.continuation, low, high), lead);
            let [first, second, third] = EURO.map(|octet| splat(octet));
            let euro_begun = and(equal(here, second), equal(before, first));
            let after_begun = and(equal(before, second), equal(before_that, first));
            let euro = and(equal(here, third), after_begun);
            let stranger = and(continuation, equal(or(pair, or(euro_begun, euro)), zero));
            let offends = or(stranger, and(ascii, splat(OFFENDS)));
            let two_septets = !mask(equal(and(ascii, splat(EXTENDED)), zero));
            tally.continuations += (mask(continuation) & live).count_ones() as usize;
            tally.extended += ((two_septets | mask(euro)) & live).count_ones() as usize;
            if !any(offends) {
                return false;
            }
            let offends = !mask(equal(offends, zero)) & live;
            let ascii_octets = !mask(here);
            let counted = ascii_octets | mask(or(follows_lead, after_begun));
            let offenders = offends & counted;
            tally.offending += offenders.count_ones() as usize;
            tally.supplementary += (mask(four_octets) & offenders).count_ones() as usize;
            if tally.first_offender.is_none() && offends != 0 {
                let place = offends.trailing_zeros() as usize;
                tally.first_offender = Some(first_cluster_utf8(octets, start + place));
            }
            let suspects = !mask(equal(suspects, zero)) & offenders & !ascii_octets;
            if suspects != 0 {
                let fitting_ascii = mask(equal(and(ascii, splat(OFFENDS)), zero)) & ascii_octets;
                let fitting = fitting_ascii | !mask(equal(or(pair, euro), zero)) & !ascii_octets;
                let marks = marks_of_utf8(octets, start, here, before, suspects);
                tally.joined += joined_utf8(octets, start, marks, fitting);
            }
            false
        }

        /// Which of some second octets are those of marks. All suspects with the same octets but the last are looked up at once:
        /// a text seldom has more than two such groups in a block.
        #[target_feature(enable = $features)]
        #[inline]
        fn marks_of_utf8(octets: &[u8], start: usize, here: Vector, before: Vector, suspects: u32) -> u32 {
            let after = octets_after(octets, start);
            let mut marks = 0;
            let mut left = suspects;
            while left != 0 {
                let place = start + left.trailing_zeros() as usize;
                let Some([lead, second]) =
                    octets.get(place.saturating_sub(1)..).and_then(|rest| rest.first_chunk())
                else {
                    break;
                };
                let Some(word) = word_of(*lead, *second) else {
                    marks |= u32::from(is_mark_at(octets, place)) << left.trailing_zeros();
                    left &= left - 1;
                    continue;
                };
                let same_lead = equal(before, splat(*lead));
                let (group, last) = if *lead < 0xE0 {
                    (same_lead, here)
                } else {
                    (and(same_lead, equal(here, splat(*second))), after)
                };
                let rows = lookup(&CONTINUATION_ROWS, upper_half(last));
                let found = and(rows, lookup(marks_of_word(word), lower_half(last)));
                let group = mask(group) & left;
                marks |= !mask(equal(found, splat(0))) & group;
                left &= !group;
            }
            marks
        }

        #[target_feature(enable = $features)]
        #[inline]
        fn block_of_latin1(tally: &mut Tally, start: usize, here: Vector, live: u32) -> bool {
            let ascii = ascii(here);
            if !any(ascii) {
                return true;
            }
            let zero = splat(0);
            let upper = in_both(&LATIN1, lower_half(here), upper_half(here));
            let fitting_ascii = equal(and(ascii, splat(OFFENDS | BEYOND_ASCII)), zero);
            let offends = mask(and(equal(upper, zero), equal(fitting_ascii, zero))) & live;
            tally.extended += (!mask(equal(and(ascii, splat(EXTENDED)), zero)) & live).count_ones() as usize;
            tally.offending += offends.count_ones() as usize;
            if tally.first_offender.is_none() && offends != 0 {
                tally.first_offender = Some(start + offends.trailing_zeros() as usize);
            }
            false
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
                tally.joined += joined_utf16(units, start, suspects, fitting);
            }
        }

        /// The classes of octets as ASCII, by [`ASCII`].
        #[target_feature(enable = $features)]
        #[inline]
        fn ascii(octets: Vector) -> Vector {
            in_both(&ASCII, lower_half(octets), upper_half(octets))
        }

        /// Which octets are in the extension table.
        #[target_feature(enable = $features)]
        #[inline]
        fn extended(octets: Vector) -> u32 {
            !mask(equal(and(ascii(octets), splat(EXTENDED)), splat(0)))
        }

        /// The bits that two halves have in common.
        #[target_feature(enable = $features)]
        #[inline]
        fn in_both(halves: &Halves, low: Vector, high: Vector) -> Vector {
            and(lookup(&halves.low, low), lookup(&halves.high, high))
        }

        #[target_feature(enable = $features)]
        #[inline]
        fn lower_half(octets: Vector) -> Vector {
            and(octets, splat(0x0F))
        }

        /// All bits where an octet continues a character of UTF-8.
        #[target_feature(enable = $features)]
        #[inline]
        fn continuation(octets: Vector) -> Vector {
            equal(and(octets, splat(0xC0)), splat(0x80))
        }

        /// The first so many places of a block.
        #[target_feature(enable = $features)]
        #[inline]
        fn live(length: usize) -> u32 {
            if length < BLOCK { (1 << length) - 1 } else { u32::MAX }
        }

        #[target_feature(enable = $features)]
        #[inline]
        fn octets_at(octets: &[u8], position: usize) -> Vector {
            let block = octets.get(position..).and_then(|rest| rest.first_chunk());
            from_words(block.map_or([0; 4], words))
        }

        /// The block that begins one octet after another one; zeros where the text ends.
        #[target_feature(enable = $features)]
        #[inline]
        fn octets_after(octets: &[u8], position: usize) -> Vector {
            let rest = octets.get(position + 1..).unwrap_or_default();
            from_words(rest.first_chunk().map_or_else(|| short_words(rest), words))
        }

        /// A block, or all of a text that is shorter.
        #[target_feature(enable = $features)]
        #[inline]
        fn octets_or_all(octets: &[u8], position: usize) -> Vector {
            if octets.len() < BLOCK {
                return from_words(short_words(octets));
            }
            octets_at(octets, position)
        }

        /// A block, and the blocks that begin one and two octets before it.
        #[target_feature(enable = $features)]
        #[inline]
        fn window_before(octets: &[u8], position: usize) -> Option<[Vector; 3]> {
            let window = octets.get(position.checked_sub(2)?..)?.first_chunk::<{ BLOCK + 2 }>()?;
            let (before_that, _) = window.split_first_chunk()?;
            let (_, here) = window.split_last_chunk()?;
            let before = window.get(1..)?.first_chunk()?;
            Some([from_words(words(here)), from_words(words(before)), from_words(words(before_that))])
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

        /// Less than a block: the last one of the text with the number of its places that lie before the position, or all of the text.
        #[target_feature(enable = $features)]
        #[inline]
        fn octets_to_the_end(octets: &[u8], position: usize) -> (Vector, usize) {
            let rest = octets.len() - position;
            match octets.len().checked_sub(BLOCK) {
                Some(last) => (octets_at(octets, last), BLOCK - rest),
                None => (from_words(short_words(octets.get(position..).unwrap_or_default())), 0),
            }
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

pub(super) use vector_kernels;
