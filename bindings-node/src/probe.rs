//! What only tests and benchmarks call; not in the published addon.

#![allow(clippy::disallowed_types, reason = "it measures time, which the addon never does")]

use std::hint::black_box;
use std::time::Instant;

use napi::bindgen_prelude::{Array, AsyncTask, Int32Array, Utf16String};
use napi::{Env, Result, Task};
use napi_derive::napi;
use septet::{Analysis, AnalysisColumns, Error, TextOptions};

/// Panics, to see what becomes of a panic.
#[napi(catch_unwind)]
#[allow(clippy::panic, reason = "that is what it is for")]
pub fn panic() -> Result<()> {
    panic!("a panic on demand");
}

/// The least time of the core over all texts, in nanoseconds a text: what a call from JavaScript cannot go below.
#[napi(catch_unwind)]
pub fn time_core(texts: Array<'_>, rounds: u32) -> Result<f64> {
    let mut own = Vec::with_capacity(texts.len() as usize);
    for index in 0..texts.len() {
        if let Some(text) = texts.get::<Utf16String>(index)? {
            own.push(text.to_vec());
        }
    }
    // Through a pointer, so that the core is measured as it was compiled, not as it was inlined here.
    let analyze: fn(&[u16]) -> std::result::Result<Analysis, Error> = black_box(septet::analyze_utf16);
    let least = (0..rounds).map(|_| {
        let start = Instant::now();
        for text in &own {
            black_box(analyze(text).ok());
        }
        start.elapsed().as_nanos() as f64 / own.len() as f64
    });
    Ok(least.fold(f64::INFINITY, f64::min))
}

/// The core's function over a buffer.
type Batch = fn(&[u8], &[i32], &TextOptions, &mut AnalysisColumns<'_>) -> std::result::Result<(), Error>;

/// The same over texts in one buffer.
#[napi(catch_unwind)]
pub fn time_core_buffer(data: &[u8], offsets: Int32Array, rounds: u32) -> f64 {
    let rows = offsets.len().saturating_sub(1);
    let (mut error, mut encoding) = (vec![0; rows], vec![0; rows]);
    let (mut units, mut segments, mut first_offender) = (vec![0; rows], vec![0; rows], vec![0; rows]);
    let options = TextOptions::new();
    let analyze_many: Batch = black_box(septet::analyze_many);
    let least = (0..rounds).map(|_| {
        let mut columns = AnalysisColumns {
            error: &mut error,
            encoding: &mut encoding,
            units: &mut units,
            segments: &mut segments,
            first_offender: &mut first_offender,
        };
        let start = Instant::now();
        black_box(analyze_many(data, &offsets, &options, &mut columns).is_ok());
        start.elapsed().as_nanos() as f64 / rows as f64
    });
    least.fold(f64::INFINITY, f64::min)
}

/// A task that panics on another thread.
pub struct Panicking;

impl Task for Panicking {
    type Output = ();
    type JsValue = ();

    fn compute(&mut self) -> Result<()> {
        crate::tasks::caught(panic)
    }

    fn resolve(&mut self, _: Env, (): ()) -> Result<()> {
        Ok(())
    }
}

/// Panics on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<void>")]
pub fn panic_elsewhere() -> AsyncTask<Panicking> {
    AsyncTask::new(Panicking)
}
