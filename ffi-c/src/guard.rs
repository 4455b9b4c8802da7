//! The barrier around every body: what comes out is a status, never an unwinding stack.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{report, septet_error};
use crate::ptr;
use crate::status::{septet_status, septet_usage};

/// Why a function fails.
pub(crate) enum Failure {
    /// The way it was called.
    Usage(septet_usage),
    /// The caller's buffer.
    TooSmall { needed: usize, room: usize },
    /// What the core says.
    Core(septet::Error),
}

impl From<septet::Error> for Failure {
    fn from(error: septet::Error) -> Self {
        Self::Core(error)
    }
}

impl From<septet_usage> for Failure {
    fn from(usage: septet_usage) -> Self {
        Self::Usage(usage)
    }
}

impl Failure {
    pub(crate) fn status(&self) -> septet_status {
        match self {
            Self::Usage(usage) => *usage as septet_status,
            Self::TooSmall { .. } => septet_usage::SEPTET_ERR_BUFFER_TOO_SMALL as septet_status,
            Self::Core(error) => error.code().number(),
        }
    }
}

pub(crate) type Outcome = Result<(), Failure>;

/// Runs the body of a function that can fail.
#[inline]
pub(crate) fn guard(err: *mut septet_error, body: impl FnOnce() -> Outcome) -> septet_status {
    // Nothing that the body leaves half done is looked at again: values are dropped, handles are poisoned.
    let outcome = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => return septet_usage::SEPTET_OK as septet_status,
        Ok(Err(failure)) => failure,
        Err(_) => Failure::Usage(septet_usage::SEPTET_ERR_PANIC),
    };
    failed(err, &outcome)
}

/// Apart from the body, so that nothing of it stands in the way of what succeeds.
#[cold]
#[inline(never)]
fn failed(err: *mut septet_error, failure: &Failure) -> septet_status {
    // Writing an error formats a message; should that panic, the status still says what happened.
    let _ = catch_unwind(AssertUnwindSafe(|| report(err, failure)));
    failure.status()
}

/// Runs the body of a function that cannot fail; `fallback` is for a defect.
pub(crate) fn quietly<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(fallback)
}

/// What a handle holds.
pub(crate) struct Held<T> {
    value: T,
    poisoned: AtomicBool,
}

impl<T> Held<T> {
    pub(crate) fn new(value: T) -> Self {
        Self { value, poisoned: AtomicBool::new(false) }
    }

    /// The value, unless a call on it was cut short by a panic.
    pub(crate) fn get(&self) -> Result<&T, Failure> {
        if self.poisoned.load(Ordering::Acquire) {
            return Err(septet_usage::SEPTET_ERR_POISONED.into());
        }
        Ok(&self.value)
    }
}

/// A type whose values C holds by pointer.
pub(crate) trait Handle {
    type Value;
    fn held(&self) -> &Held<Self::Value>;
}

/// Runs the body of a function on a handle; a panic poisons it.
pub(crate) fn guard_on<H: Handle>(
    handle: *const H,
    err: *mut septet_error,
    body: impl FnOnce(&H::Value) -> Outcome,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller promises that a handle is NULL or came from its `_new` and was not freed.
        let held = unsafe { ptr::reference(handle) }?.held();
        let value = held.get()?;
        match catch_unwind(AssertUnwindSafe(|| body(value))) {
            Ok(outcome) => outcome,
            Err(_) => {
                held.poisoned.store(true, Ordering::Release);
                Err(septet_usage::SEPTET_ERR_PANIC.into())
            }
        }
    })
}

/// The same on a handle whose value changes: calls from several threads take turns.
#[inline]
pub(crate) fn guard_in_turn<H: Handle<Value = Mutex<T>>, T>(
    handle: *const H,
    err: *mut septet_error,
    body: impl FnOnce(&mut T) -> Outcome,
) -> septet_status {
    let mut body = Some(body);
    in_turn(handle, err, &mut |value| body.take().map_or(Ok(()), |body| body(value)))
}

/// Once for each type of handle and not for each function on it: the lock and the barrier are a kilobyte.
#[inline(never)]
fn in_turn<H: Handle<Value = Mutex<T>>, T>(
    handle: *const H,
    err: *mut septet_error,
    body: &mut dyn FnMut(&mut T) -> Outcome,
) -> septet_status {
    guard_on(handle, err, |value| {
        // Whoever waited here while another thread's call panicked did not see the handle's own mark.
        let mut value = value.lock().map_err(|_| Failure::Usage(septet_usage::SEPTET_ERR_POISONED))?;
        body(&mut value)
    })
}

#[cfg(test)]
mod tests {
    use std::ptr::null_mut;

    use super::*;

    struct Counter(Held<Mutex<u32>>);

    impl Handle for Counter {
        type Value = Mutex<u32>;

        fn held(&self) -> &Held<Mutex<u32>> {
            &self.0
        }
    }

    #[test]
    fn a_panic_in_turn_poisons_the_handle() {
        let counter = Counter(Held::new(Mutex::new(0)));
        let add = |counter: &Counter| {
            guard_in_turn(counter, null_mut(), |count| {
                *count += 1;
                Ok(())
            })
        };
        assert_eq!(add(&counter), septet_usage::SEPTET_OK as septet_status);
        let panicking = guard_in_turn(&counter, null_mut(), |_: &mut u32| panic!("forced by a test"));
        assert_eq!(panicking, septet_usage::SEPTET_ERR_PANIC as septet_status);
        assert_eq!(add(&counter), septet_usage::SEPTET_ERR_POISONED as septet_status);
        // Whoever waited for its turn meanwhile has passed the handle's own mark.
        counter.0.poisoned.store(false, Ordering::Release);
        assert_eq!(add(&counter), septet_usage::SEPTET_ERR_POISONED as septet_status);
    }
}
