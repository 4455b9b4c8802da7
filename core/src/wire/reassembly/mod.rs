//! Messages of several parts, put together again (3GPP TS 23.040, 9.2.3.24.1).

mod content;
mod event;
mod part;
mod reassembler;

pub use event::{IncompleteReason, Reassembled, ReassemblyEvent, ReassemblyKey};
pub use part::{Part, PartBody};
pub use reassembler::{Reassembler, ReassemblyLimits};
