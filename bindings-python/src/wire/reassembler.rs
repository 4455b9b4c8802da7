//! Messages of several parts, put together again.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use septet::{ReassemblyEvent, ReassemblyKey, ReassemblyLimits};

use super::message::{OwnPart, part_body};
use super::{content, small, unknown};
use crate::errors::{guard, raise, value};
use crate::masked::Shown;
use crate::records::Record;

static KEY: Record = Record::new("septet._parts", "ReassemblyKey");
static EVENT: Record = Record::new("septet._parts", "ReassemblyEvent");

/// Puts the parts of messages together: in any order, of any number of senders, within limits of messages, octets and time.
///
/// `max_messages` (4,096) wait for parts at once; `max_octets` (8 MiB) are held in all; a message is given up `timeout_ms`
/// (an hour) after its first part; parts that come again within `duplicate_window_ms` (a minute) of its end are duplicates.
/// It has no clock: `now_ms` is the time in milliseconds of any clock that does not run backwards. Parts of different senders,
/// recipients, reference widths, totals, and text and data, never meet.
///
/// Raises `SeptetError` `invalid_option` for a negative limit. May be used from several threads; cannot be pickled.
///
/// >>> texts = septet.UserData.split("a" * 161, concatenation_reference=7)
/// >>> parts = [septet.Part.of("+12025550143", "4242", data) for data in texts]
/// >>> reassembler = septet.Reassembler()
/// >>> [event.kind for event in reassembler.push(parts[1], now_ms=0)]
/// ['stored']
/// >>> [event] = reassembler.push(parts[0], now_ms=10)
/// >>> event.kind, event.content == "a" * 161
/// ('complete', True)
#[pyclass(frozen, module = "septet")]
pub(crate) struct Reassembler {
    state: Mutex<septet::Reassembler>,
}

impl Reassembler {
    fn with<T>(&self, work: impl FnOnce(&mut septet::Reassembler) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[pymethods]
impl Reassembler {
    #[new]
    #[pyo3(
        signature = (*, max_messages = None, max_octets = None, timeout_ms = None, duplicate_window_ms = None),
    )]
    fn new(
        max_messages: Option<&Bound<'_, PyAny>>,
        max_octets: Option<&Bound<'_, PyAny>>,
        timeout_ms: Option<&Bound<'_, PyAny>>,
        duplicate_window_ms: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        guard(|| {
            let mut limits = ReassemblyLimits::new();
            if let Some(most) = max_messages {
                limits = limits.max_messages(small(most, "max_messages")?);
            }
            if let Some(most) = max_octets {
                limits = limits.max_octets(small(most, "max_octets")?);
            }
            if let Some(most) = timeout_ms {
                limits = limits.timeout_ms(small(most, "timeout_ms")?);
            }
            if let Some(most) = duplicate_window_ms {
                limits = limits.duplicate_window_ms(small(most, "duplicate_window_ms")?);
            }
            Ok(Self { state: Mutex::new(septet::Reassembler::new(limits)) })
        })
    }

    /// Take in a `Part`; the last event is the answer to it, those before it are about other messages.
    ///
    /// Raises `SeptetError`: `part_invalid` for numbers that make no sense; `part_too_large` when the limits could not hold
    /// the part alone; `invalid_option`.
    fn push<'py>(
        &self,
        part: &Bound<'py, PyAny>,
        now_ms: &Bound<'py, PyAny>,
    ) -> PyResult<Vec<Bound<'py, PyAny>>> {
        guard(|| {
            let (own, now) = (OwnPart::of(part)?, small(now_ms, "now_ms")?);
            let events = self.with(|state| state.push(own.part(), now)).map_err(raise)?;
            events.iter().map(|told| event(part.py(), told)).collect()
        })
    }

    /// When `handle_timeout` has something to tell next; None while no message waits.
    fn poll_timeout(&self) -> Option<u64> {
        self.with(|state| state.poll_timeout())
    }

    /// Give up the messages whose time is up, the oldest first.
    fn handle_timeout<'py>(&self, now_ms: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        guard(|| {
            let now = small(now_ms, "now_ms")?;
            let events = self.with(|state| state.handle_timeout(now));
            events.iter().map(|told| event(now_ms.py(), told)).collect()
        })
    }

    /// How many messages wait for parts.
    #[getter]
    fn message_count(&self) -> usize {
        self.with(|state| state.message_count())
    }

    /// How many octets are held, as the limits count them.
    #[getter]
    fn octet_count(&self) -> usize {
        self.with(|state| state.octet_count())
    }

    fn __repr__(&self) -> String {
        let (messages, octets) = self.with(|state| (state.message_count(), state.octet_count()));
        Shown::new("Reassembler").plain("message_count", messages).plain("octet_count", octets).end()
    }
}

fn key<'py>(py: Python<'py>, key: &ReassemblyKey) -> PyResult<Bound<'py, PyAny>> {
    let bits = if key.wide_reference { 16 } else { 8 };
    KEY.of(py, (&*key.sender, &*key.recipient, key.reference, bits, key.total, key.binary))
}

/// What the events have, by the names of the class; what an event has not is None.
const FIELDS: [&str; 9] =
    ["kind", "missing_count", "key", "content", "defect", "reason", "missing", "parts", "other_total"];

fn event<'py>(py: Python<'py>, told: &ReassemblyEvent) -> PyResult<Bound<'py, PyAny>> {
    let found = PyDict::new(py);
    match told {
        ReassemblyEvent::Stored { missing } => {
            found.set_item("kind", "stored")?;
            found.set_item("missing_count", missing)?;
        }
        ReassemblyEvent::Duplicate => found.set_item("kind", "duplicate")?,
        ReassemblyEvent::Complete(message) => {
            found.set_item("kind", "complete")?;
            found.set_item("key", key(py, &message.key)?)?;
            found.set_item("content", content(py, &message.content)?)?;
            found.set_item("defect", message.defect.as_ref().map(|defect| value(py, defect)).transpose()?)?;
        }
        ReassemblyEvent::Incomplete { key: of, reason, missing, parts } => {
            found.set_item("kind", "incomplete")?;
            found.set_item("key", key(py, of)?)?;
            found.set_item("reason", reason.as_str())?;
            found.set_item("missing_count", missing.len())?;
            found.set_item("missing", PyTuple::new(py, missing)?)?;
            let pair =
                |(number, body): &(u8, septet::PartBody)| (*number, part_body(py, body)?).into_pyobject(py);
            found.set_item(
                "parts",
                PyTuple::new(py, parts.iter().map(pair).collect::<PyResult<Vec<_>>>()?)?,
            )?;
        }
        ReassemblyEvent::TotalChanged { other_total } => {
            found.set_item("kind", "total_changed")?;
            found.set_item("other_total", other_total)?;
        }
        _ => return Err(unknown()),
    }
    let values = FIELDS.iter().map(|name| found.get_item(name)).collect::<PyResult<Vec<_>>>()?;
    EVENT.of(py, PyTuple::new(py, values)?)
}
