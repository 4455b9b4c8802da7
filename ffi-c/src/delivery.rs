//! Delivery as one word, of one segment and of many.

use septet::{DeliveryAggregate, DeliveryStatus, tp_status_meaning};

use crate::error::septet_error;
use crate::guard::{Failure, guard, quietly};
use crate::member::{Choices, choice, number};
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// How far a message or a segment has come. The order is the order of progress; the last two are final.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_delivery_status {
    /// Nothing has been heard.
    SEPTET_DELIVERY_PENDING = 0,
    /// The SMSC is still trying.
    SEPTET_DELIVERY_ENROUTE = 1,
    /// The SMSC has taken responsibility.
    SEPTET_DELIVERY_ACCEPTED = 2,
    /// The SMSC does not know, or cannot confirm. A later answer may still tell.
    SEPTET_DELIVERY_UNKNOWN = 3,
    /// Delivered to the handset. Final.
    SEPTET_DELIVERY_DELIVERED = 4,
    /// Expired, deleted, undeliverable, rejected. Final.
    SEPTET_DELIVERY_FAILED = 5,
}

const STATUSES: &Choices<u8, DeliveryStatus> = &[
    (0, DeliveryStatus::Pending),
    (1, DeliveryStatus::Enroute),
    (2, DeliveryStatus::Accepted),
    (3, DeliveryStatus::Unknown),
    (4, DeliveryStatus::Delivered),
    (5, DeliveryStatus::Failed),
];

fn status(number: u32) -> Result<DeliveryStatus, Failure> {
    choice(STATUSES, number, "status")
}

pub(crate) fn status_number(status: DeliveryStatus) -> u32 {
    number(STATUSES, &status, septet_delivery_status::SEPTET_DELIVERY_UNKNOWN as u32)
}

/// The word of a `septet_delivery_status`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_delivery_status_name(status: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        septet_str::of_option(self::status(status).ok().map(DeliveryStatus::as_str))
    })
}

/// The delivery that a TP-Status tells (3GPP TS 23.040, 9.2.3.15): a number of `septet_delivery_status`. A reserved value counts as
/// service rejected, as the standard asks; so does what is more than an octet.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_tp_status_delivery(tp_status: u32) -> u32 {
    let octet = u8::try_from(tp_status).unwrap_or(u8::MAX);
    status_number(DeliveryStatus::from_tp_status(octet))
}

/// What a TP-Status means, as a short clause. Static; absent for more than an octet.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_tp_status_meaning(tp_status: u32) -> septet_str {
    quietly(septet_str::ABSENT, || septet_str::of_option(u8::try_from(tp_status).ok().map(tp_status_meaning)))
}

/// Takes the status of a segment into the delivery of its message, which only moves forward: late, repeated and reordered answers
/// change nothing. The message has failed as soon as one segment has; it is delivered when all are; before that it has come as far as
/// the segment that has come least far. Takes time in the square of the segments, of which there are at most 255.
///
/// - `segments`, `count`: the caller's memory of the message: one octet for each of its 1 to 255 segments, a number of
///   `septet_delivery_status`, all 0 at first. Changed only on success.
/// - `segment`: which segment, counted from 0.
/// - `status`: a number of `septet_delivery_status`.
/// - `out_status`: receives the status of the message; may be NULL.
/// - `out_changed`: receives 1 when that has changed, else 0; may be NULL.
///
/// Errors: `SEPTET_ERR_SEGMENT_OUT_OF_RANGE` (index); `SEPTET_ERR_INVALID_OPTION` (field `segments` for another number of segments,
/// `status`).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_delivery_apply(
    segments: *mut u8,
    count: usize,
    segment: usize,
    status: u32,
    out_status: *mut u32,
    out_changed: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out_status, out_changed, segments) = unsafe {
            (ptr::optional_out(out_status)?, ptr::optional_out(out_changed)?, ptr::column(segments, count)?)
        };
        let mut delivery = DeliveryAggregate::new(count)?;
        // At most 255, and each segment only once.
        for (index, known) in segments.iter().enumerate() {
            delivery.apply(index, self::status((*known).into())?)?;
        }
        let changed = delivery.apply(segment, self::status(status)?)?;
        let after = delivery.segments().iter().map(|status| status_number(*status) as u8);
        segments.iter_mut().zip(after).for_each(|(place, status)| *place = status);
        if let Some(out) = out_status {
            out.write(status_number(delivery.status()));
        }
        if let Some(out) = out_changed {
            out.write(changed.into());
        }
        Ok(())
    })
}
