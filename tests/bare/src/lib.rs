//! The core with every feature but `std`, and the two things that a program without an operating system must bring: memory and
//! an end. An archive holds the whole core, called or not, so whatever it asks for from outside shows in its undefined symbols.

#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;

extern crate septet;

unsafe extern "C" {
    fn septet_bare_allocate(size: usize, align: usize) -> *mut u8;
    fn septet_bare_free(pointer: *mut u8, size: usize, align: usize);
    fn septet_bare_end() -> !;
}

struct Outside;

// SAFETY: who links this archive promises that the two functions behave as an allocator.
unsafe impl GlobalAlloc for Outside {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the size is not zero, which is the caller's contract.
        unsafe { septet_bare_allocate(layout.size(), layout.align()) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` with this layout, which is the caller's contract.
        unsafe { septet_bare_free(pointer, layout.size(), layout.align()) }
    }
}

#[global_allocator]
static MEMORY: Outside = Outside;

#[panic_handler]
fn end(_: &PanicInfo<'_>) -> ! {
    // SAFETY: it takes nothing and does not come back.
    unsafe { septet_bare_end() }
}
