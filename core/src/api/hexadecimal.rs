//! 32 octets as 64 hexadecimal digits, the form of a SHA-256 or an HMAC with it.

use core::fmt;

pub(super) const OCTETS: usize = 32;

/// Digits of either case; `None` for anything but 64 of them.
pub(super) fn read(digits: &str) -> Option<[u8; OCTETS]> {
    let digits = digits.as_bytes();
    // Checked here, because from_str_radix takes a sign too.
    if digits.len() != 2 * OCTETS || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut octets = [0; OCTETS];
    for (octet, pair) in octets.iter_mut().zip(digits.chunks_exact(2)) {
        *octet = u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(octets)
}

/// Lower-case digits.
pub(super) fn write(octets: &[u8; OCTETS], out: &mut impl fmt::Write) -> fmt::Result {
    octets.iter().try_for_each(|octet| write!(out, "{octet:02x}"))
}
