//! A part of a message, as it arrives.

use pyo3::prelude::*;
use pyo3::types::PyString;
use septet::{Concatenation, Content, Part, PartBody};

use super::udh::{concatenation, to_concatenation};
use super::user_data::to_user_data;
use super::{bytes, code, content, not_a, tables, unknown};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::records::Record;

static PART: Record = Record::new("septet._parts", "Part");
static PART_BODY: Record = Record::new("septet._parts", "PartBody");

/// A part that owns its texts.
pub(super) struct OwnPart {
    sender: String,
    recipient: String,
    place: Concatenation,
    body: PartBody,
}

impl OwnPart {
    pub(super) fn of(record: &Bound<'_, PyAny>) -> PyResult<Self> {
        if !PART.is(record)? {
            return Err(not_a("Part", record)?);
        }
        let fields = Fields(record);
        Ok(Self {
            sender: fields.text("sender")?,
            recipient: fields.text("recipient")?,
            place: to_concatenation(&fields.get("concatenation")?)?,
            body: to_body(&fields.get("body")?)?,
        })
    }

    pub(super) fn part(&self) -> Part<'_> {
        Part::new(&self.sender, &self.recipient, self.place, self.body.clone())
    }
}

#[inline(never)]
fn to_body(record: &Bound<'_, PyAny>) -> PyResult<PartBody> {
    if !PART_BODY.is(record)? {
        return Err(not_a("PartBody", record)?);
    }
    let fields = Fields(record);
    Ok(match fields.text("coding")?.as_str() {
        "gsm7" => {
            let (locking, single) = (fields.get("locking")?, fields.get("single")?);
            let given = |code| Some(code).filter(|code: &&Bound<'_, PyAny>| !code.is_none());
            PartBody::Septets(fields.octets("data")?, tables(given(&locking), given(&single))?)
        }
        "ucs2" => PartBody::Ucs2(fields.octets("data")?),
        "text" => PartBody::Text(fields.text("data")?),
        "octets" => PartBody::Octets(fields.octets("data")?),
        _ => {
            return Err(raise(septet::Error::new(septet::ErrorCode::InvalidOption).in_field("coding")));
        }
    })
}

#[inline(never)]
pub(super) fn part_body<'py>(py: Python<'py>, body: &PartBody) -> PyResult<Bound<'py, PyAny>> {
    let octets =
        |coding, octets: &[u8]| PART_BODY.of(py, (coding, bytes(py, octets), None::<&str>, None::<&str>));
    match body {
        PartBody::Septets(septets, tables) => {
            let (locking, single) = (code(tables.locking()), code(tables.single()));
            PART_BODY.of(py, ("gsm7", bytes(py, septets), locking, single))
        }
        PartBody::Ucs2(held) => octets("ucs2", held),
        PartBody::Octets(held) => octets("octets", held),
        PartBody::Text(text) => {
            PART_BODY.of(py, ("text", PyString::new(py, text), None::<&str>, None::<&str>))
        }
        _ => Err(unknown()),
    }
}

#[inline(never)]
pub(super) fn part<'py>(py: Python<'py>, part: &Part<'_>) -> PyResult<Bound<'py, PyAny>> {
    let (place, body) = (concatenation(py, &part.concatenation)?, part_body(py, &part.body)?);
    PART.of(py, (part.sender, part.recipient, place, body))
}

/// The part that user data carries.
#[pyfunction]
pub(crate) fn _part_of<'py>(
    sender: &Bound<'py, PyAny>,
    recipient: &Bound<'py, PyAny>,
    user_data: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    guard(|| {
        let (sender, recipient) = (crate::text_of(sender)?, crate::text_of(recipient)?);
        let found = Part::of(&sender, &recipient, &to_user_data(user_data)?).map_err(raise)?;
        found.map(|found| part(user_data.py(), &found)).transpose()
    })
}

/// What user data carries behind its header.
#[pyfunction]
pub(crate) fn _part_body_of<'py>(user_data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| part_body(user_data.py(), &PartBody::of(&to_user_data(user_data)?).map_err(raise)?))
}

/// A body, checked and in its plain types.
#[pyfunction]
pub(crate) fn _part_body_checked<'py>(body: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| part_body(body.py(), &to_body(body)?))
}

/// What a part says when it is a message of its own.
#[pyfunction]
pub(crate) fn _part_body_content<'py>(body: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let read: Content = to_body(body)?.content().map_err(raise)?;
        content(body.py(), &read)
    })
}
