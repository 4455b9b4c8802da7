//! Routing with failover that never sends twice.

mod outcome;

pub use outcome::UpstreamOutcome;
