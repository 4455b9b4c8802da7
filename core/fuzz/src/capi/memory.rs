//! Memory of a caller: of exactly the length that is told, with octets around outputs that nobody may touch.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::slice;

/// Octets before and after what may be written.
const MARGIN: usize = 64;

/// What the library may do with a piece of memory.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Use {
    /// Only read it.
    Input,
    /// Write it on success.
    Output,
    /// Write it when the buffer before it is too small, too.
    Length,
}

/// One piece of memory for one call, as it was before the call and as it is.
pub struct Region {
    base: *mut u8,
    layout: Layout,
    start: usize,
    /// How many octets from the start on may be written; those after it are canaries.
    pub writable: usize,
    /// What the library may do with it.
    pub purpose: Use,
    before: Vec<u8>,
}

impl Region {
    /// Exactly these octets, so that reading one more is seen by whoever watches memory.
    pub fn input(octets: &[u8], align: usize, misaligned: bool) -> Self {
        Self::new(octets, align, misaligned, 0, Use::Input)
    }

    /// These octets among canaries; all of them may be written.
    pub fn output(octets: &[u8], align: usize, misaligned: bool) -> Self {
        Self::new(octets, align, misaligned, MARGIN, Use::Output)
    }

    fn new(octets: &[u8], align: usize, misaligned: bool, margin: usize, purpose: Use) -> Self {
        let start = margin + usize::from(misaligned && align > 1);
        let size = (start + octets.len() + margin).max(1);
        let layout = Layout::from_size_align(size, align).expect("a small layout");
        // SAFETY: the layout is not empty.
        let base = unsafe { alloc(layout) };
        if base.is_null() {
            handle_alloc_error(layout);
        }
        let mut before = vec![0xC5; size];
        before[start..start + octets.len()].copy_from_slice(octets);
        // SAFETY: `base` has `size` octets.
        unsafe { base.copy_from_nonoverlapping(before.as_ptr(), size) };
        Self { base, layout, start, writable: octets.len(), purpose, before }
    }

    /// Where the call's pointer points.
    pub fn pointer(&self) -> *mut u8 {
        // SAFETY: `start` is within the allocation.
        unsafe { self.base.add(self.start) }
    }

    fn now(&self) -> &[u8] {
        // SAFETY: the allocation was filled when it was made; no call is under way.
        unsafe { slice::from_raw_parts(self.base, self.layout.size()) }
    }

    /// What may be written, as it is now.
    pub fn content(&self) -> &[u8] {
        &self.now()[self.start..self.start + self.writable]
    }

    /// Whether no octet has changed.
    pub fn is_untouched(&self) -> bool {
        self.now() == self.before
    }

    /// Whether nothing has changed beside what may be written.
    pub fn is_untouched_around(&self) -> bool {
        let end = self.start + self.writable;
        let (now, before) = (self.now(), &self.before);
        now[..self.start] == before[..self.start] && now[end..] == before[end..]
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: allocated by `new` with this layout.
        unsafe { dealloc(self.base, self.layout) }
    }
}
