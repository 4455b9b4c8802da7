//! The command as one file that needs no library, not even libc.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{copy, empty, neutral_paths, papers, shelf, text};
use crate::run::{output, root, run, run_with};
use crate::versions::VERSION;

/// `cargo xtask dist command`.
pub(crate) fn dist() -> Result<(), String> {
    let program = build()?;
    check_static(&program)?;
    let folder = empty("command")?;
    let name = format!("septet-{VERSION}-{}-{}", env::consts::ARCH, env::consts::OS);
    let tree = folder.join(&name);
    fs::create_dir_all(&tree).map_err(|error| error.to_string())?;
    output("strip", &["-o", text(&tree.join("septet"))?, text(&program)?])?;
    copy(&root().join("README.md"), &tree.join("README.md"))?;
    papers(&tree, "septet-cli")?;
    let archive = shelf()?.join(format!("{name}.tar.gz"));
    output("tar", &["-C", text(&folder)?, "-czf", text(&archive)?, &name])?;
    use_alone(&archive)?;
    println!("{}", archive.display());
    Ok(())
}

fn build() -> Result<PathBuf, String> {
    let triple = format!("{}-unknown-linux-gnu", env::consts::ARCH);
    let target = root().join("target/dist/static");
    let flags = format!("-Ctarget-feature=+crt-static {}", neutral_paths()?);
    // With a target named, so that the flags do not reach the macros of the compiler, which it has to load.
    run_with(
        "cargo",
        &["build", "--release", "--locked", "-p", "septet-cli", "--target", &triple],
        &[("CARGO_TARGET_DIR", text(&target)?), ("RUSTFLAGS", &flags)],
    )?;
    Ok(target.join(triple).join("release/septet"))
}

/// Neither a loader nor a library.
fn check_static(program: &Path) -> Result<(), String> {
    let headers = output("readelf", &["--program-headers", "--dynamic", "--wide", text(program)?])?;
    if headers.contains("INTERP") || headers.contains("(NEEDED)") {
        return Err(format!("{} is not static:\n{headers}", program.display()));
    }
    Ok(())
}

/// Runs the command where there is no other file at all, if that is allowed; else without any environment.
fn use_alone(archive: &Path) -> Result<(), String> {
    let place = empty("command-user")?;
    run("tar", &["-C", text(&place)?, "--strip-components=1", "-xzf", text(archive)?])?;
    let is_root = output("id", &["-u"])?.trim() == "0";
    let program = text(&place.join("septet"))?.to_owned();
    let alone: [&str; 3] =
        if is_root { ["chroot", text(&place)?, "/septet"] } else { ["env", "-i", &program] };
    let [first, arguments @ ..] = alone;
    let call = |more: &[&str]| output(first, &[&arguments, more].concat());
    let version = call(&["--version"])?;
    if !version.contains(VERSION) {
        return Err(format!("the command says it is {version}"));
    }
    // `It’s` has one character that GSM-7 lacks: UCS-2, four units.
    let counted = call(&["analyze", "--json", "It’s"])?;
    let told: serde_json::Value =
        serde_json::from_str(&counted).map_err(|error| format!("{counted}: {error}"))?;
    if told.get("units") != Some(&serde_json::json!(4)) {
        return Err(format!("the command counts {counted}"));
    }
    println!(
        "{} runs alone in {}",
        version.trim(),
        if is_root { "an empty root" } else { "an empty environment" }
    );
    Ok(())
}
