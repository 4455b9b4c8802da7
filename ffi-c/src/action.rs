//! What a dispatch asks of its driver, and what it knows of a message.

use septet::{Action, Currency, DispatchState, ErrorCode};

use crate::message_life::word;
use crate::money::{self, septet_currency};
use crate::ptr::{Pod, septet_str};
use crate::status::septet_status;

/// What a dispatch asks of its driver.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_action_kind {
    /// Nothing more until the next input.
    SEPTET_ACTION_NONE = 0,
    /// Send this segment over this route now, and give the answer back with the token.
    SEPTET_ACTION_TRANSMIT = 1,
    /// Call `septet_dispatch_timeout` at `at_ms`, unless another input comes first.
    SEPTET_ACTION_TIMEOUT = 2,
    /// Every message has ended. Told again when a late acceptance has changed an end.
    SEPTET_ACTION_DONE = 3,
}

use septet_action_kind::*;

/// What a dispatch asks of its driver. After every input, poll until `SEPTET_ACTION_NONE`: first come the transmits, then one timeout, or
/// done.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_action {
    /// `sizeof(septet_action)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_action_kind`. The members below are 0 where they are not spoken of.
    pub kind: u32,
    /// Names the attempt of a transmit; below 2^53.
    pub token: u64,
    /// Which message is to be transmitted, counted from 0; always 0 of a `septet_dispatch`.
    pub message: usize,
    /// Which segment, counted from 0.
    pub segment: usize,
    /// The id of the route.
    pub route_id: u64,
    /// When to call `septet_dispatch_timeout`; of a transmit, when its answer is no longer waited for. In milliseconds of the caller's clock.
    pub at_ms: u64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_action {}

impl septet_action {
    pub(crate) fn of(action: Option<Action>) -> Self {
        let none = Self {
            struct_size: 0,
            kind: SEPTET_ACTION_NONE as u32,
            token: 0,
            message: 0,
            segment: 0,
            route_id: 0,
            at_ms: 0,
        };
        match action {
            None => none,
            Some(Action::Transmit { token, message, segment, route_id, deadline_ms }) => Self {
                kind: SEPTET_ACTION_TRANSMIT as u32,
                token,
                message,
                segment,
                route_id,
                at_ms: deadline_ms,
                ..none
            },
            Some(Action::Timeout(at_ms)) => Self { kind: SEPTET_ACTION_TIMEOUT as u32, at_ms, ..none },
            // The core is built together with this face and has no other.
            Some(_) => Self { kind: SEPTET_ACTION_DONE as u32, ..none },
        }
    }
}

/// Where a message of a dispatch stands. Costs are exact: the sum over the accepted segments.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_message_state {
    /// `sizeof(septet_message_state)`, set by the caller.
    pub struct_size: u32,
    /// Why it failed, or `SEPTET_ERR_UPSTREAM_TIMEOUT` when nobody can tell: a number of `septet_code`; else `SEPTET_OK`.
    pub error: septet_status,
    /// `queued` until it ends, then `sent`, `failed` or `unknown`. Static.
    pub status: septet_str,
    /// What it costs in nanos; `SEPTET_NO_AMOUNT` when the route's price is not known.
    pub cost: i64,
    /// The currency of the price table; none in a bulk dispatch, whose plan has it.
    pub currency: septet_currency,
    /// 1 when a segment was sent again after silence: it may arrive twice.
    pub duplicate_possible: u32,
    /// The route that it was tried on last, or that took it; 0 when it was tried on none.
    pub route_id: u64,
    /// How many routes it was tried on; 0 when it was stopped before any.
    pub attempts: u64,
    /// How many segments there are: `septet_dispatch_provider_id`.
    pub segments: usize,
    /// How many segments were transmitted, each time counted.
    pub transmits: usize,
    /// How many segments were accepted.
    pub accepted: usize,
    /// When its last segment was accepted, in milliseconds of the caller's clock, where `has_sent_at` is 1.
    pub sent_at_ms: u64,
    /// 1 when `sent_at_ms` is given.
    pub has_sent_at: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or an array of them.
unsafe impl Pod for septet_message_state {}

impl septet_message_state {
    pub(crate) fn of(state: &DispatchState, currency: Option<Currency>, segments: usize) -> Self {
        Self {
            struct_size: 0,
            error: state.error.map_or(0, ErrorCode::number),
            status: word(&state.status),
            cost: money::nanos(state.cost),
            currency: septet_currency::of(currency),
            duplicate_possible: u32::from(state.duplicate_possible),
            route_id: state.route_id.unwrap_or(0),
            attempts: state.attempts,
            segments,
            transmits: state.transmits,
            accepted: state.accepted,
            sent_at_ms: state.sent_at_ms.unwrap_or(0),
            has_sent_at: u32::from(state.sent_at_ms.is_some()),
            reserved: 0,
        }
    }
}
