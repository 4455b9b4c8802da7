//! Deliberate mistakes of the kind that real systems make. Tests plant them one at a time to prove that they would find them; without the
//! feature `mutants` none can be planted and the compiler removes every trace.

// A macro and not an enum, because the list of all has to be the list of the variants.
macro_rules! mutations {
    ($($variant:ident, $meaning:literal;)*) => {
        /// A deliberate mistake.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        #[cfg_attr(not(feature = "mutants"), allow(unreachable_pub, reason = "nobody else plants them"))]
        #[cfg_attr(not(feature = "json"), allow(dead_code, reason = "snapshots are JSON"))]
        pub enum Mutation {
            $(#[doc = $meaning] $variant,)*
        }

        #[cfg(feature = "mutants")]
        impl Mutation {
            /// Every mistake.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }
    };
}

mutations! {
    FailOverOnUnknown, "Silence fails over to the next route as a refusal does.";
    LastAnswerWins, "An answer that comes twice counts twice.";
    ResendWholeMessage, "A refused segment makes the whole message go out again.";
    ChargeOnSubmit, "What was transmitted is charged, not what was accepted.";
    FailOverAfterAccept, "A refusal fails over although a route has accepted a segment.";
    RetryHard, "A refusal for good is tried again.";
    IgnoreWindow, "The windows are not kept.";
    ResendRestored, "What was in flight when a snapshot was taken is sent again.";
    RestartAfterEnd, "A late acceptance sends the rest of a message that has ended.";
    SentOnFirstAccept, "One accepted segment makes the message sent.";
    CancelForgets, "Cancelling forgets what is in flight.";
    ClockRunsBack, "Time may run backwards.";
    NoLimit, "Retries and transmits are not limited.";
    ProbeAll, "Every segment is sent before a route has accepted one.";
    IgnoreThrottle, "A route's rate is not kept.";
    ForgetFault, "A route at fault stays in use.";
    ReserveNothing, "The balance is not reserved.";
}
