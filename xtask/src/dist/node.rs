//! The packages of npm: the main one, and one for the platform with the addon. Installed together where there is neither Rust nor
//! a network.

use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{
    check_glibc, copy, empty, far_away, first_block, neutral_paths, only, papers, path_with_tools, text,
    write,
};
use crate::run::{output, root, run, run_with};
use crate::size;
use crate::versions::VERSION;

/// `cargo xtask dist node`.
pub(crate) fn dist() -> Result<(), String> {
    let folder = empty("node")?;
    let (platform, main) = (platform_package(&folder)?, main_package(&folder)?);
    use_without_rust(&main, &platform)?;
    println!("{}\n{}", main.display(), platform.display());
    Ok(())
}

/// What Node calls this platform, and the name of the addon's file after it.
struct Platform {
    os: String,
    cpu: String,
    file: String,
}

fn platform() -> Result<Platform, String> {
    let script = "const { addonName } = require('./bindings-node/scripts/build.cjs'); console.log(process.platform, process.arch, addonName())";
    let told = output("node", &["-e", script])?;
    let words: Vec<&str> = told.split_whitespace().collect();
    let [os, cpu, file] = words.as_slice() else { return Err(format!("node says {told:?}")) };
    Ok(Platform { os: (*os).into(), cpu: (*cpu).into(), file: (*file).into() })
}

impl Platform {
    /// The package that the generated loader asks for.
    fn package(&self) -> String {
        self.file.replacen('.', "-", 1).trim_end_matches(".node").to_owned()
    }
}

/// The addon, built for old and new Linux, in a package that npm installs on this platform only.
fn platform_package(folder: &Path) -> Result<PathBuf, String> {
    let platform = platform()?;
    let target = root().join("target/dist/build-node");
    let (path, flags) = (path_with_tools()?, neutral_paths()?);
    let environment = [("PATH", path.as_str()), ("CARGO_TARGET_DIR", text(&target)?), ("RUSTFLAGS", &flags)];
    let triple = format!("{}-unknown-linux-gnu", env::consts::ARCH);
    let old = format!("{triple}.2.17");
    let build = [
        "zigbuild",
        "--locked",
        "--lib",
        "--profile",
        size::NODE.profile,
        "-p",
        size::NODE.package,
        "--target",
        &old,
    ];
    run_with("cargo", &build, &environment)?;
    let addon = target.join(triple).join(size::NODE.profile).join(size::NODE.file);
    check_glibc(&addon)?;
    size::NODE.check(&addon)?;

    let package = folder.join(platform.package());
    fs::create_dir_all(&package).map_err(|error| error.to_string())?;
    copy(&addon, &package.join(&platform.file))?;
    papers(&package, size::NODE.package)?;
    let told = main_manifest()?;
    let mut manifest = json!({
        "name": platform.package(),
        "version": VERSION,
        "description": format!("The addon of septet for {} on {}", platform.os, platform.cpu),
        "main": platform.file,
        "files": [platform.file, "LICENSE-MIT", "LICENSE-APACHE", "sbom.cdx.json"],
        "os": [platform.os],
        "cpu": [platform.cpu],
        "libc": ["glibc"],
    });
    if let Some(fields) = manifest.as_object_mut() {
        for name in ["license", "engines"] {
            fields.insert(name.into(), told.get(name).cloned().unwrap_or_default());
        }
    }
    write(&package.join("package.json"), &(manifest.to_string() + "\n"))?;
    write(
        &package.join("README.md"),
        "The compiled part of the package `septet` for one platform. Install `septet`; it asks for this one.\n",
    )?;
    pack(&package, folder, &platform.package())
}

/// The main package as npm packs it, which then asks for the platform's package where that fits.
fn main_package(folder: &Path) -> Result<PathBuf, String> {
    let raw = folder.join("raw");
    fs::create_dir_all(&raw).map_err(|error| error.to_string())?;
    // With its scripts: they put the source into it, for platforms without a package.
    run("npm", &["pack", "./bindings-node", "--silent", "--pack-destination", text(&raw)?])?;
    run("tar", &["-C", text(&raw)?, "-xzf", text(&only(&raw, ".tgz")?)?])?;
    let package = raw.join("package");
    let mut manifest = main_manifest()?;
    manifest.insert("optionalDependencies".into(), json!({ platform()?.package(): VERSION }));
    manifest.remove("devDependencies");
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())?;
    write(&package.join("package.json"), &(text + "\n"))?;
    pack(&package, folder, "septet")
}

fn main_manifest() -> Result<Map<String, Value>, String> {
    let path = root().join("bindings-node/package.json");
    let text = fs::read_to_string(path).map_err(|error| format!("package.json: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("package.json: {error}"))
}

fn pack(package: &Path, to: &Path, name: &str) -> Result<PathBuf, String> {
    run("npm", &["pack", text(package)?, "--ignore-scripts", "--silent", "--pack-destination", text(to)?])?;
    let packed = to.join(format!("{name}-{VERSION}.tgz"));
    if packed.exists() { Ok(packed) } else { Err(format!("npm did not write {}", packed.display())) }
}

/// Installs both into an empty folder with nothing but Node's own programs to hand, and without the network.
fn use_without_rust(main: &Path, platform: &Path) -> Result<(), String> {
    let user = far_away("node")?;
    let programs = user.join("programs");
    fs::create_dir_all(&programs).map_err(|error| error.to_string())?;
    for name in ["node", "npm", "npx", "sh", "env"] {
        let found = output("sh", &["-c", &format!("realpath \"$(command -v {name})\"")])?;
        symlink(found.trim(), programs.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    write(&user.join("package.json"), "{\"name\":\"user\",\"private\":true}\n")?;
    let block = first_block("bindings-node/README.md", "js")?;
    write(&user.join("readme.mjs"), &block)?;
    let version = format!(
        "const assert = require('node:assert'); const platform = '{}'; assert.equal(require('septet/package.json').version, '{VERSION}'); assert.equal(require(platform).release().version, '{VERSION}'); assert.equal(require(`${{platform}}/package.json`).version, '{VERSION}')",
        self::platform()?.package()
    );
    write(&user.join("version.cjs"), &version)?;
    let script = format!(
        "set -e; cd '{}'; npm install '{}' '{}' --offline --no-audit --no-fund; node readme.mjs; node version.cjs; npx --offline septet analyze Hi",
        user.display(),
        main.display(),
        platform.display(),
    );
    run_with(
        "/usr/bin/env",
        &[
            "-i",
            &format!("PATH={}", text(&programs)?),
            &format!("HOME={}", text(&user)?),
            "sh",
            "-c",
            &script,
        ],
        &[],
    )?;
    if user.join("node_modules/septet/vendor/target").exists() {
        return Err("the addon was built, though there was a prebuilt one".into());
    }
    fs::remove_dir_all(&user).map_err(|error| error.to_string())
}
