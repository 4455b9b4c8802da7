//! A phone number.

use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use septet::NumberLevel;

use super::numbering;
use crate::errors::{guard, raise};
use crate::options::word;
use crate::state::{self, Reduced};
use crate::storage::with_octets;

/// A phone number in international form (ITU-T E.164), read from exactly `+` and 7 to 15 digits.
///
/// Nothing is trimmed, nothing repaired. `level` is "syntax", "length" to ask too that the calling code is assigned and has
/// numbers of this length, or "numbering" to ask that the numbering plan has such numbers. Ordered and hashable; `str` gives
/// all digits, `repr` masks them, since a number is a person.
///
/// Raises `SeptetError`: `number_empty`, `number_missing_plus`, `number_invalid_character`, `number_leading_zero`,
/// `number_too_short`, `number_too_long`; at level "length" `calling_code_unassigned`, `number_length_impossible`; at level
/// "numbering" also `trunk_prefix_kept`, `number_range_unassigned`.
///
/// >>> number = septet.PhoneNumber("+12025550143")
/// >>> number, str(number), number.calling_code
/// (PhoneNumber('+1********43'), '+12025550143', 1)
#[pyclass(frozen, module = "septet")]
pub(crate) struct PhoneNumber {
    pub(crate) number: septet::PhoneNumber,
}

#[pymethods]
impl PhoneNumber {
    #[new]
    #[pyo3(signature = (text, level = None), text_signature = "(text, level='syntax')")]
    fn new(text: &Bound<'_, PyString>, level: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        guard(|| {
            let level = level.map_or(Ok(NumberLevel::Syntax), |level| word(level, NumberLevel::from_name))?;
            let number = with_octets(text, |octets| septet::PhoneNumber::parse_at(octets, level))?;
            Ok(Self { number: number.map_err(raise)? })
        })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["text"])
    }

    /// The number with its plus, as `str` gives it.
    #[getter]
    fn text(&self) -> String {
        self.number.to_string()
    }

    /// All digits as one integer: calling code, then national number.
    #[getter]
    fn digits(&self) -> u64 {
        self.number.digits()
    }

    /// The calling code, 1 to 999; None when it is not assigned.
    #[getter]
    fn calling_code(&self) -> Option<u16> {
        self.number.calling_code().map(septet::CallingCode::code)
    }

    /// The region (ISO 3166-1), where the calling code belongs to one alone; else None.
    #[getter]
    fn region(&self) -> Option<&'static str> {
        self.number.region()
    }

    /// The regions that share the calling code, the main one first; empty when it is not assigned.
    #[getter]
    fn regions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.number.calling_code().map(septet::CallingCode::regions).unwrap_or_default())
    }

    /// The number with all but the calling code and the last two digits masked.
    ///
    /// >>> septet.PhoneNumber("+12025550143").masked
    /// '+1********43'
    #[getter]
    fn masked(&self) -> String {
        self.number.masked().to_string()
    }

    /// Look the number up in the numbering plans: valid or not and why, type, region, and what was probably meant.
    ///
    /// It equals libphonenumber's answer for every number whose digits that library keeps. Constant time, no I/O.
    ///
    /// >>> septet.PhoneNumber("+442079460958").numbering()
    /// NumberingInfo(valid=True, type='fixed_line', region='GB')
    fn numbering<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        guard(|| numbering::info(py, self.number))
    }

    /// Check the number up to a level, "syntax", "length" or "numbering"; raises `SeptetError`.
    ///
    /// >>> septet.PhoneNumber("+12025550143").check("length")
    #[pyo3(signature = (level))]
    fn check(&self, level: &Bound<'_, PyAny>) -> PyResult<()> {
        self.number.check(word(level, NumberLevel::from_name)?).map_err(raise)
    }

    fn __str__(&self) -> String {
        self.number.to_string()
    }

    fn __repr__(&self) -> String {
        format!("PhoneNumber('{}')", self.number.masked())
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, how: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        match other.cast::<Self>() {
            Ok(other) => {
                let answer = how.matches(self.number.cmp(&other.get().number));
                Ok(answer.into_pyobject(py)?.to_owned().into_any().unbind())
            }
            Err(_) => Ok(py.NotImplemented()),
        }
    }

    fn __hash__(&self) -> u64 {
        self.number.digits()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        state::reduce(slf, state::fields(slf)?)
    }
}
