//! The project's one tool: `cargo xtask <verb>`.

mod bench;
mod check;
mod faces;
mod generate;
mod readme;
mod run;
mod test;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <verb>
  check          formatting, lints, documentation, drift of generated files (the fast part)
  test           everything: check, then every test of every face
  test --slow    the same with millions of random inputs
  gen            writes the generated tables from core/data
  bench          the benchmarks";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["check"] => check::check(),
        ["test"] => test::test(test::Depth::Usual),
        ["test", "--slow"] => test::test(test::Depth::Slow),
        ["gen"] => generate::write(),
        ["bench"] => bench::bench(),
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
