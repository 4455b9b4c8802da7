//! What a call through the shared library costs beside the same call in Rust, in one process: `cargo xtask c bench`.
//!
//! The library is opened while the program runs, so that nothing can be inlined into it. Rounds of all kinds take turns, and the
//! quickest round of each counts. Both sides begin with octets, which have to be checked before they are text. The core's loops lie on
//! other addresses here and there, which alone moves a call by some nanoseconds either way: what the border adds to a row is below
//! that, so xtask counts it in instructions (`SEPTET_COUNTED`: one batch of each kind and no clock). Fails when the border costs more
//! than it may.

use std::ffi::{CString, c_char, c_int, c_void};
use std::hint::black_box;
use std::process::ExitCode;
use std::ptr::{null, null_mut};
use std::time::Instant;

use septet::{AnalysisColumns, TextOptions};
use septet_c::{septet_analysis, septet_analysis_columns, septet_error, septet_status, septet_text_options};

type Analyze = unsafe extern "C" fn(
    *const c_char,
    usize,
    *const septet_text_options,
    *mut septet_analysis,
    *mut septet_error,
) -> septet_status;

type AnalyzeMany = unsafe extern "C" fn(
    *const c_char,
    usize,
    *const i32,
    usize,
    *const septet_text_options,
    *const septet_analysis_columns,
    *mut septet_error,
) -> septet_status;

unsafe extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
}

const ROUNDS: usize = 4_000;
const CALLS: usize = 1_000;
const ROWS: usize = 10_000;

/// What the border may cost a call, in nanoseconds.
const MOST_PER_CALL: f64 = 5.0;

fn main() -> ExitCode {
    let Ok(library) = std::env::var("SEPTET_LIBRARY") else {
        println!("SEPTET_LIBRARY names no library: nothing measured");
        return ExitCode::SUCCESS;
    };
    let Some((analyze, analyze_many)) = open(&library) else {
        eprintln!("{library} cannot be opened");
        return ExitCode::FAILURE;
    };
    if std::env::var_os("SEPTET_COUNTED").is_some() {
        one_row(analyze_many, 1);
        return ExitCode::SUCCESS;
    }
    let call = one_call(analyze);
    one_row(analyze_many, ROUNDS / 8);
    println!("analyze of 20 characters: the border costs {call:.1} ns a call, at most {MOST_PER_CALL}");
    if call <= MOST_PER_CALL { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn open(library: &str) -> Option<(Analyze, AnalyzeMany)> {
    const RTLD_NOW: c_int = 2;
    let path = CString::new(library).ok()?;
    // SAFETY: the strings end with NUL; the library's functions have these types, which are those of this very crate.
    unsafe {
        let library = dlopen(path.as_ptr(), RTLD_NOW);
        if library.is_null() {
            return None;
        }
        let analyze = dlsym(library, c"septet_text_analyze".as_ptr());
        let analyze_many = dlsym(library, c"septet_text_analyze_many".as_ptr());
        if analyze.is_null() || analyze_many.is_null() {
            return None;
        }
        Some((
            std::mem::transmute::<*mut c_void, Analyze>(analyze),
            std::mem::transmute::<*mut c_void, AnalyzeMany>(analyze_many),
        ))
    }
}

/// The quickest of many rounds, in nanoseconds for each of `count` calls.
#[derive(Clone, Copy)]
struct Quickest(f64);

impl Quickest {
    fn round(&mut self, count: usize, work: impl FnOnce()) {
        let start = Instant::now();
        work();
        self.0 = self.0.min(start.elapsed().as_secs_f64() * 1e9 / count as f64);
    }
}

fn one_call(analyze: Analyze) -> f64 {
    let text = "Your code is 48219 .";
    assert_eq!(text.chars().count(), 20);
    let mut found = zero_analysis();
    let [mut unchecked, mut rust, mut c] = [Quickest(f64::MAX); 3];
    for _ in 0..ROUNDS {
        unchecked.round(CALLS, || {
            for _ in 0..CALLS {
                black_box(septet::analyze(black_box(text)));
            }
        });
        rust.round(CALLS, || {
            for _ in 0..CALLS {
                let octets = black_box(text.as_bytes());
                let _ = black_box(septet::text_from_utf8(octets).map(septet::analyze));
            }
        });
        c.round(CALLS, || {
            for _ in 0..CALLS {
                let octets = black_box(text.as_bytes());
                let (data, len) = (octets.as_ptr().cast(), octets.len());
                // SAFETY: text and struct live and have these sizes.
                let status = unsafe { analyze(data, len, null(), &mut found, null_mut()) };
                black_box((status, &found));
            }
        });
    }
    assert_eq!(found.units, 20);
    println!("analyze: Rust {:.1} ns; Rust from octets {:.1} ns; C {:.1} ns", unchecked.0, rust.0, c.0);
    c.0 - rust.0
}

fn zero_analysis() -> septet_analysis {
    septet_analysis {
        struct_size: size_of::<septet_analysis>() as u32,
        encoding: 0,
        units: 0,
        segments: 0,
        characters: 0,
        utf16_units: 0,
        remaining: 0,
        per_segment: 0,
        first_offender: 0,
        offender_count: 0,
        locking: 0,
        single: 0,
        greedy_segments: 0,
    }
}

fn one_row(analyze_many: AnalyzeMany, rounds: usize) {
    let data = "Your code is 48219 .".repeat(ROWS);
    let offsets: Vec<i32> = (0..=ROWS).map(|row| row as i32 * 20).collect();
    let (mut error, mut encoding) = (vec![0_i16; ROWS], vec![0_i8; ROWS]);
    let (mut units, mut segments, mut first) = (vec![0_i32; ROWS], vec![0_i32; ROWS], vec![0_i32; ROWS]);
    let options = TextOptions::new();
    let [mut rust, mut c] = [Quickest(f64::MAX); 2];
    for _ in 0..rounds {
        rust.round(ROWS, || {
            let mut columns = AnalysisColumns {
                error: &mut error,
                encoding: &mut encoding,
                units: &mut units,
                segments: &mut segments,
                first_offender: &mut first,
            };
            rust_rows(data.as_bytes(), black_box(&offsets), &options, &mut columns);
        });
        let columns = septet_analysis_columns {
            struct_size: size_of::<septet_analysis_columns>() as u32,
            reserved: 0,
            rows: ROWS,
            error: error.as_mut_ptr(),
            encoding: encoding.as_mut_ptr(),
            units: units.as_mut_ptr(),
            segments: segments.as_mut_ptr(),
            first_offender: first.as_mut_ptr(),
        };
        let rows = || {
            let (data, offsets) = (data.as_bytes(), black_box(&offsets));
            let (octets, len) = (data.as_ptr().cast(), data.len());
            // SAFETY: data, offsets and columns live and have these lengths.
            black_box(unsafe {
                analyze_many(octets, len, offsets.as_ptr(), offsets.len(), null(), &columns, null_mut())
            });
        };
        c.round(ROWS, rows);
    }
    assert!(units.iter().all(|units| *units == 20));
    println!("analyze_many: Rust {:.2} ns a row; C {:.2} ns a row", rust.0, c.0);
}

/// A function of its own, so that its instructions can be told from the others'.
#[inline(never)]
fn rust_rows(data: &[u8], offsets: &[i32], options: &TextOptions, columns: &mut AnalysisColumns<'_>) {
    let _ = black_box(septet::analyze_many(data, offsets, options, columns));
}
