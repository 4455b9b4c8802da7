//! The scan over blocks of 32 units, written once for all vector instruction sets.
//!
//! A module that invokes the macro names its processor features and defines `Vector` (32 octets) with `from_words`, `splat`,
//! `to_words`, `and`, `or`, `exclusive_or`, `equal`, `at_least`, `less`, `lookup`, `upper_half`, `mask`, `any`, `moved_down`, `narrow`, `unzip` and `squeezed`, and with `place_of_bit`. It is a macro and no generic code
//! because a function may use the instructions of a feature only under an attribute that names it.

macro_rules! vector_kernels {
    ($features:literal) => {
        use alloc::vec::Vec;

        use super::classes::{
            ASCII, BEYOND_ASCII, CONTINUATION_ROWS, EMOJI_SURROGATES, EURO, EXTENDED, FORBIDDEN_UTF8, GREEK,
            Halves, LATIN1, OFFENDS, PAIRS, SUSPECTS_UTF8, SUSPECTS_UTF16, UNIT_ROWS, UNUSUAL,
        };
        use super::cuts::{count_by, cuts_kernels};
        use super::encode::encode_kernels;
        use super::marks::marks_of_word;
        use super::packing::{PackedBlock, pack_kernels};
        use super::septets::{MOVED, push_others};
        use super::tally::{
            BLOCK, Group, Sequences, Tally, Window, covering_unit_words, covering_words, fill_block,
            fill_with_units, first_cluster_utf8, first_cluster_utf16, group_at, is_mark_at, is_mark_at_unit,
            joined_utf8, joined_utf16, may_be_plain_run, short_unit_words, short_words, unit_words, words,
        };
        use super::utf8::utf8_kernels;
        use super::utf16::utf16_kernels;
        use super::{Filled, Scan, packing, portable, tally};
        use crate::text::Encoding;
        use crate::text::input::Text;

        cuts_kernels!($features);
        encode_kernels!($features);
        pack_kernels!($features);
        utf8_kernels!($features);
        utf16_kernels!($features);

        // A text of nothing but ASCII of one septet each is told apart first, by functions that need few registers and no sums. The rest
        // is counted in blocks, the last of which overlaps the one before it. A function for blocks has one caller, is therefore inlined
        // and keeps its sums in registers; what few texts need is a function apart, so that it takes none of them.

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

        /// Where the first block begins that holds anything but ASCII of one septet each, `None` when none does.
        #[target_feature(enable = $features)]
        #[inline]
        pub(super) fn plain_start(octets: &[u8]) -> Option<usize> {
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

        /// Which octets are at least one that is beyond ASCII.
        #[target_feature(enable = $features)]
        #[inline]
        fn at_least_high(octets: Vector, least: u8) -> u32 {
            mask(less(octets, splat(least - 0x80)))
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
    };
}

pub(super) use vector_kernels;
