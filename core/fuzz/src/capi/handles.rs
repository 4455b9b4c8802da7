//! Handles: those that calls gave are passed to later calls, in any order, until they are freed.

use super::arguments::Pointee;
use super::caller::Caller;
use super::recipes;
use septet_c::*;

/// How many of a type are alive at once.
const MOST: usize = 4;

/// The handles of a caller, by type.
#[derive(Default)]
pub struct Handles {
    alive: [Vec<usize>; COUNT],
}

/// A type of handles.
pub trait Handle: Sized {
    /// Its place among the types.
    const INDEX: usize;
    /// What frees one.
    const FREE: unsafe extern "C" fn(*mut Self);
    /// Makes one that is fit for use, so that the fuzzer need not find out how.
    fn make() -> *mut Self;
}

impl Handles {
    /// Takes a handle in; the oldest of its type is freed for it.
    pub fn add<H: Handle>(&mut self, handle: *mut H) {
        assert!(!handle.is_null(), "a handle is NULL");
        let alive = &mut self.alive[H::INDEX];
        alive.push(handle as usize);
        if alive.len() > MOST {
            let oldest = alive.remove(0) as *mut H;
            // SAFETY: alive, and not passed to anything again.
            unsafe { (H::FREE)(oldest) };
        }
    }

    fn free<H: Handle>(&mut self) {
        for handle in std::mem::take(&mut self.alive[H::INDEX]) {
            // SAFETY: alive, and not passed to anything again.
            unsafe { (H::FREE)(handle as *mut H) };
        }
    }
}

impl<H: Handle> Pointee for H {
    fn input(caller: &mut Caller) -> *const H {
        caller.no_array();
        let choice = caller.source.octet();
        if caller.handles.alive[H::INDEX].is_empty() && choice < 192 {
            caller.handles.add(H::make());
        }
        let alive = caller.handles.alive[H::INDEX].len();
        if alive == 0 || choice >= 248 {
            return std::ptr::null();
        }
        let index = usize::from(choice) % alive;
        let frees = caller.name.ends_with("_free");
        let alive = &mut caller.handles.alive[H::INDEX];
        let handle = if frees { alive.remove(index) } else { alive[index] };
        // Refused, because it is not aligned; freeing is not asked to look.
        let aside = usize::from(!frees && choice >= 246);
        (handle + aside) as *const H
    }

    fn output(caller: &mut Caller) -> *mut H {
        Self::input(caller).cast_mut()
    }
}

/// A place for a new handle.
impl<H: Handle> Pointee for *mut H {
    fn input(_: &mut Caller) -> *const Self {
        unreachable!("no function reads a handle's place")
    }

    fn output(caller: &mut Caller) -> *mut Self {
        if caller.rarely() {
            return caller.null_output();
        }
        let octets = [0; size_of::<usize>()];
        caller.output(
            &octets,
            1,
            Some(|caller, pointer, _| {
                // SAFETY: the function has written a handle here.
                let handle = unsafe { pointer.cast::<*mut H>().read_unaligned() };
                if handle.is_null() {
                    assert_eq!(
                        caller.name, "septet_smpp_messages_receipt",
                        "only what is no receipt has none"
                    );
                    return;
                }
                caller.handles.add(handle);
            }),
        )
    }
}

macro_rules! handles {
    ($($index:literal $handle:ident $free:ident $recipe:ident,)+) => {
        $(impl Handle for $handle {
            const INDEX: usize = $index;
            const FREE: unsafe extern "C" fn(*mut Self) = $free;

            fn make() -> *mut Self {
                recipes::$recipe()
            }
        })+

        const COUNT: usize = [$($index),+].len();

        impl Drop for Handles {
            fn drop(&mut self) {
                $(self.free::<$handle>();)+
            }
        }
    };
}

handles! {
    0 septet_advice septet_advice_free advice,
    1 septet_answer septet_answer_free answer,
    2 septet_bulk_dispatch septet_bulk_dispatch_free bulk_dispatch,
    3 septet_bulk_plan septet_bulk_plan_free bulk_plan,
    4 septet_bulk_planner septet_bulk_planner_free bulk_planner,
    5 septet_classifier septet_classifier_free classifier,
    6 septet_dispatch septet_dispatch_free dispatch,
    7 septet_facts septet_facts_free facts,
    8 septet_price_table septet_price_table_free price_table,
    9 septet_reassembler septet_reassembler_free reassembler,
    10 septet_reassembly_events septet_reassembly_events_free reassembly_events,
    11 septet_receipt septet_receipt_free receipt,
    12 septet_request septet_request_free request,
    13 septet_routes septet_routes_free routes,
    14 septet_send_plan septet_send_plan_free send_plan,
    15 septet_smpp_messages septet_smpp_messages_free smpp_messages,
    16 septet_transliteration septet_transliteration_free transliteration,
}
