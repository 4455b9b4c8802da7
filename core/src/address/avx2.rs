//! Reading a block of numbers by AVX2 on x86-64: sixteen octets a row, two rows in a register.

use core::arch::x86_64::*;

use super::block::{BLOCK, Ends, Read, Rows};

/// As [`super::block::Reader::read`].
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn read(rows: &impl Rows, read: Read<'_>) -> u32 {
    let mut faults = 0;
    let places = read.numbers.as_chunks_mut().0.iter_mut().zip(read.prefixes.as_chunks_mut().0);
    for (group, (numbers, prefixes)) in places.enumerate() {
        faults |= eight(rows, 8 * group, numbers, prefixes) << (8 * group);
    }
    faults
}

const _: () = assert!(BLOCK.is_multiple_of(8));

/// Reads eight rows.
#[target_feature(enable = "avx2")]
#[inline]
fn eight(rows: &impl Rows, first: usize, numbers: &mut [i64; 8], prefixes: &mut [u32; 8]) -> u32 {
    let [low, high] = [four(rows, first), four(rows, first + 4)];
    *numbers = {
        let ([a, b, c, d], [e, f, g, h]) = (quarters(low.numbers), quarters(high.numbers));
        [a, b, c, d, e, f, g, h]
    };
    let heads = _mm256_set_m128i(high.heads, low.heads);
    let digits = _mm256_xor_si256(heads, _mm256_set1_epi32(i32::from_le_bytes(*b"+000")));
    let weighed = _mm256_maddubs_epi16(digits, _mm256_set1_epi32(i32::from_le_bytes([0, 100, 10, 1])));
    let prefix = _mm256_madd_epi16(weighed, _mm256_set1_epi16(1));
    *prefixes = eighths(prefix);
    let is_plus =
        _mm256_cmpeq_epi32(_mm256_and_si256(digits, _mm256_set1_epi32(0xFF)), _mm256_setzero_si256());
    let begins = _mm256_and_si256(is_plus, _mm256_cmpgt_epi32(prefix, _mm256_set1_epi32(99)));
    let begins = _mm256_movemask_ps(_mm256_castsi256_ps(begins)) as u32;
    !(begins & (low.all_digits | high.all_digits << 4)) & 0xFF
}

struct Four {
    numbers: __m256i,
    heads: __m128i,
    /// A bit a row.
    all_digits: u32,
}

/// Four rows: the first and the third in one register, the second and the fourth in the other, which packing brings in order.
#[target_feature(enable = "avx2")]
#[inline]
fn four(rows: &impl Rows, first: usize) -> Four {
    let [a, b, c, d] = [rows.ends(first), rows.ends(first + 1), rows.ends(first + 2), rows.ends(first + 3)];
    let (one, two) = (digits(a, c), digits(b, d));
    let over = [one, two].map(|digits| _mm256_subs_epu8(digits, _mm256_set1_epi8(9)));
    let over =
        _mm256_or_si256(_mm256_unpacklo_epi64(over[0], over[1]), _mm256_unpackhi_epi64(over[0], over[1]));
    let all_digits = _mm256_cmpeq_epi64(over, _mm256_setzero_si256());
    let fours = _mm256_packus_epi32(fours(one), fours(two));
    // In each half of a register: the eight digits before, then the last eight.
    let eights = _mm256_madd_epi16(fours, _mm256_set1_epi32(1 << 16 | 10_000));
    let high = _mm256_mul_epu32(eights, _mm256_set1_epi64x(100_000_000));
    Four {
        numbers: _mm256_add_epi64(high, _mm256_srli_epi64(eights, 32)),
        heads: _mm_set_epi32(d.head as i32, c.head as i32, b.head as i32, a.head as i32),
        all_digits: _mm256_movemask_pd(_mm256_castsi256_pd(all_digits)) as u32,
    }
}

/// The digits of two rows, one an octet.
#[target_feature(enable = "avx2")]
#[inline]
fn digits(one: Ends, two: Ends) -> __m256i {
    let octets = _mm256_set_m128i(half(two.octets), half(one.octets));
    let kept = _mm256_set_m128i(half(*two.kept), half(*one.kept));
    _mm256_and_si256(_mm256_xor_si256(octets, _mm256_set1_epi8(b'0' as i8)), kept)
}

#[target_feature(enable = "avx2")]
#[inline]
fn half([low, high]: [u64; 2]) -> __m128i {
    _mm_set_epi64x(high as i64, low as i64)
}

/// Joins digits to pairs and these to fours.
#[target_feature(enable = "avx2")]
#[inline]
fn fours(digits: __m256i) -> __m256i {
    let pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(1 << 8 | 10));
    _mm256_madd_epi16(pairs, _mm256_set1_epi32(1 << 16 | 100))
}

#[target_feature(enable = "avx2")]
#[inline]
fn quarters(vector: __m256i) -> [i64; 4] {
    [
        _mm256_extract_epi64::<0>(vector),
        _mm256_extract_epi64::<1>(vector),
        _mm256_extract_epi64::<2>(vector),
        _mm256_extract_epi64::<3>(vector),
    ]
}

#[target_feature(enable = "avx2")]
#[inline]
fn eighths(vector: __m256i) -> [u32; 8] {
    [
        _mm256_extract_epi32::<0>(vector) as u32,
        _mm256_extract_epi32::<1>(vector) as u32,
        _mm256_extract_epi32::<2>(vector) as u32,
        _mm256_extract_epi32::<3>(vector) as u32,
        _mm256_extract_epi32::<4>(vector) as u32,
        _mm256_extract_epi32::<5>(vector) as u32,
        _mm256_extract_epi32::<6>(vector) as u32,
        _mm256_extract_epi32::<7>(vector) as u32,
    ]
}
