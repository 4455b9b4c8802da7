//! The hot calls as bare Node-API callbacks.
//!
//! Generated glue takes 100 to 200 ns to fetch a string and more than 1,000 to make an object. A bare callback fetches the
//! string's UTF-16 into a stack buffer in one call and writes the answer into memory that it shares with JavaScript, where
//! an object literal is nearly free. Node-API cannot say which kind a string is, so its Latin-1 form, which cuts other
//! strings silently, is never asked for.

mod analyze;
mod phone;
mod slots;
mod string;

use std::ffi::{CStr, c_void};
use std::ptr;

use napi::bindgen_prelude::{Env, Object};
use napi::{JsValue, Result, check_status, sys};
use napi_derive::napi;

use slots::Slots;

/// Adds the bare callbacks to the exports of one environment (the main thread, or a worker), with the memory in which
/// they answer.
#[napi(module_exports)]
pub fn bare_exports(exports: Object<'_>, env: Env) -> Result<()> {
    let slots = Slots::create(env.raw())?;
    let callbacks: &[(&CStr, sys::napi_callback)] = &[
        (c"analyzeInto", Some(analyze::analyze)),
        (c"analyzeRow", Some(analyze::row)),
        (c"checkNumber", Some(phone::check)),
        #[cfg(feature = "probe")]
        (c"panicBare", Some(panic_bare)),
    ];
    for &(name, callback) in callbacks {
        let mut function = ptr::null_mut();
        // SAFETY: the environment is the one that is being set up; the name ends with NUL, which the length says too.
        // The data outlives the function: `Slots::create` keeps the memory until the environment ends.
        check_status!(unsafe {
            sys::napi_create_function(
                env.raw(),
                name.as_ptr(),
                name.count_bytes() as isize,
                callback,
                slots.memory.cast::<c_void>(),
                &mut function,
            )
        })?;
        // SAFETY: both values are of this environment and in scope.
        check_status!(unsafe {
            sys::napi_set_named_property(env.raw(), exports.raw(), name.as_ptr(), function)
        })?;
    }
    // SAFETY: as above.
    check_status!(unsafe {
        sys::napi_set_named_property(env.raw(), exports.raw(), c"slots".as_ptr(), slots.array)
    })
}

/// What a callback was called with.
struct Call {
    arguments: [sys::napi_value; 2],
    slots: *mut u32,
}

impl Call {
    const fn empty() -> Self {
        Self { arguments: [ptr::null_mut(); 2], slots: ptr::null_mut() }
    }

    /// Asks Node what the call is, and tells whether it said so. Filled in where it stands: a copy right after Node has written to
    /// it would wait for that.
    ///
    /// # Safety
    /// Both must be those of a running callback that was made by [`bare_exports`].
    unsafe fn fill(&mut self, env: sys::napi_env, info: sys::napi_callback_info) -> bool {
        let mut count = self.arguments.len();
        let mut data = ptr::null_mut();
        // SAFETY: the callback's own arguments, and room for as many values as `count` says. Missing arguments come in as
        // undefined.
        let status = unsafe {
            sys::napi_get_cb_info(
                env,
                info,
                &mut count,
                self.arguments.as_mut_ptr(),
                ptr::null_mut(),
                &mut data,
            )
        };
        self.slots = data.cast();
        if count < self.arguments.len() {
            self.arguments[1] = ptr::null_mut();
        }
        status == sys::Status::napi_ok
    }

    /// The second argument, where there is one.
    fn second(&self) -> Option<sys::napi_value> {
        Some(self.arguments[1]).filter(|value| !value.is_null())
    }

    /// The shared memory.
    ///
    /// # Safety
    /// Only one at a time, and not across a call into JavaScript.
    unsafe fn slots(&mut self) -> &mut [u32; slots::COUNT] {
        // SAFETY: `Slots::create` made it this long and keeps it; JavaScript reads it only between calls.
        unsafe { &mut *self.slots.cast() }
    }
}

/// Answers a call: what `work` says is in the first slot, and undefined is returned.
///
/// # Safety
/// As [`Call::fill`].
unsafe fn answer(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    work: unsafe fn(sys::napi_env, &mut Call) -> slots::Outcome,
) -> sys::napi_value {
    let mut call = Call::empty();
    // SAFETY: the caller's promise.
    if !unsafe { call.fill(env, info) } {
        return ptr::null_mut();
    }
    // A panic must not unwind into Node.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        // SAFETY: the caller's promise.
        unsafe { work(env, &mut call) }
    }));
    let outcome = outcome.unwrap_or(slots::Outcome::Panicked);
    // SAFETY: `work` is over.
    let slots = unsafe { call.slots() };
    slots[0] = outcome as u32;
    ptr::null_mut()
}

/// Panics, to see what becomes of a panic.
///
/// # Safety
/// Called by Node only.
#[cfg(feature = "probe")]
unsafe extern "C" fn panic_bare(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: Node's own arguments.
    unsafe {
        answer(env, info, |_, _| {
            let _ = crate::probe::panic();
            slots::Outcome::Fine
        })
    }
}
