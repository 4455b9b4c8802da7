//! The documentation as one static site, `target/site`: the pages under `docs`, those of the project's folders, and a reference of every face.

use std::fs;
use std::path::PathBuf;

use crate::run::{root, run, run_with};

/// What is built for the site lies here; the site itself in `target/site`.
fn place(name: &str) -> PathBuf {
    root().join("target/docs").join(name)
}

fn text(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}

/// Builds the site. Fails when a link leads nowhere, when a function is not described, or when a page would fetch something.
pub(crate) fn build() -> Result<(), String> {
    run("cargo", &["build", "--release", "--locked", "-p", "septet-cli"])?;
    check_pictures()?;
    rust()?;
    node()?;
    python()?;
    let mkdocs = text(place("python/bin/mkdocs"));
    let environment = [("NO_MKDOCS_2_WARNING", "1"), ("PYTHONDONTWRITEBYTECODE", "1")];
    run_with(&mkdocs, &["build", "--clean", "--config-file", "site/mkdocs.yml"], &environment)?;
    println!("open {}", text(root().join("target/site/index.html")));
    Ok(())
}

/// Draws the pictures of the pages from what the command prints.
pub(crate) fn pictures() -> Result<(), String> {
    run("cargo", &["build", "--release", "--locked", "-p", "septet-cli"])?;
    run("python3", &["site/pictures.py"])
}

/// Fails when a picture shows something else than what the command prints now. The command is there already.
pub(crate) fn check_pictures() -> Result<(), String> {
    run("python3", &["site/pictures.py", "--check"])
}

fn rust() -> Result<(), String> {
    let target = text(place("rustdoc"));
    let arguments =
        ["doc", "-p", "septet", "--no-deps", "--all-features", "--locked", "--target-dir", &target];
    run_with("cargo", &arguments, &[("RUSTDOCFLAGS", "-D warnings")])
}

/// The pages of the Node face from its types. The packages are not installed beside the sources.
fn node() -> Result<(), String> {
    let folder = place("npm");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        let copied = fs::copy(root().join("site").join(file), folder.join(file));
        copied.map_err(|error| format!("site/{file}: {error}"))?;
    }
    run("npm", &["--prefix", &text(folder.clone()), "ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    let typedoc = text(folder.join("node_modules/typedoc/bin/typedoc"));
    // Plugins are looked for from where it runs.
    let command = format!(
        "cd '{}' && node '{typedoc}' --options '{}'",
        folder.display(),
        text(root().join("site/typedoc.json"))
    );
    run("sh", &["-c", &command])
}

/// The tools, made anew only when their list changes, and the Python face as it is now.
fn python() -> Result<(), String> {
    let requirements = root().join("site/requirements.txt");
    let wanted =
        fs::read_to_string(&requirements).map_err(|error| format!("site/requirements.txt: {error}"))?;
    let environment = place("python");
    let (stamp, pip) = (environment.join("requirements"), text(environment.join("bin/pip")));
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return package(&pip);
    }
    run("python3", &["-m", "venv", "--clear", &text(environment)])?;
    run(&pip, &["install", "--quiet", "--requirement", &text(requirements)])?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    package(&pip)
}

fn package(pip: &str) -> Result<(), String> {
    let target = text(root().join("target"));
    let options = ["install", "--quiet", "--force-reinstall", "--no-deps", "./bindings-python"];
    run_with(pip, &options, &[("CARGO_TARGET_DIR", &target)])
}
