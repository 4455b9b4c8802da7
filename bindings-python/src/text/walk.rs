//! From octets of UTF-8 to code points, over a whole text.

/// Counts code points up to ever later positions in octets.
pub(super) struct Walk<'a> {
    text: &'a str,
    octets: usize,
    code_points: usize,
}

impl<'a> Walk<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, octets: 0, code_points: 0 }
    }

    pub(super) fn count_to(&mut self, octets: usize) -> usize {
        self.code_points += self.text.get(self.octets..octets).unwrap_or_default().chars().count();
        self.octets = octets;
        self.code_points
    }
}
