//! `command_status`: what a response says of a request (SMPP 3.4, 5.1.3; 5.0, 4.7.6).

use super::tables::COMMAND_STATUS;

/// What a sender does after a response. A response is never ambiguous: only silence is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum StatusOutcome {
    /// The message was accepted.
    Accepted,
    /// Nothing was sent; the same request may succeed later or on another route.
    Retryable,
    /// The route's account, session or configuration is at fault, not the message.
    RouteFault,
    /// The same request will fail again.
    Hard,
}

impl StatusOutcome {
    /// The outcome as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Retryable => "retryable",
            Self::RouteFault => "route_fault",
            Self::Hard => "hard",
        }
    }
}

/// A row of the generated table.
pub(super) struct StatusRow {
    code: u16,
    outcome: StatusOutcome,
    name: &'static str,
    meaning: &'static str,
}

impl StatusRow {
    pub(super) const fn new(
        code: u16,
        outcome: StatusOutcome,
        name: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self { code, outcome, name, meaning }
    }
}

/// A `command_status` that the standard defines.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct CommandStatus {
    /// The number, as it stands in the response's header.
    pub code: u32,
    /// The standard's name: `ESME_RTHROTTLED`.
    pub name: &'static str,
    /// The standard's description.
    pub meaning: &'static str,
    /// What a sender does after it. The standard does not say; this is what gateways do, and a route may differ.
    pub outcome: StatusOutcome,
}

/// The meaning of a `command_status`. `None` for numbers that neither SMPP 3.4 nor 5.0 defines, the vendors' own
/// (0x400 to 0x4FF) among them: of these only the operator knows the meaning, and a careful sender stops.
///
/// ```
/// use septet::smpp::{StatusOutcome, command_status};
/// let status = command_status(0x58).expect("a number of the standard");
/// assert_eq!((status.name, status.outcome), ("ESME_RTHROTTLED", StatusOutcome::Retryable));
/// assert!(command_status(0x400).is_none());
/// ```
pub fn command_status(code: u32) -> Option<CommandStatus> {
    let index = COMMAND_STATUS.binary_search_by_key(&code, |row| u32::from(row.code)).ok()?;
    let row = COMMAND_STATUS.get(index)?;
    Some(CommandStatus { code, name: row.name, meaning: row.meaning, outcome: row.outcome })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_ascends_and_finds_every_row() {
        assert!(COMMAND_STATUS.windows(2).all(|pair| pair[0].code < pair[1].code));
        for row in &COMMAND_STATUS {
            assert_eq!(command_status(u32::from(row.code)).map(|status| status.name), Some(row.name));
        }
        // SMPP 3.4 leaves these numbers free.
        for free in [0x09, 0x10, 0x12, 0x46, 0x113, 0x3FF, 0x4FF, 0x1_0000, u32::MAX] {
            assert_eq!(command_status(free), None, "{free:#x}");
        }
    }
}
