//! Counting, splitting and checking allocate nothing on their way through the border.

#![allow(clippy::expect_used, reason = "a failed expectation is what a test is for")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::c_char;
use std::ptr::{null, null_mut};

use septet_c::*;

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: every call is passed on to the system's allocator unchanged; the counter is a plain cell of this thread that
// itself never allocates.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's contract is the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` above, so from the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations_of<T>(work: impl FnOnce() -> T) -> u64 {
    let before = ALLOCATIONS.with(Cell::get);
    std::hint::black_box(work());
    ALLOCATIONS.with(Cell::get) - before
}

/// A struct of C with its size and zeros.
fn sized<T: Copy>() -> T {
    assert!(size_of::<T>() >= size_of::<u32>());
    let mut value = std::mem::MaybeUninit::<T>::zeroed();
    // SAFETY: every struct that is asked for below begins with its size and is valid when it is zero.
    unsafe {
        value.as_mut_ptr().cast::<u32>().write(size_of::<T>() as u32);
        value.assume_init()
    }
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations_of(|| Box::new(1)), 1);
}

#[test]
fn analysis_allocates_nothing() {
    let (mut analysis, mut error) = (sized::<septet_analysis>(), sized::<septet_error>());
    let mut options = sized::<septet_text_options>();
    options.newline = septet_newline::SEPTET_NEWLINE_LF as u32;
    options.languages = 1 << septet_language::SEPTET_LANGUAGE_TURKISH as u32;
    let gsm7 = septet_text_options { encoding: septet_encoding::SEPTET_ENCODING_GSM7 as u32, ..options };
    for text in ["", "Hello", "]", "😀", "e\u{301}", "’é\r\nя"].map(|text| text.repeat(400)) {
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let (data, len) = (text.as_ptr().cast::<c_char>(), text.len());
        for options in [null(), &raw const options, &raw const gsm7] {
            // SAFETY: what is passed lives and has these lengths.
            let allocations = allocations_of(|| unsafe {
                (
                    septet_text_analyze(data, len, options, &mut analysis, &mut error),
                    septet_text_analyze_utf16(
                        utf16.as_ptr(),
                        utf16.len(),
                        options,
                        &mut analysis,
                        &mut error,
                    ),
                )
            });
            assert_eq!(allocations, 0, "{} octets", len);
        }
    }
}

#[test]
fn splitting_allocates_nothing() {
    let text = "]😀a".repeat(300);
    let mut segments = vec![zero_segment(); 255];
    let mut count = 0;
    // SAFETY: what is passed lives and has these lengths.
    let allocations = allocations_of(|| unsafe {
        septet_text_segments(
            text.as_ptr().cast(),
            text.len(),
            null(),
            segments.as_mut_ptr(),
            segments.len(),
            &mut count,
            null_mut(),
        )
    });
    assert_eq!((allocations, count > 1), (0, true));
}

fn zero_segment() -> septet_segment {
    septet_segment {
        start: 0,
        end: 0,
        units: 0,
        octets: 0,
        header_len: 0,
        header: [0; 140],
        counter: [0; 12],
    }
}

#[test]
fn columns_allocate_nothing() {
    let data = b"Hello+12025550143";
    let offsets = [0_i32, 5, 17];
    let (mut error, mut encoding, mut calling_code) = ([0_i16; 2], [0_i8; 2], [0_i16; 2]);
    let (mut units, mut segments, mut first) = ([0_i32; 2], [0_i32; 2], [0_i32; 2]);
    let (mut number, mut line_type, mut region) = ([0_i64; 2], [0_i8; 2], [0_i16; 2]);
    let texts = septet_analysis_columns {
        struct_size: size_of::<septet_analysis_columns>() as u32,
        reserved: 0,
        rows: 2,
        error: error.as_mut_ptr(),
        encoding: encoding.as_mut_ptr(),
        units: units.as_mut_ptr(),
        segments: segments.as_mut_ptr(),
        first_offender: first.as_mut_ptr(),
    };
    let numbers = septet_number_columns {
        struct_size: size_of::<septet_number_columns>() as u32,
        reserved: 0,
        rows: 2,
        error: error.as_mut_ptr(),
        number: number.as_mut_ptr(),
        calling_code: calling_code.as_mut_ptr(),
        line_type: line_type.as_mut_ptr(),
        region: region.as_mut_ptr(),
    };
    let (data, len) = (data.as_ptr().cast::<c_char>(), data.len());
    // SAFETY: what is passed lives and has these lengths.
    let allocations = allocations_of(|| unsafe {
        assert_eq!(septet_text_analyze_many(data, len, offsets.as_ptr(), 3, null(), &texts, null_mut()), 0);
        assert_eq!(septet_phone_check_many(data, len, offsets.as_ptr(), 3, 2, &numbers, null_mut()), 0);
    });
    assert_eq!((allocations, units[0], number[1]), (0, 5, 12_025_550_143));
}

#[test]
fn addresses_and_amounts_allocate_nothing() {
    let (mut phone, mut sender) = (sized::<septet_phone>(), sized::<septet_sender>());
    let mut numbering = sized::<septet_numbering>();
    let (mut nanos, mut len) = (0, 0);
    let mut buffer = [0 as c_char; 32];
    for text in ["+12025550143", "+1202555014x", "Conerix", "12345", "0.05", ""] {
        let (data, octets) = (text.as_ptr().cast::<c_char>(), text.len());
        // SAFETY: what is passed lives and has these lengths.
        let allocations = allocations_of(|| unsafe {
            (
                septet_phone_parse(data, octets, 2, &mut phone, null_mut()),
                septet_phone_numbering(12_025_550_143, &mut numbering, null_mut()),
                septet_sender_parse(data, octets, 2, &mut sender, null_mut()),
                septet_amount_parse(data, octets, &mut nanos, null_mut()),
                septet_amount_format(nanos, 4, buffer.as_mut_ptr(), 32, &mut len, null_mut()),
                septet_phone_format(12_025_550_143, buffer.as_mut_ptr(), 32, &mut len, null_mut()),
                septet_phone_mask(12_025_550_143, buffer.as_mut_ptr(), 32, &mut len, null_mut()),
                septet_timestamp_format(0, buffer.as_mut_ptr(), 32, &mut len, null_mut()),
            )
        });
        assert_eq!(allocations, 0, "{text}");
    }
}
