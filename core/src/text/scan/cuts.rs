//! Where segments end: a part of [`vector_kernels`](super::kernels).

use super::Filled;

/// Fills segments until a text of this length ends: how many, and the units of the last.
#[inline(always)]
pub(super) fn count_by(length: usize, mut fill: impl FnMut(usize) -> Filled) -> (usize, usize) {
    let (mut segments, mut position) = (0, 0);
    loop {
        let filled = fill(position);
        segments += 1;
        position = filled.end;
        if position == length {
            return (segments, filled.units);
        }
    }
}

macro_rules! cuts_kernels {
    ($features:literal) => {
        /// Takes characters from a position on, until a segment is full.
        #[target_feature(enable = $features)]
        pub(super) fn fill(text: Text<'_>, start: usize, encoding: Encoding, capacity: usize) -> Filled {
            match (text, encoding) {
                (Text::Utf8(text), _) => fill_utf8(text.as_bytes(), start, encoding, capacity),
                (Text::Utf16(text), Encoding::Gsm7) => fill_utf16(text.units(), start, capacity),
                (Text::Utf16(text), Encoding::Ucs2) => fill_with_units(text.units(), start, capacity),
                (Text::Utf32(_) | Text::Latin1(_), _) => portable::fill(text, start, encoding, capacity),
            }
        }

        /// Fills segments until the text ends: how many, and the units of the last.
        #[target_feature(enable = $features)]
        pub(super) fn count(text: Text<'_>, encoding: Encoding, capacity: usize) -> (usize, usize) {
            if let Text::Utf8(text) = text {
                return count_octets(text.as_bytes(), encoding, capacity);
            }
            count_by(text.len(), |position| fill(text, position, encoding, capacity))
        }

        /// The same of octets that are UTF-8.
        #[target_feature(enable = $features)]
        pub(super) fn count_octets(octets: &[u8], encoding: Encoding, capacity: usize) -> (usize, usize) {
            count_by(octets.len(), |position| fill_utf8(octets, position, encoding, capacity))
        }

        #[target_feature(enable = $features)]
        fn fill_utf8(octets: &[u8], start: usize, encoding: Encoding, capacity: usize) -> Filled {
            let octets = octets.get(start..).unwrap_or_default();
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
    };
}

pub(super) use cuts_kernels;
