//! Reading the digits of a number eight octets at a time.

const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);

/// The value of `+` and 7 to 15 ASCII digits, `None` for anything else. Whoever gets `None` finds out why; a leading zero is
/// not looked at.
///
/// Two words hold all digits: the last eight octets, and those before them, moved up against them with zeros in front.
pub(super) fn international(text: &[u8]) -> Option<u64> {
    let digits = text.len().wrapping_sub(1);
    if !(7..=15).contains(&digits) || text.first() != Some(&b'+') {
        return None;
    }
    let first = u64::from_le_bytes(*text.first_chunk()?);
    let last = u64::from_le_bytes(*text.last_chunk()?);
    // The octets lie in the order of the text from the lowest up, so moving them up drops the last ones.
    let (high, low) = match digits {
        // The plus is the lowest octet of the only word.
        7 => (ZEROS, with_zeros(last, 1)),
        8 => (ZEROS, last),
        _ => (with_zeros(first << (8 * (15 - digits)), 16 - digits), last),
    };
    (all_digits(high) && all_digits(low)).then(|| value(high) * 100_000_000 + value(low))
}

/// The same octets with the lowest ones replaced by the digit 0.
fn with_zeros(octets: u64, count: usize) -> u64 {
    let low = (1 << (8 * count)) - 1;
    octets & !low | ZEROS & low
}

/// Whether every octet is `0` to `9`: its upper half is 3, and adding 6 does not carry into it.
fn all_digits(octets: u64) -> bool {
    const UPPER: u64 = u64::from_le_bytes([0xF0; 8]);
    const SIX: u64 = u64::from_le_bytes([6; 8]);
    octets & UPPER == ZEROS && octets.wrapping_add(SIX) & UPPER == ZEROS
}

/// The value of eight digits, the first in the lowest octet: neighbours are joined to pairs, these to fours, these to one.
fn value(octets: u64) -> u64 {
    let digits = octets & u64::from_le_bytes([0x0F; 8]);
    let pairs = (digits.wrapping_mul(10) + (digits >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(100) + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    (fours.wrapping_mul(10_000) + (fours >> 32)) & 0xFFFF_FFFF
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn all_lengths_and_values() {
        for digits in 7..=15_u32 {
            for value in [
                10_u64.pow(digits - 1),
                10_u64.pow(digits) - 1,
                123_456_789_012_345 / 10_u64.pow(15 - digits),
            ] {
                assert_eq!(international(format!("+{value}").as_bytes()), Some(value));
            }
        }
        for text in ["", "+", "+123456", "+1234567890123456", "12345678", "1234567890", "++1234567"] {
            assert_eq!(international(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn every_octet_in_every_place() {
        for length in 8..=16 {
            for place in 0..length {
                for octet in 0..=u8::MAX {
                    let mut text = alloc::vec![b'1'; length];
                    text[0] = b'+';
                    text[place] = octet;
                    let good = if place == 0 { octet == b'+' } else { octet.is_ascii_digit() };
                    let expected = text[1..]
                        .iter()
                        .fold(0, |value, digit| value * 10 + u64::from(digit.wrapping_sub(b'0')));
                    assert_eq!(international(&text), good.then_some(expected), "{length} {place} {octet}");
                }
            }
        }
    }
}
