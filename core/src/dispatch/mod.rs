//! Routing with failover that never sends twice.

mod classify;
mod outcome;

pub use classify::{
    Classification, Classifier, PROVIDER_CODES_VERSION, Provider, classify_http, classify_no_response,
    classify_provider, classify_smpp,
};
pub use outcome::UpstreamOutcome;
