//! The races, and how they are printed.

use std::hint::black_box;

use septet::{Encoding, NumberLevel, PhoneNumber};

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

/// Other libraries, on texts that all of them can encode.
pub fn peers(rows: &Rows, rounds: usize) {
    let rows = rows.only(|text| septet::analyze(text).encoding == Encoding::Gsm7);
    let encoder = rusmpp_extra::encoding::gsm7bit::Gsm7BitUnpacked::new();
    let contenders = vec![
        Contender::new("rusmpp-extra 0.4.0, encode", None, || {
            rows.texts().map(|text| encoder.encode_to_vec(text).map_or(0, |octets| octets.len() as u64)).sum()
        }),
        Contender::new("gsm7 0.4.1, encode and pack", None, || {
            let one = |text: &str| {
                let mut writer = gsm7::Gsm7Writer::new(Vec::with_capacity(256));
                writer.write_str(text).map_or(0, |()| 1)
            };
            rows.texts().map(one).sum()
        }),
        Contender::new("septet, Rust, encode and pack", None, || {
            let one = |text: &str| {
                let septets = septet::encode_septets(text, septet::alphabet::Tables::DEFAULT)?;
                septet::pack_septets(&septets, 0)
            };
            rows.texts().map(|text| one(text).map_or(0, |octets| octets.len() as u64)).sum()
        }),
        Contender::new("septet, Rust, analyze", None, || {
            rows.texts().map(|text| of(septet::analyze(text))).sum()
        }),
    ];
    print(
        "GSM-7 messages: other libraries (not the same work)",
        rows.len(),
        rows.data.len(),
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

pub fn numbers(rows: &Rows, rounds: usize) {
    let expected = Some(c::number_loop(rows));
    let room = || (vec![0; rows.len()], vec![0; rows.len()], vec![0; rows.len()]);
    let (mut syntax, mut length) = (room(), room());
    let contenders = vec![
        Contender::new("C loop, -O2", expected, || c::number_loop(rows)),
        Contender::new("septet, Rust, one by one", expected, || {
            let one = |row| PhoneNumber::parse_at(row, NumberLevel::Syntax).map_or(0, PhoneNumber::digits);
            rows.rows().map(one).fold(0, u64::wrapping_add)
        }),
        Contender::new("septet, C, batch, syntax", expected, || c::number_batch(rows, &mut syntax, 0)),
        Contender::new("septet, C, batch, length", expected, || c::number_batch(rows, &mut length, 1)),
    ];
    print("Numbers", rows.len(), rows.data.len(), &race(rounds, contenders));
}
