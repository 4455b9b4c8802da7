//! The project's one tool: `cargo xtask <verb>`.

mod bench;
mod check;
mod faces;
mod fuzz;
mod generate;
mod instructions;
mod interoperate;
mod numbering;
mod readme;
mod run;
mod test;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <verb>
  check          formatting, lints, documentation, drift of generated files (the fast part)
  test           everything: check, then every test of every face
  test --slow    the same with millions of random inputs
  gen            writes the generated tables from core/data
  numbering      compares the numbering plans with another implementation, over every edge
  interoperate   independent implementations read what septet writes (a part of test)
  bench tables   septet beside a C loop, other libraries and the machine itself: writes BENCHMARKS.md and its chart
  instructions   counts the core's instructions; fails when there are more than recorded. `instructions record` records
  bench [FACE]   the benchmarks of core, c, python, node; of all when none is named
  fuzz [TARGET] --minutes N
                 fuzzes every target of core/fuzz, or one, N minutes each
  fuzz seed      grows the corpora from the vectors and keeps what reaches new code
  dist c         the archive for C programmers, installed and tried
  c <verb>       gen, check, test, dist or bench of the C face alone
  python, node   the tests of these faces alone";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["check"] => check::check(),
        ["test"] => test::test(test::Depth::Usual),
        ["test", "--slow"] => test::test(test::Depth::Slow),
        ["gen"] => generate::write(),
        ["numbering"] => numbering::compare(),
        ["interoperate"] => interoperate::interoperate(),
        ["bench"] => bench::all(),
        ["bench", "tables"] => bench::tables(),
        ["instructions"] => instructions::check(),
        ["instructions", "record"] => instructions::record(),
        ["bench", "core"] => bench::core(),
        ["bench", "c"] => faces::c::bench(),
        ["bench", "python"] => bench::python(),
        ["bench", "node"] => bench::node(),
        ["fuzz", "seed"] => fuzz::seed(),
        ["fuzz", "--minutes", minutes] => fuzz_for(None, minutes),
        ["fuzz", target, "--minutes", minutes] => fuzz_for(Some(target), minutes),
        ["c", verb] => faces::c::verb(verb),
        ["python"] => faces::python::test(),
        ["node"] => faces::node::test(),
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

fn fuzz_for(target: Option<&str>, minutes: &str) -> Result<(), String> {
    // Zero would mean without end to libFuzzer.
    let minutes = minutes.parse().ok().filter(|minutes: &u64| *minutes > 0);
    fuzz::fuzz(target, minutes.ok_or("how many minutes?")? * 60)
}
