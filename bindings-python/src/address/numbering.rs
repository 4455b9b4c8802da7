//! What the numbering plans say about a number.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use septet::{ErrorCode, LineType};

use super::PhoneNumber;
use crate::records::Record;

static NUMBERING_INFO: Record = Record::new("septet._numbering", "NumberingInfo");

/// What the plans say, as a record.
pub(super) fn info<'py>(py: Python<'py>, number: septet::PhoneNumber) -> PyResult<Bound<'py, PyAny>> {
    let info = number.numbering();
    let fields = (
        info.valid,
        info.line_type.map(LineType::as_str),
        info.region,
        info.reason.map(ErrorCode::as_str),
        info.suggestion.map(|number| PhoneNumber { number }),
    );
    NUMBERING_INFO.of(py, fields)
}

/// Every region that has numbers, in the order to which the column `NumberColumns.region` refers.
///
/// ISO 3166-1 codes, and "001" for what belongs to no country. The order may change with `numbering_version`.
///
/// >>> columns = septet.check_numbers(["+12042345678"], level="numbering")
/// >>> septet.regions()[columns.region[0]]
/// 'CA'
#[pyfunction]
pub(crate) fn regions(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PyTuple::new(py, septet::regions())
}
