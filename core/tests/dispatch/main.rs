//! The dispatch against simulated upstreams that accept, refuse, delay, lose, repeat and answer late.

#![cfg(feature = "json")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is what a test is for"
)]

mod monitor;
#[cfg(feature = "mutants")]
mod mutants;
mod properties;
mod random;
mod scenario;
mod snapshots;
mod table;
mod upstream;
