//! What the caller knows and wants, beside the request.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::price::{Network, PriceTable};
use crate::address::{NumberLevel, PhoneNumber, SenderAlphabet};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency};
use crate::text::TextOptions;

/// What a message is for.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Category {
    /// Codes, tickets, notices.
    #[default]
    Transactional,
    /// Advertising: the body should say how to opt out.
    Marketing,
}

impl Category {
    /// The category of a word: `transactional`, `marketing`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "transactional" => Ok(Self::Transactional),
            "marketing" => Ok(Self::Marketing),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("category")),
        }
    }
}

/// What becomes of a number that stood earlier in the list.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Duplicates {
    /// It is a failed message.
    #[default]
    Fail,
    /// It is a message of its own.
    Allow,
    /// It is left out; `total` counts the distinct ones.
    Collapse,
}

impl Duplicates {
    /// The choice of a word: `fail`, `allow`, `collapse`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "fail" => Ok(Self::Fail),
            "allow" => Ok(Self::Allow),
            "collapse" => Ok(Self::Collapse),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("duplicates")),
        }
    }
}

/// What a look-up in the home location register found.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HlrResult {
    /// Whether there is a subscriber who can be reached.
    pub reachable: bool,
    /// The network that serves the number.
    pub network: Option<Network>,
}

/// The money that an account has.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Balance {
    /// How much is left; it may be negative.
    pub amount: Amount,
    /// In which currency.
    pub currency: Currency,
}

/// What the caller knows and wants. Everything has a working default: nothing known, nothing checked beyond the request
/// itself.
///
/// ```
/// use septet::{Facts, PriceTable};
/// let mut facts = Facts::default();
/// facts.prices = Some(PriceTable::flat("0.05".parse()?, "USD".parse()?)?);
/// facts.opted_out.insert("+447700900100".parse()?);
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Facts {
    /// Senders that the account may use, as they are written; not checked when absent.
    pub approved_senders: Option<BTreeSet<String>>,
    /// Who has opted out.
    pub opted_out: BTreeSet<PhoneNumber>,
    /// Who must not be written to.
    pub blocked: BTreeSet<PhoneNumber>,
    /// What look-ups found.
    pub hlr: BTreeMap<PhoneNumber, HlrResult>,
    /// The money there is; not checked when absent.
    pub balance: Option<Balance>,
    /// What a segment costs; no cost is told when absent.
    pub prices: Option<PriceTable>,
    /// The ids of the account's routes; not checked when absent.
    pub routes: Option<Vec<u64>>,
    /// What the message is for.
    pub category: Category,
    /// Unknown members of a request are errors and not warnings.
    pub strict: bool,
    /// Which characters an alphanumeric sender may have.
    pub sender_alphabet: SenderAlphabet,
    /// How much is asked of a number beyond its syntax. The default is [`NumberLevel::Length`].
    pub number_level: NumberLevel,
    /// What is found at `number_level` is an error and not a warning: plans change, and test ranges must pass.
    pub number_errors: bool,
    /// What becomes of a number that stood earlier in the list.
    pub duplicates: Duplicates,
    /// How the body is encoded and split.
    pub text: TextOptions,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            approved_senders: None,
            opted_out: BTreeSet::new(),
            blocked: BTreeSet::new(),
            hlr: BTreeMap::new(),
            balance: None,
            prices: None,
            routes: None,
            category: Category::default(),
            strict: false,
            sender_alphabet: SenderAlphabet::default(),
            number_level: NumberLevel::Length,
            number_errors: false,
            duplicates: Duplicates::default(),
            text: TextOptions::new(),
        }
    }
}

/// Lists of people are counted and not printed.
impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facts")
            .field("opted_out", &self.opted_out.len())
            .field("blocked", &self.blocked.len())
            .field("hlr", &self.hlr.len())
            .field("balance", &self.balance)
            .field("routes", &self.routes)
            .field("category", &self.category)
            .field("strict", &self.strict)
            .field("duplicates", &self.duplicates)
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}
