//! The plan of one body to many recipients.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use septet::{Amount, BulkPlanner, Duplicates};

use super::Texts;
use super::facts::Facts;
use super::requests::bulk_request;
use crate::address::{PhoneNumber, SenderId};
use crate::answers;
use crate::errors::{guard, list_to_core, to_core, value, values};
use crate::masked::Shown;
use crate::money::{amount, maybe_decimal};
use crate::records::Record;
use crate::state::{self, Reduced};
use crate::text::Analysis;

static PLANNED_MESSAGE: Record = Record::new("septet._plans", "PlannedMessage");

/// What sending a body to many recipients comes to. Made by `plan_bulk` and `BulkPlanner.plan`.
///
/// Nothing may be sent while `errors` is not empty; a message with an error of its own fails alone. `repr` and notebooks
/// show counts and no recipient.
#[pyclass(frozen, module = "septet")]
pub(crate) struct BulkPlan {
    plan: septet::BulkPlan,
    texts: Texts,
    /// Made when somebody asks.
    messages: PyOnceLock<Py<PyTuple>>,
}

impl BulkPlan {
    pub(super) const fn new(plan: septet::BulkPlan, texts: Texts) -> Self {
        Self { plan, texts, messages: PyOnceLock::new() }
    }
}

/// Judge a bulk request by the rules and by what is known: every error at once, the state and cost of each message.
///
/// Takes requests and facts as `plan_send` does, with `BulkRequest`.
///
/// >>> recipients = ["+12025550143", "07700900100", "+12025550143"]
/// >>> plan = septet.plan_bulk({"from": "Conerix", "body": "Doors open at 7", "recipients": recipients})
/// >>> plan
/// BulkPlan(total=3, ok=1, failed=2, encoding='gsm7', segments=1)
/// >>> [message.error and message.error.code for message in plan.messages]
/// [None, 'number_missing_plus', 'duplicate_recipient']
#[pyfunction]
#[pyo3(signature = (request, facts = None))]
pub(crate) fn plan_bulk(request: &Bound<'_, PyAny>, facts: Option<&Bound<'_, PyAny>>) -> PyResult<BulkPlan> {
    guard(|| {
        let request = bulk_request(request)?;
        let facts = Facts::of(facts)?;
        let plan = septet::plan_bulk(&request, &facts);
        Ok(BulkPlan::new(plan, Texts { from: request.from, body: request.body }))
    })
}

#[pymethods]
impl BulkPlan {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        let fields = ["from_", "analysis", "errors", "warnings", "messages", "ok", "cost", "currency"];
        PyTuple::new(py, fields)
    }

    /// The sender, when it is one; else None.
    #[getter]
    fn from_(&self) -> Option<SenderId> {
        self.plan.from.map(|sender| SenderId { sender })
    }

    /// The body's encoding and segments, when there is a body that can be split; else None.
    #[getter]
    fn analysis(&self) -> Option<Analysis> {
        self.texts.analysis(self.plan.analysis)
    }

    /// Everything that forbids sending the request.
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        values(py, &self.texts.place(&self.plan.errors))
    }

    /// Everything that may be a mistake; about a recipient with its index.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        values(py, &self.texts.place(&self.plan.warnings))
    }

    /// One `PlannedMessage` for each recipient, in the order of the request.
    #[getter]
    fn messages<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let made = self.messages.get_or_try_init(py, || {
            let message = |message: &septet::PlannedMessage| {
                let fields = (
                    &message.to,
                    message.number.map(|number| PhoneNumber { number }),
                    maybe_decimal(py, message.cost)?,
                    message.error.as_ref().map(|error| value(py, error)).transpose()?,
                );
                PLANNED_MESSAGE.of(py, fields)
            };
            let messages = self.plan.messages.iter().map(message).collect::<PyResult<Vec<_>>>()?;
            PyTuple::new(py, messages).map(Bound::unbind)
        })?;
        Ok(made.bind(py).clone())
    }

    /// How many messages there are.
    #[getter]
    fn total(&self) -> usize {
        self.plan.total()
    }

    /// How many messages can be sent.
    #[getter]
    fn ok(&self) -> usize {
        self.plan.ok
    }

    /// How many messages cannot be sent.
    #[getter]
    fn failed(&self) -> usize {
        self.plan.failed()
    }

    /// What all messages that can be sent cost at most; None when one of them has no price.
    #[getter]
    fn cost<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        maybe_decimal(py, self.plan.cost)
    }

    /// The currency of the cost.
    #[getter]
    fn currency(&self) -> Option<String> {
        self.plan.currency.map(|currency| currency.to_string())
    }

    /// The plan as compact JSON, the same in every face.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.plan.to_json()))
    }

    /// Raise one `SeptetError` for the request's errors, with all of them in `errors`; nothing without any.
    fn raise_for_errors(slf: &Bound<'_, Self>) -> PyResult<()> {
        let py = slf.py();
        py.import(intern!(py, "septet._plans"))?
            .call_method1(intern!(py, "raise_for"), (slf.getattr("errors")?,))?;
        Ok(())
    }

    /// The answer to the request, once it is known what became of the messages that were sent.
    ///
    /// `id` is called with the index of every message and gives its id; `outcome` with the index and the `PlannedMessage`
    /// of each that could be sent, and gives its `Outcome`. The others fail with their own error and cost nothing.
    ///
    /// >>> plan = septet.plan_bulk({"from": "Conerix", "body": "Hi", "recipients": ["+12025550143", "12"]})
    /// >>> result = plan.result(lambda index: f"msg_{index}", lambda index, message: septet.Outcome("sent", cost="0.05"))
    /// >>> result.sent, result.failed, [item.cost for item in result.messages]
    /// (1, 1, [Decimal('0.05'), Decimal('0.00')])
    #[pyo3(signature = (id, outcome))]
    fn result<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
        outcome: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        guard(|| {
            let py = slf.py();
            let this = slf.get();
            let messages = this.messages(py)?;
            // Asked first, so that what the callers' functions raise ends this.
            let ids = (0..messages.len()).map(|index| id.call1((index,))?.extract::<String>());
            let mut ids: Vec<_> = ids.collect::<PyResult<_>>()?;
            let mut outcomes = Vec::with_capacity(messages.len());
            for (index, message) in messages.iter().enumerate() {
                let planned = this.plan.messages.get(index).is_some_and(|message| message.error.is_none());
                let asked = planned.then(|| answers::outcome(&outcome.call1((index, message))?));
                outcomes.push(asked.transpose()?);
            }
            let unasked = septet::Outcome { status: septet::Status::Unknown, cost: None, error: None };
            let result = this.plan.result(
                |index| ids.get_mut(index).map(std::mem::take).unwrap_or_default(),
                |index, _| outcomes.get_mut(index).and_then(Option::take).unwrap_or_else(|| unasked.clone()),
            );
            answers::bulk_result(py, &result)
        })
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        py.import(intern!(py, "septet._notebook"))?.call_method1(intern!(py, "bulk_plan"), (slf,))
    }

    fn __repr__(&self) -> String {
        let plan = &self.plan;
        let shown = Shown::new("BulkPlan").plain("total", plan.total()).plain("ok", plan.ok);
        let mut shown = shown.plain("failed", plan.failed());
        if let Some(analysis) = &plan.analysis {
            shown = shown.word("encoding", analysis.encoding.as_str()).plain("segments", analysis.segments);
        }
        let cost = plan.cost.zip(plan.currency).map(|(cost, currency)| format!("'{cost} {currency}'"));
        let shown = shown.maybe("cost", cost);
        let codes: Vec<_> = plan.errors.iter().map(|error| error.code().as_str()).collect();
        let codes = (!codes.is_empty()).then(|| codes.join(" "));
        shown.maybe("errors", codes.map(|codes| format!("<{codes}>"))).end()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().plan == self.plan)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        let plan = &slf.get().plan;
        state::hash(&PyTuple::new(slf.py(), [plan.total(), plan.ok, plan.errors.len()])?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let this = slf.get();
        let mut state: Vec<_> = state::fields(slf)?.iter().collect();
        // The core's own positions, which its JSON is written from.
        let found = this.plan.analysis.map(Analysis::plain).into_pyobject(slf.py())?;
        if let Some(place) = state.get_mut(1) {
            *place = found.into_any();
        }
        for (index, errors) in [(2, &this.plan.errors), (3, &this.plan.warnings)] {
            if let Some(place) = state.get_mut(index) {
                *place = values(slf.py(), errors)?.into_any();
            }
        }
        let texts = (this.texts.from.as_deref(), this.texts.body.as_deref()).into_pyobject(slf.py())?;
        state.push(texts.into_any());
        state::reduce(slf, PyTuple::new(slf.py(), state)?)
    }

    #[staticmethod]
    #[allow(clippy::too_many_arguments, reason = "the state of a pickled plan is its fields")]
    fn _restore(
        from: Option<&Bound<'_, SenderId>>,
        analysis: Option<&Bound<'_, Analysis>>,
        errors: &Bound<'_, PyAny>,
        warnings: &Bound<'_, PyAny>,
        messages: &Bound<'_, PyTuple>,
        ok: usize,
        cost: Option<&Bound<'_, PyAny>>,
        currency: Option<&str>,
        texts: (Option<String>, Option<String>),
    ) -> PyResult<Self> {
        // The core's results grow, so they are made by asking for empty ones and filling these in.
        let mut facts = septet::Facts::default();
        facts.duplicates = Duplicates::Allow;
        let recipients = messages.iter().map(|message| message.getattr("to")?.extract());
        let recipients: Vec<String> = recipients.collect::<PyResult<_>>()?;
        let mut plan = BulkPlanner::new(&septet::BulkRequest::default(), &facts).plan(&recipients);
        for (message, pickled) in plan.messages.iter_mut().zip(messages) {
            message.cost = maybe_amount(Some(&pickled.getattr("cost")?))?;
            let error = pickled.getattr("error")?;
            message.error = if error.is_none() { None } else { Some(to_core(&error)?) };
        }
        plan.from = from.map(|from| from.get().sender);
        plan.analysis = analysis.map(|analysis| analysis.get().found);
        plan.errors = list_to_core(errors)?;
        plan.warnings = list_to_core(warnings)?;
        plan.ok = ok;
        plan.cost = maybe_amount(cost)?;
        plan.currency = currency.map(str::parse).transpose().map_err(crate::errors::raise)?;
        let (from, body) = texts;
        Ok(Self::new(plan, Texts { from, body }))
    }
}

fn maybe_amount(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Amount>> {
    value.filter(|value| !value.is_none()).map(|cost| amount(cost, "cost")).transpose()
}
