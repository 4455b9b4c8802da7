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
const SHARED: [&str; 4] =
    ["tests/c/support.c", "tests/c/all_vectors.c", "tests/c/text_options.c", "tests/c/wire.c"];

/// A program of several sources in one language.
struct Program {
    name: &'static str,
    compiler: &'static str,
    standard: &'static str,
    sources: Vec<&'static str>,
}

/// The vector runners in C and C++.
pub(super) fn vectors(artifact: &Artifact) -> Result<(), String> {
    let c = Program {
        name: "vectors",
        compiler: "gcc",
        standard: "-std=c11",
        sources: [
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
        ]
        .into_iter()
        .chain(SHARED)
        .collect(),
    };
    let cpp = Program {
        name: "vectors-cpp",
        compiler: "g++",
        standard: "-std=c++17",
        sources: vec![
            "tests/cpp/run_vectors.cpp",
            "tests/cpp/ops_smart.cpp",
            "tests/cpp/wire.cpp",
            "tests/cpp/ops_gateway.cpp",
            "tests/cpp/ops_dispatch.cpp",
        ],
    };
    sanitized_and_watched(&c, artifact)?;
    sanitized_and_watched(&cpp, artifact)
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
        let program = Program { name, compiler: "gcc", standard: "-std=c11", sources: vec![source] };
        sanitized_and_watched(&program, artifact)?;
    }
    for (name, source) in CPP {
        let program = Program { name, compiler: "g++", standard: "-std=c++17", sources: vec![source] };
        sanitized_and_watched(&program, artifact)?;
    }
    Ok(())
}

/// A forced panic comes back as a status. Not under valgrind, where the debug build takes minutes for a backtrace.
pub(super) fn panics() -> Result<(), String> {
    let artifact = artifact::panicking()?;
    let program =
        Program { name: "panics", compiler: "gcc", standard: "-std=c11", sources: vec!["tests/c/panics.c"] };
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
    let mut sources: Vec<PathBuf> = program.sources.iter().map(|source| root().join(source)).collect();
    // C++ links the shared parts, which are C.
    if program.compiler == "g++" {
        for source in SHARED {
            let object = folder.join(Path::new(source).with_extension("o").file_name().unwrap_or_default());
            let mut arguments =
                vec!["-std=c11", "-c", source, "-o", argument(&object)?, "-Iinclude", "-Itests/c"];
            arguments.extend(WARNINGS.iter().chain(flags));
            run("gcc", &arguments)?;
            sources.push(object);
        }
    }
    let mut arguments = vec![program.standard, "-Iinclude", "-Itests/c"];
    arguments.extend(WARNINGS.iter().chain(flags));
    for source in &sources {
        arguments.push(argument(source)?);
    }
    arguments.extend(["-o", argument(&executable)?, argument(&artifact.archive)?]);
    arguments.extend(STATIC_LIBRARIES);
    run(program.compiler, &arguments)?;
    Ok(executable)
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
