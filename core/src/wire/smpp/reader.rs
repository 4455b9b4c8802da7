//! Reading a body octet by octet, with the position of everything that is wrong.

use alloc::string::String;

use super::body::{Address, field_invalid};
use crate::error::{Error, ErrorCode};

pub(super) struct Reader<'a> {
    octets: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(octets: &'a [u8]) -> Self {
        Self { octets, position: 0 }
    }

    pub(super) const fn position(&self) -> usize {
        self.position
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.position >= self.octets.len()
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let end = self.position + count;
        let taken = self.octets.get(self.position..end);
        let taken = taken.ok_or(Error::new(ErrorCode::OctetsTruncated).at(self.octets.len()))?;
        self.position = end;
        Ok(taken)
    }

    pub(super) fn octet(&mut self) -> Result<u8, Error> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    pub(super) fn pair(&mut self) -> Result<u16, Error> {
        Ok(self.take(2)?.iter().fold(0, |value, octet| value << 8 | u16::from(*octet)))
    }

    /// A C-octet string of at most `size` octets, its NUL included; octets become the characters of the same number.
    pub(super) fn c_string(&mut self, field: &'static str, size: usize) -> Result<String, Error> {
        let rest = self.octets.get(self.position..).unwrap_or_default();
        match rest.iter().take(size).position(|octet| *octet == 0) {
            Some(length) => {
                let text = self.take(length + 1)?;
                Ok(text.iter().take(length).copied().map(char::from).collect())
            }
            None if rest.len() < size => Err(Error::new(ErrorCode::OctetsTruncated).at(self.octets.len())),
            None => Err(field_invalid(field).at(self.position)),
        }
    }

    pub(super) fn address(&mut self, field: &'static str) -> Result<Address, Error> {
        Ok(Address { ton: self.octet()?, npi: self.octet()?, address: self.c_string(field, 21)? })
    }
}
