//! The plan of one message.

use pyo3::prelude::*;

use super::Texts;
use super::facts::Facts;
use super::requests::send_request;
use crate::address::{PhoneNumber, SenderId};
use crate::errors::{guard, values};
use crate::money::decimal;
use crate::records::Record;

static SEND_PLAN: Record = Record::new("septet._plans", "SendPlan");
static QUOTE: Record = Record::new("septet._plans", "Quote");

/// Judge a send request by the rules and by what is known: every error at once, and what it will cost.
///
/// The request is a `SendRequest`, a `dict` with the members of the API, or JSON (`str` or `bytes`); facts are `Facts`,
/// a `dict`, JSON, or None. Raises `SeptetError` only for JSON that cannot be read and facts that are none: what is wrong
/// with the request stands in the plan.
///
/// >>> request = {"to": "+12025550143", "from": "Conerix", "body": "Your verification code is 482194"}
/// >>> plan = septet.plan_send(request, {"prices": septet.PriceTable.flat("0.05", "USD")})
/// >>> plan.errors, plan.quote.max
/// ((), Decimal('0.05'))
#[pyfunction]
#[pyo3(signature = (request, facts = None))]
pub(crate) fn plan_send<'py>(
    request: &Bound<'py, PyAny>,
    facts: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = request.py();
        let request = send_request(request)?;
        let facts = Facts::of(facts)?;
        let plan = septet::plan_send(&request, &facts);
        let json = plan.to_json(request.to.as_deref().unwrap_or_default());
        let texts = Texts { from: request.from, body: request.body };
        let quote = plan.quote.map(|quote| -> PyResult<_> {
            let (min, max) = (decimal(py, quote.min)?, decimal(py, quote.max)?);
            QUOTE.of(py, (quote.currency.as_str(), quote.segments, min, max))
        });
        let fields = (
            plan.to.map(|number| PhoneNumber { number }),
            plan.from.map(|sender| SenderId { sender }),
            texts.analysis(plan.analysis),
            quote.transpose()?,
            values(py, &texts.place(&plan.errors))?,
            values(py, &texts.place(&plan.warnings))?,
            json,
        );
        SEND_PLAN.of(py, fields)
    })
}
