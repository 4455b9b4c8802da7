//! What a reassembler tells.

use septet::{Content, IncompleteReason, PartBody, ReassemblyEvent, ReassemblyKey};

use crate::error::septet_error;
use crate::guard::{Handle, Held, guard_on};
use crate::member::{Choices, number};
use crate::part::septet_part;
use crate::ptr::{self, Out, Pod, septet_str};
use crate::status::{septet_status, septet_usage};

/// What has happened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_reassembly_kind {
    /// Something that a newer library tells.
    SEPTET_REASSEMBLY_OTHER = 0,
    /// The part was taken in: `missing_count` others are missing.
    SEPTET_REASSEMBLY_STORED = 1,
    /// The part had come before, and changes nothing.
    SEPTET_REASSEMBLY_DUPLICATE = 2,
    /// The message is whole: `content`.
    SEPTET_REASSEMBLY_COMPLETE = 3,
    /// A message was given up: `reason`, `missing`, `septet_reassembly_events_part`.
    SEPTET_REASSEMBLY_INCOMPLETE = 4,
    /// The part belongs to a new message, whose sender has another one under way with the same reference and another total:
    /// `other_total`. Both are kept.
    SEPTET_REASSEMBLY_TOTAL_CHANGED = 5,
}

/// Why a message was given up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_incomplete_reason {
    /// It was not given up.
    SEPTET_INCOMPLETE_NONE = 0,
    /// Its time was up.
    SEPTET_INCOMPLETE_EXPIRED = 1,
    /// Its room was needed.
    SEPTET_INCOMPLETE_EVICTED = 2,
    /// A part came again with another content: the sender uses the reference for another message now.
    SEPTET_INCOMPLETE_CONFLICT = 3,
}

const REASONS: &Choices<u8, IncompleteReason> =
    &[(1, IncompleteReason::Expired), (2, IncompleteReason::Evicted), (3, IncompleteReason::Conflict)];

/// The events of one call, in order. The answer to a part is the last one; those before it are about other messages. A handle: never
/// changed after it was made. Every pointer that is got from it belongs to it.
pub struct septet_reassembly_events(Held<Vec<ReassemblyEvent>>);

impl Handle for septet_reassembly_events {
    type Value = Vec<ReassemblyEvent>;

    fn held(&self) -> &Held<Vec<ReassemblyEvent>> {
        &self.0
    }
}

pub(crate) fn give(out: Out<*mut septet_reassembly_events>, events: Vec<ReassemblyEvent>) {
    ptr::give(out, septet_reassembly_events(Held::new(events)));
}

/// One event. What does not belong to its kind is zero or absent.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_reassembly_event {
    /// `sizeof(septet_reassembly_event)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_reassembly_kind`.
    pub kind: u32,
    /// A number of `septet_incomplete_reason`.
    pub reason: u32,
    /// 1 when `content` is text in UTF-8, 0 when it is octets.
    pub is_text: u32,
    /// Why the octets of a message that should be text are none (`SEPTET_ERR_UNPAIRED_SURROGATE`, …), or `SEPTET_OK`.
    pub defect: septet_status,
    /// How many parts are missing.
    pub missing_count: u32,
    /// The total of the other message.
    pub other_total: u32,
    /// How many parts had come: `septet_reassembly_events_part`.
    pub part_count: u32,
    /// The width of the message's reference, 8 or 16.
    pub reference_bits: u32,
    /// The message's reference.
    pub reference: u32,
    /// How many parts the message has.
    pub total: u32,
    /// 1 when the message is 8-bit data.
    pub is_binary: u32,
    /// Who sent it, in the caller's spelling.
    pub sender: septet_str,
    /// Whom it is for.
    pub recipient: septet_str,
    /// What the whole message says.
    pub content: septet_str,
    /// The numbers of the parts that are missing, ascending: `missing_count` octets.
    pub missing: *const u8,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or a struct of them.
unsafe impl Pod for septet_reassembly_event {}

impl septet_reassembly_event {
    const EMPTY: Self = Self {
        struct_size: 0,
        kind: 0,
        reason: 0,
        is_text: 0,
        defect: septet_usage::SEPTET_OK as septet_status,
        missing_count: 0,
        other_total: 0,
        part_count: 0,
        reference_bits: 0,
        reference: 0,
        total: 0,
        is_binary: 0,
        sender: septet_str::ABSENT,
        recipient: septet_str::ABSENT,
        content: septet_str::ABSENT,
        missing: core::ptr::null(),
    };

    fn of_key(kind: septet_reassembly_kind, key: &ReassemblyKey) -> Self {
        Self {
            kind: kind as u32,
            reference_bits: if key.wide_reference { 16 } else { 8 },
            reference: key.reference.into(),
            total: key.total.into(),
            is_binary: key.binary.into(),
            sender: septet_str::of(&key.sender),
            recipient: septet_str::of(&key.recipient),
            ..Self::EMPTY
        }
    }

    fn of(event: &ReassemblyEvent) -> Self {
        match event {
            ReassemblyEvent::Stored { missing } => Self {
                kind: septet_reassembly_kind::SEPTET_REASSEMBLY_STORED as u32,
                missing_count: (*missing).into(),
                ..Self::EMPTY
            },
            ReassemblyEvent::Duplicate => {
                Self { kind: septet_reassembly_kind::SEPTET_REASSEMBLY_DUPLICATE as u32, ..Self::EMPTY }
            }
            ReassemblyEvent::Complete(message) => {
                let (is_text, content) = match &message.content {
                    Content::Text(text) => (1, septet_str::of(text)),
                    Content::Octets(octets) => {
                        (0, septet_str { data: octets.as_ptr().cast(), len: octets.len() })
                    }
                    // The core is built together with this face.
                    _ => (0, septet_str::ABSENT),
                };
                let defect =
                    message.defect.as_ref().map_or(Self::EMPTY.defect, |error| error.code().number());
                let kind = septet_reassembly_kind::SEPTET_REASSEMBLY_COMPLETE;
                Self { is_text, content, defect, ..Self::of_key(kind, &message.key) }
            }
            ReassemblyEvent::Incomplete { key, reason, missing, parts } => Self {
                reason: number(REASONS, reason, septet_incomplete_reason::SEPTET_INCOMPLETE_NONE as u32),
                missing: missing.as_ptr(),
                missing_count: missing.len() as u32,
                part_count: parts.len() as u32,
                ..Self::of_key(septet_reassembly_kind::SEPTET_REASSEMBLY_INCOMPLETE, key)
            },
            ReassemblyEvent::TotalChanged { other_total } => Self {
                kind: septet_reassembly_kind::SEPTET_REASSEMBLY_TOTAL_CHANGED as u32,
                other_total: (*other_total).into(),
                ..Self::EMPTY
            },
            _ => Self::EMPTY,
        }
    }
}

/// Frees events; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembly_events_free(events: *mut septet_reassembly_events) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(events) }
}

/// How many events there are.
///
/// Errors: none of its own.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembly_events_count(
    events: *const septet_reassembly_events,
    out: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(events, err, |events| {
        // SAFETY: the caller keeps the conventions.
        unsafe { ptr::out(out) }?.write(events.len());
        Ok(())
    })
}

/// Event number `index`, counted from 0. What it points to belongs to the handle.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembly_events_read(
    events: *const septet_reassembly_events,
    index: usize,
    out: *mut septet_reassembly_event,
    err: *mut septet_error,
) -> septet_status {
    guard_on(events, err, |events| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_reassembly_event::of(ptr::item(events, index)?));
        Ok(())
    })
}

/// Part number `part_index` that had come of the message which event number `index` gives up, both counted from 0, by ascending number.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`, also for an event of another kind.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_reassembly_events_part(
    events: *const septet_reassembly_events,
    index: usize,
    part_index: usize,
    out: *mut septet_part,
    err: *mut septet_error,
) -> septet_status {
    guard_on(events, err, |events| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let (key, parts): (_, &[(u8, PartBody)]) = match ptr::item(events, index)? {
            ReassemblyEvent::Incomplete { key, parts, .. } => (key, parts),
            _ => return Err(septet_usage::SEPTET_ERR_NO_SUCH_ITEM.into()),
        };
        let (number, body) = ptr::item(parts, part_index)?;
        out.write(septet_part::of(key, *number, body));
        Ok(())
    })
}
