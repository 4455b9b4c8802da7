//! Each property of the specification over the same random scenarios, which are run once.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::monitor::PROPERTIES;
use crate::scenario::run;

/// The scenarios for each case of the other random tests: 100,000 for the 2,000 cases of `cargo xtask test`, and for the million of its slow form
/// as many as are wanted there.
const PER_CASE: u64 = 50;
/// What the slow form runs.
const MOST: u64 = 10_000_000;
/// When nobody says how many, for a debug build.
const DEFAULT: u64 = 5_000;

pub(crate) fn scenarios() -> u64 {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<u64>().ok());
    cases.map_or(DEFAULT, |cases| cases.saturating_mul(PER_CASE).min(MOST))
}

struct Report {
    checked: [u64; PROPERTIES.len()],
    violations: Vec<(&'static str, String, u64)>,
}

fn report() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| {
        let next = AtomicU64::new(0);
        let work = || {
            let mut report = Report { checked: [0; PROPERTIES.len()], violations: Vec::new() };
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= scenarios() || report.violations.len() > 100 {
                    return report;
                }
                let world = run(seed, |_| {});
                for (sum, checked) in report.checked.iter_mut().zip(world.monitor.checked) {
                    *sum += checked;
                }
                let found = world.monitor.violations.into_iter();
                report.violations.extend(found.map(|(property, what)| (property, what, seed)));
            }
        };
        let threads = thread::available_parallelism().map_or(1, Into::into);
        let parts: Vec<Report> = thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            handles.into_iter().map(|handle| handle.join().expect("a thread that ends")).collect()
        });
        let mut all = Report { checked: [0; PROPERTIES.len()], violations: Vec::new() };
        for part in parts {
            all.checked.iter_mut().zip(part.checked).for_each(|(sum, checked)| *sum += checked);
            all.violations.extend(part.violations);
        }
        // For `--nocapture`: how often each property was looked at.
        println!("{} scenarios", scenarios());
        PROPERTIES.iter().zip(all.checked).for_each(|(name, checked)| println!("  {checked:>12} {name}"));
        all
    })
}

fn holds(property: &str) {
    let place = PROPERTIES.iter().position(|name| *name == property).expect("a property");
    let report = report();
    let broken: Vec<_> = report.violations.iter().filter(|(name, ..)| *name == property).take(5).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(report.checked[place] > scenarios() / 20, "checked only {} times", report.checked[place]);
}

// A macro and not a loop, so that each property is a test that can be named.
macro_rules! properties {
    ($($name:ident),* $(,)?) => {
        $(#[test] fn $name() { holds(stringify!($name)); })*

        #[test]
        fn every_property_has_a_test() {
            assert_eq!(PROPERTIES, [$(stringify!($name)),*]);
        }
    };
}

properties! {
    at_most_one_acceptance_per_segment_unless_resubmit,
    no_transmit_after_a_hard_outcome,
    no_transmit_of_a_segment_in_flight_accepted_or_unknown,
    in_flight_within_the_windows,
    all_accepted_segments_on_one_route,
    sent_only_when_every_segment_was_accepted,
    the_end_is_final,
    it_always_ends,
    the_charge_is_the_sum_over_accepted_segments,
    a_failed_message_was_not_sent,
    time_never_runs_backwards,
    cancel_stops_transmits_and_books_what_is_in_flight,
    one_segment_first,
    rates_faults_and_limits_are_kept,
}

#[test]
fn same_inputs_same_trace() {
    for seed in 0..scenarios() / 50 {
        assert_eq!(run(seed, |_| {}).monitor.hash, run(seed, |_| {}).monitor.hash, "seed {seed}");
    }
}

#[test]
fn it_always_ends_for_every_segment_count() {
    for segments in 1..=255 {
        let world = run(segments as u64, |setting| setting.segments = vec![segments]);
        assert!(world.monitor.violations.is_empty(), "{segments}: {:?}", world.monitor.violations);
    }
}
