//! Money without floating point: `int64_t` nanos, 10^-9 of a currency's unit.

use core::ffi::c_char;

use septet::{Amount, Currency};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::ptr;
use crate::status::septet_status;

/// An amount that is not known or not given. No amount that is read ever has this value.
pub const SEPTET_NO_AMOUNT: i64 = i64::MIN;

/// A currency by its three-letter code (ISO 4217), ended by NUL; empty for none. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_currency {
    /// The code.
    pub code: [c_char; 4],
}

impl septet_currency {
    pub(crate) fn of(currency: Option<Currency>) -> Self {
        Self { code: ptr::code(currency.as_ref().map(Currency::as_str)) }
    }

    /// `None` when the code is empty. A place without NUL is a code of four letters, which is refused.
    pub(crate) fn read(self) -> Result<Option<Currency>, Failure> {
        ptr::read_code(&self.code).map(|code| Ok(code.parse()?)).transpose()
    }
}

/// An amount for C.
pub(crate) fn nanos(amount: Option<Amount>) -> i64 {
    amount.map_or(SEPTET_NO_AMOUNT, Amount::nanos)
}

/// An amount from C.
pub(crate) fn amount(nanos: i64) -> Option<Amount> {
    (nanos != SEPTET_NO_AMOUNT).then_some(Amount::from_nanos(nanos))
}

/// Reads an amount by the number grammar of JSON, exactly; allocates nothing.
///
/// - `out`: receives nanos, 10^-9 of a unit.
///
/// Errors: `SEPTET_ERR_AMOUNT_INVALID`, `SEPTET_ERR_AMOUNT_TOO_PRECISE` (more than nine decimals that are not zero),
/// `SEPTET_ERR_AMOUNT_OVERFLOW`, `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_amount_parse(
    text: *const c_char,
    len: usize,
    out: *mut i64,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::out(out)?, ptr::text(text, len)?) };
        out.write(text.parse::<Amount>()?.nanos());
        Ok(())
    })
}

/// Writes an amount in decimal with at least so many decimals: more when they are needed, never fewer, never an exponent.
/// Allocates nothing.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_amount_format(
    nanos: i64,
    least_decimals: u8,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_display(Amount::from_nanos(nanos).decimal(least_decimals.into()))
    })
}
