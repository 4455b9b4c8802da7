//! Price tables.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::Network;

use crate::address::PhoneNumber;
use crate::errors::{guard, raise};
use crate::json::{Document, Floats};
use crate::money::{amount, maybe_decimal};
use crate::options::{Integer, word};
use crate::state::{self, Reduced};
use crate::storage::with_octets;

/// Prices per segment in one currency: by route, network and the longest number prefix.
///
/// `prices` are rows: `{"price": …}` and, where it is not for everyone, "prefix" ("+44"), "network" (five or six digits) and
/// "route_id". A price is `Decimal`, `str` or `int`; a float is a `TypeError`. A row without prefix and network is the
/// default.
///
/// Raises `SeptetError`: `currency_invalid`, `amount_invalid`, `amount_too_precise`, `amount_overflow`,
/// `amount_negative`, `price_prefix_invalid`, `network_invalid`, `route_id_out_of_range`, `duplicate_price`,
/// `missing_member`, `unknown_member`, `wrong_type`.
///
/// >>> table = septet.PriceTable("USD", [{"price": "0.05"}, {"prefix": "+44", "price": "0.04"}])
/// >>> table.price("+447700900100")
/// Decimal('0.04')
#[pyclass(frozen, module = "septet")]
pub(crate) struct PriceTable {
    pub(crate) table: septet::PriceTable,
    /// The table as JSON, for pickling and for facts that hold it.
    pub(crate) source: String,
}

impl PriceTable {
    fn read(document: Document) -> PyResult<Self> {
        let table = document.read(septet::PriceTable::from_json)?;
        Ok(Self { table, source: document.into_text() })
    }
}

#[pymethods]
impl PriceTable {
    #[new]
    #[pyo3(signature = (currency, prices))]
    fn new(currency: &Bound<'_, PyString>, prices: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| {
            let members = PyDict::new(currency.py());
            members.set_item("currency", currency)?;
            members.set_item("prices", prices)?;
            Self::read(Document::of(&members, Floats::Refused)?)
        })
    }

    /// The same price for every number and route.
    ///
    /// >>> septet.PriceTable.flat("0.05", "USD")
    /// PriceTable('USD')
    #[staticmethod]
    #[pyo3(signature = (price, currency))]
    fn flat(price: &Bound<'_, PyAny>, currency: &Bound<'_, PyString>) -> PyResult<Self> {
        // A float says that it is none before anything else is looked at.
        amount(price, "price")?;
        let row = PyDict::new(price.py());
        row.set_item("price", price)?;
        Self::new(currency, PyTuple::new(price.py(), [row])?.as_any())
    }

    /// Read a table from JSON: `{"currency": "USD", "prices": [{"prefix"?, "network"?, "route_id"?, "price"}]}`.
    #[staticmethod]
    #[pyo3(signature = (json))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| Self::read(Document::written(json)?))
    }

    /// The one currency of all prices.
    #[getter]
    fn currency(&self) -> String {
        self.table.currency().to_string()
    }

    /// What one segment to a number costs, None when the table does not say.
    ///
    /// The route's own rows first, then those for every route; among each, by network, then by the longest prefix, then the
    /// default.
    #[pyo3(signature = (number, *, route_id = None, network = None))]
    fn price<'py>(
        &self,
        number: &Bound<'py, PyAny>,
        route_id: Option<Integer>,
        network: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        guard(|| {
            let py = number.py();
            let number = match number.cast::<PhoneNumber>() {
                Ok(number) => number.get().number,
                Err(_) => with_octets(number.cast()?, |octets| septet::PhoneNumber::parse(octets))?
                    .map_err(|error| raise(error.in_field("number")))?,
            };
            let network = network.map(|network| word(network, str::parse::<Network>)).transpose()?;
            let route_id = route_id.and_then(|Integer(id)| u64::try_from(id).ok());
            maybe_decimal(py, self.table.price(route_id, number, network))
        })
    }

    /// The table as JSON, which `from_json` reads.
    fn to_json(&self) -> &str {
        &self.source
    }

    fn __repr__(&self) -> String {
        format!("PriceTable('{}')", self.table.currency())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().table == self.table)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        state::hash(&PyTuple::new(slf.py(), [slf.get().currency()])?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, PyTuple::new(slf.py(), [&slf.get().source])?)
    }

    #[staticmethod]
    fn _restore(source: String) -> PyResult<Self> {
        Self::read(Document::own(source))
    }
}
