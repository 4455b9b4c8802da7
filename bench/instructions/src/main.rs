//! Does each thing once, in functions whose names valgrind counts.

use std::hint::black_box;

use septet::alphabet::Tables;
use septet::{
    AnalysisColumns, NumberColumns, NumberLevel, TextOptions, analyze, analyze_many, analyze_utf8,
    analyze_utf16, check_numbers, encode_septets, pack_septets,
};

#[path = "../../src/corpus.rs"]
#[allow(dead_code)]
mod corpus;

const MESSAGES: usize = 2_000;
const NUMBERS: usize = 2_000;
/// Characters of the texts that are encoded and packed.
const ENCODED: [usize; 3] = [20, 160, 1_530];
/// Characters of the short texts.
const SHORT: [usize; 4] = [20, 40, 70, 160];

fn main() {
    let messages = corpus::messages(MESSAGES);
    let numbers = corpus::numbers(NUMBERS, 5);
    let worst = corpus::worst();
    let mut columns = (vec![0; NUMBERS], vec![0; NUMBERS], vec![0; NUMBERS]);
    black_box(counted_messages(&messages));
    println!("messages {MESSAGES} counted_messages");
    black_box(counted_checked_messages(&messages));
    println!("messages,_octets_checked {MESSAGES} counted_checked_messages");
    let units: Vec<Vec<u16>> = messages.texts().map(|text| text.encode_utf16().collect()).collect();
    black_box(counted_utf16_messages(&units));
    println!("messages,_UTF-16 {MESSAGES} counted_utf16_messages");
    let mut filled = Filled::default();
    filled.make_room(MESSAGES);
    black_box(counted_batch(&messages, &mut filled));
    println!("messages,_batch {MESSAGES} counted_batch");
    let [emoji, hindi, chinese] = ["emoji", "Hindi", "Chinese"]
        .map(|name| &worst.iter().find(|(known, _)| *known == name).expect("one of them").1);
    black_box(counted_emoji(emoji));
    println!("emoji {} counted_emoji", emoji.len());
    black_box(counted_hindi(hindi));
    println!("Hindi {} counted_hindi", hindi.len());
    black_box(counted_chinese(chinese));
    println!("Chinese {} counted_chinese", chinese.len());
    let short: Vec<corpus::Rows> = SHORT.into_iter().map(corpus::ascii).collect();
    let [twenty, forty, seventy, full] = short.as_slice() else { return };
    black_box(counted_20_ascii(twenty));
    println!("ASCII,_20_characters {} counted_20_ascii", twenty.len());
    black_box(counted_40_ascii(forty));
    println!("ASCII,_40_characters {} counted_40_ascii", forty.len());
    black_box(counted_70_ascii(seventy));
    println!("ASCII,_70_characters {} counted_70_ascii", seventy.len());
    black_box(counted_160_ascii(full));
    println!("ASCII,_160_characters {} counted_160_ascii", full.len());
    let encoded: Vec<corpus::Rows> = ENCODED.into_iter().map(corpus::ascii).collect();
    let [twenty, full, long] = encoded.as_slice() else { return };
    black_box(counted_encode_20(twenty));
    println!("encode_and_pack,_20_characters {} counted_encode_20", twenty.len());
    black_box(counted_encode_160(full));
    println!("encode_and_pack,_160_characters {} counted_encode_160", full.len());
    black_box(counted_encode_1530(long));
    println!("encode_and_pack,_1530_characters {} counted_encode_1530", long.len());
    let fitting = messages.only(|text| analyze(text).encoding == septet::Encoding::Gsm7);
    black_box(counted_encode_messages(&fitting));
    println!("encode_and_pack,_messages {} counted_encode_messages", fitting.len());
    counted_numbers(&numbers, &mut columns);
    println!("numbers {NUMBERS} counted_numbers");
}

fn analyze_all(rows: &corpus::Rows) -> usize {
    rows.texts().map(|text| analyze(text).units).sum()
}

fn encode_all(rows: &corpus::Rows) -> usize {
    let one = |text: &str| pack_septets(&encode_septets(text, Tables::DEFAULT)?, 0);
    rows.texts().map(|text| one(text).map_or(0, |octets| octets.len())).sum()
}

// A name of its own for each, so that its cost stands in a line of its own.
macro_rules! counted {
    ($all:ident: $($name:ident),*) => {
        $(#[inline(never)]
        #[unsafe(no_mangle)]
        fn $name(rows: &corpus::Rows) -> usize {
            black_box(stringify!($name));
            $all(rows)
        })*
    };
}

counted!(analyze_all: counted_messages, counted_emoji, counted_hindi, counted_chinese);
counted!(analyze_all: counted_20_ascii, counted_40_ascii, counted_70_ascii, counted_160_ascii);
counted!(encode_all: counted_encode_20, counted_encode_160, counted_encode_1530, counted_encode_messages);

#[inline(never)]
#[unsafe(no_mangle)]
fn counted_checked_messages(rows: &corpus::Rows) -> usize {
    rows.rows().map(|row| analyze_utf8(row).map_or(0, |analysis| analysis.units)).sum()
}

#[inline(never)]
#[unsafe(no_mangle)]
fn counted_utf16_messages(texts: &[Vec<u16>]) -> usize {
    texts.iter().map(|text| analyze_utf16(text).map_or(0, |analysis| analysis.units)).sum()
}

/// The columns of a batch of texts.
#[derive(Default)]
struct Filled {
    error: Vec<i16>,
    encoding: Vec<i8>,
    counts: [Vec<i32>; 3],
}

impl Filled {
    fn make_room(&mut self, rows: usize) {
        self.error.resize(rows, 0);
        self.encoding.resize(rows, 0);
        self.counts.iter_mut().for_each(|column| column.resize(rows, 0));
    }
}

#[inline(never)]
#[unsafe(no_mangle)]
fn counted_batch(rows: &corpus::Rows, filled: &mut Filled) -> bool {
    let Filled { error, encoding, counts: [units, segments, first_offender] } = filled;
    let mut columns = AnalysisColumns { error, encoding, units, segments, first_offender };
    analyze_many(&rows.data, &rows.offsets, &TextOptions::new(), &mut columns).is_ok()
}

#[inline(never)]
#[unsafe(no_mangle)]
fn counted_numbers(rows: &corpus::Rows, (error, number, code): &mut (Vec<i16>, Vec<i64>, Vec<i16>)) {
    let (line_type, region) = (&mut [][..], &mut [][..]);
    let mut columns = NumberColumns { error, number, calling_code: code, line_type, region };
    let filled = check_numbers(&rows.data, &rows.offsets, NumberLevel::Syntax, &mut columns);
    assert!(filled.is_ok());
}
