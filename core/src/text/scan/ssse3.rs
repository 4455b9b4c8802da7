//! 32 octets in two registers: SSSE3 on x86-64.

use core::arch::x86_64::*;

use super::kernels::vector_kernels;
use super::tally::place_of_bit;

type Vector = (__m128i, __m128i);

vector_kernels!("ssse3,popcnt");

#[target_feature(enable = "ssse3")]
#[inline]
fn from_words([a, b, c, d]: [u64; 4]) -> Vector {
    (_mm_set_epi64x(b as i64, a as i64), _mm_set_epi64x(d as i64, c as i64))
}

#[target_feature(enable = "ssse3")]
#[inline]
fn to_words(octets: Vector) -> [u64; 4] {
    let low = |half| _mm_cvtsi128_si64(half) as u64;
    let high = |half| low(_mm_unpackhi_epi64(half, half));
    [low(octets.0), high(octets.0), low(octets.1), high(octets.1)]
}

#[target_feature(enable = "ssse3")]
#[inline]
fn splat(octet: u8) -> Vector {
    (_mm_set1_epi8(octet as i8), _mm_set1_epi8(octet as i8))
}

#[target_feature(enable = "ssse3")]
#[inline]
fn and(left: Vector, right: Vector) -> Vector {
    (_mm_and_si128(left.0, right.0), _mm_and_si128(left.1, right.1))
}

#[target_feature(enable = "ssse3")]
#[inline]
fn or(left: Vector, right: Vector) -> Vector {
    (_mm_or_si128(left.0, right.0), _mm_or_si128(left.1, right.1))
}

#[target_feature(enable = "ssse3")]
#[inline]
fn exclusive_or(left: Vector, right: Vector) -> Vector {
    (_mm_xor_si128(left.0, right.0), _mm_xor_si128(left.1, right.1))
}

/// All bits where the octets are the same.
#[target_feature(enable = "ssse3")]
#[inline]
fn equal(left: Vector, right: Vector) -> Vector {
    (_mm_cmpeq_epi8(left.0, right.0), _mm_cmpeq_epi8(left.1, right.1))
}

/// All bits where the left octet is at least the right one.
#[target_feature(enable = "ssse3")]
#[inline]
fn at_least(left: Vector, right: Vector) -> Vector {
    equal((_mm_max_epu8(left.0, right.0), _mm_max_epu8(left.1, right.1)), left)
}

/// The differences of octets, 0 where the right one is greater.
#[target_feature(enable = "ssse3")]
#[inline]
fn less(left: Vector, right: Vector) -> Vector {
    (_mm_subs_epu8(left.0, right.0), _mm_subs_epu8(left.1, right.1))
}

/// The octets of a table by indexes below 16.
#[target_feature(enable = "ssse3")]
#[inline]
fn lookup(table: &[u8; 16], indexes: Vector) -> Vector {
    let table = u128::from_le_bytes(*table);
    let table = _mm_set_epi64x((table >> 64) as i64, table as i64);
    (_mm_shuffle_epi8(table, indexes.0), _mm_shuffle_epi8(table, indexes.1))
}

#[target_feature(enable = "ssse3")]
#[inline]
fn upper_half(octets: Vector) -> Vector {
    and((_mm_srli_epi16::<4>(octets.0), _mm_srli_epi16::<4>(octets.1)), splat(0x0F))
}

/// The highest bit of each octet.
#[target_feature(enable = "ssse3")]
#[inline]
fn mask(octets: Vector) -> u32 {
    _mm_movemask_epi8(octets.0) as u32 | (_mm_movemask_epi8(octets.1) as u32) << 16
}

#[target_feature(enable = "ssse3")]
#[inline]
fn any(octets: Vector) -> bool {
    let zero = _mm_cmpeq_epi8(_mm_or_si128(octets.0, octets.1), _mm_setzero_si128());
    _mm_movemask_epi8(zero) != 0xFFFF
}

/// Each octet moved down by one place, 0 in the last.
#[target_feature(enable = "ssse3")]
#[inline]
fn moved_down(octets: Vector) -> Vector {
    (_mm_alignr_epi8::<1>(octets.1, octets.0), _mm_srli_si128::<1>(octets.1))
}

/// Groups of eight septets as 56 bits.
#[target_feature(enable = "ssse3")]
#[inline]
fn squeezed(septets: Vector) -> Vector {
    let half = |septets| {
        let pairs = _mm_maddubs_epi16(_mm_set1_epi16(0x8001_u16 as i16), septets);
        let fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x4000_0001));
        let upper = _mm_and_si128(fours, _mm_set1_epi64x(0x0FFF_FFFF_0000_0000));
        let lower = _mm_and_si128(fours, _mm_set1_epi64x(0x0FFF_FFFF));
        _mm_or_si128(lower, _mm_srli_epi64::<4>(upper))
    };
    (half(septets.0), half(septets.1))
}

/// Units as octets in any order. Those above U+00FF become octets that are no ASCII of the alphabet.
#[target_feature(enable = "ssse3")]
#[inline]
fn narrow(first: Vector, second: Vector) -> Vector {
    (_mm_packus_epi16(first.0, first.1), _mm_packus_epi16(second.0, second.1))
}

/// The lower and the upper octets of 32 units.
#[target_feature(enable = "ssse3")]
#[inline]
fn unzip(first: Vector, second: Vector) -> (Vector, Vector) {
    let low = |units: Vector| {
        let octet = _mm_set1_epi16(0xFF);
        _mm_packus_epi16(_mm_and_si128(units.0, octet), _mm_and_si128(units.1, octet))
    };
    let high = |units: Vector| _mm_packus_epi16(_mm_srli_epi16::<8>(units.0), _mm_srli_epi16::<8>(units.1));
    ((low(first), low(second)), (high(first), high(second)))
}
