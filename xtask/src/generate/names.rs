//! `core/src/text/names_table.rs`: the Unicode names of the characters that have a replacement, packed.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::BANNER;
use super::tsv::{character, column, rows};

const TRANSLITERATION: &str = "core/data/transliteration.tsv";

/// Phrases that become one word of the table: enough that a name takes four octets on average.
const PHRASES: usize = 100;

/// Words below this number take one octet in a name.
const SHORT: usize = 0x80;

pub(super) fn generate() -> Result<String, String> {
    let mut names = Vec::new();
    for row in rows(TRANSLITERATION)? {
        let source = character(column(&row, 0, TRANSLITERATION)?, TRANSLITERATION)?;
        let name = match column(&row, 5, TRANSLITERATION)? {
            "<control>" => "control character".to_owned(),
            name => name.to_lowercase(),
        };
        names.push((source, name.split(' ').map(str::to_owned).collect::<Vec<String>>()));
    }
    names.sort();
    let mut names: Vec<Vec<String>> = names.into_iter().map(|(_, words)| words).collect();
    (0..PHRASES).for_each(|_| join_the_commonest_pair(&mut names));

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.iter().flatten().for_each(|word| *counts.entry(word).or_default() += 1);
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(word, count)| (usize::MAX - count, *word));
    let numbers: BTreeMap<&str, usize> =
        words.iter().enumerate().map(|(number, (word, _))| (*word, number)).collect();

    let mut packed = Vec::new();
    for name in &names {
        let mut octets = Vec::new();
        for word in name {
            let number = *numbers.get(word.as_str()).ok_or("a word without a number")?;
            match number.checked_sub(SHORT) {
                None => octets.push(number as u8),
                Some(rest) => octets.extend([SHORT as u8 | (rest >> 8) as u8, rest as u8]),
            }
        }
        packed.push(octets.len() as u8);
        packed.extend(octets);
    }
    Ok(write(&words, &packed))
}

fn join_the_commonest_pair(names: &mut [Vec<String>]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for name in names.iter() {
        for pair in name.windows(2) {
            if let [first, second] = pair {
                *counts.entry((first, second)).or_default() += 1;
            }
        }
    }
    let Some(((first, second), _)) =
        counts.into_iter().min_by_key(|(pair, count)| (usize::MAX - count, *pair))
    else {
        return;
    };
    let (first, second) = (first.to_owned(), second.to_owned());
    for name in names {
        let mut index = 0;
        while index + 1 < name.len() {
            if name[index] == first && name[index + 1] == second {
                let joined = format!("{first} {second}");
                name.splice(index..=index + 1, [joined]);
            }
            index += 1;
        }
    }
}

fn write(words: &[(&str, usize)], packed: &[u8]) -> String {
    let mut out = String::from(BANNER);
    out.push_str(
        "//! Unicode names of the characters of `data/transliteration.tsv`, in words that they share.\n\n",
    );
    out.push_str(
        "/// Every word, the commonest first; a phrase that is common counts as a word.\n#[rustfmt::skip]\n",
    );
    out.push_str("pub(super) static WORDS: &str = concat!(\n");
    let mut ends = Vec::new();
    let mut end = 0;
    for (word, _) in words {
        let _ = writeln!(out, "    \"{word}\",");
        end += word.len();
        ends.push(end);
    }
    out.push_str(");\n\n/// Where each word ends.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static WORD_ENDS: [u16; {}] = [", ends.len());
    numbers(&mut out, &ends);
    out.push_str("];\n\n/// For each row of the table: the octets of its name, and the numbers of its words, in two octets from 128 on.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static NAMES: [u8; {}] = [", packed.len());
    numbers(&mut out, packed);
    out.push_str("];\n");
    out
}

fn numbers(out: &mut String, list: &[impl ToString]) {
    for line in list.chunks(24) {
        let line: Vec<String> = line.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "    {},", line.join(", "));
    }
}
