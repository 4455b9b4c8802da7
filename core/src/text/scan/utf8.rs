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
        fn octets_from<const CHECK: bool, const COUNT: bool>(
            octets: &[u8],
            mut position: usize,
        ) -> Option<Scan> {
            let mut tally = Tally::default();
            let mut sequences = Sequences::default();
            let mut block = loop {
                if position >= octets.len() {
                    return sequences.are_whole().then(|| tally.scan(octets.len()));
                }
                let block = window(octets, position);
                let Window { here, next, after, skipped, fresh } = block;
                let (low, high) = (lower_half(here), upper_half(here));
                let classes = in_both(&ASCII, low, high);
                let beyond_ascii = mask(here);
                let continuations = mask(continuation(here));
                let (two, euro) = native_leads(here, next, after, low, high);
                let strangers = beyond_ascii & !(continuations | two | euro);
                let offenders = (strangers | !none_of(classes, OFFENDS)) & fresh;
                if offenders != 0 {
                    tally.first_offender = Some(position - skipped + offenders.trailing_zeros() as usize);
                    break block;
                }
                if CHECK && !sequences.go_on(continuations, [two | euro, euro, 0], skipped) {
                    return None;
                }
                let pairs = !none_of(classes, EXTENDED) | euro;
                tally.continuations += (continuations & fresh).count_ones() as usize;
                tally.extended += (pairs & fresh).count_ones() as usize;
                position += BLOCK;
                if may_be_plain_run(position, beyond_ascii | pairs) {
                    position += plain_octets(octets.get(position..).unwrap_or_default());
                }
            };
            let mut groups = <[Group; 2]>::default();
            loop {
                let Window { here, next, after, skipped, fresh } = block;
                let (low, high) = (lower_half(here), upper_half(here));
                let beyond_ascii = mask(here);
                let continuations = mask(continuation(here));
                let leads = beyond_ascii & !continuations;
                let four = at_least_high(here, 0xF0);
                if CHECK {
                    let three = at_least_high(here, 0xE0);
                    let second = lookup(&FORBIDDEN_UTF8.continuation.high, upper_half(next));
                    let forbidden = and(in_both(&FORBIDDEN_UTF8.lead, low, high), second);
                    if !sequences.go_on(continuations, [leads, three, four], skipped) || any(forbidden) {
                        return None;
                    }
                }
                tally.continuations += (continuations & fresh).count_ones() as usize;
                tally.supplementary += (four & fresh).count_ones() as usize;
                if COUNT {
                    tally.offending += (leads & fresh).count_ones() as usize;
                    let suspects = suspects(next, after, low, high);
                    if any(or(suspects, in_both(&UNUSUAL, low, high))) {
                        // Made for the call alone, so that the block itself stays in registers.
                        let block = Window { here, next, after, skipped, fresh };
                        let (more, fewer) =
                            closer_look(octets, position - skipped, &block, suspects, &mut groups);
                        tally.offending = tally.offending + more - fewer;
                    }
                }
                position += BLOCK;
                if may_be_plain_run(position, beyond_ascii) {
                    position += plain_octets(octets.get(position..).unwrap_or_default());
                }
                if position >= octets.len() {
                    break;
                }
                block = window(octets, position);
            }
            if CHECK && !sequences.are_whole() {
                return None;
            }
            // One that is a mark belongs to the character before it, which is no offender.
            tally.first_offender = tally.first_offender.map(|first| first_cluster_utf8(octets, first));
            Some(tally.scan(octets.len()))
        }

        /// How many offenders a block has more, and how many fewer, than characters beyond ASCII: those of ASCII, those of the alphabet, and marks
        /// that follow another offender.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn closer_look(
            octets: &[u8],
            start: usize,
            block: &Window<Vector>,
            suspects: Vector,
            groups: &mut [Group; 2],
        ) -> (usize, usize) {
            let Window { here, next, after, fresh, .. } = *block;
            let (low, high) = (lower_half(here), upper_half(here));
            let (mut fitting_ascii, mut two, mut euro) = (!mask(here), 0, 0);
            let unusual = in_both(&UNUSUAL, low, high);
            if any(or(unusual, equal(here, splat(EURO[0])))) {
                (two, euro) = native_leads(here, next, after, low, high);
                fitting_ascii &= none_of(unusual, OFFENDS);
            }
            let more = !(fitting_ascii | mask(here)) & fresh;
            let natives = (two | euro) & fresh;
            let suspects = !none_of(suspects, 0xFF) & fresh;
            let mut fewer = natives.count_ones() as usize;
            if suspects & !natives != 0 {
                let marks = marks_of_utf8(octets, start, [here, next, after], suspects, groups);
                fewer += joined_utf8(octets, start, marks, fitting_ascii << 1 | two << 2 | euro << 3);
            }
            (more.count_ones() as usize, fewer)
        }

        /// Where a mark may begin: no bits where none does.
        #[target_feature(enable = $features)]
        #[inline]
        fn suspects(next: Vector, after: Vector, low: Vector, high: Vector) -> Vector {
            let seconds = in_both(&SUSPECTS_UTF8.continuation, lower_half(next), upper_half(next));
            let suspects = and(in_both(&SUSPECTS_UTF8.lead, low, high), seconds);
            // Punctuation that has a bit in common with marks: the first 42 characters from U+2000 and U+3000 on, quotes and stops.
            let third = and(continuation(after), at_least(splat(0xA9), after));
            let punctuation = and(equal(next, splat(0x80)), third);
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

        /// Which of some leads are those of marks. All characters of a group are looked up at once.
        #[target_feature(enable = $features)]
        #[inline]
        fn marks_of_utf8(
            octets: &[u8],
            start: usize,
            [here, next, after]: [Vector; 3],
            suspects: u32,
            groups: &mut [Group; 2],
        ) -> u32 {
            // What belongs to a group; and some bit for what is a mark among that.
            let of_group = |group: &Group| {
                let lead = equal(here, splat(group.lead));
                let (members, last) = if group.is_of_two() {
                    (lead, next)
                } else {
                    (and(lead, equal(next, splat(group.second))), after)
                };
                let rows = lookup(&CONTINUATION_ROWS, upper_half(last));
                (members, and(members, and(rows, lookup(group.columns, lower_half(last)))))
            };
            let [recent, older] = groups;
            let (first, second) = (of_group(recent), of_group(older));
            let mut left = suspects & !mask(or(first.0, second.0));
            let mut marks = suspects & !none_of(or(first.1, second.1), 0xFF);
            while left != 0 {
                let place = left.trailing_zeros();
                match group_at(octets, start + place as usize) {
                    Some(group) => {
                        let found = of_group(&group);
                        marks |= suspects & !none_of(found.1, 0xFF);
                        left &= !mask(found.0);
                        *older = *recent;
                        *recent = group;
                    }
                    None => {
                        marks |= u32::from(is_mark_at(octets, start + place as usize)) << place;
                    }
                }
                left &= !(1 << place);
            }
            marks
        }

        /// The block at a position of the text.
        #[target_feature(enable = $features)]
        #[inline]
        fn window(octets: &[u8], position: usize) -> Window<Vector> {
            let Some(window) = octets.get(position..).and_then(|rest| rest.first_chunk::<{ BLOCK + 2 }>())
            else {
                return last_window(octets, position);
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
        fn last_window(octets: &[u8], position: usize) -> Window<Vector> {
            let Some(last) = octets.last_chunk() else { return short_window(octets, position) };
            let last = from_words(words(last));
            let rest = octets.get(position..).unwrap_or_default();
            let (here, next, skipped) = match rest.first_chunk() {
                Some(here) if rest.len() > BLOCK => (from_words(words(here)), last, 0),
                _ => (last, moved_down(last), BLOCK - rest.len()),
            };
            Window { here, next, after: moved_down(next), skipped, fresh: u32::MAX << skipped }
        }

        /// All of a text that is shorter than a block.
        #[target_feature(enable = $features)]
        #[inline(never)]
        fn short_window(octets: &[u8], skipped: usize) -> Window<Vector> {
            let here = from_words(short_words(octets));
            let next = moved_down(here);
            let fresh = u32::MAX << skipped & live(octets.len());
            Window { here, next, after: moved_down(next), skipped, fresh }
        }
    };
}

pub(super) use utf8_kernels;
