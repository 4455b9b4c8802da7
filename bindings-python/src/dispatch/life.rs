//! What becomes of a message after it was sent.

use pyo3::prelude::*;
use septet::Status;

use crate::answers::{event, item_error_of, message, to_message};
use crate::errors::guard;
use crate::time::timestamp;

fn status(word: &Bound<'_, PyAny>) -> PyResult<Status> {
    Ok(Status::from_word(&crate::text_of(word)?))
}

/// Whether a message of one status may get another: "queued" → "unknown" → "sent" → "delivered" or "failed", forward only.
///
/// A word that this release does not know neither moves nor is moved to.
///
/// >>> septet.status_may_become("unknown", "sent"), septet.status_may_become("delivered", "sent")
/// (True, False)
#[pyfunction]
#[pyo3(signature = (status, next))]
pub(crate) fn status_may_become(status: &Bound<'_, PyAny>, next: &Bound<'_, PyAny>) -> PyResult<bool> {
    guard(|| Ok(self::status(status)?.may_become(&self::status(next)?)))
}

/// The message moved on; None when the status is not forward.
#[pyfunction]
pub(crate) fn _message_advance<'py>(
    record: &Bound<'py, PyAny>,
    status: &Bound<'py, PyAny>,
    at: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let mut moving = to_message(record)?;
        let moved = moving.advance(self::status(status)?, timestamp(at)?);
        if moved { message(record.py(), &moving).map(Some) } else { Ok(None) }
    })
}

/// The event that tells of a message's status; None when no event does.
#[pyfunction]
pub(crate) fn _message_event<'py>(
    record: &Bound<'py, PyAny>,
    id: &Bound<'py, PyAny>,
    created_at: &Bound<'py, PyAny>,
    reference: Option<&Bound<'py, PyAny>>,
    error: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let reference = reference.map(crate::text_of).transpose()?;
        let error = error.map(item_error_of).transpose()?;
        let told = to_message(record)?.event(crate::text_of(id)?, timestamp(created_at)?, reference, error);
        told.map(|told| event(record.py(), &told)).transpose()
    })
}
