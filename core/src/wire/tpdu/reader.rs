//! Reading octets one field after the other.

use crate::error::{Error, ErrorCode};

/// What is left of the octets, and where it stands in all of them.
pub(super) struct Reader<'a> {
    octets: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(octets: &'a [u8]) -> Self {
        Self { octets, position: 0 }
    }

    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// # Errors
    /// `octets_truncated` at the end of the octets.
    pub(super) fn octet(&mut self) -> Result<u8, Error> {
        self.array().map(|[octet]| octet)
    }

    /// # Errors
    /// As [`Reader::octet`].
    pub(super) fn array<const COUNT: usize>(&mut self) -> Result<[u8; COUNT], Error> {
        let (octets, rest) = self.octets.split_first_chunk().ok_or(self.truncated())?;
        self.octets = rest;
        self.position += COUNT;
        Ok(*octets)
    }

    /// # Errors
    /// As [`Reader::octet`].
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let (octets, rest) = self.octets.split_at_checked(count).ok_or(self.truncated())?;
        self.octets = rest;
        self.position += count;
        Ok(octets)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.octets.is_empty()
    }

    /// # Errors
    /// `octets_left_over` at the first octet that nothing has read.
    pub(super) fn finish(&self) -> Result<(), Error> {
        if self.is_empty() { Ok(()) } else { Err(Error::new(ErrorCode::OctetsLeftOver).at(self.position)) }
    }

    fn truncated(&self) -> Error {
        Error::new(ErrorCode::OctetsTruncated).at(self.position + self.octets.len())
    }
}
