//! `cargo xtask prove panics`: the places in the shipped code from which a panic could start, counted, so that they can only
//! become fewer. Each is behind a check that no input fails as far as tests, properties and fuzzing can tell.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use super::io::calls_into_std;
use super::objects::{Member, demangled, members};
use crate::run::{output, root, run_with};

const TARGET: &str = "target/prove";
const RECORD: &str = "xtask/src/prove/panics.txt";

/// Parts of the names of what panics. What the barrier at the C boundary is made of is none of them: it stops panics.
const STARTS: [&str; 11] = [
    "core::panicking::panic",
    "core::panicking::assert_failed",
    "::unwrap_failed",
    "::expect_failed",
    "::slice_index_fail",
    "::slice_error_fail",
    "::len_mismatch_fail",
    "::panic_for_nonpositive_argument",
    "::panic_on_ord_violation",
    "std::panicking::begin_panic",
    "core::cell::panic_already",
];
const BARRIER: [&str; 3] = ["panic_cannot_unwind", "panic_in_cleanup", "panic_nounwind"];

/// Counts, and fails when there are more places than recorded.
pub(crate) fn check() -> Result<(), String> {
    let counted = count()?;
    let text = fs::read_to_string(root().join(RECORD)).map_err(|error| format!("{RECORD}: {error}"))?;
    let known: BTreeMap<&str, usize> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, count)| Some((name, count.parse().ok()?)))
        .collect();
    for (name, (total, _)) in &counted {
        println!("panics: {total} places in {name}, recorded {}", known.get(name.as_str()).unwrap_or(&0));
    }
    // Another compiler inlines otherwise and proves other checks away.
    if !text.contains(&compiler()?) {
        println!("panics: recorded with another compiler, not compared");
        return Ok(());
    }
    let grown = counted.iter().find(|(name, (total, _))| *total > *known.get(name.as_str()).unwrap_or(&0));
    match grown {
        None => Ok(()),
        Some((name, (_, functions))) => {
            Err(format!("more places in {name} may panic than recorded:\n{functions}"))
        }
    }
}

/// Counts and writes the record.
pub(crate) fn record() -> Result<(), String> {
    let mut text = format!(
        "# Places from which a panic could start in the release C library without link-time optimisation, by the crate whose code\n\
         # it is, counted by `cargo xtask prove panics record` with {}.\n",
        compiler()?
    );
    for (name, (total, functions)) in count()? {
        let _ = write!(text, "{name}\t{total}\n{functions}");
    }
    fs::write(root().join(RECORD), text).map_err(|error| format!("{RECORD}: {error}"))
}

fn compiler() -> Result<String, String> {
    Ok(output("rustc", &["--version"])?.trim().to_owned())
}

/// For the core, the C face and what they instantiate of libraries: how many places, and in which functions.
fn count() -> Result<BTreeMap<String, (usize, String)>, String> {
    // Without link-time optimisation each crate's code lies in an object file of its own, with its calls still by name.
    let build = ["build", "--release", "--locked", "-p", "septet-capi", "--target-dir", TARGET];
    run_with("cargo", &build, &[("CARGO_PROFILE_RELEASE_LTO", "off")])?;
    let members = members(&root().join(TARGET).join("release/libseptet_c.a"))?;
    let strange = calls_into_std(&members);
    if !strange.is_empty() {
        return Err(format!("the core calls the standard library: {strange:?}"));
    }
    let mut places: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for member in members.iter().filter(|member| is_ours(member)) {
        for ((function, target), times) in &member.references {
            let target = demangled(target);
            if starts_panic(&target) {
                let function = demangled(function);
                *places.entry(owner(&function).into()).or_default().entry(function).or_default() += times;
            }
        }
    }
    let listed = places.into_iter().map(|(owner, functions)| {
        let total = functions.values().sum();
        let lines = functions.iter().map(|(function, times)| format!("#   {times} {function}\n")).collect();
        (owner, (total, lines))
    });
    Ok(listed.collect())
}

fn is_ours(member: &Member) -> bool {
    ["septet-", "septet_c"].iter().any(|prefix| member.name.starts_with(prefix))
}

fn starts_panic(target: &str) -> bool {
    STARTS.iter().any(|part| target.contains(part)) && !BARRIER.iter().any(|part| target.contains(part))
}

/// Whose code a function is: an instance of a library's generic function is the library's.
fn owner(function: &str) -> &'static str {
    if function.contains("septet_c::") || function.starts_with("septet_") {
        "the C face"
    } else if function.trim_start_matches(['<', '&']).starts_with("septet::")
        || function.contains("impl septet::")
    {
        "the core"
    } else {
        "instances of libraries"
    }
}
