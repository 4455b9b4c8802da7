//! Positions of the core, which count octets of UTF-8, as JavaScript counts: in UTF-16 units.

/// Ascending positions of a text, found in one walk.
pub(crate) struct Utf16Positions<'a> {
    text: &'a str,
    octets: usize,
    units: usize,
}

impl<'a> Utf16Positions<'a> {
    pub(crate) const fn of(text: &'a str) -> Self {
        Self { text, octets: 0, units: 0 }
    }

    pub(crate) fn at(&mut self, octets: usize) -> usize {
        let step = self.text.get(self.octets..octets).unwrap_or_default();
        self.units += step.encode_utf16().count();
        self.octets = octets;
        self.units
    }
}

/// One position of a text.
pub(crate) fn utf16_position(text: &str, octets: usize) -> usize {
    Utf16Positions::of(text).at(octets)
}
