//! Addresses as they stand in a TPDU.

use core::ffi::c_char;
use core::fmt::Write;

use septet::PhoneNumber;
use septet::tpdu::Address;

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{counted, fixed, octet};
use crate::ptr::{self, Fixed};
use crate::status::septet_status;

/// An address of a TPDU (TS 23.040, 9.1.2.5). All zero is an absent one. Where it is passed in, only `octet_count` and `octets` are
/// looked at. This struct does not grow.
///
/// ```text
/// octets  | length in semi-octets | 1 TON(3) NPI(4) | digits, two in an octet, or packed septets |
/// ```
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_address {
    /// The digits of an international number that E.164 allows, as one number; 0 for any other address.
    pub digits: u64,
    /// How many of `octets` there are; 0 when there is no address.
    pub octet_count: u8,
    /// Type of number: 0 unknown, 1 international, 2 national, 5 alphanumeric.
    pub ton: u8,
    /// Numbering plan: 0 unknown, 1 ISDN (E.164).
    pub npi: u8,
    /// 1 when the name ends with an `@` that may be seven spare bits: some senders count octets twice instead of semi-octets.
    pub ambiguous_padding: u8,
    /// The field as a TPDU has it.
    pub octets: [u8; 12],
    /// The digits, with `+` before an international number, or the name: UTF-8, ended by NUL.
    pub text: [c_char; 24],
}

impl septet_address {
    pub(crate) const ABSENT: Self = Self {
        digits: 0,
        octet_count: 0,
        ton: 0,
        npi: 0,
        ambiguous_padding: 0,
        octets: [0; 12],
        text: [0; 24],
    };

    pub(crate) fn of(address: &Address) -> Self {
        let octets = address.encode();
        let mut made = Self {
            digits: address.number().map_or(0, PhoneNumber::digits),
            octet_count: octets.len() as u8,
            ton: address.ton(),
            npi: address.npi(),
            ambiguous_padding: address.ambiguous_padding().into(),
            octets: fixed(&octets),
            ..Self::ABSENT
        };
        // Eleven septets and twenty digits are never longer than the place.
        let _ = Fixed::new(&mut made.text).write_str(&address.text());
        made
    }

    pub(crate) fn of_option(address: Option<&Address>) -> Self {
        address.map_or(Self::ABSENT, Self::of)
    }

    pub(crate) fn read(&self) -> Result<Option<Address>, Failure> {
        if self.octet_count == 0 {
            return Ok(None);
        }
        let octets = counted(&self.octets, self.octet_count.into(), "octet_count")?;
        Ok(Some(Address::decode(octets)?))
    }

    pub(crate) fn read_or_empty(&self) -> Result<Address, Failure> {
        Ok(self.read()?.unwrap_or(Address::EMPTY))
    }
}

/// The address of a text, as people write it: `+` and digits is international; digits, `*` and `#` a number of unknown type in the
/// telephone numbering plan; anything else a name.
///
/// - `text`, `len`: UTF-8, `len` octets.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_NOT_GSM7` (position); `SEPTET_ERR_ADDRESS_INVALID` (`actual`, `limit`) beyond 20
/// digits or 11 septets.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_address_parse(
    text: *const c_char,
    len: usize,
    out: *mut septet_address,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::out(out)?, ptr::text(text, len)?) };
        out.write(septet_address::of(&Address::from_text(text)?));
        Ok(())
    })
}

/// The address of a name, even one that looks like a number: up to 11 septets of the default alphabet.
///
/// Errors: as `septet_address_parse`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_address_alphanumeric(
    name: *const c_char,
    len: usize,
    out: *mut septet_address,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, name) = unsafe { (ptr::out(out)?, ptr::text(name, len)?) };
        out.write(septet_address::of(&Address::alphanumeric(name)?));
        Ok(())
    })
}

/// The address of digits with a type of number and a numbering plan.
///
/// - `digits`, `len`: `0` to `9`, `*`, `#`, `a`, `b`, `c`; at most 20.
/// - `ton`: 0 to 7, but not that of a name (5); `npi`: 0 to 15.
///
/// Errors: `SEPTET_ERR_ADDRESS_INVALID` (position, or `actual` and `limit`); `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_address_numeric(
    digits: *const c_char,
    len: usize,
    ton: u32,
    npi: u32,
    out: *mut septet_address,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, digits) = unsafe { (ptr::out(out)?, ptr::text(digits, len)?) };
        out.write(septet_address::of(&Address::numeric(digits, octet(ton, "ton")?, octet(npi, "npi")?)?));
        Ok(())
    })
}

/// Reads a field that a TPDU has. To write one, take `octets` of the struct.
///
/// - `octets`, `len`: the whole field.
///
/// Errors, with the position: `SEPTET_ERR_ADDRESS_INVALID` for more than 20 semi-octets and for a filler that stands where a digit has
/// to; `SEPTET_ERR_OCTETS_TRUNCATED`; `SEPTET_ERR_OCTETS_LEFT_OVER`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_address_decode(
    octets: *const u8,
    len: usize,
    out: *mut septet_address,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::out(out)?, ptr::array(octets, len)?) };
        out.write(septet_address::of(&Address::decode(octets)?));
        Ok(())
    })
}
