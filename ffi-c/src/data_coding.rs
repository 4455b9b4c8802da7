//! The data coding scheme.

use septet::tpdu::{DataCoding, MessageClass, MessageWaiting, WaitingKind};

use crate::error::septet_error;
use crate::guard::guard;
use crate::member::{Choices, choice, flag, given, octet};
use crate::ptr::{self, Pod};
use crate::status::septet_status;
use crate::user_data::{character_set, character_set_number};

/// What waits for the receiver.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_waiting_kind {
    /// Voicemail.
    SEPTET_WAITING_VOICEMAIL = 0,
    /// A fax.
    SEPTET_WAITING_FAX = 1,
    /// Electronic mail.
    SEPTET_WAITING_EMAIL = 2,
    /// Anything else.
    SEPTET_WAITING_OTHER = 3,
}

const KINDS: &Choices<u8, WaitingKind> = &[
    (septet_waiting_kind::SEPTET_WAITING_VOICEMAIL as u8, WaitingKind::Voicemail),
    (septet_waiting_kind::SEPTET_WAITING_FAX as u8, WaitingKind::Fax),
    (septet_waiting_kind::SEPTET_WAITING_EMAIL as u8, WaitingKind::Email),
    (septet_waiting_kind::SEPTET_WAITING_OTHER as u8, WaitingKind::Other),
];

const CLASSES: &Choices<u8, MessageClass> = &[
    (0, MessageClass::Class0),
    (1, MessageClass::Class1),
    (2, MessageClass::Class2),
    (3, MessageClass::Class3),
];

/// What a data coding scheme (TP-DCS; TS 23.038, 4) says.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_data_coding {
    /// `sizeof(septet_data_coding)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_character_set`.
    pub character_set: u32,
    /// 1 when there is a message class.
    pub has_message_class: u32,
    /// 0 shown at once and not kept, 1 to the phone, 2 to the SIM, 3 to the terminal equipment.
    pub message_class: u32,
    /// 1 when it indicates that messages of another kind wait, or no longer wait.
    pub has_waiting: u32,
    /// A number of `septet_waiting_kind`.
    pub waiting_kind: u32,
    /// 1 when the indicator goes on, 0 when it goes off.
    pub waiting_active: u32,
    /// 1 when the message itself is kept; else it may be discarded.
    pub waiting_store: u32,
    /// 1 when the user data is compressed (TS 23.042). Only read.
    pub is_compressed: u32,
    /// 1 when the message deletes itself once it is read. Only read.
    pub automatic_deletion: u32,
    /// 1 when the standard reserves the scheme. Only read.
    pub is_reserved: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_data_coding {}

/// What a scheme says: every octet means something.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` for more than an octet.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_data_coding_read(
    data_coding: u32,
    out: *mut septet_data_coding,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let coding = DataCoding::from_octet(octet(data_coding, "data_coding")?);
        let waiting = coding.message_waiting();
        out.write(septet_data_coding {
            struct_size: 0,
            character_set: character_set_number(coding.character_set()),
            has_message_class: coding.class().is_some().into(),
            message_class: coding.class().map_or(0, |class| class as u32),
            has_waiting: waiting.is_some().into(),
            waiting_kind: waiting.map_or(0, |waiting| waiting.kind as u32),
            waiting_active: waiting.is_some_and(|waiting| waiting.active).into(),
            waiting_store: waiting.is_some_and(|waiting| waiting.store).into(),
            is_compressed: coding.is_compressed().into(),
            automatic_deletion: coding.automatic_deletion().into(),
            is_reserved: coding.is_reserved().into(),
            reserved: 0,
        });
        Ok(())
    })
}

/// The scheme of a character set, a class, or an indication that messages wait, which has no class.
///
/// - `out`: receives the octet.
///
/// Errors: `SEPTET_ERR_DATA_CODING_MISMATCH` for an indication with another character set than GSM-7, or UCS-2 that is kept;
/// `SEPTET_ERR_INVALID_OPTION` (field).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_data_coding_write(
    data_coding: *const septet_data_coding,
    out: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, asked) = unsafe { (ptr::out(out)?, ptr::required_pod(data_coding)?) };
        let set = character_set(asked.character_set)?;
        let class = given(asked.has_message_class, "has_message_class", || {
            choice(CLASSES, asked.message_class, "message_class")
        })?;
        let waiting = given(asked.has_waiting, "has_waiting", || {
            Ok(MessageWaiting::new(
                choice(KINDS, asked.waiting_kind, "waiting_kind")?,
                flag(asked.waiting_active, "waiting_active")?,
                flag(asked.waiting_store, "waiting_store")?,
            ))
        })?;
        let coding = match (waiting, class) {
            (Some(_), Some(_)) => return Err(crate::member::invalid("has_message_class")),
            (Some(waiting), None) => DataCoding::waiting(waiting, set)?,
            (None, Some(class)) => DataCoding::new(set).with_class(class),
            (None, None) => DataCoding::new(set),
        };
        out.write(coding.octet().into());
        Ok(())
    })
}
