//! Reading the digits of a number eight octets at a time.

/// Eight times the digit 0.
pub(super) const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);

/// What the digits before the last eight are worth.
pub(super) const EIGHT_DIGITS: u64 = 100_000_000;

/// The value of `+` and 7 to 15 ASCII digits, `None` for anything else. Whoever gets `None` finds out why; a leading zero is
/// not looked at.
#[inline]
pub(super) fn international(text: &[u8]) -> Option<u64> {
    let digits = text.len().wrapping_sub(1);
    if !(7..=15).contains(&digits) || text.first() != Some(&b'+') {
        return None;
    }
    let first = u64::from_le_bytes(*text.first_chunk()?);
    let last = u64::from_le_bytes(*text.last_chunk()?);
    // The octets lie in the order of the text from the lowest up, so moving them up drops the last ones. Of seven digits the
    // last eight octets hold all, and what stands before them counts for nothing.
    let before = first.wrapping_shl(8 * (15 - digits as u32));
    let [high, low] = digits_at_end(u128::from(before) | u128::from(last) << 64, digits)?;
    Some(joined(high) * EIGHT_DIGITS + joined(low))
}

/// The digits that end sixteen octets, one an octet and 0 before them, the first in the lowest octet of the first word.
/// `None` when one of so many is no digit; there are at most fifteen.
#[inline]
pub(super) fn digits_at_end(octets: u128, digits: usize) -> Option<[u64; 2]> {
    let [high_kept, low_kept] = KEPT.get(digits)?;
    let high = (octets as u64 ^ ZEROS) & high_kept;
    let low = ((octets >> 64) as u64 ^ ZEROS) & low_kept;
    (over_nine(high) | over_nine(low) == 0).then_some([high, low])
}

/// Which octets of two words are digits when the last so many are: all but the plus and what lies before it.
pub(super) const KEPT: [[u64; 2]; 16] = {
    let mut kept = [[0; 2]; 16];
    let mut digits = 1;
    while digits < kept.len() {
        let mask = u128::MAX << (8 * (16 - digits));
        kept[digits] = [mask as u64, (mask >> 64) as u64];
        digits += 1;
    }
    kept
};

/// Not 0 when an octet is over nine: it has its upper bit, or gets it by adding what takes 10 to 128. A carry comes only from
/// an octet that has the bit already.
#[inline]
pub(super) fn over_nine(octets: u64) -> u64 {
    const UPPER: u64 = u64::from_le_bytes([0x80; 8]);
    const TO_UPPER: u64 = u64::from_le_bytes([0x80 - 10; 8]);
    (octets.wrapping_add(TO_UPPER) | octets) & UPPER
}

/// The value of eight digits of one octet each, the first in the lowest octet: neighbours are joined to pairs, and each pair
/// is weighed by what it stands for, the first and third in one product, the second and fourth in the other.
#[inline]
pub(super) fn joined(digits: u64) -> u64 {
    const PAIRS: u64 = 0x0000_00FF_0000_00FF;
    const FIRST_AND_THIRD: u64 = 1_000_000 << 32 | 100;
    const SECOND_AND_FOURTH: u64 = 10_000 << 32 | 1;
    let pairs = digits.wrapping_mul(10) + (digits >> 8);
    let odd = (pairs & PAIRS).wrapping_mul(FIRST_AND_THIRD);
    let even = ((pairs >> 16) & PAIRS).wrapping_mul(SECOND_AND_FOURTH);
    odd.wrapping_add(even) >> 32
}

/// The 16 digits of a value below 10^16, the first in the first octet: the inverse of what reading does.
#[cfg(feature = "numbering")]
pub(super) fn digits_of(value: u64) -> [u8; 16] {
    let mut octets = [0; 16];
    let (high, low) = octets.split_at_mut(8);
    high.copy_from_slice(&eight_digits(value / 100_000_000).to_le_bytes());
    low.copy_from_slice(&eight_digits(value % 100_000_000).to_le_bytes());
    octets
}

/// Eight digits, the first in the lowest octet: the value is halved into fours, these into pairs, these into digits. The
/// factors are 1/100 and 1/10 rounded up, exact below 10,000 and below 100.
#[cfg(feature = "numbering")]
fn eight_digits(value: u64) -> u64 {
    let fours = (value / 10_000) | ((value % 10_000) << 32);
    let hundreds = (fours.wrapping_mul(10_486) >> 20) & 0x0000_007F_0000_007F;
    let pairs = hundreds | (fours.wrapping_sub(hundreds * 100) << 16);
    let tens = (pairs.wrapping_mul(103) >> 10) & 0x000F_000F_000F_000F;
    tens | (pairs.wrapping_sub(tens * 10) << 8)
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

    #[cfg(feature = "numbering")]
    #[test]
    fn the_digits_of_a_value_are_those_that_are_printed() {
        let printed = |value: u64| format!("{value:016}").into_bytes().into_iter().map(|digit| digit - b'0');
        let mut value = 1_u64;
        for round in 0..20_000_u64 {
            // Every four digits in every place, and whatever else comes along.
            let four = round % 10_000;
            value = value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round | 1);
            for value in [
                four,
                four * 10_000,
                four * 100_000_000,
                four * 1_000_000_000_000,
                value % 10_000_000_000_000_000,
            ] {
                assert!(printed(value).eq(digits_of(value)), "{value}");
            }
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
