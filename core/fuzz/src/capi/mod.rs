//! The C face with hostile arguments: sequences of calls of every exported function. Pointers are NULL, misaligned or right, lengths
//! are right, short or impossible, integers and the sizes of structs are any, handles are used in any order. Nothing is out of the
//! contract. After each call: nothing was written beside the outputs, nothing at all when it failed, and it did not panic.

mod arguments;
mod caller;
mod calls;
mod handles;
mod memory;
mod recipes;
mod samples;
mod shapes;
mod source;

pub use calls::CALLS;

use std::collections::BTreeSet;

use caller::Caller;
use source::Source;

/// Runs the target: a function's number, then what its arguments take, and so on.
pub fn run(octets: &[u8]) {
    let _ = succeeded(octets);
}

/// Runs the target and says which functions have succeeded.
pub fn succeeded(octets: &[u8]) -> BTreeSet<&'static str> {
    let mut caller = Caller::new(octets);
    while !caller.source.is_empty() {
        match function(&mut caller.source) {
            Some(number) => {
                if let Some((name, call)) = CALLS.get(number) {
                    caller.begin(name);
                    call(&mut caller);
                }
            }
            // Another caller: short inputs laid end to end are as good as apart.
            None => caller.forget(),
        }
    }
    caller.succeeded
}

/// The number of a function, 255 and more in two octets; `None` between two sequences.
fn function(source: &mut Source) -> Option<usize> {
    match source.octet() {
        255 => match source.octet() {
            255 => None,
            more => Some(255 + usize::from(more)),
        },
        number => Some(usize::from(number)),
    }
}
