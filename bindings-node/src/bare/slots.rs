//! The memory in which bare callbacks answer: one array for each environment.

use std::ptr;

use napi::{Result, check_status, sys};

/// How many numbers of 32 bits an answer may have.
pub(super) const COUNT: usize = 16;

/// What the first slot says. `lib/binding.cjs` has the same numbers.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(super) enum Outcome {
    /// The other slots hold the answer.
    Fine = 0,
    /// The argument is not a string.
    NotAString = 1,
    /// The core refuses; the slow call of the same name tells why.
    Refused = 2,
    /// A bug.
    Panicked = 3,
}

/// The shared memory.
pub(super) struct Slots {
    /// Where it lies.
    pub(super) memory: *mut u32,
    /// As JavaScript sees it: a `Uint32Array`.
    pub(super) array: sys::napi_value,
}

impl Slots {
    /// Makes the memory and keeps it until the environment ends.
    pub(super) fn create(env: sys::napi_env) -> Result<Self> {
        let (mut memory, mut buffer, mut array) = (ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
        let mut kept = ptr::null_mut();
        // SAFETY: an environment that is being set up, and places for what is made.
        check_status!(unsafe {
            sys::napi_create_arraybuffer(env, COUNT * size_of::<u32>(), &mut memory, &mut buffer)
        })?;
        // SAFETY: the buffer is as long as the array; it starts at 0.
        check_status!(unsafe {
            sys::napi_create_typedarray(env, sys::TypedarrayType::uint32_array, COUNT, buffer, 0, &mut array)
        })?;
        // SAFETY: a strong reference that nobody deletes: the memory stays as long as the callbacks can be called.
        check_status!(unsafe { sys::napi_create_reference(env, buffer, 1, &mut kept) })?;
        Ok(Self { memory: memory.cast(), array })
    }
}
