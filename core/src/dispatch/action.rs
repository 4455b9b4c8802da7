//! What a dispatch asks of its driver.

/// The bits of a token that hold the attempt's number within its message; the message's index stands above them. So a token is below
/// 2^53 as long as there are fewer than 2^37 messages.
pub(super) const ATTEMPT_BITS: u32 = 16;

/// What a dispatch asks of its driver. After every input, poll until there is nothing more: first come the transmits, then one
/// `Timeout`, or `Done`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Action {
    /// Send this segment over this route now, and give the answer back with the token.
    Transmit {
        /// Names the attempt; below 2^53.
        token: u64,
        /// Which message, counted from 0; 0 in a [`crate::Dispatch`].
        message: usize,
        /// Which segment, counted from 0.
        segment: usize,
        /// The id of the route.
        route_id: u64,
        /// When the answer is no longer waited for, in milliseconds.
        deadline_ms: u64,
    },
    /// Call `timeout` at this time, in milliseconds, unless another input comes first.
    Timeout(u64),
    /// Every message has ended. Told again when a late acceptance has changed an end.
    Done,
}

/// The token of an attempt.
pub(super) const fn token(message: usize, attempt: usize) -> u64 {
    (message as u64) << ATTEMPT_BITS | attempt as u64
}

/// The message and the attempt of a token.
pub(super) fn read_token(token: u64) -> Option<(usize, usize)> {
    let attempt = token & ((1 << ATTEMPT_BITS) - 1);
    Some((usize::try_from(token >> ATTEMPT_BITS).ok()?, attempt as usize))
}
