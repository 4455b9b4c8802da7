//! What counts as a URL in a message.

use core::ops::Range;

use super::input::Character;

const OPENING: &str = "([{'";
const CLOSING: &str = ".,;:!?)]}'";

/// The ranges of characters that are URLs. Linear in the text.
///
/// A URL is a run without white space, angle brackets and quotation marks, less opening punctuation before and closing
/// punctuation after it, that begins with a scheme and `://`, with `www.`, or with a host name and `/`.
pub(super) fn url_ranges(characters: &[Character]) -> impl Iterator<Item = Range<usize>> {
    let mut position = 0;
    core::iter::from_fn(move || {
        loop {
            let rest = characters.get(position..)?;
            let skipped = rest.iter().position(|character| !ends_run(character.value))?;
            let run = rest.get(skipped..)?;
            let length = run.iter().position(|character| ends_run(character.value)).unwrap_or(run.len());
            let start = position + skipped;
            position = start + length;
            let run = run.get(..length)?;
            let opening = run.iter().take_while(|character| OPENING.contains(character.value)).count();
            let closing = run.iter().rev().take_while(|character| CLOSING.contains(character.value)).count();
            let Some(url) = run.get(opening..length - closing) else {
                continue;
            };
            if is_url(url) {
                return Some(start + opening..start + length - closing);
            }
        }
    })
}

fn ends_run(character: char) -> bool {
    character.is_whitespace() || matches!(character, '<' | '>' | '"')
}

fn is_url(run: &[Character]) -> bool {
    begins_with_scheme(run) || begins_with_www(run) || begins_with_host(run)
}

/// RFC 3986, 3.1: a letter, then letters, digits, `+`, `-`, `.`; something has to follow `://`.
fn begins_with_scheme(run: &[Character]) -> bool {
    let is_scheme = |character: &char| character.is_ascii_alphanumeric() || "+-.".contains(*character);
    let length = values(run).take_while(is_scheme).count();
    values(run).next().is_some_and(|first| first.is_ascii_alphabetic())
        && values(run).skip(length).take(3).eq("://".chars())
        && run.len() > length + 3
}

fn begins_with_www(run: &[Character]) -> bool {
    values(run).take(4).map(|character| character.to_ascii_lowercase()).eq("www.".chars()) && run.len() > 4
}

/// Two or more labels of letters, digits and hyphens, the last one of two or more letters, then `/`.
fn begins_with_host(run: &[Character]) -> bool {
    let (mut labels, mut length, mut letters) = (0, 0, 0);
    for character in values(run) {
        match character {
            '.' if length > 0 => (labels, length, letters) = (labels + 1, 0, 0),
            '/' => return labels > 0 && length >= 2 && letters == length,
            _ if character.is_ascii_alphanumeric() || character == '-' => {
                length += 1;
                letters += usize::from(character.is_ascii_alphabetic());
            }
            _ => return false,
        }
    }
    false
}

fn values(run: &[Character]) -> impl Iterator<Item = char> {
    run.iter().map(|character| character.value)
}
