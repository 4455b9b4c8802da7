//! Statuses: the numbers that functions return, and what is known about them.

use core::ffi::{CStr, c_char};

use septet::{Disposition, ErrorClass, ErrorCode};

use crate::codes::CODES;
use crate::ptr::septet_str;

/// What a function that can fail returns: `SEPTET_OK`, a number of `septet_usage` or a number of `septet_code`.
///
/// An integer and not an enum, since a newer library may return a number that this header does not name.
pub type septet_status = i32;

/// Success, and the failures that only a caller of C can run into: 0 to 19. Append only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(i32)]
pub enum septet_usage {
    /// It worked.
    SEPTET_OK = 0,
    /// A pointer is NULL that must not be, or NULL with a length that is not 0.
    SEPTET_ERR_NULL_ARGUMENT = 1,
    /// The buffer is too small; the length that was asked for says how much is needed.
    SEPTET_ERR_BUFFER_TOO_SMALL = 2,
    /// A `struct_size` is not the size of any version of the struct, or the struct has members that this library does not know.
    SEPTET_ERR_BAD_STRUCT_SIZE = 3,
    /// A length is larger than any object in memory can be.
    SEPTET_ERR_BAD_LENGTH = 4,
    /// A pointer is not aligned for what it points to.
    SEPTET_ERR_MISALIGNED = 5,
    /// There is no item of this index, or nothing of this kind in the handle.
    SEPTET_ERR_NO_SUCH_ITEM = 6,
    /// A defect of the library; please report it. The process goes on.
    SEPTET_ERR_PANIC = 7,
    /// An earlier call on this handle ended with `SEPTET_ERR_PANIC`; it can only be freed.
    SEPTET_ERR_POISONED = 8,
    // Last added: 8.
}

use septet_usage::*;

impl septet_usage {
    /// Every one, in the order of the numbers.
    pub(crate) const ALL: [(Self, &'static CStr, &'static CStr); 9] = [
        (SEPTET_OK, c"ok", c"it worked"),
        (SEPTET_ERR_NULL_ARGUMENT, c"null_argument", c"a pointer is NULL that must not be"),
        (SEPTET_ERR_BUFFER_TOO_SMALL, c"buffer_too_small", c"the buffer is too small"),
        (SEPTET_ERR_BAD_STRUCT_SIZE, c"bad_struct_size", c"a struct_size is not one that this library knows"),
        (SEPTET_ERR_BAD_LENGTH, c"bad_length", c"a length is larger than any object in memory can be"),
        (SEPTET_ERR_MISALIGNED, c"misaligned", c"a pointer is not aligned for what it points to"),
        (SEPTET_ERR_NO_SUCH_ITEM, c"no_such_item", c"there is no such item"),
        (SEPTET_ERR_PANIC, c"panic", c"a defect of the library"),
        (SEPTET_ERR_POISONED, c"poisoned", c"the handle was left unusable by a defect of the library"),
    ];
}

/// What part of the system a status speaks of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_class {
    /// `SEPTET_OK`, a number of `septet_usage` or one that this library does not know.
    SEPTET_CLASS_NONE = 0,
    /// The request could not be read.
    SEPTET_CLASS_REQUEST = 1,
    /// Who asks is unknown or may not.
    SEPTET_CLASS_AUTH = 2,
    /// The request was read but breaks a rule.
    SEPTET_CLASS_VALIDATION = 3,
    /// Money.
    SEPTET_CLASS_BILLING = 4,
    /// The recipient must not be written to.
    SEPTET_CLASS_BLOCKLIST = 5,
    /// No way to the recipient.
    SEPTET_CLASS_ROUTING = 6,
    /// The network or provider behind a route.
    SEPTET_CLASS_UPSTREAM = 7,
    /// What happened to a message after it was accepted.
    SEPTET_CLASS_DELIVERY = 8,
}

/// What a sender may do after an error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_disposition {
    /// `SEPTET_OK`, a number of `septet_usage` or one that this library does not know.
    SEPTET_DISPOSITION_NONE = 0,
    /// The same request will fail again.
    SEPTET_DISPOSITION_HARD = 1,
    /// Nothing was sent; the same request may succeed later.
    SEPTET_DISPOSITION_RETRYABLE = 2,
    /// This route is misconfigured; another one may do.
    SEPTET_DISPOSITION_ROUTE_FAULT = 3,
    /// Nobody can tell whether a message was sent: sending again may send twice.
    SEPTET_DISPOSITION_UNKNOWN = 4,
}

/// The stable word of a status, the same in every face of septet: `number_too_short`. Static; `unknown` for a number that
/// this library does not know.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_status_name(status: septet_status) -> *const c_char {
    row(status).map_or(c"unknown", |(name, _)| name).as_ptr()
}

/// What a status means, as a short clause in English without a full stop. Static. `septet_error.message` says the same
/// with the numbers of the case.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_status_message(status: septet_status) -> *const c_char {
    row(status).map_or(c"a status that this library does not know", |(_, meaning)| meaning).as_ptr()
}

fn row(status: septet_status) -> Option<(&'static CStr, &'static CStr)> {
    let usage = septet_usage::ALL.iter().find(|(usage, ..)| *usage as i32 == status);
    if let Some((_, name, meaning)) = usage {
        return Some((name, meaning));
    }
    let index = CODES.binary_search_by_key(&status, |(number, ..)| *number).ok()?;
    CODES.get(index).map(|(_, name, meaning)| (*name, *meaning))
}

/// The status of a stable word, as answers of the API carry it; `SEPTET_OK` (0) for a word that this library does not know.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_status_from_name(name: septet_str) -> septet_status {
    crate::guard::quietly(0, || {
        // SAFETY: the caller promises that the string is readable.
        let name = unsafe { name.read() };
        name.ok().flatten().and_then(ErrorCode::from_name).map_or(0, ErrorCode::number)
    })
}

/// What part of the system a status speaks of: a number of `septet_class`.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_status_class(status: septet_status) -> u32 {
    let class = ErrorCode::from_number(status).map(|code| match code.class() {
        ErrorClass::Request => septet_class::SEPTET_CLASS_REQUEST,
        ErrorClass::Auth => septet_class::SEPTET_CLASS_AUTH,
        ErrorClass::Validation => septet_class::SEPTET_CLASS_VALIDATION,
        ErrorClass::Billing => septet_class::SEPTET_CLASS_BILLING,
        ErrorClass::Blocklist => septet_class::SEPTET_CLASS_BLOCKLIST,
        ErrorClass::Routing => septet_class::SEPTET_CLASS_ROUTING,
        ErrorClass::Upstream => septet_class::SEPTET_CLASS_UPSTREAM,
        ErrorClass::Delivery => septet_class::SEPTET_CLASS_DELIVERY,
        _ => septet_class::SEPTET_CLASS_NONE,
    });
    class.unwrap_or(septet_class::SEPTET_CLASS_NONE) as u32
}

/// What a sender may do after a status: a number of `septet_disposition`.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_status_disposition(status: septet_status) -> u32 {
    let disposition = ErrorCode::from_number(status).map(|code| match code.disposition() {
        Disposition::Hard => septet_disposition::SEPTET_DISPOSITION_HARD,
        Disposition::Retryable => septet_disposition::SEPTET_DISPOSITION_RETRYABLE,
        Disposition::RouteFault => septet_disposition::SEPTET_DISPOSITION_ROUTE_FAULT,
        Disposition::Unknown => septet_disposition::SEPTET_DISPOSITION_UNKNOWN,
        _ => septet_disposition::SEPTET_DISPOSITION_NONE,
    });
    disposition.unwrap_or(septet_disposition::SEPTET_DISPOSITION_NONE) as u32
}

/// The HTTP status of an answer that carries this status; 0 when it is not one of `septet_code`.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_status_http(status: septet_status) -> u32 {
    ErrorCode::from_number(status).map_or(0, |code| u32::from(code.http_status()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_numbers_stand_below_every_code_and_apart() {
        assert!(septet_usage::ALL.windows(2).all(|pair| (pair[0].0 as i32) < pair[1].0 as i32));
        assert!(septet_usage::ALL.iter().all(|(usage, ..)| (0..20).contains(&(*usage as i32))));
        for &code in ErrorCode::ALL {
            assert!(code.number() >= 20, "{code:?} is in the range of usage");
            assert!(septet_usage::ALL.iter().all(|(_, name, _)| name.to_str() != Ok(code.as_str())));
        }
    }

    #[test]
    fn the_generated_table_is_the_table_of_the_core() {
        let core: Vec<_> =
            ErrorCode::ALL.iter().map(|code| (code.number(), code.as_str(), code.meaning())).collect();
        let table: Vec<_> = CODES
            .iter()
            .map(|(number, name, meaning)| (*number, name.to_str().unwrap(), meaning.to_str().unwrap()))
            .collect();
        assert_eq!(table, core);
    }
}
