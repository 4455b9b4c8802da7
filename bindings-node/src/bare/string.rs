//! A string's UTF-16, without a heap for any text that can be sent.

use std::mem::MaybeUninit;
use std::ptr;

use napi::sys;

/// The longest body has 1,600 characters, so at most 3,200 units; Node-API also writes a NUL.
pub(super) const TEXT: usize = 4_096;

/// Room for a string on the stack.
pub(super) struct Buffer<const ROOM: usize> {
    stack: [MaybeUninit<u16>; ROOM],
    heap: Vec<u16>,
}

impl<const ROOM: usize> Buffer<ROOM> {
    pub(super) const fn new() -> Self {
        Self { stack: [MaybeUninit::uninit(); ROOM], heap: Vec::new() }
    }

    /// The units of a string, `None` when the value is no string.
    ///
    /// # Safety
    /// Both must be those of a running callback.
    pub(super) unsafe fn fetch(&mut self, env: sys::napi_env, value: sys::napi_value) -> Option<&[u16]> {
        let mut length = 0;
        let stack = self.stack.as_mut_ptr().cast::<u16>();
        // SAFETY: room for `ROOM` units; Node-API writes less than that, and a NUL.
        let status = unsafe { sys::napi_get_value_string_utf16(env, value, stack, ROOM, &mut length) };
        if status != sys::Status::napi_ok {
            return None;
        }
        if length < ROOM - 1 {
            // SAFETY: so many units were written.
            return Some(unsafe { std::slice::from_raw_parts(stack, length) });
        }
        // Full, so perhaps cut: ask for the length, then for the whole.
        // SAFETY: without a buffer only the length is told.
        let status = unsafe { sys::napi_get_value_string_utf16(env, value, ptr::null_mut(), 0, &mut length) };
        if status != sys::Status::napi_ok {
            return None;
        }
        self.heap.resize(length + 1, 0);
        let heap = self.heap.as_mut_ptr();
        // SAFETY: room for the string and its NUL.
        let status = unsafe { sys::napi_get_value_string_utf16(env, value, heap, length + 1, &mut length) };
        if status != sys::Status::napi_ok {
            return None;
        }
        self.heap.get(..length)
    }
}
