//! Numbering plans: whether a number is valid, of what type and where (libphonenumber's metadata, in one automaton).
//!
//! The patterns of all plans are finite, so they are the smallest acyclic automaton over digits, in rows of integers: no
//! regular expressions, nothing to build at the start, nothing to allocate. See `cargo xtask gen`.

mod prefix;
mod tables;

use super::calling_code::{CallingCode, row_of_prefix};
use super::digits::digits_of;
use super::many::PlanCells;
use super::phone::PhoneNumber;
use crate::column::code_number;
use crate::error::{Error, ErrorCode};
use tables::{ANSWER, ENDS, ENTRIES, FIRST_TAIL, REGION_ENTRIES, REGION_STEPS, STEPS, TAILS};

/// What a valid number is for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
#[repr(u8)]
pub enum LineType {
    /// A fixed line; takes messages in few networks.
    FixedLine = 1,
    /// A mobile phone.
    Mobile = 2,
    /// One of both: the plan gives them the same numbers, so that nobody can tell from the digits (North America).
    FixedLineOrMobile = 3,
    /// The called pays.
    TollFree = 4,
    /// The caller pays more than for a call.
    PremiumRate = 5,
    /// Both pay.
    SharedCost = 6,
    /// Telephony over the internet.
    Voip = 7,
    /// A number that follows a person to any line.
    PersonalNumber = 8,
    /// A pager.
    Pager = 9,
    /// A company's number that leads to any of its lines.
    Uan = 10,
    /// A mailbox for voice messages.
    Voicemail = 11,
}

impl LineType {
    /// Every type, in the order of the numbers.
    pub const ALL: &'static [Self] = &[
        Self::FixedLine,
        Self::Mobile,
        Self::FixedLineOrMobile,
        Self::TollFree,
        Self::PremiumRate,
        Self::SharedCost,
        Self::Voip,
        Self::PersonalNumber,
        Self::Pager,
        Self::Uan,
        Self::Voicemail,
    ];

    /// The type's stable word, the same in every face.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FixedLine => "fixed_line",
            Self::Mobile => "mobile",
            Self::FixedLineOrMobile => "fixed_line_or_mobile",
            Self::TollFree => "toll_free",
            Self::PremiumRate => "premium_rate",
            Self::SharedCost => "shared_cost",
            Self::Voip => "voip",
            Self::PersonalNumber => "personal_number",
            Self::Pager => "pager",
            Self::Uan => "uan",
            Self::Voicemail => "voicemail",
        }
    }

    /// The type's stable number, 1 to 11, as columns hold it.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The type of a number; `None` for 0 and for one that this release does not know.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }
}

/// What the numbering plans say about a number. Made by [`PhoneNumber::numbering`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct NumberingInfo {
    /// Whether a plan has such a number. It does not say that somebody has it.
    pub valid: bool,
    /// What it is for; `None` when it is not valid.
    pub line_type: Option<LineType>,
    /// Its region (ISO 3166-1, or `001` when it belongs to no country). Also of a number that is not valid, when its
    /// calling code or first digits tell it.
    pub region: Option<&'static str>,
    /// Why it is not valid: `calling_code_unassigned`, `trunk_prefix_kept`, `number_length_impossible` or
    /// `number_range_unassigned`.
    pub reason: Option<ErrorCode>,
    /// The valid number that was probably meant: without the national prefix that was kept, or with the area code that
    /// was left out.
    pub suggestion: Option<PhoneNumber>,
}

impl PhoneNumber {
    /// Looks the number up in the numbering plans: valid or not and why, type, region.
    ///
    /// It equals libphonenumber's answer for every number whose digits that library keeps; a number that it would silently
    /// change is not valid, and what it would make of it is the suggestion. Constant time, no allocation.
    ///
    /// ```
    /// use septet::{ErrorCode, LineType, PhoneNumber};
    /// let info = PhoneNumber::parse("+442079460958")?.numbering();
    /// assert_eq!((info.valid, info.line_type, info.region), (true, Some(LineType::FixedLine), Some("GB")));
    ///
    /// let info = PhoneNumber::parse("+4402079460958")?.numbering();
    /// assert_eq!((info.valid, info.reason), (false, Some(ErrorCode::TrunkPrefixKept)));
    /// assert_eq!(info.suggestion, Some(PhoneNumber::parse("+442079460958")?));
    ///
    /// // An Italian zero is part of the number.
    /// assert!(PhoneNumber::parse("+390669812345")?.numbering().valid);
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn numbering(self) -> NumberingInfo {
        let octets = digits_of(self.digits());
        let digits = octets.get(octets.len() - usize::from(self.digit_count())..).unwrap_or_default();
        let Some(plan) = Plan::of(digits) else {
            return NumberingInfo::invalid(ErrorCode::CallingCodeUnassigned, None);
        };
        let line_type = LineType::from_number(plan.line_type());
        let region = plan.region(line_type.is_some());
        if line_type.is_some() {
            return NumberingInfo { valid: true, line_type, region, reason: None, suggestion: None };
        }
        plan.refusal(region)
    }
}

/// The same as columns hold it, of the digits behind the plus; with the number of the error.
pub(super) fn plan_cells(digits: &[u8]) -> (i16, PlanCells) {
    let Some(plan) = Plan::of(digits) else {
        return (code_number(ErrorCode::CallingCodeUnassigned), PlanCells::EMPTY);
    };
    let line_type = plan.line_type();
    let region = plan.region_index(line_type != 0).map(|index| plan.code.place_of_region(index) as i16);
    let error = if line_type == 0 { plan.refusal(None).reason.map_or(0, code_number) } else { 0 };
    (error, PlanCells { line_type: line_type as i8, region: region.unwrap_or(-1) })
}

impl NumberingInfo {
    const fn invalid(reason: ErrorCode, region: Option<&'static str>) -> Self {
        Self { valid: false, line_type: None, region, reason: Some(reason), suggestion: None }
    }

    /// The same as an error, when it is not valid.
    pub(super) fn refusal(&self, number: PhoneNumber) -> Option<Error> {
        let reason = self.reason?;
        let error = Error::new(reason);
        let Some(code) = number.calling_code() else { return Some(error) };
        Some(match reason {
            // A plus, the calling code, then the prefix.
            ErrorCode::TrunkPrefixKept => error.at(usize::from(code.digit_count()) + 1),
            ErrorCode::NumberLengthImpossible => {
                error.counting(usize::from(number.digit_count() - code.digit_count()))
            }
            _ => error,
        })
    }
}

/// A number in the plan of its calling code.
struct Plan<'a> {
    /// The row of the calling code in all tables.
    row: usize,
    code: CallingCode,
    /// One digit an octet.
    national: &'a [u8],
}

impl<'a> Plan<'a> {
    fn of(digits: &'a [u8]) -> Option<Self> {
        let [a, b, c, ..] = digits else { return None };
        let row = row_of_prefix(value(a) * 100 + value(b) * 10 + value(c))?;
        let code = CallingCode::of_row(row)?;
        let national = digits.get(usize::from(code.digit_count())..)?;
        Some(Plan { row, code, national })
    }

    /// The number of its type, 0 when it is not valid.
    fn line_type(&self) -> u8 {
        line_type_of(self.row, self.national)
    }

    fn region(&self, valid: bool) -> Option<&'static str> {
        let index = self.region_index(valid)?;
        self.code.regions().get(index).copied()
    }

    /// Its region's place among those of the calling code.
    fn region_index(&self, valid: bool) -> Option<usize> {
        let [_, _, ..] = self.code.regions() else { return Some(0) };
        let mut entry = *REGION_ENTRIES.get(self.row)?;
        let mut digits = self.national.iter();
        while entry & ANSWER == 0 {
            let step = REGION_STEPS.get(usize::from(entry))?;
            let place = digits.next().map_or(step.len() - 1, value);
            entry = *step.get(place)?;
        }
        let answer = if valid { entry >> 5 } else { entry };
        usize::from(answer & 0x1F).checked_sub(1)
    }

    /// Why it is not valid, and what was probably meant.
    #[cold]
    fn refusal(&self, region: Option<&'static str>) -> NumberingInfo {
        let count = self.national.len();
        let meant = prefix::rewritten(self.row, self.national)
            .filter(|meant| line_type_of(self.row, meant.digits()) != 0);
        let reason = match &meant {
            Some(meant) if meant.digits().len() < count => ErrorCode::TrunkPrefixKept,
            _ if !self.code.allows_length(count as u8) => ErrorCode::NumberLengthImpossible,
            _ => ErrorCode::NumberRangeUnassigned,
        };
        let suggestion = meant.map(|meant| PhoneNumber::of_plan(self.code, meant.digits()));
        NumberingInfo { suggestion, ..NumberingInfo::invalid(reason, region) }
    }
}

/// Walks the automaton of a calling code.
fn line_type_of(row: usize, national: &[u8]) -> u8 {
    let mut entry = ENTRIES.get(row).copied().unwrap_or(FIRST_TAIL);
    let mut rest = national;
    while entry < FIRST_TAIL {
        let place = usize::from(entry);
        let Some((digit, behind)) = rest.split_first() else {
            return ENDS.get(place / 10).copied().unwrap_or_default();
        };
        (entry, rest) = (STEPS.get(place + value(digit)).copied().unwrap_or(FIRST_TAIL), behind);
    }
    let tail = TAILS.get(usize::from(entry - FIRST_TAIL));
    tail.and_then(|tail| tail.get(rest.len())).copied().unwrap_or_default()
}

/// The value of a digit, which may be an ASCII one.
fn value(digit: &u8) -> usize {
    usize::from(digit & 0x0F)
}
