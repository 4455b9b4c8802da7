//! Octets of a TPDU, with the service centre's address before it.

use septet::Error;
use septet::tpdu::Tpdu;

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{fixed, flag, given, octet};
use crate::ptr;
use crate::status::septet_status;

/// The octets of a TPDU behind the service centre's address, as modems speak them. This struct does not grow.
///
/// ```text
/// octets  | service centre's address (00 for the SIM's) | TPDU                    |
///         |<-- octet_count - tpdu_octets -------------->|<-- tpdu_octets -------->|
/// ```
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_pdu {
    /// How many of `octets` there are.
    pub octet_count: u32,
    /// How many octets at the end are the TPDU: the length that `AT+CMGS=` is given (TS 27.005, 4.3).
    pub tpdu_octets: u32,
    /// The address and the TPDU.
    pub octets: [u8; 192],
}

impl septet_pdu {
    pub(crate) fn of(pdu: &[u8], tpdu_octets: usize) -> Self {
        // The longest TPDU has 173 octets, the longest address 12.
        Self { octet_count: pdu.len() as u32, tpdu_octets: tpdu_octets as u32, octets: fixed(pdu) }
    }
}

/// What a TPDU is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_tpdu_kind {
    /// One that a newer library knows.
    SEPTET_TPDU_OTHER = 0,
    /// To the service centre: `septet_sms_submit_decode`.
    SEPTET_TPDU_SUBMIT = 1,
    /// From the service centre: `septet_sms_deliver_decode`.
    SEPTET_TPDU_DELIVER = 2,
    /// From the service centre, about a message sent earlier: `septet_sms_status_report_decode`.
    SEPTET_TPDU_STATUS_REPORT = 3,
}

/// Which TPDU octets are: a number of `septet_tpdu_kind`. They are read as a whole, so that what has a kind can be decoded.
///
/// - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
///
/// Errors, with the position: `SEPTET_ERR_MESSAGE_TYPE_UNEXPECTED` for the reserved type, and as the functions that decode.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_tpdu_what(
    octets: *const u8,
    len: usize,
    has_service_centre: u32,
    out: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::out(out)?, ptr::array(octets, len)?) };
        let kind = match decode(octets, has_service_centre, Tpdu::decode_pdu, Tpdu::decode)? {
            Tpdu::Submit(_) => septet_tpdu_kind::SEPTET_TPDU_SUBMIT,
            Tpdu::Deliver(_) => septet_tpdu_kind::SEPTET_TPDU_DELIVER,
            Tpdu::StatusReport(_) => septet_tpdu_kind::SEPTET_TPDU_STATUS_REPORT,
            _ => septet_tpdu_kind::SEPTET_TPDU_OTHER,
        };
        out.write(kind as u32);
        Ok(())
    })
}

/// Reads octets with or without the service centre's address.
pub(crate) fn decode<T>(
    octets: &[u8],
    has_service_centre: u32,
    pdu: impl FnOnce(&[u8]) -> Result<T, Error>,
    tpdu: impl FnOnce(&[u8]) -> Result<T, Error>,
) -> Result<T, Failure> {
    let has_service_centre = flag(has_service_centre, "has_service_centre")?;
    Ok(if has_service_centre { pdu(octets) } else { tpdu(octets) }?)
}

/// A data coding that is given.
pub(crate) fn data_coding(
    has_data_coding: u32,
    data_coding: u32,
) -> Result<Option<septet::tpdu::DataCoding>, Failure> {
    given(has_data_coding, "has_data_coding", || {
        octet(data_coding, "data_coding").map(septet::tpdu::DataCoding::from_octet)
    })
}
