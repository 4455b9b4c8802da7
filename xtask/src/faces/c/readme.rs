//! The blocks of `ffi-c/README.md` after the first of each kind, and those of the pages under docs: programs in C with what they
//! print in the `text` block below, bodies in C++.

use std::fs;
use std::path::Path;

use crate::readme::{blocks, pages};
use crate::run::{root, run_with};

/// Compiles and runs them in a folder; the environment leads to the installed library.
pub(super) fn further(text: &str, folder: &Path, environment: &[(&str, &str)]) -> Result<(), String> {
    check("README", text, 1, folder, environment)?;
    for page in pages()? {
        let text = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
        let name = page.strip_prefix(root().join("docs")).unwrap_or(&page).with_extension("");
        check(&name.to_string_lossy().replace('/', "-"), &text, 0, folder, environment)?;
    }
    Ok(())
}

/// The blocks of a document after the first few of each language.
fn check(
    document: &str,
    text: &str,
    skipped: usize,
    folder: &Path,
    environment: &[(&str, &str)],
) -> Result<(), String> {
    let blocks = blocks(text);
    let shown = blocks.iter().skip(1).map(Some).chain([None]);
    let programs = blocks.iter().zip(shown).filter(|((language, _), _)| *language == "c");
    for (number, ((_, program), shown)) in programs.enumerate().skip(skipped) {
        let Some(("text", expected)) = shown else {
            return Err(format!("program {number} of {document} has no output below it"));
        };
        let name = format!("{document}-{number}");
        write(folder, &format!("{name}.c"), program)?;
        let compile =
            format!("cc -Wall -Wextra -Werror {name}.c $(pkg-config --cflags --libs septet) -o {name}");
        shell(folder, &format!("{compile} && ./{name} > {name}.out"), environment)?;
        let printed =
            fs::read_to_string(folder.join(format!("{name}.out"))).map_err(|error| error.to_string())?;
        if printed != *expected {
            return Err(format!("program {number} of {document} prints\n{printed}\nand not\n{expected}"));
        }
        println!("{document}: program {number} as expected");
    }
    let bodies = blocks.iter().filter(|(language, _)| *language == "cpp");
    for (number, (_, body)) in bodies.enumerate().skip(skipped) {
        let name = format!("{document}-cpp-{number}");
        let program = format!("#include <septet.hpp>\nint main() {{\n{body}\nreturn 0; }}\n");
        write(folder, &format!("{name}.cpp"), &program)?;
        let compile = format!("c++ -std=c++17 {name}.cpp $(pkg-config --cflags --libs septet) -o {name}");
        shell(folder, &format!("{compile} && ./{name}"), environment)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::write(folder.join(name), text).map_err(|error| error.to_string())
}

fn shell(folder: &Path, commands: &str, environment: &[(&str, &str)]) -> Result<(), String> {
    run_with("sh", &["-c", &format!("cd '{}' && {commands}", folder.display())], environment)
}
