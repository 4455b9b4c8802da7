//! The crate: packed by cargo from what is committed, unpacked, and used by a program that may not ask the network.

use std::fs;

use super::{copy, empty, first_block, shelf, text, write};
use crate::run::{output, root, run};
use crate::versions::VERSION;

/// `cargo xtask dist crate`.
pub(crate) fn dist() -> Result<(), String> {
    let folder = empty("crate")?;
    let build = folder.join("build");
    run("cargo", &["package", "-p", "septet", "--locked", "--no-verify", "--target-dir", text(&build)?])?;
    let name = format!("septet-{VERSION}.crate");
    let packed = shelf()?.join(&name);
    copy(&build.join("package").join(&name), &packed)?;
    let names = output("tar", &["-tzf", text(&packed)?])?;
    for wanted in ["src/lib.rs", "README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        if !names.lines().any(|line| line.ends_with(&format!("-{VERSION}/{wanted}"))) {
            return Err(format!("{name} lacks {wanted}"));
        }
    }
    // Inside of a workspace of its own: cargo looks for one in every folder above.
    let user = folder.join("user");
    fs::create_dir_all(user.join("src")).map_err(|error| error.to_string())?;
    run("tar", &["-C", text(&user)?, "-xzf", text(&packed)?])?;
    let manifest = format!(
        "[workspace]\n\n[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nseptet = {{ path = \"septet-{VERSION}\" }}\n"
    );
    write(&user.join("Cargo.toml"), &manifest)?;
    let program = format!("fn main() {{\n{}}}\n", first_block("core/README.md", "rust")?);
    write(&user.join("src/main.rs"), &program)?;
    // The versions that were tested.
    copy(&root().join("Cargo.lock"), &user.join("Cargo.lock"))?;
    let manifest = user.join("Cargo.toml");
    let offline = ["--offline", "--quiet", "--manifest-path", text(&manifest)?];
    run("cargo", &[&["run"][..], &offline].concat())?;
    let bare = ["-p", "septet", "--no-default-features"];
    run("cargo", &[&["check"][..], &offline, &bare].concat())?;
    println!("{}", packed.display());
    Ok(())
}
