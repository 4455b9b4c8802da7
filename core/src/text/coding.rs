//! How the characters of a message become units: the tables of GSM-7, or UTF-16.

use super::Encoding;
use super::alphabet::Tables;

/// GSM-7 under a pair of tables, or UCS-2.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Coding {
    Gsm7(Tables),
    Ucs2,
}

impl Coding {
    pub(super) const PLAIN: Self = Self::Gsm7(Tables::DEFAULT);

    pub(super) const fn encoding(self) -> Encoding {
        match self {
            Self::Gsm7(_) => Encoding::Gsm7,
            Self::Ucs2 => Encoding::Ucs2,
        }
    }

    /// The tables that the header has to name; the default ones for UCS-2.
    pub(super) const fn tables(self) -> Tables {
        match self {
            Self::Gsm7(tables) => tables,
            Self::Ucs2 => Tables::DEFAULT,
        }
    }

    /// The units that a character takes, 0 when the tables lack it.
    pub(super) fn units_of(self, character: char) -> usize {
        match self {
            Self::Gsm7(tables) => tables.weight(character),
            Self::Ucs2 => character.len_utf16(),
        }
    }
}
