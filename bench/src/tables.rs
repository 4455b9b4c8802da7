//! The races, and how they are printed.

use std::hint::black_box;

use septet::{Encoding, NumberColumns, NumberLevel, PhoneNumber, check_numbers};

use crate::c::{self, Columns, sum};
use crate::corpus::Rows;
use crate::rounds::{Contender, Timing, race};

/// What was measured where.
pub fn machine() {
    c::prepare();
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown");
    println!("Processor {}; septet {}.\n", model.trim_start_matches(['\t', ':', ' ']), septet::VERSION);
}

/// The ratio that the chart shows: septet through C, one by one.
fn print(title: &str, items: usize, octets: usize, timings: &[Timing]) -> Option<f64> {
    println!("### {title}\n\n| | ns an item | GB/s | times as fast as the first |\n|---|---:|---:|---:|");
    for Timing { name, nanoseconds, faster_than_first } in timings {
        println!(
            "| {name} | {:.1} | {:.2} | {faster_than_first:.2} |",
            nanoseconds / items as f64,
            octets as f64 / nanoseconds
        );
    }
    println!();
    timings.iter().find(|timing| timing.name == ONE_BY_ONE).map(|timing| timing.faster_than_first)
}

const ONE_BY_ONE: &str = "septet, C, one by one";

fn of(analysis: septet::Analysis) -> u64 {
    sum(analysis.units, analysis.segments, analysis.encoding == Encoding::Ucs2)
}

fn text_contenders<'a>(rows: &'a Rows, columns: &'a mut Columns) -> Vec<Contender<'a>> {
    let expected = Some(c::loop_over(rows));
    vec![
        Contender::new("C loop, -O2", expected, || c::loop_over(rows)),
        Contender::new(ONE_BY_ONE, expected, || c::one_by_one(rows)),
        Contender::new("septet, C, batch", expected, || c::batch(rows, columns)),
        Contender::new("septet, Rust, one by one", expected, || {
            rows.rows().map(|row| septet::analyze_utf8(row).map_or(0, of)).sum()
        }),
    ]
}

pub fn texts(title: &str, rows: &Rows, rounds: usize) -> Option<f64> {
    let mut columns = Columns::new(rows.len());
    let mut contenders = text_contenders(rows, &mut columns);
    contenders.push(Contender::new("limit: simdutf, UTF-8 check alone", None, || {
        rows.rows().map(|row| u64::from(simdutf::validate_utf8(row))).sum()
    }));
    let mut copy = vec![0; rows.data.len()];
    contenders.push(Contender::new("limit: memcpy of everything", None, move || {
        copy.copy_from_slice(black_box(&rows.data));
        copy[0].into()
    }));
    print(&format!("{title}: {} texts", rows.len()), rows.len(), rows.data.len(), &race(rounds, contenders))
}

pub fn worst(title: &str, rows: &Rows, rounds: usize) -> Option<f64> {
    let mut columns = Columns::new(rows.len());
    let units: Vec<Vec<u16>> = rows.texts().map(|text| text.encode_utf16().collect()).collect();
    let mut contenders = text_contenders(rows, &mut columns);
    let expected = contenders[0].expected;
    contenders.push(Contender::new("septet, Rust, UTF-16", expected, || {
        units.iter().map(|units| septet::analyze_utf16(units).map_or(0, of)).sum()
    }));
    print(&format!("1,600 characters: {title}"), rows.len(), rows.data.len(), &race(rounds, contenders))
}

/// The same texts as UTF-8, UTF-16, and Latin-1 where they are.
pub fn forms(title: &str, rows: &Rows, rounds: usize) {
    let utf16: Vec<Vec<u16>> = rows.texts().map(|text| text.encode_utf16().collect()).collect();
    let expected = Some(rows.texts().map(|text| of(septet::analyze(text))).sum());
    let contenders = vec![
        Contender::new("UTF-8", expected, || rows.texts().map(|text| of(septet::analyze(text))).sum()),
        Contender::new("UTF-16", expected, || {
            utf16.iter().map(|units| septet::analyze_utf16(units).map_or(0, of)).sum()
        }),
    ];
    print(&format!("{title}: forms of input"), rows.len(), rows.data.len(), &race(rounds, contenders));
    let rows = rows.only(|text| text.chars().all(|character| character < '\u{100}'));
    let latin1: Vec<Vec<u8>> = rows.texts().map(|text| text.chars().map(|c| c as u8).collect()).collect();
    let expected = Some(rows.texts().map(|text| of(septet::analyze(text))).sum());
    let contenders = vec![
        Contender::new("UTF-8", expected, || rows.texts().map(|text| of(septet::analyze(text))).sum()),
        Contender::new("Latin-1", expected, || {
            latin1.iter().map(|octets| of(septet::analyze_latin1(octets))).sum()
        }),
    ];
    print("Messages in Latin-1", rows.len(), rows.data.len(), &race(rounds, contenders));
}

/// Other libraries, on texts that all of them can encode: all, which come from memory, and so many as stay in the cache, where memory
/// bounds nobody.
pub fn peers(rows: &Rows, rounds: usize) {
    const IN_CACHE: usize = 2_000;
    const PASSES: usize = 20;
    let fits = |text: &str| septet::analyze(text).encoding == Encoding::Gsm7;
    peers_of("from memory", &rows.only(fits), 1, rounds);
    let mut left = IN_CACHE;
    let few = rows.only(|text| {
        let taken = left > 0 && fits(text);
        left -= usize::from(taken);
        taken
    });
    peers_of("in cache", &few, PASSES, rounds);
}

fn peers_of(place: &str, rows: &Rows, passes: usize, rounds: usize) {
    let texts = || (0..passes).flat_map(|_| rows.texts());
    let encoder = rusmpp_extra::encoding::gsm7bit::Gsm7BitUnpacked::new();
    let contenders = vec![
        Contender::new("rusmpp-extra 0.4.0, encode", None, || {
            texts().map(|text| encoder.encode_to_vec(text).map_or(0, |octets| octets.len() as u64)).sum()
        }),
        Contender::new("gsm7 0.4.1, encode and pack", None, || {
            let one = |text: &str| {
                let mut writer = gsm7::Gsm7Writer::new(Vec::with_capacity(256));
                writer.write_str(text).map_or(0, |()| 1)
            };
            texts().map(one).sum()
        }),
        Contender::new("septet, Rust, encode and pack", None, || {
            let one = |text: &str| {
                let septets = septet::encode_septets(text, septet::alphabet::Tables::DEFAULT)?;
                septet::pack_septets(&septets, 0)
            };
            texts().map(|text| one(text).map_or(0, |octets| octets.len() as u64)).sum()
        }),
        Contender::new("septet, Rust, analyze", None, || {
            texts().map(|text| of(septet::analyze(text))).sum()
        }),
    ];
    print(
        &format!("{} GSM-7 messages {place}: other libraries (not the same work)", rows.len()),
        rows.len() * passes,
        rows.data.len() * passes,
        &race(rounds, contenders),
    );
}

/// 256 MiB of text.
pub fn long(rounds: usize) {
    const LENGTH: usize = 256 << 20;
    let text = "Your verification code is 48219 ".repeat(LENGTH / 32);
    let contenders = vec![
        Contender::new("limit: simdutf, ASCII check", Some(1), || {
            simdutf::validate_ascii(text.as_bytes()).into()
        }),
        Contender::new("septet, Rust, analyze", Some(LENGTH as u64), || septet::analyze(&text).units as u64),
    ];
    print("256 MiB of text", 1, LENGTH, &race(rounds, contenders));
}

/// Columns for so many numbers.
struct Checked {
    error: Vec<i16>,
    number: Vec<i64>,
    calling_code: Vec<i16>,
    line_type: Vec<i8>,
    region: Vec<i16>,
}

impl Checked {
    fn new(rows: usize) -> Self {
        let (error, number, calling_code) = (vec![0; rows], vec![0; rows], vec![0; rows]);
        Self { error, number, calling_code, line_type: vec![0; rows], region: vec![0; rows] }
    }

    /// A batch in Rust; the columns of plans are filled at that level alone.
    fn fill(&mut self, rows: &Rows, level: NumberLevel) -> u64 {
        let Self { error, number, calling_code, line_type, region } = self;
        let mut columns = NumberColumns { error, number, calling_code, line_type, region };
        if level != NumberLevel::Numbering {
            (columns.line_type, columns.region) = (&mut [], &mut []);
        }
        let filled = check_numbers(&rows.data, &rows.offsets, level, &mut columns);
        assert!(filled.is_ok());
        columns.number.iter().fold(0, |sum, number| sum.wrapping_add(*number as u64))
    }
}

/// Does the same work so many times; gives the last answer.
fn again<'a>(times: usize, mut work: impl FnMut() -> u64 + 'a) -> impl FnMut() -> u64 + 'a {
    move || (0..times).map(|_| black_box(work())).last().unwrap_or(0)
}

/// So many times over the same numbers, which then stay in the cache when they are few.
pub fn numbers(title: &str, rows: &Rows, times: usize, rounds: usize) {
    let expected = Some(c::number_loop(rows));
    let room = || (vec![0; rows.len()], vec![0; rows.len()], vec![0; rows.len()]);
    let (mut syntax, mut length) = (room(), room());
    let mut checked = LEVELS.map(|_| Checked::new(rows.len()));
    let one = |row| PhoneNumber::parse_at(row, NumberLevel::Syntax).map_or(0, PhoneNumber::digits);
    let one_by_one = || rows.rows().map(one).fold(0, u64::wrapping_add);
    let c_syntax = || c::number_batch(rows, &mut syntax, 0);
    let c_length = || c::number_batch(rows, &mut length, 1);
    let mut contenders = vec![
        Contender::new("C loop, -O2", expected, again(times, || c::number_loop(rows))),
        Contender::new("septet, Rust, one by one", expected, again(times, one_by_one)),
        Contender::new("septet, C, batch, syntax", expected, again(times, c_syntax)),
        Contender::new("septet, C, batch, length", expected, again(times, c_length)),
    ];
    for ((level, name), checked) in LEVELS.into_iter().zip(&mut checked) {
        let name = format!("septet, Rust, batch, {name}");
        contenders.push(Contender::new(&name, expected, again(times, move || checked.fill(rows, level))));
    }
    print(title, rows.len() * times, rows.data.len() * times, &race(rounds, contenders));
}

const LEVELS: [(NumberLevel, &str); 3] =
    [(NumberLevel::Syntax, "syntax"), (NumberLevel::Length, "length"), (NumberLevel::Numbering, "numbering")];
