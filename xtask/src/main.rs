//! The project's one tool: `cargo xtask <verb>`.

mod bench;
mod check;
mod faces;
mod generate;
mod instructions;
mod readme;
mod run;
mod test;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <verb>
  check          formatting, lints, documentation, drift of generated files (the fast part)
  test           everything: check, then every test of every face
  test --slow    the same with millions of random inputs
  gen            writes the generated tables from core/data
  bench tables   septet beside a C loop, other libraries and the machine itself: writes BENCHMARKS.md and its chart
  instructions   counts the core's instructions; fails when there are more than recorded. `instructions record` records
  bench [FACE]   the benchmarks of core, c, python, node; of all when none is named
  dist c         the archive for C programmers, installed and tried
  c <verb>       gen, check, test, dist or bench of the C face alone";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["check"] => check::check(),
        ["test"] => test::test(test::Depth::Usual),
        ["test", "--slow"] => test::test(test::Depth::Slow),
        ["gen"] => generate::write(),
        ["bench"] => bench::all(),
        ["bench", "tables"] => bench::tables(),
        ["instructions"] => instructions::check(),
        ["instructions", "record"] => instructions::record(),
        ["bench", "core"] => bench::core(),
        ["bench", "c"] => faces::c::bench(),
        ["bench", "python"] => faces::python::bench(),
        ["bench", "node"] => faces::node::bench(),
        ["c", verb] => faces::c::verb(verb),
        ["dist", "c"] => faces::c::dist(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
