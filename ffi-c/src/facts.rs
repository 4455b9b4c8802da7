//! What the caller knows and wants, beside a request.

use core::ffi::c_char;
use std::sync::Arc;

use septet::Facts;

use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard};
use crate::ptr;
use crate::status::septet_status;

/// What the caller knows: prices, balance, who has opted out. A handle: never changed after it was made, so many threads may
/// use it at once. Plans and planners that were made with it do not need it any longer.
pub struct septet_facts(Held<Arc<Facts>>);

impl Handle for septet_facts {
    type Value = Arc<Facts>;

    fn held(&self) -> &Held<Arc<Facts>> {
        &self.0
    }
}

/// Reads facts from JSON. Every member may be left out: `approved_senders` (strings), `opted_out` and `blocked` (numbers), `hlr`
/// (`{"number", "reachable", "network"?}`), `balance` with `currency`, `prices` (a price table), `routes` (ids), `category`
/// (`transactional|marketing`), `strict`, `sender_alphabet` (`portable|common|gsm`), `number_level` (`syntax|length|numbering`),
/// `number_errors`, `duplicates` (`fail|allow|collapse`), and the text options `encoding`, `reference_bits`, `max_segments`, `newline`,
/// `normalize` (`none|nfc`), `languages` (ISO 639-1 codes), `keep_graphemes`, `keep_words`, `keep_urls`, `numbering`.
///
/// - `out`: receives the handle, to be freed with `septet_facts_free`.
///
/// Errors: those of reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER`, `SEPTET_ERR_INVALID_OPTION`, and those of numbers, amounts and price
/// tables, each with its field.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_facts_new(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_facts,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_facts(Held::new(Arc::new(Facts::from_json(json)?))));
        Ok(())
    })
}

/// Frees facts; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_facts_free(facts: *mut septet_facts) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(facts) }
}

/// The facts of a call; NULL means that nothing is known.
///
/// # Safety
/// `facts` is NULL or a live handle.
pub(crate) unsafe fn facts(facts: *const septet_facts) -> Result<Arc<Facts>, Failure> {
    // SAFETY: promised by the caller.
    match unsafe { ptr::optional_reference(facts) }? {
        Some(facts) => facts.held().get().cloned(),
        None => Ok(Arc::default()),
    }
}
