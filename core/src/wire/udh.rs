//! The user data header (3GPP TS 23.040, 9.2.3.24).

use core::fmt;

use crate::error::{Error, ErrorCode};
use crate::text::header::{
    CONCATENATION_8_BIT, CONCATENATION_16_BIT, NATIONAL_LOCKING_SHIFT, NATIONAL_SINGLE_SHIFT, RawElement,
    RawElements,
};
use crate::text::{Header, Language, ReferenceBits, USER_DATA_OCTETS};

const PORTS_8_BIT: u8 = 0x04;
const PORTS_16_BIT: u8 = 0x05;
/// What the length octet of a header can count at most, since the header has to fit the user data.
const MAX_CONTENT: usize = USER_DATA_OCTETS - 1;

/// How the segments of a message belong together (TS 23.040, 9.2.3.24.1 and 9.2.3.24.8).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Concatenation {
    /// The number that all segments of the message share.
    pub reference: u16,
    /// Whether the reference has 8 bits (element 0x00) or 16 (element 0x08): the same number in the other width is
    /// another message.
    pub bits: ReferenceBits,
    /// How many segments the message has, 1 to 255.
    pub total: u8,
    /// Which of them this is, 1 to `total`.
    pub number: u8,
}

impl Concatenation {
    /// Segment `number` (from 1) of `total`. [`Udh::push`] refuses what makes no sense.
    pub const fn new(reference: u16, bits: ReferenceBits, number: u8, total: u8) -> Self {
        Self { reference, bits, total, number }
    }

    // "The receiving entity shall ignore the whole information element" otherwise.
    const fn is_valid(self) -> bool {
        self.total != 0 && self.number != 0 && self.number <= self.total
    }
}

/// Application ports (TS 23.040, 9.2.3.24.3 and 9.2.3.24.4).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Ports {
    /// The receiver's port.
    pub destination: u16,
    /// The sender's port.
    pub originator: u16,
    /// Whether ports have 16 bits (element 0x05) and not 8 (element 0x04).
    pub wide: bool,
}

impl Ports {
    /// 16-bit ports, as applications use them.
    pub const fn new(destination: u16, originator: u16) -> Self {
        Self { destination, originator, wide: true }
    }

    /// 8-bit ports.
    pub const fn narrow(destination: u8, originator: u8) -> Self {
        Self { destination: destination as u16, originator: originator as u16, wide: false }
    }
}

/// One information element.
#[derive(Clone, Copy, Eq, PartialEq)]
#[non_exhaustive]
pub enum Element<'a> {
    /// 0x00 or 0x08, when its numbers make sense.
    Concatenation(Concatenation),
    /// 0x04 or 0x05.
    Ports(Ports),
    /// 0x24, with an identifier that has a language.
    SingleShift(Language),
    /// 0x25, with an identifier that has a language.
    LockingShift(Language),
    /// Anything else as it stands, and those above where their data is not what the standard allows.
    Other {
        /// The information element identifier.
        identifier: u8,
        /// Its data, without the length octet.
        data: &'a [u8],
    },
}

/// The data may be text and is not printed.
impl fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Concatenation(concatenation) => concatenation.fmt(f),
            Self::Ports(ports) => ports.fmt(f),
            Self::SingleShift(language) => f.debug_tuple("SingleShift").field(language).finish(),
            Self::LockingShift(language) => f.debug_tuple("LockingShift").field(language).finish(),
            Self::Other { identifier, data } => {
                write!(f, "Other {{ identifier: {identifier:#04x}, octets: {} }}", data.len())
            }
        }
    }
}

impl<'a> Element<'a> {
    fn from_raw(raw: RawElement<'a>) -> Self {
        let RawElement { identifier, data, .. } = raw;
        Self::typed(identifier, data).unwrap_or(Self::Other { identifier, data })
    }

    fn typed(identifier: u8, data: &[u8]) -> Option<Self> {
        let concatenation = |reference, bits, total, number| {
            let concatenation = Concatenation { reference, bits, total, number };
            concatenation.is_valid().then_some(Self::Concatenation(concatenation))
        };
        match (identifier, data) {
            (CONCATENATION_8_BIT, &[reference, total, number]) => {
                concatenation(u16::from(reference), ReferenceBits::Eight, total, number)
            }
            (CONCATENATION_16_BIT, &[high, low, total, number]) => {
                concatenation(u16::from_be_bytes([high, low]), ReferenceBits::Sixteen, total, number)
            }
            (PORTS_8_BIT, &[destination, originator]) => {
                Some(Self::Ports(Ports::narrow(destination, originator)))
            }
            (PORTS_16_BIT, &[a, b, c, d]) => {
                Some(Self::Ports(Ports::new(u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]))))
            }
            (NATIONAL_SINGLE_SHIFT, &[language]) => language_of(language).map(Self::SingleShift),
            (NATIONAL_LOCKING_SHIFT, &[language]) => language_of(language).map(Self::LockingShift),
            _ => None,
        }
    }
}

/// A user data header: information elements in their order, as many as 140 octets of user data hold. Empty for a
/// message that has none. Compared and kept as octets, so reading and writing lose nothing.
///
/// ```
/// use septet::{Concatenation, Element, ReferenceBits, Udh};
/// let part = Concatenation::new(0x1234, ReferenceBits::Sixteen, 2, 3);
/// let header = Udh::build(&[Element::Concatenation(part)])?;
/// assert_eq!(header.as_octets(), [0x06, 0x08, 0x04, 0x12, 0x34, 3, 2]);
/// assert_eq!(Udh::parse(header.as_octets())?.concatenation(), Some(part));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Udh {
    header: Header,
}

impl Udh {
    /// A header without elements: what a message without header has.
    pub fn new() -> Self {
        Self { header: Header::new(&[], &[]) }
    }

    /// A header of these elements, in this order.
    ///
    /// # Errors
    /// As [`Udh::push`], with the element's `index`.
    pub fn build(elements: &[Element<'_>]) -> Result<Self, Error> {
        let mut header = Self::new();
        for (index, element) in elements.iter().enumerate() {
            header.push(*element).map_err(|error| error.at_index(index))?;
        }
        Ok(header)
    }

    /// Adds an element behind the others.
    ///
    /// # Errors
    /// `header_too_long` (octets) when 140 octets do not hold it; `header_invalid` for a concatenation without
    /// segments, a segment number outside its total, or a reference or port too large for its width.
    pub fn push(&mut self, element: Element<'_>) -> Result<(), Error> {
        let mut octets = [0; 8];
        let (identifier, data) = match element {
            Element::Concatenation(part) => {
                let [high, low] = part.reference.to_be_bytes();
                if !part.is_valid() || part.bits == ReferenceBits::Eight && high != 0 {
                    return Err(Error::new(ErrorCode::HeaderInvalid));
                }
                octets = [high, low, part.total, part.number, 0, 0, 0, 0];
                match part.bits {
                    ReferenceBits::Eight => (CONCATENATION_8_BIT, &octets[1..4]),
                    ReferenceBits::Sixteen => (CONCATENATION_16_BIT, &octets[..4]),
                }
            }
            Element::Ports(ports) => {
                let [a, b] = ports.destination.to_be_bytes();
                let [c, d] = ports.originator.to_be_bytes();
                octets = if ports.wide { [a, b, c, d, 0, 0, 0, 0] } else { [b, d, 0, 0, 0, 0, 0, 0] };
                match (ports.wide, a | c) {
                    (true, _) => (PORTS_16_BIT, &octets[..4]),
                    (false, 0) => (PORTS_8_BIT, &octets[..2]),
                    (false, _) => return Err(Error::new(ErrorCode::HeaderInvalid)),
                }
            }
            Element::SingleShift(language) => {
                octets[0] = language.identifier();
                (NATIONAL_SINGLE_SHIFT, &octets[..1])
            }
            Element::LockingShift(language) => {
                octets[0] = language.identifier();
                (NATIONAL_LOCKING_SHIFT, &octets[..1])
            }
            Element::Other { identifier, data } => (identifier, data),
        };
        self.push_raw(identifier, data)
    }

    fn push_raw(&mut self, identifier: u8, data: &[u8]) -> Result<(), Error> {
        let before = self.content();
        let content = before.len() + 2 + data.len();
        if content > MAX_CONTENT {
            return Err(Error::new(ErrorCode::HeaderTooLong).above(content + 1, USER_DATA_OCTETS));
        }
        let mut element = [0; USER_DATA_OCTETS];
        // It fits: content is at most `MAX_CONTENT`.
        let octets = [identifier, data.len() as u8].into_iter().chain(data.iter().copied());
        element.iter_mut().zip(octets).for_each(|(place, octet)| *place = octet);
        self.header = Header::new(before, element.get(..2 + data.len()).unwrap_or_default());
        Ok(())
    }

    /// Reads the header that octets of user data begin with; what follows it is not looked at, and begins at
    /// [`Udh::octet_count`]. A length octet of zero is an empty header, which takes one octet.
    ///
    /// # Errors
    /// `octets_truncated` at the end of the octets when they are fewer than the length octet says;
    /// `header_invalid` at the first element that is cut off by the header's end; `header_too_long` beyond 140 octets.
    pub fn parse(octets: &[u8]) -> Result<Self, Error> {
        let truncated = Error::new(ErrorCode::OctetsTruncated).at(octets.len());
        let Some((length, rest)) = octets.split_first() else {
            return Err(truncated);
        };
        let Some(content) = rest.get(..usize::from(*length)) else {
            return Err(truncated);
        };
        if content.len() > MAX_CONTENT {
            return Err(Error::new(ErrorCode::HeaderTooLong).above(content.len() + 1, USER_DATA_OCTETS));
        }
        if let Some(Err(position)) = RawElements::new(content).find(Result::is_err) {
            return Err(Error::new(ErrorCode::HeaderInvalid).at(position + 1));
        }
        Ok(Self { header: Header::new(&[], content) })
    }

    /// The octets, beginning with the length octet; none for an empty header.
    pub fn as_octets(&self) -> &[u8] {
        self.header.as_octets()
    }

    /// How many octets it takes, its length octet included.
    pub fn octet_count(&self) -> usize {
        self.as_octets().len()
    }

    /// Whether it has no elements.
    pub fn is_empty(&self) -> bool {
        self.as_octets().is_empty()
    }

    /// The elements in their order.
    pub fn elements(&self) -> Elements<'_> {
        Elements { raw: RawElements::new(self.content()) }
    }

    /// How this segment belongs to its message. Elements whose numbers make no sense (a total or number of 0, a number
    /// above the total) are ignored; of several the last counts (TS 23.040, 9.2.3.24).
    pub fn concatenation(&self) -> Option<Concatenation> {
        self.last(|element| match element {
            Element::Concatenation(part) => Some(part),
            _ => None,
        })
    }

    /// The application ports; of several the last counts.
    pub fn ports(&self) -> Option<Ports> {
        self.last(|element| match element {
            Element::Ports(ports) => Some(ports),
            _ => None,
        })
    }

    /// The language of the single shift table in force; of several the last counts.
    pub fn single_shift(&self) -> Option<Language> {
        self.last(|element| match element {
            Element::SingleShift(language) => Some(language),
            _ => None,
        })
    }

    /// The language of the locking shift table in force; of several the last counts.
    pub fn locking_shift(&self) -> Option<Language> {
        self.last(|element| match element {
            Element::LockingShift(language) => Some(language),
            _ => None,
        })
    }

    fn last<T>(&self, choose: impl Fn(Element<'_>) -> Option<T>) -> Option<T> {
        self.elements().filter_map(choose).last()
    }

    fn content(&self) -> &[u8] {
        self.as_octets().get(1..).unwrap_or_default()
    }
}

impl Default for Udh {
    fn default() -> Self {
        Self::new()
    }
}

/// The header of a segment, as text is split.
impl From<Header> for Udh {
    fn from(header: Header) -> Self {
        Self { header }
    }
}

impl fmt::Debug for Udh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.elements()).finish()
    }
}

/// The elements of a header, in order. Made by [`Udh::elements`].
#[derive(Clone)]
pub struct Elements<'a> {
    raw: RawElements<'a>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        // Whole elements only: both ways into a header check that.
        self.raw.next()?.ok().map(Element::from_raw)
    }
}

impl fmt::Debug for Elements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

fn language_of(identifier: u8) -> Option<Language> {
    use Language::*;
    [
        Turkish, Spanish, Portuguese, Bengali, Gujarati, Hindi, Kannada, Malayalam, Oriya, Punjabi, Tamil,
        Telugu, Urdu,
    ]
    .into_iter()
    .find(|language| language.identifier() == identifier)
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn numbers_that_make_no_sense_are_ignored() {
        for octets in [[5, 0, 3, 7, 0, 0], [5, 0, 3, 7, 2, 0], [5, 0, 3, 7, 2, 3]] {
            let header = Udh::parse(&octets).unwrap();
            assert_eq!(header.concatenation(), None);
            assert_eq!(header.as_octets(), octets, "and kept");
        }
        // An ignored element does not hide an earlier one; a later good one does.
        let header = Udh::parse(&[15, 0, 3, 7, 2, 1, 0, 3, 8, 2, 2, 0, 3, 9, 2, 0]).unwrap();
        assert_eq!(header.concatenation(), Some(Concatenation::new(8, ReferenceBits::Eight, 2, 2)));
    }

    #[test]
    fn the_last_of_exclusive_elements_counts() {
        let octets = [17, 0x04, 2, 1, 2, 0x05, 4, 0x0B, 0x84, 0x23, 0xF0, 0x24, 1, 1, 0x24, 1, 3, 0x24];
        assert_eq!(Udh::parse(&octets).unwrap_err().position(), Some(17), "cut off");
        let octets = [16, 0x04, 2, 1, 2, 0x05, 4, 0x0B, 0x84, 0x23, 0xF0, 0x24, 1, 1, 0x24, 1, 3];
        let header = Udh::parse(&octets).unwrap();
        assert_eq!(header.ports(), Some(Ports::new(2948, 9200)));
        assert_eq!(header.single_shift(), Some(Language::Portuguese));
        assert_eq!(header.locking_shift(), None);
        assert_eq!(Udh::build(&header.elements().collect::<Vec<_>>()), Ok(header));
    }

    #[test]
    fn limits() {
        let most = vec![0; 137];
        let other = |data| Element::Other { identifier: 0x70, data };
        assert_eq!(Udh::build(&[other(&most)]).unwrap().octet_count(), 140);
        let error = Udh::build(&[other(&most), other(&[])]).unwrap_err();
        assert_eq!(
            (error.code(), error.index(), error.actual()),
            (ErrorCode::HeaderTooLong, Some(1), Some(142))
        );
        let wrong = Concatenation::new(256, ReferenceBits::Eight, 1, 1);
        assert!(Udh::build(&[Element::Concatenation(wrong)]).is_err());
        assert!(Udh::build(&[Element::Ports(Ports { wide: false, ..Ports::new(256, 0) })]).is_err());
        assert_eq!(Udh::parse(&[]).unwrap_err().code(), ErrorCode::OctetsTruncated);
        assert_eq!(Udh::parse(&[2, 0]).unwrap_err().position(), Some(2));
        assert!(Udh::parse(&[0]).unwrap().is_empty());
    }
}
