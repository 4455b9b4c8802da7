//! Plans.

use napi::bindgen_prelude::External;
use napi::{Error, Result};
use napi_derive::napi;
use self_cell::self_cell;
use septet::{
    BulkItem, BulkPlan, BulkPlanner, BulkRequest, BulkResult, ErrorEnvelope, Facts, ItemError, Outcome,
    SendRequest, Status,
};
use serde::{Deserialize, Serialize};

use crate::address::SenderView;
use crate::answers::{BulkResultView, ErrorView};
use crate::facts::SharedFacts;
use crate::input::{Document, JsonText};
use crate::views::to_json;

/// A plan: the core's JSON, the same in every face, and beside it what that does not say.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PlanView {
    json: String,
    /// A send plan's recipient, when it is a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    from: Option<SenderView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<QuoteView>,
    /// The answer that refuses the request, when there are errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<ErrorView>,
}

#[derive(Serialize)]
struct QuoteView {
    currency: String,
    segments: usize,
    min: String,
    max: String,
}

/// Plans a send request; JSON.
#[napi(catch_unwind)]
pub fn plan_send(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
) -> Result<String> {
    let request = Document::of(request)?.read(|json| SendRequest::from_json(json))?;
    let plan = septet::plan_send(&request, facts);
    Ok(to_json(&PlanView {
        json: plan.to_json(request.to.as_deref().unwrap_or_default()),
        to: plan.to.map(|number| number.to_string()),
        from: plan.from.as_ref().map(SenderView::of),
        quote: plan.quote.map(|quote| QuoteView {
            currency: quote.currency.to_string(),
            segments: quote.segments,
            min: quote.min.to_string(),
            max: quote.max.to_string(),
        }),
        refusal: refusal(&plan.errors),
    }))
}

fn refusal(errors: &[septet::Error]) -> Option<ErrorView> {
    ErrorEnvelope::from_errors(errors, "").map(|envelope| ErrorView::of(&envelope))
}

/// A bulk plan, kept for the answer that is made of it later.
#[napi(object, object_from_js = false)]
pub struct BulkPlanParts {
    /// As for a send plan.
    pub json: String,
    /// The plan itself.
    pub plan: External<BulkPlan>,
}

impl BulkPlanParts {
    fn of(plan: BulkPlan) -> Self {
        let view = PlanView {
            json: plan.to_json(),
            to: None,
            from: plan.from.as_ref().map(SenderView::of),
            quote: None,
            refusal: refusal(&plan.errors),
        };
        // V8 cannot see this memory and would put off freeing it.
        let octets = plan.messages.len() * size_of::<septet::PlannedMessage>();
        Self { json: to_json(&view), plan: External::new_with_size_hint(plan, octets) }
    }
}

/// Plans a bulk request.
#[napi(catch_unwind)]
pub fn plan_bulk(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
) -> Result<BulkPlanParts> {
    let request = Document::of(request)?.read(|json| BulkRequest::from_json(json))?;
    Ok(BulkPlanParts::of(septet::plan_bulk(&request, facts)))
}

/// An item of a bulk result as JavaScript gives it, in JSON.
#[derive(Deserialize)]
struct ItemParts {
    id: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    status: String,
    cost: Option<String>,
    error: Option<ItemErrorParts>,
}

#[derive(Deserialize)]
struct ItemErrorParts {
    code: String,
    message: String,
}

impl ItemParts {
    fn outcome(&self) -> Outcome {
        Outcome {
            status: Status::from_word(&self.status),
            // JavaScript has had it read by the core before.
            cost: self.cost.as_deref().and_then(|cost| cost.parse().ok()),
            error: self
                .error
                .as_ref()
                .map(|error| ItemError { code: error.code.clone(), message: error.message.clone() }),
        }
    }

    fn list(json: &str) -> Result<Vec<Self>> {
        serde_json::from_str(json).map_err(|error| Error::new(napi::Status::InvalidArg, error.to_string()))
    }
}

/// A bulk result of its messages, which gives it its counts; JSON in and out.
#[napi(catch_unwind)]
pub fn bulk_result(messages: String) -> Result<String> {
    let items = ItemParts::list(&messages)?.into_iter().map(|parts| {
        let Outcome { status, cost, error } = parts.outcome();
        BulkItem { id: parts.id, to: parts.to, status, cost, error }
    });
    Ok(to_json(&BulkResultView::of(&BulkResult::new(items.collect()))))
}

/// The answer to a bulk request, from its plan and what became of each message; JSON. A failed message of the plan needs
/// only an id.
#[napi(catch_unwind)]
pub fn bulk_plan_result(plan: &External<BulkPlan>, items: String) -> Result<String> {
    let items = ItemParts::list(&items)?;
    let result = plan.result(
        |index| items.get(index).map(|item| item.id.clone()).unwrap_or_default(),
        |index, _| {
            let unknown = Outcome { status: Status::Unknown, cost: None, error: None };
            items.get(index).map_or(unknown, ItemParts::outcome)
        },
    );
    Ok(to_json(&BulkResultView::of(&result)))
}

self_cell!(
    /// A planner and the facts that it borrows.
    struct Planner {
        owner: SharedFacts,
        #[covariant]
        dependent: BulkPlanner,
    }
);

/// A planner between two pieces of a list.
pub struct BulkPlannerState(Planner);

/// Judges everything but the recipients.
#[napi(catch_unwind)]
pub fn bulk_planner(
    request: JsonText,
    #[napi(ts_arg_type = "ExternalObject<Facts>")] facts: &External<SharedFacts>,
) -> Result<External<BulkPlannerState>> {
    let request = Document::of(request)?.read(|json| BulkRequest::from_json(json))?;
    let facts = SharedFacts::clone(facts);
    let planner = Planner::new(facts, |facts: &SharedFacts| BulkPlanner::new(&request, facts as &Facts));
    Ok(External::new(BulkPlannerState(planner)))
}

/// Plans the next recipients, which come as a bulk request with nothing else.
#[napi(catch_unwind)]
pub fn plan_next(planner: &mut External<BulkPlannerState>, recipients: JsonText) -> Result<BulkPlanParts> {
    let piece = Document::of(recipients)?.read(|json| BulkRequest::from_json(json))?;
    let recipients = piece.recipients.unwrap_or_default();
    let plan = planner.0.with_dependent_mut(|_, planner| planner.plan(&recipients));
    Ok(BulkPlanParts::of(plan))
}
