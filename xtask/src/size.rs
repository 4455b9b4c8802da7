//! `cargo xtask size`: how large the libraries of the faces are as shipped, part by part, and how large they may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{output, root, run_with};

/// A library that is shipped, and how many octets it may have, stripped. `docs/sizes.md` says why as many.
pub(crate) struct Library {
    name: &'static str,
    pub(crate) package: &'static str,
    pub(crate) file: &'static str,
    /// The profile of the workspace that it is built by.
    pub(crate) profile: &'static str,
    most: u64,
}

/// `libseptet.so`.
pub(crate) const C: Library = Library {
    name: "C",
    package: "septet-capi",
    file: "libseptet_c.so",
    profile: "c-face",
    most: 1896 * 1024,
};

/// `septet._septet`.
pub(crate) const PYTHON: Library = Library {
    name: "Python",
    package: "septet-python",
    file: "lib_septet.so",
    profile: "face",
    most: 2608 * 1024,
};

/// The addon.
pub(crate) const NODE: Library = Library {
    name: "Node",
    package: "septet-node",
    file: "libseptet_node.so",
    profile: "face",
    most: 2344 * 1024,
};

/// Where the code of the core is told apart; the rest of it is one part.
const MODULES: [&str; 9] =
    ["address", "api", "dispatch", "error", "money", "plan", "text", "upstream", "wire"];

/// What std links in to print a panic with its call stack. A library that catches panics has it, whatever else it does.
const PANIC_PRINTER: [&str; 4] = ["addr2line", "gimli", "miniz_oxide", "rustc_demangle"];

const STANDARD: [&str; 6] = ["alloc", "core", "hashbrown", "memchr", "std", "std_detect"];

#[derive(Default)]
struct Share {
    code: u64,
    data: u64,
}

/// Builds the three with their symbols and prints what they consist of.
pub(crate) fn print() -> Result<(), String> {
    for library in [C, PYTHON, NODE] {
        let built = build(&library)?;
        let stripped = built.with_extension("stripped");
        strip(&built, &stripped)?;
        let parts = parts(&output("nm", &["-S", "-C", "--defined-only", argument(&built)?])?);
        let sections = sections(&output("size", &["-A", "-d", argument(&stripped)?])?);
        println!("\n{}: {} octets stripped, at most {}", library.name, octets(&stripped)?, library.most);
        println!("  {:<24}{:>10}{:>10}", "part", "code", "data");
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(_, share)| std::cmp::Reverse(share.code + share.data));
        for (part, share) in parts {
            println!("  {part:<24}{:>10}{:>10}", share.code, share.data);
        }
        println!("  {:<24}{:>10}", "section", "octets");
        for (section, octets) in sections.iter().filter(|(_, octets)| *octets >= 1024) {
            println!("  {section:<24}{octets:>10}");
        }
    }
    Ok(())
}

impl Library {
    /// Fails when the library, as built by a face's tests, has grown over its limit.
    pub(crate) fn check(&self, built: &Path) -> Result<(), String> {
        let folder = root().join("target/size");
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let stripped = folder.join(self.file);
        strip(built, &stripped)?;
        let octets = octets(&stripped)?;
        println!("{}: the stripped library has {octets} octets, at most {}", self.name, self.most);
        if octets <= self.most {
            return Ok(());
        }
        Err(format!("the library of {} is too large: see docs/sizes.md and `cargo xtask size`", self.name))
    }
}

/// A build like the shipped one, with symbols that tell for what type a generic function was compiled.
fn build(library: &Library) -> Result<PathBuf, String> {
    let target = root().join("target/size");
    // Said of the package too, which may have a profile of its own.
    let strip = format!("profile.{}.package.{}.strip=\"none\"", library.profile, library.package);
    let arguments = [
        "rustc",
        "--locked",
        "--lib",
        "--crate-type",
        "cdylib",
        "--profile",
        library.profile,
        "-p",
        library.package,
        "--config",
        "profile.face.strip=\"none\"",
        "--config",
        &strip,
    ];
    let environment =
        [("CARGO_TARGET_DIR", argument(&target)?), ("RUSTFLAGS", "-Csymbol-mangling-version=v0")];
    run_with("cargo", &arguments, &environment)?;
    Ok(target.join(library.profile).join(library.file))
}

fn strip(from: &Path, to: &Path) -> Result<(), String> {
    output("strip", &["--strip-unneeded", "-o", argument(to)?, argument(from)?]).map(|_| ())
}

fn octets(file: &Path) -> Result<u64, String> {
    fs::metadata(file).map(|file| file.len()).map_err(|error| format!("{}: {error}", file.display()))
}

fn argument(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))
}

/// The lines of `nm -S -C`, added up by part. What has no symbol, such as most texts, is only in the sections.
fn parts(table: &str) -> BTreeMap<String, Share> {
    let mut parts: BTreeMap<String, Share> = BTreeMap::new();
    for line in table.lines() {
        // The address, the size, the kind and the name, which may hold spaces.
        let mut words = line.splitn(4, ' ');
        let (Some(_), Some(size), Some(kind), Some(name)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let Ok(size) = u64::from_str_radix(size, 16) else { continue };
        let share = parts.entry(part(name)).or_default();
        match kind {
            "t" | "T" | "w" | "W" => share.code += size,
            _ => share.data += size,
        }
    }
    parts
}

/// The part that a demangled name belongs to: the first crate in it that is not the standard library, since most generic code of
/// the standard library is there for somebody's type.
fn part(name: &str) -> String {
    let mut standard = None;
    for path in name.split(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':')) {
        let Some((krate, rest)) = path.split_once("::") else { continue };
        match krate {
            "" => {}
            "std" if rest.starts_with("backtrace_rs") => return "panic printer".into(),
            _ if PANIC_PRINTER.contains(&krate) => return "panic printer".into(),
            _ if STANDARD.contains(&krate) => standard = Some("std"),
            "septet" => {
                let module = rest.split("::").next().unwrap_or_default();
                return if MODULES.contains(&module) { format!("septet::{module}") } else { krate.into() };
            }
            _ => return krate.into(),
        }
    }
    // Exported functions are named without a crate.
    standard.unwrap_or(if name.starts_with("septet_") { "exported functions" } else { "unnamed" }).into()
}

/// The lines of `size -A`, largest first.
fn sections(table: &str) -> Vec<(String, u64)> {
    let row = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next()?.to_owned();
        Some((name, words.next()?.parse().ok()?))
    };
    let mut sections: Vec<_> = table.lines().filter_map(row).collect();
    sections.sort_by_key(|(_, octets)| std::cmp::Reverse(*octets));
    sections
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_symbol_belongs_to_the_crate_whose_type_it_serves() {
        let expected = [
            ("septet::text::advice::find", "septet::text"),
            ("<septet::wire::udh::Udh as core::fmt::Debug>::fmt", "septet::wire"),
            ("core::slice::sort::quicksort::<septet::plan::bulk::Row, fn()>", "septet::plan"),
            ("<alloc::string::String as core::fmt::Write>::write_str", "std"),
            ("<gimli::read::dwarf::Unit<gimli::EndianSlice>>::new", "panic printer"),
            ("std::backtrace_rs::symbolize::gimli::resolve", "panic printer"),
            ("std::panicking::default_hook", "std"),
            ("core::ptr::drop_in_place::<serde_json::error::Error>", "serde_json"),
            ("septet_text_analyze", "exported functions"),
            ("rust_eh_personality", "unnamed"),
        ];
        for (name, expected) in expected {
            assert_eq!(part(name), expected, "{name}");
        }
    }
}
