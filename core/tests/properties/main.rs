//! Properties that hold for every input, tried on random ones rich in hard cases, against a slow and obvious reference.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::single_range_in_vec_init,
    clippy::unwrap_used,
    reason = "a failed expectation is what a test is for"
)]

mod api;
mod breaks;
mod columns;
mod exhaustive;
mod gateway;
mod hostile;
mod national;
mod numbering;
mod reassembly;
mod reference;
mod smart;
mod text;
mod wire;
