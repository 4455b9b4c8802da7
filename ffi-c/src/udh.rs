//! The user data header.

use septet::{Concatenation, Element, Ports, Udh};

use crate::error::septet_error;
use crate::guard::{Failure, guard};
use crate::member::{identifier, invalid, language, octet, pair, reference_bits, width};
use crate::ptr::{self, Pod};
use crate::status::septet_status;

/// What an information element is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_element_kind {
    /// Any element as it stands: `identifier`, `data`, `data_len`.
    SEPTET_ELEMENT_OTHER = 0,
    /// How this segment belongs to its message (0x00 or 0x08): `reference`, `bits`, `total`, `number`.
    SEPTET_ELEMENT_CONCATENATION = 1,
    /// Application ports (0x04 or 0x05): `destination`, `originator`, `bits`.
    SEPTET_ELEMENT_PORTS = 2,
    /// The single shift table of a language (0x24): `language`.
    SEPTET_ELEMENT_SINGLE_SHIFT = 3,
    /// The locking shift table of a language (0x25): `language`.
    SEPTET_ELEMENT_LOCKING_SHIFT = 4,
}

/// One information element of a user data header. This struct does not grow. Members that are not named at its kind are zero.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_udh_element {
    /// A number of `septet_element_kind`.
    pub kind: u32,
    /// The information element identifier of `SEPTET_ELEMENT_OTHER`.
    pub identifier: u32,
    /// 8 or 16: how wide a reference or ports are; 0 means 8.
    pub bits: u32,
    /// The number that ties the segments of a message together.
    pub reference: u32,
    /// How many segments there are, from 1.
    pub total: u32,
    /// Which of them this is, counted from 1.
    pub number: u32,
    /// The receiver's port.
    pub destination: u32,
    /// The sender's port.
    pub originator: u32,
    /// A National Language Identifier.
    pub language: u32,
    /// Octets of `data`.
    pub data_len: u32,
    /// The data of `SEPTET_ELEMENT_OTHER`, without its length octet. Where it is read, a place in the caller's octets.
    pub data: *const u8,
}

impl septet_udh_element {
    const EMPTY: Self = Self {
        kind: septet_element_kind::SEPTET_ELEMENT_OTHER as u32,
        identifier: 0,
        bits: 0,
        reference: 0,
        total: 0,
        number: 0,
        destination: 0,
        originator: 0,
        language: 0,
        data_len: 0,
        data: core::ptr::null(),
    };

    /// # Safety
    /// `data` is readable for `data_len` octets.
    unsafe fn read<'a>(&self) -> Result<Element<'a>, Failure> {
        Ok(match self.kind {
            0 => Element::Other {
                identifier: octet(self.identifier, "identifier")?,
                // SAFETY: promised by the caller.
                data: unsafe { ptr::array(self.data, self.data_len as usize) }?,
            },
            1 => Element::Concatenation(concatenation(self.reference, self.bits, self.number, self.total)?),
            2 => {
                let mut ports =
                    Ports::new(pair(self.destination, "destination")?, pair(self.originator, "originator")?);
                ports.wide = width(reference_bits(self.bits)?) == 16;
                Element::Ports(ports)
            }
            3 => {
                Element::SingleShift(language(self.language, "language")?.ok_or_else(|| invalid("language"))?)
            }
            4 => Element::LockingShift(
                language(self.language, "language")?.ok_or_else(|| invalid("language"))?,
            ),
            _ => return Err(invalid("kind")),
        })
    }

    /// An element, whose data stands in `header`, the caller's octets of which are `octets`.
    fn of(element: Element<'_>, header: &[u8], octets: &[u8]) -> Self {
        let kind = |kind: septet_element_kind| Self { kind: kind as u32, ..Self::EMPTY };
        match element {
            Element::Concatenation(part) => Self {
                bits: width(part.bits),
                reference: part.reference.into(),
                total: part.total.into(),
                number: part.number.into(),
                ..kind(septet_element_kind::SEPTET_ELEMENT_CONCATENATION)
            },
            Element::Ports(ports) => Self {
                bits: if ports.wide { 16 } else { 8 },
                destination: ports.destination.into(),
                originator: ports.originator.into(),
                ..kind(septet_element_kind::SEPTET_ELEMENT_PORTS)
            },
            Element::SingleShift(language) => Self {
                language: identifier(Some(language)),
                ..kind(septet_element_kind::SEPTET_ELEMENT_SINGLE_SHIFT)
            },
            Element::LockingShift(language) => Self {
                language: identifier(Some(language)),
                ..kind(septet_element_kind::SEPTET_ELEMENT_LOCKING_SHIFT)
            },
            Element::Other { identifier, data } => {
                let start = (data.as_ptr() as usize).wrapping_sub(header.as_ptr() as usize);
                let place = octets.get(start..).unwrap_or_default();
                Self {
                    identifier: identifier.into(),
                    data_len: data.len() as u32,
                    data: place.as_ptr(),
                    ..Self::EMPTY
                }
            }
            // The core is built together with this face.
            _ => Self::EMPTY,
        }
    }
}

pub(crate) fn concatenation(
    reference: u32,
    bits: u32,
    number: u32,
    total: u32,
) -> Result<Concatenation, Failure> {
    Ok(Concatenation::new(
        pair(reference, "reference")?,
        reference_bits(bits)?,
        octet(number, "number")?,
        octet(total, "total")?,
    ))
}

/// How a segment belongs to its message. All zero for a message of its own. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_concatenation {
    /// The width of the reference, 8 or 16; 0 when there is no concatenation.
    pub bits: u32,
    /// The number that ties the segments together.
    pub reference: u32,
    /// How many segments there are.
    pub total: u32,
    /// Which of them this is, counted from 1.
    pub number: u32,
}

impl septet_concatenation {
    pub(crate) fn of(part: Option<Concatenation>) -> Self {
        part.map_or(Self { bits: 0, reference: 0, total: 0, number: 0 }, |part| Self {
            bits: width(part.bits),
            reference: part.reference.into(),
            total: part.total.into(),
            number: part.number.into(),
        })
    }
}

/// What counts in a header: of several elements of a kind the last, and none whose numbers make no sense (TS 23.040, 9.2.3.24).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_udh {
    /// `sizeof(septet_udh)`, set by the caller.
    pub struct_size: u32,
    /// The width of ports, 8 or 16; 0 when there are none.
    pub port_bits: u32,
    /// The receiver's port.
    pub destination_port: u32,
    /// The sender's port.
    pub originator_port: u32,
    /// National Language Identifier of the locking shift table, or 0.
    pub locking: u32,
    /// National Language Identifier of the single shift table, or 0.
    pub single: u32,
    /// How the segment belongs to its message.
    pub concatenation: septet_concatenation,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a struct of them.
unsafe impl Pod for septet_udh {}

/// Writes a user data header of these elements, in this order, beginning with its length octet; nothing without elements.
///
/// ```text
/// octets  05 00 03 2A 02 01   length, identifier, length of the data, reference 42, total 2, number 1
/// ```
///
/// - `elements`, `count`: the elements.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are: at most 140.
///
/// Errors, with the element's index: `SEPTET_ERR_HEADER_TOO_LONG` (octets) when 140 octets do not hold it; `SEPTET_ERR_HEADER_INVALID`
/// for numbers that make no sense; `SEPTET_ERR_INVALID_OPTION` (field); `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_udh_build(
    elements: *const septet_udh_element,
    count: usize,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, elements) =
            unsafe { (ptr::array_out(out, out_cap, out_len)?, ptr::array(elements, count)?) };
        let mut header = Udh::new();
        for (index, element) in elements.iter().enumerate() {
            let at_index = |error: septet::Error| Failure::Core(error.at_index(index));
            // SAFETY: as above.
            let element = unsafe { element.read() }.map_err(|failure| match failure {
                Failure::Core(error) => at_index(error),
                other => other,
            })?;
            header.push(element).map_err(at_index)?;
        }
        out.write_slice(header.as_octets())
    })
}

/// Reads the header that octets of user data begin with; what follows it is not looked at.
///
/// - `octets`, `len`: the user data; the elements point into it.
/// - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many elements there are: at most 69.
/// - `what_counts`: receives a summary; may be NULL.
///
/// Errors: `SEPTET_ERR_OCTETS_TRUNCATED` (position) when there are fewer octets than the length octet says;
/// `SEPTET_ERR_HEADER_INVALID` (position) at an element that the header's end cuts off; `SEPTET_ERR_HEADER_TOO_LONG` beyond 140;
/// `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_udh_parse(
    octets: *const u8,
    len: usize,
    out: *mut septet_udh_element,
    out_cap: usize,
    out_count: *mut usize,
    what_counts: *mut septet_udh,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, summary, octets) = unsafe {
            (
                ptr::array_out(out, out_cap, out_count)?,
                ptr::optional_pod_out(what_counts)?,
                ptr::array(octets, len)?,
            )
        };
        let header = Udh::parse(octets)?;
        let elements =
            header.elements().map(|element| septet_udh_element::of(element, header.as_octets(), octets));
        out.write_all(header.elements().count(), elements)?;
        if let Some(summary) = summary {
            let (tables, ports) = (header.tables(), header.ports());
            summary.write(septet_udh {
                struct_size: 0,
                port_bits: ports.map_or(0, |ports| if ports.wide { 16 } else { 8 }),
                destination_port: ports.map_or(0, |ports| ports.destination.into()),
                originator_port: ports.map_or(0, |ports| ports.originator.into()),
                locking: identifier(tables.locking()),
                single: identifier(tables.single()),
                concatenation: septet_concatenation::of(header.concatenation()),
            });
        }
        Ok(())
    })
}
