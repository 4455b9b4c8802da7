//! Requests, what is known beside them, and their plans.

mod bulk;
mod facts;
mod planner;
mod prices;
mod requests;
mod send;

pub(crate) use bulk::{BulkPlan, plan_bulk};
pub(crate) use facts::Facts;
pub(crate) use planner::BulkPlanner;
pub(crate) use prices::PriceTable;
pub(crate) use requests::{
    _bulk_request_fields, _read_bulk_request, _read_send_request, _send_request_fields, _write_bulk_request,
    _write_send_request, bulk_request, chunk, send_request,
};
pub(crate) use send::plan_send;

use septet::Error;

use crate::errors::in_code_points;

/// The texts of a request that positions are told in.
#[derive(Clone, Default)]
pub(crate) struct Texts {
    pub(crate) from: Option<String>,
    pub(crate) body: Option<String>,
}

impl Texts {
    /// Errors of a plan with their positions in code points. Numbers are ASCII, so only these two texts matter.
    pub(crate) fn place(&self, errors: &[Error]) -> Vec<Error> {
        let place = |error: &Error| {
            let text = match error.field() {
                Some("body") => self.body.as_deref(),
                Some("from") => self.from.as_deref(),
                _ => None,
            };
            match text {
                Some(text) => in_code_points(error.clone(), text),
                None => error.clone(),
            }
        };
        errors.iter().map(place).collect()
    }

    /// The analysis of a plan, its position in code points.
    pub(crate) fn analysis(&self, analysis: Option<septet::Analysis>) -> Option<crate::text::Analysis> {
        let mut found = analysis?;
        if let (Some(body), Some(position)) = (&self.body, found.first_offender) {
            found.first_offender = Some(crate::errors::code_points_before(body, position));
        }
        Some(crate::text::Analysis::plain(found))
    }
}
