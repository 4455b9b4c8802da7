//! The scan over blocks of 32 units, written once for all vector instruction sets.
//!
//! A module that invokes the macro names its processor features and defines `Vector` (32 octets) with `from_words`, `splat`,
//! `and`, `or`, `equal`, `at_least`, `lookup`, `upper_half`, `mask`, `any`, `moved_down` and `unzip`, and with `place_of_bit`. It is a macro and no generic code
//! because a function may use the instructions of a feature only under an attribute that names it.

macro_rules! vector_kernels {
    ($features:literal) => {
        use super::classes::{
            ASCII, BEYOND_ASCII, CONTINUATION_ROWS, EMOJI_SURROGATES, EURO, EXTENDED, GREEK, Halves, LATIN1,
            NATIVE, OFFENDS, PAIRS, SUSPECTS_UTF8, SUSPECTS_UTF16, UNIT_ROWS,
        };
        use super::marks::marks_of_word;
        use super::tally::{
            BLOCK, Group, Tally, Window, covering_words, fill_block, fill_with_units, first_cluster_utf8,
            first_cluster_utf16, is_mark_at, is_mark_at_unit, joined_utf8, joined_utf16, short_words,
            unit_words, word_of, words,
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

        /// Whether octets are ASCII of one septet each.
        #[target_feature(enable = $features)]
        pub(super) fn is_plain(octets: &[u8]) -> bool {
            plain_start(octets).is_none()
        }

        #[target_feature(enable = $features)]
        pub(super) fn utf8(text: &str) -> Scan {
            let octets = text.as_bytes();
            match plain_start(octets) {
                None => Scan { characters: octets.len(), ..Scan::default() },
                Some(position) => utf8_from(octets, position),
            }
        }

        /// The rest of a text whose first block is not plain: as far as it is in the alphabet, and then from the block on that has the
        /// first offender.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn utf8_from(octets: &[u8], position: usize) -> Scan {
            let mut rest = octets.get(position..).unwrap_or_default();
            let mut tally = Tally::default();
            let first = loop {
                if rest.is_empty() {
                    return tally.scan(octets.len());
                }
                let Window { here, next, after, skipped, fresh } = window(octets, rest);
                let (low, high) = (lower_half(here), upper_half(here));
                let classes = in_both(&ASCII, low, high);
                if !any(classes) {
                    rest = rest.get(BLOCK..).unwrap_or_default();
                    rest = rest.get(plain_octets(rest)..).unwrap_or_default();
                    continue;
                }
                let beyond_ascii = mask(here);
                let mut offenders = !none_of(classes, OFFENDS);
                let mut pairs = !none_of(classes, EXTENDED);
                let mut continuations = 0;
                if beyond_ascii != 0 {
                    continuations = mask(continuation(here));
                    let (two, euro) = native_leads(here, next, after, low, high);
                    pairs |= euro;
                    offenders |= beyond_ascii & !(continuations | two | euro);
                }
                if offenders & fresh != 0 {
                    let place = (offenders & fresh).trailing_zeros() as usize;
                    break octets.len() - rest.len() - skipped + place;
                }
                tally.continuations += (continuations & fresh).count_ones() as usize;
                tally.extended += (pairs & fresh).count_ones() as usize;
                rest = rest.get(BLOCK..).unwrap_or_default();
            };
            // One that is a mark belongs to the character before it, which is no offender.
            tally.first_offender = Some(first_cluster_utf8(octets, first));
            let foreign = rest;
            let mut may_have_marks = splat(0);
            while !rest.is_empty() {
                let Window { here, next, after, fresh, .. } = window(octets, rest);
                let (low, high) = (lower_half(here), upper_half(here));
                let classes = in_both(&ASCII, low, high);
                if !any(classes) {
                    rest = rest.get(BLOCK..).unwrap_or_default();
                    rest = rest.get(plain_octets(rest)..).unwrap_or_default();
                    continue;
                }
                let fitting = none_of(classes, OFFENDS);
                let continuations = mask(continuation(here));
                let mut strangers = mask(here) & !continuations;
                // Most blocks of another script have none.
                if any(may_be_native(classes, here)) {
                    let (two, euro) = native_leads(here, next, after, low, high);
                    strangers &= !(two | euro);
                }
                let offenders = (strangers | !fitting) & fresh;
                tally.continuations += (continuations & fresh).count_ones() as usize;
                tally.supplementary += (mask(at_least(here, splat(0xF0))) & fresh).count_ones() as usize;
                tally.offending += offenders.count_ones() as usize;
                may_have_marks = or(may_have_marks, suspects(here, next, after, low, high));
                rest = rest.get(BLOCK..).unwrap_or_default();
            }
            if any(may_have_marks) {
                tally.joined = joined_marks(octets, foreign);
            }
            tally.scan(octets.len())
        }

        /// How many marks in the rest of a text follow another offender.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn joined_marks(octets: &[u8], mut rest: &[u8]) -> usize {
            let mut joined = 0;
            // A text seldom has more than two such groups in a block.
            let mut recent = group_at(&[], 0);
            let mut older = group_at(&[], 0);
            while !rest.is_empty() {
                let Window { here, next, after, skipped, fresh } = window(octets, rest);
                let (low, high) = (lower_half(here), upper_half(here));
                let suspects = !none_of(suspects(here, next, after, low, high), 0xFF) & fresh;
                if suspects != 0 {
                    let start = octets.len() - rest.len() - skipped;
                    let rows = lookup(&CONTINUATION_ROWS, upper_half(after));
                    let columns = lower_half(after);
                    let of_group = |group: &Group<Vector>| {
                        let members = and(equal(here, group.lead), equal(next, group.second));
                        (members, and(members, and(rows, lookup(group.columns, columns))))
                    };
                    let (first, second) = (of_group(&recent), of_group(&older));
                    let mut marks = !none_of(or(first.1, second.1), 0xFF) & suspects;
                    let others = suspects & !mask(or(first.0, second.0));
                    if others != 0 {
                        marks |= marks_of_utf8(octets, start, [here, next, after], others);
                        older = recent;
                        recent = group_at(octets, start + others.trailing_zeros() as usize);
                    }
                    let classes = in_both(&ASCII, low, high);
                    let ascii = !mask(here);
                    let after_fitting = if marks & ascii << 1 != 0 || any(may_be_native(classes, here)) {
                        let (two, euro) = native_leads(here, next, after, low, high);
                        (none_of(classes, OFFENDS) & ascii) << 1 | two << 2 | euro << 3
                    } else {
                        0
                    };
                    joined += joined_utf8(octets, start, marks, after_fitting);
                }
                rest = rest.get(BLOCK..).unwrap_or_default();
            }
            joined
        }

        /// The characters of three octets that differ from the one at a position in the last octet alone.
        #[target_feature(enable = $features)]
        fn group_at(octets: &[u8], position: usize) -> Group<Vector> {
            let two = octets.get(position..).and_then(|rest| rest.first_chunk());
            let [lead, second] = *two.filter(|[lead, _]| (0xE0..0xF0).contains(lead)).unwrap_or(&[0, 0]);
            let columns = marks_of_word(word_of(lead, second).unwrap_or(0));
            Group { lead: splat(lead), second: splat(second), columns }
        }

        /// Leads of which some characters are in the alphabet.
        #[target_feature(enable = $features)]
        #[inline]
        fn may_be_native(classes: Vector, here: Vector) -> Vector {
            or(and(classes, splat(NATIVE)), equal(here, splat(EURO[0])))
        }

        /// Where a mark may begin: no bits where none does.
        #[target_feature(enable = $features)]
        #[inline]
        fn suspects(here: Vector, next: Vector, after: Vector, low: Vector, high: Vector) -> Vector {
            let seconds = in_both(&SUSPECTS_UTF8.continuation, lower_half(next), upper_half(next));
            let suspects = and(in_both(&SUSPECTS_UTF8.lead, low, high), seconds);
            if !any(suspects) {
                return suspects;
            }
            // Punctuation that has a bit in common with marks: U+FF00 to U+FF3F, full-width, and the first 42 characters from U+2000 and
            // U+3000 on, quotes and stops.
            let full_width = and(equal(here, splat(0xEF)), equal(next, splat(0xBC)));
            let third = and(continuation(after), at_least(splat(0xA9), after));
            let punctuation = or(full_width, and(equal(next, splat(0x80)), third));
            and(suspects, equal(punctuation, splat(0)))
        }

        /// Which octets begin characters of the alphabet that take two and three octets.
        #[target_feature(enable = $features)]
        #[inline]
        fn native_leads(here: Vector, next: Vector, after: Vector, low: Vector, high: Vector) -> (u32, u32) {
            let lead = in_both(&PAIRS.lead, low, high);
            let two = and(lead, in_both(&PAIRS.continuation, lower_half(next), upper_half(next)));
            let [first, second, third] = EURO.map(|octet| splat(octet));
            let begins = equal(here, first);
            let euro = if any(begins) {
                mask(and(begins, and(equal(next, second), equal(after, third))))
            } else {
                0
            };
            (!none_of(two, 0xFF), euro)
        }

        /// Where none of some bits are set.
        #[target_feature(enable = $features)]
        #[inline]
        fn none_of(classes: Vector, bits: u8) -> u32 {
            mask(equal(and(classes, splat(bits)), splat(0)))
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
            let Some(last) = octets.last_chunk::<{ 2 * BLOCK }>() else {
                return any(short_classes(octets)).then_some(0);
            };
            let plain = plain_octets(octets);
            let rest = octets.len() - plain;
            (rest >= 2 * BLOCK || any(short_classes(last))).then_some(plain)
        }

        /// The classes of all octets of two blocks at most, some of them twice.
        #[target_feature(enable = $features)]
        #[inline]
        fn short_classes(octets: &[u8]) -> Vector {
            match (octets.first_chunk(), octets.last_chunk()) {
                (Some(first), Some(last)) => {
                    or(ascii(from_words(words(first))), ascii(from_words(words(last))))
                }
                _ => ascii(from_words(covering_words(octets))),
            }
        }

        /// The octets at the start that are ASCII of one septet each, as far as whole double blocks go.
        #[target_feature(enable = $features)]
        #[inline]
        fn plain_octets(octets: &[u8]) -> usize {
            let (doubles, _) = octets.as_chunks::<{ 2 * BLOCK }>();
            let mut count = 0;
            for double in doubles {
                if any(short_classes(double)) {
                    break;
                }
                count += 2 * BLOCK;
            }
            count
        }

        /// Which of some leads are those of marks. All suspects with the same octets but the last are looked up at once: a text seldom
        /// has more than two such groups in a block.
        #[target_feature(enable = $features)]
        #[inline]
        fn marks_of_utf8(
            octets: &[u8],
            start: usize,
            [here, next, after]: [Vector; 3],
            suspects: u32,
        ) -> u32 {
            let mut marks = 0;
            let mut left = suspects;
            while left != 0 {
                let place = start + left.trailing_zeros() as usize;
                let Some([lead, second]) = octets.get(place..).and_then(|rest| rest.first_chunk()) else {
                    break;
                };
                let Some(word) = word_of(*lead, *second) else {
                    marks |= u32::from(is_mark_at(octets, place)) << left.trailing_zeros();
                    left &= left - 1;
                    continue;
                };
                let same_lead = equal(here, splat(*lead));
                let (group, last) = if *lead < 0xE0 {
                    (same_lead, next)
                } else {
                    (and(same_lead, equal(next, splat(*second))), after)
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
                let marks = marks_of_utf16(units, start, low, high, suspects);
                tally.joined += joined_utf16(units, start, marks, fitting);
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

        /// A block, or all of a text that is shorter.
        #[target_feature(enable = $features)]
        #[inline]
        fn octets_or_all(octets: &[u8], position: usize) -> Vector {
            if octets.len() < BLOCK {
                return from_words(short_words(octets));
            }
            octets_at(octets, position)
        }

        /// The block at the start of the rest of a text.
        #[target_feature(enable = $features)]
        #[inline]
        fn window(octets: &[u8], rest: &[u8]) -> Window<Vector> {
            let Some(window) = rest.first_chunk::<{ BLOCK + 2 }>() else {
                return last_window(octets, rest);
            };
            let (here, _) = window.split_first_chunk().unwrap_or((&[0; BLOCK], &[]));
            let (_, after) = window.split_last_chunk().unwrap_or((&[], &[0; BLOCK]));
            let next = window.get(1..).and_then(|rest| rest.first_chunk()).unwrap_or(&[0; BLOCK]);
            let [here, next, after] = [here, next, after].map(|block| from_words(words(block)));
            Window { here, next, after, skipped: 0, fresh: u32::MAX }
        }

        /// The last block of the text, or the last but one, which may have one octet after it.
        #[target_feature(enable = $features)]
        #[inline]
        fn last_window(octets: &[u8], rest: &[u8]) -> Window<Vector> {
            let Some(last) = octets.last_chunk() else { return short_window(octets, rest) };
            let last = from_words(words(last));
            let (here, next, skipped) = match rest.first_chunk() {
                Some(here) if rest.len() > BLOCK => (from_words(words(here)), last, 0),
                _ => (last, moved_down(last), BLOCK - rest.len()),
            };
            Window { here, next, after: moved_down(next), skipped, fresh: u32::MAX << skipped }
        }

        /// All of a text that is shorter than a block.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn short_window(octets: &[u8], rest: &[u8]) -> Window<Vector> {
            let here = from_words(short_words(octets));
            let next = moved_down(here);
            let skipped = octets.len() - rest.len();
            let fresh = u32::MAX << skipped & live(octets.len());
            Window { here, next, after: moved_down(next), skipped, fresh }
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
