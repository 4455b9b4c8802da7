//! What the numbers in SMPP fields are called.

use super::tables::{DATA_CODING, MESSAGE_STATE, NPI, TON};

/// The name of a `data_coding` (SMPP 3.4, 5.2.19): `"reserved"` where the standard reserves the value.
pub fn data_coding_name(data_coding: u8) -> Option<&'static str> {
    let holds = |(first, last, _): &&(u8, u8, &str)| (*first..=*last).contains(&data_coding);
    DATA_CODING.iter().find(holds).map(|(_, _, name)| *name)
}

/// The name of a type of number (SMPP 3.4, 5.2.5), `None` for a reserved value.
pub fn ton_name(ton: u8) -> Option<&'static str> {
    name_in(&TON, ton)
}

/// The name of a numbering plan indicator (SMPP 3.4, 5.2.6), `None` for a reserved value.
pub fn npi_name(npi: u8) -> Option<&'static str> {
    name_in(&NPI, npi)
}

fn name_in(table: &'static [(u8, &'static str)], value: u8) -> Option<&'static str> {
    table.iter().find(|(number, _)| *number == value).map(|(_, name)| *name)
}

/// `message_state` (SMPP 3.4, 5.2.28; 5.0, 4.7.15): what an SMSC says of a message.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
#[repr(u8)]
pub enum MessageState {
    /// Not yet due (SMPP 5.0).
    Scheduled = 0,
    /// On its way.
    Enroute = 1,
    /// Delivered to the handset.
    Delivered = 2,
    /// The validity period ended first.
    Expired = 3,
    /// Taken back or removed.
    Deleted = 4,
    /// Cannot be delivered.
    Undeliverable = 5,
    /// Accepted, read by hand on behalf of the subscriber.
    Accepted = 6,
    /// The SMSC does not know.
    Unknown = 7,
    /// Refused.
    Rejected = 8,
    /// Left out of a broadcast (SMPP 5.0).
    Skipped = 9,
}

impl MessageState {
    const ALL: [Self; 10] = [
        Self::Scheduled,
        Self::Enroute,
        Self::Delivered,
        Self::Expired,
        Self::Deleted,
        Self::Undeliverable,
        Self::Accepted,
        Self::Unknown,
        Self::Rejected,
        Self::Skipped,
    ];

    /// The state of a number, `None` for a reserved one.
    pub fn from_octet(octet: u8) -> Option<Self> {
        Self::ALL.get(usize::from(octet)).copied()
    }

    /// The number.
    pub const fn as_octet(self) -> u8 {
        self as u8
    }

    /// The state as one lower-case word: `undeliverable`.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// The word in the text of a receipt (SMPP 3.4, Appendix B): `UNDELIV`. `None` where none is defined.
    pub fn receipt_word(self) -> Option<&'static str> {
        self.row().1
    }

    /// The state of a receipt's word in any case: the standard's short word, or the full one, which some vendors send.
    pub(in crate::wire) fn from_receipt_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| {
            let short = state.receipt_word().is_some_and(|short| short.eq_ignore_ascii_case(word));
            short || state.as_str().eq_ignore_ascii_case(word)
        })
    }

    fn row(self) -> (&'static str, Option<&'static str>) {
        MESSAGE_STATE.get(usize::from(self.as_octet())).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_and_numbers_are_the_same() {
        for octet in 0..=u8::MAX {
            let state = MessageState::from_octet(octet);
            assert_eq!(state.map(MessageState::as_octet), (octet <= 9).then_some(octet));
            assert_ne!(state.map(MessageState::as_str), Some(""));
        }
        assert_eq!(MessageState::Undeliverable.as_str(), "undeliverable");
        assert_eq!(MessageState::Undeliverable.receipt_word(), Some("UNDELIV"));
        assert_eq!(MessageState::Skipped.receipt_word(), None);
    }

    #[test]
    fn names_of_numbers() {
        assert_eq!((ton_name(5), npi_name(1)), (Some("Alphanumeric"), Some("ISDN (E163/E164)")));
        assert_eq!((ton_name(7), npi_name(2)), (None, None));
        assert!((0..=u8::MAX).all(|coding| data_coding_name(coding).is_some()));
        assert_eq!(data_coding_name(0xF1), Some("GSM message class control"));
    }
}
