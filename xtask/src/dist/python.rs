//! The wheel for old and new Linux, and the source archive, each installed where nothing else is.

use std::fs;
use std::path::Path;

use super::{check_glibc, empty, first_block, neutral_paths, only, path_with_tools, text, tools};
use crate::run::{output, root, run, run_with};
use crate::size;
use crate::versions::VERSION;

const MANIFEST: &str = "bindings-python/Cargo.toml";

/// `cargo xtask dist python`.
pub(crate) fn dist() -> Result<(), String> {
    let folder = empty("python")?;
    let maturin = tools()?.join("bin/maturin");
    let target = root().join("target/dist/build-python");
    let (path, flags) = (path_with_tools()?, neutral_paths()?);
    let environment = [("PATH", path.as_str()), ("CARGO_TARGET_DIR", text(&target)?), ("RUSTFLAGS", &flags)];
    let wheel =
        ["build", "--manifest-path", MANIFEST, "--zig", "--compatibility", "manylinux2014", "--locked"];
    let to = ["--interpreter", "python3", "--out", text(&folder)?];
    run_with(text(&maturin)?, &[&wheel[..], &to].concat(), &environment)?;
    run(text(&maturin)?, &["sdist", "--manifest-path", MANIFEST, "--out", text(&folder)?])?;
    let (wheel, source) = (only(&folder, ".whl")?, only(&folder, ".tar.gz")?);
    check_wheel(&wheel)?;
    use_in_empty_environment(&wheel, &["--no-index"], &[])?;
    // What builds it comes from the index; the archive itself has to hold the rest.
    use_in_empty_environment(&source, &[], &[("CARGO_TARGET_DIR", text(&target)?)])?;
    println!("{}\n{}", wheel.display(), source.display());
    Ok(())
}

/// What the wheel promises of the machines that it runs on, by a judge of its own.
fn check_wheel(wheel: &Path) -> Result<(), String> {
    let told = output(text(&tools()?.join("bin/auditwheel"))?, &["show", text(wheel)?])?;
    println!("{}", told.trim());
    let name = wheel.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !name.starts_with(&format!("septet-{VERSION}-")) || !name.contains("manylinux2014") {
        return Err(format!("{name} is no wheel of {VERSION} for manylinux2014"));
    }
    let unpacked = empty("python-wheel")?;
    run("python3", &["-m", "zipfile", "-e", text(wheel)?, text(&unpacked)?])?;
    let extension = only(&unpacked.join("septet"), ".so")?;
    check_glibc(&extension)?;
    size::PYTHON.check(&extension)?;
    let papers = unpacked.join(format!("septet-{VERSION}.dist-info"));
    only(&papers.join("sboms"), ".json")?;
    only(&papers.join("licenses"), "MIT").map(|_| ())
}

/// Installs a file into a new virtual environment and runs what the README shows first.
fn use_in_empty_environment(
    package: &Path,
    options: &[&str],
    environment: &[(&str, &str)],
) -> Result<(), String> {
    let folder = empty("python-user")?;
    run("python3", &["-m", "venv", text(&folder)?])?;
    let install = [&["install", "--quiet"], options, &[text(package)?]].concat();
    run_with(text(&folder.join("bin/pip"))?, &install, environment)?;
    let block = first_block("bindings-python/README.md", "python")?;
    let block = format!("{block}\nimport septet\nassert septet.__version__ == '{VERSION}'\n");
    let python = folder.join("bin/python");
    run(text(&python)?, &["-I", "-W", "error", "-c", &block])?;
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}
