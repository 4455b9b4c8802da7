//! Routing with failover that never sends twice, for one message and for thousands.
//!
//! Nothing here sends: time and answers go in, [`Action`]s come out. The invariant of every driver: **after each input, poll
//! until `None`**, do what each action says, and come back with the answer or at the time that was told.

mod action;
mod bulk;
mod engine;
mod job;
#[cfg(feature = "json")]
mod json;
mod lane;
mod mutation;
mod policy;
mod single;
#[cfg(feature = "json")]
mod snapshot;
mod state;
mod transition;

pub use action::Action;
pub use bulk::BulkDispatch;
#[cfg(feature = "mutants")]
pub use mutation::Mutation;
pub use policy::{OnUnknown, Policy};
pub use single::Dispatch;
pub use state::DispatchState;
