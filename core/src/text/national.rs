//! The alphabet under national language tables (3GPP TS 23.038, 6.2.1.2 and Annex A).

use super::Language;
use super::alphabet::{self, ESCAPE, Septets};
use super::national_tables::{CHARACTERS, CLASSES, LOCKING, REPERTOIRES, SINGLE};

/// How many different sets of tables hold characters; a character's class is which of them holds it.
pub(super) const CLASS_COUNT: usize = REPERTOIRES.len();

/// The bit of the default alphabet, or of its extension table, in a set of tables.
const DEFAULT_BIT: u16 = 1;

/// The tables in force: a locking shift table in place of the default alphabet, a single shift table in place of its
/// extension table, or the default where there is none.
///
/// ```
/// use septet::Language;
/// use septet::alphabet::{Septets, Tables};
/// let turkish = Tables::new(None, Some(Language::Turkish));
/// assert_eq!(turkish.encode_char('ğ'), Some(Septets::Extended(0x67)));
/// assert_eq!(turkish.decode_extended(0x67), Some('ğ'));
/// let locked = Tables::new(Some(Language::Turkish), None);
/// assert_eq!(locked.encode_char('ğ'), Some(Septets::Basic(0x0C)));
/// assert_eq!(Tables::DEFAULT.encode_char('ğ'), None);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Tables {
    locking: Option<Language>,
    single: Option<Language>,
}

impl Tables {
    /// The default alphabet and its extension table.
    pub const DEFAULT: Self = Self { locking: None, single: None };

    /// The tables of a locking shift and a single shift language. A language without a locking shift table
    /// ([`Language::has_locking`]) leaves the default alphabet in force, as the standard tells a receiver (6.2.1.2.4).
    pub const fn new(locking: Option<Language>, single: Option<Language>) -> Self {
        match locking {
            Some(language) if !language.has_locking() => Self { locking: None, single },
            _ => Self { locking, single },
        }
    }

    /// The language of the locking shift table, `None` for the default alphabet.
    pub const fn locking(self) -> Option<Language> {
        self.locking
    }

    /// The language of the single shift table, `None` for the default extension table.
    pub const fn single(self) -> Option<Language> {
        self.single
    }

    /// The septets of a character, or `None` when neither table holds it. One septet is preferred over two, and the lower code
    /// where a table holds a character twice.
    pub fn encode_char(self, character: char) -> Option<Septets> {
        let code_point = u16::try_from(u32::from(character)).ok()?;
        let code = |cells: &[u16]| cells.iter().position(|cell| *cell == code_point);
        match self.weight_of_class(class_of(character)?) {
            1 => match self.locking_cells() {
                Some(cells) => code(cells).map(|code| Septets::Basic(code as u8)),
                None => alphabet::encode_char(character),
            },
            2 => match self.single_cells() {
                Some(cells) => code(cells).map(|code| Septets::Extended(code as u8)),
                None => alphabet::encode_char(character),
            },
            _ => None,
        }
    }

    /// The character of a septet; `None` for [`ESCAPE`], for an empty cell and above 0x7F.
    pub fn decode_basic(self, septet: u8) -> Option<char> {
        match self.locking_cells() {
            Some(cells) if septet != ESCAPE => cell(cells, septet),
            Some(_) => None,
            None => alphabet::decode_basic(septet),
        }
    }

    /// The character of a septet that follows [`ESCAPE`]; `None` where the table is empty. A receiver then shows what
    /// [`Tables::decode_basic`] has at that code (TS 23.038, 6.2.1.1); the default extension table is not asked, since the national
    /// one stands in its place.
    pub fn decode_extended(self, septet: u8) -> Option<char> {
        match self.single_cells() {
            Some(cells) => cell(cells, septet),
            None => alphabet::decode_extended(septet),
        }
    }

    /// Septets of a character: 1, 2, or 0 when neither table holds it.
    pub(super) fn weight(self, character: char) -> usize {
        if self == Self::DEFAULT {
            return alphabet::weight(character);
        }
        class_of(character).map_or(0, |class| self.weight_of_class(class))
    }

    /// Septets of every character of a class.
    pub(super) fn weight_of_class(self, class: u8) -> usize {
        let (locking, single) = repertoire(class);
        if locking & bit(self.locking) != 0 {
            1
        } else if single & bit(self.single) != 0 {
            2
        } else {
            0
        }
    }

    fn locking_cells(self) -> Option<&'static [u16; 128]> {
        // Spanish, number 2, has no row.
        let row = match self.locking? {
            Language::Turkish => 0,
            language => usize::from(language.identifier()).checked_sub(2)?,
        };
        LOCKING.get(row)
    }

    fn single_cells(self) -> Option<&'static [u16; 128]> {
        SINGLE.get(usize::from(self.single?.identifier()).checked_sub(1)?)
    }
}

/// Whether any of these tables holds the characters of a class; the sets have one bit for each identifier.
pub(super) fn is_held(class: u8, locking: u16, single: u16) -> bool {
    let held = repertoire(class);
    held.0 & locking != 0 || held.1 & single != 0
}

/// The bit of a language in a set of tables.
pub(super) fn bit(language: Option<Language>) -> u16 {
    language.map_or(DEFAULT_BIT, |language| 1 << language.identifier())
}

/// The class of a character, `None` when no table holds it. Logarithmic in the number of characters.
pub(super) fn class_of(character: char) -> Option<u8> {
    let code_point = u16::try_from(u32::from(character)).ok()?;
    let index = CHARACTERS.binary_search(&code_point).ok()?;
    CLASSES.get(index).copied()
}

fn repertoire(class: u8) -> (u16, u16) {
    REPERTOIRES.get(usize::from(class)).copied().unwrap_or_default()
}

fn cell(cells: &[u16; 128], septet: u8) -> Option<char> {
    let code_point = cells.get(usize::from(septet)).copied().filter(|cell| *cell != 0)?;
    char::from_u32(code_point.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_pair() -> impl Iterator<Item = Tables> {
        let choices = || core::iter::once(None).chain(Language::ALL.into_iter().map(Some));
        choices().flat_map(move |locking| choices().map(move |single| Tables::new(locking, single)))
    }

    #[test]
    fn every_cell_decodes_and_what_encodes_comes_back() {
        for tables in every_pair() {
            for septet in 0..=0x7F {
                for character in
                    [tables.decode_basic(septet), tables.decode_extended(septet)].into_iter().flatten()
                {
                    let (weight, decoded) = match tables.encode_char(character) {
                        Some(Septets::Basic(code)) => (1, tables.decode_basic(code)),
                        Some(Septets::Extended(code)) => (2, tables.decode_extended(code)),
                        None => (0, None),
                    };
                    assert_eq!(decoded, Some(character), "{tables:?} {septet:02X}");
                    assert_eq!(tables.weight(character), weight);
                }
            }
        }
    }

    #[test]
    fn the_default_pair_is_the_default_alphabet() {
        for character in '\0'..=char::MAX {
            assert_eq!(Tables::DEFAULT.encode_char(character), alphabet::encode_char(character));
            let weight = class_of(character).map_or(0, |class| Tables::DEFAULT.weight_of_class(class));
            assert_eq!(weight, alphabet::weight(character));
        }
    }

    #[test]
    fn a_character_that_stands_twice_is_encoded_by_the_lower_code() {
        let hindi = Tables::new(None, Some(Language::Hindi));
        assert_eq!((hindi.decode_extended(0x0B), hindi.decode_extended(0x18)), (Some('*'), Some('*')));
        let locked = Tables::new(Some(Language::Hindi), Some(Language::Hindi));
        assert_eq!(locked.encode_char('*'), Some(Septets::Extended(0x0B)));
        assert_eq!(Tables::new(Some(Language::Spanish), None), Tables::DEFAULT);
    }
}
