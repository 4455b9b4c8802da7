//! How a dispatch behaves where its user has a choice.

use super::mutation::Mutation;
use crate::error::{Error, ErrorCode};

/// What silence about a segment leads to.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OnUnknown {
    /// Nothing more of the message is sent.
    #[default]
    Stop,
    /// The other segments are sent as if it had been accepted; it is never sent again.
    Continue,
    /// It is sent again, and may arrive twice: the result says `duplicate_possible`.
    Resubmit,
}

impl OnUnknown {
    /// The choice of a word: `stop`, `continue`, `resubmit`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "stop" => Ok(Self::Stop),
            "continue" => Ok(Self::Continue),
            "resubmit" => Ok(Self::Resubmit),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("on_unknown")),
        }
    }

    /// The choice as one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Continue => "continue",
            Self::Resubmit => "resubmit",
        }
    }
}

/// How a dispatch behaves. The defaults never send twice.
///
/// ```
/// use septet::{OnUnknown, Policy};
/// let policy = Policy::new().attempt_timeout_ms(10_000).on_unknown(OnUnknown::Continue).entropy(0x5eed);
/// assert_ne!(policy, Policy::new());
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Policy {
    pub(super) on_unknown: OnUnknown,
    pub(super) attempt_timeout_ms: u64,
    pub(super) tries_per_route: u32,
    pub(super) retries: u32,
    pub(super) extra_transmits: u32,
    pub(super) backoff_ms: u64,
    pub(super) max_backoff_ms: u64,
    pub(super) window: u32,
    pub(super) entropy: Option<u64>,
    #[cfg(feature = "mutants")]
    pub(super) mutation: Option<Mutation>,
}

impl Default for Policy {
    fn default() -> Self {
        Self::new()
    }
}

impl Policy {
    /// The defaults: silence stops; 30 s an attempt; one try on each route until one accepts, then three retries a segment; at
    /// most as many transmits as segments and 15 more; back-off from 1 s, doubling, to 60 s, without jitter; 1,000 segments in flight
    /// over all routes.
    pub const fn new() -> Self {
        Self {
            on_unknown: OnUnknown::Stop,
            attempt_timeout_ms: 30_000,
            tries_per_route: 1,
            retries: 3,
            extra_transmits: 15,
            backoff_ms: 1_000,
            max_backoff_ms: 60_000,
            window: 1_000,
            entropy: None,
            #[cfg(feature = "mutants")]
            mutation: None,
        }
    }

    /// What silence about a segment leads to.
    #[must_use]
    pub const fn on_unknown(mut self, on_unknown: OnUnknown) -> Self {
        self.on_unknown = on_unknown;
        self
    }

    /// How long an answer to one attempt is waited for, in milliseconds.
    #[must_use]
    pub const fn attempt_timeout_ms(mut self, timeout: u64) -> Self {
        self.attempt_timeout_ms = timeout;
        self
    }

    /// How often the first segment is tried on a route before the next route is; 0 counts as 1.
    #[must_use]
    pub const fn tries_per_route(mut self, tries: u32) -> Self {
        self.tries_per_route = tries;
        self
    }

    /// How often a segment is sent again on the route that has accepted another one, after its first try.
    #[must_use]
    pub const fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// How many more transmits a message may take than it has segments.
    #[must_use]
    pub const fn extra_transmits(mut self, extra: u32) -> Self {
        self.extra_transmits = extra;
        self
    }

    /// How long a route rests after it refused for now, in milliseconds: `first`, doubled by every such refusal in a row, at
    /// most `most`; longer where the upstream says so.
    #[must_use]
    pub const fn backoff_ms(mut self, first: u64, most: u64) -> Self {
        self.backoff_ms = first;
        self.max_backoff_ms = most;
        self
    }

    /// How many segments may be in flight over all routes.
    ///
    /// # Errors
    /// `invalid_option` for 0.
    pub fn window(mut self, window: u32) -> Result<Self, Error> {
        if window == 0 {
            return Err(Error::new(ErrorCode::InvalidOption).in_field("window"));
        }
        self.window = window;
        Ok(self)
    }

    /// Random bits of the caller, from which the jitter of back-offs is drawn: every rest is then between half and the whole of
    /// its length.
    #[must_use]
    pub const fn entropy(mut self, entropy: u64) -> Self {
        self.entropy = Some(entropy);
        self
    }

    /// Plants a deliberate mistake, so that tests can prove that they would find it.
    #[cfg(feature = "mutants")]
    #[doc(hidden)]
    #[must_use]
    pub const fn mutation(mut self, mutation: Mutation) -> Self {
        self.mutation = Some(mutation);
        self
    }

    /// Whether a deliberate mistake is planted; never outside of its tests.
    pub(super) fn has(&self, mutation: Mutation) -> bool {
        #[cfg(feature = "mutants")]
        return self.mutation == Some(mutation);
        #[cfg(not(feature = "mutants"))]
        {
            let _ = mutation;
            false
        }
    }

    /// The rest after a refusal, without the upstream's wish. `draw` counts the draws.
    pub(super) fn rest(&self, refusals: u32, draw: u64) -> u64 {
        let doubled =
            1_u64.checked_shl(refusals).map_or(u64::MAX, |factor| self.backoff_ms.saturating_mul(factor));
        let whole = doubled.min(self.max_backoff_ms);
        let Some(seed) = self.entropy else { return whole };
        let half = whole / 2;
        let spread = whole - half;
        half + mixed(seed, draw) % spread.saturating_add(1)
    }
}

/// The `draw`-th output of SplitMix64 (Steele, Lea and Flood 2014) from a seed.
fn mixed(seed: u64, draw: u64) -> u64 {
    let state = seed.wrapping_add(draw.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
