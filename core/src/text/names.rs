//! Unicode names, of the characters that have a replacement: the others are told by their code points.

use core::fmt;

use super::names_table::{NAMES, WORD_ENDS, WORDS};
use super::transliteration::row_number;

/// The Unicode name of a character, written in small letters.
#[derive(Clone, Copy)]
pub(super) struct Name {
    /// The numbers of its words, packed.
    words: &'static [u8],
}

/// The name of a character of the table. Linear in the table, which is short.
pub(super) fn name(character: char) -> Option<Name> {
    let mut rest: &'static [u8] = &NAMES;
    for _ in 0..row_number(character)? {
        let (length, names) = rest.split_first()?;
        rest = names.get(usize::from(*length)..)?;
    }
    let (length, names) = rest.split_first()?;
    Some(Name { words: names.get(..usize::from(*length))? })
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut octets = self.words.iter();
        let mut separator = "";
        while let Some(&octet) = octets.next() {
            let mut number = usize::from(octet);
            if number >= SHORT {
                let low = octets.next().copied().unwrap_or_default();
                number = SHORT + ((number - SHORT) << 8 | usize::from(low));
            }
            f.write_str(separator)?;
            f.write_str(word(number).unwrap_or_default())?;
            separator = " ";
        }
        Ok(())
    }
}

/// Words below this number take one octet.
const SHORT: usize = 0x80;

fn word(number: usize) -> Option<&'static str> {
    let start = match number.checked_sub(1) {
        None => 0,
        Some(before) => usize::from(*WORD_ENDS.get(before)?),
    };
    WORDS.get(start..usize::from(*WORD_ENDS.get(number)?))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::name;

    #[test]
    fn every_name_is_that_of_the_data() {
        let data = include_str!("../../data/transliteration.tsv");
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let code_point =
                columns.next().and_then(|column| column.strip_prefix("U+")).expect("a code point");
            let code_point = u32::from_str_radix(code_point, 16).expect("hexadecimal");
            let character = char::from_u32(code_point).expect("a scalar value");
            let expected = match columns.nth(4).expect("a name") {
                "<control>" => "control character".into(),
                expected => expected.to_lowercase(),
            };
            assert_eq!(name(character).map(|name| name.to_string()), Some(expected), "{line}");
        }
        assert!(name('中').is_none() && name('a').is_none() && name('\u{E0041}').is_none());
    }
}
