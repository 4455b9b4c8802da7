//! Sets of languages, and which languages are written where.

use core::fmt;

use super::Language;
use super::national::bit;
use super::region_languages_table::REGION_LANGUAGES;
use crate::error::Error;

/// A set of languages whose national tables may be used. The default is none.
///
/// ```
/// use septet::{Language, Languages};
/// let languages: Languages = [Language::Turkish, Language::Spanish].into_iter().collect();
/// assert!(languages.contains(Language::Spanish));
/// assert_eq!(Languages::from_codes(["es", "tr"]), Ok(languages));
/// ```
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
pub struct Languages(u16);

impl Languages {
    /// No language: only the default alphabet.
    pub const NONE: Self = Self(0);

    /// Every language that has a national table.
    pub const ALL: Self = Self(0x3FFE);

    /// The languages of ISO 639-1 codes in lower case.
    ///
    /// # Errors
    /// `language_unknown` with the index of the first code that has no national table.
    pub fn from_codes<'c>(codes: impl IntoIterator<Item = &'c str>) -> Result<Self, Error> {
        let language = |(index, code)| Language::from_code(code).map_err(|error| error.at_index(index));
        codes.into_iter().enumerate().map(language).collect()
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a language is in the set.
    pub fn contains(self, language: Language) -> bool {
        self.0 & bit(Some(language)) != 0
    }

    /// The languages in the order of their identifiers.
    pub fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |language| self.contains(*language))
    }

    /// One bit for each identifier.
    pub(super) const fn bits(self) -> u16 {
        self.0
    }
}

impl FromIterator<Language> for Languages {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        Self(languages.into_iter().fold(0, |bits, language| bits | bit(Some(language))))
    }
}

impl<const N: usize> From<[Language; N]> for Languages {
    fn from(languages: [Language; N]) -> Self {
        languages.into_iter().collect()
    }
}

impl From<Language> for Languages {
    fn from(language: Language) -> Self {
        [language].into()
    }
}

impl fmt::Debug for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The languages with national tables that are official or widely written in a region: an ISO 3166-1 code of two capital
/// letters. Empty for a region where none of them is, and for an unknown one.
///
/// From the territory information of the Unicode CLDR: official there in any way, or used by at least 10 % of the people.
///
/// ```
/// use septet::{Language, languages_for_region};
/// assert_eq!(languages_for_region("TR"), Language::Turkish.into());
/// assert!(languages_for_region("IN").contains(Language::Tamil));
/// assert!(languages_for_region("FI").is_empty());
/// ```
pub fn languages_for_region(region: &str) -> Languages {
    let Ok(key) = <[u8; 2]>::try_from(region.as_bytes()) else {
        return Languages::NONE;
    };
    match REGION_LANGUAGES.binary_search_by_key(&key, |(region, _)| *region) {
        Ok(index) => REGION_LANGUAGES.get(index).map_or(Languages::NONE, |(_, bits)| Languages(*bits)),
        Err(_) => Languages::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_all_and_regions_ascend() {
        assert_eq!(Language::ALL.into_iter().collect::<Languages>(), Languages::ALL);
        assert!(REGION_LANGUAGES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(REGION_LANGUAGES.iter().all(|(_, bits)| *bits != 0 && bits & !Languages::ALL.bits() == 0));
    }
}
