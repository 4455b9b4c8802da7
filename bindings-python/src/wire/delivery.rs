//! Receipts, and the delivery of a message of several segments.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use septet::{DeliveryStatus, Error, ErrorCode, MessageIdForm, NetworkError, Receipt, ReceiptDate};

use super::{not_a, reading, small};
use crate::answers::Fields;
use crate::errors::{guard, in_code_points, raise, values};
use crate::masked::Shown;
use crate::options::word;
use crate::records::Record;
use crate::state::{self, Reduced};
use crate::storage::utf8;

static RECEIPT: Record = Record::new("septet._delivery", "Receipt");
static RECEIPT_DATE: Record = Record::new("septet._delivery", "ReceiptDate");
static NETWORK_ERROR: Record = Record::new("septet._delivery", "NetworkError");
static TP_STATUS: Record = Record::new("septet._delivery", "TpStatus");

fn date(py: Python<'_>, date: Option<ReceiptDate>) -> PyResult<Option<Bound<'_, PyAny>>> {
    let fields = |at: ReceiptDate| (at.year, at.month, at.day, at.hour, at.minute, at.second);
    date.map(|date| RECEIPT_DATE.of(py, fields(date))).transpose()
}

/// A receipt, with what became of positions in the text that it was read from.
#[inline(never)]
pub(super) fn receipt<'py>(
    py: Python<'py>,
    receipt: &Receipt,
    receipted: bool,
    place: impl Fn(Error) -> Error,
) -> PyResult<Bound<'py, PyAny>> {
    let network = receipt.network_error().map(|error| NETWORK_ERROR.of(py, (error.network_type, error.code)));
    let defects: Vec<Error> = receipt.defects().iter().cloned().map(place).collect();
    // More fields than a Rust tuple converts.
    let first = (
        receipt.message_id(),
        receipt.submitted(),
        receipt.delivered(),
        date(py, receipt.submit_date())?,
        date(py, receipt.done_date())?,
        receipt.state_word(),
        receipt.state().map(septet::smpp::MessageState::as_str),
    );
    let second = (
        receipt.status().as_str(),
        receipt.error(),
        receipt.text(),
        network.transpose()?,
        values(py, &defects)?,
        receipted,
    );
    let (first, second) = (first.into_pyobject(py)?, second.into_pyobject(py)?);
    RECEIPT.of(py, PyTuple::new(py, first.iter().chain(second.iter()).collect::<Vec<_>>())?)
}

/// A receipt of its text and parameters.
#[pyfunction]
pub(crate) fn _receipt_fields<'py>(
    py: Python<'py>,
    text: Option<&Bound<'py, PyAny>>,
    receipted_message_id: Option<&Bound<'py, PyAny>>,
    message_state: Option<&Bound<'py, PyAny>>,
    network_error: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let mut read = match text {
            Some(text) => reading(text, Receipt::parse)?,
            None => Receipt::without_text(),
        };
        if let Some(id) = receipted_message_id {
            read = read.with_receipted_message_id(&crate::text_of(id)?);
        }
        if let Some(state) = message_state {
            read = read.with_message_state(small(state, "message_state")?);
        }
        if let Some(error) = network_error {
            if !NETWORK_ERROR.is(error)? {
                return Err(not_a("NetworkError", error)?);
            }
            let fields = Fields(error);
            let (network_type, code) = (fields.small("network_type")?, fields.small("code")?);
            read = read.with_network_error(NetworkError { network_type, code });
        }
        let text = text.map(|text| utf8(text.cast::<PyString>()?)).transpose()?;
        let text = text.transpose().map_err(raise)?.unwrap_or_default();
        receipt(py, &read, receipted_message_id.is_some(), |defect| in_code_points(defect, text))
    })
}

/// Turn the id of a receipt into the form of the route's responses: "verbatim", "decimal_to_hex" (receipts write decimal
/// digits, responses hexadecimal ones) or "hex_to_decimal".
///
/// Leading zeros go, hexadecimal digits are small: compare with ids of responses after `normalize_message_id`. Raises
/// `SeptetError`: `message_id_invalid`, with the position of what is no digit or for more than 128 bits; `invalid_option`.
///
/// >>> septet.convert_message_id("0059113978", "decimal_to_hex")
/// '38601fa'
#[pyfunction]
pub(crate) fn convert_message_id(message_id: &Bound<'_, PyAny>, form: &Bound<'_, PyAny>) -> PyResult<String> {
    guard(|| {
        let form = word(form, MessageIdForm::from_name)?;
        reading(message_id, |id| form.convert(id))
    })
}

/// Write the id of a response as `convert_message_id` writes those of receipts, so that both can be compared.
///
/// Raises as `convert_message_id` does.
///
/// >>> septet.normalize_message_id("038601FA", "decimal_to_hex")
/// '38601fa'
#[pyfunction]
pub(crate) fn normalize_message_id(
    message_id: &Bound<'_, PyAny>,
    form: &Bound<'_, PyAny>,
) -> PyResult<String> {
    guard(|| {
        let form = word(form, MessageIdForm::from_name)?;
        reading(message_id, |id| form.normalize(id))
    })
}

/// A receipt's id in the form of responses, by whether it came as a parameter.
#[pyfunction]
pub(crate) fn _message_id_in(
    message_id: &Bound<'_, PyAny>,
    receipted: bool,
    form: &Bound<'_, PyAny>,
) -> PyResult<String> {
    if receipted { normalize_message_id(message_id, form) } else { convert_message_id(message_id, form) }
}

/// What the status of an SMS-STATUS-REPORT (TP-ST, 0 to 255) means: how far the message has come, and a short clause.
///
/// A reserved value counts as service rejected (3GPP TS 23.040, 9.2.3.15). Raises `SeptetError` `invalid_option` for what is no
/// octet.
///
/// >>> septet.tp_status(0x46)
/// TpStatus(status='failed', meaning='failed: validity period expired')
#[pyfunction]
pub(crate) fn tp_status<'py>(octet: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let status = small(octet, "tp_status")?;
        let word = DeliveryStatus::from_tp_status(status).as_str();
        TP_STATUS.of(octet.py(), (word, septet::tp_status_meaning(status)))
    })
}

/// The delivery of a message of 1 to 255 segments as one status, which only moves forward.
///
/// Late, repeated and reordered answers change nothing. The message has failed as soon as one segment has, it is delivered
/// when all are, and before that it is as far as the segment that has come least far. The statuses in their order: "pending",
/// "enroute", "accepted", "unknown", "delivered" and "failed"; the last two are final.
///
/// Raises `SeptetError` `invalid_option` for another number of segments. May be used from several threads.
///
/// >>> delivery = septet.DeliveryAggregate(2)
/// >>> delivery.apply(0, "delivered"), delivery.apply(1, "enroute"), delivery.apply(1, "delivered")
/// (False, True, True)
/// >>> delivery
/// DeliveryAggregate(status='delivered', segments=2)
#[pyclass(frozen, module = "septet")]
pub(crate) struct DeliveryAggregate {
    state: Mutex<septet::DeliveryAggregate>,
}

impl DeliveryAggregate {
    /// Every change is whole, so a panic elsewhere leaves nothing half done.
    fn with<T>(&self, work: impl FnOnce(&mut septet::DeliveryAggregate) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn status(value: &Bound<'_, PyAny>) -> PyResult<DeliveryStatus> {
    word(value, |word| {
        DeliveryStatus::from_name(word).ok_or_else(|| Error::new(ErrorCode::InvalidOption).in_field("status"))
    })
}

#[pymethods]
impl DeliveryAggregate {
    #[new]
    fn new(segments: &Bound<'_, PyAny>) -> PyResult<Self> {
        guard(|| {
            let made = septet::DeliveryAggregate::new(small(segments, "segments")?).map_err(raise)?;
            Ok(Self { state: Mutex::new(made) })
        })
    }

    /// Take in the status of a segment, counted from 0; tells whether the message's status has changed.
    ///
    /// Raises `SeptetError`: `segment_out_of_range`; `invalid_option` for another word.
    fn apply(&self, segment: &Bound<'_, PyAny>, status: &Bound<'_, PyAny>) -> PyResult<bool> {
        guard(|| {
            // One before the first is as wrong as one behind the last.
            let crate::options::Integer(index) = segment.extract()?;
            let (index, status) = (usize::try_from(index).unwrap_or(usize::MAX), self::status(status)?);
            self.with(|state| state.apply(index, status)).map_err(raise)
        })
    }

    /// The message's status.
    #[getter]
    fn status(&self) -> &'static str {
        self.with(|state| state.status().as_str())
    }

    /// The status of each segment.
    #[getter]
    fn segments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let words: Vec<_> =
            self.with(|state| state.segments().iter().map(|status| status.as_str()).collect());
        PyTuple::new(py, words)
    }

    fn __repr__(&self) -> String {
        let (status, count) = self.with(|state| (state.status(), state.segments().len()));
        Shown::new("DeliveryAggregate").word("status", status.as_str()).plain("segments", count).end()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, slf.get().segments(slf.py())?)
    }

    #[staticmethod]
    #[pyo3(signature = (*segments))]
    fn _restore(segments: &Bound<'_, PyTuple>) -> PyResult<Self> {
        guard(|| {
            let mut made = septet::DeliveryAggregate::new(segments.len()).map_err(raise)?;
            for (index, word) in segments.iter().enumerate() {
                made.apply(index, status(&word)?).map_err(raise)?;
            }
            Ok(Self { state: Mutex::new(made) })
        })
    }
}
