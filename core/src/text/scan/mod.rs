//! One pass over a text: everything that encoding and counting need.
//!
//! There is one function per input form, held in [`Kernels`]; faster ones for a machine's vector
//! instructions slot in here and must give the answers of [`scalar`].

mod scalar;

pub(super) use scalar::continues_cluster;

use super::input::{Characters, Text};

/// What one pass over a text finds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Scan {
    /// Unicode scalar values.
    pub(crate) characters: usize,
    /// Characters of the extension table: two septets each.
    pub(crate) extended: usize,
    /// Characters outside the BMP: two UTF-16 units each.
    pub(crate) supplementary: usize,
    /// The position of the first cluster outside the alphabet, in units of the input.
    pub(crate) first_offender: Option<usize>,
    /// Clusters outside the alphabet.
    pub(crate) offender_count: usize,
}

struct Kernels {
    utf8: fn(&str) -> Scan,
    utf16: fn(&[u16]) -> Scan,
    utf32: fn(&[u32]) -> Scan,
    latin1: fn(&[u8]) -> Scan,
}

static SCALAR: Kernels =
    Kernels { utf8: scalar::utf8, utf16: scalar::utf16, utf32: scalar::utf32, latin1: scalar::latin1 };

fn kernels() -> &'static Kernels {
    &SCALAR
}

/// Scans a text as it stands. Linear in the text, no allocation.
pub(crate) fn scan(text: Text<'_>) -> Scan {
    match text {
        Text::Utf8(text) => (kernels().utf8)(text),
        Text::Utf16(text) => (kernels().utf16)(text.units()),
        Text::Utf32(text) => (kernels().utf32)(text.code_points()),
        Text::Latin1(text) => (kernels().latin1)(text),
    }
}

/// Scans a text that is prepared on the way.
pub(crate) fn scan_prepared(characters: Characters<'_>) -> Scan {
    scalar::clusters(characters.map(|character| (character.value, character.end - character.start)))
}
