//! Septets in octets (3GPP TS 23.038, 6.1.2.1.1).

use alloc::vec;
use alloc::vec::Vec;

use crate::error::{Error, ErrorCode};
use crate::text::scan::{PACKED_OCTETS, PackedBlock, pack, unpack};

/// The most fill bits that can stand before the first septet: text starts on a septet boundary (TS 23.040, 9.2.3.24).
pub const MAX_FILL_BITS: u8 = 6;

const SEPTETS_IN_GROUP: usize = 8;
const OCTETS_IN_GROUP: usize = 7;
const GROUP_BITS: u32 = 56;

/// The octets that so many septets take behind so many fill bits: what [`pack_septets_into`] needs.
///
/// ```
/// assert_eq!(septet::max_packed_len(160, 0), 140);
/// assert_eq!(septet::max_packed_len(153, 1), 134);
/// ```
pub const fn max_packed_len(septets: usize, fill_bits: u8) -> usize {
    septets / SEPTETS_IN_GROUP * OCTETS_IN_GROUP
        + (septets % SEPTETS_IN_GROUP * 7 + fill_bits as usize).div_ceil(8)
}

/// The most septets that so many octets can hold behind so many fill bits.
///
/// Seven octets hold eight septets, or seven and spare bits: only the sender's count tells which.
pub const fn max_unpacked_len(octets: usize, fill_bits: u8) -> usize {
    // A group more, so that the fill bits can be taken off its bits, and that group taken off again.
    let bits = octets % OCTETS_IN_GROUP * 8 + GROUP_BITS.saturating_sub(fill_bits as u32) as usize;
    (octets / OCTETS_IN_GROUP * SEPTETS_IN_GROUP + bits / 7).saturating_sub(SEPTETS_IN_GROUP)
}

/// Packs septets into octets: the first septet in the lowest bits of the first octet, above the fill bits. Fill bits
/// and spare bits are zero. Linear in the septets.
///
/// # Errors
/// `septet_invalid` at the first value above 0x7F; `invalid_option` for more than [`MAX_FILL_BITS`].
///
/// ```
/// // "hello" in the default alphabet, which has these letters where ASCII has them.
/// assert_eq!(septet::pack_septets(b"hello", 0)?, [0xE8, 0x32, 0x9B, 0xFD, 0x06]);
/// # Ok::<(), septet::Error>(())
/// ```
pub fn pack_septets(septets: &[u8], fill_bits: u8) -> Result<Vec<u8>, Error> {
    check_fill_bits(fill_bits)?;
    let length = max_packed_len(septets.len(), fill_bits);
    // The last block is put whole, too.
    let mut octets = Vec::with_capacity(length + size_of::<PackedBlock>());
    let put = |block: &PackedBlock| {
        octets.extend_from_slice(block);
        octets.truncate(octets.len() - (block.len() - PACKED_OCTETS));
    };
    let all_septets = pack(septets, fill_bits, put);
    octets.truncate(length);
    if all_septets { Ok(octets) } else { Err(no_septet(septets)) }
}

/// The same into the caller's buffer; gives the number of octets written, which is [`max_packed_len`].
///
/// # Errors
/// As [`pack_septets`], and `buffer_too_short` with the room there is and the room needed.
pub fn pack_septets_into(septets: &[u8], fill_bits: u8, buffer: &mut [u8]) -> Result<usize, Error> {
    check_fill_bits(fill_bits)?;
    // Seven bits: what ASCII has.
    if !septets.is_ascii() {
        return Err(no_septet(septets));
    }
    let length = max_packed_len(septets.len(), fill_bits);
    let room = buffer.len();
    let Some(mut octets) = buffer.get_mut(..length) else {
        return Err(Error::new(ErrorCode::BufferTooShort).below(room, length));
    };
    pack(septets, fill_bits, |block| {
        octets.iter_mut().zip(block).for_each(|(octet, value)| *octet = *value);
        octets = core::mem::take(&mut octets).get_mut(PACKED_OCTETS..).unwrap_or_default();
    });
    Ok(length)
}

/// Unpacks exactly `count` septets that stand behind `fill_bits`. The values of fill bits and spare bits, and octets
/// behind them, are not looked at: spare bits never become an `@`. Linear in the septets.
///
/// # Errors
/// `octets_truncated` at the end of the octets when they do not hold so many; `invalid_option` for more than
/// [`MAX_FILL_BITS`].
///
/// ```
/// let octets = septet::pack_septets(b"Conerix", 0)?;
/// assert_eq!(septet::unpack_septets(&octets, 7, 0)?, b"Conerix");
/// assert_eq!(septet::unpack_septets(&octets, 8, 0)?, b"Conerix\0");
/// # Ok::<(), septet::Error>(())
/// ```
pub fn unpack_septets(octets: &[u8], count: usize, fill_bits: u8) -> Result<Vec<u8>, Error> {
    check_room(octets, count, fill_bits)?;
    let mut septets = vec![0; count];
    unpack(octets, fill_bits, &mut septets);
    Ok(septets)
}

/// The same into the caller's buffer, whose length is the count of septets.
///
/// # Errors
/// As [`unpack_septets`].
pub fn unpack_septets_into(octets: &[u8], fill_bits: u8, septets: &mut [u8]) -> Result<(), Error> {
    check_room(octets, septets.len(), fill_bits)?;
    unpack(octets, fill_bits, septets);
    Ok(())
}

fn check_fill_bits(fill_bits: u8) -> Result<(), Error> {
    if fill_bits > MAX_FILL_BITS {
        return Err(Error::new(ErrorCode::InvalidOption).in_field("fill_bits"));
    }
    Ok(())
}

#[cold]
fn no_septet(octets: &[u8]) -> Error {
    let position = octets.iter().position(|octet| *octet > 0x7F).unwrap_or_default();
    Error::new(ErrorCode::SeptetInvalid).at(position)
}

// Before anything is allocated: the count comes from the wire.
fn check_room(octets: &[u8], count: usize, fill_bits: u8) -> Result<(), Error> {
    check_fill_bits(fill_bits)?;
    if count > max_unpacked_len(octets.len(), fill_bits) {
        return Err(Error::new(ErrorCode::OctetsTruncated).at(octets.len()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::scan::packed_slowly;

    #[test]
    fn equals_the_slow_form_at_every_length_and_fill() {
        let mut state = 1_u32;
        let septets: Vec<u8> = (0..200)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 25) as u8
            })
            .collect();
        for fill_bits in 0..=MAX_FILL_BITS {
            for length in 0..=septets.len() {
                let octets = pack_septets(&septets[..length], fill_bits).unwrap();
                assert_eq!(octets, packed_slowly(&septets[..length], fill_bits), "{length} {fill_bits}");
                assert_eq!(unpack_septets(&octets, length, fill_bits).unwrap(), &septets[..length]);
            }
        }
    }

    #[test]
    fn the_most_septets_are_those_that_fit() {
        for fill_bits in 0..=MAX_FILL_BITS {
            for octets in 0..=300_usize {
                let fitting = (octets * 8).saturating_sub(usize::from(fill_bits)) / 7;
                assert_eq!(max_unpacked_len(octets, fill_bits), fitting, "{octets} {fill_bits}");
                assert!(unpack_septets(&vec![0; octets], fitting, fill_bits).is_ok());
                let error = unpack_septets(&vec![0; octets], fitting + 1, fill_bits).unwrap_err();
                assert_eq!((error.code(), error.position()), (ErrorCode::OctetsTruncated, Some(octets)));
            }
        }
    }

    #[test]
    fn refusals() {
        assert_eq!(pack_septets(&[1, 0x80], 0).unwrap_err().position(), Some(1));
        assert_eq!(pack_septets(&[1], 7).unwrap_err().code(), ErrorCode::InvalidOption);
        let error = pack_septets_into(&[1; 8], 0, &mut [0; 6]).unwrap_err();
        assert_eq!((error.actual(), error.limit()), (Some(6), Some(7)));
        assert_eq!(unpack_septets(&[], usize::MAX, 0).unwrap_err().code(), ErrorCode::OctetsTruncated);
    }
}
