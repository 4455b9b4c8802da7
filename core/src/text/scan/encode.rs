//! UTF-8 as septets: a part of [`vector_kernels`](super::kernels).

macro_rules! encode_kernels {
    ($features:literal) => {
        /// Appends the septets of a text up to the first character outside the alphabet; gives the number of octets before that.
        ///
        /// What a block has before its first octet that is no ASCII of one septet is written at once. The next block begins behind
        /// the characters that follow, which are taken one by one.
        #[target_feature(enable = $features)]
        pub(super) fn push_septets(text: &str, septets: &mut Vec<u8>) -> usize {
            let octets = text.as_bytes();
            let mut rest = octets;
            while !rest.is_empty() {
                if rest.len() < BLOCK && push_last(octets, rest.len(), septets) {
                    return octets.len();
                }
                let (here, length) = match rest.first_chunk() {
                    Some(block) => (from_words(words(block)), BLOCK),
                    None => (from_words(short_words(rest)), rest.len()),
                };
                let others = !none_of(ascii(here), 0xFF) & live(length);
                let run = if others == 0 { length } else { others.trailing_zeros() as usize };
                // A whole block, of which the rest is taken off again: that is one store.
                let end = septets.len() + run;
                septets.extend_from_slice(&tally::octets(to_words(plain_septets(here))));
                septets.truncate(end);
                rest = rest.get(run..).unwrap_or_default();
                if others != 0 {
                    let after = push_others(rest, septets);
                    if after.len() == rest.len() {
                        break;
                    }
                    rest = after;
                }
            }
            octets.len() - rest.len()
        }

        /// Puts the rest of a text together with what stands before it, when all of that block is ASCII of one septet each: its septets
        /// are then the last ones. There is nothing to choose by the length of the rest.
        #[target_feature(enable = $features)]
        #[inline]
        fn push_last(octets: &[u8], rest: usize, septets: &mut Vec<u8>) -> bool {
            let Some(last) = octets.last_chunk() else { return false };
            let last = from_words(words(last));
            if any(ascii(last)) {
                return false;
            }
            septets.truncate((septets.len() + rest).saturating_sub(BLOCK));
            septets.extend_from_slice(&tally::octets(to_words(plain_septets(last))));
            true
        }

        /// The septets of ASCII of one septet each.
        #[target_feature(enable = $features)]
        #[inline]
        fn plain_septets(octets: Vector) -> Vector {
            let [first, second, third] =
                MOVED.map(|(octet, bits)| and(equal(octets, splat(octet)), splat(bits)));
            exclusive_or(octets, or(first, or(second, third)))
        }
    };
}

pub(super) use encode_kernels;
