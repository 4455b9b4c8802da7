//! One pass over a text: everything that encoding and counting need.
//!
//! [`scalar`] says what is meant. The processor's vector instructions do the same 32 units at a time: [`kernels`] is written once for all of
//! them, and [`portable`] stands in where there are none. With the feature `std` the processor is asked while the program runs; without it,
//! what the target promises is used.

// The instructions of a feature may only be used where the processor has it, which the compiler cannot see.
#![allow(unsafe_code)]
// Where there are no vector instructions that we know, nobody calls what they need.
#![cfg_attr(
    not(any(
        target_arch = "x86_64",
        all(target_arch = "aarch64", target_feature = "neon", target_endian = "little")
    )),
    allow(dead_code, unused_imports, unused_macros)
)]

#[cfg(target_arch = "x86_64")]
mod avx2;
mod blocks;
mod classes;
mod cuts;
mod encode;
#[cfg(test)]
mod equality;
mod kernels;
mod marks;
mod marks_table;
#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
mod neon;
mod packing;
mod portable;
mod scalar;
mod septets;
#[cfg(target_arch = "x86_64")]
mod ssse3;
mod tally;
mod utf16;
mod utf8;

#[cfg(test)]
pub(crate) use packing::packed_slowly;
pub(crate) use packing::{PACKED_OCTETS, PackedBlock};
pub(super) use scalar::continues_cluster;

use alloc::vec::Vec;

use super::Encoding;
use super::input::{Characters, Text};
#[cfg(target_arch = "x86_64")]
use crate::processor;

/// What one pass over a text finds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Scan {
    /// Unicode scalar values.
    pub(crate) characters: usize,
    /// Characters of the extension table: two septets each. 0 when the text has an offender and is not sent in septets.
    pub(crate) extended: usize,
    /// Characters outside the BMP: two UTF-16 units each.
    pub(crate) supplementary: usize,
    /// The position of the first cluster outside the alphabet, in units of the input.
    pub(crate) first_offender: Option<usize>,
    /// Clusters outside the alphabet.
    pub(crate) offender_count: usize,
}

/// How far the characters of a segment reach, and the units that they take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Filled {
    pub(crate) end: usize,
    pub(crate) units: usize,
}

/// What the processor offers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kernels {
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Ssse3,
    #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
    Neon,
    #[cfg_attr(
        all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"),
        allow(dead_code)
    )]
    Portable,
}

/// Calls a function of the kernels' module, which all of them have.
macro_rules! with_kernels {
    ($kernels:expr, $function:ident($($argument:expr),*)) => {
        match $kernels {
            // SAFETY: `best` has seen that the processor has these features.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => unsafe { avx2::$function($($argument),*) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Self::Ssse3 => unsafe { ssse3::$function($($argument),*) },
            // SAFETY: the target promises the feature.
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            Self::Neon => unsafe { neon::$function($($argument),*) },
            Self::Portable => portable::$function($($argument),*),
        }
    };
}

impl Kernels {
    /// The best that the processor offers. It is asked once; later calls read what it said.
    #[cfg(all(target_arch = "x86_64", feature = "std"))]
    #[inline]
    fn best() -> Self {
        use core::sync::atomic::{AtomicU8, Ordering};
        // Their numbers from 1 on. Threads that ask at the same time find the same.
        static KNOWN: AtomicU8 = AtomicU8::new(0);
        #[cold]
        fn ask() -> Kernels {
            let best = Kernels::offered();
            let number = match best {
                Kernels::Avx2 => 1,
                Kernels::Ssse3 => 2,
                Kernels::Portable => 3,
            };
            KNOWN.store(number, Ordering::Relaxed);
            best
        }
        match KNOWN.load(Ordering::Relaxed) {
            1 => Self::Avx2,
            2 => Self::Ssse3,
            3 => Self::Portable,
            _ => ask(),
        }
    }

    /// What the target promises.
    #[cfg(not(all(target_arch = "x86_64", feature = "std")))]
    #[inline]
    fn best() -> Self {
        Self::offered()
    }

    fn offered() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if processor::has_avx2() {
                return Self::Avx2;
            }
            if processor::has_ssse3() {
                return Self::Ssse3;
            }
        }
        #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
        return Self::Neon;
        #[cfg(not(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little")))]
        Self::Portable
    }

    #[inline(always)]
    fn scan(self, text: Text<'_>) -> Scan {
        match text {
            Text::Utf8(text) => with_kernels!(self, utf8(text)),
            // Well-formed by construction.
            Text::Utf16(text) => with_kernels!(self, utf16_from(text.units(), 0)).unwrap_or_default(),
            Text::Utf32(text) => portable::utf32(text.code_points()),
            Text::Latin1(octets) => with_kernels!(self, latin1(octets)),
        }
    }

    #[inline]
    fn plain_start(self, octets: &[u8]) -> Option<usize> {
        with_kernels!(self, plain_start(octets))
    }

    #[inline]
    fn scan_from(self, text: &str, start: usize) -> Scan {
        with_kernels!(self, utf8_from(text, start))
    }

    #[inline]
    fn checked_from(self, octets: &[u8], start: usize) -> Option<Scan> {
        with_kernels!(self, checked_from(octets, start))
    }

    #[inline]
    fn uncounted_from(self, octets: &[u8], start: usize) -> Option<Scan> {
        with_kernels!(self, uncounted_from(octets, start))
    }

    #[inline]
    fn plain_start_utf16(self, units: &[u16]) -> Option<usize> {
        with_kernels!(self, plain_start_utf16(units))
    }

    #[inline]
    fn utf16_from(self, units: &[u16], start: usize) -> Option<Scan> {
        with_kernels!(self, utf16_from(units, start))
    }

    #[inline]
    fn push_septets(self, text: &str, septets: &mut Vec<u8>) -> usize {
        with_kernels!(self, push_septets(text, septets))
    }

    #[inline]
    fn pack(self, septets: &[u8], fill_bits: u8, put: impl FnMut(&PackedBlock)) -> bool {
        with_kernels!(self, pack(septets, fill_bits, put))
    }

    #[inline]
    fn unpack(self, octets: &[u8], fill_bits: u8, septets: &mut [u8]) {
        with_kernels!(self, unpack(octets, fill_bits, septets));
    }

    #[inline]
    fn fill(self, text: Text<'_>, start: usize, encoding: Encoding, capacity: usize) -> Filled {
        with_kernels!(self, fill(text, start, encoding, capacity))
    }

    #[inline]
    fn count(self, text: Text<'_>, encoding: Encoding, capacity: usize) -> (usize, usize) {
        with_kernels!(self, count(text, encoding, capacity))
    }

    #[inline]
    fn count_octets(self, octets: &[u8], encoding: Encoding, capacity: usize) -> (usize, usize) {
        with_kernels!(self, count_octets(octets, encoding, capacity))
    }
}

/// Scans a text as it stands. Linear in the text, no allocation. Inlined, so that a caller who knows the form does not ask for it.
#[inline(always)]
pub(crate) fn scan(text: Text<'_>) -> Scan {
    Kernels::best().scan(text)
}

/// `None` when all octets are ASCII of one septet each; otherwise, or where that is not known, some number of them at the start that are.
#[inline]
pub(super) fn plain_start(octets: &[u8]) -> Option<usize> {
    Kernels::best().plain_start(octets)
}

/// Scans a text of which [`plain_start`] has told the start.
#[inline]
pub(super) fn scan_from(text: &str, start: usize) -> Scan {
    Kernels::best().scan_from(text, start)
}

/// As [`scan_from`], of octets that have to be UTF-8: `None` when they are not.
#[inline]
pub(super) fn checked_from(octets: &[u8], start: usize) -> Option<Scan> {
    Kernels::best().checked_from(octets, start)
}

/// As [`checked_from`], but the number of offenders is anything.
#[inline]
pub(super) fn uncounted_from(octets: &[u8], start: usize) -> Option<Scan> {
    Kernels::best().uncounted_from(octets, start)
}

/// As [`plain_start`], of UTF-16.
#[inline]
pub(super) fn plain_start_utf16(units: &[u16]) -> Option<usize> {
    Kernels::best().plain_start_utf16(units)
}

/// Scans UTF-16 of which [`plain_start_utf16`] has told the start: `None` when a surrogate lacks its partner.
#[inline]
pub(super) fn utf16_from(units: &[u16], start: usize) -> Option<Scan> {
    Kernels::best().utf16_from(units, start)
}

/// Takes characters of a text from a position on, until a segment is full: as far as they reach, and the units that they take.
/// A text that is sent in GSM-7 has to be in its alphabet.
#[inline]
pub(super) fn fill(text: Text<'_>, start: usize, encoding: Encoding, capacity: usize) -> Filled {
    Kernels::best().fill(text, start, encoding, capacity)
}

/// How many segments a text fills, and the units in the last one. The text is not empty.
/// A text that is sent in GSM-7 has to be in its alphabet.
#[inline]
pub(super) fn count(text: Text<'_>, encoding: Encoding, capacity: usize) -> (usize, usize) {
    Kernels::best().count(text, encoding, capacity)
}

/// Appends the septets of a text up to the first character outside the default alphabet; gives the number of octets before that.
#[inline]
pub(crate) fn push_septets(text: &str, septets: &mut Vec<u8>) -> usize {
    Kernels::best().push_septets(text, septets)
}

/// Packs septets and puts them block by block, the last of which may have none. Says whether all were septets: none above 0x7F.
#[inline]
pub(crate) fn pack(septets: &[u8], fill_bits: u8, put: impl FnMut(&PackedBlock)) -> bool {
    Kernels::best().pack(septets, fill_bits, put)
}

/// Unpacks as many septets as there is room for; those that the octets do not have are zero.
#[inline]
pub(crate) fn unpack(octets: &[u8], fill_bits: u8, septets: &mut [u8]) {
    Kernels::best().unpack(octets, fill_bits, septets);
}

/// The same of octets that are UTF-8.
#[inline]
pub(super) fn count_octets(octets: &[u8], encoding: Encoding, capacity: usize) -> (usize, usize) {
    Kernels::best().count_octets(octets, encoding, capacity)
}

/// Scans a text that is prepared on the way.
pub(crate) fn scan_prepared(characters: Characters<'_>) -> Scan {
    scalar::clusters(characters.map(|character| (character.value, character.end - character.start)))
}
