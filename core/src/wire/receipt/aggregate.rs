//! Many segments, one status.

use core::fmt;

use super::status::DeliveryStatus;
use crate::error::{Error, ErrorCode};
use crate::text::MAX_SEGMENTS;

/// The delivery of a message of several segments as one status, which only moves forward.
///
/// Each segment's status moves to greater ones only, so late, repeated and reordered answers change nothing. The message has failed as soon as
/// one segment has; it is delivered when all are; before that it has come as far as the segment that has come least far.
///
/// ```
/// use septet::{DeliveryAggregate, DeliveryStatus};
/// let mut delivery = DeliveryAggregate::new(2)?;
/// assert!(!delivery.apply(0, DeliveryStatus::Delivered)?);
/// assert!(delivery.apply(1, DeliveryStatus::Enroute)?);
/// assert!(delivery.apply(1, DeliveryStatus::Delivered)?);
/// assert!(!delivery.apply(0, DeliveryStatus::Enroute)?, "late");
/// assert_eq!(delivery.status(), DeliveryStatus::Delivered);
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct DeliveryAggregate {
    segments: [DeliveryStatus; MAX_SEGMENTS],
    count: u8,
    status: DeliveryStatus,
}

impl DeliveryAggregate {
    /// A message of 1 to [`MAX_SEGMENTS`] segments of which nothing has been heard.
    ///
    /// # Errors
    /// `invalid_option` (field `segments`) for another number.
    pub fn new(segments: usize) -> Result<Self, Error> {
        match u8::try_from(segments) {
            Ok(count @ 1..) => Ok(Self {
                segments: [DeliveryStatus::Pending; MAX_SEGMENTS],
                count,
                status: DeliveryStatus::Pending,
            }),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("segments")),
        }
    }

    /// Takes a segment's status in, the segments counted from 0. Whether the message's status has changed. Linear in
    /// the segments.
    ///
    /// # Errors
    /// `segment_out_of_range` with the index.
    pub fn apply(&mut self, segment: usize, status: DeliveryStatus) -> Result<bool, Error> {
        let segments = self.segments.get_mut(..usize::from(self.count)).unwrap_or_default();
        let count = segments.len();
        let Some(known) = segments.get_mut(segment) else {
            return Err(Error::new(ErrorCode::SegmentOutOfRange).at_index(segment).above(segment, count - 1));
        };
        if known.is_final() || status <= *known {
            return Ok(false);
        }
        *known = status;
        let failed = segments.contains(&DeliveryStatus::Failed);
        let least = segments.iter().min().copied().unwrap_or_default();
        let overall = if failed { DeliveryStatus::Failed } else { least };
        let changed = overall != self.status;
        self.status = overall;
        Ok(changed)
    }

    /// The message's status.
    pub const fn status(&self) -> DeliveryStatus {
        self.status
    }

    /// The status of each segment.
    pub fn segments(&self) -> &[DeliveryStatus] {
        self.segments.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl fmt::Debug for DeliveryAggregate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeliveryAggregate")
            .field("status", &self.status)
            .field("segments", &self.segments())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [DeliveryStatus; 6] = [
        DeliveryStatus::Pending,
        DeliveryStatus::Enroute,
        DeliveryStatus::Accepted,
        DeliveryStatus::Unknown,
        DeliveryStatus::Delivered,
        DeliveryStatus::Failed,
    ];

    /// Every sequence of five answers to two segments.
    #[test]
    fn it_only_moves_forward_and_ends_right() {
        for case in 0..12_usize.pow(5) {
            let mut delivery = DeliveryAggregate::new(2).expect("two segments");
            let (mut rest, mut first) = (case, [DeliveryStatus::Pending; 2]);
            for _ in 0..5 {
                let (segment, status) = (rest % 2, ALL[rest / 2 % 6]);
                rest /= 12;
                let before = delivery.status();
                let changed = delivery.apply(segment, status).expect("in range");
                assert_eq!(changed, before != delivery.status());
                assert!(delivery.status() >= before && (!before.is_final() || before == delivery.status()));
                // The first final answer to a segment counts.
                if !first[segment].is_final() && status.is_final() {
                    first[segment] = status;
                }
            }
            let failed = first.contains(&DeliveryStatus::Failed);
            let delivered = first.iter().all(|status| *status == DeliveryStatus::Delivered);
            assert_eq!(delivery.status() == DeliveryStatus::Failed, failed, "{case}");
            assert_eq!(delivery.status() == DeliveryStatus::Delivered, delivered, "{case}");
        }
    }

    #[test]
    fn limits() {
        assert!(DeliveryAggregate::new(0).is_err() && DeliveryAggregate::new(256).is_err());
        let mut most = DeliveryAggregate::new(255).expect("one octet");
        for segment in 0..255 {
            assert_eq!(most.apply(segment, DeliveryStatus::Delivered), Ok(segment == 254));
        }
        let error = most.apply(255, DeliveryStatus::Failed).unwrap_err();
        assert_eq!((error.code(), error.index()), (ErrorCode::SegmentOutOfRange, Some(255)));
    }
}
