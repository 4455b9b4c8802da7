//! The blocks of `ffi-c/README.md` after the first of each kind: programs in C with what they print below, bodies in C++.

use std::fs;
use std::path::Path;

use crate::run::run_with;

/// Compiles and runs them in a folder; the environment leads to the installed library.
pub(super) fn further(text: &str, folder: &Path, environment: &[(&str, &str)]) -> Result<(), String> {
    let (programs, outputs) = (blocks(text, "c"), blocks(text, "text"));
    if programs.len() != outputs.len() {
        return Err("the README has a program without an output, or an output without a program".into());
    }
    for (number, (program, expected)) in programs.iter().zip(outputs).enumerate().skip(1) {
        let name = format!("readme-{number}");
        write(folder, &format!("{name}.c"), program)?;
        let compile = format!("cc {name}.c $(pkg-config --cflags --libs septet) -o {name}");
        shell(folder, &format!("{compile} && ./{name} > {name}.out"), environment)?;
        let printed =
            fs::read_to_string(folder.join(format!("{name}.out"))).map_err(|error| error.to_string())?;
        if printed != expected {
            return Err(format!("program {number} of the README prints\n{printed}\nand not\n{expected}"));
        }
        println!("README: program {number} as expected");
    }
    for (number, body) in blocks(text, "cpp").iter().enumerate().skip(1) {
        let name = format!("readme-cpp-{number}");
        let program = format!("#include <septet.hpp>\nint main() {{\n{body}\nreturn 0; }}\n");
        write(folder, &format!("{name}.cpp"), &program)?;
        let compile = format!("c++ -std=c++17 {name}.cpp $(pkg-config --cflags --libs septet) -o {name}");
        shell(folder, &format!("{compile} && ./{name}"), environment)?;
    }
    Ok(())
}

/// The blocks in a language, in order.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let parts = text.split("```").collect::<Vec<_>>();
    // Every second part stands between fences, and begins with the language.
    parts
        .iter()
        .skip(1)
        .step_by(2)
        .filter_map(|part| part.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::write(folder.join(name), text).map_err(|error| error.to_string())
}

fn shell(folder: &Path, commands: &str, environment: &[(&str, &str)]) -> Result<(), String> {
    run_with("sh", &["-c", &format!("cd '{}' && {commands}", folder.display())], environment)
}
