//! The Python face: packages built as users build them, installed where nothing else is, and tested there.

use std::fs;
use std::path::PathBuf;

use crate::generate::numbering::release;
use crate::run::{output, root, run, run_with};
use crate::size;

/// Everything lands under the target folder, outside the package.
fn place(name: &str) -> PathBuf {
    root().join("target/python").join(name)
}

fn text(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}

/// A program of the environment with the test tools, in which [`test()`] leaves the usual wheel.
pub(crate) fn tool(name: &str) -> String {
    program(TESTS, name)
}

/// The usual wheel in the environment with the test tools, and the command.
pub(crate) fn ready() -> Result<(), String> {
    test_environment()?;
    install(PACKAGE)?;
    run("cargo", &["build", "--release", "-p", "septet-cli", "--locked"])
}

/// A program of one of our virtual environments.
fn program(environment: &str, name: &str) -> String {
    text(place(environment).join("bin").join(name))
}

/// A new, empty virtual environment.
fn fresh(environment: &str) -> Result<(), String> {
    run("python3", &["-m", "venv", "--clear", &text(place(environment))])
}

const FRESH: &str = "fresh";
const TESTS: &str = "tests";
const PACKAGE: &str = "./bindings-python";
const NOT_SLOW: [&str; 2] = ["-m", "not slow"];

/// Every test of the face but the slow ones.
pub(crate) fn test() -> Result<(), String> {
    let wheel = installed_from_source()?;
    test_environment()?;
    style()?;
    // The tests hold the module's command to the octets of the real one.
    run("cargo", &["build", "--release", "-p", "septet-cli", "--locked"])?;
    install(&wheel)?;
    let extension =
        output(&program(TESTS, "python"), &["-c", "import septet; print(septet._septet.__file__)"])?;
    size::PYTHON.check(extension.trim().as_ref())?;
    pytest(&NOT_SLOW, "usual")?;
    println!("\nfrom the source archive:");
    install(&source_archive()?)?;
    pytest(
        &["-m", "not slow", "tests/test_vectors.py", "tests/test_docs.py", "tests/test_parity.py"],
        "usual",
    )?;
    println!("\nthe portable wheel (abi3):");
    install(&build("abi3", &["--config-settings", "build-args=--features abi3"])?)?;
    let portable = pytest(&NOT_SLOW, "usual");
    // What is installed afterwards is the usual wheel, whatever the portable one did.
    install(&wheel)?;
    portable
}

/// The tests that need millions of inputs or a large dependency. Comes after [`test()`].
pub(crate) fn test_slow() -> Result<(), String> {
    run(&program(TESTS, "pip"), &["install", "--quiet", "pyspark==4.3.0"])?;
    pytest(&["-m", "slow", "tests/test_spark.py"], "slow")?;
    pytest(&["tests/test_text.py"], "slow")
}

/// `pip install ./bindings-python` in an empty environment, then what the README shows first. Gives the wheel.
fn installed_from_source() -> Result<String, String> {
    fresh(FRESH)?;
    run(&program(FRESH, "pip"), &["install", "--quiet", PACKAGE])?;
    let readme = fs::read_to_string(root().join("bindings-python/README.md"))
        .map_err(|error| format!("bindings-python/README.md: {error}"))?;
    let block = readme.split("```python\n").nth(1).and_then(|rest| rest.split("```").next());
    let block = block.ok_or("bindings-python/README.md shows no Python")?;
    // Not from the folder of the sources: it is the installed package that has to work.
    run(&program(FRESH, "python"), &["-I", "-W", "error", "-c", block])?;
    build("wheel", &[])
}

/// Builds a wheel as pip does.
fn build(folder: &str, options: &[&str]) -> Result<String, String> {
    let folder = place(folder);
    let _ = fs::remove_dir_all(&folder);
    let target = text(folder.clone());
    let wheel = ["wheel", "--quiet", "--no-deps", "--wheel-dir", &target, PACKAGE];
    run(&program(FRESH, "pip"), &[&wheel[..], options].concat())?;
    only_file(folder)
}

fn source_archive() -> Result<String, String> {
    let folder = place("sdist");
    let _ = fs::remove_dir_all(&folder);
    let manifest = "bindings-python/Cargo.toml";
    run(&program(TESTS, "maturin"), &["sdist", "--manifest-path", manifest, "--out", &text(folder.clone())])?;
    only_file(folder)
}

fn only_file(folder: PathBuf) -> Result<String, String> {
    let file = fs::read_dir(&folder).ok().and_then(|mut files| files.next()).and_then(Result::ok);
    file.map(|file| text(file.path())).ok_or(format!("{}: nothing was built", folder.display()))
}

/// The environment with the pinned test tools, made anew only when these change.
fn test_environment() -> Result<(), String> {
    let requirements = root().join("bindings-python/requirements-test.txt");
    let wanted =
        fs::read_to_string(&requirements).map_err(|error| format!("requirements-test.txt: {error}"))?;
    let stamp = place(TESTS).join("requirements");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    fresh(TESTS)?;
    run(&program(TESTS, "pip"), &["install", "--quiet", "--requirement", &text(requirements)])?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn install(package: &str) -> Result<(), String> {
    // The source archive unpacks to a place of its own; what it shares with other builds is compiled once.
    let target = text(root().join("target"));
    let options = ["install", "--quiet", "--force-reinstall", "--no-deps", package];
    run_with(&program(TESTS, "pip"), &options, &[("CARGO_TARGET_DIR", &target)])
}

fn style() -> Result<(), String> {
    let ruff = program(TESTS, "ruff");
    run(&ruff, &["check", "--quiet", "--no-cache", PACKAGE])?;
    run(&ruff, &["format", "--quiet", "--no-cache", "--check", PACKAGE])?;
    // What makes the site is held to the same rules.
    let rules = ["--no-cache", "--quiet", "--config", "bindings-python/pyproject.toml", "site"];
    run(&ruff, &[&["check"], &rules[..]].concat())?;
    run(&ruff, &[&["format", "--check"], &rules[..]].concat())
}

fn pytest(arguments: &[&str], profile: &str) -> Result<(), String> {
    let folder = root().join("bindings-python");
    let (config, folder) = (text(folder.join("pyproject.toml")), text(folder));
    let command = text(root().join("target/release/septet"));
    // Nothing is written beside the sources.
    let hypothesis = text(place("hypothesis"));
    let environment = [
        ("HYPOTHESIS_STORAGE_DIRECTORY", hypothesis.as_str()),
        ("SEPTET_COMMAND", command.as_str()),
        ("SEPTET_PROFILE", profile),
        ("PYTHONDONTWRITEBYTECODE", "1"),
    ];
    let paths: Vec<String> = arguments.iter().map(|argument| in_package(argument)).collect();
    let mut all = vec!["-m", "pytest", "--quiet", "--config-file", &config, "--rootdir", &folder];
    all.extend(paths.iter().map(String::as_str));
    if !arguments.iter().any(|argument| argument.ends_with(".py")) {
        all.push(&folder);
    }
    run_with(&program(TESTS, "python"), &all, &environment)
}

/// A test file by its path from the root.
fn in_package(argument: &str) -> String {
    if argument.ends_with(".py") { format!("bindings-python/{argument}") } else { argument.into() }
}

/// `cargo xtask bench python`: what crossing into Rust costs, against floors and peers, in one run. Gives the tables.
pub(crate) fn bench() -> Result<String, String> {
    const BENCH: &str = "bench";
    let wheel = installed_from_source()?;
    let floor = place("floor");
    let _ = fs::remove_dir_all(&floor);
    let target = text(root().join("target/python/floor-target"));
    let into = text(floor.clone());
    let built = ["wheel", "--quiet", "--no-deps", "--wheel-dir", &into, "./bindings-python/bench"];
    run_with(&program(FRESH, "pip"), &built, &[("CARGO_TARGET_DIR", &target)])?;
    if !place(BENCH).exists() {
        fresh(BENCH)?;
    }
    let pip = program(BENCH, "pip");
    let ours = ["install", "--quiet", "--force-reinstall", "--no-deps", &wheel, &only_file(floor)?];
    run(&pip, &ours)?;
    let requirements = fs::read_to_string(root().join("bindings-python/bench/requirements.txt"))
        .map_err(|error| format!("bindings-python/bench/requirements.txt: {error}"))?;
    let peers = requirements.lines().filter(|line| !line.starts_with('#')).map(str::to_owned);
    for peer in peers.chain([format!("phonenumbers=={}", release()?)]) {
        if run(&pip, &["install", "--quiet", &peer]).is_err() {
            println!("{peer} does not install: the tables are without it");
        }
    }
    output(&program(BENCH, "python"), &["bindings-python/bench/bench.py"])
}
