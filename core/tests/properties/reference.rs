//! The standard, written down as plainly as it can be: 3GPP TS 23.038, 6.2.1 and 6.2.1.1; TS 23.040, 9.2.3.24.
//!
//! Shares nothing with the crate: the alphabet is spelled out again, lengths are found by packing bits.

use std::ops::Range;

/// TS 23.038, 6.2.1, in the order of the septets; the escape is left out.
const DEFAULT: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                       ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// TS 23.038, 6.2.1.1.
const EXTENSION: &str = "\u{C}^{}\\[~]|€";

/// Septets of a character, 0 outside the alphabet.
pub(crate) fn septets(character: char) -> usize {
    if DEFAULT.contains(character) {
        1
    } else if EXTENSION.contains(character) {
        2
    } else {
        0
    }
}

pub(crate) fn is_gsm7(text: &str) -> bool {
    text.chars().all(|character| septets(character) > 0)
}

/// Units of a character in an encoding.
pub(crate) fn units(character: char, gsm7: bool) -> usize {
    if gsm7 { septets(character) } else { character.len_utf16() }
}

/// The units of text beside so many octets of header, found by trying: 140 octets are 1,120 bits.
pub(crate) fn capacity(gsm7: bool, header_octets: usize) -> usize {
    let header_bits = header_octets * 8;
    let mut fitting = 0;
    loop {
        let bits = if gsm7 {
            // Fill bits up to a multiple of seven.
            let aligned = (header_bits..).find(|bits| bits % 7 == 0).expect("one of seven");
            aligned + (fitting + 1) * 7
        } else {
            header_bits + (fitting + 1) * 16
        };
        if bits > 1_120 {
            return fitting;
        }
        fitting += 1;
    }
}

/// The segments as ranges of UTF-8: characters are laid down one after another.
pub(crate) fn segments(text: &str, gsm7: bool, reference_octets: usize) -> Vec<Range<usize>> {
    let total: usize = text.chars().map(|character| units(character, gsm7)).sum();
    if total <= capacity(gsm7, 0) {
        return vec![0..text.len()];
    }
    // UDHL, identifier, length, reference, total, sequence.
    let capacity = capacity(gsm7, 1 + 2 + reference_octets + 2);
    let mut segments = vec![0..0];
    let mut used = 0;
    for (start, character) in text.char_indices() {
        let needed = units(character, gsm7);
        if used + needed > capacity {
            segments.push(start..start);
            used = 0;
        }
        used += needed;
        let last = segments.last_mut().expect("never empty");
        last.end = start + character.len_utf8();
    }
    segments
}

/// The fewest segments over every way of cutting between characters: shortest path, no greed.
pub(crate) fn fewest_segments(text: &str, gsm7: bool, reference_octets: usize) -> usize {
    let units: Vec<usize> = text.chars().map(|character| units(character, gsm7)).collect();
    if units.iter().sum::<usize>() <= capacity(gsm7, 0) {
        return 1;
    }
    let capacity = capacity(gsm7, 1 + 2 + reference_octets + 2);
    let mut fewest = vec![usize::MAX; units.len() + 1];
    fewest[0] = 0;
    for end in 1..=units.len() {
        let mut used = 0;
        for start in (0..end).rev() {
            used += units[start];
            if used > capacity {
                break;
            }
            fewest[end] = fewest[end].min(fewest[start].saturating_add(1));
        }
    }
    fewest[units.len()]
}
