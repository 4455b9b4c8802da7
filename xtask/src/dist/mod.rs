//! `cargo xtask dist`: what is released, each built and then used in an empty place, as a stranger would.

mod command;
mod krate;
mod node;
mod python;
pub(crate) mod sbom;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::faces;
use crate::run::{output, root, run};
use crate::versions;

pub(crate) use command::dist as command;
pub(crate) use krate::dist as krate;
pub(crate) use node::dist as node;
pub(crate) use python::dist as python;

/// All of them.
pub(crate) fn all() -> Result<(), String> {
    versions::check()?;
    krate()?;
    faces::c::dist()?;
    python()?;
    node()?;
    command()
}

/// Where the finished files are left.
fn shelf() -> Result<PathBuf, String> {
    let shelf = root().join("target/dist");
    fs::create_dir_all(&shelf).map(|()| shelf).map_err(|error| format!("target/dist: {error}"))
}

/// An empty folder under the shelf.
fn empty(name: &str) -> Result<PathBuf, String> {
    let folder = shelf()?.join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map(|()| folder).map_err(|error| format!("target/dist/{name}: {error}"))
}

/// An empty folder outside of the project, for what looks for things in the folders above it.
fn far_away(name: &str) -> Result<PathBuf, String> {
    let folder = env::temp_dir().join(format!("septet-dist-{}", std::process::id())).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map(|()| folder).map_err(|error| format!("{name}: {error}"))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{}: {error}", from.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn text(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))
}

/// The only file of a folder whose name ends so.
pub(crate) fn only(folder: &Path, ending: &str) -> Result<PathBuf, String> {
    let files = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|file| file.to_string_lossy().ends_with(ending));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        _ => Err(format!("{}: there is not exactly one *{ending}", folder.display())),
    }
}

/// The first block in a language of a README.
fn first_block(readme: &str, language: &str) -> Result<String, String> {
    let text = fs::read_to_string(root().join(readme)).map_err(|error| format!("{readme}: {error}"))?;
    let block = text.split_once(&format!("```{language}\n")).and_then(|(_, rest)| rest.split_once("```"));
    block.map(|(block, _)| block.to_owned()).ok_or_else(|| format!("{readme} shows no {language}"))
}

/// The licences and the bill of materials, which lie beside whatever is shipped.
fn papers(folder: &Path, package: &str) -> Result<(), String> {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(licence), &folder.join(licence))?;
    }
    write(&folder.join("sbom.cdx.json"), &sbom::bill(package)?)
}

/// Compiler's settings for shipped files: no path of this machine stays in them.
fn neutral_paths() -> Result<String, String> {
    let home = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")));
    let home = home.map_err(|_| "where is cargo's home?")?;
    Ok(format!("--remap-path-prefix={home}=cargo --remap-path-prefix={}=septet", text(&root())?))
}

/// A virtual environment with what builds packages for machines older than this one.
fn tools() -> Result<PathBuf, String> {
    const TOOLS: [&str; 4] =
        ["maturin==1.16.0", "ziglang==0.17.1", "auditwheel==6.8.2", "cargo-zigbuild==0.24.1"];
    let folder = shelf()?.join("tools");
    let stamp = folder.join("requirements");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == TOOLS.join("\n")) {
        return Ok(folder);
    }
    run("python3", &["-m", "venv", "--clear", text(&folder)?])?;
    run(text(&folder.join("bin/pip"))?, &[&["install", "--quiet"][..], &TOOLS].concat())?;
    write(&stamp, &TOOLS.join("\n")).map(|()| folder)
}

/// The search path with those tools before all others.
fn path_with_tools() -> Result<String, String> {
    let path = env::var("PATH").map_err(|_| "there is no PATH")?;
    Ok(format!("{}:{path}", text(&tools()?.join("bin"))?))
}

/// The oldest glibc that a file runs with, by the versions of the symbols that it asks for.
fn oldest_glibc(file: &Path) -> Result<u32, String> {
    let table = output("readelf", &["--version-info", "--wide", text(file)?])?;
    let minor = |word: &str| word.strip_prefix("GLIBC_2.")?.split('.').next()?.parse().ok();
    table
        .split_whitespace()
        .filter_map(minor)
        .max()
        .ok_or_else(|| format!("{} asks for no glibc", file.display()))
}

/// Fails when a file asks for a newer glibc than 2.17, the oldest that Rust itself runs with.
fn check_glibc(file: &Path) -> Result<(), String> {
    let oldest = oldest_glibc(file)?;
    println!("{} runs with glibc 2.{oldest} and newer", file.display());
    if oldest <= 17 { Ok(()) } else { Err("that is newer than glibc 2.17".into()) }
}
