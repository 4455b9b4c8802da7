//! Routes and policies, each a `dict` or JSON.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::{Policy, Route, RouteQuery};

use crate::address::{PhoneNumber, SenderId};
use crate::errors::{guard, raise};
use crate::json::{Document, Floats};
use crate::money::maybe_decimal;
use crate::options::word;
use crate::plan::PriceTable;
use crate::records::Record;
use crate::wire::{reading, small};

static CANDIDATE: Record = Record::new("septet._dispatch", "Candidate");

/// Routes of an iterable; an error about one has its index.
pub(super) fn routes_of(routes: &Bound<'_, PyAny>) -> PyResult<Vec<Route>> {
    if routes.is_instance_of::<PyString>() || routes.is_instance_of::<PyDict>() {
        return Err(PyTypeError::new_err("routes are several, each a dict, str or bytes"));
    }
    let route = |(index, route): (usize, PyResult<Bound<'_, PyAny>>)| {
        let document = Document::of(&route?, Floats::Refused)?;
        document.try_read(Route::from_json).map_err(|error| raise(error.at_index(index)))
    };
    routes.try_iter()?.enumerate().map(route).collect()
}

/// The policy of a `dict` or JSON; the defaults for none.
pub(super) fn policy_of(policy: Option<&Bound<'_, PyAny>>) -> PyResult<Policy> {
    match policy {
        None => Ok(Policy::new()),
        Some(policy) => Document::of(policy, Floats::Numbers)?.read(Policy::from_json),
    }
}

/// A question as Python asks it: number, segments, encoding, sender, network, route.
pub(super) type Asked<'py> = (
    Bound<'py, PyAny>,
    Bound<'py, PyAny>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, SenderId>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
);

/// What a route has to carry.
pub(super) fn query_of(
    (to, segments, encoding, sender, network, route_id): Asked<'_>,
) -> PyResult<RouteQuery> {
    let number = match to.cast::<PhoneNumber>() {
        Ok(number) => number.get().number,
        Err(_) => reading(&to, |text| septet::PhoneNumber::parse(text))?,
    };
    let mut query = RouteQuery::new(number, small(&segments, "segments")?);
    if let Some(name) = encoding {
        query = query.encoding(crate::wire::encoding(&name)?);
    }
    if let Some(sender) = sender {
        query = query.sender(sender.get().sender.kind());
    }
    if let Some(network) = network {
        query = query.network(word(&network, str::parse)?);
    }
    if let Some(id) = route_id {
        query = query.route_id(small(&id, "route_id")?);
    }
    Ok(query)
}

/// The routes that may carry so many segments to a number, as `Candidate`s in the order in which they are tried: longest
/// prefix, then lowest priority number, then lowest price (unknown prices last), then lowest id.
///
/// `routes` as for `Dispatch`; `encoding` is "gsm7" or "ucs2"; a `sender`, when given, has to be of a kind that the route
/// carries; `network` (five or six digits) serves the recipient; `route_id` names the only route; `prices` is a `PriceTable`.
///
/// Raises `SeptetError`: `no_route` when none can carry the message, `route_not_assigned`, `too_many_segments`,
/// `invalid_option`; the errors of a number, a network and a route, that of a route with its `index`.
///
/// >>> routes = [{"id": 1, "price": "0.05"}, {"id": 2, "prefixes": ["+44"]}, {"id": 3, "prefixes": ["+1"]}]
/// >>> septet.select_routes(routes, "+447700900100", segments=1)
/// (Candidate(index=1), Candidate(index=0, price=Decimal('0.05')))
#[pyfunction]
#[pyo3(signature = (routes, to, segments, *, encoding = None, sender = None, network = None, route_id = None, prices = None))]
#[allow(clippy::too_many_arguments, reason = "keyword arguments of Python's")]
pub(crate) fn select_routes<'py>(
    routes: &Bound<'py, PyAny>,
    to: Bound<'py, PyAny>,
    segments: Bound<'py, PyAny>,
    encoding: Option<Bound<'py, PyAny>>,
    sender: Option<Bound<'py, SenderId>>,
    network: Option<Bound<'py, PyAny>>,
    route_id: Option<Bound<'py, PyAny>>,
    prices: Option<&Bound<'py, PriceTable>>,
) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let py = routes.py();
        let routes = routes_of(routes)?;
        let query = query_of((to, segments, encoding, sender, network, route_id))?;
        let prices = prices.map(|table| &table.get().table);
        let candidates = septet::select_routes(&routes, &query, prices).map_err(raise)?;
        let record = |candidate: &septet::Candidate| {
            CANDIDATE.of(py, (candidate.index, maybe_decimal(py, candidate.price)?))
        };
        PyTuple::new(py, candidates.iter().map(record).collect::<PyResult<Vec<_>>>()?)
    })
}
