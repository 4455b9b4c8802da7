//! Septets in octets and back (3GPP TS 23.038, 6.1.2.1.1), 32 septets at a time: a part of [`vector_kernels`](super::kernels), and the
//! form without vector instructions.
//!
//! Eight septets are a group of 56 bits, in which three steps push them together. Four groups take the steps side by side. Fill bits shift
//! the whole stream, so that what leaves a group at the top enters the next at the bottom.

use super::tally::{BLOCK, octets, short_words, words};

const GROUPS: usize = 4;
const OCTETS_IN_GROUP: usize = 7;
const OCTETS: usize = GROUPS * OCTETS_IN_GROUP;
/// The octets of a block, and the one that begins the next.
const WINDOW: usize = OCTETS + 1;
const GROUP_BITS: u32 = 56;
const GROUP: u64 = (1 << GROUP_BITS) - 1;
/// The bit of each octet that a septet does not have.
const ABOVE_SEPTETS: u64 = 0x8080_8080_8080_8080;

/// The octets of four groups.
pub(crate) const PACKED_OCTETS: usize = OCTETS;

/// What four groups are written as: 28 octets, and behind them the bits that the last one carries.
pub(crate) type PackedBlock = [u8; BLOCK];

macro_rules! pack_kernels {
    ($features:literal) => {
        #[target_feature(enable = $features)]
        pub(super) fn pack(septets: &[u8], fill_bits: u8, put: impl FnMut(&PackedBlock)) -> bool {
            let mut all = splat(0);
            let squeezed = |words| {
                let septets = from_words(words);
                all = or(all, septets);
                to_words(squeezed(septets))
            };
            packing::pack_by(septets, fill_bits, squeezed, put);
            mask(all) == 0
        }

        // The compiler makes vector instructions of it.
        #[target_feature(enable = $features)]
        pub(super) fn unpack(octets: &[u8], fill_bits: u8, septets: &mut [u8]) {
            packing::unpack(octets, fill_bits, septets);
        }
    };
}

pub(super) use pack_kernels;

/// The form without vector instructions.
pub(super) fn pack(septets: &[u8], fill_bits: u8, put: impl FnMut(&PackedBlock)) -> bool {
    let mut all = 0;
    let squeezed = |words: [u64; GROUPS]| {
        all = words.iter().fold(all, |all, word| all | word);
        words.map(squeeze)
    };
    pack_by(septets, fill_bits, squeezed, put);
    all & ABOVE_SEPTETS == 0
}

/// Packs septets and puts them block by block, the last of which may have none.
#[inline(always)]
pub(super) fn pack_by(
    septets: &[u8],
    fill_bits: u8,
    mut squeezed: impl FnMut([u64; GROUPS]) -> [u64; GROUPS],
    mut put: impl FnMut(&PackedBlock),
) {
    let (blocks, rest) = septets.as_chunks();
    let mut carried = 0;
    for block in blocks {
        let packed = joined(squeezed(words(block)), fill_bits, &mut carried);
        put(&packed);
    }
    put(&joined(squeezed(short_words(rest)), fill_bits, &mut carried));
}

/// Groups without the empty octet of each.
#[inline(always)]
fn joined(groups: [u64; GROUPS], fill_bits: u8, carried: &mut u64) -> PackedBlock {
    let [a, b, c, d] = groups.map(|group| {
        let bits = group << fill_bits | *carried;
        *carried = bits >> GROUP_BITS;
        bits & GROUP
    });
    octets([a | b << 56, b >> 8 | c << 48, c >> 16 | d << 40, d >> 24 | *carried << 32])
}

/// Unpacks as many septets as there is room for; those that the octets do not have are zero.
#[inline(always)]
pub(super) fn unpack(octets: &[u8], fill_bits: u8, septets: &mut [u8]) {
    let (blocks, rest) = septets.as_chunks_mut::<BLOCK>();
    let mut octets = octets;
    for block in blocks {
        *block = read_groups(octets, fill_bits);
        octets = octets.get(OCTETS..).unwrap_or_default();
    }
    if !rest.is_empty() {
        let last = read_groups(octets, fill_bits);
        rest.iter_mut().zip(last).for_each(|(septet, value)| *septet = value);
    }
}

#[inline(always)]
fn read_groups(octets: &[u8], fill_bits: u8) -> [u8; BLOCK] {
    let mut last = [0; WINDOW];
    let window = octets.first_chunk().unwrap_or_else(|| {
        last.iter_mut().zip(octets).for_each(|(place, octet)| *place = *octet);
        &last
    });
    self::octets([0, 1, 2, 3].map(|index| {
        let group = window.get(index * OCTETS_IN_GROUP..).and_then(|group| group.first_chunk());
        let bits = group.map_or(0, |group| u64::from_le_bytes(*group));
        spread(bits >> fill_bits & GROUP)
    }))
}

/// Bit by bit, as the figures of 6.1.2.1.1 draw it.
#[cfg(test)]
pub(crate) fn packed_slowly(septets: &[u8], fill_bits: u8) -> alloc::vec::Vec<u8> {
    let bits = core::iter::repeat_n(0, usize::from(fill_bits))
        .chain(septets.iter().flat_map(|septet| (0..7).map(move |bit| septet >> bit & 1)));
    let bits: alloc::vec::Vec<u8> = bits.collect();
    bits.chunks(8).map(|bits| bits.iter().rev().fold(0, |octet, bit| octet << 1 | bit)).collect()
}

/// Eight lanes of seven bits to 56 bits: lanes of 8, 16 and 32 bits close up pair by pair.
const fn squeeze(lanes: u64) -> u64 {
    let pairs = lanes & 0x007F_007F_007F_007F | (lanes & 0x7F00_7F00_7F00_7F00) >> 1;
    let fours = pairs & 0x0000_3FFF_0000_3FFF | (pairs & 0x3FFF_0000_3FFF_0000) >> 2;
    fours & 0x0FFF_FFFF | (fours & 0x0FFF_FFFF_0000_0000) >> 4
}

/// The way back.
const fn spread(bits: u64) -> u64 {
    let fours = bits & 0x0FFF_FFFF | (bits & 0x00FF_FFFF_F000_0000) << 4;
    let pairs = fours & 0x0000_3FFF_0000_3FFF | (fours & 0x0FFF_C000_0FFF_C000) << 2;
    pairs & 0x007F_007F_007F_007F | (pairs & 0x3F80_3F80_3F80_3F80) << 1
}
