//! Senders: what stands in `from`.

use core::ffi::c_char;

use septet::{Error, ErrorCode, SenderAlphabet, SenderId, SenderKind};

use crate::error::septet_error;
use crate::guard::{Failure, guard, quietly};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// Which characters an alphanumeric sender may have; each alphabet holds the one before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_sender_alphabet {
    /// `A-Z`, `a-z` and `0-9`: what every network delivers.
    SEPTET_SENDER_PORTABLE = 0,
    /// And space and `-_.&+`: what most networks deliver.
    SEPTET_SENDER_COMMON = 1,
    /// The whole GSM-7 alphabet but its control characters; a character of the extension table takes two septets.
    SEPTET_SENDER_GSM = 2,
}

/// What a sender is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_sender_kind {
    /// There is no sender.
    SEPTET_SENDER_NONE = 0,
    /// A name.
    SEPTET_SENDER_ALPHANUMERIC = 1,
    /// Three to eight digits.
    SEPTET_SENDER_SHORT_CODE = 2,
    /// A full number, with or without `+`.
    SEPTET_SENDER_LONG_CODE = 3,
}

const KINDS: [(septet_sender_kind, SenderKind); 3] = [
    (septet_sender_kind::SEPTET_SENDER_ALPHANUMERIC, SenderKind::Alphanumeric),
    (septet_sender_kind::SEPTET_SENDER_SHORT_CODE, SenderKind::ShortCode),
    (septet_sender_kind::SEPTET_SENDER_LONG_CODE, SenderKind::LongCode),
];

const ALPHABETS: [(septet_sender_alphabet, SenderAlphabet); 3] = [
    (septet_sender_alphabet::SEPTET_SENDER_PORTABLE, SenderAlphabet::Portable),
    (septet_sender_alphabet::SEPTET_SENDER_COMMON, SenderAlphabet::Common),
    (septet_sender_alphabet::SEPTET_SENDER_GSM, SenderAlphabet::Gsm),
];

/// A sender that has been checked.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_sender {
    /// `sizeof(septet_sender)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_sender_kind`.
    pub kind: u32,
    /// The smallest alphabet that it fits: a number of `septet_sender_alphabet`.
    pub tier: u32,
    /// Type of number (SMPP 3.4, 5.2.5).
    pub ton: u32,
    /// Numbering plan indicator (SMPP 3.4, 5.2.6).
    pub npi: u32,
    /// Zero.
    pub reserved: u32,
    /// The digits of a long code as one number; 0 for other kinds.
    pub digits: u64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_sender {}

/// The kind of a number; `None` for `SEPTET_SENDER_NONE` and for another number.
pub(crate) fn kind(number: u32) -> Option<SenderKind> {
    KINDS.iter().find(|(known, _)| *known as u32 == number).map(|(_, kind)| *kind)
}

pub(crate) fn sender_alphabet(number: u32) -> Result<SenderAlphabet, Failure> {
    let known = ALPHABETS.iter().find(|(known, _)| *known as u32 == number);
    let invalid = Error::new(ErrorCode::InvalidOption).in_field("sender_alphabet");
    known.map(|(_, alphabet)| *alphabet).ok_or(Failure::Core(invalid))
}

pub(crate) fn kind_number(kind: SenderKind) -> u32 {
    let known = KINDS.iter().find(|(_, known)| *known == kind);
    known.map_or(septet_sender_kind::SEPTET_SENDER_NONE, |(number, _)| *number) as u32
}

/// Checks a sender; allocates nothing.
///
/// - `alphabet`: a number of `septet_sender_alphabet`.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_SENDER_EMPTY`, `_INVALID_CHARACTER` (position), `_EDGE_SPACE`, `_TOO_LONG`,
/// `_TOO_SHORT` (`actual`, `limit`), `_NO_LETTER`, `_LEADING_ZERO`; those of a number after a `+`; `SEPTET_ERR_INVALID_OPTION`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_sender_parse(
    text: *const c_char,
    len: usize,
    alphabet: u32,
    out: *mut septet_sender,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::pod_out(out)?, ptr::text(text, len)?) };
        let sender = SenderId::parse_in(text, sender_alphabet(alphabet)?)?;
        let tier = ALPHABETS.iter().find(|(_, known)| *known == sender.tier());
        out.write(septet_sender {
            struct_size: 0,
            kind: kind_number(sender.kind()),
            tier: tier.map_or(septet_sender_alphabet::SEPTET_SENDER_GSM, |(number, _)| *number) as u32,
            ton: sender.ton().into(),
            npi: sender.npi().into(),
            reserved: 0,
            digits: sender.number().map_or(0, septet::PhoneNumber::digits),
        });
        Ok(())
    })
}

/// The word of a `septet_sender_kind`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_sender_kind_name(kind: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let known = KINDS.iter().find(|(number, _)| *number as u32 == kind);
        septet_str::of_option(known.map(|(_, kind)| kind.as_str()))
    })
}

/// The word of a `septet_sender_alphabet`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_sender_alphabet_name(alphabet: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let known = ALPHABETS.iter().find(|(number, _)| *number as u32 == alphabet);
        septet_str::of_option(known.map(|(_, alphabet)| alphabet.as_str()))
    })
}
