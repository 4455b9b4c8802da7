//! Signatures of webhooks: who gets an event can tell that it comes from whom it should, and that it is fresh.
//!
//! The header is `t=SECONDS,v1=HEX`: SECONDS since 1970 when it was signed, HEX the HMAC-SHA-256 (RFC 2104, FIPS 180-4) of
//! `SECONDS.BODY` under a secret that both sides know. While a secret is replaced, a sender signs with both and a receiver
//! knows both: there may be several `v1`, and one match is enough.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::hexadecimal;
use crate::error::{Error, ErrorCode};

/// How many seconds a signature's time may lie from now in both directions, unless there is a reason for another number.
pub const SIGNATURE_TOLERANCE: u64 = 300;

/// Checks the signature of a webhook's body, which has to be the octets as they came and not JSON written again.
///
/// `now` is in seconds since 1970; `tolerance` in seconds ([`SIGNATURE_TOLERANCE`] suits). Macs are compared in constant time.
/// Linear in the body for each secret, and in the header.
///
/// # Errors
/// `invalid_option` without any secret or with an empty one; `signature_malformed` with the position in the header, in
/// octets; `signature_mismatch`; `signature_expired`, in this order.
///
/// ```
/// use septet::{SIGNATURE_TOLERANCE, sign_webhook, verify_signature};
/// let body = br#"{"id":"evt_1"}"#;
/// let header = sign_webhook(body, &["whsec_new", "whsec_old"], 1_778_585_661)?;
/// verify_signature(&header, body, &["whsec_old"], 1_778_585_700, SIGNATURE_TOLERANCE)?;
/// let late = verify_signature(&header, body, &["whsec_old"], 1_778_590_000, SIGNATURE_TOLERANCE);
/// assert_eq!(late.unwrap_err().code().as_str(), "signature_expired");
/// # Ok::<(), septet::Error>(())
/// ```
pub fn verify_signature(
    header: &str,
    body: impl AsRef<[u8]>,
    secrets: &[impl AsRef<[u8]>],
    now: i64,
    tolerance: u64,
) -> Result<(), Error> {
    let macs = macs_under(secrets)?;
    let signature = Signature::read(header)?;
    let mut matched = false;
    for mut mac in macs {
        update(&mut mac, signature.time_digits, body.as_ref());
        for candidate in &signature.candidates {
            // Every pair is compared, whatever was found before.
            matched |= mac.clone().verify_slice(candidate).is_ok();
        }
    }
    if !matched {
        return Err(Error::new(ErrorCode::SignatureMismatch));
    }
    // A wrong time is told only to who knows the secret. One from the future is no fresher than one from the past.
    if now.abs_diff(signature.time) > tolerance {
        return Err(Error::new(ErrorCode::SignatureExpired));
    }
    Ok(())
}

/// The header with which a webhook's body is sent: one `v1` for each secret, in their order.
///
/// # Errors
/// `invalid_option` without any secret or with an empty one; `invalid_timestamp` when `now`, in seconds since 1970, is negative.
pub fn sign_webhook(body: impl AsRef<[u8]>, secrets: &[impl AsRef<[u8]>], now: i64) -> Result<String, Error> {
    if now < 0 {
        return Err(Error::new(ErrorCode::InvalidTimestamp));
    }
    let time_digits = format!("{now}");
    let mut header = format!("t={now}");
    for mut mac in macs_under(secrets)? {
        update(&mut mac, &time_digits, body.as_ref());
        header.push_str(",v1=");
        // A String takes everything that is written to it.
        let _ = hexadecimal::write(&mac.finalize().into_bytes().into(), &mut header);
    }
    Ok(header)
}

/// An empty secret would make a signature that everyone can forge, and none at all one that nobody checks.
fn macs_under(secrets: &[impl AsRef<[u8]>]) -> Result<Vec<Hmac<Sha256>>, Error> {
    let refused = || Error::new(ErrorCode::InvalidOption).in_field("secrets");
    if secrets.is_empty() {
        return Err(refused());
    }
    let mac = |(index, secret): (usize, &_)| {
        let secret: &[u8] = AsRef::as_ref(secret);
        if secret.is_empty() {
            return Err(refused().at_index(index));
        }
        Hmac::new_from_slice(secret).map_err(|_| refused().at_index(index))
    };
    secrets.iter().enumerate().map(mac).collect()
}

fn update(mac: &mut Hmac<Sha256>, time_digits: &str, body: &[u8]) {
    mac.update(time_digits.as_bytes());
    mac.update(b".");
    mac.update(body);
}

struct Signature<'a> {
    time: i64,
    /// As they were signed.
    time_digits: &'a str,
    candidates: Vec<[u8; hexadecimal::OCTETS]>,
}

impl<'a> Signature<'a> {
    /// Items parted by commas, blanks around them allowed, as a header may be folded. Other schemes than `v1` are left to others.
    fn read(header: &'a str) -> Result<Self, Error> {
        let malformed = |position| Error::new(ErrorCode::SignatureMalformed).at(position);
        let mut time = None;
        let mut candidates = Vec::new();
        let mut position = 0;
        for part in header.split(',') {
            let item = part.trim_start_matches([' ', '\t']);
            let start = position + part.len() - item.len();
            position += part.len() + 1;
            let (name, value) = item.trim_end_matches([' ', '\t']).split_once('=').ok_or(malformed(start))?;
            match name {
                "t" if time.is_some() => return Err(malformed(start)),
                "t" => time = Some((seconds(value).ok_or(malformed(start))?, value)),
                "v1" => candidates.push(hexadecimal::read(value).ok_or(malformed(start))?),
                _ => {}
            }
        }
        let (time, time_digits) = time.ok_or(malformed(header.len()))?;
        if candidates.is_empty() {
            return Err(malformed(header.len()));
        }
        Ok(Self { time, time_digits, candidates })
    }
}

fn seconds(digits: &str) -> Option<i64> {
    digits.bytes().all(|octet| octet.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(octets: &[u8]) -> String {
        octets.iter().map(|octet| format!("{octet:02x}")).collect()
    }

    // RFC 4231, 4.2, 4.3 and 4.7: a short key, a short text key, a key longer than a block.
    #[test]
    fn the_mac_is_that_of_rfc_4231() {
        let cases: [(&[u8], &[u8], &str); 3] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ];
        for (key, data, expected) in cases {
            let mut macs = macs_under(&[key]).expect("a key");
            let mut mac = macs.pop().expect("a mac");
            mac.update(data);
            assert_eq!(hex(&mac.finalize().into_bytes()), expected);
        }
    }
}
