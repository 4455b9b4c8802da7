//! 32 octets in one register: AVX2 on x86-64.

use core::arch::x86_64::*;

use super::kernels::vector_kernels;

type Vector = __m256i;

vector_kernels!("avx2,bmi1,bmi2,popcnt");

#[target_feature(enable = "avx2")]
#[inline]
fn from_words([a, b, c, d]: [u64; 4]) -> Vector {
    _mm256_set_epi64x(d as i64, c as i64, b as i64, a as i64)
}

#[target_feature(enable = "avx2")]
#[inline]
fn to_words(octets: Vector) -> [u64; 4] {
    [
        _mm256_extract_epi64::<0>(octets) as u64,
        _mm256_extract_epi64::<1>(octets) as u64,
        _mm256_extract_epi64::<2>(octets) as u64,
        _mm256_extract_epi64::<3>(octets) as u64,
    ]
}

#[target_feature(enable = "avx2")]
#[inline]
fn splat(octet: u8) -> Vector {
    _mm256_set1_epi8(octet as i8)
}

#[target_feature(enable = "avx2")]
#[inline]
fn and(left: Vector, right: Vector) -> Vector {
    _mm256_and_si256(left, right)
}

#[target_feature(enable = "avx2")]
#[inline]
fn or(left: Vector, right: Vector) -> Vector {
    _mm256_or_si256(left, right)
}

#[target_feature(enable = "avx2")]
#[inline]
fn exclusive_or(left: Vector, right: Vector) -> Vector {
    _mm256_xor_si256(left, right)
}

/// All bits where the octets are the same.
#[target_feature(enable = "avx2")]
#[inline]
fn equal(left: Vector, right: Vector) -> Vector {
    _mm256_cmpeq_epi8(left, right)
}

/// All bits where the left octet is at least the right one.
#[target_feature(enable = "avx2")]
#[inline]
fn at_least(left: Vector, right: Vector) -> Vector {
    _mm256_cmpeq_epi8(_mm256_max_epu8(left, right), left)
}

/// The differences of octets, 0 where the right one is greater.
#[target_feature(enable = "avx2")]
#[inline]
fn less(left: Vector, right: Vector) -> Vector {
    _mm256_subs_epu8(left, right)
}

/// The octets of a table by indexes below 16.
#[target_feature(enable = "avx2")]
#[inline]
fn lookup(table: &[u8; 16], indexes: Vector) -> Vector {
    let table = u128::from_le_bytes(*table);
    let table = _mm_set_epi64x((table >> 64) as i64, table as i64);
    _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), indexes)
}

#[target_feature(enable = "avx2")]
#[inline]
fn upper_half(octets: Vector) -> Vector {
    and(_mm256_srli_epi16::<4>(octets), splat(0x0F))
}

/// The highest bit of each octet.
#[target_feature(enable = "avx2")]
#[inline]
fn mask(octets: Vector) -> u32 {
    _mm256_movemask_epi8(octets) as u32
}

#[target_feature(enable = "avx2")]
#[inline]
fn any(octets: Vector) -> bool {
    _mm256_testz_si256(octets, octets) == 0
}

/// Each octet moved down by one place, 0 in the last.
#[target_feature(enable = "avx2")]
#[inline]
fn moved_down(octets: Vector) -> Vector {
    let across = _mm256_permute2x128_si256::<0x81>(octets, octets);
    _mm256_alignr_epi8::<1>(across, octets)
}

/// Units as octets in any order. Those above U+00FF become octets that are no ASCII of the alphabet.
#[target_feature(enable = "avx2")]
#[inline]
fn narrow(first: Vector, second: Vector) -> Vector {
    _mm256_packus_epi16(first, second)
}

/// The lower and the upper octets of 32 units.
#[target_feature(enable = "avx2")]
#[inline]
fn unzip(first: Vector, second: Vector) -> (Vector, Vector) {
    let octet = _mm256_set1_epi16(0xFF);
    let low = _mm256_packus_epi16(_mm256_and_si256(first, octet), _mm256_and_si256(second, octet));
    let high = _mm256_packus_epi16(_mm256_srli_epi16::<8>(first), _mm256_srli_epi16::<8>(second));
    (_mm256_permute4x64_epi64::<0xD8>(low), _mm256_permute4x64_epi64::<0xD8>(high))
}

/// Groups of eight septets as 56 bits.
#[target_feature(enable = "avx2")]
#[inline]
fn squeezed(septets: Vector) -> Vector {
    let pairs = _mm256_maddubs_epi16(_mm256_set1_epi16(0x8001_u16 as i16), septets);
    let fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x4000_0001));
    // The lower four close up with the upper ones, and both move down again.
    _mm256_srli_epi64::<4>(_mm256_sllv_epi32(fours, _mm256_set1_epi64x(4)))
}

/// Where the bit stands that has so many set ones below it.
#[target_feature(enable = "bmi1,bmi2")]
#[inline]
fn place_of_bit(bits: u64, count: usize) -> usize {
    _pdep_u64(1 << count, bits).trailing_zeros() as usize
}
