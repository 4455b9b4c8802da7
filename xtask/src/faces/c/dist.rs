//! The archive that C programmers install, and the proof that it works.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::artifact::{Artifact, STATIC_LIBRARIES, argument, release, workshop};
use super::{examples, readme, symbols};
use crate::dist::sbom;
use crate::run::{output, root, run, run_with};
use crate::size::C;
use crate::versions::VERSION;

/// The number in the name of the shared library: `SEPTET_ABI_VERSION`, and `ffi-c/build.rs`.
const ABI: &str = "0";

/// `cargo xtask dist c`.
pub(crate) fn dist() -> Result<(), String> {
    let artifact = release()?;
    symbols::check(&artifact)?;
    let archive = pack(&artifact)?;
    let prefix = install(&archive)?;
    check_soname(&prefix)?;
    by_pkg_config(&prefix)?;
    by_cmake(&prefix)?;
    readme(&prefix)?;
    println!("{}", archive.display());
    Ok(())
}

/// Puts the archive together; everything in it finds its neighbours by relative paths, so it may be unpacked anywhere.
fn pack(artifact: &Artifact) -> Result<PathBuf, String> {
    let folder = workshop("dist")?;
    let name = format!("septet-c-{VERSION}-{}-{}", std::env::consts::ARCH, std::env::consts::OS);
    let tree = folder.join(&name);
    let place = |path: &str| {
        let place = tree.join(path);
        fs::create_dir_all(&place).map_err(|error| format!("{path}: {error}")).map(|()| place)
    };
    let (include, lib) = (place("include")?, place("lib")?);
    for header in ["septet.h", "septet.hpp"] {
        copy(&root().join("include").join(header), &include.join(header))?;
    }
    let shared = lib.join(format!("libseptet.so.{VERSION}"));
    output("strip", &["--strip-unneeded", "-o", argument(&shared)?, argument(&artifact.shared)?])?;
    let soname = format!("libseptet.so.{ABI}");
    link(&format!("libseptet.so.{VERSION}"), &lib.join(&soname))?;
    link(&soname, &lib.join("libseptet.so"))?;
    output(
        "strip",
        &["--strip-debug", "-o", argument(&lib.join("libseptet.a"))?, argument(&artifact.archive)?],
    )?;
    write(&place("lib/pkgconfig")?.join("septet.pc"), include_str!("septet.pc.in"))?;
    let cmake = place("lib/cmake/septet")?;
    write(&cmake.join("septetConfig.cmake"), include_str!("septetConfig.cmake.in"))?;
    write(&cmake.join("septetConfigVersion.cmake"), include_str!("septetConfigVersion.cmake.in"))?;
    let documents = place("share/doc/septet")?;
    for document in ["LICENSE-MIT", "LICENSE-APACHE", "ffi-c/README.md"] {
        let from = root().join(document);
        copy(&from, &documents.join(from.file_name().unwrap_or_default()))?;
    }
    let bill = documents.join("sbom.cdx.json");
    fs::write(&bill, sbom::bill(C.package)?).map_err(|error| format!("{}: {error}", bill.display()))?;
    let archive = folder.join(format!("{name}.tar.gz"));
    output("tar", &["-C", argument(&folder)?, "-czf", argument(&archive)?, &name])?;
    Ok(archive)
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{}: {error}", from.display()))
}

fn link(to: &str, from: &Path) -> Result<(), String> {
    symlink(to, from).map_err(|error| format!("{}: {error}", from.display()))
}

fn write(path: &Path, template: &str) -> Result<(), String> {
    let text = template
        .replace("@VERSION@", VERSION)
        .replace("@ABI@", ABI)
        .replace("@STATIC_LIBRARIES@", &STATIC_LIBRARIES.join(" "))
        .replace(
            "@STATIC_LIBRARY_LIST@",
            &STATIC_LIBRARIES.map(|flag| flag.trim_start_matches("-l")).join(";"),
        );
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Unpacks the archive into an empty prefix.
fn install(archive: &Path) -> Result<PathBuf, String> {
    let prefix = workshop("prefix")?;
    run("tar", &["-C", argument(&prefix)?, "--strip-components=1", "-xzf", argument(archive)?])?;
    Ok(prefix)
}

fn check_soname(prefix: &Path) -> Result<(), String> {
    let dynamic = output("readelf", &["-d", argument(&prefix.join("lib/libseptet.so"))?])?;
    if dynamic.contains(&format!("Library soname: [libseptet.so.{ABI}]")) {
        Ok(())
    } else {
        Err(format!("the library has another soname:\n{dynamic}"))
    }
}

/// Every example, by nothing but what pkg-config says, dynamically and statically.
fn by_pkg_config(prefix: &Path) -> Result<(), String> {
    let folder = workshop("pkg-config")?;
    let search = format!("--with-path={}", argument(&prefix.join("lib/pkgconfig"))?);
    let version = output("pkg-config", &[&search, "--modversion", "septet"])?;
    if version.trim() != VERSION {
        return Err(format!("septet.pc says {version}"));
    }
    let library = argument(&prefix.join("lib"))?.to_owned();
    let shared = output("pkg-config", &[&search, "--cflags", "--libs", "septet"])?;
    let run_path = format!("-Wl,-rpath,{library}");
    // pkg-config has no word for "this one statically": the archive is named in place of `-lseptet`.
    let archived = output("pkg-config", &[&search, "--static", "--cflags", "--libs", "septet"])?
        .replace("-lseptet", &format!("{library}/libseptet.a"));
    for name in examples::names()? {
        let mut flags: Vec<_> = shared.split_whitespace().collect();
        flags.push(&run_path);
        let program = examples::compile(&name, &folder, &flags)?;
        needs_library(&program, true)?;
        examples::compare(&name, &program)?;
        let flags: Vec<_> = archived.split_whitespace().collect();
        let program = examples::compile(&name, &folder, &flags)?;
        needs_library(&program, false)?;
        examples::compare(&name, &program)?;
    }
    Ok(())
}

fn needs_library(program: &Path, expected: bool) -> Result<(), String> {
    let needed = output("readelf", &["-d", argument(program)?])?.contains("[libseptet.so.");
    if needed == expected { Ok(()) } else { Err(format!("{} is linked the other way", program.display())) }
}

/// A project of C and C++ by `find_package(septet)`, dynamically and statically.
fn by_cmake(prefix: &Path) -> Result<(), String> {
    for (kind, target) in [("shared", "septet::septet"), ("static", "septet::septet-static")] {
        let folder = workshop(&format!("cmake-{kind}"))?;
        let project = root().join("tests/c/cmake");
        run(
            "cmake",
            &[
                "-S",
                argument(&project)?,
                "-B",
                argument(&folder)?,
                &format!("-DCMAKE_PREFIX_PATH={}", argument(prefix)?),
                &format!("-DSEPTET_TARGET={target}"),
                &format!("-DEXAMPLES={}", argument(&root().join(examples::FOLDER))?),
            ],
        )?;
        run("cmake", &["--build", argument(&folder)?, "--parallel", "2"])?;
        for name in examples::names()? {
            needs_library(&folder.join(&name), kind == "shared")?;
            examples::compare(&name, &folder.join(&name))?;
        }
        run(argument(&folder.join("wrapper"))?, &[])?;
    }
    Ok(())
}

/// The lines of the README: its program, compiled by its own command.
fn readme(prefix: &Path) -> Result<(), String> {
    let text = fs::read_to_string(root().join("ffi-c/README.md")).map_err(|error| error.to_string())?;
    let block = |language: &str| {
        let (_, rest) = text.split_once(&format!("```{language}\n"))?;
        rest.split_once("```").map(|(block, _)| block.to_owned())
    };
    let program = block("c").ok_or("the README has no program")?;
    let expected = block("text").ok_or("the README has no output")?;
    let commands = block("sh").ok_or("the README has no command")?;
    let folder = workshop("readme")?;
    fs::write(folder.join("hello.c"), program).map_err(|error| error.to_string())?;
    let pkgconfig = prefix.join("lib/pkgconfig");
    let library = prefix.join("lib");
    let script = format!("set -e; cd '{}'; {commands}", folder.display());
    let environment = [("PKG_CONFIG_PATH", argument(&pkgconfig)?), ("LD_LIBRARY_PATH", argument(&library)?)];
    run_with("sh", &["-c", &format!("({script}) > '{}/printed'", folder.display())], &environment)?;
    let wrapped = block("cpp").ok_or("the README has no C++")?;
    // What stands there is the body of a program.
    let (include, body) = wrapped.split_once('\n').ok_or("the README's C++ has one line")?;
    let wrapped =
        format!("#include <cstdio>\n{include}\nint main() {{{body}\nreturn analysis.units != 32; }}\n");
    fs::write(folder.join("hello.cpp"), wrapped).map_err(|error| error.to_string())?;
    let compile = "c++ -std=c++17 hello.cpp $(pkg-config --cflags --libs septet) -o hello-cpp && ./hello-cpp";
    run_with("sh", &["-c", &format!("cd '{}' && {compile}", folder.display())], &environment)?;
    let printed = fs::read_to_string(folder.join("printed")).map_err(|error| error.to_string())?;
    if printed == expected {
        println!("README: as expected");
        readme::further(&text, &folder, &environment)
    } else {
        Err(format!("the README's program prints\n{printed}\nand not\n{expected}"))
    }
}
