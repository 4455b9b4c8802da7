//! `include/septet.h`, made by cbindgen from the face.

use std::fs;

use super::artifact;
use crate::run::root;

pub(super) const PATH: &str = "include/septet.h";

/// Every function has this section, which only Rust wants; C has it once, in the essay.
const SAFETY: &str = " *\n * # Safety\n * Pointers as the conventions demand.\n";

pub(super) fn generate() -> Result<String, String> {
    let mut header = Vec::new();
    bindings()?.write(&mut header);
    let header = String::from_utf8(header).map_err(|error| error.to_string())?;
    Ok(header.replace(SAFETY, ""))
}

/// The names of all functions.
pub(super) fn functions() -> Result<Vec<String>, String> {
    let list = artifact::workshop("symbols")?.join("septet.sym");
    bindings()?.generate_symfile(&list);
    let list = fs::read_to_string(&list).map_err(|error| error.to_string())?;
    Ok(list
        .lines()
        .filter_map(|line| line.strip_suffix(';'))
        .filter(|name| *name != "}")
        .map(Into::into)
        .collect())
}

fn bindings() -> Result<cbindgen::Bindings, String> {
    let face = root().join("ffi-c");
    let mut config = cbindgen::Config::from_file(face.join("cbindgen.toml"))?;
    let essay = fs::read_to_string(face.join("conventions.h"));
    config.header = Some(essay.map_err(|error| format!("conventions.h: {error}"))?.trim_end().to_owned());
    config.after_includes = Some(constants());
    cbindgen::Builder::new()
        .with_crate(&face)
        .with_config(config)
        .generate()
        .map_err(|error| format!("cbindgen: {error}"))
}

/// What cbindgen cannot write: values that the preprocessor needs, and initialisers.
fn constants() -> String {
    let mut parts = env!("CARGO_PKG_VERSION").split('.');
    let mut part = || parts.next().unwrap_or_default();
    let (major, minor, patch) = (part(), part(), part());
    let text = concat!(include_str!("constants.h.in"), include_str!("constants_wire.h.in"));
    text.replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@MAJOR@", major)
        .replace("@MINOR@", minor)
        .replace("@PATCH@", patch)
        .trim_end()
        .to_owned()
}
