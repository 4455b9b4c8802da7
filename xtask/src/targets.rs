//! `cargo xtask targets`: the core's tests on processors that differ from the usual one in what code tends to take for granted.

use crate::run::{ensure_tools, run, run_with};

/// A target, and what makes it worth a test.
struct Target {
    name: &'static str,
    /// Debian's name of the C compiler's package and of its library.
    packages: [&'static str; 2],
    /// What runs its programs here, if that is not the processor itself.
    emulator: Option<&'static str>,
    reason: &'static str,
}

const TARGETS: [Target; 3] = [
    Target {
        name: "s390x",
        packages: ["gcc-s390x-linux-gnu", "libc6-dev-s390x-cross"],
        emulator: Some("qemu-s390x-static"),
        reason: "big-endian",
    },
    Target {
        name: "i686",
        packages: ["gcc-i686-linux-gnu", "libc6-dev-i386-cross"],
        emulator: None,
        reason: "32 bits",
    },
    Target {
        name: "aarch64",
        packages: ["gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross"],
        emulator: Some("qemu-aarch64-static"),
        reason: "NEON",
    },
];

/// Debian's compiler comes with the sources of the standard library, which is built for each target. Whoever has the targets' own
/// from elsewhere needs none of this.
const CARGO: &str = "/usr/bin/cargo";
const COMPILER: [(&str, &str); 3] = [
    (CARGO, "cargo-web"),
    ("/usr/bin/rustc", "rustc-web"),
    ("/usr/lib/rustlib/src/rust/library/Cargo.lock", "rust-web-src"),
];

/// An emulator takes some fifty times as long.
const CASES: &str = "100";

/// Tests the core on one target, or on all.
pub(crate) fn test(only: Option<&str>) -> Result<(), String> {
    let wanted: Vec<&Target> =
        TARGETS.iter().filter(|target| only.is_none_or(|name| name == target.name)).collect();
    if wanted.is_empty() {
        return Err(format!("no such target: {}", TARGETS.map(|target| target.name).join(", ")));
    }
    let missing: Vec<&str> = COMPILER
        .iter()
        .filter(|(file, _)| !std::path::Path::new(file).exists())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        run("apt-get", &[&["install", "-y", "--no-install-recommends"], &missing[..]].concat())?;
    }
    wanted.into_iter().try_for_each(test_on)
}

fn test_on(target: &Target) -> Result<(), String> {
    let linker = format!("{}-linux-gnu-gcc", target.name);
    let mut tools = target.packages.map(|package| (linker.as_str(), package)).to_vec();
    tools.extend(target.emulator.map(|emulator| (emulator, "qemu-user-static")));
    ensure_tools(&tools)?;
    println!("{}: {}", target.name, target.reason);
    let triple = format!("{}-unknown-linux-gnu", target.name);
    let variable = |end: &str| format!("CARGO_TARGET_{}_{end}", triple.replace('-', "_").to_uppercase());
    let (linker_variable, flags, runner) = (variable("LINKER"), variable("RUSTFLAGS"), variable("RUNNER"));
    let mut environment = vec![
        ("RUSTC", "/usr/bin/rustc"),
        ("RUSTDOC", "/usr/bin/rustdoc"),
        // For `build-std`.
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_PROFILE_DEV_DEBUG", "0"),
        ("CARGO_PROFILE_DEV_OPT_LEVEL", "1"),
        ("PROPTEST_CASES", CASES),
        (&linker_variable, &linker),
        // Then the emulator needs no libraries of the target.
        (&flags, "-Ctarget-feature=+crt-static"),
    ];
    environment.extend(target.emulator.map(|emulator| (runner.as_str(), emulator)));
    let arguments = [
        "test",
        "-p",
        "septet",
        "--lib",
        "--tests",
        "--locked",
        "-Zbuild-std",
        "--target",
        &triple,
        "--target-dir",
        "target/targets",
    ];
    run_with(CARGO, &arguments, &environment)
}
