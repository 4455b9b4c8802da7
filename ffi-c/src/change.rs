//! Replacements in a text, made or proposed, and the choice of what may be replaced.

use core::ffi::c_char;

use septet::{Change, Classes, OffenderClass};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::offender::{class_number, replacement};
use crate::options::invalid;
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// One replacement in a text. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_change {
    /// Where it stands in the caller's original, in octets of UTF-8.
    pub position: usize,
    /// How many octets of the original it takes.
    pub length: usize,
    /// The septets of the replacement less the UTF-16 units of what it stands for.
    pub units: i64,
    /// A number of `septet_offender_class`.
    pub offender_class: u32,
    /// Zero.
    pub reserved: u32,
    /// The replacement in UTF-8, ended by NUL; empty to delete it.
    pub replacement: [c_char; 8],
}

impl septet_change {
    pub(crate) fn of(change: &Change<'_>) -> Self {
        Self {
            position: change.position,
            length: change.from.len(),
            units: change.units as i64,
            offender_class: class_number(change.class),
            reserved: 0,
            replacement: replacement(change.to.as_str()),
        }
    }
}

/// Every class that has replacements, each with its bit.
fn choices() -> impl Iterator<Item = (OffenderClass, u32)> {
    crate::offender::CLASSES
        .into_iter()
        .filter(|(_, class)| Classes::ALL.contains(*class))
        .map(|(number, class)| (class, 1 << number as u32))
}

/// The classes of a set of bits.
pub(crate) fn classes(bits: u32) -> Result<Classes, Failure> {
    let classes = choices()
        .filter(|(_, bit)| bits & bit != 0)
        .fold(Classes::NONE, |classes, (class, _)| classes.with(class));
    if class_bits(classes) == bits { Ok(classes) } else { Err(invalid("classes")) }
}

/// The bits of some classes.
pub(crate) fn class_bits(classes: Classes) -> u32 {
    choices().filter(|(class, _)| classes.contains(*class)).fold(0, |bits, (_, bit)| bits | bit)
}

/// The set of the classes of some words (`typographic`, `accent`), for `septet_transliteration_options.classes`.
///
/// - `names`, `count`: the words.
/// - `out`: receives the bit `SEPTET_OFFENDER_BIT(class)` of each.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (index of a word that is no class, or one without replacements, such as `emoji`),
/// `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_offender_classes_parse(
    names: *const septet_str,
    count: usize,
    out: *mut u32,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, names) = unsafe { (ptr::out(out)?, ptr::texts(names, count)?) };
        out.write(class_bits(Classes::from_names(names)?));
        Ok(())
    })
}
