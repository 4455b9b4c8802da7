//! What cargo builds of the face, and running what is built from it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::run::{root, run};
use crate::size::C;

/// What a program that links the static library needs beside it: `rustc --print native-static-libs`.
pub(super) const STATIC_LIBRARIES: [&str; 7] =
    ["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl", "-lc"];

/// The libraries of one profile.
pub(super) struct Artifact {
    pub(super) shared: PathBuf,
    pub(super) archive: PathBuf,
}

/// What is shipped.
pub(super) fn release() -> Result<Artifact, String> {
    // Not `cargo build`: with a Rust library among the kinds, cargo leaves link-time optimisation out.
    run(
        "cargo",
        &[
            "rustc",
            "--profile",
            C.profile,
            "-p",
            C.package,
            "--lib",
            "--crate-type",
            "cdylib,staticlib",
            "--locked",
        ],
    )?;
    Ok(Artifact::in_folder(&target().join(C.profile)))
}

/// With the functions that panic.
pub(super) fn panicking() -> Result<Artifact, String> {
    run("cargo", &["build", "-p", "septet-capi", "--features", "test-panic", "--locked"])?;
    Ok(Artifact::in_folder(&target().join("debug")))
}

impl Artifact {
    fn in_folder(folder: &Path) -> Self {
        Self { shared: folder.join("libseptet_c.so"), archive: folder.join("libseptet_c.a") }
    }
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// An empty folder for what the tests build.
pub(super) fn workshop(name: &str) -> Result<PathBuf, String> {
    let folder = target().join("c-face").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// A path as an argument.
pub(super) fn argument(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))
}
