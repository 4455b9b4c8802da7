//! The Node face.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::dist::only;
use crate::run::{output, root, run, run_with};
use crate::size;

/// Builds the addon, checks what is generated for it, and runs every test: types, vectors, the packed tarball, README.
pub(crate) fn test() -> Result<(), String> {
    install("bindings-node")?;
    let probe = build_probe()?;
    run("node", &["bindings-node/scripts/generate.cjs", "--check"])?;
    size::NODE.check(&only(&root().join("bindings-node"), ".node")?)?;
    // The command's machine formats are compared with those of `npx septet`.
    run("cargo", &["build", "--release", "--locked", "-p", "septet-cli"])?;
    let command = target().join("release").join("septet");
    let environment = [("SEPTET_PROBE", text(&probe)?), ("SEPTET_COMMAND", text(&command)?)];
    run_with("npm", &["--prefix", "bindings-node", "test"], &environment)
}

/// The addon beside its loader.
pub(crate) fn ready() -> Result<(), String> {
    install("bindings-node")?;
    run("node", &["bindings-node/scripts/build.cjs"])
}

/// The packages that septet is compared with.
pub(crate) fn install_peers() -> Result<(), String> {
    install("bindings-node/bench")
}

/// How long calls take, beside a hand-written loop and other packages: tables.
pub(crate) fn bench() -> Result<String, String> {
    install("bindings-node/bench")?;
    let probe = build_probe()?;
    run("node", &["bindings-node/scripts/build.cjs"])?;
    output("node", &["bindings-node/bench/bench.mjs", text(&probe)?])
}

/// The npm packages of a folder, by its lock file. Not by `npm ci`: it refuses a lock file that lacks the optional packages of other
/// platforms, and npm writes only those that it could see. The addon itself is built by us.
fn install(folder: &str) -> Result<(), String> {
    run("npm", &["--prefix", folder, "install", "--ignore-scripts", "--no-save"])
}

/// An addon with what only tests and benchmarks call.
fn build_probe() -> Result<PathBuf, String> {
    let probe = target().join("septet-probe.node");
    fs::create_dir_all(target()).map_err(|error| format!("{}: {error}", target().display()))?;
    run("node", &["bindings-node/scripts/build.cjs", "--features", "probe", "--output", text(&probe)?])?;
    Ok(probe)
}

/// Where cargo builds.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

fn text(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))
}
