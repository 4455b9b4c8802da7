//! Octets as people paste them.

/// Octets as lower-case hex digits.
pub(crate) fn hex_of(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// The octets of pairs of hex digits, in any case.
pub(crate) fn octets_of(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<_>>>()?;
    // A digit is at most 15, so a pair is an octet.
    let pair = |pair: &[u32]| match pair {
        [high, low] => u8::try_from(high << 4 | low).ok(),
        _ => None,
    };
    digits.chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::octets_of;

    #[test]
    fn hex_is_read_in_pairs() {
        assert_eq!(octets_of("0504C0dE"), Some(vec![0x05, 0x04, 0xC0, 0xDE]));
        assert_eq!(octets_of(""), Some(vec![]));
        for wrong in ["0", "050", "0x", "é0"] {
            assert_eq!(octets_of(wrong), None, "{wrong}");
        }
    }
}
