//! Messages put together again.

use std::sync::{Mutex, MutexGuard};

use septet::{Part, Reassembler, ReassemblyEvent, ReassemblyLimits};

use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard, guard_on};
use crate::part::septet_part;
use crate::ptr::{self, Pod, septet_str};
use crate::reassembly_events::{give, septet_reassembly_events};
use crate::smpp_message::{message, septet_smpp_messages};
use crate::smpp_profile::{profile, septet_smpp_profile};
use crate::status::{septet_status, septet_usage};
use crate::user_data::septet_user_data;

/// Puts the parts of messages together: in any order, of any number of senders, within limits of messages, octets and time. It has no
/// clock: every call takes the time in milliseconds of any clock that does not run backwards. A handle; calls from several threads
/// take turns.
///
/// Messages are told apart by sender, recipient, reference (8 and 16 bits apart), total, and text or data. A part that comes again is
/// a duplicate; one that comes again with another content begins a new message. When a limit is reached, the oldest goes, and what had
/// come of it is handed back.
pub struct septet_reassembler(Held<Mutex<Reassembler>>);

impl Handle for septet_reassembler {
    type Value = Mutex<Reassembler>;

    fn held(&self) -> &Held<Mutex<Reassembler>> {
        &self.0
    }
}

/// How much a reassembler may hold, and how long. Zero everywhere, and NULL in place of the struct, is 4,096 messages, 8 MiB, one hour,
/// and a memory of a minute.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_reassembly_limits {
    /// `sizeof(septet_reassembly_limits)`.
    pub struct_size: u32,
    /// 1 when messages are to be forgotten as soon as they end, in place of `duplicate_window_ms`.
    pub forget_at_once: u32,
    /// The most messages that wait for parts, and the most ended ones that are remembered.
    pub max_messages: usize,
    /// The most octets in all, what is needed to hold them included.
    pub max_octets: usize,
    /// How long a message may take from its first part, in milliseconds.
    pub timeout_ms: u64,
    /// How long a message is remembered after its last part, so that repeated parts do not begin it again, in milliseconds.
    pub duplicate_window_ms: u64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_reassembly_limits {}

/// What a reassembler holds.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_reassembler_state {
    /// `sizeof(septet_reassembler_state)`, set by the caller.
    pub struct_size: u32,
    /// 1 when a message waits, and `timeout_ms` tells when it will be given up.
    pub has_timeout: u32,
    /// When `septet_reassembler_handle_timeout` has something to tell next, by the caller's clock.
    pub timeout_ms: u64,
    /// How many messages wait for parts.
    pub messages: usize,
    /// How many octets are held, as the limits count them.
    pub octets: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_reassembler_state {}

fn lock(reassembler: &Mutex<Reassembler>) -> Result<MutexGuard<'_, Reassembler>, Failure> {
    // Whoever waited here while another thread's call panicked did not see the handle's own mark.
    reassembler.lock().map_err(|_| Failure::Usage(septet_usage::SEPTET_ERR_POISONED))
}

/// Begins with nothing held.
///
/// - `limits`: NULL for the defaults.
/// - `out`: receives the handle, to be freed with `septet_reassembler_free`.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_new(
    limits: *const septet_reassembly_limits,
    out: *mut *mut septet_reassembler,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, given) = unsafe { (ptr::out(out)?, ptr::pod(limits)?) };
        let mut limits = ReassemblyLimits::new();
        if let Some(given) = given {
            if given.max_messages != 0 {
                limits = limits.max_messages(given.max_messages);
            }
            if given.max_octets != 0 {
                limits = limits.max_octets(given.max_octets);
            }
            if given.timeout_ms != 0 {
                limits = limits.timeout_ms(given.timeout_ms);
            }
            if given.duplicate_window_ms != 0 {
                limits = limits.duplicate_window_ms(given.duplicate_window_ms);
            }
            if crate::member::flag(given.forget_at_once, "forget_at_once")? {
                limits = limits.duplicate_window_ms(0);
            }
        }
        ptr::give(out, septet_reassembler(Held::new(Mutex::new(Reassembler::new(limits)))));
        Ok(())
    })
}

/// Frees a reassembler and what it holds; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_free(reassembler: *mut septet_reassembler) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(reassembler) }
}

/// Takes a part in. Its octets are copied. Takes time logarithmic in the messages held, and linear in the part and in what it ends.
///
/// - `now_ms`: the time; one before an earlier one counts as that one.
/// - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
///
/// Errors: `SEPTET_ERR_PART_INVALID` for a total of 0, a number outside the total, or an 8-bit reference above 255;
/// `SEPTET_ERR_PART_TOO_LARGE` (octets) when the limits could not hold the part alone; `SEPTET_ERR_INVALID_UTF8`;
/// `SEPTET_ERR_INVALID_OPTION` (field). Nothing is changed then.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_push(
    reassembler: *mut septet_reassembler,
    part: *const septet_part,
    now_ms: u64,
    out: *mut *mut septet_reassembly_events,
    err: *mut septet_error,
) -> septet_status {
    guard_on(reassembler, err, |reassembler| {
        // SAFETY: the caller keeps the conventions.
        let (out, part) = unsafe { (ptr::out(out)?, ptr::required_pod(part)?.read()?) };
        give(out, lock(reassembler)?.push(part, now_ms)?);
        Ok(())
    })
}

/// Takes in the part that user data is. User data of a message of its own has no events and changes nothing.
///
/// - `sender`, `recipient`: in one spelling for every part.
/// - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
///
/// Errors: as `septet_reassembler_push` and `septet_user_data_decode`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_push_user_data(
    reassembler: *mut septet_reassembler,
    sender: septet_str,
    recipient: septet_str,
    user_data: *const septet_user_data,
    now_ms: u64,
    out: *mut *mut septet_reassembly_events,
    err: *mut septet_error,
) -> septet_status {
    guard_on(reassembler, err, |reassembler| {
        // SAFETY: the caller keeps the conventions.
        let (out, sender, recipient, data) = unsafe {
            (ptr::out(out)?, sender.required()?, recipient.required()?, ptr::reference(user_data)?.read()?)
        };
        give(out, push(reassembler, Part::of(sender, recipient, &data)?, now_ms)?);
        Ok(())
    })
}

/// Takes in the part that message number `index` of SMPP is, its addresses as they are written. A message of its own has no events and
/// changes nothing.
///
/// - `profile`: NULL for what most SMSCs do.
/// - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
///
/// Errors: as `septet_reassembler_push` and `septet_smpp_messages_content`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_push_smpp(
    reassembler: *mut septet_reassembler,
    messages: *const septet_smpp_messages,
    index: usize,
    profile: *const septet_smpp_profile,
    now_ms: u64,
    out: *mut *mut septet_reassembly_events,
    err: *mut septet_error,
) -> septet_status {
    guard_on(reassembler, err, |reassembler| {
        // SAFETY: the caller keeps the conventions.
        let (out, message, profile) =
            unsafe { (ptr::out(out)?, message(messages, index)?, self::profile(profile)?) };
        give(out, push(reassembler, message.part(&profile)?, now_ms)?);
        Ok(())
    })
}

fn push(
    reassembler: &Mutex<Reassembler>,
    part: Option<Part<'_>>,
    now_ms: u64,
) -> Result<Vec<ReassemblyEvent>, Failure> {
    match part {
        Some(part) => Ok(lock(reassembler)?.push(part, now_ms)?),
        None => Ok(Vec::new()),
    }
}

/// Gives up the messages whose time is up, the oldest first.
///
/// - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
///
/// Errors: none of its own.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_handle_timeout(
    reassembler: *mut septet_reassembler,
    now_ms: u64,
    out: *mut *mut septet_reassembly_events,
    err: *mut septet_error,
) -> septet_status {
    guard_on(reassembler, err, |reassembler| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::out(out) }?;
        give(out, lock(reassembler)?.handle_timeout(now_ms));
        Ok(())
    })
}

/// What is held, and when the next message will be given up.
///
/// Errors: none of its own.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembler_read(
    reassembler: *const septet_reassembler,
    out: *mut septet_reassembler_state,
    err: *mut septet_error,
) -> septet_status {
    guard_on(reassembler, err, |reassembler| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let reassembler = lock(reassembler)?;
        let timeout = reassembler.poll_timeout();
        out.write(septet_reassembler_state {
            struct_size: 0,
            has_timeout: timeout.is_some().into(),
            timeout_ms: timeout.unwrap_or_default(),
            messages: reassembler.message_count(),
            octets: reassembler.octet_count(),
        });
        Ok(())
    })
}
