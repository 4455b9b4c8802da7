//! What the numbers in SMPP fields mean.

use septet::smpp::{StatusOutcome, command_status, data_coding_name, npi_name, ton_name};

use crate::error::septet_error;
use crate::guard::{guard, quietly};
use crate::member::{Choices, number};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// What a sender does after a response.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_smpp_outcome {
    /// No standard defines the number: a careful sender stops.
    SEPTET_SMPP_OUTCOME_UNDEFINED = 0,
    /// The message was accepted.
    SEPTET_SMPP_OUTCOME_ACCEPTED = 1,
    /// Nothing was sent; the same request may succeed later or on another route.
    SEPTET_SMPP_OUTCOME_RETRYABLE = 2,
    /// The route's account, session or configuration is at fault, not the message.
    SEPTET_SMPP_OUTCOME_ROUTE_FAULT = 3,
    /// The same request will fail again.
    SEPTET_SMPP_OUTCOME_HARD = 4,
}

const OUTCOMES: &Choices<u8, StatusOutcome> = &[
    (1, StatusOutcome::Accepted),
    (2, StatusOutcome::Retryable),
    (3, StatusOutcome::RouteFault),
    (4, StatusOutcome::Hard),
];

/// What a `command_status` is (SMPP 3.4, 5.1.3; 5.0, 4.7.6). Its strings are static.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_smpp_status {
    /// `sizeof(septet_smpp_status)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_smpp_outcome`.
    pub outcome: u32,
    /// The standard's name: `ESME_RTHROTTLED`. Absent where no standard defines the number.
    pub name: septet_str,
    /// The standard's description.
    pub meaning: septet_str,
    /// The outcome as one word.
    pub outcome_name: septet_str,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or a struct of them.
unsafe impl Pod for septet_smpp_status {}

/// What a `command_status` means. Numbers that neither SMPP 3.4 nor 5.0 defines, the vendors' own among them, have the outcome
/// `SEPTET_SMPP_OUTCOME_UNDEFINED` and no strings.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_smpp_command_status(
    command_status: u32,
    out: *mut septet_smpp_status,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let status = self::command_status(command_status);
        let undefined = septet_smpp_outcome::SEPTET_SMPP_OUTCOME_UNDEFINED as u32;
        out.write(septet_smpp_status {
            struct_size: 0,
            outcome: status.map_or(undefined, |status| number(OUTCOMES, &status.outcome, undefined)),
            name: septet_str::of_option(status.map(|status| status.name)),
            meaning: septet_str::of_option(status.map(|status| status.meaning)),
            outcome_name: septet_str::of_option(status.map(|status| status.outcome.as_str())),
        });
        Ok(())
    })
}

fn name(value: u32, of: impl FnOnce(u8) -> Option<&'static str>) -> septet_str {
    quietly(septet_str::ABSENT, || septet_str::of_option(u8::try_from(value).ok().and_then(of)))
}

/// The name of a type of number (SMPP 3.4, 5.2.5). Static; absent for a reserved one.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_smpp_ton_name(ton: u32) -> septet_str {
    name(ton, ton_name)
}

/// The name of a numbering plan indicator (SMPP 3.4, 5.2.6). Static; absent for a reserved one.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_smpp_npi_name(npi: u32) -> septet_str {
    name(npi, npi_name)
}

/// The name of a `data_coding` (SMPP 3.4, 5.2.19). Static; absent for more than an octet.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_smpp_data_coding_name(data_coding: u32) -> septet_str {
    name(data_coding, data_coding_name)
}
