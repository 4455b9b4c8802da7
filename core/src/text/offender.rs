//! What forces a text out of the GSM-7 alphabet.

use core::fmt;

use super::TextOptions;
use super::alphabet::weight;
use super::composition::compose;
use super::input::{Character, Characters, Text, Utf16, Utf32};
use super::scan::continues_cluster;
use super::source::{Rest, Source};
use super::transliteration::{self, Row};
use crate::error::Error;

/// Why a character is outside the alphabet, or what it is there for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OffenderClass {
    /// Curly quotes, dashes, ellipses: the same meaning in plain punctuation.
    Typographic,
    /// White space other than space and line end.
    Space,
    /// Drawn as nothing.
    Invisible,
    /// A letter with a mark that the alphabet lacks.
    Accent,
    /// A letter of another script that looks like a letter of the alphabet.
    Lookalike,
    /// Several letters in one character.
    Ligature,
    /// A fraction in one character.
    Fraction,
    /// A sign that can be approximated.
    Symbol,
    /// An emoji.
    Emoji,
    /// A control character.
    Control,
    /// A letter of a script that the alphabet does not write.
    Script,
    /// Anything else.
    Other,
}

impl OffenderClass {
    /// The class as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Typographic => "typographic",
            Self::Space => "space",
            Self::Invisible => "invisible",
            Self::Accent => "accent",
            Self::Lookalike => "lookalike",
            Self::Ligature => "ligature",
            Self::Fraction => "fraction",
            Self::Symbol => "symbol",
            Self::Emoji => "emoji",
            Self::Control => "control",
            Self::Script => "script",
            Self::Other => "other",
        }
    }
}

/// What an offender could be replaced by: at most five octets of UTF-8, all in the alphabet; empty to delete it.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Replacement {
    octets: [u8; 5],
    length: u8,
}

impl Replacement {
    /// Deletes what it stands for.
    pub(super) const NOTHING: Self = Self::new([0; 4], 0);

    pub(super) const fn new([a, b, c, d]: [u8; 4], length: u8) -> Self {
        Self { octets: [a, b, c, d, 0], length }
    }

    /// The same with a space before it. The longest fraction has four octets (`1/10`), so there is room.
    pub(super) const fn after_a_space(self) -> Self {
        let [a, b, c, d, _] = self.octets;
        Self { octets: [b' ', a, b, c, d], length: self.length + 1 }
    }

    fn character(character: char) -> Self {
        let mut octets = [0; 5];
        let length = character.encode_utf8(&mut octets).len() as u8;
        Self { octets, length }
    }

    /// The replacing text.
    pub fn as_str(&self) -> &str {
        let octets = self.octets.get(..usize::from(self.length)).unwrap_or_default();
        // Made from a character or by the generator, so always UTF-8.
        core::str::from_utf8(octets).unwrap_or_default()
    }
}

impl fmt::Display for Replacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Replacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// A character outside the alphabet, with the combining marks that belong to it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Offender<'a> {
    /// Where it starts, in units of the input, counted from 0.
    pub position: usize,
    /// How much of the input it takes, in units of the input.
    pub length: usize,
    /// Why it is outside the alphabet.
    pub class: OffenderClass,
    /// What would bring it into the alphabet, where there is such a thing.
    pub replacement: Option<Replacement>,
    code_points: CodePoints<'a>,
}

impl<'a> Offender<'a> {
    /// Its code points, the base first.
    pub fn code_points(&self) -> CodePoints<'a> {
        self.code_points.clone()
    }
}

/// Which character it is is part of a body, so only place and class are printed.
impl fmt::Debug for Offender<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offender")
            .field("position", &self.position)
            .field("length", &self.length)
            .field("class", &self.class)
            .finish_non_exhaustive()
    }
}

/// The code points of an offender.
#[derive(Clone)]
pub struct CodePoints<'a> {
    rest: Rest<'a>,
    left: usize,
}

/// Which characters they are is part of a body and not printed.
impl fmt::Debug for CodePoints<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodePoints").finish_non_exhaustive()
    }
}

impl Iterator for CodePoints<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.left = self.left.checked_sub(1)?;
        self.rest.next_value()
    }
}

/// Every offender of a text, in order, looked for lazily.
///
/// ```
/// use septet::{OffenderClass, offenders};
/// let found: Vec<_> = offenders("cafe\u{301} 😀").collect();
/// assert_eq!((found[0].position, found[0].length), (3, 3));
/// assert_eq!(found[0].replacement.map(|with| with.to_string()), Some("é".into()));
/// assert_eq!(found[1].class, OffenderClass::Emoji);
/// ```
pub fn offenders(text: &str) -> Offenders<'_> {
    TextOptions::new().offenders(text)
}

impl TextOptions {
    /// Every offender of a text under these options.
    pub fn offenders<'a>(&self, text: &'a str) -> Offenders<'a> {
        self.offenders_in(Text::Utf8(text))
    }

    /// Every offender of a UTF-16 text; positions are in UTF-16 units.
    ///
    /// # Errors
    /// `unpaired_surrogate` with its position.
    pub fn offenders_utf16<'a>(&self, text: &'a [u16]) -> Result<Offenders<'a>, Error> {
        Ok(self.offenders_in(Text::Utf16(Utf16::new(text)?)))
    }

    /// Every offender of a text of code points; positions count them.
    ///
    /// # Errors
    /// `unpaired_surrogate` with its position.
    pub fn offenders_utf32<'a>(&self, text: &'a [u32]) -> Result<Offenders<'a>, Error> {
        Ok(self.offenders_in(Text::Utf32(Utf32::new(text)?)))
    }

    /// Every offender of a Latin-1 text; positions are in octets.
    pub fn offenders_latin1<'a>(&self, text: &'a [u8]) -> Offenders<'a> {
        self.offenders_in(Text::Latin1(text))
    }

    fn offenders_in<'a>(&self, text: Text<'a>) -> Offenders<'a> {
        Offenders(Source::new(text, self).into_rest())
    }
}

/// Every offender of a text, in order. Made by [`offenders`].
#[derive(Clone)]
pub struct Offenders<'a>(Rest<'a>);

/// The text is personal data and is not printed.
impl fmt::Debug for Offenders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offenders").finish_non_exhaustive()
    }
}

impl<'a> Iterator for Offenders<'a> {
    type Item = Offender<'a>;

    fn next(&mut self) -> Option<Offender<'a>> {
        match &mut self.0 {
            Rest::InText(characters) => {
                let cluster = Clusters(characters).find(|cluster| cluster.offends)?;
                Some(cluster.into_offender())
            }
            Rest::Composed { .. } => self.next_composed(),
        }
    }
}

impl<'a> Offenders<'a> {
    fn next_composed(&mut self) -> Option<Offender<'a>> {
        let mut before = 0;
        let mut characters = self.0.characters();
        let cluster = Clusters(&mut characters).find(|cluster| {
            before += if cluster.offends { 0 } else { cluster.count };
            cluster.offends
        })?;
        let (position, length, count) =
            (cluster.first.start, cluster.end - cluster.first.start, cluster.count);
        let Judgement { class, replacement } = judge(cluster.values());
        let mut rest = self.0.clone();
        rest.skip(before);
        self.0.skip(before + count);
        Some(Offender { position, length, class, replacement, code_points: CodePoints { rest, left: count } })
    }
}

/// A character and the combining marks outside the alphabet that follow it.
#[derive(Clone)]
pub(super) struct Cluster<'a> {
    pub(super) first: Character,
    pub(super) end: usize,
    pub(super) offends: bool,
    // How many characters there are.
    count: usize,
    // From the first character on.
    characters: Characters<'a>,
}

impl<'a> Cluster<'a> {
    /// Its characters.
    pub(super) fn values(&self) -> impl Iterator<Item = char> + use<'a> {
        self.characters.clone().take(self.count).map(|character| character.value)
    }

    pub(super) fn into_offender(self) -> Offender<'a> {
        let Judgement { class, replacement } = judge(self.values());
        Offender {
            position: self.first.start,
            length: self.end - self.first.start,
            class,
            replacement,
            code_points: CodePoints { rest: Rest::InText(self.characters), left: self.count },
        }
    }
}

/// Takes clusters from characters.
pub(super) struct Clusters<'c, 'a>(pub(super) &'c mut Characters<'a>);

impl<'a> Iterator for Clusters<'_, 'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        let start = self.0.clone();
        let first = self.0.next()?;
        let mut cluster =
            Cluster { first, end: first.end, offends: weight(first.value) == 0, count: 1, characters: start };
        loop {
            let mut ahead = self.0.clone();
            match ahead.next() {
                Some(mark) if weight(mark.value) == 0 && continues_cluster(mark.value) => {
                    cluster.end = mark.end;
                    cluster.offends = true;
                    cluster.count += 1;
                    *self.0 = ahead;
                }
                _ => return Some(cluster),
            }
        }
    }
}

struct Judgement {
    class: OffenderClass,
    replacement: Option<Replacement>,
}

/// The class and replacement of an offending cluster, by `docs/rules.md`.
fn judge(code_points: impl Iterator<Item = char>) -> Judgement {
    let mut composed = compose(code_points).into_iter();
    let Some(first) = composed.next() else {
        return Judgement { class: OffenderClass::Other, replacement: None };
    };
    if weight(first) == 0 {
        let Judgement { class, replacement } = judge_character(first);
        let replacement = replacement.filter(|_| composed.all(is_deleted));
        return Judgement { class, replacement };
    }
    match composed.find(|mark| !is_deleted(*mark)) {
        None => Judgement { class: OffenderClass::Accent, replacement: Some(Replacement::character(first)) },
        Some(mark) => Judgement { class: judge_character(mark).class, replacement: None },
    }
}

fn judge_character(character: char) -> Judgement {
    if let Some(Row { class, replacement }) = transliteration::find(character) {
        return Judgement { class, replacement: Some(replacement) };
    }
    let class = if transliteration::is_emoji(character) {
        OffenderClass::Emoji
    } else if character.is_control() {
        OffenderClass::Control
    } else if character.is_alphabetic() || continues_cluster(character) {
        OffenderClass::Script
    } else {
        OffenderClass::Other
    };
    Judgement { class, replacement: None }
}

fn is_deleted(mark: char) -> bool {
    transliteration::find(mark).is_some_and(|row| row.replacement.as_str().is_empty())
}
