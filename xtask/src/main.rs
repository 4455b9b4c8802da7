//! The project's one tool: `cargo xtask <verb>`.

mod bench;
mod check;
mod differential;
mod dist;
mod docs;
mod faces;
mod fuzz;
mod generate;
mod instructions;
mod interoperate;
mod numbering;
mod prove;
mod readme;
mod run;
mod size;
mod targets;
mod test;
mod unsafe_blocks;
mod versions;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <verb>
  check          formatting, lints, documentation, drift of generated files (the fast part)
  test           everything: check, then every test of every face
  test --slow    the same with millions of random inputs
  gen            writes the generated tables from core/data
  docs           the documentation as a site, target/site; `docs pictures` draws the pictures of the pages anew,
                 `docs examples` runs the commands on them
  numbering      compares the numbering plans with another implementation, over every edge
  differential   asks every face the same and compares; with `--slow` over 100,000 inputs, and other libraries with them
  interoperate   independent implementations read what septet writes (a part of test)
  bench tables   septet beside a C loop, other libraries and the machine itself: writes BENCHMARKS.md and its chart
  instructions   counts the core's instructions; fails when there are more than recorded. `instructions record` records
  bench [FACE]   the benchmarks of core, c, python, node; of all when none is named
  prove          what is promised of the core, shown on what the compiler made of it: all of these
  prove io       it asks for nothing but memory (a part of test)
  prove panics   no more places may panic than recorded. `prove panics record` records
  prove time     instructions at n, 2n and 4n on the worst inputs: time is linear
  prove supply   licences, sources and duplicates of the dependencies
  targets [NAME] the core's tests on i686, s390x (big-endian) and aarch64, or one of them
  fuzz [TARGET] --minutes N
                 fuzzes every target of core/fuzz, or one, N minutes each
  fuzz seed      grows the corpora from the vectors and keeps what reaches new code
  size           what the libraries of the faces consist of, and how large they are as shipped
  dist           everything that is released, each used in an empty place; or one of: dist crate, c, python, node, command
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
        ["docs"] => docs::build(),
        ["docs", "examples"] => readme::check_console_blocks(),
        ["docs", "pictures"] => docs::pictures(),
        ["numbering"] => numbering::compare(),
        ["differential"] => differential::differential(test::Depth::Usual),
        ["differential", "--slow"] => differential::differential(test::Depth::Slow),
        ["interoperate"] => interoperate::interoperate(),
        ["bench"] => bench::all(),
        ["bench", "tables"] => bench::tables(),
        ["instructions"] => instructions::check(),
        ["instructions", "record"] => instructions::record(),
        ["prove"] => prove::all(),
        ["prove", "io"] => prove::io::check(),
        ["prove", "panics"] => prove::panics::check(),
        ["prove", "supply"] => prove::supply::check(),
        ["targets"] => targets::test(None),
        ["targets", name] => targets::test(Some(name)),
        ["prove", "time"] => prove::time::check(),
        ["prove", "panics", "record"] => prove::panics::record(),
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
        ["size"] => size::print(),
        ["dist"] => dist::all(),
        ["dist", "crate"] => dist::krate(),
        ["dist", "c"] => faces::c::dist(),
        ["dist", "python"] => dist::python(),
        ["dist", "node"] => dist::node(),
        ["dist", "command"] => dist::command(),
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
