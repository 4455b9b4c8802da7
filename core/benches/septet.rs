//! How long the operations take: `cargo xtask bench`. Quote ratios of one run, not times.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use septet::{
    Action, BulkDispatch, BulkRequest, Facts, NumberColumns, NumberLevel, PhoneNumber, Policy, PriceTable,
    Route, RouteQuery, TextOptions, UpstreamOutcome, analyze, check_numbers, plan_bulk,
};

fn analyze_by_length(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analyze GSM-7");
    for length in [20, 160, 1_600, 16_000, 1_000_000, 16_000_000] {
        let text = "Your verification code is 48219 ".repeat(length / 32 + 1);
        let text = &text[..length];
        assert_eq!(analyze(text).units, length);
        group.throughput(Throughput::Elements(length as u64));
        if length > 100_000 {
            group.sample_size(10);
        }
        group.bench_with_input(BenchmarkId::from_parameter(length), text, |bencher, text| {
            bencher.iter(|| analyze(black_box(text)));
        });
    }
    group.finish();
}

fn analyze_worst_cases(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analyze 1,600 characters");
    let mut last = "a".repeat(1_599);
    last.push('я');
    let cases = [
        ("extension characters", "[€".repeat(800), 22),
        ("one extension character in three", "ab[".repeat(533) + "a", 15),
        ("accents", "éü".repeat(800), 11),
        ("emoji", "😀".repeat(1_600), 49),
        ("decomposed", "e\u{301}".repeat(800), 24),
        ("only the last is outside", last, 24),
    ];
    for (name, text, segments) in cases {
        assert_eq!(analyze(&text).segments, segments, "{name}");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| analyze(black_box(&text))));
    }
    group.finish();
}

fn split(criterion: &mut Criterion) {
    let text = "ab[".repeat(533);
    let options = TextOptions::new().concatenation_reference(1);
    criterion.bench_function("segments of 1,600 characters", |bencher| {
        bencher.iter(|| options.segments(black_box(&text)).map(Iterator::count));
    });
}

fn phone_numbers(criterion: &mut Criterion) {
    criterion.bench_function("E.164 syntax", |bencher| {
        bencher.iter(|| PhoneNumber::parse(black_box("+12025550143")))
    });
    criterion.bench_function("E.164 refused", |bencher| {
        bencher.iter(|| PhoneNumber::parse(black_box("+1 202 555 0143")))
    });
}

fn many_phone_numbers(criterion: &mut Criterion) {
    const ROWS: usize = 1_000;
    // Mobiles of ten countries, every other digit changing.
    let shapes = ["+1415", "+44790", "+4917", "+336", "+346", "+55119", "+9198", "+86138", "+8190", "+4791"];
    let (mut data, mut offsets, mut digit) = (String::new(), vec![0], 0_u32);
    for row in 0..ROWS {
        let shape = shapes[row % shapes.len()];
        data.push_str(shape);
        for _ in shape.len()..[12, 13, 14, 12, 12, 14, 13, 14, 13, 11][row % shapes.len()] {
            digit = (digit * 7 + row as u32 + 3) % 10;
            data.push_str(&digit.to_string());
        }
        offsets.push(data.len());
    }
    let mut group = criterion.benchmark_group("1,000 numbers");
    group.throughput(Throughput::Elements(ROWS as u64));
    let levels = [
        ("syntax", NumberLevel::Syntax),
        ("length", NumberLevel::Length),
        ("numbering", NumberLevel::Numbering),
    ];
    for (name, level) in levels {
        let (mut error, mut number, mut calling_code) = ([0; ROWS], [0; ROWS], [0; ROWS]);
        let (mut line_type, mut region) = ([0; ROWS], [0; ROWS]);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let mut columns = NumberColumns {
                    error: &mut error,
                    number: &mut number,
                    calling_code: &mut calling_code,
                    line_type: &mut line_type,
                    region: &mut region,
                };
                check_numbers(black_box(data.as_bytes()), &offsets, level, &mut columns)
            });
        });
    }
    group.finish();
}

fn plans(criterion: &mut Criterion) {
    let recipients: Vec<String> =
        (0..1_000).map(|number| format!("+1202555{:04}", number * 7 % 10_000)).collect();
    let request = BulkRequest::new(
        "Conerix",
        "Tickets for tonight are still available — bit.ly/lens-friday",
        recipients,
    );
    let mut facts = Facts::default();
    let price = "0.05".parse().and_then(|price| PriceTable::flat(price, "USD".parse()?));
    facts.prices = price.ok();
    assert_eq!(plan_bulk(&request, &facts).cost.map(|cost| cost.to_string()).as_deref(), Some("50.00"));
    let mut group = criterion.benchmark_group("1,000 recipients");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("plan", |bencher| bencher.iter(|| plan_bulk(black_box(&request), &facts)));
    let json = request.to_json();
    group.bench_function("read JSON", |bencher| bencher.iter(|| BulkRequest::from_json(black_box(&json))));
    group.bench_function("write the plan", |bencher| {
        bencher.iter_batched(|| plan_bulk(&request, &facts), |plan| plan.to_json(), BatchSize::SmallInput);
    });
    group.finish();
}

/// Every message has three segments, every answer is an acceptance that comes as soon as the window is full.
fn dispatch(messages: u64, snapshot: bool) -> usize {
    let routes = [1, 2, 3].map(|id| Route::new(id).and_then(|route| route.window(100)));
    let routes: Vec<Route> = routes.into_iter().flatten().collect();
    let mut bulk = BulkDispatch::new(&routes, Policy::new());
    for message in 0..messages {
        let Ok(to) = PhoneNumber::parse(format!("+4477{:08}", message % 100_000_000)) else { continue };
        bulk.push(&RouteQuery::new(to, 3), None);
    }
    bulk.start(0);
    let mut waiting = std::collections::VecDeque::new();
    loop {
        match bulk.poll() {
            Some(Action::Transmit { token, .. }) => waiting.push_back(token),
            Some(Action::Done) => break,
            _ => {
                let Some(token) = waiting.pop_front() else { break };
                bulk.result(token, UpstreamOutcome::Accepted, Some("b7f0a1d2"), None, 1);
            }
        }
    }
    if snapshot { bulk.snapshot().len() } else { bulk.open() }
}

fn dispatches(criterion: &mut Criterion) {
    assert_eq!(dispatch(1_000, false), 0);
    let mut group = criterion.benchmark_group("dispatch, 3 segments each");
    for messages in [1_000, 100_000] {
        group.throughput(Throughput::Elements(messages));
        group.sample_size(if messages > 1_000 { 10 } else { 100 });
        group.bench_with_input(BenchmarkId::from_parameter(messages), &messages, |bencher, messages| {
            bencher.iter(|| dispatch(*messages, false));
        });
    }
    group.bench_function("1000 and a snapshot", |bencher| bencher.iter(|| dispatch(1_000, true)));
    group.finish();
}

criterion_group!(
    benches,
    analyze_by_length,
    analyze_worst_cases,
    split,
    phone_numbers,
    many_phone_numbers,
    plans,
    dispatches
);

// The macro writes a function without a comment.
#[allow(missing_docs)]
mod main {
    pub(super) use super::benches;
}

criterion_main!(main::benches);
