//! A request and what the caller knows, brought together: every error at once, and what it will cost.

mod bulk;
mod checks;
mod facts;
#[cfg(feature = "json")]
mod json;
mod marketing;
mod price;
mod quote;
mod route;
mod send;

pub use bulk::{BulkPlan, BulkPlanner, MAX_RECIPIENTS, Outcome, PlannedMessage, chunk, plan_bulk};
pub use checks::{MAX_BODY_CHARACTERS, MAX_REFERENCE_CHARACTERS};
pub use facts::{Balance, Category, Duplicates, Facts, HlrResult};
pub use price::{Network, Price, PriceTable};
pub use quote::Quote;
pub use route::{Candidate, Route, RouteQuery, select_routes};
pub use send::{SendPlan, plan_send};
