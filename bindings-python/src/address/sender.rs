//! A sender.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use septet::SenderAlphabet;

use super::PhoneNumber;
use crate::errors::{guard, in_code_points, raise};
use crate::masked::_masked_sender;
use crate::options::word;
use crate::state::{self, Reduced};
use crate::storage::utf8;

/// A sender, as it stands in `from`: a name, a short code or a number.
///
/// `alphabet` says which characters a name may have: "portable" (letters and digits, up to 11), "common" (and space and
/// `-_.&+`) or "gsm" (the whole alphabet). Kept as it was written, which is what `str` gives.
///
/// Raises `SeptetError`: `sender_empty`, `sender_invalid_character` (with the position in code points),
/// `sender_edge_space`, `sender_too_long`, `sender_too_short`, `sender_no_letter`, `sender_leading_zero`, and a number's
/// errors after a `+`.
///
/// >>> sender = septet.SenderId("Conerix")
/// >>> sender.kind, sender.tier, sender.ton, sender.npi
/// ('alphanumeric', 'portable', 5, 0)
#[pyclass(frozen, module = "septet")]
pub(crate) struct SenderId {
    pub(crate) sender: septet::SenderId,
}

#[pymethods]
impl SenderId {
    #[new]
    #[pyo3(signature = (text, alphabet = None), text_signature = "(text, alphabet='portable')")]
    fn new(text: &Bound<'_, PyString>, alphabet: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        guard(|| {
            let alphabet = alphabet
                .map_or(Ok(SenderAlphabet::Portable), |alphabet| word(alphabet, SenderAlphabet::from_name))?;
            let text = utf8(text)?.map_err(raise)?;
            let sender = septet::SenderId::parse_in(text, alphabet);
            Ok(Self { sender: sender.map_err(|error| raise(in_code_points(error, text)))? })
        })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["text"])
    }

    /// The sender as it was written.
    #[getter]
    fn text(&self) -> &str {
        self.sender.as_str()
    }

    /// "alphanumeric", "short_code" or "long_code".
    #[getter]
    fn kind(&self) -> &'static str {
        self.sender.kind().as_str()
    }

    /// The smallest alphabet that it fits: "portable", "common" or "gsm".
    #[getter]
    fn tier(&self) -> &'static str {
        self.sender.tier().as_str()
    }

    /// The number, when it is a long code; else None.
    #[getter]
    fn number(&self) -> Option<PhoneNumber> {
        self.sender.number().map(|number| PhoneNumber { number })
    }

    /// Type of number (SMPP 3.4, 5.2.5): 5 for a name, 3 for a short code, 1 for a long code.
    #[getter]
    fn ton(&self) -> u8 {
        self.sender.ton()
    }

    /// Numbering plan indicator (SMPP 3.4, 5.2.6): 1 for a long code, else 0.
    #[getter]
    fn npi(&self) -> u8 {
        self.sender.npi()
    }

    fn __str__(&self) -> &str {
        self.sender.as_str()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("SenderId({})", _masked_sender(py, self.sender.as_str())?))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().sender == self.sender)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        state::hash(&state::fields(slf)?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let text = slf.get().sender.as_str();
        state::reduce(slf, PyTuple::new(slf.py(), [text, slf.get().sender.tier().as_str()])?)
    }

    #[staticmethod]
    fn _restore(text: &Bound<'_, PyString>, alphabet: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::new(text, Some(alphabet))
    }
}
