//! An answer that says no.

use core::ffi::c_char;

use septet::{Error, ErrorCode, ErrorEnvelope};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::message::needed;
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// An answer that says no.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_error_envelope {
    /// `sizeof(septet_error_envelope)`, set by the caller.
    pub struct_size: u32,
    /// 1 when `index` is given.
    pub has_index: u32,
    /// The item of a list that it is about, counted from 0.
    pub index: u64,
    /// The stable code (`septet_status_name`), or a word of a newer release.
    pub code: septet_str,
    /// What it means, for people.
    pub message: septet_str,
    /// The member of the request that it is about, or absent.
    pub field: septet_str,
    /// Every error, when there are several: a JSON text, or absent. Left out when it is not one.
    pub details: septet_str,
    /// The id of the request, or absent.
    pub request_id: septet_str,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_error_envelope {}

impl septet_error_envelope {
    pub(crate) fn of(envelope: &ErrorEnvelope) -> Self {
        Self {
            struct_size: 0,
            has_index: u32::from(envelope.index.is_some()),
            index: envelope.index.unwrap_or(0),
            code: septet_str::of(&envelope.code),
            message: septet_str::of(&envelope.message),
            field: septet_str::of_option(envelope.field.as_deref()),
            details: septet_str::of_option(envelope.details.as_deref()),
            request_id: septet_str::of_option(envelope.request_id.as_deref()),
        }
    }

    /// # Safety
    /// The strings are readable.
    unsafe fn read(&self) -> Result<ErrorEnvelope, Failure> {
        // There is no other way to an envelope than from an error; every member is set below.
        let mut envelope = ErrorEnvelope::new(&Error::new(ErrorCode::NotFound), "");
        // SAFETY: promised by the caller.
        unsafe {
            envelope.code = needed(self.code, "code")?.into();
            envelope.message = needed(self.message, "message")?.into();
            envelope.field = self.field.owned()?;
            envelope.details = self.details.owned()?;
            envelope.request_id = self.request_id.owned()?;
        }
        envelope.index = (self.has_index != 0).then_some(self.index);
        Ok(envelope)
    }
}

/// Writes an answer that says no as compact JSON; `septet_status_http` tells its HTTP status.
///
/// Errors: `SEPTET_ERR_MISSING_MEMBER` (field), `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_error_write(
    envelope: *const septet_error_envelope,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, envelope) =
            unsafe { (ptr::buffer_out(out, out_cap, out_len)?, ptr::required_pod(envelope)?.read()?) };
        out.write_str(&envelope.to_json())
    })
}
