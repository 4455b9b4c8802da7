//! The user data header.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use septet::{Concatenation, Element, Ports, ReferenceBits, Udh};

use super::{bytes, code, language, not_a, unknown};
use crate::answers::Fields;
use crate::errors::{guard, raise};
use crate::octets::{octets, required};
use crate::options::Integer;
use crate::records::Record;

static UDH: Record = Record::new("septet._wire", "Udh");
static CONCATENATION: Record = Record::new("septet._wire", "Concatenation");
static PORTS: Record = Record::new("septet._wire", "Ports");
static SINGLE_SHIFT: Record = Record::new("septet._wire", "SingleShift");
static LOCKING_SHIFT: Record = Record::new("septet._wire", "LockingShift");
static OTHER_ELEMENT: Record = Record::new("septet._wire", "OtherElement");

/// The header of an argument: a `Udh`, its octets, or None for none.
#[inline(never)]
pub(super) fn header(value: Option<&Bound<'_, PyAny>>) -> PyResult<Udh> {
    let Some(value) = value else { return Ok(Udh::new()) };
    if UDH.is(value)? {
        return of_octets(&Fields(value).octets("octets")?);
    }
    match octets(value)? {
        Some(octets) => of_octets(&octets),
        None => Err(not_a("Udh or bytes", value)?),
    }
}

/// No octets are no header, as the core writes it.
fn of_octets(octets: &[u8]) -> PyResult<Udh> {
    if octets.is_empty() { Ok(Udh::new()) } else { Udh::parse(octets).map_err(raise) }
}

#[inline(never)]
pub(super) fn header_record<'py>(py: Python<'py>, header: &Udh) -> PyResult<Bound<'py, PyAny>> {
    UDH.of(py, (bytes(py, header.as_octets()),))
}

#[inline(never)]
pub(super) fn to_concatenation(value: &Bound<'_, PyAny>) -> PyResult<Concatenation> {
    if !CONCATENATION.is(value)? {
        return Err(not_a("Concatenation", value)?);
    }
    let fields = Fields(value);
    let (reference, bits) = (fields.small("reference")?, width(&fields.get("bits")?)?);
    Ok(Concatenation::new(reference, bits, fields.small("number")?, fields.small("total")?))
}

#[inline(never)]
pub(super) fn concatenation<'py>(py: Python<'py>, part: &Concatenation) -> PyResult<Bound<'py, PyAny>> {
    CONCATENATION.of(py, (part.reference, part.total, part.number, bit_count(part.bits)))
}

fn width(bits: &Bound<'_, PyAny>) -> PyResult<ReferenceBits> {
    let Integer(bits) = bits.extract()?;
    let known = ReferenceBits::from_bits(u64::try_from(bits).unwrap_or(0));
    known.map_err(|error| raise(error.in_field("bits")))
}

pub(super) fn bit_count(bits: ReferenceBits) -> u8 {
    if bits == ReferenceBits::Sixteen { 16 } else { 8 }
}

fn ports<'py>(py: Python<'py>, ports: Ports) -> PyResult<Bound<'py, PyAny>> {
    PORTS.of(py, (ports.destination, ports.originator, if ports.wide { 16 } else { 8 }))
}

fn element<'py>(py: Python<'py>, element: Element<'_>) -> PyResult<Bound<'py, PyAny>> {
    match element {
        Element::Concatenation(part) => concatenation(py, &part),
        Element::Ports(found) => ports(py, found),
        Element::SingleShift(language) => SINGLE_SHIFT.of(py, (language.as_str(),)),
        Element::LockingShift(language) => LOCKING_SHIFT.of(py, (language.as_str(),)),
        Element::Other { identifier, data } => OTHER_ELEMENT.of(py, (identifier, bytes(py, data))),
        _ => Err(unknown()),
    }
}

fn push(header: &mut Udh, given: &Bound<'_, PyAny>) -> PyResult<Result<(), septet::Error>> {
    let fields = Fields(given);
    if OTHER_ELEMENT.is(given)? {
        let data = fields.octets("data")?;
        return Ok(header.push(Element::Other { identifier: fields.small("identifier")?, data: &data }));
    }
    let element = if CONCATENATION.is(given)? {
        Element::Concatenation(to_concatenation(given)?)
    } else if PORTS.is(given)? {
        let mut ports = Ports::new(fields.small("destination")?, fields.small("originator")?);
        ports.wide = width(&fields.get("bits")?)? == ReferenceBits::Sixteen;
        Element::Ports(ports)
    } else if SINGLE_SHIFT.is(given)? {
        Element::SingleShift(language(&fields.get("language")?)?)
    } else if LOCKING_SHIFT.is(given)? {
        Element::LockingShift(language(&fields.get("language")?)?)
    } else {
        return Err(not_a("an element of a header", given)?);
    };
    Ok(header.push(element))
}

/// The octets of a header of these elements.
#[pyfunction]
pub(crate) fn _udh_build<'py>(elements: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    guard(|| {
        let mut header = Udh::new();
        for (index, element) in elements.try_iter()?.enumerate() {
            let pushed = push(&mut header, &element?).and_then(|pushed| pushed.map_err(raise));
            pushed.inspect_err(|error| drop(error.value(elements.py()).setattr("index", index)))?;
        }
        Ok(bytes(elements.py(), header.as_octets()))
    })
}

/// The header that octets begin with.
#[pyfunction]
pub(crate) fn _udh_parse<'py>(octets: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    guard(|| header_record(octets.py(), &Udh::parse(&required(octets)?).map_err(raise)?))
}

/// Everything that a header says, of its octets: the elements; concatenation, ports and the codes of the tables that count.
#[pyfunction]
pub(crate) fn _udh_elements<'py>(octets: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let py = octets.py();
        let header = header(Some(octets))?;
        let elements = header.elements().map(|found| element(py, found)).collect::<PyResult<Vec<_>>>()?;
        let place = header.concatenation().map(|part| concatenation(py, &part)).transpose()?;
        let found = header.ports().map(|found| ports(py, found)).transpose()?;
        let tables = header.tables();
        (PyTuple::new(py, elements)?, place, found, code(tables.locking()), code(tables.single()))
            .into_pyobject(py)
    })
}
