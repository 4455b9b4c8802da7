//! The optional last argument of every function that can fail.

use core::ffi::{CStr, c_char};
use core::fmt::Write;

use crate::guard::Failure;
use crate::ptr::{self, Fixed, Pod};
use crate::status::{septet_status, septet_status_message};

/// Where a value is absent: a position, an index, a count.
pub const SEPTET_NONE: usize = usize::MAX;

/// What went wrong, in detail. Written only when a function fails and only when the caller passes one; nothing in it has to be
/// freed. It never holds a text or a number of a person.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_error {
    /// `sizeof(septet_error)`, set by the caller.
    pub struct_size: u32,
    /// What the function returned.
    pub status: septet_status,
    /// Where in the input, counted from 0 in its own unit (octets of UTF-8, or UTF-16 units); else `SEPTET_NONE`.
    pub position: usize,
    /// Which item of a list, counted from 0; else `SEPTET_NONE`.
    pub index: usize,
    /// What was found, where the error is about a quantity; else `SEPTET_NONE`.
    pub actual: usize,
    /// The most or the least that is allowed; else `SEPTET_NONE`. For a buffer that is too small, its size.
    pub limit: usize,
    /// The member or option, ended by NUL, cut to fit; empty when it is about none.
    pub field: [c_char; 64],
    /// What happened, as a clause in English with its numbers, ended by NUL, cut to fit.
    pub message: [c_char; 192],
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_error {}

impl septet_error {
    fn new(status: septet_status) -> Self {
        Self {
            struct_size: 0,
            status,
            position: SEPTET_NONE,
            index: SEPTET_NONE,
            actual: SEPTET_NONE,
            limit: SEPTET_NONE,
            field: [0; 64],
            message: [0; 192],
        }
    }

    /// What the core says, for C.
    pub(crate) fn of(error: &septet::Error) -> Self {
        let mut made = Self::new(error.code().number());
        made.position = error.position().unwrap_or(SEPTET_NONE);
        made.index = error.index().unwrap_or(SEPTET_NONE);
        made.actual = error.actual().unwrap_or(SEPTET_NONE);
        made.limit = error.limit().unwrap_or(SEPTET_NONE);
        // What does not fit is cut, which `Fixed` does without an error.
        let _ = Fixed::new(&mut made.field).write_str(error.field().unwrap_or_default());
        let _ = write!(Fixed::new(&mut made.message), "{error}");
        made
    }
}

/// Tells the caller about a failure, when a struct for it was passed.
pub(crate) fn report(err: *mut septet_error, failure: &Failure) {
    // SAFETY: the caller promises that `err` is NULL or writable.
    let Ok(Some(out)) = (unsafe { ptr::optional_pod_out(err) }) else { return };
    let mut made = match failure {
        Failure::Core(error) => septet_error::of(error),
        Failure::Usage(_) | Failure::TooSmall { .. } => {
            let mut made = septet_error::new(failure.status());
            // SAFETY: the function returns a static string.
            let meaning = unsafe { CStr::from_ptr(septet_status_message(failure.status())) };
            let _ = Fixed::new(&mut made.message).write_str(meaning.to_str().unwrap_or_default());
            made
        }
    };
    if let Failure::TooSmall { needed, room } = failure {
        made.actual = *needed;
        made.limit = *room;
    }
    out.write(made);
}
