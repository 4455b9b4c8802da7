//! Keywords of inbound texts: STOP, START, HELP and their kin, from `data/keywords.tsv`.

use alloc::string::String;
use alloc::vec::Vec;

use unicode_normalization::char::decompose_canonical;

use super::keywords_table::{FILLERS, INSTRUCTIONS, KEYWORDS, LINKS};
use super::offender::OffenderClass;
use super::scan::continues_cluster;
use super::transliteration;

/// What somebody wants who sends a keyword.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum KeywordKind {
    /// To get no more messages.
    OptOut,
    /// To get messages again.
    OptIn,
    /// To be told who sends, and how to opt out.
    Help,
}

impl KeywordKind {
    /// The kind as one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OptOut => "opt_out",
            Self::OptIn => "opt_in",
            Self::Help => "help",
        }
    }
}

/// Whether an inbound text is a keyword.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Keyword {
    /// It is one and nothing else: act on it.
    Exact(KeywordKind),
    /// It holds one, and nothing else that would give it another meaning: act on an opt-out, ask about the others.
    Likely(KeywordKind),
    /// It is an ordinary text.
    None,
}

impl Keyword {
    /// How sure it is, as one word: `exact`, `likely`, `none`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::Likely(_) => "likely",
            Self::None => "none",
        }
    }

    /// What is wanted.
    pub const fn kind(self) -> Option<KeywordKind> {
        match self {
            Self::Exact(kind) | Self::Likely(kind) => Some(kind),
            Self::None => None,
        }
    }
}

/// Says whether an inbound text is a keyword, by whole words and never by a part of one.
///
/// Case, marks on letters, punctuation and invisible characters do not count. A text is likely a keyword when every other
/// word in it is one of those that change nothing (`please`, `me`, `now` …); an opt-out among several counts first.
/// Linear in the text.
///
/// ```
/// use septet::{Keyword, KeywordKind, classify_keyword};
/// assert_eq!(classify_keyword(" Stop! "), Keyword::Exact(KeywordKind::OptOut));
/// assert_eq!(classify_keyword("ARRÊT"), Keyword::Exact(KeywordKind::OptOut));
/// assert_eq!(classify_keyword("please stop texting me"), Keyword::Likely(KeywordKind::OptOut));
/// assert_eq!(classify_keyword("Stop by on Friday"), Keyword::None);
/// ```
pub fn classify_keyword(text: &str) -> Keyword {
    // One more than may be, so that a longer text is seen to be longer.
    let words: Vec<Word> = Words::new(text).take(MOST_WORDS + 1).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return Keyword::None;
    }
    if let Some((entry, length)) = keyword_at(&words, 0)
        && length == words.len()
    {
        return if entry.exact { Keyword::Exact(entry.kind) } else { Keyword::Likely(entry.kind) };
    }
    let mut found: Option<KeywordKind> = None;
    let mut index = 0;
    while let Some(word) = words.get(index) {
        if let Some((entry, length)) = keyword_at(&words, index) {
            if found.is_none() || entry.kind == KeywordKind::OptOut {
                found = Some(entry.kind);
            }
            index += length;
        } else if holds(&FILLERS, &word.letters) {
            index += 1;
        } else {
            return Keyword::None;
        }
    }
    found.map_or(Keyword::None, Keyword::Likely)
}

/// More words than this are no keyword: what a person writes beside one is short.
const MOST_WORDS: usize = 12;

/// The most words that a keyword has.
const PHRASE_WORDS: usize = 3;

/// Longer words than any of the table need not be remembered whole.
const WORD_CHARACTERS: usize = 24;

/// A row of the table.
pub(crate) struct Entry {
    pub(super) words: &'static str,
    pub(crate) kind: KeywordKind,
    /// A keyword when it is the whole text.
    pub(super) exact: bool,
    /// Tells how to opt out wherever it stands.
    pub(crate) anywhere: bool,
}

/// The longest keyword that starts at a word, and how many words it takes.
pub(crate) fn keyword_at(words: &[Word], index: usize) -> Option<(&'static Entry, usize)> {
    let words = words.get(index..)?;
    (1..=PHRASE_WORDS.min(words.len())).rev().find_map(|length| {
        let mut phrase = String::new();
        for word in words.get(..length)? {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(&word.letters);
        }
        let found = KEYWORDS.binary_search_by_key(&phrase.as_str(), |entry| entry.words).ok()?;
        KEYWORDS.get(found).map(|entry| (entry, length))
    })
}

/// Whether a word tells the reader to answer.
pub(crate) fn is_instruction(word: &Word) -> bool {
    holds(&INSTRUCTIONS, &word.letters)
}

/// Whether a word may stand between an instruction and its keyword.
pub(crate) fn is_link(word: &Word) -> bool {
    holds(&LINKS, &word.letters)
}

fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// A word of a text.
pub(crate) struct Word {
    /// In lower case, without marks; no more than it takes to tell it from every word of the table.
    pub(crate) letters: String,
    /// Two letters or more, and none of them small.
    pub(crate) is_upper: bool,
    /// The range of the text that it takes.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The words of a text: runs of letters and digits, compatible forms made plain (NFKD).
pub(crate) struct Words<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Words<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut word = Word { letters: String::new(), is_upper: true, start: 0, end: 0 };
        let (mut kept, mut letters) = (0, 0);
        for (offset, character) in self.text.get(self.position..)?.char_indices() {
            let start = self.position + offset;
            if is_in_no_word(character) {
                if kept > 0 {
                    break;
                }
                continue;
            }
            let mut counted = false;
            decompose_canonical(half_width(character), |part| {
                if !part.is_alphanumeric() {
                    return;
                }
                counted = true;
                letters += usize::from(part.is_alphabetic());
                word.is_upper &= !part.is_lowercase();
                if kept < WORD_CHARACTERS {
                    word.letters.extend(part.to_lowercase());
                }
                kept += 1;
            });
            if counted {
                if word.end == 0 {
                    word.start = start;
                }
                word.end = start + character.len_utf8();
            }
        }
        if kept == 0 {
            self.position = self.text.len();
            return None;
        }
        self.position = word.end;
        word.is_upper &= letters >= 2;
        Some(word)
    }
}

/// Whether a character ends a word. Marks and invisible characters neither belong to one nor end it.
fn is_in_no_word(character: char) -> bool {
    let ignored = continues_cluster(character)
        || transliteration::find(character).is_some_and(|row| row.class == OffenderClass::Invisible);
    let mut is_alphanumeric = false;
    decompose_canonical(half_width(character), |part| is_alphanumeric |= part.is_alphanumeric());
    !ignored && !is_alphanumeric
}

/// The ASCII character of a full-width form (U+FF01 to U+FF5E), which Asian keyboards write.
fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}
