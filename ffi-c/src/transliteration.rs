//! Smart encoding: a text brought into the alphabet where that saves segments.

use core::ffi::c_char;

use septet::{Analysis, TransliterationOptions, Untouched};

use crate::change::{classes, septet_change};
use crate::error::{SEPTET_NONE, septet_error};
use crate::guard::{Failure, Handle, Held, guard, guard_on, quietly};
use crate::options::{flag, septet_text_options, text_options};
use crate::ptr::{self, Pod, septet_str};
use crate::status::{septet_status, septet_usage};
use crate::text::septet_analysis;

/// Why smart encoding left a text as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_untouched {
    /// It did not: every offender was replaced.
    SEPTET_UNTOUCHED_NOT = 0,
    /// The text is GSM-7 as it is.
    SEPTET_UNTOUCHED_ALREADY_GSM7 = 1,
    /// The options demand UCS-2.
    SEPTET_UNTOUCHED_UCS2_DEMANDED = 2,
    /// A character has no replacement, whatever the classes.
    SEPTET_UNTOUCHED_NO_REPLACEMENT = 3,
    /// A character has a replacement, but its class was not chosen.
    SEPTET_UNTOUCHED_CLASS_NOT_CHOSEN = 4,
    /// The replaced text would not have fewer segments.
    SEPTET_UNTOUCHED_NO_SAVING = 5,
}

use septet_untouched::*;

const REASONS: [(septet_untouched, Untouched); 5] = [
    (SEPTET_UNTOUCHED_ALREADY_GSM7, Untouched::AlreadyGsm7),
    (SEPTET_UNTOUCHED_UCS2_DEMANDED, Untouched::Ucs2Demanded),
    (SEPTET_UNTOUCHED_NO_REPLACEMENT, Untouched::NoReplacement),
    (SEPTET_UNTOUCHED_CLASS_NOT_CHOSEN, Untouched::ClassNotChosen),
    (SEPTET_UNTOUCHED_NO_SAVING, Untouched::NoSaving),
];

/// What smart encoding may do.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_transliteration_options {
    /// `sizeof(septet_transliteration_options)`.
    pub struct_size: u32,
    /// 1 when `classes` is given. Otherwise typographic characters, spaces and invisible ones may be replaced.
    pub has_classes: u32,
    /// Which classes of characters may be replaced: `SEPTET_OFFENDER_BIT(class)` of each, as `septet_offender_classes_parse` gives.
    pub classes: u32,
    /// 1 to replace also where the number of segments stays the same.
    pub when_equal: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_transliteration_options {}

/// # Safety
/// `options` is NULL or points to a struct whose `struct_size` is right.
unsafe fn how(options: *const septet_transliteration_options) -> Result<TransliterationOptions, Failure> {
    let how = TransliterationOptions::new();
    // SAFETY: promised by the caller.
    let Some(given) = unsafe { ptr::pod(options) }? else { return Ok(how) };
    let how =
        if flag(given.has_classes, "has_classes")? { how.classes(classes(given.classes)?) } else { how };
    Ok(how.when_equal(flag(given.when_equal, "when_equal")?))
}

/// What smart encoding did to a text. A handle: never changed after it was made, so many threads may use it at once. It keeps
/// nothing of the caller's.
pub struct septet_transliteration(Held<Transliterated>);

impl Handle for septet_transliteration {
    type Value = Transliterated;

    fn held(&self) -> &Held<Transliterated> {
        &self.0
    }
}

pub(crate) struct Transliterated {
    text: String,
    changes: Vec<septet_change>,
    untouched: septet_untouched,
    blocker: Option<usize>,
    before: Option<Analysis>,
    after: Analysis,
}

/// What smart encoding did to a text.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_transliteration_summary {
    /// `sizeof(septet_transliteration_summary)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_untouched`: why the text was left as it is.
    pub untouched: u32,
    /// The text to send; lives as long as the handle.
    pub text: septet_str,
    /// How many replacements were made: `septet_transliteration_changes`.
    pub change_count: usize,
    /// Where the first offender stands that is in the way, in octets; `SEPTET_NONE` where none is.
    pub blocker: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_transliteration_summary {}

/// Replaces every offender of the chosen classes, all or nothing: only when the whole text becomes GSM-7 and has fewer segments.
/// Composed forms need no class. With a demand for GSM-7, a text that does not fit is replaced whatever it takes. Linear in the
/// text.
///
/// - `options`, `how`: NULL for the defaults.
/// - `out`: receives the handle, to be freed with `septet_transliteration_free`.
///
/// Errors: as `septet_text_analyze` of the text that results.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_transliterate(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    how: *const septet_transliteration_options,
    out: *mut *mut septet_transliteration,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options, how) =
            unsafe { (ptr::out(out)?, ptr::text(text, len)?, text_options(options)?, self::how(how)?) };
        let smart = options.unwrap_or_default().transliterate(text, &how)?;
        let reason = REASONS.iter().find(|(_, reason)| Some(*reason) == smart.untouched);
        let transliterated = Transliterated {
            changes: smart.changes.iter().map(septet_change::of).collect(),
            text: smart.text.into_owned(),
            untouched: reason.map_or(SEPTET_UNTOUCHED_NOT, |(number, _)| *number),
            blocker: smart.blocker,
            before: smart.before,
            after: smart.after,
        };
        ptr::give(out, septet_transliteration(Held::new(transliterated)));
        Ok(())
    })
}

/// Frees a transliteration, and with it the text that was got from it; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_transliteration_free(transliteration: *mut septet_transliteration) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(transliteration) }
}

/// The text to send, and why it was left as it is.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_transliteration_get(
    transliteration: *const septet_transliteration,
    out: *mut septet_transliteration_summary,
    err: *mut septet_error,
) -> septet_status {
    guard_on(transliteration, err, |smart| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        out.write(septet_transliteration_summary {
            struct_size: 0,
            untouched: smart.untouched as u32,
            text: septet_str::of(&smart.text),
            change_count: smart.changes.len(),
            blocker: smart.blocker.unwrap_or(SEPTET_NONE),
        });
        Ok(())
    })
}

/// Lists every replacement, in the order of the text.
///
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_transliteration_changes(
    transliteration: *const septet_transliteration,
    out: *mut septet_change,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(transliteration, err, |smart| {
        // SAFETY: the caller keeps the conventions.
        unsafe { ptr::array_out(out, out_cap, out_count) }?.write_slice(&smart.changes)
    })
}

/// The analysis of the original text.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM` when GSM-7 was demanded and the original does not fit.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_transliteration_before(
    transliteration: *const septet_transliteration,
    out: *mut septet_analysis,
    err: *mut septet_error,
) -> septet_status {
    guard_on(transliteration, err, |smart| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let before = smart.before.ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))?;
        out.write(septet_analysis::of(&before));
        Ok(())
    })
}

/// The analysis of the text to send.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_transliteration_after(
    transliteration: *const septet_transliteration,
    out: *mut septet_analysis,
    err: *mut septet_error,
) -> septet_status {
    guard_on(transliteration, err, |smart| {
        // SAFETY: the caller keeps the conventions.
        unsafe { ptr::pod_out(out) }?.write(septet_analysis::of(&smart.after));
        Ok(())
    })
}

/// The word of a `septet_untouched`. Static; absent for `SEPTET_UNTOUCHED_NOT` and for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_untouched_name(untouched: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let reason = REASONS.iter().find(|(number, _)| *number as u32 == untouched);
        septet_str::of_option(reason.map(|(_, reason)| reason.as_str()))
    })
}
