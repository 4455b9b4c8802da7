//! Ids: a prefix and 25 base-62 characters, made from the caller's random octets.

use alloc::string::String;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH: usize = 25;

/// A message's id: `msg_` and 25 characters.
///
/// The octets are taken as one big-endian integer modulo 62^25. 192 random bits over 62^25 (about 2^149) values are
/// uniform to within 2^-43.
///
/// ```
/// assert_eq!(septet::message_id(&[0; 24]), "msg_0000000000000000000000000");
/// ```
pub fn message_id(random: &[u8; 24]) -> String {
    id("msg_", random)
}

/// A request's id: `req_` and 25 characters, made like [`message_id`].
pub fn request_id(random: &[u8; 24]) -> String {
    id("req_", random)
}

/// An event's id: `evt_` and 25 characters, made like [`message_id`].
pub fn event_id(random: &[u8; 24]) -> String {
    id("evt_", random)
}

fn id(prefix: &str, random: &[u8; 24]) -> String {
    let mut number = *random;
    let mut digits = [0; LENGTH];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[usize::from(divide_by_62(&mut number))];
    }
    prefix.chars().chain(digits.into_iter().map(char::from)).collect()
}

/// Divides a big-endian integer in place and gives the remainder.
fn divide_by_62(number: &mut [u8; 24]) -> u8 {
    let remainder = number.iter_mut().fold(0_u16, |remainder, octet| {
        let value = remainder << 8 | u16::from(*octet);
        // The remainder so far is below 62, so the quotient is below 256.
        *octet = (value / 62) as u8;
        value % 62
    });
    remainder as u8
}
