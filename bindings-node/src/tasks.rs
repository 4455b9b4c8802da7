//! Big batches off the main thread.
//!
//! The texts are copied first: JavaScript could change a buffer, and move a string, while another thread reads it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use napi::bindgen_prelude::{Array, AsyncTask, External, Int8Array, Int16Array, Int32Array, JsValue};
use napi::{Env, Error, Result, Status, Task, check_status, sys};
use napi_derive::napi;
use septet::{AnalysisColumns, TextOptions};

use crate::batch::Offsets;
use crate::options::or_default;
use crate::refusal::refuse;

/// Rows between two looks at whether the caller still wants the result.
const STRIDE: usize = 256;

/// Whether a task is still wanted.
pub struct Cancellation(Arc<AtomicBool>);

/// A handle to stop a task with.
#[napi(catch_unwind)]
pub fn cancellation() -> External<Cancellation> {
    External::new(Cancellation(Arc::default()))
}

/// Stops the task that has this handle.
#[napi(catch_unwind)]
pub fn cancel(handle: &External<Cancellation>) {
    handle.0.store(true, Ordering::Relaxed);
}

/// The columns of an analysis.
#[napi(object, object_from_js = false)]
pub struct Columns {
    pub error: Int16Array,
    pub encoding: Int8Array,
    pub units: Int32Array,
    pub segments: Int32Array,
    pub first_offender: Int32Array,
}

/// Texts, copied.
enum Texts {
    /// Of strings: UTF-16, and where each ends.
    Strings { units: Vec<u16>, ends: Vec<usize> },
    /// Of a buffer: UTF-8, with the caller's offsets.
    Buffer { octets: Vec<u8>, offsets: Vec<i64> },
}

/// What runs on the other thread.
pub struct AnalyzeTask {
    texts: Texts,
    options: TextOptions,
    cancelled: Arc<AtomicBool>,
}

/// Columns before they are JavaScript's.
#[derive(Default)]
pub struct Filled {
    error: Vec<i16>,
    encoding: Vec<i8>,
    units: Vec<i32>,
    segments: Vec<i32>,
    first_offender: Vec<i32>,
}

impl Filled {
    fn with_rows(rows: usize) -> Self {
        Self {
            error: vec![0; rows],
            encoding: vec![0; rows],
            units: vec![0; rows],
            segments: vec![0; rows],
            first_offender: vec![0; rows],
        }
    }

    /// The columns from a row on.
    fn rows_from(&mut self, row: usize) -> AnalysisColumns<'_> {
        AnalysisColumns {
            error: self.error.get_mut(row..).unwrap_or_default(),
            encoding: self.encoding.get_mut(row..).unwrap_or_default(),
            units: self.units.get_mut(row..).unwrap_or_default(),
            segments: self.segments.get_mut(row..).unwrap_or_default(),
            first_offender: self.first_offender.get_mut(row..).unwrap_or_default(),
        }
    }
}

impl AnalyzeTask {
    fn fill(&self) -> Result<Filled> {
        match &self.texts {
            Texts::Strings { units, ends } => self.fill_from_strings(units, ends),
            Texts::Buffer { octets, offsets } => self.fill_from_buffer(octets, offsets),
        }
    }

    fn fill_from_strings(&self, units: &[u16], ends: &[usize]) -> Result<Filled> {
        let mut filled = Filled::with_rows(ends.len());
        let mut start = 0;
        for (row, &end) in ends.iter().enumerate() {
            if row % STRIDE == 0 {
                self.check_wanted()?;
            }
            let text = units.get(start..end).unwrap_or_default();
            filled.rows_from(0).set(row, self.options.analyze_utf16(text));
            start = end;
        }
        Ok(filled)
    }

    fn fill_from_buffer(&self, octets: &[u8], offsets: &[i64]) -> Result<Filled> {
        let rows = offsets.len().saturating_sub(1);
        let mut filled = Filled::with_rows(rows);
        let mut row = 0;
        loop {
            self.check_wanted()?;
            let end = rows.min(row + STRIDE);
            let piece = offsets.get(row..=end).unwrap_or_default();
            septet::analyze_many(octets, piece, &self.options, &mut filled.rows_from(row)).map_err(
                |error| match error.index() {
                    Some(index) => refuse(&error.at_index(row + index)),
                    None => refuse(&error),
                },
            )?;
            row = end;
            if row == rows {
                return Ok(filled);
            }
        }
    }

    fn check_wanted(&self) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Error::new(Status::Cancelled, "cancelled".to_owned()));
        }
        Ok(())
    }
}

impl Task for AnalyzeTask {
    type Output = Filled;
    type JsValue = Columns;

    fn compute(&mut self) -> Result<Filled> {
        caught(|| self.fill())
    }

    fn resolve(&mut self, _: Env, filled: Filled) -> Result<Columns> {
        Ok(Columns {
            error: filled.error.into(),
            encoding: filled.encoding.into(),
            units: filled.units.into(),
            segments: filled.segments.into(),
            first_offender: filled.first_offender.into(),
        })
    }
}

/// Does something on one of libuv's threads, where napi-rs catches no panic.
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::new(Status::GenericFailure, "a panic on another thread".to_owned())))
}

/// Analyses strings on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Columns>")]
pub fn analyze_strings_async(
    env: Env,
    texts: Array<'_>,
    options: Option<&External<TextOptions>>,
    handle: &External<Cancellation>,
) -> Result<AsyncTask<AnalyzeTask>> {
    let (mut units, mut ends) = (Vec::new(), Vec::with_capacity(texts.len() as usize));
    for index in 0..texts.len() {
        append(env.raw(), &texts, index, &mut units)?;
        ends.push(units.len());
    }
    Ok(task(Texts::Strings { units, ends }, options, handle))
}

/// Appends a string of an array, without a copy of its own.
fn append(env: sys::napi_env, texts: &Array<'_>, index: u32, units: &mut Vec<u16>) -> Result<()> {
    let (mut value, mut length) = (ptr::null_mut(), 0);
    // SAFETY: an array of this environment, which JavaScript cannot touch meanwhile.
    check_status!(unsafe { sys::napi_get_element(env, texts.raw(), index, &mut value) })?;
    // SAFETY: without a buffer only the length is told. JavaScript has checked that it is a string.
    check_status!(unsafe { sys::napi_get_value_string_utf16(env, value, ptr::null_mut(), 0, &mut length) })?;
    // One more for the NUL that Node-API writes.
    units.reserve(length + 1);
    let room = units.spare_capacity_mut();
    let (start, capacity) = (room.as_mut_ptr().cast::<u16>(), room.len());
    // SAFETY: as much room as is said.
    check_status!(unsafe { sys::napi_get_value_string_utf16(env, value, start, capacity, &mut length) })?;
    // SAFETY: so many units were written.
    unsafe { units.set_len(units.len() + length) };
    Ok(())
}

/// Analyses UTF-8 texts of one buffer on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Columns>")]
pub fn analyze_buffer_async(
    data: &[u8],
    offsets: Offsets,
    options: Option<&External<TextOptions>>,
    handle: &External<Cancellation>,
) -> AsyncTask<AnalyzeTask> {
    let octets = data.to_vec();
    let offsets = crate::batch::owned(&offsets);
    task(Texts::Buffer { octets, offsets }, options, handle)
}

fn task(
    texts: Texts,
    options: Option<&External<TextOptions>>,
    handle: &External<Cancellation>,
) -> AsyncTask<AnalyzeTask> {
    let options = or_default(options).clone();
    AsyncTask::new(AnalyzeTask { texts, options, cancelled: Arc::clone(&handle.0) })
}
