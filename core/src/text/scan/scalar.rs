//! The scan one character at a time: the meaning that every faster kernel has to reproduce.

use unicode_normalization::char::is_combining_mark;

use super::Scan;
use crate::text::alphabet::weight;

pub(super) fn utf8(text: &str) -> Scan {
    clusters(text.chars().map(|character| (character, character.len_utf8())))
}

/// Takes well-formed UTF-16.
pub(super) fn utf16(units: &[u16]) -> Scan {
    let characters = char::decode_utf16(units.iter().copied());
    clusters(characters.map(|character| {
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        (character, character.len_utf16())
    }))
}

/// Takes scalar values only.
pub(super) fn utf32(code_points: &[u32]) -> Scan {
    let character = |code_point: &u32| char::from_u32(*code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
    clusters(code_points.iter().map(|code_point| (character(code_point), 1)))
}

pub(super) fn latin1(octets: &[u8]) -> Scan {
    clusters(octets.iter().map(|&octet| (char::from(octet), 1)))
}

/// Scans characters with their widths in units of the input.
pub(super) fn clusters(characters: impl Iterator<Item = (char, usize)>) -> Scan {
    let mut scan = Scan::default();
    let mut position = 0;
    let mut cluster_start = 0;
    let mut cluster_offends = false;
    for (character, width) in characters {
        scan.characters += 1;
        match weight(character) {
            0 => {
                scan.supplementary += usize::from(character > '\u{FFFF}');
                if !continues_cluster(character) {
                    cluster_start = position;
                    cluster_offends = false;
                }
                if !cluster_offends {
                    cluster_offends = true;
                    scan.offender_count += 1;
                    scan.first_offender = scan.first_offender.or(Some(cluster_start));
                }
            }
            septets => {
                scan.extended += septets - 1;
                cluster_start = position;
                cluster_offends = false;
            }
        }
        position += width;
    }
    scan
}

/// Whether a character outside the alphabet belongs to the one before it.
pub(in crate::text) fn continues_cluster(character: char) -> bool {
    // No mark stands below the combining diacritical marks block.
    character >= '\u{300}' && is_combining_mark(character)
}
