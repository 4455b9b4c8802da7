//! 32 octets in two registers: NEON, which every 64-bit ARM processor has.

use core::arch::aarch64::*;

use super::kernels::vector_kernels;
use super::tally::place_of_bit;

type Vector = (uint8x16_t, uint8x16_t);

vector_kernels!("neon");

#[target_feature(enable = "neon")]
#[inline]
fn from_words([a, b, c, d]: [u64; 4]) -> Vector {
    let register = |low, high| vreinterpretq_u8_u64(vcombine_u64(vcreate_u64(low), vcreate_u64(high)));
    (register(a, b), register(c, d))
}

#[target_feature(enable = "neon")]
#[inline]
fn to_words(octets: Vector) -> [u64; 4] {
    let word = |half, high: bool| {
        let words = vreinterpretq_u64_u8(half);
        if high { vgetq_lane_u64::<1>(words) } else { vgetq_lane_u64::<0>(words) }
    };
    [word(octets.0, false), word(octets.0, true), word(octets.1, false), word(octets.1, true)]
}

#[target_feature(enable = "neon")]
#[inline]
fn splat(octet: u8) -> Vector {
    (vdupq_n_u8(octet), vdupq_n_u8(octet))
}

#[target_feature(enable = "neon")]
#[inline]
fn and(left: Vector, right: Vector) -> Vector {
    (vandq_u8(left.0, right.0), vandq_u8(left.1, right.1))
}

#[target_feature(enable = "neon")]
#[inline]
fn or(left: Vector, right: Vector) -> Vector {
    (vorrq_u8(left.0, right.0), vorrq_u8(left.1, right.1))
}

#[target_feature(enable = "neon")]
#[inline]
fn exclusive_or(left: Vector, right: Vector) -> Vector {
    (veorq_u8(left.0, right.0), veorq_u8(left.1, right.1))
}

/// All bits where the octets are the same.
#[target_feature(enable = "neon")]
#[inline]
fn equal(left: Vector, right: Vector) -> Vector {
    (vceqq_u8(left.0, right.0), vceqq_u8(left.1, right.1))
}

/// All bits where the left octet is at least the right one.
#[target_feature(enable = "neon")]
#[inline]
fn at_least(left: Vector, right: Vector) -> Vector {
    (vcgeq_u8(left.0, right.0), vcgeq_u8(left.1, right.1))
}

/// The differences of octets, 0 where the right one is greater.
#[target_feature(enable = "neon")]
#[inline]
fn less(left: Vector, right: Vector) -> Vector {
    (vqsubq_u8(left.0, right.0), vqsubq_u8(left.1, right.1))
}

/// The octets of a table by indexes below 16.
#[target_feature(enable = "neon")]
#[inline]
fn lookup(table: &[u8; 16], indexes: Vector) -> Vector {
    let table = u128::from_le_bytes(*table);
    let (table, _) = from_words([table as u64, (table >> 64) as u64, 0, 0]);
    (vqtbl1q_u8(table, indexes.0), vqtbl1q_u8(table, indexes.1))
}

#[target_feature(enable = "neon")]
#[inline]
fn upper_half(octets: Vector) -> Vector {
    (vshrq_n_u8::<4>(octets.0), vshrq_n_u8::<4>(octets.1))
}

/// The highest bit of each octet: each is moved to its own place of eight, and neighbours are added three times.
#[target_feature(enable = "neon")]
#[inline]
fn mask(octets: Vector) -> u32 {
    let (places, _) = from_words([0x8040_2010_0804_0201, 0x8040_2010_0804_0201, 0, 0]);
    let highest =
        |octets| vandq_u8(vreinterpretq_u8_s8(vshrq_n_s8::<7>(vreinterpretq_s8_u8(octets))), places);
    let sums = vpaddq_u8(highest(octets.0), highest(octets.1));
    let sums = vpaddq_u8(sums, sums);
    vgetq_lane_u32::<0>(vreinterpretq_u32_u8(vpaddq_u8(sums, sums)))
}

#[target_feature(enable = "neon")]
#[inline]
fn any(octets: Vector) -> bool {
    vmaxvq_u8(vorrq_u8(octets.0, octets.1)) != 0
}

/// Each octet moved down by one place, 0 in the last.
#[target_feature(enable = "neon")]
#[inline]
fn moved_down(octets: Vector) -> Vector {
    (vextq_u8::<1>(octets.0, octets.1), vextq_u8::<1>(octets.1, vdupq_n_u8(0)))
}

/// Groups of eight septets as 56 bits: each step shifts the upper half of a lane in above the bits of the lower one.
#[target_feature(enable = "neon")]
#[inline]
fn squeezed(septets: Vector) -> Vector {
    let half = |septets| {
        let lanes = vreinterpretq_u16_u8(septets);
        let pairs = vreinterpretq_u32_u16(vsliq_n_u16::<7>(lanes, vshrq_n_u16::<8>(lanes)));
        let fours = vreinterpretq_u64_u32(vsliq_n_u32::<14>(pairs, vshrq_n_u32::<16>(pairs)));
        vreinterpretq_u8_u64(vsliq_n_u64::<28>(fours, vshrq_n_u64::<32>(fours)))
    };
    (half(septets.0), half(septets.1))
}

/// Units as octets in any order. Those above U+00FF become octets that are no ASCII of the alphabet.
#[target_feature(enable = "neon")]
#[inline]
fn narrow(first: Vector, second: Vector) -> Vector {
    let narrow = |(low, high): Vector| {
        vcombine_u8(vqmovn_u16(vreinterpretq_u16_u8(low)), vqmovn_u16(vreinterpretq_u16_u8(high)))
    };
    (narrow(first), narrow(second))
}

/// The lower and the upper octets of 32 units.
#[target_feature(enable = "neon")]
#[inline]
fn unzip(first: Vector, second: Vector) -> (Vector, Vector) {
    let low = (vuzp1q_u8(first.0, first.1), vuzp1q_u8(second.0, second.1));
    let high = (vuzp2q_u8(first.0, first.1), vuzp2q_u8(second.0, second.1));
    (low, high)
}
