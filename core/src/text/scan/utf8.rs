//! Characters of UTF-8, counted at their first octet by what stands there and after it: a part of [`vector_kernels`](super::kernels).

macro_rules! utf8_kernels {
    ($features:literal) => {
        #[target_feature(enable = $features)]
        pub(super) fn utf8(text: &str) -> Scan {
            let octets = text.as_bytes();
            match plain_start(octets) {
                None => Scan { characters: octets.len(), ..Scan::default() },
                Some(position) => utf8_from(text, position),
            }
        }

        /// The rest of a text whose first block is not plain.
        #[target_feature(enable = $features)]
        pub(super) fn utf8_from(text: &str, position: usize) -> Scan {
            octets_from::<false, true>(text.as_bytes(), position).unwrap_or_default()
        }

        /// The same of octets that may not be UTF-8: `None` when they are not.
        #[target_feature(enable = $features)]
        pub(super) fn checked_from(octets: &[u8], position: usize) -> Option<Scan> {
            octets_from::<true, true>(octets, position)
        }

        /// As [`checked_from`], but offenders are not counted: the first one is all that is told.
        #[target_feature(enable = $features)]
        pub(super) fn uncounted_from(octets: &[u8], position: usize) -> Option<Scan> {
            octets_from::<true, false>(octets, position)
        }

        /// The rest of a text whose first block is not plain: as far as it is in the alphabet, and then from the block on that has the
        /// first offender. What is asked at every block costs less than a branch that texts take now and now not, so there is none but for
        /// what few texts have.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn octets_from<const CHECK: bool, const COUNT: bool>(octets: &[u8], position: usize) -> Option<Scan> {
            let mut rest = octets.get(position..).unwrap_or_default();
            let mut tally = Tally::default();
            let mut sequences = Sequences::default();
            let mut before = u32::MAX;
            let mut block = loop {
                if rest.is_empty() {
                    return sequences.are_whole().then(|| tally.scan(octets.len()));
                }
                let block = window(octets, rest);
                let Window { here, next, after, skipped, fresh } = block;
                let (low, high) = (lower_half(here), upper_half(here));
                let classes = in_both(&ASCII, low, high);
                let beyond_ascii = mask(here);
                let continuations = mask(continuation(here));
                let (two, euro) = native_leads(here, next, after, low, high);
                let strangers = beyond_ascii & !(continuations | two | euro);
                let offenders = (strangers | !none_of(classes, OFFENDS)) & fresh;
                if offenders != 0 {
                    let place = offenders.trailing_zeros() as usize;
                    tally.first_offender = Some(octets.len() - rest.len() - skipped + place);
                    break block;
                }
                if CHECK {
                    sequences.push(continuations, [two | euro, euro, 0], skipped);
                }
                let pairs = !none_of(classes, EXTENDED) | euro;
                tally.continuations += (continuations & fresh).count_ones() as usize;
                tally.extended += (pairs & fresh).count_ones() as usize;
                rest = rest.get(BLOCK..).unwrap_or_default();
                let unusual = beyond_ascii | pairs;
                if unusual | before == 0 {
                    rest = rest.get(plain_octets(rest)..).unwrap_or_default();
                }
                before = unusual;
            };
            let foreign = rest;
            let mut forbidden = splat(0);
            let mut may_have_marks = splat(0);
            before = u32::MAX;
            loop {
                let Window { here, next, after, skipped, fresh } = block;
                let (low, high) = (lower_half(here), upper_half(here));
                let beyond_ascii = mask(here);
                let continuations = mask(continuation(here));
                let four = mask(at_least(here, splat(0xF0)));
                if CHECK {
                    let leads = beyond_ascii & !continuations;
                    sequences.push(continuations, [leads, mask(at_least(here, splat(0xE0))), four], skipped);
                    let second = lookup(&FORBIDDEN_UTF8.continuation.high, upper_half(next));
                    forbidden = or(forbidden, and(in_both(&FORBIDDEN_UTF8.lead, low, high), second));
                }
                tally.continuations += (continuations & fresh).count_ones() as usize;
                tally.supplementary += (four & fresh).count_ones() as usize;
                if COUNT {
                    let classes = in_both(&ASCII, low, high);
                    let mut strangers = beyond_ascii & !continuations;
                    // Most blocks of another script have none.
                    if any(may_be_native(classes, here, next)) {
                        let (two, euro) = native_leads(here, next, after, low, high);
                        strangers &= !(two | euro);
                    }
                    let offenders = (strangers | !none_of(classes, OFFENDS)) & fresh;
                    tally.offending += offenders.count_ones() as usize;
                    may_have_marks = or(may_have_marks, suspects(here, next, after, low, high));
                }
                rest = rest.get(BLOCK..).unwrap_or_default();
                if beyond_ascii | before == 0 {
                    rest = rest.get(plain_octets(rest)..).unwrap_or_default();
                }
                before = beyond_ascii;
                if rest.is_empty() {
                    break;
                }
                block = window(octets, rest);
            }
            if CHECK && (any(forbidden) || !sequences.are_whole()) {
                return None;
            }
            if COUNT && any(may_have_marks) {
                tally.joined = joined_marks(octets, foreign);
            }
            // One that is a mark belongs to the character before it, which is no offender.
            tally.first_offender = tally.first_offender.map(|first| first_cluster_utf8(octets, first));
            Some(tally.scan(octets.len()))
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
                    let after_fitting = if marks & ascii << 1 != 0 || any(may_be_native(classes, here, next)) {
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
        fn may_be_native(classes: Vector, here: Vector, next: Vector) -> Vector {
            let euro = and(equal(here, splat(EURO[0])), equal(next, splat(EURO[1])));
            or(and(classes, splat(NATIVE)), euro)
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
            let euro = and(equal(here, first), and(equal(next, second), equal(after, third)));
            (!none_of(two, 0xFF), mask(euro))
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
    };
}

pub(super) use utf8_kernels;
