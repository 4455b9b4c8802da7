//! A part of a message, as it arrives.

use septet::{Part, PartBody, ReassemblyKey};

use crate::guard::Failure;
use crate::member::{identifier, invalid};
use crate::ptr::{self, Pod, septet_str};
use crate::septets::tables;
use crate::udh::concatenation;

/// What the octets of a part are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_part_coding {
    /// GSM-7, one septet in each octet.
    SEPTET_PART_GSM7 = 0,
    /// 8-bit data.
    SEPTET_PART_OCTETS = 1,
    /// UTF-16, high octet first.
    SEPTET_PART_UCS2 = 2,
    /// UTF-8, for text that was decoded from an alphabet without pairs (Latin-1, ASCII).
    SEPTET_PART_TEXT = 3,
}

/// A part of a message. Text is kept in the units of the wire, since an escape pair, a surrogate pair or even one unit may be split over
/// two parts: only the whole message is decoded.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_part {
    /// `sizeof(septet_part)`, set by the caller.
    pub struct_size: u32,
    /// What `octets` are: a number of `septet_part_coding`.
    pub coding: u32,
    /// The width of the reference, 8 or 16; 0 means 8.
    pub reference_bits: u32,
    /// The number that ties the parts together.
    pub reference: u32,
    /// Which part this is, counted from 1.
    pub number: u32,
    /// How many there are.
    pub total: u32,
    /// National Language Identifier of the locking shift table of GSM-7, or 0.
    pub locking: u32,
    /// National Language Identifier of the single shift table of GSM-7, or 0.
    pub single: u32,
    /// Who sent it, in the caller's spelling, which must be the same for every part.
    pub sender: septet_str,
    /// Whom it is for, likewise.
    pub recipient: septet_str,
    /// What the part carries behind its header.
    pub octets: *const u8,
    /// How many octets.
    pub octet_count: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer, a pointer or a struct of them.
unsafe impl Pod for septet_part {}

impl septet_part {
    pub(crate) fn of(key: &ReassemblyKey, number: u8, body: &PartBody) -> Self {
        let (coding, tables, octets): (_, _, &[u8]) = match body {
            PartBody::Septets(septets, tables) => {
                (septet_part_coding::SEPTET_PART_GSM7, Some(*tables), septets)
            }
            PartBody::Ucs2(octets) => (septet_part_coding::SEPTET_PART_UCS2, None, octets),
            PartBody::Text(text) => (septet_part_coding::SEPTET_PART_TEXT, None, text.as_bytes()),
            PartBody::Octets(octets) => (septet_part_coding::SEPTET_PART_OCTETS, None, octets),
            // The core is built together with this face.
            _ => (septet_part_coding::SEPTET_PART_OCTETS, None, &[]),
        };
        Self {
            struct_size: 0,
            coding: coding as u32,
            reference_bits: if key.wide_reference { 16 } else { 8 },
            reference: key.reference.into(),
            number: number.into(),
            total: key.total.into(),
            locking: identifier(tables.and_then(|tables| tables.locking())),
            single: identifier(tables.and_then(|tables| tables.single())),
            sender: septet_str::of(&key.sender),
            recipient: septet_str::of(&key.recipient),
            octets: octets.as_ptr(),
            octet_count: octets.len(),
        }
    }

    /// # Safety
    /// What the members point to is readable.
    pub(crate) unsafe fn read<'a>(&self) -> Result<Part<'a>, Failure> {
        // SAFETY: promised by the caller.
        let (sender, recipient, octets) = unsafe {
            (self.sender.required()?, self.recipient.required()?, ptr::array(self.octets, self.octet_count)?)
        };
        let body = match self.coding {
            0 => PartBody::Septets(octets.into(), tables(self.locking, self.single)?),
            1 => PartBody::Octets(octets.into()),
            2 => PartBody::Ucs2(octets.into()),
            3 => PartBody::Text(septet::text_from_utf8(octets)?.into()),
            _ => return Err(invalid("coding")),
        };
        let place = concatenation(self.reference, self.reference_bits, self.number, self.total)?;
        Ok(Part::new(sender, recipient, place, body))
    }
}
