//! `core/src/text/scan/marks_table.rs`: the combining marks as bits, from the crate `unicode-normalization`.

use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;

use super::BANNER;

/// Code points of one word of bits: in UTF-8 they have all octets but the last in common.
const WORD: u32 = 64;

/// No mark stands above: the rest is planes of ideographs, and private use.
const END: u32 = 0xE_1000;

const BLOCK: usize = 64;

pub(super) fn generate() -> Result<String, String> {
    if let Some(beyond) =
        (END..=u32::from(char::MAX)).filter_map(char::from_u32).find(|c| is_combining_mark(*c))
    {
        return Err(format!("{:04X} is a mark beyond the table", u32::from(beyond)));
    }
    let mut words = vec![0_u64];
    let indexes: Vec<usize> = (0..END / WORD)
        .map(|word| {
            let mark = |bit: &u32| char::from_u32(word * WORD + bit).is_some_and(is_combining_mark);
            let bits = (0..WORD).filter(mark).fold(0, |bits, bit| bits | 1 << bit);
            words.iter().position(|known| *known == bits).unwrap_or_else(|| {
                words.push(bits);
                words.len() - 1
            })
        })
        .collect();
    if words.len() > 256 {
        return Err("the words of marks do not fit in an octet".into());
    }
    // As many as an octet can tell apart, so that looking up needs no check.
    words.resize(256, 0);
    let (bmp, beyond) = indexes.split_at((0x1_0000 / WORD) as usize);
    // The planes beyond hold few, so their blocks of 64 words are told apart once more.
    let mut blocks: Vec<&[usize]> = Vec::new();
    let mut places = Vec::new();
    for block in beyond.chunks(BLOCK) {
        places.push(blocks.iter().position(|known| *known == block).unwrap_or_else(|| {
            blocks.push(block);
            blocks.len() - 1
        }));
    }
    let mut out = String::from(BANNER);
    out.push_str(
        "//! Which characters are combining marks (general category M), from `unicode-normalization`.\n\n",
    );
    octets(&mut out, "Which of the [`WORDS`] each word of the BMP is.", "BMP", bmp);
    octets(
        &mut out,
        "Where each block of 64 words beyond the BMP begins in [`BEYOND`], divided by 64.",
        "BLOCKS",
        &places,
    );
    octets(&mut out, "Which of the [`WORDS`] a word beyond the BMP is.", "BEYOND", &blocks.concat());
    out.push_str("/// Bit n: the code point n of the word is a mark.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static WORDS: [u64; {}] = [", words.len());
    for row in words.chunks(4) {
        let row: Vec<String> = row.iter().map(|word| format!("0x{word:016X}")).collect();
        let _ = writeln!(out, "    {},", row.join(", "));
    }
    out.push_str("];\n");
    Ok(out)
}

fn octets(out: &mut String, comment: &str, name: &str, values: &[usize]) {
    let _ = writeln!(
        out,
        "/// {comment}\n#[rustfmt::skip]\npub(super) static {name}: [u8; {}] = [",
        values.len()
    );
    for row in values.chunks(32) {
        let row: Vec<String> = row.iter().map(usize::to_string).collect();
        let _ = writeln!(out, "    {},", row.join(", "));
    }
    out.push_str("];\n\n");
}
