//! The regular expressions of the metadata: digits, classes, groups, alternatives, counted repetition. They have no loops.

/// Every digit.
const ANY: u16 = 0x3FF;

/// A pattern that has been read.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    /// One of these digits: bit n for the digit n.
    Digit(u16),
    Sequence(Vec<Pattern>),
    /// The first that leads to a match counts.
    Choice(Vec<Pattern>),
    /// As often as possible.
    Repeat(Box<Pattern>, u8, u8),
    /// What it matched is kept.
    Capture(Box<Pattern>),
    /// Nothing follows.
    End,
}

impl Pattern {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader { rest: text.as_bytes() };
        let pattern = reader.choice()?;
        if reader.rest.is_empty() { Ok(pattern) } else { Err(format!("{text}: a bracket too many")) }
    }

    /// Whether it asks for the end of the text, outside any bracket.
    pub(super) fn has_end(&self) -> bool {
        match self {
            Self::End => true,
            Self::Sequence(parts) => parts.iter().any(Self::has_end),
            _ => false,
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn choice(&mut self) -> Result<Pattern, String> {
        let mut branches = vec![self.sequence()?];
        while self.take(b"|") {
            branches.push(self.sequence()?);
        }
        Ok(if branches.len() == 1 { branches.remove(0) } else { Pattern::Choice(branches) })
    }

    fn sequence(&mut self) -> Result<Pattern, String> {
        let mut parts = Vec::new();
        while !matches!(self.rest.first(), None | Some(b'|' | b')')) {
            let atom = self.atom()?;
            parts.push(self.repeated(atom)?);
        }
        Ok(Pattern::Sequence(parts))
    }

    fn atom(&mut self) -> Result<Pattern, String> {
        if self.take(b"(?:") {
            return self.closed();
        }
        if self.take(b"(") {
            return Ok(Pattern::Capture(Box::new(self.closed()?)));
        }
        if self.take(b"\\d") {
            return Ok(Pattern::Digit(ANY));
        }
        if self.take(b"$") {
            return Ok(Pattern::End);
        }
        if self.take(b"[") {
            return self.class();
        }
        self.digit().map(|digit| Pattern::Digit(1 << digit))
    }

    fn closed(&mut self) -> Result<Pattern, String> {
        let inner = self.choice()?;
        if self.take(b")") { Ok(inner) } else { Err(self.unexpected()) }
    }

    fn class(&mut self) -> Result<Pattern, String> {
        let mut digits = 0;
        while !self.take(b"]") {
            let first = self.digit()?;
            let last = if self.take(b"-") { self.digit()? } else { first };
            (first..=last).for_each(|digit| digits |= 1 << digit);
        }
        Ok(Pattern::Digit(digits))
    }

    fn repeated(&mut self, atom: Pattern) -> Result<Pattern, String> {
        let (least, most) = if self.take(b"?") {
            (0, 1)
        } else if self.take(b"{") {
            let least = self.count()?;
            let most = if self.take(b",") { self.count()? } else { least };
            if !self.take(b"}") {
                return Err(self.unexpected());
            }
            (least, most)
        } else {
            return Ok(atom);
        };
        Ok(Pattern::Repeat(Box::new(atom), least, most))
    }

    fn count(&mut self) -> Result<u8, String> {
        let mut count = self.digit()?;
        while self.rest.first().is_some_and(u8::is_ascii_digit) {
            count = count * 10 + self.digit()?;
        }
        Ok(count)
    }

    fn digit(&mut self) -> Result<u8, String> {
        match self.rest {
            [digit @ b'0'..=b'9', rest @ ..] => {
                self.rest = rest;
                Ok(digit - b'0')
            }
            _ => Err(self.unexpected()),
        }
    }

    fn take(&mut self, word: &[u8]) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn unexpected(&self) -> String {
        format!("a pattern goes on with {:?}", String::from_utf8_lossy(self.rest))
    }
}
