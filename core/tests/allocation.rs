//! Counting and checking allocate nothing, and what is bounded stays bounded, proven by an allocator that counts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use septet::{
    Concatenation, Part, PartBody, PhoneNumber, Reassembler, ReassemblyLimits, ReferenceBits, SenderId,
    TextOptions, analyze, analyze_latin1, analyze_utf16,
};

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
    static HELD: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is passed on to the system's allocator unchanged; the counters are plain cells of this thread that
// themselves never allocate.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        HELD.with(|held| held.set(held.get().wrapping_add(layout.size())));
        // SAFETY: the caller's contract is the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.with(|held| held.set(held.get().wrapping_sub(layout.size())));
        // SAFETY: the pointer came from `alloc` above, so from the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations_of<T>(work: impl FnOnce() -> T) -> u64 {
    let before = ALLOCATIONS.with(Cell::get);
    black_box(work());
    ALLOCATIONS.with(Cell::get) - before
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations_of(|| Box::new(1)), 1);
}

#[test]
fn analysis_allocates_nothing() {
    let texts = ["", "Hello", "]", "😀", "e\u{301}", "’é\r\nя"].map(|text| text.repeat(400));
    let options = TextOptions::new().newline(septet::Newline::Lf).header_elements(&[5, 4, 1, 2, 3, 4]);
    for text in &texts {
        let utf16: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(allocations_of(|| analyze(text)), 0);
        assert_eq!(allocations_of(|| analyze_utf16(&utf16)), 0);
        assert_eq!(allocations_of(|| analyze_latin1(text.as_bytes())), 0);
        assert_eq!(allocations_of(|| options.analyze(text)), 0);
        assert_eq!(allocations_of(|| options.analyze_utf16(&utf16)), 0);
    }
}

#[test]
fn choosing_tables_and_finding_nothing_to_compose_allocate_nothing() {
    let options = TextOptions::new()
        .languages(septet::Languages::ALL)
        .normalize(septet::Normalization::Nfc)
        .concatenation_reference(1);
    for text in ["", "Hello", "Ğışık [ş] ", "नमस्ते OK ", "ğ😀", "é"] {
        let text = text.repeat(40);
        assert_eq!(allocations_of(|| options.analyze(&text)), 0);
        assert_eq!(allocations_of(|| options.segments(&text).map(Iterator::count)), 0);
    }
    let keep = TextOptions::new().keep_words(true).keep_graphemes(true).keep_urls(true);
    assert_eq!(allocations_of(|| keep.analyze("one segment")), 0);
}

#[test]
fn splitting_allocates_nothing_but_changed_text() {
    let options = TextOptions::new().concatenation_reference(1);
    let text = "]😀a".repeat(300);
    assert_eq!(allocations_of(|| options.segments(&text).map(Iterator::count)), 0);
}

#[test]
fn addresses_allocate_nothing() {
    for text in ["+12025550143", "+1202555014x", "Conerix", "12345", ""] {
        assert_eq!(allocations_of(|| PhoneNumber::parse(text).map(|number| number.region())), 0);
        assert_eq!(allocations_of(|| SenderId::parse(text)), 0);
    }
    for text in ["+12025550143", "+4402079460958", "+540111512345678", "+99912345678"] {
        let number = PhoneNumber::parse(text).expect("E.164");
        assert_eq!(allocations_of(|| number.numbering()), 0);
    }
}

/// Parts that are made to cost as much beside their octets as they can: most never find their message.
#[test]
fn a_reassembler_holds_no_more_than_its_limits() {
    const MOST: usize = 200_000;
    let limits = ReassemblyLimits::new().max_octets(MOST).max_messages(10_000);
    let mut random = 1_u64;
    let mut below = |limit: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % limit
    };
    for (octets, totals, senders) in
        [(0, 2, 100_000), (1, 255, 3), (140, 255, 40), (140, 2, 5), (60_000, 3, 9)]
    {
        let before = HELD.with(Cell::get);
        let mut reassembler = Reassembler::new(limits);
        let mut most = 0;
        for now in 0..4_000 {
            let sender = format!("{:0width$}", below(senders), width = below(40) as usize);
            let total = 1 + below(totals) as u8;
            let number = 1 + below(u64::from(total)) as u8;
            let place = Concatenation::new(below(4) as u16, ReferenceBits::Sixteen, number, total);
            let mut body = Vec::with_capacity(octets * 2);
            body.resize(below(octets as u64 + 1) as usize, below(2) as u8);
            drop(reassembler.push(Part::new(&sender, "4242", place, PartBody::Octets(body)), now));
            drop(sender);
            let held = HELD.with(Cell::get).wrapping_sub(before);
            most = most.max(held);
            assert!(held <= MOST, "{held} octets held, {} counted", reassembler.octet_count());
        }
        assert!(most > MOST / 20, "the limit was not put to the test: {most}");
        drop(reassembler);
        assert_eq!(HELD.with(Cell::get), before);
    }
}
