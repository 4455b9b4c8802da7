//! Whether a marketing body says how to opt out.

use alloc::vec::Vec;

use crate::text::keyword::{KeywordKind, Word, Words, is_instruction, is_link, keyword_at};

/// Whether a body says how to opt out: a word that says nothing else (UNSUBSCRIBE, OPT-OUT), or one that is also an
/// ordinary word (STOP, END …) where it is marked as a command, by `docs/rules.md`. Linear in the body.
pub(super) fn says_how_to_opt_out(body: &str) -> bool {
    let words: Vec<Word> = Words::new(body).collect();
    (0..words.len()).any(|index| match keyword_at(&words, index) {
        Some((entry, length)) if entry.kind == KeywordKind::OptOut => {
            entry.anywhere || Place { body, words: &words, index, length }.is_command()
        }
        _ => false,
    })
}

/// An opt-out word that is also an ordinary word, in its place.
struct Place<'a> {
    body: &'a str,
    words: &'a [Word],
    index: usize,
    length: usize,
}

impl Place<'_> {
    fn is_command(&self) -> bool {
        if self.length == self.words.len() {
            return true;
        }
        let (before, after) = (self.gap(self.index), self.gap(self.index + self.length));
        let is_joined = |gap: &str| gap == "-" || gap == "'" || gap == "’";
        if is_joined(before) || is_joined(after) {
            return false;
        }
        after.starts_with(['=', ':'])
            || (before.ends_with(OPENING) && after.starts_with(CLOSING))
            || self.is_instructed()
            || self.names_its_purpose()
            || self.stands_out()
    }

    /// What stands in the text before a word: between it and the one before, or the ends of the text.
    fn gap(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        let end = self.words.get(index).map_or(self.body.len(), |word| word.start);
        self.body.get(start..end).unwrap_or_default()
    }

    /// `Reply STOP`, `text back the word STOP`: an instruction before it, with nothing but links between.
    fn is_instructed(&self) -> bool {
        let mut index = self.index;
        for _ in 0..=LINKS_BETWEEN {
            if self.gap(index).contains(SENTENCE_ENDS) {
                return false;
            }
            let Some(word) = index.checked_sub(1).and_then(|before| self.words.get(before)) else {
                return false;
            };
            if is_instruction(word) {
                return true;
            }
            if !is_link(word) {
                return false;
            }
            index -= 1;
        }
        false
    }

    /// `stop to end`, `STOP to unsubscribe`.
    fn names_its_purpose(&self) -> bool {
        let next = self.index + self.length;
        let is_to = self.words.get(next).is_some_and(|word| word.letters == "to" || word.letters == "2");
        is_to && keyword_at(self.words, next + 1).is_some_and(|(entry, _)| entry.kind == KeywordKind::OptOut)
    }

    /// In capitals, and its neighbours are not (unless they are keywords themselves).
    fn stands_out(&self) -> bool {
        let own = self.words.get(self.index..self.index + self.length).unwrap_or_default();
        let is_loud = |index: Option<usize>| {
            index.is_some_and(|index| {
                self.words.get(index).is_some_and(|word| word.is_upper)
                    && keyword_at(self.words, index).is_none()
            })
        };
        own.iter().all(|word| word.is_upper)
            && !is_loud(self.index.checked_sub(1))
            && !is_loud(Some(self.index + self.length))
    }
}

const OPENING: [char; 9] = ['"', '\'', '“', '‘', '„', '«', '(', '[', '*'];
const CLOSING: [char; 9] = ['"', '\'', '”', '’', '“', '»', ')', ']', '*'];
const SENTENCE_ENDS: [char; 6] = ['.', '!', '?', ';', ',', '\n'];

/// The most links between an instruction and its keyword.
const LINKS_BETWEEN: usize = 3;

#[cfg(test)]
mod tests {
    use super::says_how_to_opt_out;

    #[test]
    fn whole_words_only() {
        for body in
            ["Reply STOP to unsubscribe", "Text stop.", "To opt out, reply NO", "OPT-OUT: 12345", "(Quit)"]
        {
            assert!(says_how_to_opt_out(body), "{body}");
        }
        for body in [
            "",
            "Nonstop offers",
            "Weekend sale",
            "Stopover in Rome",
            "the endless summer",
            "opt in, out now",
        ] {
            assert!(!says_how_to_opt_out(body), "{body}");
        }
    }

    #[test]
    fn ordinary_words_are_no_instruction() {
        for body in [
            "Stop by our store",
            "The end of summer sale",
            "Don't stop now",
            "SALE MUST END SUNDAY",
            "Text us, or stop by",
            "Free shipping, cancel any time",
            "END-of-summer sale",
            "Non-STOP fun",
            "Send it by end of May",
        ] {
            assert!(!says_how_to_opt_out(body), "{body}");
        }
        for body in [
            "Shoes -20%. STOP to opt-out",
            "SALE. REPLY STOP TO END",
            "SALE! STOP TO CANCEL",
            "Text back the word stop",
            "Reply \"stop\"",
            "Soldes. Envoyez ARRET au 12345",
            "HELP/STOP",
        ] {
            assert!(says_how_to_opt_out(body), "{body}");
        }
    }
}
