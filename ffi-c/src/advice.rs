//! Advice: what would make a text take fewer segments.

use core::ffi::c_char;

use septet::{Advice, AdviceKind, AdviceOptions, Language};

use crate::change::{class_bits, septet_change};
use crate::error::{SEPTET_NONE, septet_error};
use crate::guard::{Failure, Handle, Held, guard, guard_on, quietly};
use crate::language::{identifier, languages};
use crate::money::{self, septet_currency};
use crate::options::{flag, invalid, septet_text_options, text_options};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// What kind of edit is proposed; in this order where they save the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_advice_kind {
    /// Delete characters that are drawn as nothing.
    SEPTET_ADVICE_DELETE_INVISIBLE = 1,
    /// Replace characters by others that say the same or nearly the same.
    SEPTET_ADVICE_REPLACE = 2,
    /// Send with a national table.
    SEPTET_ADVICE_ALLOW_LANGUAGE = 3,
    /// Drop one character of the extension table, which takes two septets.
    SEPTET_ADVICE_DROP_EXTENSION = 4,
    /// Drop the emoji.
    SEPTET_ADVICE_DROP_EMOJI = 5,
    /// Shorten the text by a few units.
    SEPTET_ADVICE_SHORTEN = 6,
    /// Several of these at once; proposed only where none of them saves alone.
    SEPTET_ADVICE_COMBINE = 7,
}

use septet_advice_kind::*;

const KINDS: [(septet_advice_kind, AdviceKind); 7] = [
    (SEPTET_ADVICE_DELETE_INVISIBLE, AdviceKind::DeleteInvisible),
    (SEPTET_ADVICE_REPLACE, AdviceKind::Replace),
    (SEPTET_ADVICE_ALLOW_LANGUAGE, AdviceKind::AllowLanguage),
    (SEPTET_ADVICE_DROP_EXTENSION, AdviceKind::DropExtension),
    (SEPTET_ADVICE_DROP_EMOJI, AdviceKind::DropEmoji),
    (SEPTET_ADVICE_SHORTEN, AdviceKind::Shorten),
    (SEPTET_ADVICE_COMBINE, AdviceKind::Combine),
];

/// What advice may take into account.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_advice_options {
    /// `sizeof(septet_advice_options)`.
    pub struct_size: u32,
    /// The languages whose national tables may be proposed: `SEPTET_LANGUAGE_BIT(identifier)` of each.
    pub languages: u32,
    /// To how many people the text goes; 0 means one.
    pub recipients: usize,
    /// The price of one segment in nanos, where there is one.
    pub price: i64,
    /// 1 when `price` and `currency` are given.
    pub has_price: u32,
    /// The currency of the price.
    pub currency: septet_currency,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_advice_options {}

/// # Safety
/// `options` is NULL or points to a struct whose `struct_size` is right.
unsafe fn how(options: *const septet_advice_options) -> Result<AdviceOptions, Failure> {
    let mut how = AdviceOptions::new();
    // SAFETY: promised by the caller.
    let Some(given) = unsafe { ptr::pod(options) }? else { return Ok(how) };
    if given.recipients != 0 {
        how = how.recipients(given.recipients);
    }
    if flag(given.has_price, "has_price")? {
        let price = money::amount(given.price).ok_or_else(|| invalid("price"))?;
        how = how.price(price, given.currency.read()?.ok_or_else(|| invalid("currency"))?);
    }
    Ok(how.languages(&languages(given.languages)?.iter().collect::<Vec<Language>>()))
}

/// Advice on a text, best first. A handle: never changed after it was made, so many threads may use it at once. It keeps nothing of
/// the caller's.
pub struct septet_advice(Held<Vec<Proposal>>);

impl Handle for septet_advice {
    type Value = Vec<Proposal>;

    fn held(&self) -> &Held<Vec<Proposal>> {
        &self.0
    }
}

pub(crate) struct Proposal {
    text: String,
    changes: Vec<septet_change>,
    /// Its text is absent until it is handed out.
    item: septet_advice_item,
}

/// One way to have fewer segments.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_advice_item {
    /// `sizeof(septet_advice_item)`, set by the caller.
    pub struct_size: u32,
    /// A number of `septet_advice_kind`.
    pub kind: u32,
    /// The National Language Identifier of the language to allow, or 0.
    pub language: u32,
    /// The classes of the characters that are replaced: `SEPTET_OFFENDER_BIT(class)` of each.
    pub classes: u32,
    /// Where the text may end at the latest, in octets of the original, where it is to be shortened; else `SEPTET_NONE`.
    pub cut: usize,
    /// By how many septets or UTF-16 units it is shortened.
    pub units: usize,
    /// How many characters are replaced or deleted: `septet_advice_changes`.
    pub change_count: usize,
    /// Segments now.
    pub before: usize,
    /// Segments then: always fewer.
    pub after: usize,
    /// The money saved over all recipients in nanos, or `SEPTET_NO_AMOUNT` without a price.
    pub saved: i64,
    /// The text after the edit; lives as long as the handle.
    pub text: septet_str,
    /// The currency of `saved`.
    pub currency: septet_currency,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or an array of integers.
unsafe impl Pod for septet_advice_item {}

impl Proposal {
    fn of(advice: &Advice<'_>, text: &str) -> Self {
        let kind = KINDS.iter().find(|(_, kind)| *kind == advice.kind);
        Self {
            text: advice.apply(text),
            changes: advice.changes.iter().map(septet_change::of).collect(),
            item: septet_advice_item {
                struct_size: 0,
                // The core is built together with this face; zero says that it knows more than the header does.
                kind: kind.map_or(0, |(number, _)| *number as u32),
                language: identifier(advice.language),
                classes: class_bits(advice.classes),
                cut: advice.cut.unwrap_or(SEPTET_NONE),
                units: advice.units,
                change_count: advice.changes.len(),
                before: advice.before,
                after: advice.after,
                saved: money::nanos(advice.saved),
                text: septet_str::ABSENT,
                currency: septet_currency::of(advice.currency),
                reserved: 0,
            },
        }
    }
}

/// Says what would make a text take fewer segments, best first: the fewest segments, then the order of `septet_advice_kind`. Every
/// edit was tried: what is proposed saves. Linear in the text.
///
/// - `options`, `how`: NULL for the defaults: no price, one recipient, no language.
/// - `out`: receives the handle, to be freed with `septet_advice_free`.
///
/// Errors: as `septet_text_analyze`, apart from `max_segments`; `SEPTET_ERR_AMOUNT_NEGATIVE`, `SEPTET_ERR_AMOUNT_OVERFLOW` for the
/// money.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_advise(
    text: *const c_char,
    len: usize,
    options: *const septet_text_options,
    how: *const septet_advice_options,
    out: *mut *mut septet_advice,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, options, how) =
            unsafe { (ptr::out(out)?, ptr::text(text, len)?, text_options(options)?, self::how(how)?) };
        let advice = options.unwrap_or_default().advise(text, &how)?;
        let proposals = advice.iter().map(|advice| Proposal::of(advice, text)).collect();
        ptr::give(out, septet_advice(Held::new(proposals)));
        Ok(())
    })
}

/// Frees advice, and with it every text that was got from it; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_advice_free(advice: *mut septet_advice) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(advice) }
}

/// How many edits are proposed; 0 for NULL.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_advice_count(advice: *const septet_advice) -> usize {
    quietly(0, || {
        // SAFETY: the caller keeps the conventions.
        let advice = unsafe { ptr::reference(advice) };
        advice.and_then(|advice| advice.held().get()).map_or(0, Vec::len)
    })
}

/// One proposed edit: number `index` of `septet_advice_count`, counted from 0, the best first.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_advice_get(
    advice: *const septet_advice,
    index: usize,
    out: *mut septet_advice_item,
    err: *mut septet_error,
) -> septet_status {
    guard_on(advice, err, |proposals| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::pod_out(out) }?;
        let proposal = ptr::item(proposals, index)?;
        out.write(septet_advice_item { text: septet_str::of(&proposal.text), ..proposal.item });
        Ok(())
    })
}

/// Lists the replacements of one proposed edit, in the order of the text.
///
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are.
///
/// Errors: `SEPTET_ERR_NO_SUCH_ITEM`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_advice_changes(
    advice: *const septet_advice,
    index: usize,
    out: *mut septet_change,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(advice, err, |proposals| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::array_out(out, out_cap, out_count) }?;
        out.write_slice(&ptr::item(proposals, index)?.changes)
    })
}

/// The word of a `septet_advice_kind`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_advice_kind_name(kind: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let kind = KINDS.iter().find(|(number, _)| *number as u32 == kind);
        septet_str::of_option(kind.map(|(_, kind)| kind.as_str()))
    })
}
