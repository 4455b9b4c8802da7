//! The fuzzer's octets, read as decisions. When they are used up every decision is 0.

/// What is left of an input.
pub struct Source<'a> {
    octets: &'a [u8],
}

impl<'a> Source<'a> {
    /// Reads from the first octet on.
    pub fn new(octets: &'a [u8]) -> Self {
        Self { octets }
    }

    /// Whether every octet was used.
    pub fn is_empty(&self) -> bool {
        self.octets.is_empty()
    }

    /// One octet.
    pub fn octet(&mut self) -> u8 {
        let Some((first, rest)) = self.octets.split_first() else { return 0 };
        self.octets = rest;
        *first
    }

    /// A number below `bound`, which is at most 256.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::from(self.octet()) % bound.max(1)
    }

    /// So many octets, fewer at the end.
    pub fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.octets.split_at(count.min(self.octets.len()));
        self.octets = rest;
        taken
    }

    /// A number of eight octets.
    pub fn word(&mut self) -> u64 {
        let mut word = [0; 8];
        let taken = self.take(8);
        word[..taken.len()].copy_from_slice(taken);
        u64::from_le_bytes(word)
    }

    /// An integer as callers pass it: mostly one of an enum, sometimes one at the end of a range, sometimes any.
    pub fn integer(&mut self) -> u64 {
        const ENDS: [u64; 12] = [
            127,
            128,
            255,
            256,
            0xFFFF,
            0x1_0000,
            0x7FFF_FFFF,
            0x8000_0000,
            0xFFFF_FFFF,
            i64::MAX as u64,
            i64::MIN as u64,
            u64::MAX,
        ];
        match self.octet() {
            small @ 0..=191 => u64::from(small) % 24,
            end @ 192..=223 => ENDS[usize::from(end) % ENDS.len()],
            _ => self.word(),
        }
    }
}
