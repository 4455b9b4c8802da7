//! The dates in receipts.

use core::fmt;

/// A date in the text of a receipt, in the SMSC's own time zone, which the receipt does not tell.
///
/// SMPP 3.4, Appendix B has `YYMMDDhhmm`; many SMSCs add seconds, some write the century.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub struct ReceiptDate {
    /// The year; one of two digits is taken as 2000 to 2099.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, `None` where the SMSC does not tell.
    pub second: Option<u8>,
}

impl ReceiptDate {
    /// Reads `YYMMDDhhmm`, `YYMMDDhhmmss` or `YYYYMMDDhhmmss`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if !text.bytes().all(|octet| octet.is_ascii_digit()) {
            return None;
        }
        let (century, rest) = match text.len() {
            10 | 12 => ("20", text),
            14 => text.split_at_checked(2)?,
            _ => return None,
        };
        let field = |start: usize| rest.get(start..start + 2)?.parse::<u8>().ok();
        let date = Self {
            year: century.parse::<u16>().ok()? * 100 + u16::from(field(0)?),
            month: field(2)?,
            day: field(4)?,
            hour: field(6)?,
            minute: field(8)?,
            second: if rest.len() > 10 { Some(field(10)?) } else { None },
        };
        let in_range = (1..=days_of_month(date.year, date.month)).contains(&date.day)
            && date.hour < 24
            && date.minute < 60
            && date.second.is_none_or(|second| second < 60);
        in_range.then_some(date)
    }
}

/// The days of a month of the Gregorian calendar; none of a month that does not exist.
pub(in crate::wire) const fn days_of_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// `YYYY-MM-DDThh:mm`, with `:ss` where seconds are known, and without a zone.
impl fmt::Display for ReceiptDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")?;
        second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
    }
}
