//! What an octet is, as tables of sixteen that a vector instruction looks up: built from the alphabet while compiling.
//!
//! Each half of an octet selects a set of bits, and the bits that both sets have in common are the octet's classes.

use crate::text::alphabet::weight;

/// Two tables: by the lower and by the upper four bits of an octet.
pub(super) struct Halves {
    pub(super) low: [u8; 16],
    pub(super) high: [u8; 16],
}

/// Bits of [`ASCII`]: outside the alphabet.
pub(super) const OFFENDS: u8 = ASCII_BITS.0;
/// Bits of [`ASCII`]: in the extension table.
pub(super) const EXTENDED: u8 = ASCII_BITS.1;
/// Bits of [`ASCII`]: no ASCII at all.
pub(super) const BEYOND_ASCII: u8 = ASCII_BITS.2;

/// Bits of [`ASCII`]: a lead of UTF-8 for two octets, some of whose characters are in the alphabet.
const NATIVE: u8 = ASCII_BITS.3;

/// ASCII; no bit for a character that takes one septet.
pub(super) static ASCII: Halves = ASCII_TABLE;

/// Some bit for ASCII outside the alphabet, and for a lead of UTF-8 some of whose characters are in it: few texts of another script have
/// one of these.
pub(super) static UNUSUAL: Halves = {
    let mut unusual = ASCII_TABLE;
    let mut half = 0;
    while half < 16 {
        unusual.low[half] &= OFFENDS | NATIVE;
        unusual.high[half] &= OFFENDS | NATIVE;
        half += 1;
    }
    unusual
};

/// Latin-1 above ASCII: some bit for a character of the alphabet.
pub(super) static LATIN1: Halves = members(0);

/// The octet that follows 0x03 in UTF-16: some bit for a character of the alphabet.
pub(super) static GREEK: Halves = members(0x300);

/// Characters of two octets of UTF-8: some bit in common to all four tables for one of the alphabet.
pub(super) struct Pairs {
    pub(super) lead: Halves,
    pub(super) continuation: Halves,
}

pub(super) static PAIRS: Pairs = pairs();

/// The euro, the only character of the alphabet that takes more than two octets of UTF-8.
pub(super) const EURO: [u8; 3] = {
    let mut octets = [0; 3];
    '€'.encode_utf8(&mut octets);
    octets
};

const ASCII_TABLE: Halves = ascii().0;
const ASCII_BITS: (u8, u8, u8, u8) = {
    let (_, offends, extended, beyond, native) = ascii();
    (offends, extended, beyond, native)
};

/// Where a combining mark may stand in UTF-8: a lead and an octet that follows it, for which all four tables have a bit in common.
///
/// Scripts without marks in their everyday characters have none: Cyrillic, Chinese, Korean letters, emoji, dashes and quotes.
/// Whatever has one is looked up exactly.
pub(super) static SUSPECTS_UTF8: Pairs = {
    const ANY: &[u8] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    let mut pairs = Pairs { lead: NOTHING, continuation: NOTHING };
    // U+0300 to U+037F.
    pairs = suspect(pairs, 0, &[0xC], &[0xC, 0xD], ANY, ANY);
    // Hebrew points, and from U+06C0 on: Arabic, Syriac, Thaana, NKo.
    pairs = suspect(pairs, 1, &[0xD], &[0x6, 0xB, 0xC, 0xD, 0xE, 0xF], ANY, ANY);
    // Old Cyrillic, Hebrew points.
    pairs = suspect(pairs, 2, &[0xD], &[0x2, 0x7], &[0x8], ANY);
    // Arabic marks between letters: U+0610 and U+064B to U+0670.
    pairs = suspect(pairs, 3, &[0xD], &[0x8, 0x9], &[0x9], ANY);
    pairs = suspect(pairs, 4, &[0xD], &[0x9], &[0x8, 0xB], &[0x0, 0xB, 0xC, 0xD, 0xE, 0xF]);
    // The scripts of India and South-East Asia.
    pairs = suspect(pairs, 5, &[0xE], &[0x0, 0x1, 0xA], ANY, ANY);
    // U+20C0, U+2CC0, U+2D40, U+2DC0; U+3000 and U+3080; variation selectors. U+2080, which has the euro, has to be one of these.
    pairs = suspect(pairs, 6, &[0xE], &[0x2, 0x3, 0xF], &[0x8, 0xB], &[0x0, 0x2, 0x3, 0x5, 0x7, 0x8]);
    // U+FB00; outside the BMP all but U+1F000 to U+1FFFF. The punctuation from U+FF00 on is left out.
    const ALL_BUT_F: &[u8] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
    suspect(pairs, 7, &[0xE, 0xF], &[0x0, 0x3, 0xF], &[0x9, 0xA], ALL_BUT_F)
};

/// Leads and what must not follow them, for which the tables have a bit in common: what takes more octets than it needs, surrogates, and
/// what is beyond the last code point. The lower half of the octet that follows says nothing.
pub(super) static FORBIDDEN_UTF8: Pairs = {
    const ANY: &[u8] = &[0x8, 0x9, 0xA, 0xB];
    let mut pairs = Pairs { lead: NOTHING, continuation: NOTHING };
    pairs = suspect(pairs, 0, &[0xC], &[0x0, 0x1], ANY, &[]);
    pairs = suspect(pairs, 1, &[0xE], &[0x0], &[0x8, 0x9], &[]);
    pairs = suspect(pairs, 2, &[0xE], &[0xD], &[0xA, 0xB], &[]);
    pairs = suspect(pairs, 3, &[0xF], &[0x0], &[0x8], &[]);
    pairs = suspect(pairs, 4, &[0xF], &[0x4], &[0x9, 0xA, 0xB], &[]);
    suspect(pairs, 5, &[0xF], &[0x5, 0x6, 0x7, 0x8, 0x9, 0xA, 0xB, 0xC, 0xD, 0xE, 0xF], ANY, &[])
};

/// The bit of a continuation in the columns of [`marks`](super::marks), by its upper half.
pub(super) static CONTINUATION_ROWS: [u8; 16] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1 << 0, 1 << 1, 1 << 2, 1 << 3, 0, 0, 0, 0];

/// The same of the lower octet of a UTF-16 unit.
pub(super) static UNIT_ROWS: [u8; 16] = {
    let mut rows = [0; 16];
    let mut row = 0;
    while row < 16 {
        rows[row] = 1 << (row % 4);
        row += 1;
    }
    rows
};

/// Where a mark may stand in UTF-16: by the upper octet of a unit, and by the upper half of the lower one.
pub(super) static SUSPECTS_UTF16: (Halves, [u8; 16]) = {
    const ANY: &[u8] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    let mut pairs = Pairs { lead: NOTHING, continuation: NOTHING };
    pairs = suspect(pairs, 0, &[0x0], &[0x3], &[0, 1, 2, 3, 4, 5, 6], &[]);
    pairs = suspect(pairs, 1, &[0x0], &[0x4], &[8], &[]);
    pairs = suspect(pairs, 2, &[0x0, 0x1], &[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], ANY, &[]);
    pairs = suspect(pairs, 3, &[0x1], &[0x0, 0x3], ANY, &[]);
    pairs = suspect(pairs, 4, &[0x2, 0x3], &[0x0, 0xC, 0xD], &[0x2, 0x7, 0x9, 0xD, 0xE, 0xF], &[]);
    pairs = suspect(pairs, 5, &[0xA], &[0x6, 0x8, 0x9, 0xA, 0xB], ANY, &[]);
    pairs = suspect(pairs, 6, &[0xF], &[0xB, 0xE], &[0, 1, 2], &[]);
    // Surrogates; those of emoji are told apart by their whole lower octet.
    pairs = suspect(pairs, 7, &[0xD], &[0x8, 0xB], &[0, 1, 2, 3, 4], &[]);
    (pairs.lead, pairs.continuation.high)
};

/// The lead surrogates of U+1F000 to U+1FFFF are 0xD83C to 0xD83F.
pub(super) const EMOJI_SURROGATES: (u8, u8) = (0xD8, 0x3C);

const NOTHING: Halves = Halves { low: [0; 16], high: [0; 16] };

/// The septets of a code point, 0 outside the alphabet.
const fn septets(code_point: usize) -> usize {
    match char::from_u32(code_point as u32) {
        Some(character) => weight(character),
        None => 0,
    }
}

/// Gives a set of octets bits from `bit` on, one to each different row of sixteen.
const fn with(mut halves: Halves, set: &[bool; 256], mut bit: u32) -> (Halves, u32) {
    let first = bit;
    let mut row = 0;
    while row < 16 {
        let columns = columns(set, row);
        if columns != 0 {
            // A row that equals one before shares its bit.
            let mut earlier = 0;
            while earlier < row && self::columns(set, earlier) != columns {
                earlier += 1;
            }
            if earlier < row {
                halves.high[row] |= halves.high[earlier] & (0xFF_u8 << first);
            } else {
                assert!(bit < 8, "more different rows than bits");
                halves.high[row] |= 1 << bit;
                let mut column = 0;
                while column < 16 {
                    if columns >> column & 1 != 0 {
                        halves.low[column] |= 1 << bit;
                    }
                    column += 1;
                }
                bit += 1;
            }
        }
        row += 1;
    }
    (halves, bit)
}

const fn columns(set: &[bool; 256], row: usize) -> u16 {
    let mut columns = 0;
    let mut column = 0;
    while column < 16 {
        if set[row * 16 + column] {
            columns |= 1 << column;
        }
        column += 1;
    }
    columns
}

/// The tables, and the bits for offenders, the extension table, what is no ASCII, and leads.
const fn ascii() -> (Halves, u8, u8, u8, u8) {
    let (mut offends, mut extended, mut beyond) = ([false; 256], [false; 256], [false; 256]);
    let mut native = [false; 256];
    let mut octet = 0;
    while octet < 256 {
        beyond[octet] = octet >= 0x80;
        offends[octet] = octet < 0x80 && septets(octet) == 0;
        extended[octet] = octet < 0x80 && septets(octet) == 2;
        octet += 1;
    }
    let mut code_point = 0x80;
    while code_point < 0x800 {
        if septets(code_point) != 0 {
            native[0xC0 | code_point >> 6] = true;
        }
        code_point += 1;
    }
    let (halves, after_offends) = with(NOTHING, &offends, 0);
    let (halves, after_extended) = with(halves, &extended, after_offends);
    let (halves, after_beyond) = with(halves, &beyond, after_extended);
    let (halves, end) = with(halves, &native, after_beyond);
    (
        halves,
        bits_between(0, after_offends),
        bits_between(after_offends, after_extended),
        bits_between(after_extended, after_beyond),
        bits_between(after_beyond, end),
    )
}

const fn bits_between(from: u32, to: u32) -> u8 {
    (((1_u32 << to) - 1) & !((1_u32 << from) - 1)) as u8
}

/// The characters of one septet among 256 code points, ASCII left out.
const fn members(first: usize) -> Halves {
    let mut set = [false; 256];
    let mut octet = 0;
    while octet < 256 {
        if first + octet >= 0x80 {
            let septets = septets(first + octet);
            assert!(septets < 2, "the extension table holds ASCII and the euro only");
            set[octet] = septets == 1;
        }
        octet += 1;
    }
    with(NOTHING, &set, 0).0
}

/// A bit for each lead with each upper half of the continuation that some character of the alphabet has.
const fn pairs() -> Pairs {
    let mut pairs = Pairs { lead: NOTHING, continuation: NOTHING };
    let mut bit = 0;
    let mut row = 0x80 / 16;
    while row < 0x800 / 16 {
        let lead = 0xC0 | row >> 2;
        let upper = 0x8 | row & 3;
        let mut any = false;
        let mut column = 0;
        while column < 16 {
            if septets(row * 16 + column) != 0 {
                pairs.continuation.low[column] |= 1 << bit;
                any = true;
            }
            column += 1;
        }
        if any {
            pairs.continuation.high[upper] |= 1 << bit;
            pairs.lead.low[lead & 0xF] |= 1 << bit;
            pairs.lead.high[lead >> 4] |= 1 << bit;
            bit += 1;
            assert!(bit <= 8, "more pairs of lead and row than bits");
        }
        row += 1;
    }
    pairs
}

const fn suspect(
    mut pairs: Pairs,
    bit: u32,
    lead_high: &[u8],
    lead_low: &[u8],
    high: &[u8],
    low: &[u8],
) -> Pairs {
    pairs.lead.high = mark(pairs.lead.high, lead_high, bit);
    pairs.lead.low = mark(pairs.lead.low, lead_low, bit);
    pairs.continuation.high = mark(pairs.continuation.high, high, bit);
    pairs.continuation.low = mark(pairs.continuation.low, low, bit);
    pairs
}

const fn mark(mut table: [u8; 16], places: &[u8], bit: u32) -> [u8; 16] {
    let mut index = 0;
    while index < places.len() {
        table[places[index] as usize] |= 1 << bit;
        index += 1;
    }
    table
}
