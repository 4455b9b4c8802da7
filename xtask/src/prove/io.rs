//! `cargo xtask prove io`: the core asks for nothing but memory.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::objects::{Member, demangled, members};
use crate::run::{root, run};

const MANIFEST: &str = "tests/bare/Cargo.toml";
const TARGET: &str = "target/bare";

/// All that the core may ask of the world without the standard library: copying, comparing and measuring memory, which
/// compilers and the language's core library put in; memory; an end, which a panic would need; and what unwinds it in a core library that was built to.
const ALLOWED: [&str; 11] = [
    "bcmp",
    "memcmp",
    "memcpy",
    "memmove",
    "memset",
    "strlen",
    "rust_eh_personality",
    "_Unwind_Resume",
    "septet_bare_allocate",
    "septet_bare_free",
    "septet_bare_end",
];

/// What the feature `std` may use of it: the question which vector instructions the processor has.
const ALLOWED_OF_STD: &str = "std_detect::detect::";

/// Builds the core with every feature but `std` and looks at what it needs from outside.
pub(crate) fn check() -> Result<(), String> {
    run("cargo", &["build", "--release", "--locked", "--manifest-path", MANIFEST, "--target-dir", TARGET])?;
    let members = members(&archive())?;
    let needed = needed(&members);
    let strange: Vec<&String> = needed.iter().filter(|symbol| !ALLOWED.contains(&symbol.as_str())).collect();
    if !strange.is_empty() {
        return Err(format!("the core asks the linker for {strange:?}"));
    }
    // An empty archive would pass, too.
    let functions = members.iter().flat_map(|member| &member.defined);
    let own = functions.filter(|symbol| demangled(symbol).contains("septet::")).count();
    if own < 500 {
        return Err(format!("only {own} functions of the core were looked at"));
    }
    println!("io: {own} functions of the core ask for {}", needed.into_iter().collect::<Vec<_>>().join(", "));
    Ok(())
}

/// What the core's own code calls in the standard library when it was built with the feature `std`, beyond what is allowed.
pub(super) fn calls_into_std(members: &[Member]) -> BTreeSet<String> {
    let own = members.iter().filter(|member| member.name.starts_with("septet-"));
    let names = own.flat_map(|member| &member.undefined).map(|symbol| demangled(symbol));
    let names = names.filter(|name| name.contains("std::") || name.starts_with("std_"));
    names.filter(|name| !name.starts_with(ALLOWED_OF_STD)).collect()
}

fn archive() -> PathBuf {
    root().join(TARGET).join("release/libseptet_bare.a")
}

fn needed(members: &[Member]) -> BTreeSet<String> {
    let defined: BTreeSet<&String> = members.iter().flat_map(|member| &member.defined).collect();
    let undefined = members.iter().flat_map(|member| &member.undefined);
    undefined.filter(|symbol| !defined.contains(symbol)).cloned().collect()
}
