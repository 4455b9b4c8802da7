//! A choice among the classes of characters that have replacements.

use super::offender::OffenderClass;
use super::transliteration::CLASSES;
use crate::error::{Error, ErrorCode};

/// Which classes of characters may be replaced.
///
/// ```
/// use septet::{Classes, OffenderClass};
/// let classes = Classes::DEFAULT.with(OffenderClass::Accent);
/// assert!(classes.contains(OffenderClass::Typographic) && !classes.contains(OffenderClass::Symbol));
/// assert_eq!(Classes::from_names(["typographic", "space", "invisible", "accent"]), Ok(classes));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Classes(u16);

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Typographic characters, spaces and invisible ones: their replacement says the same.
    pub const DEFAULT: Self =
        Self::NONE.with(OffenderClass::Typographic).with(OffenderClass::Space).with(OffenderClass::Invisible);

    /// Every class that has replacements. Spelling and appearance may change.
    pub const ALL: Self = {
        let mut all = Self::NONE;
        let mut index = 0;
        while index < CLASSES.len() {
            all = all.with(CLASSES[index]);
            index += 1;
        }
        all
    };

    /// These and one more. One without replacements (`emoji`, `control`, `script`, `other`) changes nothing.
    #[must_use]
    pub const fn with(self, class: OffenderClass) -> Self {
        Self(self.0 | bit(class))
    }

    /// These without one.
    #[must_use]
    pub const fn without(self, class: OffenderClass) -> Self {
        Self(self.0 & !bit(class))
    }

    /// Whether a class is among them.
    pub const fn contains(self, class: OffenderClass) -> bool {
        self.0 & bit(class) != 0
    }

    /// The classes of some words.
    ///
    /// # Errors
    /// `invalid_option` with the index of a word that is no class, or a class without replacements, such as `emoji`.
    pub fn from_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<Self, Error> {
        names.into_iter().enumerate().try_fold(Self::NONE, |classes, (index, name)| {
            let class = CLASSES.into_iter().find(|class| class.as_str() == name);
            let unknown = || Error::new(ErrorCode::InvalidOption).in_field("classes").at_index(index);
            class.map(|class| classes.with(class)).ok_or_else(unknown)
        })
    }

    /// The words of the classes, in the order in which they are documented.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        CLASSES.into_iter().filter(move |class| self.contains(*class)).map(OffenderClass::as_str)
    }
}

impl Default for Classes {
    fn default() -> Self {
        Self::DEFAULT
    }
}

const fn bit(class: OffenderClass) -> u16 {
    1 << class as u16
}
