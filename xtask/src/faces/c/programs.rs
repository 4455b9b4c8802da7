//! The programs of `tests/c` and `tests/cpp`: under the sanitizers and under valgrind.

use std::fs;
use std::path::{Path, PathBuf};

use super::artifact::{self, Artifact, STATIC_LIBRARIES, argument, workshop};
use crate::run::{output, root, run, run_with};

/// Every warning is an error. The generated tables have strings longer than C promises to take.
const WARNINGS: [&str; 5] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wno-overlength-strings"];

const SANITIZERS: [&str; 4] =
    ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer", "-g"];

/// What the runners share.
const SHARED: [&str; 3] = ["tests/c/support.c", "tests/c/text_options.c", "tests/c/wire.c"];

/// What runs the vectors: all of the generated table, or one that a caller makes.
const ALL_VECTORS: &str = "tests/c/all_vectors.c";
const ONE_VECTOR: &str = "tests/differential/one_vector.c";

/// A program of several sources in one language, and its parts in C.
struct Program {
    name: &'static str,
    compiler: &'static str,
    standard: &'static str,
    sources: Vec<&'static str>,
    parts: Vec<&'static str>,
}

/// The vector runner in C.
fn in_c(name: &'static str, vectors: &'static str) -> Program {
    let sources = vec![
        "tests/c/run_vectors.c",
        "tests/c/ops_text.c",
        "tests/c/ops_smart.c",
        "tests/c/ops_template.c",
        "tests/c/ops_values.c",
        "tests/c/ops_plan.c",
        "tests/c/ops_api.c",
        "tests/c/ops_wire.c",
        "tests/c/ops_tpdu.c",
        "tests/c/ops_smpp.c",
        "tests/c/ops_receipts.c",
        "tests/c/ops_gateway.c",
        "tests/c/ops_dispatch.c",
    ];
    Program { name, compiler: "gcc", standard: "-std=c11", sources, parts: runner_parts(vectors) }
}

/// The vector runner in C++.
fn in_cpp(name: &'static str, vectors: &'static str) -> Program {
    let sources = vec![
        "tests/cpp/run_vectors.cpp",
        "tests/cpp/ops_text.cpp",
        "tests/cpp/ops_values.cpp",
        "tests/cpp/ops_plan.cpp",
        "tests/cpp/ops_api.cpp",
        "tests/cpp/ops_smart.cpp",
        "tests/cpp/wire.cpp",
        "tests/cpp/ops_gateway.cpp",
        "tests/cpp/ops_dispatch.cpp",
    ];
    Program { name, compiler: "g++", standard: "-std=c++17", sources, parts: runner_parts(vectors) }
}

fn runner_parts(vectors: &'static str) -> Vec<&'static str> {
    SHARED.into_iter().chain([vectors]).collect()
}

/// The vector runners in C and C++.
pub(super) fn vectors(artifact: &Artifact) -> Result<(), String> {
    sanitized_and_watched(&in_c("vectors", ALL_VECTORS), artifact)?;
    sanitized_and_watched(&in_cpp("vectors-cpp", ALL_VECTORS), artifact)
}

/// The runner in C as a library that takes one vector a call.
pub(super) fn library(artifact: &Artifact) -> Result<PathBuf, String> {
    build_library(&in_c("c", ONE_VECTOR), artifact)
}

/// The same in C++.
pub(super) fn library_in_cpp(artifact: &Artifact) -> Result<PathBuf, String> {
    build_library(&in_cpp("cpp", ONE_VECTOR), artifact)
}

/// What callers do wrong, in C and in C++, area by area.
pub(super) fn misuse(artifact: &Artifact) -> Result<(), String> {
    const C: [(&str, &str); 4] = [
        ("misuse", "tests/c/misuse.c"),
        ("misuse-text", "tests/c/misuse_text.c"),
        ("misuse-wire", "tests/c/misuse_wire.c"),
        ("misuse-dispatch", "tests/c/misuse_dispatch.c"),
    ];
    const CPP: [(&str, &str); 3] = [
        ("handles", "tests/cpp/handles.cpp"),
        ("handles-text", "tests/cpp/handles_text.cpp"),
        ("dispatch", "tests/cpp/dispatch.cpp"),
    ];
    for (name, source) in C {
        let program = of_one(name, "gcc", "-std=c11", source);
        sanitized_and_watched(&program, artifact)?;
    }
    for (name, source) in CPP {
        let program = of_one(name, "g++", "-std=c++17", source);
        sanitized_and_watched(&program, artifact)?;
    }
    Ok(())
}

fn of_one(
    name: &'static str,
    compiler: &'static str,
    standard: &'static str,
    source: &'static str,
) -> Program {
    Program { name, compiler, standard, sources: vec![source], parts: Vec::new() }
}

/// A forced panic comes back as a status. Not under valgrind, where the debug build takes minutes for a backtrace.
pub(super) fn panics() -> Result<(), String> {
    let artifact = artifact::panicking()?;
    let program = of_one("panics", "gcc", "-std=c11", "tests/c/panics.c");
    run_sanitized(&build(&program, &artifact, &SANITIZERS)?)
}

fn sanitized_and_watched(program: &Program, artifact: &Artifact) -> Result<(), String> {
    run_sanitized(&build(program, artifact, &SANITIZERS)?)?;
    let plain = build(program, artifact, &["-O1", "-g"])?;
    let arguments =
        ["--quiet", "--error-exitcode=9", "--leak-check=full", "--show-leak-kinds=all", argument(&plain)?];
    run("valgrind", &arguments)
}

fn build(program: &Program, artifact: &Artifact, flags: &[&str]) -> Result<PathBuf, String> {
    let kind = if flags.contains(&SANITIZERS[0]) { "sanitized" } else { "plain" };
    let folder = workshop(&format!("{}-{kind}", program.name))?;
    let executable = folder.join(program.name);
    let sources = compiled(program, &folder, flags)?;
    let mut arguments: Vec<&str> = sources.iter().map(String::as_str).collect();
    arguments.extend(["-o", argument(&executable)?, argument(&artifact.archive)?]);
    arguments.extend(STATIC_LIBRARIES);
    run(program.compiler, &arguments)?;
    Ok(executable)
}

/// A library that uses the shared library, whatever else has its names in the process.
fn build_library(program: &Program, artifact: &Artifact) -> Result<PathBuf, String> {
    let folder = workshop(&format!("{}-library", program.name))?;
    let library = folder.join(program.name).with_extension("so");
    let sources = compiled(program, &folder, &["-O0", "-fPIC"])?;
    let mut arguments: Vec<&str> = sources.iter().map(String::as_str).collect();
    arguments.extend(["-shared", "-Wl,-Bsymbolic", "-o", argument(&library)?, argument(&artifact.shared)?]);
    run(program.compiler, &arguments)?;
    Ok(library)
}

/// The arguments of a compiler up to the sources. C++ links the parts that are C.
fn compiled(program: &Program, folder: &Path, flags: &[&str]) -> Result<Vec<String>, String> {
    let mut arguments = vec![program.standard.to_owned(), "-Iinclude".into(), "-Itests/c".into()];
    arguments.extend(WARNINGS.iter().chain(flags).map(|&flag| flag.to_owned()));
    let mut sources: Vec<PathBuf> = program.sources.iter().map(|source| root().join(source)).collect();
    for part in &program.parts {
        if program.compiler == "gcc" {
            sources.push(root().join(part));
            continue;
        }
        let object = folder.join(Path::new(part).with_extension("o").file_name().unwrap_or_default());
        let mut of_part = vec!["-std=c11", "-c", part, "-o", argument(&object)?, "-Iinclude", "-Itests/c"];
        of_part.extend(WARNINGS.iter().chain(flags));
        run("gcc", &of_part)?;
        sources.push(object);
    }
    for source in &sources {
        arguments.push(argument(source)?.to_owned());
    }
    Ok(arguments)
}

/// Runs a program after a look whether the sanitizers are really in it.
fn run_sanitized(executable: &Path) -> Result<(), String> {
    let symbols = output("nm", &[argument(executable)?])?;
    for symbol in ["__asan_init", "__ubsan_handle"] {
        if !symbols.contains(symbol) {
            return Err(format!("{} was built without {symbol}", executable.display()));
        }
    }
    let strict = [
        (
            "ASAN_OPTIONS",
            "detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1:abort_on_error=0",
        ),
        ("UBSAN_OPTIONS", "print_stacktrace=1"),
    ];
    run_with(argument(executable)?, &[], &strict)?;
    // Large and never looked at again.
    fs::remove_file(executable).map_err(|error| error.to_string())
}
