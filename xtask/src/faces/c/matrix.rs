//! The headers compile alone and twice in one program, in every language that they promise.

use std::fs;

use super::artifact::{argument, workshop};
use crate::run::run;

// `gnu17` is what gcc and clang do without being told; it has macros of its own, like `unix`.
const C: [&str; 5] = ["c99", "c11", "c17", "c2x", "gnu17"];
const CPP: [&str; 4] = ["c++11", "c++17", "c++20", "gnu++17"];
const WRAPPER: [&str; 2] = ["c++17", "c++20"];

pub(super) fn check() -> Result<(), String> {
    for (c, cpp) in [("gcc", "g++"), ("clang", "clang++")] {
        for standard in C {
            compile(c, standard, "tests/c/header.c", &[])?;
            twice(c, standard, "c", "septet.h")?;
        }
        for standard in CPP {
            compile(cpp, standard, "tests/cpp/header.cpp", &[])?;
            twice(cpp, standard, "cpp", "septet.h")?;
        }
        for standard in WRAPPER {
            twice(cpp, standard, "cpp", "septet.hpp")?;
        }
    }
    // What embedders switch off.
    compile("g++", "c++17", "tests/cpp/header.cpp", &["-fno-exceptions", "-fno-rtti"])?;
    compile("gcc", "c11", "tests/c/header.c", &["-fshort-enums"])
}

/// A program that uses every initialiser.
fn compile(compiler: &str, standard: &str, source: &str, more: &[&str]) -> Result<(), String> {
    let standard = format!("-std={standard}");
    let mut arguments = vec![
        standard.as_str(),
        "-Wall",
        "-Wextra",
        "-Wpedantic",
        "-Werror",
        "-Iinclude",
        "-fsyntax-only",
        source,
    ];
    arguments.extend(more);
    run(compiler, &arguments)
}

/// A header alone, twice in one unit, and in two units of one program.
fn twice(compiler: &str, standard: &str, extension: &str, header: &str) -> Result<(), String> {
    let folder = workshop("matrix")?;
    let one = folder.join(format!("one.{extension}"));
    let other = folder.join(format!("other.{extension}"));
    let program = folder.join("program");
    let include = format!("#include \"{header}\"\n");
    let write = |path, text: String| fs::write(path, text).map_err(|error| error.to_string());
    write(&one, format!("{include}{include}int other(void);\nint main(void) {{ return other(); }}\n"))?;
    write(&other, format!("{include}int other(void);\nint other(void) {{ return SEPTET_OK; }}\n"))?;
    let standard = format!("-std={standard}");
    let fixed = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Iinclude", "-o"];
    let mut arguments = vec![standard.as_str()];
    arguments.extend(fixed);
    // Inline functions of the wrapper that nobody calls need no library; the few that are emitted do.
    arguments.extend([argument(&program)?, argument(&one)?, argument(&other)?]);
    run(compiler, &arguments)
}
